"""Can the cue of a candidate hand on what is said?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factbench.english.attribution.rules import ends_in_saying, is_next, is_reduced
from factbench.english.attribution.source import MUTE
from factbench.english.parse import stretch
from factbench.english.verb.speech_sort import SpeechSort, sort_of
from factbench.text.quotation import MARKS
from factbench.text.wordlist import wordlist

if TYPE_CHECKING:
    from factbench.english.attribution.scored import Scored
    from factbench.english.attribution.tree import CandidateAttribution
    from factbench.english.parse import Word


STRANGE = 0.35
"""The chance from which a word is taken that hands on nothing by its meaning ("detained", "performs"), and what is no
quotation. Source: as `choice.LIKELY`."""


def may_speak(text: str, each: Scored) -> bool:
    """Return whether the cue may hand on what is said: its meaning or its place speaks for it; it describes no noun."""
    speaker, sort = each.candidate.speaker, sort_of(each.candidate.cue.text)
    if sort is None and not each.direct and each.candidate.family.startswith("within"):
        # "It was warm; a foot of snow covered the ground": no word of saying is thrown into the first.
        return False
    if (
        speaker is not None
        and speaker.lower in _THINGS
        and sort not in {SpeechSort.SPEECH, SpeechSort.FINDING}
    ):
        return False
    mute = speaker is not None and speaker.text in MUTE
    if _stands_on(text, each) if each.direct else mute or _is_torn(each.candidate):
        return False
    if each.cue.end <= each.content.start and (
        is_reduced(text, each.cue) or ends_in_saying(each.content.of(text))
    ):
        return False
    if each.candidate.source and is_next(text, each.content, stretch(each.candidate.source), each.cue):
        return False
    return sort is not None or each.direct or each.chance >= STRANGE


def _stands_on(text: str, each: Scored) -> bool:
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
