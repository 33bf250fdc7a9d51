"""Article -> claims."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from factbench.english.attribution import attributions
from factbench.english.clause import Clause, Cut, clauses
from factbench.english.clause.cut import tidy
from factbench.english.clause.statement import statement
from factbench.english.date import dates
from factbench.english.kind import is_state, kinds
from factbench.english.name import names
from factbench.english.parse import Parser, parser_for
from factbench.english.quantity import quantities
from factbench.english.rank import ranks
from factbench.english.reference.context import Context
from factbench.english.reference.mention import Discourse
from factbench.english.worth import Found, Weights, reweighted, worth
from factbench.errors import Unreadable
from factbench.model import Article, Claim, Paragraph, claim_id, quote_of
from factbench.settings import ParserChoice, Settings
from factbench.text.language import language
from factbench.text.quotation import MARKS, verbatim
from factbench.text.sentence import sentences
from factbench.text.slots import (
    Attribution,
    Date,
    Edit,
    Gap,
    Grain,
    How,
    Kind,
    Name,
    Quantity,
    Quotation,
    Rank,
    Worth,
)
from factbench.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from factbench.english.parse import Parse

VERSION = "3"
"""Rises when the same text may give other claims."""

DEFAULT = Settings()


def segment(
    article: Article | str, *, published: date | None = None, settings: Settings = DEFAULT
) -> list[Claim]:
    """Return the claims of an article, by where they begin, then where they end; none in an empty text.

    A claim is a clause that says something which can be checked: no question, heading or fragment. Each part is an
    exact slice of the text; parts are in order and apart; claims may be nested. All spans are in the article's text.
    In a language other than English claims are whole sentences.

    Args:
        article: a text stands for an article of its own without title, address or date.
        published: the day from which "Monday" is counted; by default the article's.

    Raises:
        Unreadable: the text holds half of a surrogate pair, which no file can hold.
        Misuse: `Settings.parser` asks for a model that is not there.
    """
    whole = _article(article, published)
    if not _is_english(whole, settings):
        reading = _Reading.of(whole, whole_sentences=True, parser=None)
    else:
        reading = _Reading.of(whole, whole_sentences=False, parser=parser_for(settings.parser))
    return reading.claims(reweighted(settings.worth))


def segmenter(article: Article | str, settings: Settings = DEFAULT) -> str:
    """What cuts the claims of this article with these settings, as `Claim.segmenter` has it.

    Raises: Misuse where `Settings.parser` asks for a model that is not there.
    """
    whole_sentences = not _is_english(_article(article, None), settings)
    return _used(whole_sentences, None if whole_sentences else parser_for(settings.parser))


def _used(whole_sentences: bool, parser: Parser | None) -> str:
    return f"{VERSION} {'sentences' if whole_sentences else parser.version if parser else 'rules'}"


def notices(article: Article | str, settings: Settings = DEFAULT) -> tuple[str, ...]:
    """What a reader of the claims should know about how they were cut, in plain words; mostly nothing."""
    whole = _article(article, None)
    if not _is_english(whole, settings):
        spoken = _language(whole, settings) or ""
        return (f"The language is {_LANGUAGES.get(spoken, repr(spoken))}; claims are whole sentences.",)
    if settings.parser is ParserChoice.AUTO and parser_for(settings.parser) is None:
        return ("Cut by rules: the English model is not installed.",)
    return ()


# ---------------------------------------------------------------------------------------- what is segmented


def _article(article: Article | str, published: date | None) -> Article:
    if isinstance(article, Article):
        return article if published is None else replace(article, published=published)
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


def _is_english(article: Article, settings: Settings) -> bool:
    """Whether the rules fit. A text whose language nobody can tell, being short or full of names, is tried."""
    return (_language(article, settings) or "en") == "en"


def _language(article: Article, settings: Settings) -> str | None:
    spoken = article.language or settings.language or language(article.text)
    return spoken[:2].lower() if spoken else None


_LANGUAGES = {
    "ar": "Arabic",
    "cs": "Czech",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "es": "Spanish",
    "fa": "Persian",
    "fi": "Finnish",
    "fr": "French",
    "he": "Hebrew",
    "hi": "Hindi",
    "hu": "Hungarian",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "nl": "Dutch",
    "no": "Norwegian",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sv": "Swedish",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "zh": "Chinese",
}


# ------------------------------------------------------------------------------------------ how it is read


@dataclass(frozen=True, slots=True)
class _Reading:
    """An article with all that was found in it before claims are cut."""

    article: Article
    id: str
    """The article's, which takes a hash of its whole text."""
    segmenter: str
    context: Context | None
    """What the whole text tells about its claims; None in a language that the rules do not know."""
    sentences: tuple[Span, ...]
    clauses: tuple[Clause, ...]
    said: tuple[Attribution, ...]
    dates: _Slots[Date]
    quantities: _Slots[Quantity]
    names: _Slots[Name]
    ranks: _Slots[Rank]
    quotations: _Slots[Quotation]

    @classmethod
    def of(cls, article: Article, *, whole_sentences: bool, parser: Parser | None) -> _Reading:
        text = article.text
        bounds = sentences(text)
        found: Sequence[Clause]
        said: Sequence[Attribution] = ()
        named, dated = tuple(names(text)), dates(text, published=article.published)
        context = None
        if whole_sentences:
            found = [each for bound in bounds for each in _sentence_claim(text, bound)]
        else:
            parses = _parses(text, bounds, parser)
            found, said = _clauses(text, bounds, parses)
            context = Context(Discourse(text, named=named, bounds=bounds, parses=parses))
        return cls(
            article,
            article.id,
            _used(whole_sentences, parser),
            context,
            tuple(bounds),
            tuple(found),
            tuple(said),
            _Slots(dated),
            _Slots(quantities(text, dated=[each.span for each in dated])),
            _Slots(named),
            _Slots(ranks(text)),
            _Slots(verbatim(text)),
        )

    def claims(self, weights: Mapping[str, Weights]) -> list[Claim]:
        """The claims, in order."""
        sweep = _Sweep(self.said)
        found: list[Claim] = []
        for clause in sorted(
            self.clauses, key=lambda each: (each.parts[0].start, each.parts[-1].end, each.parts)
        ):
            said = sweep.over(clause.parts)
            gaps, edits = self.context.of(clause, said) if self.context else ((), ())
            if clause.said is None or self._names_speaker(gaps):
                found.append(self._claim(clause, said, gaps, edits, weights))
        return found

    def _claim(
        self,
        clause: Clause,
        said: tuple[Attribution, ...],
        gaps: tuple[Gap, ...],
        edits: tuple[Edit, ...],
        weights: Mapping[str, Weights],
    ) -> Claim:
        text = self.article.text
        near = (*clause.parts, *([clause.lead] if clause.lead else ()))
        when = self.dates.inside(near)
        resolved = bool(edits)
        edits = _in_order((*edits, *(_dated(text, each) for each in when if _says_little(each))))
        dated = next(
            (each.value for each in when if _stands_before(each, clause) and _says_little(each)), None
        )
        worded = statement(text, clause, instead={each.span: each.words for each in edits}, when=dated)
        amounts = self.quantities.inside(clause.parts)
        quote = quote_of(text, clause.parts)
        return Claim(
            id=claim_id(self.id, clause.parts),
            article=self.id,
            parts=clause.parts,
            quote=quote,
            statement=worded,
            kinds=_kinds(clause, quote, worded, when, amounts, said),
            worth=self._worth(clause, worded, when, weights, resolved=resolved),
            attribution=said,
            needs_context=gaps,
            edits=edits,
            dates=when,
            quantities=amounts,
            names=self.names.inside(clause.parts),
            ranks=tuple(_ranks_within(self.ranks, clause.parts)),
            quotations=tuple(_quoted_within(self.quotations, clause.parts)),
            segmenter=self.segmenter,
        )

    def _worth(
        self,
        clause: Clause,
        worded: str,
        when: tuple[Date, ...],
        weights: Mapping[str, Weights],
        *,
        resolved: bool,
    ) -> Worth:
        """The worth of the statement; of a saying without what is said, which is weighed as a claim of its own."""
        parts = clause.parts
        if clause.said:
            whole, said = parts[0], clause.said
            parts = (Span(whole.start, said.start), Span(min(said.end, whole.end), whole.end))
            worded = " ".join(part.of(self.article.text) for part in parts)
            when = self.dates.inside(parts)
        before = self._named_before(parts[0])
        # A pronoun for which the statement has a name stands for one of those before it.
        named = self.names.inside(parts) or (before if resolved else ())
        found = Found(when, self.quantities.inside(parts), named, before)
        return worth(worded, weights=weights, found=found)

    def _named_before(self, span: Span) -> tuple[Name, ...]:
        """The names of the sentence before the one in which the span lies."""
        place = bisect_right(self.sentences, span.start, key=lambda each: each.start)
        return self.names.inside(self.sentences[max(0, place - 2) : max(0, place - 1)])

    def _names_speaker(self, gaps: Iterable[Gap]) -> bool:
        """Whether a saying says whose it is: "he said so" without a name adds nothing to what he said."""
        return all(" " in each.span.of(self.article.text) for each in gaps)


def _parses(text: str, bounds: Sequence[Span], parser: Parser | None) -> dict[Span, Parse]:
    """The trees of the sentences that have one."""
    trees = zip(bounds, parser.parse(text, bounds) if parser else [None] * len(bounds), strict=True)
    return {bound: tree for bound, tree in trees if tree is not None}


def _clauses(
    text: str, bounds: Sequence[Span], parses: Mapping[Span, Parse]
) -> tuple[list[Clause], list[Attribution]]:
    """The clauses of all sentences but headings, and who says what in them."""
    said = attributions(text, parses=parses, bounds=bounds)
    sweep = _Sweep(said)
    found: list[Clause] = []
    for bound in bounds:
        if len(bounds) == 1 or not _is_heading(text, bound):
            found += clauses(text, bound, said=sweep.touching(bound), tree=parses.get(bound))
    return found, said


def _is_heading(text: str, bound: Span) -> bool:
    """Whether the sentence is a short line of its own without a stop: a headline, a date line, an item of a list."""
    alone = not text[: bound.start].rstrip(" \t\xa0")[-1:].strip() and text[bound.end : bound.end + 1] in {
        "",
        "\n",
        "\r",
    }
    return alone and bound.of(text)[-1] not in f".!?…;{MARKS})]" and bound.of(text).count(" ") < HEADING


HEADING = 15
"""Words that a headline has at most. Source: news style guides ask for under a dozen."""


def _sentence_claim(text: str, bound: Span) -> Iterator[Clause]:
    """A whole sentence as a claim, where no rules for its clauses are known."""
    words = bound.of(text)
    # Full stops of scripts that have their own: Arabic, Devanagari, Chinese and Japanese.
    ends = words.rstrip(f"{MARKS}’)] ")[-1:]
    if ends in {".", "…", "!", "۔", "।", "。"} and (len(words.split()) > 2 or ends == "。"):
        parts = tidy(text, [bound])
        if parts:
            yield Clause(parts, Cut.MAIN)


# ------------------------------------------------------------------------------------------ what it is about


class _Placed(Protocol):
    @property
    def span(self) -> Span: ...


_Slot = TypeVar("_Slot", bound=_Placed)


class _Slots(Generic[_Slot]):
    """Slots of a text, in order and apart, asked by where they stand."""

    def __init__(self, slots: Sequence[_Slot]) -> None:
        self._slots = slots
        self._starts = [slot.span.start for slot in slots]
        self._ends = [slot.span.end for slot in slots]

    def inside(self, parts: Iterable[Span]) -> tuple[_Slot, ...]:
        """Those that lie within one of the parts, in order."""
        found: list[_Slot] = []
        for part in sorted(parts):
            first = bisect_left(self._starts, part.start)
            found += self._slots[first : max(first, bisect_right(self._ends, part.end))]
        return tuple(found)

    def meeting(self, part: Span) -> Sequence[_Slot]:
        """Those that share a code point with the part, in order."""
        return self._slots[bisect_right(self._ends, part.start) : bisect_left(self._starts, part.end)]


def _ranks_within(found: _Slots[Rank], parts: Iterable[Span]) -> Iterator[Rank]:
    """The ranks that begin in one of the parts, with as much of their scope as it holds."""
    for part in sorted(parts):
        for rank in found.meeting(part):
            if rank.span.start >= part.start:
                scope = rank.scope and rank.scope.intersect(part)
                yield replace(rank, span=rank.span.intersect(part), scope=scope or None)


def _quoted_within(found: _Slots[Quotation], parts: Iterable[Span]) -> Iterator[Quotation]:
    """What of the parts is quoted."""
    for part in sorted(parts):
        for each in found.meeting(part):
            yield Quotation(each.span.intersect(part), each.whole and part.covers(each.span))


class _Sweep:
    """Attributions by where their content stands; asked in reading order, so that time stays linear."""

    def __init__(self, said: Sequence[Attribution]) -> None:
        self._said = said
        self._starts = [each.content.start for each in said]
        # The furthest end of any content that begins at or before this one: where looking back may stop.
        self._ends: list[int] = []
        for each in said:
            self._ends.append(max(each.content.end, self._ends[-1] if self._ends else 0))

    def touching(self, span: Span) -> list[Attribution]:
        """Those whose content shares a code point with the span, in order."""
        last = bisect_left(self._starts, span.end)
        first = bisect_right(self._ends, span.start, 0, last)
        return [each for each in self._said[first:last] if each.content.overlaps(span)]

    def over(self, parts: Sequence[Span]) -> tuple[Attribution, ...]:
        """Those whose content holds all parts, the outermost first."""
        held = [each for each in self.touching(parts[0]) if all(_holds(each.content, part) for part in parts)]
        return tuple(
            sorted(held, key=lambda each: (-len(each.content), each.content.covers(each.cue), each.cue))
        )


def _holds(content: Span, part: Span) -> bool:
    """Whether the part lies in the content, give or take a mark at the end."""
    return content.start <= part.start + 1 and part.end <= content.end + 1


def _dated(text: str, found: Date) -> Edit:
    """The words of a date with its value beside them, as people write it: the day, and the first day of a week."""
    day = found.value.partition("T")[0]
    if found.grain is Grain.DECADE:
        day = f"{day}0s"
    week = _WEEK.fullmatch(day)
    if week is not None:
        first = date.fromisocalendar(int(week["year"]), int(week["week"]), 6 if week["end"] else 1)
        day = f"{'weekend' if week['end'] else 'week'} of {first.isoformat()}"
    return Edit(found.span, f"{found.span.of(text)} ({day})")


_WEEK = re.compile(r"(?P<year>\d{4})-W(?P<week>0[1-9]|[1-4]\d|5[0-2])(?P<end>-WE)?")


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


def _kinds(
    clause: Clause,
    quote: str,
    worded: str,
    when: Sequence[Date],
    amounts: Sequence[Quantity],
    said: Sequence[Attribution],
) -> tuple[Kind, ...]:
    """What sorts of thing the claim says; of a saying that it is one, whatever is said."""
    if clause.cut is Cut.SAYING:
        return (Kind.EVENT, Kind.QUOTATION)
    state = clause.cut is Cut.APPOSITION or (clause.cut is not Cut.NOMINAL and is_state(worded))
    return kinds(quote, worded, when, amounts, state=state, quoted=any(each.direct for each in said))
