"""Which lists of a clause are told item by item: "the film stars A, B and C" says three things?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.english.clause import shape
from factbench.text.wordlist import wordlist

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factbench.english.parse import Word


def told_apart(words: Sequence[Word], verb: Word) -> list[list[Word]]:
    """Return the words of a clause once for each item of a list; the words alone where there is none to be parted.

    Of several lists the one nearest to the verb is parted.

    Joined subjects are never parted, nor what is collective, denied, quoted, or joined by "or": all these say
    something of the whole list that they need not say of an item.

    Args:
        words: those of the clause, in order.
        verb: its head.
    """
    if _denies(words):
        return [list(words)]
    own = frozenset(words)
    behind = (word for word in words if verb < word)
    for word in sorted(behind, key=lambda word: _depth(word, verb)):
        parted = _examples(own, verb, word) or _items(own, verb, word)
        if parted:
            return parted
    return [list(words)]


def _depth(word: Word, verb: Word) -> int:
    """How many words stand between this one and the verb in the tree."""
    steps = (step for step, above in enumerate(word.line()) if above is verb)
    return next(steps, len(word.tree.words))


LONGEST = 12
"""Items of a list that is told item by item: a longer one would bury the other claims of its article."""


def _denies(words: Iterable[Word]) -> bool:
    return any(word.relation == "neg" or word.lower in DENIALS for word in words)


DENIALS = wordlist("no neither nor without none never hardly either or not")
"""Words with which a list is denied, or left open, as a whole."""


def _items(own: frozenset[Word], verb: Word, first: Word) -> list[list[Word]]:
    """The clause with each item of the list that begins with `first`; empty where that is none to be parted."""
    items = [item for item in _chain(first) if item in own]
    if not 1 < len(items) <= LONGEST or not _may_part(verb, first, items):
        return []
    rest, shared = own.difference(first.subtree), _shared(items)
    return [sorted(own & (rest | _extent(item) | shared | _determiner(item, first))) for item in items]


def _examples(own: frozenset[Word], verb: Word, link: Word) -> list[list[Word]]:
    """The clause with each example in place of what it is one of: "prizes, *including* A and B"."""
    if link.lower not in {"including", "as"}:
        return []
    noun, named, start = _several(link.head), link.child("pobj"), link
    if named not in own or noun not in own:
        return []
    if link.lower == "as":
        if link.previous is None or link.previous.lower != "such":
            return []
        start = link.previous
    items = [item for item in _chain(named) if item in own]
    if len(items) > LONGEST or not _may_part(verb, noun, items):
        return []
    examples = frozenset([start, *link.subtree])
    whole = examples.union(noun.subtree)
    told = [sorted((own - whole) | (_extent(item) & own)) for item in items]
    general = [] if len(whole - examples) < 2 else [sorted(own - examples)]
    return [*general, *told]


def _several(noun: Word) -> Word | None:
    """The noun, the first above it or the verb's object, that is more than one: examples are given of several."""
    for word in noun.line():
        found = word.child("dobj") if word.is_verb else word
        if found is not None and found.tag in {"NNS", "NNPS"}:
            return found
        if word.is_verb:
            break
    return None


def _chain(first: Word) -> Iterator[Word]:
    """The first item and those that are joined to it, in order; only itself where it is no first item."""
    yield first
    item = None if first.relation == "conj" else _next_item(first)
    while item is not None:
        yield item
        item = _next_item(item)


def _next_item(item: Word) -> Word | None:
    """The item after this one. A second item is often taken for an apposition that has the third one joined to it."""
    if joined := item.children("conj"):
        # Of two the first belongs to the item: "trade and industry, and art".
        return joined[-1]
    apposed = item.child("appos")
    if apposed is None or not apposed.has("conj"):
        return None
    return apposed if apposed.tag == item.tag and shape.after_comma(apposed) else None


# -------------------------------------------------------------------------------------- which may be parted


def _may_part(verb: Word, first: Word, items: Sequence[Word]) -> bool:
    return (
        first.relation in _ROLES
        and _are_alike(items)
        and (len(items) != 2 or all(_is_heavy(item, items[0]) for item in items))
        and _is_simple(first, verb)
        and not _within_quotation(first)
    )


_ROLES = frozenset(["dobj", "attr", "pobj", "prep"])


def _are_alike(items: Sequence[Word]) -> bool:
    """Whether the items are of one sort, joined by "and" alone, and none is a clause that the tree took for an item."""
    sorts = [item.pos for item in items]
    alike = {sorts[0]} if len(items) == 2 or sorts[0] == "ADP" else {"NOUN", "PROPN"}
    joints = {joint.lower for item in items for joint in item.children("cc")}
    plain = joints == {"and"} or len(items) == 1
    counted = [any(word.pos == "NUM" for word in _extent(item)) for item in items]
    if sorts[0] == "PROPN" and counted[0] != counted[-1] and len(items) == 2:
        # "5 percent chose Ito and 1 percent Abe": the tree joins what is no list.
        return False
    if items[0].has("nummod") and not all(counted):
        # "80,000 soldiers, drivers and cooks": one number for all.
        return False
    return plain and set(sorts) <= alike and not any(item.has(*shape.SUBJECTS) for item in items)


def _is_heavy(item: Word, first: Word) -> bool:
    """Whether the item can stand for itself: a name, a phrase, or a noun with a word that says which or how many."""
    return (
        item.pos in {"PROPN", "ADP"}
        or item.has("det", "poss", "nummod")
        or (first.relation == "attr" and first.has("det"))
    )


def _is_simple(first: Word, verb: Word) -> bool:
    """Whether nothing between the list and the clause's verb takes it together or makes it part of something else."""
    for word in first.line():
        if word is verb:
            return not _collects(verb)
        if word.relation in _OTHERS or (word is not first and _collects(word)):
            return False
        if word.relation == "prep" and shape.after_comma(word):
            return False
    return False


_OTHERS = frozenset([*shape.SUBJECTS, "relcl", "ccomp", "appos", "poss", "conj"])


def _collects(word: Word) -> bool:
    """Whether the word makes one thing of those that it governs: "between", "merged", "the Ministry of"."""
    return word.pos == "PROPN" or word.lower in COLLECTIVE or word.lower.startswith(JOINING)


COLLECTIVE = wordlist("""
between among amongst amid amidst mix mixture mixtures combination combinations blend alliance pair couple
total sum ratio average gap ties relations relationship relationships border war conflict talks deal
agreement treaty dialogue peace match game difference differences distance union group number
""")
"""Words that make one thing of those that they govern."""

JOINING = (
    *("merg", "combin", "unit", "join", "link", "connect", "compar", "separat", "divid", "differ", "mix"),
    *("exchang", "marri", "marry", "match", "mediat", "balanc", "distinguish", "swap", "alternat", "bridg"),
    *("reconcil", "rang", "mingl", "meet", "met", "total", "add"),
)
"""What verbs and nouns begin with that do the same."""


def _within_quotation(word: Word) -> bool:
    """Whether the word stands in quotation marks, where the words are somebody's own."""
    return sum(before.text == '"' for before in word.tree.words[: word.place]) % 2 == 1


# --------------------------------------------------------------------------------------- what an item brings


def _extent(item: Word) -> frozenset[Word]:
    """The item's own words, without those of the items after it and of what joins them."""
    following = _next_item(item)
    gone: set[Word] = set() if following is None else {*following.subtree}
    for word in item.children():
        joins = word.relation == "cc" or (item < word and word.text in {",", ";"})
        inner = following is not None and any(word < other < following for other in item.children("conj"))
        if (
            word.relation == "preconj"
            or word.lower == "both"
            or (joins and not inner)
            or (following is not None and following < word)
        ):
            gone.update(word.subtree)
    return frozenset(item.subtree) - gone


def _shared(items: Sequence[Word]) -> frozenset[Word]:
    """What follows the list and belongs to all items."""
    first, last = items[0], items[-1]
    after = [word for word in first.children() if last < word and not word.is_mark]
    if first.has("det", "poss") and not last.has("det", "poss"):
        # "The founder and head of the firm": one article for both, and one complement.
        after += [word for word in last.children("prep") if last < word]
    return frozenset(below for word in after for below in word.subtree)


def _determiner(item: Word, first: Word) -> frozenset[Word]:
    """The first item's article, for an item that goes without: "an engineer and *author*"."""
    article = first.child("det")
    if article is None or item.tag != "NN" or first.tag != "NN" or item.has("det", "poss", "nummod"):
        return frozenset()
    begin = min(_extent(item)).lower[:1]
    fits = article.lower not in {"a", "an"} or (article.lower == "an") == (begin in "aeiou")
    return frozenset([article]) if fits else frozenset()
