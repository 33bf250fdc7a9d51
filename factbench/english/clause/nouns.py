"""Which nouns of a parsed sentence tell a fact without a verb: "Ito, the mayor", "the March opening of a bridge"?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.english.clause import shape
from factbench.english.clause.apposition import is_appositive
from factbench.english.clause.cut import Clause, Cut, Predicate
from factbench.english.clause.heads import TIMES, shut
from factbench.english.clause.words import made
from factbench.english.parse import stretch
from factbench.text.span import Span
from factbench.text.wordlist import wordlist

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factbench.english.clause.speakers import Sentence
    from factbench.english.parse import Word


def told_by_nouns(sentence: Sentence) -> Iterator[Clause]:
    """The appositions and the dated events of the sentence."""
    for word in sentence.tree.words:
        clause = None
        if is_appositive(word):
            clause = _appositive(sentence, word)
        elif _is_dated_event(sentence, word):
            clause = _nominal(sentence, word)
        if clause is not None:
            yield clause


def _appositive(sentence: Sentence, noun: Word) -> Clause | None:
    words = shape.plain_noun(noun)
    span = stretch(words)
    verb = "are " if noun.tag == "NNS" else "is "
    predicate = Predicate(span, Span(span.start, span.start), verb)
    named = shape.plain_noun(noun.head, words[0])
    return made(sentence, [*named, *words], Cut.APPOSITION, predicate=predicate)


def _is_dated_event(sentence: Sentence, noun: Word) -> bool:
    """Whether a definite noun names a dated event as a fact: "the March opening of an embassy"."""
    if noun.tag != "NN" or not _names_event(noun.lower) or shut(sentence, noun):
        return False
    definite = any(word.lower == "the" or word.relation == "poss" for word in noun.children())
    dated = any(_names_time(word) for word in noun.children() if word < noun)
    return definite and dated and any(word.text == "of" for word in noun.children())


def _names_event(word: str) -> bool:
    return word in _EVENTS or (
        len(word) > 6 and word.endswith(("tion", "sion", "ment", "ning", "ding", "ting", "ring", "ling"))
    )


_EVENTS = wordlist("""
death arrest launch election visit birth victory defeat resignation murder collapse takeover release
withdrawal closure sale purchase breakup fall start end arrival departure approval rejection merger trial
crash seizure capture
""")


def _names_time(word: Word) -> bool:
    texts = [below.text for below in word.subtree]
    return any(text.lower() in TIMES - {"may"} or text == "May" or _is_year(text) for text in texts)


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal() and word.isascii() and 1000 <= int(word) < 2200


def _nominal(sentence: Sentence, noun: Word) -> Clause | None:
    inner = {below for word in noun.subtree if word.relation == "relcl" for below in word.subtree}
    return made(sentence, [word for word in noun.subtree if word not in inner], Cut.NOMINAL)
