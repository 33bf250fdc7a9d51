"""Which words of a parsed sentence go with the word that heads a clause?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.english.clause import participles, shape
from factbench.english.clause.apposition import is_appositive
from factbench.english.clause.lists import told_apart
from factbench.english.cut import tidy
from factbench.text.clause import Clause, Cut

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factbench.english.clause.speakers import Sentence
    from factbench.english.parse import Parse
    from factbench.text.clause import Told
    from factbench.text.span import Span


def clauses_of(sentence: Sentence, heads: Mapping[int, Cut], place: int) -> Iterator[Clause]:
    """The clause that the word at `place` heads, once for each item of a list in it; none where too little is left."""
    own = _own(sentence, heads, place)
    for words in [own] if place in sentence.cues else told_apart(sentence, own, place):
        found = _clause(sentence, heads, place, words)
        if found is not None:
            yield found


def _clause(sentence: Sentence, heads: Mapping[int, Cut], place: int, own: list[int]) -> Clause | None:
    match heads[place]:
        case Cut.CONJUNCT if not shape.has_subject(sentence.tree, place):
            return _with_subject(sentence, heads, place, own)
        case Cut.ADVERBIAL:
            return _from_subject(sentence, place, own)
        case Cut.RELATIVE | Cut.PARTICIPLE:
            return _of_noun(sentence, place, own, heads[place])
        case Cut.SENTENTIAL if (pronoun := shape.which(sentence.tree, place)) is not None:
            told = [each for each in own if each > pronoun]
            return made(sentence, told, Cut.SENTENTIAL, subject=sentence.tree.tokens[pronoun].span)
        case cut:
            return made(sentence, own, cut)


def made(
    sentence: Sentence,
    places: Sequence[int],
    cut: Cut,
    *,
    subject: Span | None = None,
    lead: Span | None = None,
    told: Told | None = None,
) -> Clause | None:
    """The clause of the words at these places; None for a single word without a subject."""
    parts = tidy(sentence.text, shape.runs(sentence.tree, places), asides=told is not None)
    if subject is None and sum(len(part.of(sentence.text).split()) for part in parts) < 2:
        return None
    return Clause(parts, cut, subject, lead, told) if parts else None


# ------------------------------------------------------------------------------------------- what is its own


def _own(sentence: Sentence, heads: Mapping[int, Cut], place: int) -> list[int]:
    """Places of the words of the clause: its subtree without clauses cut out of it, within what is said."""
    tree, scope = sentence.tree, sentence.scope(place)
    places = tree.subtree(place)
    gone = _gone(sentence, heads, place, frozenset(places))
    own = [each for each in places if each not in gone]
    if place in sentence.cues:
        return own
    aside = sentence.aside(place)
    if scope is None:
        return own if tree.child(place, *shape.SUBJECTS) in aside else _without_speaker(tree, own, aside)
    return [each for each in own if sentence.within(each, scope) and each not in aside]


def _gone(sentence: Sentence, heads: Mapping[int, Cut], place: int, places: frozenset[int]) -> set[int]:
    """Places of words that other clauses take out of the one at `place`."""
    gone: set[int] = set()
    for other, cut in heads.items():
        if other != place and other in places and _leaves(sentence, other, cut):
            gone.update(sentence.tree.subtree(other))
            joined = sentence.tree.tokens[other].dep == "conj" or cut is Cut.CONJUNCT
            gone.update(shape.links(sentence.tree, other) if joined else ())
    for other in places:
        if is_appositive(sentence.tree, other) and place not in sentence.tree.subtree(other):
            gone.update(shape.plain_noun(sentence.tree, other, len(sentence.tree.tokens)))
    return gone


def _leaves(sentence: Sentence, place: int, cut: Cut) -> bool:
    """Whether a clause is cut out of the one that holds it, or told twice."""
    match cut:
        case Cut.CONJUNCT | Cut.RELATIVE | Cut.SENTENTIAL | Cut.PARTICIPLE:
            return True
        case Cut.ADVERBIAL:
            return shape.apart(sentence.tree, place)
        case _:
            return False


def _without_speaker(tree: Parse, own: list[int], aside: frozenset[int]) -> list[int]:
    """Without words at either end that name a speaker and hang loose, being torn from a clause of their own."""
    loose = {each for each in aside if tree.tokens[_top(tree, each, aside)].dep in _LOOSE}
    kept = [at for at, each in enumerate(own) if each not in loose and tree.tokens[each].pos != "PUNCT"]
    return own[kept[0] : kept[-1] + 1] if kept else own


_LOOSE = frozenset(["appos", "dep", "conj", "nmod", "npadvmod", "parataxis", "prep", "advcl", "ROOT"])


def _top(tree: Parse, place: int, within: frozenset[int]) -> int:
    """Place of the word above this one that is the last of those `within`."""
    while tree.tokens[place].head in within and tree.tokens[place].head != place:
        place = tree.tokens[place].head
    return place


# --------------------------------------------------------------------------------------- what it has elsewhere


def _with_subject(sentence: Sentence, heads: Mapping[int, Cut], place: int, own: list[int]) -> Clause | None:
    """With the subject of the verb that it is joined to, and its auxiliaries; a pronoun is only remembered.

    A pronoun repeated as a part of its own would add nothing to the quote.
    """
    tree = sentence.tree
    own = [each for each in own if not (tree.tokens[each].dep == "cc" and each < place)]
    holder = shape.holder(tree, place)
    subject = tree.child(holder, *shape.SUBJECTS)
    if subject is None:
        return made(sentence, own, Cut.CONJUNCT)
    shared = shape.borrowed(tree, place)
    noun = _noun_phrase(sentence, heads, subject)
    if tree.tokens[subject].pos == "PRON" and not shared:
        span = tree.tokens[subject].span
        return made(sentence, own, Cut.CONJUNCT, subject=_antecedent(tree, holder) or span)
    return made(sentence, [*noun, *shared, *own], Cut.CONJUNCT)


def _antecedent(tree: Parse, holder: int) -> Span | None:
    """What a relative pronoun that is the holder's subject stands for."""
    if shape.which(tree, holder) is None or tree.tokens[holder].dep != "relcl":
        return None
    return shape.stretch(tree, shape.plain_noun(tree, tree.tokens[holder].head, holder))


def _noun_phrase(sentence: Sentence, heads: Mapping[int, Cut], noun: int) -> list[int]:
    """The noun with what belongs to it, without clauses that are claims of their own."""
    places = sentence.tree.subtree(noun)
    cut_out = {each for other in heads if other in places for each in sentence.tree.subtree(other)}
    return [each for each in places if each not in cut_out] or [noun]


def _from_subject(sentence: Sentence, place: int, own: list[int]) -> Clause | None:
    """From after the conjunction on; what stands before it ("a year") says when."""
    tree = sentence.tree
    mark = shape.mark(tree, place)
    if mark is None:
        return made(sentence, own, Cut.ADVERBIAL)
    before = [each for each in own if each <= mark and tree.tokens[each].pos != "PUNCT"]
    lead = shape.stretch(tree, [before[0], mark]) if before else None
    return made(sentence, [each for each in own if each > mark], Cut.ADVERBIAL, lead=lead)


def _of_noun(sentence: Sentence, place: int, own: list[int], cut: Cut) -> Clause | None:
    """What is told of a noun, with the noun as a part of its own; a pronoun is only remembered."""
    tree = sentence.tree
    noun = participles.noun_of(tree, place)
    pronoun = shape.which(tree, place) if cut is Cut.RELATIVE else None
    words = [each for each in own if pronoun is None or each > pronoun]
    told = participles.told(tree, place, words, noun) if cut is Cut.PARTICIPLE else None
    if tree.tokens[noun].pos == "PRON":
        return made(sentence, words, cut, subject=tree.tokens[noun].span, told=told)
    return made(sentence, [*shape.plain_noun(tree, noun, place), *words], cut, told=told)
