"""Are the two ends of a possible clash said of one thing?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factbench.english.exclusive import exclude
from factbench.english.polarity import trend
from factbench.stages.compare.grammar import grammar_traits, is_thing
from factbench.stages.compare.head import of_two_heads
from factbench.text.span import Span
from factbench.text.stem import stem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factbench.stages.compare.clash import Clash
    from factbench.stages.compare.side import Side


def weighable(claim: Side, evidence: Side, each: Clash) -> Clash:
    """Return the clash with what grammar says of it; without a counterpart where that is of something else."""
    # Another word in the same place is never sure enough: no sentence is parsed for it.
    if each.theirs is None or each.kind == "swap":
        return each
    traits = {**each.traits, **grammar_traits(claim, each.mine, evidence, each.theirs)}
    traits |= _together(traits) | _beside(claim, each.mine, evidence, each.theirs)
    one = _of_one_thing(claim, each, evidence, each.theirs, traits)
    return each._replace(traits=traits, theirs=each.theirs if one else None)


def _beside(claim: Side, mine: Span, evidence: Side, theirs: Span) -> dict[str, float]:
    """Share of the words beside each end that the other text has, in the sentence of the other end or at all."""
    here, there = claim.around(mine, **_NEAR), evidence.around(theirs, **_NEAR)
    sentence = evidence.sentence_topic(theirs)
    found = sum(each in sentence for each in here) / (len(here) or 1)
    return {
        "beside in sentence": found,
        "beside in claim": sum(each in claim.topic for each in there) / (len(there) or 1),
        "beside all": float(found >= 0.6 and len(here) > 1),
    }


_NEAR = {"before": 8, "after": 8}


def _of_one_thing(claim: Side, each: Clash, evidence: Side, other: Span, traits: Mapping[str, float]) -> bool:
    mine, theirs = claim.words_of(each.mine), evidence.words_of(other)
    if each.kind in {"sort", "name", "role"} and not exclude(mine, theirs):
        return False
    match each.kind:
        case "sort":
            return _placed_alike(traits) and is_thing(claim, each.mine) and is_thing(evidence, other)
        case "measure":  # of one matter there are many percentages and degrees
            return bool(traits["half"])
        case "denial":
            adverb = mine.endswith("ly") or theirs.endswith("ly")
            return not adverb and not _denies_otherwise(claim, each, evidence, other)
        case "opposite":
            ends = ((claim, each.mine), (evidence, other))
            aside = any(_is_aside(side, word) for side, word in ends)
            aside = aside or of_two_heads(claim, each.mine, evidence, other)
            return not aside and not _by_root(mine.lower(), theirs.lower()) and _opposed(stem(mine), traits)
    return True


def _placed_alike(traits: Mapping[str, float]) -> bool:
    """Whether the same stands beside both; of several countries one is as good a rival as another."""
    sure = ("left", "right", "linked")
    listed = (traits.get("country") or traits.get("other")) and not traits["one"]
    return any(traits.get(trait) for trait in (sure if listed else (*sure, "near", "same subject")))


def _denies_otherwise(claim: Side, each: Clash, evidence: Side, other: Span) -> bool:
    """Whether the sentence that seems to deny nothing does so in other words, or the denial only sets a contrast."""
    if any(
        _CONTRAST.match(*place) for place in ((claim.text, each.mine.start), (evidence.text, other.start))
    ):
        return True
    if _denies_of_another(claim, each.mine, evidence):
        return True
    side, span = (evidence, other) if each.traits["in the claim"] else (claim, each.mine)
    sentence = side.sentence_of(span)
    found = _DENYING.finditer(side.text, sentence.start, sentence.end)
    return any(
        not span.overlaps(Span(*each.span())) for each in found
    )  # "prevents" itself is denied by "not prevent"


def _denies_of_another(claim: Side, mine: Span, evidence: Side) -> bool:
    """Whether the statement denies it of a name that the passage lacks: "not an album by Quill" denies no album."""
    last = max(claim.terms_in(mine), default=None)
    if last is None or last.start not in claim.denied:
        return False
    name = next((each for each in claim.name_spans if each.start > last.end), None)
    if name is None or not _OF_IT.fullmatch(claim.text, last.end, name.start):
        return False
    return claim.stems_in(name).isdisjoint(evidence.stems)


_OF_IT = re.compile(r"\s(?:by|of|from)\s(?:the\s)?")
# "instead of", "rather than", and the "No" that answers a question.
_CONTRAST = re.compile(r"(?i:instead\s+of|rather\s+than)\b|No\s+[A-Z]")
# What denies without being a negation that reaches a word, and the negations.
_DENYING = re.compile(
    r"\b(?:not|never|nor|neither|no|none|nothing|without|cannot|hardly|barely|scarcely|unable|lack\w*|absen\w+|avoid\w*|refus\w+"
    r"|declin\w+|fail\w*|unlikely|doubt\w*|deni\w+|disput\w+|except|exclud\w+|left\s+out|stay\w*\s+away|turned\s+down"
    r"|prevent\w*|stop\w*|reject\w*|only|virtually"
    r"|cut(?:s|ting)?\s+off|br(?:oke|eaks?|oken)\s+off|sever(?:s|ed|ing)|abolish\w*|terminat\w*|suspend\w*|discontinu\w*)\b|n['’]t\b",
    re.IGNORECASE,
)


def _is_aside(side: Side, word: Span) -> bool:
    """Whether the word says nothing of its own: part of a longer name ("Disease Control and Prevention"), or a link."""
    named = any(name.covers(word) and len(name) > len(word) for name in side.name_spans)
    return named or bool(_LINKING.match(side.text, word.start))


# "Starting on 16 March", "beginning with the pier": what says when or with what, and no act.
_LINKING = re.compile(r"(?:starting|beginning|ending)\s+(?:on|from|in|at|with)\b", re.IGNORECASE)


def _opposed(word: str, traits: Mapping[str, float]) -> bool:
    """Whether the same words stand beside both, and not only in the same text; a trend needs the same subject."""
    linked = traits.get("same governor") or traits.get("same subject") or traits["left"] or traits["right"]
    if trend(word) and traits.get("other subject"):
        return False
    return bool(linked or traits["near"])


def _by_root(one: str, other: str) -> bool:
    """Whether the two have a root in common and no prefix turns it: "law" and "outlaws", "inheritance", "heritable"."""
    short, long = sorted((one, other), key=len)
    root, other_root = sorted((stem(one), stem(other)), key=len)
    if len(root) < _SHORT or root not in other_root or "less" in long:
        return False
    return not any(long.startswith(each + short[:_SHORT]) and long[-2:] == short[-2:] for each in NEGATING)


NEGATING = ("un", "in", "im", "il", "ir", "dis", "non", "non-", "a", "anti", "mis")
# Letters of the shortest root.
_SHORT = 3


def _together(traits: Mapping[str, float]) -> dict[str, float]:
    """What two traits say together: the same verb in a passage that speaks of most of the statement."""
    if not traits.get("parsed"):
        return {}
    linked = traits.get("same governor", 0.0) or traits.get("same event verb", 0.0)
    apart = traits.get("other governor", 0.0) and traits.get("other event verb", 0.0)
    told = {"linked": linked, "apart": 0.0 if linked else apart}
    half = traits.get("half", 0.0)
    return told | {f"{name}, half": size * half for name, size in told.items()}
