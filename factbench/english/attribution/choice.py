"""Which candidates of a parsed sentence are attributions?"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from factbench.english.attribution.rules import ends_in_saying, is_next, is_question, is_reduced, masked_in
from factbench.english.attribution.source import MUTE, is_nobody, named_in
from factbench.english.attribution.traits import chance, traits
from factbench.english.attribution.tree import (
    ACCORDING,
    CandidateAttribution,
    according,
    candidates,
    clause_of,
    unmarked,
)
from factbench.english.parse import stretch
from factbench.english.verb.speech import HEDGES, stance_in
from factbench.english.verb.speech_sort import SpeechSort, sort_of
from factbench.text.quotation import MARKS, holding, within
from factbench.text.slots import Attribution, Stance
from factbench.text.span import Span, trim
from factbench.text.wordlist import wordlist

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factbench.english.parse import Parse, Word

LIKELY = 0.24
"""The chance from which a candidate is taken. Source: the most F1 on PolNeAR by articles left out, tests/quality."""

STRANGE = 0.35
"""The same for a word that hands on nothing by its meaning ("detained", "performs") and for what is no quotation."""

QUOTED = 0.15
"""The chance that is enough where a quotation would be left without a speaker."""

LINKED = 0.5
"""The chance from which something said within what is said is taken: a link of a chain."""

TOLD_OF = 0.1
"""The chance of "of theft" from which "he was accused of theft" hands on the theft rather than him."""

_TOLD_OF = frozenset(["ccomp", "xcomp", "oprd", "prep"])


def by_tree(text: str, tree: Parse, quotes: list[Span], ruled: Sequence[Attribution]) -> list[Attribution]:
    """Return the attributions of the sentence in no order; `ruled` are those that rules see in it."""
    known = [*candidates(tree), *according(tree), *as_candidates(tree, ruled)]
    scored = [_scored(text, each, quotes, ruled) for each in known]
    asked = is_question(masked_in(text, stretch(tree.words), quotes))
    found = [each for each in scored if _may_speak(text, each) and not (asked and not each.direct)]
    told = {each.cue for each in found if each.chance >= TOLD_OF and each.candidate.family in _TOLD_OF}
    found = [each for each in found if not (each.candidate.slot == "nsubjpass" and each.cue in told)]
    found.sort(key=lambda each: (-each.chance, each.content, each.candidate.slot))
    taken = _taken(found, quotes)
    links = [each for each in found if _is_link(each, taken)]
    return [_attribution(text, each, ruled) for each in [*taken, *_apart(links)]]


@dataclass(frozen=True)
class _Scored:
    candidate: CandidateAttribution
    cue: Span
    content: Span
    """To the ends of the quotation it lies in, which may be sentences away."""
    direct: bool
    """Whether the content is a quotation."""
    in_quotation: bool
    """Whether the cue is somebody's word itself."""
    quotes: list[Span] = field(compare=False)
    ruled: Sequence[Attribution] = field(compare=False)

    @cached_property
    def chance(self) -> float:
        """How likely it is one; not weighed before somebody asks, for most cannot speak at all."""
        # Of "according to" the tree is sure.
        sure = self.candidate.slot == ACCORDING
        return 1.0 if sure else chance(traits(self.candidate, self.quotes, self.ruled))


def _scored(
    text: str, candidate: CandidateAttribution, quotes: list[Span], ruled: Sequence[Attribution]
) -> _Scored:
    cue = candidate.cue.span
    content = whole(text, stretch(candidate.content), cue, quotes)
    return _Scored(
        candidate,
        cue,
        content,
        direct=holding(quotes, content) is not None,
        in_quotation=holding(quotes, cue) is not None,
        quotes=quotes,
        ruled=ruled,
    )


def whole(text: str, span: Span, cue: Span, quotes: list[Span]) -> Span:
    """The content without outer marks, and to the ends of the quotation it lies in unless the cue is there too."""
    content = bare(text, span)
    around = holding(quotes, content)
    if around is not None and not around.covers(cue):
        return bare(text, around)
    if around is not None:
        return content
    end = _NEXT.search(text, content.start, content.end) or _how_said(text, content, quotes)
    return content if end is None else bare(text, Span(content.start, end.start()))


def _how_said(text: str, content: Span, quotes: list[Span]) -> re.Match[str] | None:
    """What tells how or when a quotation was said, from the mark that closes it: “It is,” *waving his hand*."""
    quote = next(iter(within(quotes, content)), None)
    if quote is None or content.start != quote.start:
        return None
    return _HOW.match(text, quote.end - (text[quote.end - 1] == ","), content.end)


_HOW = re.compile(rf"(?:,[{MARKS}]|[{MARKS}],)\s(?:\w+ing|when|while|as|before|after)\b[^{MARKS}]*\Z")


# A quotation closes the sentence, though the splitter of sentences leaves the next one with it: "… “gone.” She added".
_NEXT = re.compile(rf"(?<=[.!?])[{MARKS}]\s+(?=[A-Z])")


def bare(text: str, span: Span) -> Span:
    """The span without quotation marks and punctuation at either end, and without "that" before it."""
    found = trim(text, span, also=MARKS + ".,;:–—")
    start = found.start
    told = text[start : start + 4] == "that" and text[start + 4 : start + 5].isspace()
    marked = start > 0 and text[start - 1] in MARKS
    return (
        trim(text, Span(start + 4, found.end), also=MARKS)
        if told and not marked and len(found) > 5
        else found
    )


# ------------------------------------------------------------------------------------------------ what is taken


def _may_speak(text: str, each: _Scored) -> bool:
    """Whether the cue may hand on what is said: its meaning or its place speaks for it, and it describes no noun."""
    cue, speaker = each.candidate.cue, each.candidate.speaker
    if each.cue.end <= each.content.start and (
        is_reduced(text, each.cue) or ends_in_saying(each.content.of(text))
    ):
        return False
    if each.candidate.source and is_next(text, each.content, stretch(each.candidate.source), each.cue):
        return False
    mute = speaker is not None and speaker.text in MUTE
    if _stands_on(text, each) if each.direct else mute or _is_torn(each.candidate):
        return False
    sort = sort_of(cue.text)
    if (
        speaker is not None
        and speaker.lower in _THINGS
        and sort not in {SpeechSort.SPEECH, SpeechSort.FINDING}
    ):
        return False
    if sort is None and not each.direct and each.candidate.family.startswith("within"):
        # "It was warm; a foot of snow covered the ground": no word of saying is thrown into the first.
        return False
    return sort is not None or each.direct or each.chance >= STRANGE


def _stands_on(text: str, each: _Scored) -> bool:
    """Whether the quotation is what something reads of which another tells: "showed a sign that read “p”"."""
    match = _READS.search(text, max(0, each.content.start - 24), each.content.start)
    return match is not None and each.cue.end < match.start()


_READS = re.compile(rf"\s(?:(?:that|which)\s(?:reads?|said|says)|reading)[:,]?\s[{MARKS}]\Z")


def _is_torn(candidate: CandidateAttribution) -> bool:
    """Whether the content is none: an adverbial clause, a participle, a verb without its subject, or a cue no verb."""
    cue, first = candidate.cue, candidate.content[0]
    if _is_no_cue(candidate) or (candidate.family == "advcl" and first.lower in _ADVERBIAL):
        return True
    if candidate.family in _NOMINAL and candidate.tail == "with relcl":
        return True
    if candidate.family == "acl":
        return any(word.head is cue and _is_participle(word) for word in candidate.content)
    between = cue.tree.words[cue.place + 1 : first.place]
    begins = (
        (candidate.source or (cue,))[0].place == 0
        and cue < first
        and not any(word.is_mark for word in between)
    )
    return candidate.family == "ccomp" and begins and first.tag in {"VBD", "VBZ", "VBP", "MD"}


def _is_no_cue(candidate: CandidateAttribution) -> bool:
    """Whether the cue hands on nothing here: a noun, "continued to", "though he thought", "That he said so shows"."""
    cue, behind = candidate.cue, candidate.cue.following
    marks = cue.children("mark")
    match candidate.family:
        case "rule" if cue.tag.startswith("NN"):
            return True
        case "ccomp" if any(word.place == 0 and word.lower == "that" for word in marks):
            return True
        case "within advcl" if any(word.lower in _ADVERBIAL for word in marks):
            return True
        case family if family.startswith("within"):
            if sort_of(cue.text) in _OF_THINGS or any(cue < child for child in cue.children("ccomp")):
                return True
    goes_on = cue.lower.startswith("continu") and behind is not None
    return goes_on and behind is not None and (behind.lower == "to" or behind.tag == "VBG")


_ADVERBIAL = wordlist("where while as although though after before because when since if until")


def _is_participle(word: Word) -> bool:
    return word.tag in {"VBN", "VBG", "VBD"} and not word.has("nsubj", "nsubjpass", "expl", "csubj")


_THINGS = wordlist("it this that which there")

_OF_THINGS = frozenset([SpeechSort.JUDGEMENT, SpeechSort.DEMAND, SpeechSort.WISH, SpeechSort.NOUN])
"""Sorts of words that need what they are about beside them, and are not thrown into a clause of another."""

_NOMINAL = frozenset(["dobj", "prep", "object+prep", "oprd"])
"""Families whose content is a thing or a person: what is told of it behind a comma is the writer's."""


def _taken(found: list[_Scored], quotes: list[Span]) -> list[_Scored]:
    """The best candidates that do not get in each other's way; `found` begins with the best."""
    taken: list[_Scored] = []
    for each in found:
        around = [other for other in taken if _holds(each, other)] if _reports(each) else []
        rest = [other for other in taken if other not in around]
        if each.chance >= LIKELY and _fits(each, rest):
            taken = [other for other in rest if not each.content.covers(other.cue)]
            taken.append(each)
    for each in found:
        if each.chance >= QUOTED and _fits(each, taken) and _speaks(each, taken, quotes):
            taken.append(each)
    return taken


def _fits(each: _Scored, taken: Iterable[_Scored]) -> bool:
    if each.in_quotation or not each.content:
        return False
    return not any(
        each.content.overlaps(other.content) or other.content.covers(each.cue) or _rival(each, other)
        for other in taken
    )


def _holds(each: _Scored, other: _Scored) -> bool:
    """Whether the other is a link inside this one's content, which is then the outer one whatever their chances."""
    return (
        each.content != other.content
        and each.content.covers(other.content)
        and each.content.covers(other.cue)
        and not other.content.covers(each.cue)
    )


def _rival(each: _Scored, other: _Scored) -> bool:
    """Whether both read one cue, and not as the two sides of a content or of a quotation in which it stands."""
    if each.cue != other.cue or each.candidate.slot == other.candidate.slot:
        return False
    return not (each.direct and other.direct) or (each.content < each.cue) == (other.content < other.cue)


def _speaks(each: _Scored, taken: list[_Scored], quotes: list[Span]) -> bool:
    """Whether a quotation that nothing covers is in the content, and the cue is not in what others cover."""
    if any(each.content.covers(other.cue) for other in taken):
        return False
    return any(
        not any(other.content.overlaps(quote) for other in taken)
        for quote in within(quotes, each.content, partly=True)
    )


def _is_link(each: _Scored, taken: list[_Scored]) -> bool:
    """Whether somebody reports within what somebody says: a clause, a verb of saying, and a speaker of its own."""
    speaker = each.candidate.speaker
    inside = each.in_quotation or any(other.content.covers(each.cue) for other in taken)
    return (
        inside
        and _reports(each)
        and sort_of(each.candidate.cue.text) in {SpeechSort.SPEECH, SpeechSort.FINDING}
        and speaker is not None
        # In a quotation nobody can tell who "he" is, and "I think" is the speaker's own hedge.
        and not (speaker.pos == "PRON" and each.in_quotation)
        and speaker.lower not in {"i", "we", "you", "it"}
        and not each.content.covers(each.cue)
        and all(other.cue != each.cue for other in taken)
    )


def _reports(each: _Scored) -> bool:
    """Whether it surely hands on a clause."""
    return each.chance >= LINKED and each.candidate.family in {"ccomp", "rule", ACCORDING}


def _apart(links: list[_Scored]) -> list[_Scored]:
    """One link a cue, the best."""
    found: dict[Span, _Scored] = {}
    for each in links:
        found.setdefault(each.cue, each)
    return list(found.values())


# ------------------------------------------------------------------------------------------------- rules' part


def as_candidates(tree: Parse, ruled: Iterable[Attribution]) -> list[CandidateAttribution]:
    """What rules saw, as candidates; adverbs, which hand on their clause without a speaker, are not among them."""
    found: list[CandidateAttribution] = []
    for each in ruled:
        cue, content = tree.within(each.cue), unmarked(tree.within(each.content))
        if cue and content and cue[-1].lower not in HEDGES:
            source = tree.within(each.source) if each.source else []
            according = cue[0].lower == "according"
            order = "according" if according else "last" if each.content.end <= each.cue.start else "first"
            found.append(
                CandidateAttribution(
                    cue[0] if according else cue[-1],
                    f"rule:{order}",
                    content,
                    tuple(source),
                    next((word for word in source if word.head not in source), None),
                )
            )
    return found


# ------------------------------------------------------------------------------------------------ what it says


def _attribution(text: str, found: _Scored, ruled: Iterable[Attribution]) -> Attribution:
    candidate = found.candidate
    cue = _with_auxiliaries(candidate.cue)
    source = _source(candidate)
    if source is None and not candidate.cue.has("auxpass"):
        source = next(
            (each.source for each in ruled if each.cue.end == cue.end and each.source is not None), None
        )
        source = None if source is None or source.overlaps(found.content) else source
    if source is None and found.direct and (source := _between(text, found)) is not None:
        return Attribution(source, cue, found.content, Stance.ASSERTED, direct=False)
    stance = _stance(candidate, cue.of(text), source)
    if (
        found.direct
        and source is not None
        and stance is Stance.HEDGED
        and sort_of(candidate.cue.text) is None
    ):
        # As in "he went on" before a quotation.
        stance = Stance.ASSERTED
    return Attribution(source, cue, found.content, stance, direct=False)


def _between(text: str, found: _Scored) -> Span | None:
    """The name between a quotation and its verb, which the model may take for a noun: “…,” Jan Niro shares."""
    if found.cue.start <= found.content.end:
        return None
    between = trim(text, Span(found.content.end, found.cue.start), also=MARKS + ",")
    return between if _NAME.fullmatch(between.of(text)) else None


_NAME = re.compile(r"[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,4}")


def _source(candidate: CandidateAttribution) -> Span | None:
    """The name of whoever speaks."""
    if not candidate.source or candidate.speaker is None:
        return None
    # What rules took for a source may be more than that, or less: "Speaking to the paper Ito said".
    subject = candidate.cue.child("nsubj") if candidate.family == "rule" else None
    if subject is None or subject in candidate.content:
        return named_in(candidate.source, candidate.speaker)
    return named_in(unmarked(subject.subtree), subject) or named_in(candidate.source, candidate.speaker)


def _stance(candidate: CandidateAttribution, cue: str, source: Span | None) -> Stance:
    """The cue's; "to say" and "the claim" assert nothing by themselves, "called it a failure" does."""
    word = candidate.cue
    if word.lower == "according" or candidate.slot == "oprd":
        return Stance.ASSERTED
    nobody = is_nobody([each.text for each in candidate.source])
    stance = stance_in(word.text, negated=word.has("neg") or nobody)
    unsaid = cue.lower().startswith("to ") or (word.tag.startswith("NN") and source is None)
    return Stance.HEDGED if unsaid and stance is Stance.ASSERTED else stance


def _with_auxiliaries(cue: Word) -> Span:
    """The cue with its auxiliaries and negation where they stand beside it; "according" with its "to"."""
    if cue.lower == "according":
        return stretch([cue, cue.following or cue])
    start = cue
    while (
        (before := start.previous) is not None
        and before.head is cue
        and before.relation in {"aux", "auxpass", "neg"}
    ):
        start = before
    return stretch([start, cue])


def hedges(tree: Parse) -> Iterator[Attribution]:
    """Yield what the sentence's "reportedly" and the like pass on without a speaker, and "is said to"."""
    for word in tree.words:
        if word.lower in HEDGES or _is_hearsay(word):
            clause = clause_of(word if word.is_verb else word.head).subtree
            content = unmarked(each for each in clause if each.relation != "mark")
            if content:
                yield Attribution(
                    None, _with_auxiliaries(word), stretch(content), Stance.HEDGED, direct=False
                )


def _is_hearsay(word: Word) -> bool:
    """Whether it is the verb of "he is said to", "they are believed to", and nobody is named who says so."""
    verb = word.child("xcomp")
    return (
        word.tag == "VBN"
        and word.has("auxpass")
        and not word.has("agent", "neg")
        and word.lower in _HEARSAY
        and verb is not None
        and any(each.lower == "to" for each in verb.children("aux"))
        and any(each.lower in _PRESENT for each in word.children("auxpass"))
    )


_PRESENT = wordlist("is are")
_HEARSAY = wordlist("said believed thought understood reported alleged rumoured rumored")
