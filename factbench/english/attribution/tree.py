"""Tree -> candidates: which words of a parsed sentence may hand on what other words say?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from operator import attrgetter
from typing import TYPE_CHECKING

from factbench.english.verb.speech_sort import SpeechSort, sort_of
from factbench.text.wordlist import wordlist

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factbench.english.parse import Parse, Word


@dataclass(frozen=True, slots=True)
class CandidateAttribution:
    """A cue with what it may hand on, as words of the sentence."""

    cue: Word
    slot: str
    """How the content hangs on the cue: a relation, "prep:about", "object+prep:as", or "rule:…" where rules saw it."""
    content: tuple[Word, ...]
    """In order; neither the first nor the last is punctuation."""
    source: tuple[Word, ...] = ()
    speaker: Word | None = None
    """The head of the source."""
    tail: str = ""
    """"with appos" for a content that ends in a loose piece, "less appos" for the same content without it."""

    @property
    def family(self) -> str:
        """The slot without its preposition or its rule."""
        return self.slot.partition(":")[0]


ACCORDING = "according to"
"""The slot of what the tree shows of that phrase."""


def candidates(tree: Parse) -> list[CandidateAttribution]:
    """Return every word with what it may hand on, by the place of the word; most of them are none.

    Verbs hand on their complements, and the clause that they are thrown into; nouns and adjectives theirs ("the claim
    that", "calls for", "sure that"). A content that ends in a loose piece (", which …") is offered with it and without.
    """
    return [
        candidate
        for word in tree.words
        if word.tag.startswith(("VB", "NN")) or word.pos == "ADJ"
        for slot, content in _offers(word)
        for candidate in _sides(word, slot, sorted({*content}, key=_PLACE))
    ]


_PLACE = attrgetter("place")


def unmarked(words: Iterable[Word]) -> tuple[Word, ...]:
    """The words without punctuation."""
    return tuple(word for word in words if word.relation != "punct" and not word.is_mark)


# --------------------------------------------------------------------------------------------------- contents


def _offers(cue: Word) -> Iterator[tuple[str, Sequence[Word]]]:
    """Slots with the words of their content."""
    thing = next((word for word in cue.children("dobj", "dative") if cue < word), None)
    over = thing.subtree if thing is not None else ()
    taken = over if thing is not None and not _wants_clause(cue, thing) else ()
    for child in cue.children():
        match child.relation:
            case "ccomp":
                yield "ccomp", _without_next(cue, child)
            case "oprd" | "nsubjpass" as slot:
                yield slot, [*(over if slot == "oprd" else ()), *child.subtree]
            case "xcomp":
                yield "xcomp", child.subtree
                if taken:
                    yield "object+xcomp", [*taken, *child.subtree]
            case "dobj" if cue.tag.startswith("VB") and not _wants_clause(cue, child):
                yield "dobj", child.subtree
            case "acl" if cue.tag.startswith("NN"):
                yield "acl", child.subtree
            case "prep":
                yield from _prepositional(child, taken)
            case "advcl" | "nsubj" | "dep" | "parataxis" as slot if cue < child:
                yield slot, child.subtree
    if cue.tag.startswith("VB") and cue.relation in {"parataxis", "advcl", "conj", "ccomp"}:
        own = {*cue.subtree}
        yield f"within {cue.relation}", [word for word in cue.head.subtree if word not in own]


def _without_next(cue: Word, told: Word) -> list[Word]:
    """What is told, without what the speaker goes on to say behind it: "saying that *p* and noting that q"."""
    words = list(told.subtree)
    if words[-1].relation == "cc":
        return words[:-1]
    goes_on = (word for word in words if word.tag == "VBG" and _goes_on(word) is cue)
    following = next(goes_on, None) if cue.tag == "VBG" else None
    if following is None:
        return words
    return [word for word in words if word.place < following.place - 1]


def _wants_clause(verb: Word, thing: Word) -> bool:
    """Whether the verb says a clause or a quotation, never a thing: one adds salt, and tells a neighbour."""
    quoted = thing.previous is not None and thing.previous.text == '"'
    return verb.lower in _CLAUSAL and not quoted


_CLAUSAL = wordlist(
    """
    say says said saying add adds added adding tell tells told telling reply replies replied replying
    write writes wrote written writing
    """
)


def _prepositional(preposition: Word, over: Sequence[Word]) -> Iterator[tuple[str, Sequence[Word]]]:
    for child in preposition.children("pobj", "pcomp"):
        yield f"prep:{preposition.lower}", child.subtree
        if over:
            yield f"object+prep:{preposition.lower}", [*over, *preposition.subtree]


def _sides(cue: Word, slot: str, content: Sequence[Word]) -> Iterator[CandidateAttribution]:
    """The candidate with its source; cut where the cue stands in the midst of its content."""
    speaker = _speaker(cue)
    source = () if speaker is None else speaker.subtree
    if cue in source:
        own = {*cue.subtree}
        source = tuple(word for word in source if word not in own)
    told_by = unmarked(source)
    pieces = [unmarked(content)]
    if slot == "ccomp" or slot.startswith("within"):
        named_by = {*source}
        spoken = [word for word in pieces[0] if word not in named_by]
        pieces = [
            tuple(word for word in spoken if word < cue),
            tuple(word for word in spoken if cue < word),
        ]
    for piece in pieces:
        if piece:
            yield from _with_tail(CandidateAttribution(cue, slot, piece, told_by, speaker))


def _with_tail(whole: CandidateAttribution) -> Iterator[CandidateAttribution]:
    """The candidate, and where it ends in a loose piece the same without it."""
    start = _loose(whole.content)
    shorter = () if start is None else tuple(word for word in whole.content if word.place < start.place - 1)
    if start is None or not shorter:
        yield whole
        return
    kind = next(word.relation for word in whole.content if start <= word and word.first is start)
    yield replace(whole, tail=f"with {kind}")
    yield replace(whole, content=shorter, tail=f"less {kind}")


_LOOSE = wordlist("relcl appos advcl acl prep npadvmod conj cc advmod")
_BREAKS = frozenset([",", "-", "--", "—", ";"])


def _loose(content: Sequence[Word]) -> Word | None:
    """Where the longest piece begins that hangs at the content's end behind a comma, a dash or a semicolon."""
    inside = {*content}
    for word in content:
        hangs = word.relation in _LOOSE and word.head in inside
        if hangs and content[0] < word.first and content[-1] <= word.last and _is_set_off(word.first):
            return word.first
    return None


def _is_set_off(word: Word) -> bool:
    return word.previous is not None and word.previous.text in _BREAKS


# ---------------------------------------------------------------------------------------------------- sources


def _speaker(cue: Word) -> Word | None:
    """The head of the words that name whose saying it is."""
    if cue.tag.startswith("VB"):
        return _speaker_of_verb(cue)
    if cue.tag.startswith("NN"):
        return _speaker_of_noun(cue)
    if cue.head.is_verb:
        return _subject(cue.head)
    return cue.head if cue.relation == "amod" else None


def _speaker_of_verb(verb: Word) -> Word | None:
    """A passive's agent, else the subject."""
    if (agent := verb.child("agent")) is not None:
        return agent.child("pobj")
    told = verb.tag == "VBN" and verb.relation == "acl"
    if told or verb.has("auxpass"):
        return None
    return _subject(_goes_on(verb) or verb)


def _goes_on(verb: Word) -> Word | None:
    """The verb whose speaker goes on with a participle behind a comma, though the model hung it to what is said.

    "Ito said that rents fell, adding that wages rose": it is Ito who adds.
    """
    if verb.tag != "VBG" or verb.relation not in {"advcl", "conj"}:
        return None
    second = verb.relation == "conj" and verb.previous is not None and verb.previous.lower == "and"
    if not (_is_set_off(verb.first) or second):
        return None
    if sort_of(verb.text) not in {SpeechSort.SPEECH, SpeechSort.FINDING}:
        return None
    told = verb.head
    while told.relation in {"conj", "advcl", "xcomp"}:
        told = told.head
    above = told.head if told.relation == "ccomp" else None
    if above is None or not above < verb or sort_of(above.text) is None:
        return None
    # Without a comma only one participle goes on with another: "saying that p and noting that q".
    return above if above.tag == "VBG" or _is_set_off(verb.first) else None


def _speaker_of_noun(noun: Word) -> Word | None:
    """Its owner, its author, or the subject of the verb that has it as an object: "she made the claim"."""
    if (owner := noun.child("poss")) is not None:
        return owner
    for preposition in noun.children("prep"):
        if preposition.lower in {"by", "from"}:
            return preposition.child("pobj")
    for _ in range(4):
        if noun.head.tag.startswith("VB"):
            return _subject(noun.head) if noun.relation in {"dobj", "pobj", "prep", "attr"} else None
        noun = noun.head
    return None


def _subject(verb: Word) -> Word | None:
    """The verb's subject, looking up through verbs that share theirs; of an `acl` the noun it describes."""
    for _ in range(6):
        subject = verb.child("nsubj", "nsubjpass")
        if subject is not None:
            relative = verb.relation == "relcl" and subject.tag in {"WDT", "WP"}
            return verb.head if relative and verb.head.pos in {"NOUN", "PROPN"} else subject
        if verb.relation == "acl":
            return verb.head
        if verb.relation not in {"conj", "xcomp", "advcl", "pcomp", "prep", "ccomp"}:
            return None
        verb = verb.head
    return None


# ------------------------------------------------------------------------------------------------ according to


def according(tree: Parse) -> list[CandidateAttribution]:
    """Return a candidate for each "according to", with the clause that it stands in as its content."""
    found: list[CandidateAttribution] = []
    for word in tree.words:
        to = word.following
        if word.lower == "according" and to is not None and to.text == "to":
            named = to.child("pobj")
            if named is not None and (content := _around(word, named.last)):
                found.append(CandidateAttribution(word, ACCORDING, content, unmarked(named.subtree), named))
    return found


def _around(first: Word, last: Word) -> tuple[Word, ...]:
    """The clause in which the phrase from `first` to `last` stands, on the side where there is more of it."""
    verb = clause_of(first.head)
    own = _without_others(verb, first)
    subject = verb.child("nsubj", "nsubjpass")
    if subject is not None and subject < first < verb:
        return unmarked(own)
    before = [word for word in own if word < first]
    after = [word for word in own if last < word]
    if verb in before:
        # "The deal is, according to Norlux, the biggest": the verb is not complete before the phrase.
        told = unmarked(before)
        return unmarked(own) if told and told[-1].pos == "AUX" else told
    if last < verb and not _leads(first):
        # The phrase closes what stands before it, wherever the model hung it.
        return unmarked(word for word in first.tree.words if word < first)
    return unmarked(before if len(before) >= len(after) else after)


def _leads(first: Word) -> bool:
    """Whether nothing stands before the phrase in its sentence but a conjunction or an adverbial."""
    return not any(word.tag in {"VBD", "VBZ", "VBP", "MD"} for word in first.tree.words[: first.place])


def _without_others(verb: Word, phrase: Word) -> list[Word]:
    """The words of the clause without clauses that are set against it: "…, but the bank denied it".

    Nor are those that follow a phrase thrown in: "it is, according to Niro, the biggest, *and it ends in May*".
    """
    leads = _leads(phrase)
    against = [
        child
        for child in verb.children("conj")
        if child.has("nsubj", "nsubjpass")
        and (
            any(each.lower == "but" for each in verb.children("cc"))
            or (not leads and phrase < child.first and _follows_comma(verb))
        )
    ]
    left_out = {word for child in against for word in child.subtree}
    left_out |= {word for word in verb.children("cc") if against}
    return [word for word in verb.subtree if word not in left_out]


def _follows_comma(verb: Word) -> bool:
    """Whether a comma parts what "and" joins."""
    return any(each.previous is not None and each.previous.text == "," for each in verb.children("cc"))


def clause_of(word: Word) -> Word:
    """The verb of the clause in which the word stands, else the root."""
    return next(above for above in word.line() if above.is_verb or above.is_root)
