"""Which lists of a clause are told item by item: "the film stars A, B and C" says three things?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.english.clause import shape
from factbench.text.wordlist import wordlist

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factbench.english.clause.speakers import Sentence
    from factbench.english.parse import Parse


def told_apart(sentence: Sentence, places: Sequence[int], head: int) -> list[list[int]]:
    """Return the places of a clause once for each item of a list; the places alone where there is none to be parted.

    Of several lists the one nearest to the verb is parted.

    Joined subjects are never parted, nor what is collective, denied, quoted, or joined by "or": all these say
    something of the whole list that they need not say of an item.

    Args:
        places: of the words of the clause, in order.
        head: place of its verb.
    """
    if _denies(sentence.tree, places):
        return [list(places)]
    own = frozenset(places)
    for each in sorted(
        (each for each in places if each > head), key=lambda each: _depth(sentence.tree, each, head)
    ):
        found = _examples(sentence, own, head, each) or _items(sentence, own, head, each)
        if found:
            return found
    return [list(places)]


def _depth(tree: Parse, place: int, head: int) -> int:
    """How many words stand between this one and the verb in the tree."""
    return next(
        (steps for steps, each in enumerate(shape.line(tree, place)) if each == head), len(tree.tokens)
    )


LONGEST = 12
"""Items of a list that is told item by item: a longer one would bury the other claims of its article."""


def _denies(tree: Parse, places: Sequence[int]) -> bool:
    return any(tree.tokens[each].dep == "neg" or tree.tokens[each].text.lower() in DENIALS for each in places)


DENIALS = wordlist("no neither nor without none never hardly either or not")
"""Words with which a list is denied, or left open, as a whole."""


def _items(sentence: Sentence, own: frozenset[int], head: int, first: int) -> list[list[int]]:
    """The clause with each item of the list that begins at `first`; empty where that is none to be parted."""
    tree = sentence.tree
    items = [each for each in _chain(tree, first) if each in own]
    if not 1 < len(items) <= LONGEST or not _may_part(sentence, head, first, items):
        return []
    whole = frozenset(tree.subtree(first))
    shared = _shared(tree, items)
    return [
        sorted(own & ((own - whole) | _extent(tree, item) | shared | _determiner(tree, item, first)))
        for item in items
    ]


def _examples(sentence: Sentence, own: frozenset[int], head: int, link: int) -> list[list[int]]:
    """The clause with each example in place of what it is one of: "prizes, *including* A and B"."""
    tree = sentence.tree
    noun, named = _several(tree, tree.tokens[link].head), tree.child(link, "pobj")
    if tree.tokens[link].text.lower() not in {"including", "as"} or named not in own or noun not in own:
        return []
    start = link
    if tree.tokens[link].text.lower() == "as":
        if not (link and tree.tokens[link - 1].text.lower() == "such"):
            return []
        start = link - 1
    items = [each for each in _chain(tree, named) if each in own]
    if len(items) > LONGEST or not _may_part(sentence, head, noun, items):
        return []
    examples = frozenset([start, *tree.subtree(link)])
    whole = frozenset(tree.subtree(noun)) | examples
    told = [sorted((own - whole) | (_extent(tree, item) & own)) for item in items]
    general = [] if len(whole - examples) < 2 else [sorted(own - examples)]
    return [*general, *told]


def _several(tree: Parse, noun: int) -> int | None:
    """The noun, the first above it or the verb's object, that is more than one: examples are given of several."""
    for each in shape.line(tree, noun):
        found = tree.child(each, "dobj") if shape.is_verb(tree, each) else each
        if found is not None and tree.tokens[found].tag in {"NNS", "NNPS"}:
            return found
        if shape.is_verb(tree, each):
            break
    return None


def _chain(tree: Parse, first: int) -> Iterator[int]:
    """The first item and those that are joined to it, in order; only itself where it is no first item."""
    yield first
    if tree.tokens[first].dep == "conj":
        return
    current: int | None = first
    while (current := _next_item(tree, current) if current is not None else None) is not None:
        yield current


def _next_item(tree: Parse, item: int) -> int | None:
    """The item after this one. A second item is often taken for an apposition that has the third one joined to it."""
    joined = [each for each in tree.children[item] if tree.tokens[each].dep == "conj"]
    if joined:
        # Of two the first belongs to the item: "trade and industry, and art".
        return joined[-1]
    apposed = tree.child(item, "appos")
    if apposed is None or tree.child(apposed, "conj") is None:
        return None
    alike = tree.tokens[apposed].tag == tree.tokens[item].tag and shape.after_comma(tree, apposed)
    return apposed if alike else None


# -------------------------------------------------------------------------------------- which may be parted


def _may_part(sentence: Sentence, head: int, first: int, items: Sequence[int]) -> bool:
    tree = sentence.tree
    return (
        tree.tokens[first].dep in _ROLES
        and _are_alike(tree, items)
        and (len(items) != 2 or all(_is_heavy(tree, each, items[0]) for each in items))
        and _is_simple(tree, first, head)
        and not _within_quotation(tree, first)
    )


_ROLES = frozenset(["dobj", "attr", "pobj", "prep"])


def _are_alike(tree: Parse, items: Sequence[int]) -> bool:
    """Whether the items are of one sort, joined by "and" alone, and none is a clause that the tree took for an item."""
    sorts = [tree.tokens[each].pos for each in items]
    alike = {sorts[0]} if len(items) == 2 or sorts[0] == "ADP" else {"NOUN", "PROPN"}
    joints = {
        tree.tokens[each].text.lower()
        for item in items
        for each in tree.children[item]
        if tree.tokens[each].dep == "cc"
    }
    plain = joints == {"and"} or len(items) == 1
    counted = [any(tree.tokens[each].pos == "NUM" for each in _extent(tree, item)) for item in items]
    if sorts[0] == "PROPN" and counted[0] != counted[-1] and len(items) == 2:
        # "5 percent chose Ito and 1 percent Abe": the tree joins what is no list.
        return False
    if tree.child(items[0], "nummod") is not None and not all(counted):
        # "80,000 soldiers, drivers and cooks": one number for all.
        return False
    return plain and set(sorts) <= alike and not any(shape.has_subject(tree, each) for each in items)


def _is_heavy(tree: Parse, place: int, first: int) -> bool:
    """Whether the item can stand for itself: a name, a phrase, or a noun with a word that says which or how many."""
    return (
        tree.tokens[place].pos in {"PROPN", "ADP"}
        or tree.child(place, "det", "poss", "nummod") is not None
        or (tree.tokens[first].dep == "attr" and tree.child(first, "det") is not None)
    )


def _is_simple(tree: Parse, first: int, head: int) -> bool:
    """Whether nothing between the list and the clause's verb takes it together or makes it part of something else."""
    for each in shape.line(tree, first):
        if each == head:
            return not _collects(tree, head)
        if tree.tokens[each].dep in _OTHERS or (each != first and _collects(tree, each)):
            return False
        if tree.tokens[each].dep == "prep" and shape.after_comma(tree, each):
            return False
    return False


_OTHERS = frozenset([*shape.SUBJECTS, "relcl", "ccomp", "appos", "poss", "conj"])


def _collects(tree: Parse, place: int) -> bool:
    """Whether the word makes one thing of those that it governs: "between", "merged", "the Ministry of"."""
    token = tree.tokens[place]
    word = token.text.lower()
    return token.pos == "PROPN" or word in COLLECTIVE or word.startswith(JOINING)


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


def _within_quotation(tree: Parse, place: int) -> bool:
    """Whether the word stands in quotation marks, where the words are somebody's own."""
    return sum(token.text == '"' for token in tree.tokens[:place]) % 2 == 1


# --------------------------------------------------------------------------------------- what an item brings


def _extent(tree: Parse, item: int) -> frozenset[int]:
    """Places of the item's own words, without those of the items after it and of what joins them."""
    following = _next_item(tree, item)
    gone: set[int] = set(tree.subtree(following)) if following is not None else set()
    for each in tree.children[item]:
        token = tree.tokens[each]
        joins = token.dep == "cc" or (each > item and token.text in {",", ";"})
        inner = any(
            tree.tokens[other].dep == "conj"
            for other in tree.children[item]
            if each < other < (following or 0)
        )
        if (
            token.dep == "preconj"
            or token.text.lower() == "both"
            or (joins and not inner)
            or (following is not None and each > following)
        ):
            gone.update(tree.subtree(each))
    return frozenset(tree.subtree(item)) - gone


def _shared(tree: Parse, items: Sequence[int]) -> frozenset[int]:
    """Places of what follows the list and belongs to all items."""
    first, last = items[0], items[-1]
    after = [each for each in tree.children[first] if each > last and tree.tokens[each].pos != "PUNCT"]
    if tree.child(first, "det", "poss") is not None and tree.child(last, "det", "poss") is None:
        # "The founder and head of the firm": one article for both, and one complement.
        after += [each for each in tree.children[last] if each > last and tree.tokens[each].dep == "prep"]
    return frozenset(place for each in after for place in tree.subtree(each))


def _determiner(tree: Parse, item: int, first: int) -> frozenset[int]:
    """The first item's article, for an item that goes without: "an engineer and *author*"."""
    article = tree.child(first, "det")
    if (
        article is None
        or tree.tokens[item].tag != "NN"
        or tree.tokens[first].tag != "NN"
        or tree.child(item, "det", "poss", "nummod") is not None
    ):
        return frozenset()
    begin = tree.tokens[min(_extent(tree, item))].text[:1].lower()
    word = tree.tokens[article].text.lower()
    fits = word not in {"a", "an"} or (word == "an") == (begin in "aeiou")
    return frozenset([article]) if fits else frozenset()
