"""Tree -> candidates: which words of a parsed sentence may hand on what other words say?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factbench.text.wordlist import wordlist

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factbench.english.parse import Parse


@dataclass(frozen=True, slots=True)
class Candidate:
    """A cue with what it may hand on; all are places of tokens in the sentence."""

    cue: int
    slot: str
    """How the content hangs on the cue: a relation, "prep:about", "object+prep:as", or "rule:…" where rules saw it."""
    content: tuple[int, ...]
    """In order; neither the first nor the last is punctuation."""
    source: tuple[int, ...] = ()
    speaker: int | None = None
    """The head of the source."""
    tail: str = ""
    """"with appos" for a content that ends in a loose piece, "less appos" for the same content without it."""

    @property
    def family(self) -> str:
        """The slot without its preposition or its rule."""
        return self.slot.partition(":")[0]


ACCORDING = "according to"
"""The slot of what the tree shows of that phrase."""


def candidates(tree: Parse) -> list[Candidate]:
    """Return every word with what it may hand on, by the place of the word; most of them are none.

    Verbs hand on their complements, and the clause that they are thrown into; nouns and adjectives theirs ("the claim
    that", "calls for", "sure that"). A content that ends in a loose piece (", which …") is offered with it and without.
    """
    grown = [tree.subtree(place) for place in range(len(tree.tokens))]
    found: list[Candidate] = []
    for place, token in enumerate(tree.tokens):
        if token.tag.startswith(("VB", "NN")) or token.pos == "ADJ":
            for slot, places in _offers(tree, grown, place):
                found += _sides(tree, grown, Candidate(place, slot, tuple(sorted({*places}))))
    return found


def words(tree: Parse, places: Sequence[int]) -> tuple[int, ...]:
    """The places without punctuation."""
    return tuple(
        each for each in places if tree.tokens[each].dep != "punct" and tree.tokens[each].pos != "PUNCT"
    )


# --------------------------------------------------------------------------------------------------- contents


def _offers(tree: Parse, grown: list[list[int]], place: int) -> Iterator[tuple[str, list[int]]]:
    """Slots with the places of their content."""
    tokens, children = tree.tokens, tree.children[place]
    objects = [each for each in children if tokens[each].dep in {"dobj", "dative"} and each > place]
    over = grown[objects[0]] if objects else []
    for child in children:
        match tokens[child].dep:
            case "ccomp" | "oprd" | "nsubjpass" as slot:
                yield slot, [*(over if slot == "oprd" else ()), *grown[child]]
            case "xcomp":
                yield "xcomp", grown[child]
                if over and not _wants_clause(tree, place, objects[0]):
                    yield "object+xcomp", [*over, *grown[child]]
            case "dobj" if tokens[place].tag.startswith("VB") and not _wants_clause(tree, place, child):
                yield "dobj", grown[child]
            case "acl" if tokens[place].tag.startswith("NN"):
                yield "acl", grown[child]
            case "prep":
                thing = over if objects and not _wants_clause(tree, place, objects[0]) else []
                yield from _prepositional(tree, grown, child, thing)
            case "advcl" | "nsubj" | "dep" | "parataxis" as slot if child > place:
                yield slot, grown[child]
    if tokens[place].tag.startswith("VB") and tokens[place].dep in {"parataxis", "advcl", "conj", "ccomp"}:
        own = set(grown[place])
        yield (
            f"within {tokens[place].dep}",
            [each for each in grown[tokens[place].head] if each not in own],
        )


def _wants_clause(tree: Parse, place: int, child: int) -> bool:
    """Whether the verb says a clause or a quotation, never a thing: one adds salt, and tells a neighbour."""
    after = tree.tokens[child - 1].text if child else ""
    return tree.tokens[place].text.lower() in _CLAUSAL and after != '"'


_CLAUSAL = wordlist(
    "say says said saying add adds added adding tell tells told telling reply replies replied replying"
)


def _prepositional(
    tree: Parse, grown: list[list[int]], preposition: int, over: list[int]
) -> Iterator[tuple[str, list[int]]]:
    word = tree.tokens[preposition].text.lower()
    for child in tree.children[preposition]:
        if tree.tokens[child].dep in {"pobj", "pcomp"}:
            yield f"prep:{word}", grown[child]
            if over:
                yield f"object+prep:{word}", [*over, *grown[preposition]]


def _sides(tree: Parse, grown: list[list[int]], offer: Candidate) -> Iterator[Candidate]:
    """The candidate with its source; cut where the cue stands in the midst of its content."""
    speaker = _speaker(tree, offer.cue)
    source = [] if speaker is None else grown[speaker]
    if offer.cue in source:
        source = [each for each in source if each not in set(grown[offer.cue])]
    named = replace(offer, speaker=speaker, source=words(tree, source))
    pieces: list[tuple[int, ...]] = [words(tree, offer.content)]
    if offer.family == "ccomp" or offer.family.startswith("within"):
        spoken = [each for each in pieces[0] if each not in set(source)]
        pieces = [
            tuple(each for each in spoken if each < offer.cue),
            tuple(each for each in spoken if each > offer.cue),
        ]
    for piece in pieces:
        if piece:
            yield from _with_tail(tree, grown, replace(named, content=piece))


def _with_tail(tree: Parse, grown: list[list[int]], found: Candidate) -> Iterator[Candidate]:
    """The candidate, and where it ends in a loose piece the same without it."""
    start = _loose(tree, grown, found.content)
    shorter = () if start is None else tuple(each for each in found.content if each < start - 1)
    if start is None or not shorter:
        yield found
        return
    kind = next(tree.tokens[each].dep for each in found.content if each >= start and grown[each][0] == start)
    yield replace(found, tail=f"with {kind}")
    yield replace(found, content=shorter, tail=f"less {kind}")


_LOOSE = wordlist("relcl appos advcl acl prep npadvmod conj cc advmod")
_BREAKS = frozenset([",", "-", "--", "—", ";"])


def _loose(tree: Parse, grown: list[list[int]], content: tuple[int, ...]) -> int | None:
    """Where the longest piece begins that hangs at the content's end behind a comma, a dash or a semicolon."""
    inside = set(content)
    for place in content:
        token, own = tree.tokens[place], grown[place]
        if (
            token.dep in _LOOSE
            and token.head in inside
            and content[0] < own[0]
            and own[-1] >= content[-1]
            and tree.tokens[own[0] - 1].text in _BREAKS
        ):
            return own[0]
    return None


# ---------------------------------------------------------------------------------------------------- sources


def _speaker(tree: Parse, place: int) -> int | None:
    """Place of the head of the words that name whose saying it is."""
    token = tree.tokens[place]
    if token.tag.startswith("VB"):
        return _speaker_of_verb(tree, place)
    if token.tag.startswith("NN"):
        return _speaker_of_noun(tree, place)
    if tree.tokens[token.head].pos in {"VERB", "AUX"}:
        return _subject(tree, token.head)
    return token.head if token.dep == "amod" else None


def _speaker_of_verb(tree: Parse, place: int) -> int | None:
    """A passive's agent, else the subject."""
    if (agent := tree.child(place, "agent")) is not None:
        return tree.child(agent, "pobj")
    told = tree.tokens[place].tag == "VBN" and tree.tokens[place].dep == "acl"
    return None if told or tree.child(place, "auxpass") is not None else _subject(tree, place)


def _speaker_of_noun(tree: Parse, place: int) -> int | None:
    """Its owner, its author, or the subject of the verb that has it as an object: "she made the claim"."""
    if (owner := tree.child(place, "poss")) is not None:
        return owner
    for child in tree.children[place]:
        if tree.tokens[child].dep == "prep" and tree.tokens[child].text.lower() in {"by", "from"}:
            return tree.child(child, "pobj")
    for _ in range(4):
        above = tree.tokens[place].head
        if tree.tokens[above].tag.startswith("VB"):
            return (
                _subject(tree, above) if tree.tokens[place].dep in {"dobj", "pobj", "prep", "attr"} else None
            )
        place = above
    return None


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
        if token.dep not in {"conj", "xcomp", "advcl", "pcomp", "prep", "ccomp"}:
            return None
        place = token.head
    return None


# ------------------------------------------------------------------------------------------------ according to


def according(tree: Parse) -> list[Candidate]:
    """Return a candidate for each "according to", with the clause that it stands in as its content."""
    found: list[Candidate] = []
    for place, token in enumerate(tree.tokens[:-1]):
        if token.text.lower() == "according" and tree.tokens[place + 1].text == "to":
            named = tree.child(place + 1, "pobj")
            if named is not None:
                source = tree.subtree(named)
                content = _around(tree, place, max(source))
                if content:
                    found.append(Candidate(place, ACCORDING, content, words(tree, source), named))
    return found


def _around(tree: Parse, first: int, last: int) -> tuple[int, ...]:
    """The clause in which the phrase from `first` to `last` stands, on the side where there is more of it."""
    verb = clause_of(tree, tree.tokens[first].head)
    clause = tree.subtree(verb)
    before, after = [each for each in clause if each < first], [each for each in clause if each > last]
    subject = tree.child(verb, "nsubj", "nsubjpass")
    if subject is not None and subject < first < verb:
        return words(tree, clause)
    return words(tree, max(before, after, key=len))


def clause_of(tree: Parse, place: int) -> int:
    """Place of the verb of the clause in which the word stands, else of the root."""
    while tree.tokens[place].pos not in {"VERB", "AUX"} and tree.tokens[place].head != place:
        place = tree.tokens[place].head
    return place
