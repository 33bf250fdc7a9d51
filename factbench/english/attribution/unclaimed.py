"""Whose are the words that no verb hands on: quotations left alone, lines of a conversation, headlines?"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from factbench.english.attribution.content import bare
from factbench.english.attribution.source import named_among
from factbench.english.attribution.subject import speaker_in
from factbench.english.lexicon import pronouns as lexicon
from factbench.english.verb import finite
from factbench.english.verb.speech_sort import SpeechSort, sort_of
from factbench.text.calendar import MONTHS, WEEKDAYS
from factbench.text.quotation import MARKS, holding
from factbench.text.slots import Attribution, Stance
from factbench.text.span import Span, trim

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def lines(text: str) -> list[Attribution]:
    """Return what stands in lines behind a name and a colon, as conversations and headlines are printed, in order."""
    return [
        Attribution(
            Span(*match.span("who")),
            Span(*match.span("colon")),
            bare(text, Span(*match.span("told"))),
            Stance.ASSERTED,
            direct=not _is_headline(match["told"]),
        )
        for match in _LINE.finditer(text)
        if not _NO_SPEAKER.match(match["who"])
    ]


# One to four words with capitals, or "of" and the like between them, at the beginning of a line.
_LINE = re.compile(
    r"^(?P<who>[A-Z][\w.’'-]*(?:[ \xa0](?:of|de|van|[A-Z][\w.’'-]*)){0,2})(?P<colon>:)[ \xa0]+(?P<told>[^\n]{12,})",
    re.MULTILINE,
)
_NO_SPEAKER = re.compile(
    r"(?:The\s+)?(?:Latest|Note|Editor|Update|Correction|Read|Related|See|More|Photo|Image|Video|Watch|Source|Credit"
    r"|Here|Clarification|But|And|Also|Breaking|Exclusive|Opinion|Analysis|Review|Question|Answer|Result|Time|Date|Place|Location"
    r"|Today|Tonight|Tomorrow|Yesterday|Now|Then|Next|Later|Earlier|Meanwhile|Up|Down|First|Second|Third|Last|Finally|Step|Tip|Rule"
    r"|Reason|Fact|Claim|Verdict|Rating|Score|Total|Cost|Price|Winner|Loser|Address|Phone|Ticket|Age|Born|Died|Background|Summary"
    rf"|Takeaway|Context|Warning|Live|Report|Topic|{'|'.join((*WEEKDAYS, *MONTHS))})s?\b",
    re.IGNORECASE,
)


def _is_headline(told: str) -> bool:
    """Whether the line ends without a stop."""
    return told.rstrip(f"{MARKS} \xa0\r")[-1:] not in {".", "!", "?", "…"}


def quoted(text: str, found: list[Attribution], quotes: list[Span]) -> Iterator[Attribution]:
    """Yield the quotations that nothing in `found` covers, in order but for those whose speaker follows.

    One with a dash and a name behind it is that name's, and one with "said Ito" in a line of its own is Ito's. A whole
    sentence that follows an attributed quotation, in its paragraph or at the beginning of the next one, is the same
    speaker's; so is one that follows what is told as hers in its paragraph ("Ito said that it rained. “It was wet.”"),
    and so are paragraphs of which none but the last is closed. One that is nothing but a quotation is likely hers who
    speaks in the next, and a paragraph after a sentence in which somebody
    speaks ("Ito accused the bank of fraud.") is likely hers: her name stands as its source, and the stance stays
    QUOTED. Of others nobody can tell whose words they are; a single word, and what looks like a title, is left out.
    """
    # What somebody quotes within her own words leaves the words hers.
    spoken = _Covering([each for each in found if holding(quotes, each.cue) is None])
    tellings = _Tellings(text, found)
    last: Attribution | None = None
    open_: list[Span] = []
    alone: list[Span] = []
    end = 0
    for quote in quotes:
        content = bare(text, quote)
        here = spoken.over(quote)
        # The cue of the last one may stand behind this quotation, as in “p,” “q,” she said.
        if not _continues(text, Span(min(end, quote.start), quote.start)):
            last = None
            yield from _each_nobodys(text, [*open_, *alone])
            open_, alone = [], []
        if (here is None or here.source is None) and content:
            own = _signed(text, quote, content) or _followed(text, quote, content)
            if own is not None:
                yield own
            elif here is None and _stands_alone(text, quote):
                own = _gone_on(text, quote, content, last or tellings.before(text, quote))
                own = own or _introduced(text, quote, content, after=end)
                if own is None and _is_left_open(text, quote):
                    open_.append(quote)
                elif own is None and _is_paragraph(text, quote):
                    alone.append(quote)
                elif own is not None or text[quote.start - 1 : quote.start] in set(MARKS):
                    yield own or _nobodys(quote, content)
            elif here is None and last is not None and (led := _led_in(text, Span(end, quote.start))):
                own = replace(last, content=Span(led, content.end), direct=True)
                yield own
            elif here is None and _is_wording(text, content):
                yield _nobodys(quote, content)
            here = own or here
        if here is not None and here.source is not None and here.direct:
            last = here
            yield from (replace(here, content=bare(text, each)) for each in open_)
            yield from (replace(_nobodys(each, bare(text, each)), source=here.source) for each in alone)
            open_, alone = [], []
        end = max(quote.end, here.cue.end if here else 0, end)
    yield from _each_nobodys(text, [*open_, *alone])


class _Tellings:
    """Attributions without quotation by where they end: after "Ito said that it rained." a quotation goes on."""

    def __init__(self, text: str, found: list[Attribution]) -> None:
        told = [
            each
            for each in found
            if each.source is not None
            and not each.direct
            and each.source.of(text).lower() not in _WRITER_OR_READER
        ]
        self._found = sorted(told, key=lambda each: (_end(each), -_start(each)))
        self._ends = [_end(each) for each in self._found]

    def before(self, text: str, quote: Span) -> Attribution | None:
        """The one whose sentence ends where the quotation begins; of a chain the outermost."""
        place = bisect_right(self._ends, quote.start) - 1
        if place < 0 or quote.start - self._ends[place] > GAP + REST:
            return None
        rest = _REST.fullmatch(text, self._ends[place], quote.start)
        if rest is None or finite(rest["rest"]):
            return None
        found = self._found[place]
        return found if sort_of(found.cue.of(text).split()[-1]) in _TELLS else None


_WRITER_OR_READER = lexicon.forms(lexicon.SPEAKER, lexicon.SPEAKERS, lexicon.READER)
"""Sources that in the article's own words are no speaker whose quotation follows: "But you wrote it, I say."."""

GAP = 8
"""Code points of stops, marks and blanks between a sentence and the quotation behind it."""

REST = 80
"""Code points that may follow the verb of saying in its sentence: "Ito wrote in her letter on Monday."."""

_REST = re.compile(rf"(?P<rest>[^.!?:;,\n{MARKS}]*)[{MARKS}.!)\s]{{0,{GAP}}}")

_TELLS = frozenset([SpeechSort.SPEECH, SpeechSort.FINDING, SpeechSort.THOUGHT])


def _start(each: Attribution) -> int:
    return min(each.cue.start, each.content.start, each.source.start if each.source else each.cue.start)


def _end(each: Attribution) -> int:
    return max(each.cue.end, each.content.end, each.source.end if each.source else 0)


def _gone_on(text: str, quote: Span, content: Span, before: Attribution | None) -> Attribution | None:
    """The quotation as whoever spoke before it goes on; no more than likely where a new paragraph begins with it."""
    if before is None:
        return None
    sure = before.direct or (
        "\n" not in text[_end(before) : quote.start] and before.stance in {Stance.ASSERTED, Stance.HEDGED}
    )
    if sure:
        return replace(before, content=content, direct=True)
    return replace(_nobodys(quote, content), source=before.source)


def _led_in(text: str, between: Span) -> int | None:
    """Where the phrase begins that leads a quotation in behind another one: “p,” she said. *As a mother,* “q.”"""
    match = _PHRASE.fullmatch(text, between.start, between.end)
    return None if match is None or finite(match["phrase"]) else match.start("phrase")


_PHRASE = re.compile(
    rf"[{MARKS}]?[^.!?:;\n{MARKS}]{{0,80}}[.!?][ \xa0](?P<phrase>[A-Z][^.!?:;\n{MARKS}]{{2,60}},[ \xa0])[{MARKS}]"
)


class _Covering:
    """Attributions by their content, asked in reading order."""

    def __init__(self, found: list[Attribution]) -> None:
        self._found = sorted(found, key=lambda each: (each.content.start, -each.content.end))
        self._next = 0
        self._open: list[Attribution] = []

    def over(self, quote: Span) -> Attribution | None:
        """The first attribution whose content shares a code point with the quotation; a direct one before others."""
        while self._next < len(self._found) and self._found[self._next].content.start < quote.end:
            self._open.append(self._found[self._next])
            self._next += 1
        self._open = [each for each in self._open if each.content.end > quote.start]
        return next((each for each in self._open if each.direct), self._open[0]) if self._open else None


def _continues(text: str, between: Span) -> bool:
    """Whether what stands between two quotations leaves the speaker the same: at most one new paragraph, right away."""
    if "\n" not in text[between.start : between.end]:
        return True
    first, last = text.find("\n", between.start), text.rfind("\n", between.start, between.end)
    return not text[first:last].strip() and not text[last : between.end].strip(MARKS + " \xa0\n")


def _signed(text: str, quote: Span, content: Span) -> Attribution | None:
    """The quotation with the name behind a dash after it."""
    match = _SIGNATURE.match(text, quote.end)
    if match is None:
        return None
    return Attribution(
        Span(*match.span("who")), Span(*match.span("dash")), content, Stance.ASSERTED, direct=True
    )


_SIGNATURE = re.compile(
    rf"[{MARKS}]?\s{{0,4}}(?P<dash>[―—–]|--?)\s{{0,4}}(?P<who>[A-Z@][^\n.!?]{{1,79}})(?=\.?\s*(?:\n|\Z))"
)


def _followed(text: str, quote: Span, content: Span) -> Attribution | None:
    """The quotation with the line behind it that says whose it is: “p,” and below it "said Ito."."""
    match = _SAID_BELOW.match(text, quote.end)
    who = None if match is None else named_among(text, Span(*match.span("who")))
    if match is None or who is None:
        return None
    return Attribution(who, Span(*match.span("cue")), content, Stance.ASSERTED, direct=True)


_SAID_BELOW = re.compile(
    rf"[{MARKS}]?[ \xa0]{{0,4}}\n[ \xa0]{{0,4}}(?P<cue>said|says|added|adds|wrote|explained)[ \xa0]"
    rf"(?P<who>[A-Z][^\n;:{MARKS}]{{1,120}}?)"
    r"(?=\.?[ \xa0]{0,4}(?:\n|\Z))"
)


def _introduced(text: str, quote: Span, content: Span, *, after: int) -> Attribution | None:
    """The quotation with whoever speaks in the sentence before its paragraph, which begins `after` the last one."""
    start = _begin(text, quote)
    before = _last_sentence(text, start) if start is not None else None
    if before is None or before.start < after:
        return None
    found = _by_source(text, before) or _by_letter(text, before) or speaker_in(text, before)
    if found is None:
        return None
    who, verb = found
    if text[before.end - 1] == ":":
        return Attribution(who, verb, content, Stance.ASSERTED, direct=True)
    return replace(_nobodys(quote, content), source=who)


def _by_source(text: str, sentence: Span) -> tuple[Span, Span] | None:
    """Whom a sentence with a colon at its end names by "according to", and that phrase."""
    match = _BY_SOURCE.search(text, sentence.start, sentence.end)
    who = None if match is None else named_among(text, Span(*match.span("who")))
    return None if match is None or who is None else (who, Span(*match.span("cue")))


_BY_SOURCE = re.compile(rf"\b(?P<cue>[Aa]ccording[ \xa0]to)[ \xa0](?P<who>[^\n:{MARKS}]{{2,160}}):\Z")


def _by_letter(text: str, sentence: Span) -> tuple[Span, Span] | None:
    """Whose letter or the like the sentence ends with, and that word: "I got a *reply* from a Norlux clerk."."""
    match = _BY_LETTER.search(text, sentence.start, sentence.end)
    who = None if match is None else named_among(text, Span(*match.span("who")))
    return None if match is None or who is None else (who, Span(*match.span("cue")))


_BY_LETTER = re.compile(
    r"\b(?P<cue>reply|response|statement|letter|email|e-mail|message|answer)[ \xa0](?:to[ \xa0]\w+[ \xa0])?from[ \xa0]"
    rf"(?P<who>[^\n,;:{MARKS}]{{2,100}})[.:]\Z"
)


def _begin(text: str, quote: Span) -> int | None:
    """Where the paragraph begins that the quotation begins; None where it stands within one."""
    start = quote.start
    while start and quote.start - start < 4 and text[start - 1] in MARKS + " \xa0":
        start -= 1
    return start if start and text[start - 1] == "\n" else None


def _last_sentence(text: str, end: int) -> Span | None:
    """The sentence before, where nothing in it is quoted and it is no headline."""
    window = max(0, end - BACK)
    line = trim(text, Span(window, end))
    line = Span(max(line.start, text.rfind("\n", line.start, line.end) + 1), line.end)
    stops = [match.end() for match in _STOP.finditer(text, line.start, line.end)]
    sentence = trim(text, Span(stops[-1] if stops else line.start, line.end))
    told = sentence.of(text)
    return sentence if told and told[-1] in ".:!" and not set(told) & set(MARKS) else None


BACK = 600
"""Code points that a sentence before a quotation may have, to be read for its speaker."""

_STOP = re.compile(rf"(?<=[a-z\d)%][.!?])[{MARKS}]?\s+(?=[A-Z{MARKS}])")


def _is_left_open(text: str, quote: Span) -> bool:
    """Whether no mark closes the quotation: the next paragraph goes on with it."""
    return not text[quote.end : quote.end + 2].strip(" \xa0").startswith(tuple(MARKS))


def _is_paragraph(text: str, quote: Span) -> bool:
    """Whether the paragraph is nothing but the quotation, and no question that the next one answers."""
    behind = _LINE_END.match(text, quote.end)
    first = quote.start <= 2 and not text[: quote.start].strip(MARKS)
    begins = first or _begin(text, quote) is not None
    return begins and behind is not None and text[quote.end - 1] != "?"


_LINE_END = re.compile(rf"[{MARKS}. \xa0]{{0,4}}(?=\n|\Z)")


def _each_nobodys(text: str, quotes: Iterable[Span]) -> Iterator[Attribution]:
    return (
        _nobodys(each, bare(text, each)) for each in quotes if text[each.start - 1 : each.start] in set(MARKS)
    )


def _stands_alone(text: str, quote: Span) -> bool:
    """Whether the quotation begins a sentence and ends one."""
    before = text[max(0, quote.start - 4) : quote.start].rstrip(MARKS + " \xa0")
    begins = not before or before.endswith((".", "!", "?", "\n", "…"))
    # A straight mark that a curly one closes leaves that in the quotation, and within may stand another.
    return begins and text[max(quote.start, quote.end - 4) : quote.end].rstrip(MARKS + "'’")[-1:] in {*".!?…"}


def _nobodys(quote: Span, content: Span) -> Attribution:
    return Attribution(None, Span(max(0, quote.start - 1), quote.start), content, Stance.QUOTED, direct=True)


def _is_wording(text: str, content: Span) -> bool:
    """Whether the words are a manner of speaking: two or more, and not in capitals as titles and names are."""
    words = content.of(text).split()
    small = sum(word[0].islower() for word in words)
    return len(words) > 1 and (words[0][0].islower() or small * 3 > len(words) * 2)
