"""Which words of a parsed sentence go with the word that heads a clause?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.english.clause import participles, shape
from factbench.english.clause.apposition import is_appositive
from factbench.english.clause.cut import Clause, Cut, tidy
from factbench.english.clause.lists import told_apart
from factbench.english.parse import stretch

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factbench.english.clause.cut import Predicate
    from factbench.english.clause.speakers import Sentence
    from factbench.english.parse import Word
    from factbench.text.span import Span


def clauses_of(sentence: Sentence, heads: Mapping[Word, Cut], head: Word) -> Iterator[Clause]:
    """The clause that the word heads, once for each item of a list in it; none where too little is left."""
    own = _own(sentence, heads, head)
    for words in [own] if head in sentence.cues else told_apart(own, head):
        clause = _clause(sentence, heads, head, words)
        if clause is not None:
            yield clause


def _clause(sentence: Sentence, heads: Mapping[Word, Cut], head: Word, own: list[Word]) -> Clause | None:
    match heads[head]:
        case Cut.CONJUNCT if not head.has(*shape.SUBJECTS):
            return _with_subject(sentence, heads, head, own)
        case Cut.ADVERBIAL:
            return _from_subject(sentence, head, own)
        case Cut.RELATIVE | Cut.PARTICIPLE:
            return _of_noun(sentence, head, own, heads[head])
        case Cut.SENTENTIAL if (pronoun := shape.which(head)) is not None:
            behind = [word for word in own if pronoun < word]
            return made(sentence, behind, Cut.SENTENTIAL, subject=pronoun.span)
        case cut:
            return made(sentence, own, cut)


def made(
    sentence: Sentence,
    words: Sequence[Word],
    cut: Cut,
    *,
    subject: Span | None = None,
    lead: Span | None = None,
    predicate: Predicate | None = None,
) -> Clause | None:
    """The clause of these words; None for a single word without a subject."""
    parts = tidy(sentence.text, shape.runs(words), asides=predicate is not None)
    if subject is None and sum(len(part.of(sentence.text).split()) for part in parts) < 2:
        return None
    return Clause(parts, cut, subject, lead, predicate) if parts else None


# ------------------------------------------------------------------------------------------- what is its own


def _own(sentence: Sentence, heads: Mapping[Word, Cut], head: Word) -> list[Word]:
    """The words of the clause: its subtree without clauses cut out of it, within what is said."""
    scope = sentence.scope(head)
    gone = _gone(sentence, heads, head)
    own = [word for word in head.subtree if word not in gone]
    if head in sentence.cues:
        return own
    aside = sentence.aside(head)
    if scope is None:
        return own if head.child(*shape.SUBJECTS) in aside else _without_speaker(own, aside)
    return [word for word in own if sentence.within(word, scope) and word not in aside]


def _gone(sentence: Sentence, heads: Mapping[Word, Cut], head: Word) -> set[Word]:
    """Words that other clauses take out of the one that this word heads."""
    gone: set[Word] = set()
    for word in head.subtree:
        cut = heads.get(word)
        if cut is not None and word is not head and _leaves(word, cut):
            gone.update(word.subtree)
            gone.update(shape.links(word) if word.relation == "conj" or cut is Cut.CONJUNCT else ())
        if is_appositive(word) and head not in word.subtree:
            gone.update(shape.plain_noun(word))
    return gone


def _leaves(head: Word, cut: Cut) -> bool:
    """Whether a clause is cut out of the one that holds it, or told twice."""
    match cut:
        case Cut.CONJUNCT | Cut.RELATIVE | Cut.SENTENTIAL | Cut.PARTICIPLE:
            return True
        case Cut.ADVERBIAL:
            return shape.apart(head)
        case _:
            return False


def _without_speaker(own: list[Word], aside: frozenset[Word]) -> list[Word]:
    """Without words at either end that name a speaker and hang loose, being torn from a clause of their own."""
    loose = {word for word in aside if _top(word, aside).relation in _LOOSE}
    kept = [place for place, word in enumerate(own) if word not in loose and not word.is_mark]
    return own[kept[0] : kept[-1] + 1] if kept else own


_LOOSE = frozenset(["appos", "dep", "conj", "nmod", "npadvmod", "parataxis", "prep", "advcl", "ROOT"])


def _top(word: Word, within: frozenset[Word]) -> Word:
    """The word above this one that is the last of those `within`."""
    while word.head in within and not word.is_root:
        word = word.head
    return word


# --------------------------------------------------------------------------------------- what it has elsewhere


def _with_subject(
    sentence: Sentence, heads: Mapping[Word, Cut], verb: Word, own: list[Word]
) -> Clause | None:
    """With the subject of the verb that it is joined to, and its auxiliaries; a pronoun is only remembered.

    A pronoun repeated as a part of its own would add nothing to the quote.
    """
    own = [word for word in own if not (word.relation == "cc" and word < verb)]
    holder = shape.holder(verb)
    subject = holder.child(*shape.SUBJECTS)
    if subject is None:
        return made(sentence, own, Cut.CONJUNCT)
    shared = shape.borrowed(verb)
    if subject.pos == "PRON" and not shared:
        return made(sentence, own, Cut.CONJUNCT, subject=_antecedent(holder) or subject.span)
    return made(sentence, [*_noun_phrase(heads, subject), *shared, *own], Cut.CONJUNCT)


def _antecedent(holder: Word) -> Span | None:
    """What a relative pronoun that is the holder's subject stands for."""
    if shape.which(holder) is None or holder.relation != "relcl":
        return None
    return stretch(shape.plain_noun(holder.head, holder))


def _noun_phrase(heads: Mapping[Word, Cut], noun: Word) -> list[Word]:
    """The noun with what belongs to it, without clauses that are claims of their own."""
    cut_out = {below for word in noun.subtree if word in heads for below in word.subtree}
    return [word for word in noun.subtree if word not in cut_out] or [noun]


def _from_subject(sentence: Sentence, verb: Word, own: list[Word]) -> Clause | None:
    """From after the conjunction on; what stands before it ("a year") says when."""
    mark = shape.mark(verb)
    if mark is None:
        return made(sentence, own, Cut.ADVERBIAL)
    before = [word for word in own if word <= mark and not word.is_mark]
    lead = stretch([before[0], mark]) if before else None
    return made(sentence, [word for word in own if mark < word], Cut.ADVERBIAL, lead=lead)


def _of_noun(sentence: Sentence, verb: Word, own: list[Word], cut: Cut) -> Clause | None:
    """What is told of a noun, with the noun as a part of its own; a pronoun is only remembered."""
    noun = participles.noun_of(verb)
    pronoun = shape.which(verb) if cut is Cut.RELATIVE else None
    words = [word for word in own if pronoun is None or pronoun < word]
    predicate = participles.predicate(verb, words, noun) if cut is Cut.PARTICIPLE else None
    if noun.pos == "PRON":
        return made(sentence, words, cut, subject=noun.span, predicate=predicate)
    return made(sentence, [*shape.plain_noun(noun, verb), *words], cut, predicate=predicate)
