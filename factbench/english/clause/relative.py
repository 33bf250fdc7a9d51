"""Of which noun does a relative clause tell something, where nobody can doubt it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.english.clause import shape

if TYPE_CHECKING:
    from factbench.english.parse import Word


def leaves(verb: Word, end: Word) -> bool:
    """Whether the clause before it is whole without this one: after a comma, up to the next one or the end.

    Args:
        end: the last word of the unit.
    """
    pronoun = shape.which(verb)
    if pronoun is None or pronoun.lower not in {"which", "who"} or not shape.finite(verb):
        return False
    if verb.first is not pronoun or not shape.after_comma(verb) or _holds_dash(verb):
        return False
    return _ends(verb.last, end) or _is_between(verb)


def _holds_dash(verb: Word) -> bool:
    """Whether a dash opens the clause and another stands in it, which may well close it."""
    before = verb.first.previous
    opened = before is not None and before.text in _DASHES
    return opened and any(word.text in _DASHES for word in verb.subtree)


_DASHES = frozenset(["—", "–", "--", "-"])


def _ends(last: Word, end: Word) -> bool:
    following = last.following
    while following is not None and following.is_mark and following < end:
        following = following.following
    return end <= last or (following is not None and following.is_mark and end <= following)


def _is_between(verb: Word) -> bool:
    """Whether commas stand on both sides of the clause, and a verb goes on after the second."""
    last = verb.last
    mark = last if last.text in shape.COMMAS else last.following
    if mark is None or mark.text not in shape.COMMAS:
        return False
    following = mark.following
    return following is not None and _begins_predicate(following)


def _begins_predicate(word: Word) -> bool:
    following = word.following
    return word.is_verb or (word.tag == "RB" and following is not None and following.is_verb)


def antecedent(verb: Word) -> list[Word] | None:
    """Return the words of the noun of which the clause tells; None where another one may be meant, or all before it.

    It stands right before the comma, belongs to no other noun, and agrees in number. "Which" takes up a whole clause as
    easily as a noun, but for a subject before its verb, and for a plural: "wants to scrap *the Act, which* will …".
    """
    noun, pronoun = verb.head, shape.which(verb)
    if pronoun is None or noun.pos not in {"NOUN", "PROPN"}:
        return None
    words = [word for word in noun.subtree if word < verb.first and not word.is_mark]
    comma = verb.first if verb.first.is_mark else verb.first.previous
    if comma is None or not words or words[-1] is not noun or comma.previous is not noun:
        return None
    if not shape.agree(noun, verb) or not _is_alone(noun) or any(word.is_verb for word in words):
        return None
    if pronoun.lower == "which" and not (_is_subject(noun, verb) or _is_surely_plural(noun, verb)):
        return None
    return words


def _is_alone(noun: Word) -> bool:
    """Whether the noun belongs to no other one and is joined to none."""
    if noun.relation in {"conj", "appos", "poss", "compound"} or noun.has("conj", "cc", "appos"):
        return False
    return noun.relation != "pobj" or noun.head.head.is_verb


def _is_subject(noun: Word, verb: Word) -> bool:
    """Whether the noun is a subject, and its verb comes after the clause."""
    if noun.relation in {"nsubj", "nsubjpass"}:
        return verb < noun.head
    # Of "the bridge, which cost …, closed" the parser makes a noun phrase.
    return noun.is_root and any(word.tag in shape.FINITE for word in noun.children("acl") if verb < word)


def _is_surely_plural(noun: Word, verb: Word) -> bool:
    verbs = [verb, *shape.auxiliaries(verb)]
    above = next(word for word in noun.line() if word.is_verb or word.is_root)
    between = noun.tree.words[above.place + 1 : noun.first.place]
    # "Caused damages to their houses, which include cracks": another plural before it may be meant.
    return (
        noun.tag in _PLURALS
        and not any(word.tag in _PLURALS for word in between)
        and any(word.tag == "VBP" or word.lower == "were" for word in verbs)
    )


_PLURALS = frozenset(["NNS", "NNPS"])
