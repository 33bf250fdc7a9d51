"""Tree -> attributions: who says what in a parsed sentence?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.text.slots import Attribution, Stance
from factbench.text.span import Span
from factbench.text.speech import HEDGES, stance_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factbench.text.parse import Parse


def by_tree(tree: Parse) -> list[Attribution]:
    """Return the attributions of the sentence in no order; which are direct, only the quotation marks tell."""
    return [*_verbs(tree), *_according(tree), *_hedges(tree)]


def _verbs(tree: Parse) -> Iterator[Attribution]:
    for place, token in enumerate(tree.tokens):
        bare = token.tag == "VB" and any(tree.tokens[each].tag == "TO" for each in tree.children[place])
        if (
            token.tag.startswith("VB")
            and not bare
            and (stance := stance_of(token.text, negated=_negated(tree, place)))
        ):
            content = _content(tree, place)
            if content is not None:
                source = _source(tree, place, content)
                for piece in _pieces(tree, content, place, source):
                    yield Attribution(source, _cue(tree, place), piece, stance, direct=False)


def _negated(tree: Parse, place: int) -> bool:
    return tree.child(place, "neg") is not None


def _content(tree: Parse, place: int) -> list[int] | None:
    """Places of what the verb reports: its clausal complement, or the clause that it is thrown into."""
    clause = tree.child(place, "ccomp")
    if clause is not None and not (tree.tokens[clause].tag == "VB" and tree.child(clause, "nsubj") is None):
        return tree.subtree(clause)
    token = tree.tokens[place]
    if token.dep == "parataxis":
        own = set(tree.subtree(place))
        return [each for each in tree.subtree(token.head) if each not in own] or None
    return None


def _source(tree: Parse, place: int, content: list[int]) -> Span | None:
    """The verb's subject, its own or borrowed; for passives the agent; for inverted order the noun after it."""
    if (agent := tree.child(place, "agent")) is not None:
        spoken = tree.child(agent, "pobj")
        return None if spoken is None else _stretch(tree, tree.subtree(spoken))
    if tree.child(place, "auxpass") is not None:
        return None
    subject = _subject(tree, place)
    if subject is None and content[-1] < place:
        subject = tree.child(place, "dobj", "attr", "dep", "oprd")
    if subject is None:
        return None
    own = tree.subtree(place) if place in tree.subtree(subject) else content
    return _stretch(tree, [each for each in tree.subtree(subject) if each not in own])


def _subject(tree: Parse, place: int) -> int | None:
    """Place of the verb's subject, looking up through verbs that share theirs; of an `acl` the noun it describes."""
    for _ in range(6):
        token = tree.tokens[place]
        subject = tree.child(place, "nsubj", "nsubjpass")
        if subject is not None:
            named = tree.tokens[token.head].pos in {"NOUN", "PROPN"}
            relative = tree.tokens[subject].tag in {"WDT", "WP"}
            return token.head if relative and token.dep == "relcl" and named else subject
        if token.dep == "acl":
            return token.head
        if token.dep not in {"conj", "xcomp", "advcl"}:
            return None
        place = token.head
    return None


def _stretch(tree: Parse, places: list[int]) -> Span | None:
    """From the first word to the last of the places, without punctuation at either end."""
    words = [each for each in places if tree.tokens[each].dep != "punct" and tree.tokens[each].pos != "PUNCT"]
    return Span(tree.tokens[words[0]].span.start, tree.tokens[words[-1]].span.end) if words else None


def _cue(tree: Parse, place: int) -> Span:
    """The verb with its auxiliaries and negation where they stand beside it."""
    start = place
    while (
        start
        and tree.tokens[start - 1].head == place
        and tree.tokens[start - 1].dep in {"aux", "auxpass", "neg"}
    ):
        start -= 1
    return Span(tree.tokens[start].span.start, tree.tokens[place].span.end)


def _pieces(tree: Parse, content: list[int], place: int, source: Span | None) -> Iterator[Span]:
    """The content without the words that introduce it, cut where the speaker stands in its midst."""
    spoken = [
        each for each in content if not (tree.tokens[each].dep == "mark" and tree.tokens[each].text == "that")
    ]
    spoken = [each for each in spoken if source is None or not source.covers(tree.tokens[each].span)]
    for side in ([each for each in spoken if each < place], [each for each in spoken if each > place]):
        if (piece := _stretch(tree, side)) is not None:
            yield piece


def _according(tree: Parse) -> Iterator[Attribution]:
    for place, token in enumerate(tree.tokens[:-1]):
        following = tree.tokens[place + 1]
        if token.text.lower() == "according" and following.text == "to":
            named = tree.child(place + 1, "pobj")
            if named is not None:
                source = tree.subtree(named)
                content = _around(tree, place, max(source))
                speaker = _stretch(tree, source)
                if content is not None:
                    yield Attribution(
                        speaker, Span(token.span.start, following.span.end), content, Stance.ASSERTED, False
                    )


def _around(tree: Parse, first: int, last: int) -> Span | None:
    """The clause in which the phrase from `first` to `last` stands, on the side where there is more of it."""
    verb = _verb_above(tree, tree.tokens[first].head)
    clause = tree.subtree(verb)
    before, after = [each for each in clause if each < first], [each for each in clause if each > last]
    subject = tree.child(verb, "nsubj", "nsubjpass")
    if subject is not None and subject < first < verb:
        return _stretch(tree, clause)
    return _stretch(tree, max(before, after, key=len))


def _verb_above(tree: Parse, place: int) -> int:
    """Place of the verb of the clause in which the word stands, else of the root."""
    while tree.tokens[place].pos not in {"VERB", "AUX"} and tree.tokens[place].head != place:
        place = tree.tokens[place].head
    return place


def _hedges(tree: Parse) -> Iterator[Attribution]:
    for token in tree.tokens:
        if token.text.lower() in HEDGES:
            clause = tree.subtree(_verb_above(tree, token.head))
            content = _stretch(tree, [each for each in clause if tree.tokens[each].dep != "mark"])
            if content is not None:
                yield Attribution(None, token.span, content, Stance.HEDGED, direct=False)
