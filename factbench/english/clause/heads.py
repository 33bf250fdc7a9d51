"""Which words of a parsed sentence head a clause that can stand as a claim?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.english.clause import participles, shape
from factbench.english.cut import Cut
from factbench.text.calendar import MONTHS, WEEKDAYS, lower
from factbench.text.wordlist import wordlist

if TYPE_CHECKING:
    from factbench.english.clause.speakers import Sentence
    from factbench.english.parse import Parse


def heads(sentence: Sentence) -> dict[int, Cut]:
    """The places of such words, each with how its clause stands in the sentence."""
    places = range(len(sentence.tree.tokens))
    return {place: cut for place in places if (cut := _cut(sentence, place)) is not None}


def shut(sentence: Sentence, place: int) -> bool:
    """Whether the word stands under a condition, or in what is denied or asked."""
    span = sentence.tree.tokens[place].span
    if any(content.covers(span) for content in sentence.closed):
        return True
    return any(shape.conditional(sentence.tree, each) for each in shape.line(sentence.tree, place))


def _cut(sentence: Sentence, place: int) -> Cut | None:
    """How the clause headed by this word stands in the sentence; None where it heads none."""
    tree, token = sentence.tree, sentence.tree.tokens[place]
    if not shape.is_verb(tree, place) or shut(sentence, place):
        return None
    scope = sentence.scope(place)
    if token.head == place or (
        token.dep != "relcl" and scope is not None and not sentence.within(token.head, scope)
    ):
        told = Cut.MAIN if scope is None else Cut.REPORTED
        states = shape.finite(tree, place) and not shape.commands(tree, place) and not _asks(tree, place)
        return told if states else None
    return _dependent(sentence, place)


def _dependent(sentence: Sentence, place: int) -> Cut | None:
    tree, dep = sentence.tree, sentence.tree.tokens[place].dep
    found: Cut | None = None
    if dep != "relcl" and _asks(tree, place):
        return None
    if dep in {"conj", "parataxis", "ccomp"} and _coordinate(sentence, place):
        found = Cut.CONJUNCT
    elif dep in {"advcl", "relcl"} and _sentential(tree, place):
        found = Cut.SENTENTIAL
    elif (dep == "advcl" and _told_in_passing(sentence, place)) or (
        dep == "relcl" and _tells_where(tree, place)
    ):
        found = Cut.ADVERBIAL
    elif dep in {"relcl", "acl"} and _is_relative(tree, place):
        found = Cut.RELATIVE
    elif dep in {"acl", "advcl", "conj"} and participles.tells(tree, place):
        found = Cut.PARTICIPLE
    return found


def _asks(tree: Parse, place: int) -> bool:
    """Whether the clause is an embedded question: "what we can expect", "how it happened"."""
    token = tree.tokens[place]
    own = (tree.tokens[each] for each in tree.children[place] if each < place)
    asking = any(each.tag in {"WP", "WRB", "WDT", "WP$"} and each.text.lower() != "that" for each in own)
    return asking and token.head != place and token.dep != "advcl"


def _coordinate(sentence: Sentence, place: int) -> bool:
    """Whether the clause stands beside another: joined by a conjunction, or by a semicolon."""
    tree = sentence.tree
    if tree.tokens[place].dep == "conj":
        return _joined(sentence, place)
    return shape.finite(tree, place) and shape.has_subject(tree, place) and shape.after_semicolon(tree, place)


def _agrees(tree: Parse, place: int) -> bool:
    """Whether a verb can share the subject of the one it is joined to: "declare" cannot, after "he declined to"."""
    first = tree.tokens[shape.holder(tree, place)].tag
    return tree.tokens[place].tag != "VBP" or first not in {"VBD", "VBZ"} or shape.borrowed(tree, place) != []


def _joined(sentence: Sentence, place: int) -> bool:
    """Whether a conjunct says something of its own: joined by "and" or "but", not under its neighbour's condition."""
    tree = sentence.tree
    first = tree.tokens[place].head
    link = {tree.tokens[each].text.lower() for each in shape.links(tree, place)}
    if link & {"or", "nor"} or shape.has_condition(tree, first):
        return False
    if _cut(sentence, first) is None and first not in sentence.cues:
        return False
    if not (
        any(shape.links(tree, place)) or shape.after_comma(tree, place) or shape.after_semicolon(tree, place)
    ):
        return False
    subject = tree.child(place, *shape.SUBJECTS)
    if subject is None:
        shared = shape.has_subject(tree, shape.holder(tree, place)) and len(tree.subtree(place)) > 1
        # "Arrested and questioned the man": what follows belongs to both verbs.
        if not shared or min(shape.links(tree, place), default=0) == first + 1 or not _agrees(tree, place):
            return False
        return shape.finite(tree, place) or shape.borrowed(tree, place) != []
    relative = any(tree.tokens[each].tag in {"WDT", "WP", "WP$"} for each in tree.subtree(subject))
    return shape.finite(tree, place) and not relative


def _sentential(tree: Parse, place: int) -> bool:
    """Whether ", which" takes up a clause: it hangs on a verb, or on a time, of which nothing is told."""
    subject, head = shape.which(tree, place), tree.tokens[tree.tokens[place].head]
    if subject is None or tree.tokens[subject].text.lower() != "which" or not shape.after_comma(tree, place):
        return False
    return head.pos in {"VERB", "AUX"} or head.text.lower() in TIMES


TIMES = lower((*MONTHS, *WEEKDAYS)) | wordlist("year month week yesterday today")


def _told_in_passing(sentence: Sentence, place: int) -> bool:
    """Whether an adverbial clause is a fact beside the main one: after a comma, or in the past with a named subject."""
    tree = sentence.tree
    mark = shape.mark(tree, place)
    if mark is None or not shape.has_subject(tree, place) or not shape.finite(tree, place):
        return False
    # "When" and "as" in the present tell no fact but a rule: "when it rains".
    if shape.apart(tree, place) and tree.tokens[mark].text.lower() not in {"as", "when"}:
        return True
    subject = tree.child(place, *shape.SUBJECTS)
    named = subject is not None and tree.tokens[subject].pos != "PRON"
    return named and shape.past(tree, place) and not shape.has_condition(tree, tree.tokens[place].head)


def _tells_where(tree: Parse, place: int) -> bool:
    """Whether the clause tells beside a noun what happened there: "in Ota, where he died"."""
    noun = tree.tokens[place].head
    indefinite = any(tree.tokens[each].text.lower() in {"a", "an"} for each in tree.children[noun])
    return not indefinite and shape.where(tree, place) is not None and shape.after_comma(tree, place)


def _is_relative(tree: Parse, place: int) -> bool:
    """Whether the clause tells of a noun what is not needed to know which is meant."""
    token = tree.tokens[place]
    if token.dep == "relcl":
        told = shape.after_comma(tree, place) or participles.described(tree, place) is not None
        return told and shape.which(tree, place) is not None
    # A finite verb cannot describe a noun: the tree took the whole sentence for a noun phrase.
    return token.tag == "VBD" and tree.tokens[token.head].head == token.head
