"""Article -> claims."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factbench.errors import Unreadable
from factbench.languages import dates_told, finders_for
from factbench.model import Article, Claim, Paragraph, claim_id, quote_of
from factbench.settings import Settings
from factbench.text.clause import Clause, Cut, Reading
from factbench.text.footnote import unmarked
from factbench.text.language import language
from factbench.text.placed import Attributed, Placed, quoted_within, ranks_within
from factbench.text.quotation import verbatim
from factbench.text.saying import said_by, sayings
from factbench.text.sentence import sentences
from factbench.text.slots import (
    Attribution,
    Date,
    Edit,
    Found,
    Gap,
    How,
    Kind,
    Name,
    Quantity,
    Quotation,
    Rank,
    Worth,
)
from factbench.text.span import Span
from factbench.text.undated import with_undated
from factbench.text.worded import plain
from factbench.text.written import told

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence, Set
    from datetime import date

    from factbench.languages import Finders

VERSION = "9"
"""Rises when the same text may give other claims."""

DEFAULT = Settings()


def segment(
    article: Article | str, *, published: date | None = None, settings: Settings = DEFAULT
) -> list[Claim]:
    """Return the claims of an article, by where they begin, then where they end; none in an empty text.

    A claim is a clause that says something which can be checked: no question, heading or fragment. Each part is an
    exact slice of the text; parts are in order and apart; claims may be nested. All spans are in the article's text.
    In a language that no rules know claims are whole sentences, and only their quotations are found.

    Args:
        article: a text stands for an article of its own without title, address or date.
        published: the day from which "Monday" is counted; by default that of the article's last change.

    Raises:
        Unreadable: the text holds half of a surrogate pair, which no file can hold.
        Misuse: `Settings.parser` asks for a model that is not there.
    """
    whole = _article(article, published)
    return _Reading.of(whole, _finders(whole, settings), settings).claims()


def segmenter(article: Article | str, settings: Settings = DEFAULT) -> str:
    """What cuts the claims of this article with these settings, as `Claim.segmenter` has it.

    Raises: Misuse where `Settings.parser` asks for a model that is not there.
    """
    return _used(_finders(_article(article, None), settings), settings)


def _used(finders: Finders, settings: Settings) -> str:
    return f"{VERSION} {finders.used(settings.parser)}"


def notices(article: Article | str, settings: Settings = DEFAULT) -> tuple[str, ...]:
    """What a reader of the claims should know about how they were cut, in plain words; mostly nothing."""
    return _finders(_article(article, None), settings).notices(settings.parser)


# ---------------------------------------------------------------------------------------- what is segmented


def _article(article: Article | str, published: date | None) -> Article:
    if isinstance(article, Article):
        return article if published is None else replace(article, published=published, updated=None)
    try:
        encoded = article.encode()
    except UnicodeEncodeError as error:
        raise Unreadable(
            f"Character {error.start} of the text is half of a surrogate pair; remove it and try again."
        ) from error
    return Article(
        text=article,
        paragraphs=tuple(Paragraph(Span(*match.span())) for match in _PARAGRAPH.finditer(article)),
        published=published,
        snapshot=hashlib.sha256(encoded).hexdigest(),
        extractor="text 1",
    )


_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*")


def _finders(article: Article, settings: Settings) -> Finders:
    return finders_for(article.language or settings.language or language(article.text))


# ------------------------------------------------------------------------------------------ how it is read


@dataclass(frozen=True, slots=True)
class _Reading:
    """An article with all that was found in it before claims are cut."""

    article: Article
    id: str
    """The article's, which takes a hash of its whole text."""
    finders: Finders
    settings: Settings
    segmenter: str
    sentences: tuple[Span, ...]
    read: Reading
    dates: Placed[Date]
    quantities: Placed[Quantity]
    names: Placed[Name]
    ranks: Placed[Rank]
    quotations: Placed[Quotation]

    @classmethod
    def of(cls, article: Article, finders: Finders, settings: Settings) -> _Reading:
        text = article.text
        bounds = [unmarked(text, each) for each in sentences(text)]
        named, dated = (
            finders.names(text),
            dates_told(finders, text, published=article.published, updated=article.updated),
        )
        return cls(
            article,
            article.id,
            finders,
            settings,
            _used(finders, settings),
            tuple(bounds),
            finders.clauses(
                text, bounds, named=named, parser=settings.parser, flag_from=settings.flag_context
            ),
            Placed(dated),
            Placed(finders.quantities(text, dated=[each.span for each in dated])),
            Placed(named),
            Placed(finders.ranks(text)),
            Placed(verbatim(text)),
        )

    def claims(self) -> list[Claim]:
        """The claims, in order."""
        text, attributed, clauses = self.article.text, Attributed(self.read.said), self.read.clauses
        told = set(sayings(text, self.sentences, clauses, attributed))
        # That it was said can be checked only where more is known of who said it than "they".
        vague = {each.source for each in self.read.said if each.source and _is_word(each.source.of(text))}
        found: list[Claim] = []
        for clause in sorted(
            (*clauses, *told), key=lambda each: (each.parts[0].start, each.parts[-1].end, each.parts)
        ):
            said = attributed.over(clause.parts)
            gaps, edits = self.read.context(clause, said)
            if clause not in told or not any(each.span in vague for each in gaps):
                found.append(self._claim(clause, said, gaps, edits))
        return _with_sayings(_once(found), {claim_id(self.id, each.parts) for each in told})

    def _claim(
        self,
        clause: Clause,
        said: tuple[Attribution, ...],
        gaps: tuple[Gap, ...],
        edits: tuple[Edit, ...],
    ) -> Claim:
        text = self.article.text
        when = self._when(clause)
        resolved = bool(edits)
        unsaid = [(each, words) for each in when if _says_little(each) and (words := told(text, each))]
        before = next((words for each, words in unsaid if _stands_before(each, clause)), None)
        dated = (
            Edit(_behind(text, each), words) for each, words in unsaid if not _stands_before(each, clause)
        )
        edits = _in_order((*edits, *dated))
        said_so = self.finders.statement(text, clause, edits=edits, when=before)
        worded = plain(*said_so)
        amounts = self.quantities.inside(clause.parts)
        quote = quote_of(text, clause.parts)
        open_now = with_undated(text, gaps, when) if self.finders.knows_words else gaps
        claim = Claim(
            id=claim_id(self.id, clause.parts),
            article=self.id,
            parts=clause.parts,
            quote=quote,
            statement=said_so.words,
            kinds=self._kinds(clause, quote, worded, when, amounts, said),
            worth=self._worth(clause, worded, when, amounts, resolved=resolved),
            attribution=said,
            needs_context=tuple(self._told(clause, each) for each in open_now),
            edits=edits,
            dates=when,
            quantities=amounts,
            names=self.names.inside(clause.parts),
            ranks=tuple(ranks_within(self.ranks, clause.parts)),
            quotations=tuple(quoted_within(self.quotations, clause.parts)),
            segmenter=self.segmenter,
            under=None if clause.under is None else claim_id(self.id, clause.under),
            insertions=said_so.insertions,
            said_by=said_by(text, said),
        )
        return replace(claim, worth=self.finders.judged(text, claim))

    def _told(self, clause: Clause, gap: Gap) -> Gap:
        """The gap, with the sentence before where no better is known; the first sentence has none."""
        place = bisect_right(self.sentences, clause.parts[0].start, key=lambda each: each.start)
        return gap if gap.told or place < 2 else replace(gap, told=(self.sentences[place - 2],))

    def _when(self, clause: Clause) -> tuple[Date, ...]:
        """The dates of a clause and, where they have a value, of the words that date it."""
        lead = self.dates.inside([clause.lead]) if clause.lead else ()
        known = [each for each in lead if each.value[:1].isdecimal()]
        return tuple(sorted((*known, *self.dates.inside(clause.parts)), key=lambda each: each.span))

    def _kinds(
        self,
        clause: Clause,
        quote: str,
        worded: str,
        when: Sequence[Date],
        amounts: Sequence[Quantity],
        said: Sequence[Attribution],
    ) -> tuple[Kind, ...]:
        """What sorts of thing the claim says."""
        state = True if clause.cut is Cut.APPOSITION else None
        quoted = any(each.direct for each in said)
        return self.finders.kinds(quote, worded, when, amounts, state=state, quoted=quoted)

    def _worth(
        self,
        clause: Clause,
        worded: str,
        when: tuple[Date, ...],
        amounts: tuple[Quantity, ...],
        *,
        resolved: bool,
    ) -> Worth:
        """The worth of the statement."""
        before = self._named_before(clause.parts[0])
        # A pronoun for which the statement has a name stands for one of those before it.
        named = self.names.inside(clause.parts) or (before if resolved else ())
        found = Found(when, amounts, named, before)
        return self.finders.worth(worded, found=found, changes=self.settings.worth)

    def _named_before(self, span: Span) -> tuple[Name, ...]:
        """The names of the sentence before the one in which the span lies."""
        place = bisect_right(self.sentences, span.start, key=lambda each: each.start)
        return self.names.inside(self.sentences[max(0, place - 2) : max(0, place - 1)])


def _once(claims: Iterable[Claim]) -> list[Claim]:
    """The claims without those that say what an earlier one says, word for word, and without the parts of these."""
    kept: dict[str, Claim] = {}
    said_before: set[str] = set()
    for each in sorted(claims, key=lambda claim: (claim.under is not None, claim.start, claim.end)):
        words = " ".join(_WORD.findall(each.plain.lower()))
        if words in kept or each.under in said_before:
            said_before.add(each.id)
        else:
            kept[words] = each
    return sorted(kept.values(), key=lambda claim: (claim.start, claim.end, claim.parts))


_WORD = re.compile(r"\w+")


def _is_word(words: str) -> bool:
    return " " not in words


def _with_sayings(claims: Iterable[Claim], told: Set[str]) -> list[Claim]:
    """The claims, each knowing which of those that are `told` says that it was said."""
    known = list(claims)
    of = {each.under: each.id for each in known if each.id in told}
    return [replace(each, saying=of[each.id]) if each.id in of else each for each in known]


# ------------------------------------------------------------------------------------------ what it is about


def _behind(text: str, found: Date) -> Span:
    """Where the value of a date is put in: behind the word that it ends in, as in "next year's"."""
    end = found.span.end
    while end < len(text) and (text[end].isalnum() or text[end] in "'’-"):
        end += 1
    return Span(end, end)


def _in_order(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """The edits in reading order; of two that touch the same words the first stands."""
    kept: list[Edit] = []
    for each in sorted(edits, key=lambda edit: (edit.span.start, -edit.span.end)):
        if not kept or kept[-1].span.end <= each.span.start:
            kept.append(each)
    return tuple(kept)


def _says_little(found: Date) -> bool:
    """Whether a reader of the claim alone could not tell the date, though it is known."""
    return found.how in {How.RELATIVE, How.DERIVED} and found.value[:1].isdecimal()


def _stands_before(found: Date, clause: Clause) -> bool:
    return clause.lead is not None and clause.lead.covers(found.span)
