"""Which name does a sentence explain between commas: "Ken Ito, a painter from Ota, …"?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.english.clause import shape
from factbench.english.parse import stretch
from factbench.english.verb.speech import stance_of
from factbench.text.clause import Clause, Cut

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factbench.english.parse import Word


def appositions(words: Sequence[Word]) -> Iterator[Clause]:
    """The clauses that say what somebody or some body is, with a verb put in."""
    for noun in words:
        clause = _clause(noun) if noun.relation == "appos" else None
        if clause is not None:
            yield clause


def _clause(noun: Word) -> Clause | None:
    """What the noun says of a name of two words or more, right before a comma, that belongs to no other noun."""
    name, told = _name(noun.head), [word for word in noun.subtree if not word.is_mark]
    opening, closing = noun.first.previous, noun.last.following
    if not name or opening is None or closing is None or name[-1] is not opening.previous:
        return None
    if opening.text != "," or closing.text != "," or not _is_plain(noun) or not _ends_remark(closing):
        return None
    verb = _verb(noun)
    return None if verb is None else Clause((stretch(name), stretch(told)), Cut.APPOSITION, verb=verb)


def _name(named: Word) -> list[Word]:
    """The words of a name that is a subject; none where it is not whole."""
    words = [word for word in named.subtree if word <= named]
    if named.pos != "PROPN" or len(words) < 2 or named.has("conj", "cc", "prep"):
        return []
    if named.relation not in {"nsubj", "nsubjpass"}:
        return []
    if not all(word.pos == "PROPN" or word.relation == "det" for word in words):
        return []
    before = words[0].previous
    return (
        []
        if before is not None and (before.pos == "PROPN" or before.is_mark) and words[0].place > 1
        else words
    )


def _is_plain(noun: Word) -> bool:
    """Whether the noun is one thing with an article, without commas, quotation marks, list or clause."""
    return (
        noun.tag in {"NN", "NNP"}
        and noun.first.lower in {"a", "an", "the"}
        and noun.first.head is noun
        and not any(word.is_mark or shape.finite(word) for word in noun.subtree)
        and not noun.has("conj", "cc", "relcl")
    )


def _ends_remark(comma: Word) -> bool:
    """Whether what follows the second comma is no further item of a list."""
    following = comma.following
    return following is not None and (following.is_verb or following.tag == "RB")


def _verb(noun: Word) -> str | None:
    """The verb in the tense of the clause; None where that is a wish or a guess. "Said" tells nothing of when."""
    verb = next((above for above in noun.line() if above.is_verb), None)
    if verb is None or any(word.lower not in {"will"} for word in verb.children("aux") if word.tag == "MD"):
        return None
    return "was" if shape.past(verb) and stance_of(verb.text) is None else "is"
