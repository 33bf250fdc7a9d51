"""Which words of a parsed sentence can leave it and stand for themselves, and which noun goes with them?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factbench.english.clause import shape
from factbench.english.clause.cut import tidy
from factbench.english.clause.relative import antecedent, leaves
from factbench.english.clause.sharing import may_share
from factbench.english.parse import stretch
from factbench.text.clause import Clause, Cut
from factbench.text.wordlist import wordlist

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factbench.english.parse import Word
    from factbench.text.span import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch that leaves the clause that holds it, with the words that join it, and the clause that it makes."""

    stretch: Span
    clause: Clause | None
    """None where it can be left out, and is no claim."""
    leaves: bool = True
    """Whether the rest is whole without it."""


class Unit:
    """Words that say something together: a sentence, or what somebody says in it, without who does."""

    def __init__(self, text: str, words: Sequence[Word], cues: frozenset[Word]) -> None:
        """`cues` are the verbs by which somebody says something that is a unit of its own."""
        self.text, self.words, self.cues = text, words, cues
        self._own = frozenset(words)
        self._cuts: dict[Word, Cut | None] = {}

    def pieces(self) -> list[Piece]:
        """What can be cut out of the unit; nothing where a condition bears on any of it."""
        if any(shape.conditional(word) for word in self.words):
            return []
        cuts = {word: cut for word in self.words if (cut := self._cut(word)) is not None}
        cuts = {word: cut for word, cut in cuts.items() if self._is_at_an_edge(word, cut, cuts)}
        return [piece for head, cut in cuts.items() if (piece := self._piece(head, cut, cuts)) is not None]

    # ---------------------------------------------------------------------------------- what may be cut out

    def _cut(self, verb: Word) -> Cut | None:
        if verb not in self._cuts:
            self._cuts[verb] = None
            self._cuts[verb] = self._found(verb)
        return self._cuts[verb]

    def _found(self, verb: Word) -> Cut | None:
        beside = verb.relation != "relcl" and self._is_top(verb)
        if not verb.is_verb or beside or not self._stands_free(verb):
            return None
        match verb.relation:
            case "conj":
                return Cut.CONJUNCT if self._is_joined(verb) else None
            case "parataxis" | "ccomp":
                beside = shape.finite(verb) and verb.has(*shape.SUBJECTS) and shape.after_semicolon(verb)
                return Cut.CONJUNCT if beside else None
            case "advcl" if shape.which(verb) is None:
                return Cut.ADVERBIAL if self._is_told_in_passing(verb) else None
            case "relcl" | "advcl":
                return Cut.RELATIVE if leaves(verb, self.words[-1]) else None
        return None

    def _is_top(self, verb: Word) -> bool:
        """Whether no other verb of the unit is above."""
        for word in verb.line():
            above = word.head
            if above is not word and above.is_verb and above in self._own:
                return False
            if above in self.cues and word.relation in {"advcl", "conj", "relcl"}:
                return False
        return True

    def _stands_free(self, verb: Word) -> bool:
        """Whether the verbs above are the unit's own, or were cut out themselves."""
        above = next(each for each in verb.line() if each is not verb and (each.is_verb or each.is_root))
        if above not in self._own:
            return above in self.cues or verb.head in self._own
        return not above.is_verb or self._is_top(above) or self._cut(above) is not None

    def _is_joined(self, verb: Word) -> bool:
        """Whether a conjunct says something of its own, and nothing of its neighbour's bears on it unseen."""
        links = _links(verb)
        apart = shape.after_semicolon(verb)
        if any(link.lower not in {"and", "but"} for link in links) or verb.head.has("preconj"):
            return False
        if not (links or apart or shape.after_comma(verb)) or verb.first.tag in {"WDT", "WP", "WP$", "WRB"}:
            return False
        subject = verb.child(*shape.SUBJECTS)
        first = shape.holder(verb.head)
        if self._cut(first) is Cut.RELATIVE or _is_bound(first) or not _begins_behind(verb, links):
            return False
        if subject is not None:
            own_lead = verb.first < subject.first and verb.first.pos in {"ADP", "ADV", "NOUN", "NUM"}
            return shape.finite(verb) and (apart or own_lead or not self._opens_with_more(first))
        if not links or self._opens_with_more(first) or not _ends_a_pair(verb):
            return False
        return verb.first.lower not in _LINKING and may_share(
            verb, links, self.cues, joined=self._is_put_in(links[0])
        )

    def _is_put_in(self, link: Word) -> bool:
        """Whether whoever quotes it joined it by that word, in brackets."""
        return self.text[max(0, link.span.start - 1) : link.span.start] == "["

    def _opens_with_more(self, first: Word) -> bool:
        """Whether words before the subject of the first clause may bear on the second too: "On Monday, …"."""
        subject = first.child(*shape.SUBJECTS)
        if subject is None:
            return True
        before = [word for word in first.subtree if word < subject.first and word in self._own]
        gone = {below for word in before if word.is_verb and self._cut(word) for below in word.subtree}
        return any(
            not (word.is_mark or word in gone or word.relation in {"cc", "mark"} or word.lower in _LINKING)
            for word in before
        )

    def _is_told_in_passing(self, verb: Word) -> bool:
        """Whether an adverbial clause is a fact beside the main one."""
        mark, subject = shape.mark(verb), _subject(verb)
        if mark is None or subject is None or not (mark < subject and shape.finite(verb)):
            return False
        if mark.lower in _BESIDE:
            return shape.apart(verb, self._own)
        settled = not any(word.tag == "MD" for word in verb.head.children("aux"))
        return settled and shape.past(verb) and (self._is_apart(verb) or subject.pos != "PRON")

    def _is_apart(self, verb: Word) -> bool:
        """Whether the rest is whole without the clause: not where it says when, in front: "After it fell, …"."""
        mark = shape.mark(verb)
        return shape.apart(verb, self._own) and (
            verb.head < verb or (mark is not None and mark.lower in _BESIDE)
        )

    def _is_at_an_edge(self, head: Word, cut: Cut, cuts: Mapping[Word, Cut]) -> bool:
        """Whether a conjunct, or an adverbial, begins or ends the clause that holds it."""
        if cut is Cut.RELATIVE:
            return True
        own = [word for word in head.subtree if word in self._own]
        behind = (word for word in self.words if own[-1] < word and not word.is_mark)
        following = next(behind, None)
        if following is None or any(
            following in _with_links(each, each.subtree) for each in cuts if each is not head
        ):
            return True
        if cut is Cut.ADVERBIAL and not self._is_apart(head):
            return True
        before = [word for word in self.words if word < own[0]]
        first = all(word.is_mark or word.relation == "cc" or word.lower in _LINKING for word in before)
        return first and (cut is Cut.ADVERBIAL or head < head.head)

    # ------------------------------------------------------------------------------------ what comes of it

    def _piece(self, head: Word, cut: Cut, cuts: dict[Word, Cut]) -> Piece | None:
        own = [word for word in head.subtree if word in self._own]
        whole = _with_links(head, own)
        inner = {
            below
            for word in own
            if word is not head and word in cuts and (cuts[word] is not Cut.ADVERBIAL or self._is_apart(word))
            for below in _with_links(word, word.subtree)
        }
        words = [word for word in own if word not in inner]
        clause = None if head in self.cues else self._clause(head, cut, words)
        return Piece(stretch(whole), clause, cut is not Cut.ADVERBIAL or self._is_apart(head))

    def _clause(self, head: Word, cut: Cut, words: list[Word]) -> Clause | None:
        match cut:
            case Cut.CONJUNCT if not head.has(*shape.SUBJECTS):
                return self._with_subject(head, words)
            case Cut.ADVERBIAL:
                mark = shape.mark(head)
                before = [word for word in words if mark is not None and word <= mark and not word.is_mark]
                lead = stretch(before) if len(before) > 1 else None
                return self._made([word for word in words if word not in before], cut, lead=lead)
            case Cut.RELATIVE:
                noun, pronoun = antecedent(head), shape.which(head)
                if noun is None or pronoun is None or _is_contracted(pronoun):
                    return None
                return self._made([*noun, *(word for word in words if pronoun < word)], cut, pieces=2)
            case _:
                joint = {*_links(head), *(word for word in head.children("mark") if word.lower == "that")}
                return self._made([word for word in words if word not in joint], cut)

    def _with_subject(self, verb: Word, words: list[Word]) -> Clause | None:
        """With the subject of the verb that it is joined to, and its auxiliaries; a pronoun is only remembered."""
        words = [word for word in words if not (word.relation == "cc" and word < verb)]
        subject = shape.holder(verb).child("nsubj", "nsubjpass")
        shared = shape.borrowed(verb)
        if subject is None:
            return None
        if subject.pos == "PRON" and not shared:
            return self._made(words, Cut.CONJUNCT, subject=subject.span)
        return self._made([*subject.subtree, *shared, *words], Cut.CONJUNCT, pieces=2)

    def _made(
        self,
        words: Sequence[Word],
        cut: Cut,
        *,
        subject: Span | None = None,
        lead: Span | None = None,
        pieces: int = 1,
    ) -> Clause | None:
        """The clause; None where it is in more pieces than the cut makes, for other words of it stand elsewhere."""
        parts = tidy(self.text, shape.runs(words))
        return Clause(parts, cut, subject, lead) if 0 < len(parts) <= pieces else None


def _is_contracted(pronoun: Word) -> bool:
    """Whether the verb is tied to the pronoun, and would stand alone without it: "who’s"."""
    following = pronoun.following
    return following is not None and following.span.start == pronoun.span.end


_LINKING = wordlist("""
however moreover furthermore nevertheless nonetheless therefore thus meanwhile also indeed instead still yet so
""")


def _is_bound(first: Word) -> bool:
    """Whether a conjunction binds the first of what is joined to something else: "*when* it rains and it is dark"."""
    marks = (word for word in first.children("mark", "advmod") if word < first)
    return any(
        word.lower != "that" and (word.relation == "mark" or word.tag == "WRB") and word.lower not in _BESIDE
        for word in marks
    )


def _begins_behind(verb: Word, links: Sequence[Word]) -> bool:
    """Whether the conjunct begins right behind its conjunction, so that none of its words stays with its neighbour."""
    if not links:
        return True
    following = links[-1].following
    if following is not None and following.text == ",":
        following = following.following
    own = (word for word in verb.subtree if links[-1] < word and not (word.is_mark or word.relation == "cc"))
    return following is next(own, None)


def _ends_a_pair(verb: Word) -> bool:
    """Whether no third predicate is joined by a comma alone: "opened a bank, *closed* a school and sold the land"."""
    joined = verb
    while joined.relation == "conj":
        if any(not _links(each) for each in joined.head.children("conj") if each <= joined):
            return False
        joined = joined.head
    return True


def _subject(verb: Word) -> Word | None:
    """The subject of the verb, or of an auxiliary that the parser took for a verb."""
    heads = (verb, *shape.auxiliaries(verb))
    return next((found for each in heads if (found := each.child(*shape.SUBJECTS)) is not None), None)


_BESIDE = wordlist("while whereas although though")


def _with_links(head: Word, words: Sequence[Word]) -> list[Word]:
    return sorted({*words, *(_links(head) if head.relation == "conj" else ())})


def _links(head: Word) -> list[Word]:
    """The conjunctions that join the conjunct to what stands before it."""
    return [link for link in shape.links(head) if link < head.first or link is head.first]
