"""What is the shape of a clause in a tree: its subject, its tense, its conjunctions, its commas?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.text.span import Span
from factbench.text.wordlist import wordlist

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factbench.english.parse import Parse

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
"""Relations of a verb's subject."""

COMMAS = frozenset([",", "-", "—", "--", "–", "("])
"""What sets a stretch apart from what stands before it."""

FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
"""Tags of finite verbs."""

_VERBAL = frozenset(["VERB", "AUX"])


def is_verb(tree: Parse, place: int) -> bool:
    """Whether the word is a verb or an auxiliary."""
    return tree.tokens[place].pos in _VERBAL


def finite(tree: Parse, place: int) -> bool:
    """Whether the word heads a clause with a finite verb: its own, or that of an auxiliary."""
    token = tree.tokens[place]
    if not is_verb(tree, place):
        return False
    if token.tag in FINITE - {"MD"} or any(each in FINITE for each in _carried(tree, place)):
        return True
    return token.tag == "VBN" and token.head == place and has_subject(tree, place)


def past(tree: Parse, place: int) -> bool:
    """Whether the clause is in a past tense, without "would" and the like."""
    tags = {tree.tokens[place].tag, *_carried(tree, place)}
    return "VBD" in tags and "MD" not in tags


def _carried(tree: Parse, place: int) -> Iterator[str]:
    """Tags of the verb's auxiliaries."""
    return (
        tree.tokens[each].tag for each in tree.children[place] if tree.tokens[each].dep in {"aux", "auxpass"}
    )


def has_subject(tree: Parse, place: int) -> bool:
    """Whether the verb has a subject of its own."""
    return tree.child(place, *SUBJECTS) is not None


def holder(tree: Parse, place: int) -> int:
    """The verb up the chain of conjuncts that has the subject."""
    while not has_subject(tree, place) and tree.tokens[place].dep == "conj":
        place = tree.tokens[place].head
    return place


def commands(tree: Parse, place: int) -> bool:
    """Whether the clause has no subject where one is due: "Thank you for coming", "Read more about it"."""
    return (
        not has_subject(tree, place)
        and tree.tokens[place].tag in {"VB", "VBP"}
        and tree.child(place, "conj") is None
    )


def which(tree: Parse, place: int) -> int | None:
    """Place of a relative pronoun that is the subject of the verb."""
    subject = tree.child(place, "nsubj", "nsubjpass")
    relative = subject is not None and tree.tokens[subject].text.lower() in {"which", "who", "that"}
    return subject if relative else None


def where(tree: Parse, place: int) -> int | None:
    """Place of "where" or "when" before the verb of a relative clause with a subject of its own."""
    if not has_subject(tree, place) or not finite(tree, place):
        return None
    words = (each for each in tree.children[place] if tree.tokens[each].dep == "advmod" and each < place)
    return next((each for each in words if tree.tokens[each].text.lower() in {"where", "when"}), None)


def line(tree: Parse, place: int) -> Iterator[int]:
    """The word and all that it depends on, up to the root."""
    while True:
        yield place
        above = tree.tokens[place].head
        if above == place:
            return
        place = above


# -------------------------------------------------------------------------------- conditions and conjunctions


def conditional(tree: Parse, place: int) -> bool:
    """Whether the clause is a condition."""
    token = tree.tokens[place]
    return token.dep in {"advcl", "ccomp"} and any(
        tree.tokens[each].dep in {"mark", "advmod"} and tree.tokens[each].text.lower() in _CONDITIONS
        for each in tree.children[place]
    )


_CONDITIONS = wordlist("if unless whether lest provided until till")


def has_condition(tree: Parse, place: int) -> bool:
    """Whether the verb stands under a condition of its own."""
    return any(conditional(tree, each) for each in tree.children[place])


def mark(tree: Parse, place: int) -> int | None:
    """Place of the word that makes the clause a fact told in passing: a conjunction, or "where"."""
    if tree.tokens[place].dep == "relcl":
        return where(tree, place)
    return next(
        (
            each
            for each in tree.children[place]
            if tree.tokens[each].dep in {"mark", "advmod"} and tree.tokens[each].text.lower() in _PASSING
        ),
        None,
    )


_PASSING = wordlist("while whereas although though after because since when as")


def links(tree: Parse, place: int) -> Iterator[int]:
    """Places of the conjunctions among the words that this one is joined to; of all words of "as well as"."""
    first = tree.tokens[place].head
    for each in (*tree.children[first], *tree.children[place]):
        if tree.tokens[each].dep == "cc" and first < each < max(place, *tree.children[place], first + 1):
            longer = [token.text.lower() for token in tree.tokens[max(0, each - 2) : each + 1]] == [
                "as",
                "well",
                "as",
            ]
            yield from range(each - 2, each + 1) if longer else (each,)


def borrowed(tree: Parse, place: int) -> list[int]:
    """Places of the auxiliaries and negation that a conjunct without its own shares: "was arrested and *charged*"."""
    first = tree.tokens[place].head
    if tree.tokens[place].tag in FINITE - {"MD"} or tree.child(place, "aux", "auxpass") is not None:
        return []
    return [
        each
        for each in tree.children[first]
        if tree.tokens[each].dep in {"aux", "auxpass", "neg"} and each < first
    ]


# ------------------------------------------------------------------------------------ commas and noun phrases


def after_comma(tree: Parse, place: int) -> bool:
    """Whether a comma or a dash stands before the clause: what is told of the noun is not needed to know which."""
    first = tree.subtree(place)[0]
    if tree.tokens[first].text in COMMAS:
        return True
    return first > 0 and tree.tokens[first - 1].text in COMMAS


def apart(tree: Parse, place: int) -> bool:
    """Whether a comma parts the adverbial clause from the one that it goes with."""
    if place > tree.tokens[place].head:
        return after_comma(tree, place)
    last = tree.subtree(place)[-1]
    return any(tree.tokens[each].text in COMMAS for each in range(last, min(last + 2, len(tree.tokens))))


def after_semicolon(tree: Parse, place: int) -> bool:
    """Whether a semicolon, or a comma with "so", stands between the clause and the one that it hangs on."""
    first, last = sorted((place, tree.tokens[place].head))
    marks = ((tree.tokens[each].text, tree.tokens[each + 1].text.lower()) for each in range(first, last))
    return any(mark == ";" or (mark == "," and following in {"so", "yet"}) for mark, following in marks)


def plain_noun(tree: Parse, noun: int, before: int) -> list[int]:
    """Places of the noun phrase up to the first comma after its head, and not beyond `before`.

    Of joined nouns ("Ota, Ina and Iga") all are meant, in spite of their commas.
    """
    found: list[int] = []
    joined = tree.child(noun, "conj")
    last = noun
    while joined is not None and joined < before:
        last, joined = joined, tree.child(joined, "conj")
    for each in tree.subtree(noun):
        token = tree.tokens[each]
        if each > last and (token.text in COMMAS or each >= before or token.tag in {"WP", "WDT", "WRB"}):
            break
        found.append(each)
    return found


def stretch(tree: Parse, places: Sequence[int]) -> Span:
    """From the first of the places to the last."""
    return Span(tree.tokens[places[0]].span.start, tree.tokens[places[-1]].span.end)


def runs(tree: Parse, places: Sequence[int]) -> list[Span]:
    """Stretches of neighbouring words; marks between them that hang elsewhere part nothing."""
    found: list[list[int]] = []
    for place in _without_brackets(tree, sorted(set(places))):
        if found and all(tree.tokens[each].pos == "PUNCT" for each in range(found[-1][1] + 1, place)):
            found[-1][1] = place
        else:
            found.append([place, place])
    worded = [
        run for run in found if any(tree.tokens[each].pos != "PUNCT" for each in range(run[0], run[1] + 1))
    ]
    return [stretch(tree, run) for run in worded]


def _without_brackets(tree: Parse, places: Sequence[int]) -> list[int]:
    """Without brackets whose content is not among the places."""
    kept: list[int] = []
    for place in places:
        closes = tree.tokens[place].text == ")"
        if closes and kept and kept[-1] < place - 1 and tree.tokens[kept[-1]].text == "(":
            kept.pop()
        else:
            kept.append(place)
    return kept
