"""Quotation marks and cue words -> attributions: who says what in a sentence that nobody has parsed?"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from factbench.english.attribution.source import is_nobody, named_among
from factbench.english.attribution.subject import HIDDEN, REACH, clause_start, speaker_of
from factbench.english.lexicon import pronouns as lexicon
from factbench.english.verb import AUXILIARIES, finite, first_verb, is_verb
from factbench.english.verb.speech import HEDGES, forms, is_plain, stance_of
from factbench.english.verb.speech_sort import SpeechSort, sort_of
from factbench.text.calendar import WEEKDAYS
from factbench.text.quotation import MARKS
from factbench.text.slots import Attribution, Stance
from factbench.text.span import Span, trim
from factbench.text.wordlist import alternation, lowered, wordlist

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 3000
"""Code points that a sentence may have: beyond it is a table or an attack, and every rule looks back and forth."""


def by_rules(text: str, sentence: Span, quotes: list[Span]) -> list[Attribution]:
    if len(sentence) > LONGEST:
        return []
    masked = masked_in(text, sentence, quotes)
    if is_question(masked):
        return []
    found: list[Attribution] = []
    for match in _cue_words().finditer(masked):
        if not found or found[-1].cue.end <= match.start():
            source = next((each.source for each in reversed(found) if each.source is not None), None)
            found += _gone_on(masked, match, source) or _at(masked, match)
    found += [*_according_to(masked), *_adverbs(masked)]
    shifted = (_shifted(each, sentence.start) for each in found)
    return [each for each in shifted if not is_next(text, each.content, each.source, each.cue)]


def is_next(text: str, content: Span, source: Span | None, cue: Span) -> bool:
    """Whether the saying is the next sentence's, after one that a quotation closes: "… “gone.” She added that"."""
    if source is None or not content.end <= source.start < cue.start:
        return False
    return _CLOSED.fullmatch(text, content.end, source.start) is not None


_CLOSED = re.compile(rf"(?:(?<=\.)|\.)[{MARKS}]\s+")


def masked_in(text: str, sentence: Span, quotes: list[Span]) -> str:
    """The sentence with quoted letters hidden, so that no cue is looked for in what somebody else said."""
    pieces, start = [], sentence.start
    first = max(0, bisect_right(quotes, sentence.start, key=lambda quote: quote.start) - 1)
    for quote in quotes[first : bisect_left(quotes, sentence.end, key=lambda quote: quote.start)]:
        begin, end = max(quote.start, start), min(quote.end, sentence.end)
        if begin < end:
            pieces += [text[start:begin], HIDDEN * (end - begin)]
            start = end
    return "".join([*pieces, text[start : sentence.end]])


def _shifted(found: Attribution, by: int) -> Attribution:
    source = found.source.shift(by) if found.source else None
    return replace(found, source=source, cue=found.cue.shift(by), content=found.content.shift(by))


@cache
def _cue_words() -> re.Pattern[str]:
    return re.compile(
        # Where no word begins nothing else is asked.
        rf"\b(?<![\w-])(?P<aux>(?:(?:has|have|had|did|does|do)(?:\s+not|n[’']t)?\s+)?)(?P<verb>{alternation(forms())})(?![\w-])"
    )


def _at(masked: str, match: re.Match[str]) -> list[Attribution]:
    """What the reporting verb at `match` reports, in any of the three orders."""
    verb = match["verb"]
    stance = stance_of(verb, negated=bool(re.search(r"\bnot\b|n[’']t", match["aux"])))
    if stance is None:
        return []
    cue = Span(match.start(), match.end())
    if _INFINITIVE.search(masked, max(0, match.start() - 6), match.start()):
        return []
    passive = _PASSIVE.search(masked, max(0, match.start() - 20), match.start()) is not None
    if (passive or verb.endswith("ing")) and not _TOLD.match(masked, match.end()):
        return []
    if (not match["aux"] and _is_noun(masked, cue, verb)) or is_reduced(masked, cue):
        return []
    sides = _before(masked, cue, verb) or _inverted(masked, cue, verb) or _after(masked, cue, verb)
    return [
        Attribution(
            None if passive else source,
            cue,
            content,
            stance if passive or source is not None else Stance.QUESTIONED,
            direct=False,
        )
        for source, content in sides
    ]


def _gone_on(masked: str, match: re.Match[str], source: Span | None) -> list[Attribution]:
    """What the speaker of the sentence adds by a participle: "…, adding that"."""
    cue = Span(*match.span())
    told = masked[max(0, cue.start - 3) : cue.start].rstrip().endswith(",") and _TOLD.match(masked, cue.end)
    if source is None or not told or not match["verb"].endswith("ing"):
        return []
    link = _LINK.match(masked, cue.end)
    stance = stance_of(match["verb"])
    if link is None or stance is None:
        return []
    content = trim(masked, Span(link.end(), _clause_end(masked, link.end())), also=MARKS + ",.;:")
    return [Attribution(source, cue, content, stance, direct=False)] if content else []


def is_question(masked: str) -> bool:
    """Whether the sentence asks: with a verb before its subject, or a mark at its end behind a word that asks."""
    return _ASKS.match(masked) is not None or (
        masked.rstrip(MARKS + ") \xa0\n").endswith("?") and _MAY_ASK.match(masked) is not None
    )


_ASKING = r"[\W_]*(?:(?:And|But|So|Then)\s)?(?:who|what|when|where|why|how|which|whose)\b"
_FRONTED = (
    r"(?:do|does|did|is|are|was|were|has|have|had|can|could|will|would|should|may|might|must)(?:n[’']t)?\s"
)
_ASKS = re.compile(
    rf"{_ASKING}(?:\s(?:many|much|long|far|often|old|else|exactly))?\s(?:do|does|did)(?:n[’']t)?\s+"
    rf"(?:{alternation(lexicon.subjects(*lexicon.ALL))}|the|a|an|this|that|(?-i:[A-Z]))",
    re.IGNORECASE,
)
_MAY_ASK = re.compile(rf"{_ASKING}|[\W_]*(?:(?:And|But|So|Then)\s)?{_FRONTED}", re.IGNORECASE)


def is_reduced(text: str, cue: Span) -> bool:
    """Whether the verb is a participle that tells of the noun before it: "the deal announced on Friday by the bank"."""
    return text[cue.end - 2 : cue.end] == "ed" and _REDUCED.match(text, cue.end) is not None


_WHEN = (
    rf"(?:\s(?:on\s)?(?:{'|'.join(WEEKDAYS)})|\s(?:yesterday|today|earlier|recently)"
    r"|\s(?:late\s)?(?:last|this)\s\w+|\sin\s(?:[A-Z]\w+|\d{4}))"
)
_REDUCED = re.compile(
    rf"{_WHEN}{{0,3}}\sby\s(?!the\s(?:end|time)\b|\d)"
    rf"|{_WHEN}{{1,3}}\s(?:is|are|was|were|has|have|had|will|would|could|may|might)\s"
)


# A participle reports only where "that" or a quotation follows: "adding that", but not "adding salt".
_TOLD = re.compile(rf"\s*,?\s*(?:that\b|:|[{MARKS}]?{HIDDEN})")
# A verb right behind shows that the word is a noun: "the two states have", "claims were".
_NOUN = re.compile(r"\s+(?:have|has|had|are|is|were|was|do|did|will|would|can|could|may|might|must|should)\s")
_INFINITIVE = re.compile(r"\bto\s+$")
_PASSIVE = re.compile(
    r"(?:\b(?:is|are|was|were|be|been|being)|n[’']t)(?:\s+(?:not|also|now|still|\w+ly))*\s+$"
)


def _is_noun(masked: str, cue: Span, verb: str) -> bool:
    """Whether the form is no verb of saying here: nothing agrees with it, or another verb follows."""
    if verb.startswith("continu"):
        return masked[cue.end : cue.end + 4] == " to "
    if verb in _bases():
        return not _plural(masked, cue.start)
    counted = verb.endswith("s") and _COUNTED.search(masked, max(0, cue.start - 40), cue.start) is not None
    return counted or (verb.endswith("s") and _NOUN.match(masked, cue.end) is not None)


_COUNTED = re.compile(
    r"\b(?:[Tt]hese|[Tt]hose|[Ss]everal|[Mm]any|[Ff]ew|[Aa]ll|"
    r"[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|\d+)\s"
    r"(?:\w+\s)?\Z"
)


@cache
def _bases() -> frozenset[str]:
    """Base forms, which are nouns as often as verbs: "a claim", "the report"."""
    return frozenset(
        form
        for form in forms()
        if not form.endswith(("s", "d", "ing", "t", "n", "e")) or f"{form}s" in forms()
    )


def _plural(masked: str, end: int) -> bool:
    """Whether the word before is one that a base form agrees with."""
    before = masked[max(0, end - 40) : end].lower().split()
    return bool(before) and (
        before[-1] in _AGREES or (before[-1].endswith("s") and not before[-1].endswith(("ss", "’s", "'s")))
    )


_AGREES = wordlist("i we you they who people police both many some most others not to also")


_Sides = list[tuple[Span | None, Span]]
_QUOTE = re.compile(rf"[{MARKS}]?{HIDDEN}+")
_SPOKEN = re.compile(rf"(?:[,?!…–—-]|[{MARKS}])\s*[{MARKS}]?\s*$")


def _before(masked: str, cue: Span, verb: str) -> _Sides:
    """ "p, X said": the speaker between what is said and the verb."""
    window = max(0, cue.start - REACH)
    cut = max((masked.rfind(mark, window, cue.start) for mark in ",?!" + MARKS), default=-1) + 1
    told = _APPOSED.search(masked, window, cue.start) or _LONG.search(masked, window, cue.start)
    cut = told.start("all") if told is not None else cut
    source = speaker_of(masked, Span(cut, cue.start) if told is None else _apposed(told))
    quoted = HIDDEN in masked[max(0, cut - 3) : cut] and _TOLD.match(masked, cue.end) is None
    ends = _ends_here(masked, cue.end) or (
        verb in _ADDRESSED and _TO_SOMEBODY.match(masked, cue.end) is not None
    )
    if cut <= window or source is None or not is_plain(verb) or not (quoted or ends):
        return []
    content = trim(masked, Span(0, cut), also=MARKS + ",")
    return [(source, content), *_resumed(masked, cue.end, source)] if _says_something(masked, content) else []


def _apposed(told: re.Match[str]) -> Span:
    return Span(*told.span("who" if told["who"] else "name"))


# "p, Jan Niro, a spokesman, said", or "p, a spokesman, Jan Niro, said": the last comma closes what is told of her.
_NAMED = r"[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,4}"
_APPOSED = re.compile(
    rf"(?:[,?!{MARKS}]|{HIDDEN})\s*(?P<all>(?P<who>{_NAMED}),\s(?:\d\d?|[a-z])[^;.!?{MARKS}{HIDDEN}]{{0,160}}"
    rf"|(?:the|an?|his|her|their|its)\s[a-z][^;:.!?,{MARKS}{HIDDEN}]{{2,120}},\s(?P<name>{_NAMED})),\s*\Z"
)
# “p,” Jan Niro, head of Norlux, a firm in Ota said": of a quotation the name right behind it is the speaker.
_LONG = re.compile(
    rf"{HIDDEN}[{MARKS}]\s(?P<all>(?P<who>{_NAMED}),\s(?P<name>)[^;:.!?{MARKS}{HIDDEN}]{{2,200}})\s\Z"
)
# "told journalists."
_TO_SOMEBODY = re.compile(rf"\s+[^,.;:{MARKS}{HIDDEN}]{{2,60}}[.;!?]?\s*\Z")


def _ends_here(masked: str, place: int) -> bool:
    """Whether nothing that could be reported follows the verb, or the rest of a quotation that was broken."""
    return _AT_END.match(masked, place) is not None or _BROKEN.match(masked, place) is not None


_AT_END = re.compile(
    rf"(?!\s*(?:,?\s*[{MARKS}]?{HIDDEN}|:|that\b))"
    r"(?:\s*(?:[.,;!?)]|$)|\s+(?:in|on|at|during|to|after|when|as|of|via|from|last|this|yesterday|today|earlier|later"
    rf"|while|{'|'.join(WEEKDAYS)})\b)"
)
_BROKEN = re.compile(rf"\s*,\s*[{MARKS}]{HIDDEN}")


def _resumed(masked: str, place: int, source: Span | None) -> _Sides:
    """The second half of a quotation that its speaker broke: “A,” she said, “B.”"""
    match = re.compile(rf"[^{MARKS}{HIDDEN};]{{0,80}}?,\s*[{MARKS}](?P<rest>{HIDDEN}+)").match(masked, place)
    return [(source, Span(*match.span("rest")))] if match else []


def _inverted(masked: str, cue: Span, verb: str) -> _Sides:
    """ "p, said X": the verb right after what is said, the speaker after it."""
    head = masked[max(0, cue.start - 4) : cue.start]
    if not is_plain(verb) or not _SPOKEN.search(head) or verb.endswith("ing") or verb in _ADDRESSED:
        return []
    content = trim(masked, Span(0, cue.start), also=MARKS + ",")
    speaker = _SPEAKER.match(masked, cue.end)
    source = None if speaker is None else speaker_of(masked, Span(*speaker.span("who")))
    if source is None or not _says_something(masked, content) or _is_told_of(masked, content):
        return []
    if any(map(is_verb, source.of(masked).split()[1:])):
        # "Ito, known as “the cat”, says the owner fled": what follows is said.
        return []
    return [(source, content), *_resumed(masked, source.end, source)]


# Behind them stands whom somebody speaks to: nobody writes "told Ito" for "Ito told".
_ADDRESSED = wordlist("tell tells told telling remind reminds reminded assure assures assured")


def _is_told_of(masked: str, content: Span) -> bool:
    """Whether the only verb is one that tells of a noun: "Ito, 74, who saw it", of whom a verb follows."""
    told = content.of(masked)
    return HIDDEN not in told and not finite(_RELATIVE.sub("", told))


_RELATIVE = re.compile(r"(?:\b(?:who|which)\s|,\s\w+(?:ed|own)\s(?:by|in|on|at|from|with|to|as)\s)[^,]*")


_SPEAKER = re.compile(
    rf"\s+(?P<who>[^.;:{MARKS}{HIDDEN}]{{2,160}}?)"
    r"(?=[.;:]|,\s+(?:who|which|adding|in|on|as|[“\"])|\s+(?:that|who|in|on|at|during|while|as|when|after|from|to)\b|$)"
)


def _after(masked: str, cue: Span, verb: str) -> _Sides:
    """ "X said (that) p": the speaker first."""
    rest = (
        _OBJECT.match(masked, cue.end) if verb.startswith(("tell", "told", "warn", "ask", "remind")) else None
    )
    start = rest.end() if rest else cue.end
    link = _LINK.match(masked, start)
    if link is None or (link["to"] and sort_of(verb) is SpeechSort.WISH):
        return []
    content = trim(masked, Span(link.end(), _clause_end(masked, link.end())), also=MARKS + ",.;:")
    if ends_in_saying(content.of(masked)):
        return []
    said = bool(link["that"]) or _QUOTE.match(masked, link.end()) is not None
    if not said and not (
        is_plain(verb)
        and _says_something(masked, content)
        and masked[link.end() : content.end].count(" ") > 1
    ):
        return []
    before = Span(clause_start(masked, cue.start), cue.start)
    source = speaker_of(masked, before)
    return [(source, content)] if content and (source is not None or _is_nobody(masked, before)) else []


def _is_nobody(masked: str, span: Span) -> bool:
    """Whether the sentence says that nobody says it."""
    return is_nobody(span.of(masked).split())


def ends_in_saying(content: str) -> bool:
    """Whether the words end in who says the sentence, so that they are not what another says: "that, Ito said"."""
    return _SAID_LAST.search(content[-200:]) is not None


_SAID_LAST = re.compile(
    r",\s(?!(?:as|when|what|which|who|where|if|that|and|but)\s)(?:[^,;:]{1,80}(?:,[^,;:]{1,80},)?\s)?(?:said|says|added|adds)\Z"
)

_OBJECT = re.compile(rf"\s++[^,.;:{MARKS}{HIDDEN}]{{2,60}}?(?=\s+that\b|,?\s*[{MARKS}]|:)")
_LINK = re.compile(
    rf"(?:\s+(?:on|in|at|(?P<to>to)|during|via|by)\s[^,.;:{MARKS}{HIDDEN}]{{2,60}}?(?=\s+that\b|[,:]?\s*[{MARKS}{HIDDEN}]))?"
    rf"(?:\s*[,:])?\s+(?:out\s+)?(?P<that>that\b|whether\b|if\b)?\s*"
)


def _clause_end(masked: str, start: int) -> int:
    end = masked.find(";", start, start + 10 * REACH)
    tail = _TAIL.search(masked, start)
    return min((each for each in (end, tail.start() if tail else -1) if each > start), default=len(masked))


_TAIL = re.compile(
    r",\s+according\s+to\b|(?:,|\s[–—]|\s--?)\s+(?:but|while|although|though|whereas)\s"
    r"|,\s+(?:adding|noting|saying|stressing|insisting|claiming|arguing|explaining|warning|stating)\s+(?:that\b|["
    + MARKS
    + "])"
)


def _says_something(masked: str, content: Span) -> bool:
    """Whether the stretch is a quotation or has a verb."""
    inside = content.of(masked)
    return HIDDEN in inside or finite(inside)


def _according_to(masked: str) -> Iterator[Attribution]:
    for match in _ACCORDING.finditer(masked) if "ccording" in masked else ():
        leading = not masked[: match.start()].strip(MARKS + " ")
        end = match.end("who")
        content = (
            Span(end, len(masked))
            if leading
            else Span(masked.rfind(";", 0, match.start()) + 1, match.start())
        )
        content = trim(masked, content, also=MARKS + ",.;:")
        if not leading and _is_unfinished(content.of(masked)):
            content = trim(masked, Span(content.start, _clause_end(masked, end)), also=MARKS + ",.;:")
        source = named_among(masked, trim(masked, Span(*match.span("who")), also=", "))
        if content and source:
            yield Attribution(source, Span(*match.span("cue")), content, Stance.ASSERTED, direct=False)


def _is_unfinished(content: str) -> bool:
    """Whether the clause goes on behind the phrase: "the dam, according to Norlux, broke", "it is, …, the biggest"."""
    tail = content[-REACH:]
    words = tail.split()
    # "May" is a month here.
    return HIDDEN not in tail and (not words or words[-1] in AUXILIARIES or first_verb(tail) is None)


_ACCORDING = re.compile(rf"\b(?P<cue>[Aa]ccording\s+to)\s+(?P<who>[^,.;:{MARKS}{HIDDEN}]{{2,200}})")


def _adverbs(masked: str) -> Iterator[Attribution]:
    for match in _HEDGE.finditer(lowered(masked)):
        start = clause_start(masked, match.start())
        content = trim(masked, Span(start, _clause_end(masked, match.end())), also=MARKS + ",.;:")
        if content:
            yield Attribution(None, Span(*match.span()), content, Stance.HEDGED, direct=False)


_HEDGE = re.compile(rf"\b(?:{alternation(HEDGES)})\b")
