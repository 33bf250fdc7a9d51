"""Which words of a parsed sentence head a clause that can stand as a claim?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.english.clause import participles, shape
from factbench.english.clause.cut import Cut
from factbench.text.calendar import MONTHS, WEEKDAYS, lower
from factbench.text.wordlist import wordlist

if TYPE_CHECKING:
    from factbench.english.clause.speakers import Sentence
    from factbench.english.parse import Word


def heads(sentence: Sentence) -> dict[Word, Cut]:
    """Such words in reading order, each with how its clause stands in the sentence."""
    return {word: cut for word in sentence.tree.words if (cut := _cut(sentence, word)) is not None}


def shut(sentence: Sentence, word: Word) -> bool:
    """Whether the word stands under a condition, or in what is denied or asked."""
    if any(content.covers(word.span) for content in sentence.closed):
        return True
    return any(shape.conditional(above) for above in word.line())


def _cut(sentence: Sentence, word: Word) -> Cut | None:
    """How the clause headed by this word stands in the sentence; None where it heads none."""
    if not word.is_verb or shut(sentence, word):
        return None
    scope = sentence.scope(word)
    if word.is_root or (
        word.relation != "relcl" and scope is not None and not sentence.within(word.head, scope)
    ):
        states = shape.finite(word) and not shape.commands(word) and not _asks(word)
        return (Cut.MAIN if scope is None else Cut.REPORTED) if states else None
    return _dependent(sentence, word)


def _dependent(sentence: Sentence, verb: Word) -> Cut | None:
    relation = verb.relation
    found: Cut | None = None
    if relation != "relcl" and _asks(verb):
        return None
    if relation in {"conj", "parataxis", "ccomp"} and _coordinate(sentence, verb):
        found = Cut.CONJUNCT
    elif relation in {"advcl", "relcl"} and _sentential(verb):
        found = Cut.SENTENTIAL
    elif (relation == "advcl" and _told_in_passing(verb)) or (relation == "relcl" and _tells_where(verb)):
        found = Cut.ADVERBIAL
    elif relation in {"relcl", "acl"} and _is_relative(verb):
        found = Cut.RELATIVE
    elif relation in {"acl", "advcl", "conj"} and participles.tells(verb):
        found = Cut.PARTICIPLE
    return found


def _asks(verb: Word) -> bool:
    """Whether the clause is an embedded question: "what we can expect", "how it happened"."""
    asking = any(
        word.tag in {"WP", "WRB", "WDT", "WP$"} and word.lower != "that"
        for word in verb.children()
        if word < verb
    )
    return asking and not verb.is_root and verb.relation != "advcl"


def _coordinate(sentence: Sentence, verb: Word) -> bool:
    """Whether the clause stands beside another: joined by a conjunction, or by a semicolon."""
    if verb.relation == "conj":
        return _joined(sentence, verb)
    return shape.finite(verb) and verb.has(*shape.SUBJECTS) and shape.after_semicolon(verb)


def _agrees(verb: Word) -> bool:
    """Whether a verb can share the subject of the one it is joined to: "declare" cannot, after "he declined to"."""
    first = shape.holder(verb).tag
    return verb.tag != "VBP" or first not in {"VBD", "VBZ"} or shape.borrowed(verb) != []


def _joined(sentence: Sentence, verb: Word) -> bool:
    """Whether a conjunct says something of its own: joined by "and" or "but", not under its neighbour's condition."""
    first, links = verb.head, list(shape.links(verb))
    if any(link.lower in {"or", "nor"} for link in links) or shape.has_condition(first):
        return False
    if _cut(sentence, first) is None and first not in sentence.cues:
        return False
    if not (links or shape.after_comma(verb) or shape.after_semicolon(verb)):
        return False
    subject = verb.child(*shape.SUBJECTS)
    if subject is None:
        shared = shape.holder(verb).has(*shape.SUBJECTS) and len(verb.subtree) > 1
        # "Arrested and questioned the man": what follows belongs to both verbs.
        beside = bool(links) and min(links) is first.following
        if not shared or beside or not _agrees(verb):
            return False
        return shape.finite(verb) or shape.borrowed(verb) != []
    relative = any(word.tag in {"WDT", "WP", "WP$"} for word in subject.subtree)
    return shape.finite(verb) and not relative


def _sentential(verb: Word) -> bool:
    """Whether ", which" takes up a clause: it hangs on a verb, or on a time, of which nothing is told."""
    subject = shape.which(verb)
    if subject is None or subject.lower != "which" or not shape.after_comma(verb):
        return False
    return verb.head.is_verb or verb.head.lower in TIMES


TIMES = lower((*MONTHS, *WEEKDAYS)) | wordlist("year month week yesterday today")


def _told_in_passing(verb: Word) -> bool:
    """Whether an adverbial clause is a fact beside the main one: after a comma, or in the past with a named subject."""
    mark, subject = shape.mark(verb), verb.child(*shape.SUBJECTS)
    if mark is None or subject is None or not shape.finite(verb):
        return False
    # "When" and "as" in the present tell no fact but a rule: "when it rains".
    if shape.apart(verb) and mark.lower not in {"as", "when"}:
        return True
    return subject.pos != "PRON" and shape.past(verb) and not shape.has_condition(verb.head)


def _tells_where(verb: Word) -> bool:
    """Whether the clause tells beside a noun what happened there: "in Ota, where he died"."""
    indefinite = any(word.lower in {"a", "an"} for word in verb.head.children())
    return not indefinite and shape.where(verb) is not None and shape.after_comma(verb)


def _is_relative(verb: Word) -> bool:
    """Whether the clause tells of a noun what is not needed to know which is meant."""
    if verb.relation == "relcl":
        told = shape.after_comma(verb) or participles.described(verb) is not None
        return told and shape.which(verb) is not None
    # A finite verb cannot describe a noun: the tree took the whole sentence for a noun phrase.
    return verb.tag == "VBD" and verb.head.is_root
