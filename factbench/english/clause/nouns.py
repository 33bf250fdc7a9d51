"""Which nouns of a parsed sentence tell a fact without a verb: "Ito, the mayor", "the March opening of a bridge"?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.english.clause import shape
from factbench.english.clause.apposition import is_appositive
from factbench.english.clause.heads import TIMES, shut
from factbench.english.clause.words import made
from factbench.text.clause import Clause, Cut, Told
from factbench.text.span import Span
from factbench.text.wordlist import wordlist

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factbench.english.clause.speakers import Sentence
    from factbench.english.parse import Parse, Token


def told_by_nouns(sentence: Sentence) -> Iterator[Clause]:
    """The appositions and the dated events of the sentence."""
    for place in range(len(sentence.tree.tokens)):
        found = None
        if is_appositive(sentence.tree, place):
            found = _appositive(sentence, place)
        elif _is_dated_event(sentence, place):
            found = _nominal(sentence, place)
        if found is not None:
            yield found


def _appositive(sentence: Sentence, place: int) -> Clause | None:
    tree = sentence.tree
    noun = tree.tokens[place].head
    told = shape.plain_noun(tree, place, len(tree.tokens))
    span = shape.stretch(tree, told)
    reads = Told(span, Span(span.start, span.start), "are " if tree.tokens[place].tag == "NNS" else "is ")
    return made(sentence, [*shape.plain_noun(tree, noun, told[0]), *told], Cut.APPOSITION, told=reads)


def _is_dated_event(sentence: Sentence, place: int) -> bool:
    """Whether a definite noun names a dated event as a fact: "the March opening of an embassy"."""
    tree, token = sentence.tree, sentence.tree.tokens[place]
    if token.tag != "NN" or not _names_event(token) or shut(sentence, place):
        return False
    children = [tree.tokens[each] for each in tree.children[place]]
    definite = any(each.text.lower() == "the" or each.dep == "poss" for each in children)
    dated = any(_names_time(tree, each) for each in tree.children[place] if each < place)
    return definite and dated and any(each.text == "of" for each in children)


def _names_event(token: Token) -> bool:
    word = token.text.lower()
    return word in _EVENTS or (
        len(word) > 6 and word.endswith(("tion", "sion", "ment", "ning", "ding", "ting", "ring", "ling"))
    )


_EVENTS = wordlist("""
death arrest launch election visit birth victory defeat resignation murder collapse takeover release
withdrawal closure sale purchase breakup fall start end arrival departure approval rejection merger trial
crash seizure capture
""")


def _names_time(tree: Parse, place: int) -> bool:
    words = [tree.tokens[each].text for each in tree.subtree(place)]
    return any(word.lower() in TIMES - {"may"} or word == "May" or _is_year(word) for word in words)


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal() and word.isascii() and 1000 <= int(word) < 2200


def _nominal(sentence: Sentence, place: int) -> Clause | None:
    tree = sentence.tree
    inner = {
        each
        for other in tree.subtree(place)
        if tree.tokens[other].dep == "relcl"
        for each in tree.subtree(other)
    }
    return made(sentence, [each for each in tree.subtree(place) if each not in inner], Cut.NOMINAL)
