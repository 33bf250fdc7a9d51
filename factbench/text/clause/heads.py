"""Which words of a parsed sentence head a clause that can stand as a claim?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.text.clause import shape
from factbench.text.cut import Cut
from factbench.text.wordlist import wordlist

if TYPE_CHECKING:
    from factbench.text.clause.speakers import Sentence
    from factbench.text.parse import Parse


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
        token.dep != "relcl" and scope is not None and not scope.covers(tree.tokens[token.head].span)
    ):
        told = Cut.MAIN if scope is None else Cut.REPORTED
        return told if shape.finite(tree, place) and not shape.commands(tree, place) else None
    return _dependent(sentence, place)


def _dependent(sentence: Sentence, place: int) -> Cut | None:
    tree, token = sentence.tree, sentence.tree.tokens[place]
    match token.dep:
        case "conj" | "parataxis" | "ccomp" if _coordinate(sentence, place):
            return Cut.CONJUNCT
        case "advcl" | "relcl" if _sentential(tree, place):
            return Cut.SENTENTIAL
        case "advcl" if _told_in_passing(sentence, place):
            return Cut.ADVERBIAL
        case "relcl" | "acl" if _is_relative(tree, place):
            return Cut.RELATIVE
        case "acl" if _is_participle(tree, place) and shape.after_comma(tree, place):
            return Cut.PARTICIPLE
    return None


def _coordinate(sentence: Sentence, place: int) -> bool:
    """Whether the clause stands beside another: joined by a conjunction, or by a semicolon."""
    tree = sentence.tree
    if tree.tokens[place].dep == "conj":
        return _joined(sentence, place)
    return shape.finite(tree, place) and shape.has_subject(tree, place) and shape.after_semicolon(tree, place)


def _joined(sentence: Sentence, place: int) -> bool:
    """Whether a conjunct says something of its own: joined by "and" or "but", not under its neighbour's condition."""
    tree = sentence.tree
    first = tree.tokens[place].head
    link = {tree.tokens[each].text.lower() for each in shape.links(tree, place)}
    if link & {"or", "nor"} or shape.has_condition(tree, first):
        return False
    if _cut(sentence, first) is None and first not in sentence.cues:
        return False
    subject = tree.child(place, *shape.SUBJECTS)
    if subject is None:
        shared = shape.has_subject(tree, shape.holder(tree, place)) and len(tree.subtree(place)) > 1
        # "Arrested and questioned the man": what follows belongs to both verbs.
        if not shared or min(shape.links(tree, place), default=0) == first + 1:
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


TIMES = wordlist("""
january february march april may june july august september october november december monday tuesday
wednesday thursday friday saturday sunday year month week yesterday today
""")


def _told_in_passing(sentence: Sentence, place: int) -> bool:
    """Whether an adverbial clause is a fact beside the main one, with a subject and in the past."""
    tree = sentence.tree
    mark = shape.mark(tree, place)
    if mark is None or not shape.has_subject(tree, place) or not shape.finite(tree, place):
        return False
    # "When" and "as" in the present tell no fact but a rule: "when it rains".
    if shape.apart(tree, place) and tree.tokens[mark].text.lower() not in {"as", "when"}:
        return True
    return shape.past(tree, place) and not shape.has_condition(tree, tree.tokens[place].head)


def _is_relative(tree: Parse, place: int) -> bool:
    """Whether the clause tells of a noun what is not needed to know which is meant."""
    token = tree.tokens[place]
    if token.dep == "relcl":
        return shape.which(tree, place) is not None and shape.after_comma(tree, place)
    # A finite verb cannot describe a noun: the tree took the whole sentence for a noun phrase.
    return token.tag == "VBD" and tree.tokens[token.head].head == token.head


def _is_participle(tree: Parse, place: int) -> bool:
    """Whether the word is a past participle with something said of it, and no preposition in its shape."""
    token = tree.tokens[place]
    return token.tag == "VBN" and len(tree.subtree(place)) > 2 and token.text.lower() not in _PREPOSITIONAL


_PREPOSITIONAL = wordlist("based compared given followed led including put taken aimed")
