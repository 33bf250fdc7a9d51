"""What does the markup of a page say of its lines: heading, caption, nothing but links?"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Role(Enum):
    """What a line is on its page beside running text."""

    HEADING = auto()
    CAPTION = auto()
    LINKS = auto()
    """Every word of it stands in a link, and it is no sentence, or it is a card: an item of a menu, or a teaser."""
    BOX = auto()
    """In a box of facts beside the text."""
    NOTICE = auto()
    """About the author, the readers' comments, the page's letters and rights."""
    OTHER = auto()
    """Of another article on the same page."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line stands on its page."""

    role: Role | None
    """None for running text."""
    home: tuple[int, str, str]
    """The number of the element around it, its own name and class: the paragraphs of one text have them in common."""
    strong: bool
    """Whether all of it is set in bold."""


def places(tree: Any, title: str) -> dict[str, Place]:
    """Return where the blocks of a page stand whose article has that title, keyed by `key` of their words.

    Words that stand on the page several times have a role only where it is the same each time. Linear in the size
    of the page.
    """
    found: dict[str, Place] = {}
    others = _other_articles(tree, title)
    for block in _blocks(tree, others):
        words = " ".join("".join(block.words).split())
        if words and block.size <= _LONGEST:
            name, role = key(words), _role(block, words)
            old = found.setdefault(name, Place(role, block.home, block.strong >= len(name)))
            if old.role is not role:
                found[name] = replace(old, role=None)
    return found


def _other_articles(tree: Any, title: str) -> set[Any]:
    """The `article` elements that have a heading of the first rank of their own, where another has the title."""
    headed = []
    for heading in tree.iter("h1"):
        around = next(heading.iterancestors("article"), None)
        if around is not None:
            headed.append((around, key("".join(heading.itertext()))))
    wanted = key(title)
    own = next((article for article, words in headed if words and (wanted in words or words in wanted)), None)
    if own is None:
        return set()
    near = {own, *own.iterancestors("article"), *own.iterdescendants("article")}
    return {article for article, _ in headed} - near


def key(words: str) -> str:
    """The letters and digits of `words`: what stays the same however white space and marks are drawn."""
    return _MARKS.sub("", words).casefold()


_MARKS = re.compile(r"[\W_]+")
_LONGEST = 1_500
"""Code points; longer blocks are running text, whatever they stand in."""


@dataclass(slots=True)
class _Block:
    """An open element whose words are gathered."""

    home: tuple[int, str, str]
    inside: Role | None
    """What the elements around it make of it."""
    words: list[str] = field(default_factory=list)
    size: int = 0
    linked: int = 0
    """Code points of it that stand in links or in headings inside it."""
    strong: int = 0
    """Code points of it that are set in bold."""
    headed: bool = False
    """Whether a heading stands in it."""
    own: bool = False
    """Whether words stand in it that are in no block inside it."""

    def add(self, words: str, inside: Counter[str], *, own: bool) -> None:
        """Add words that stand inside elements of some sorts; a full block stays open only to be known as too long."""
        letters = len(_MARKS.sub("", words))
        self.size += letters
        if self.size <= _LONGEST:
            self.words.append(" " if words.isspace() else words)
        self.own = self.own or (own and not words.isspace())
        self.headed = self.headed or inside["heading"] > 0
        self.linked += letters * (inside["link"] > 0 or inside["heading"] > 0)
        self.strong += letters * (inside["bold"] > 0)


def _blocks(tree: Any, others: set[Any]) -> Iterable[_Block]:
    """Every block of the page that has words of its own, not only those of blocks in it, when it ends."""
    from lxml import etree

    opened: list[_Block] = []
    # Of each element that is open: its number, and what it and those around it make of the blocks in it.
    path: list[tuple[int, Role | None]] = [(0, None)]
    inside: Counter[str] = Counter()
    for count, (event, element) in enumerate(etree.iterwalk(tree, events=("start", "end")), 1):
        name = element.tag if isinstance(element.tag, str) else ""
        inside[_SORTS.get(name, "")] += 1 if event == "start" else -1
        if event == "start":
            number, around = path[-1]
            role = _surrounding(element, name, others, linked=inside["link"] > 0) or around
            path.append((count, role))
            if name in _GATHERED:
                opened.append(_Block((number, name, element.get("class") or ""), role))
        else:
            path.pop()
            if name in _GATHERED and ((block := opened.pop()).own or name == "li"):
                yield block
        words = element.text if event == "start" else element.tail
        if words and not inside["hidden"]:
            for block in opened[-_DEEPEST:]:
                block.add(words, inside, own=block is opened[-1])


def _surrounding(element: Any, name: str, others: set[Any], *, linked: bool) -> Role | None:
    """What an element makes of the blocks in it."""
    if name in _SURROUNDING:
        return _SURROUNDING[name]
    if linked and name in _GATHERED:
        return Role.LINKS
    if name == "article" and element in others:
        return Role.OTHER
    if name in _CONTAINERS:
        named = f"{element.get('class') or ''} {element.get('id') or ''}"
        found = _NAMED.search(named) if len(named) < _LONGEST else None
        return Role.BOX if found and found["box"] else Role.NOTICE if found else None
    return None


def _role(block: _Block, words: str) -> Role | None:
    if block.inside is not None:
        return block.inside
    if block.linked and block.linked >= len(_MARKS.sub("", words)):
        teaser = block.home[1] == "li" and block.headed
        return Role.LINKS if teaser or not _SENTENCE.search(words) else None
    return None


_DEEPEST = 4
"""So many blocks around a word get it: lists in lists, cells in cells."""
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_GATHERED = _HEADINGS | frozenset(
    ["p", "li", "td", "th", "dt", "dd", "figcaption", "caption", "blockquote", "div"]
)
_SORTS = {
    "a": "link",
    **dict.fromkeys(_HEADINGS, "heading"),
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("script", "style", "template", "noscript"), "hidden"),
}
_SURROUNDING = {
    **dict.fromkeys(_HEADINGS, Role.HEADING),
    **dict.fromkeys(("figcaption", "caption"), Role.CAPTION),
}
_CONTAINERS = frozenset(["div", "section", "aside", "ul", "p", "span", "li", "table"])
_NAMED = re.compile(
    r"(?P<box>(?:fact|info)-?box)|author-?(?:bio|box|info)|(?<![a-z])comments?(?![a-z])|disclaimer|newsletter|whatsapp-"
    r"|breadcrumbs?",
    re.IGNORECASE,
)
"""Source: no line of any article among the labelled pages stands in an element of such a class."""
_SENTENCE = re.compile(r"[.!?。！？…][\"'”’»)\]]*$")


# ------------------------------------------------------------------------------------------------- its bylines


def bylines(tree: Any) -> Iterator[list[str]]:
    """Yield what a page shows as the names of who wrote it, the likeliest group of lines first.

    They stand behind the article's heading, each in an element that is marked as an author's, that links to an
    author's page, or that begins with "by". Source: the `author` link type of HTML, schema.org's `author`.
    """
    marked = []
    heading = 0
    for place, element in enumerate(tree.iter()):
        name = element.tag if isinstance(element.tag, str) else ""
        heading = heading or place * (name == "h1")
        if name and _is_byline(element) and (words := _short_text(element)):
            marked.append((place < heading or not heading, place, element, words))
    marked = [each for each in marked if not heading or -_BEFORE <= each[1] - heading <= _BEHIND]
    taken: set[int] = set()
    for _, place, element, _ in sorted(marked, key=lambda each: each[:2])[:_TRIED]:
        if place not in taken:
            group = [(where, words) for _, where, other, words in marked if _beside(element, other)]
            taken.update(where for where, _ in group)
            yield list(dict.fromkeys(words for _, words in group))


def _is_byline(element: Any) -> bool:
    if element.get("rel") == "author" or element.get("itemprop") == "author":
        return True
    if element.tag == "a" and _PAGE.search(element.get("href") or ""):
        return True
    if _MARK.search(element.get("class") or ""):
        return True
    return element.tag in _TEXTS and bool(_BY.match((element.text or "").lstrip()))


def _beside(one: Any, other: Any) -> bool:
    """Whether two elements stand in one list of names: under one parent, or both wrapped alike under one."""
    above, over = one.getparent(), other.getparent()
    if above is None or over is None or one.tag != other.tag:
        return one is other
    return above is over or (above.tag == over.tag and above.getparent() is over.getparent())


def _short_text(element: Any) -> str:
    """Its words on one line; "" for more than a byline has."""
    words, size = [], 0
    for each in element.itertext():
        words.append(each)
        size += len(each.strip())
        if size > _BYLINE:
            return ""
    return " ".join(" ".join(words).split())


_BYLINE = 120
"""Code points of the longest byline."""
_BEFORE, _BEHIND = 40, 60
"""Elements between the heading and a byline: further off stand those of other articles."""
_TRIED = 12
"""Groups of names that are tried."""
_TEXTS = frozenset(["p", "div", "span", "li", "address", "small"])
_PAGE = re.compile(
    r"/(?:authors?|autor(?:en|es|i|in)?|auteurs?|profile|staff|people|contributors?|journalists?)/",
    re.IGNORECASE,
)
_MARK = re.compile(
    r"(?:^|[\s_-])(?:author|autor)|byline|(?:author|autor)(?:name|link|s)?(?:$|\s)", re.IGNORECASE
)
_BY = re.compile(r"(?:by|von|par|por|di|av|af|door)\s*:?(?:$|\s)", re.IGNORECASE)
