"""Which words of an HTML page are the article, and what does the page say of it?"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from factbench.documents.byline import is_byline, people
from factbench.documents.dump import is_prose
from factbench.documents.headline import headline
from factbench.documents.imprint import imprint
from factbench.documents.markup import Role, key, places
from factbench.documents.masthead import Masthead
from factbench.documents.notice import Aside, AsideKind
from factbench.documents.stated import stated

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factbench.documents.markup import Place
    from factbench.documents.stated import Stated


@dataclass(frozen=True, slots=True)
class Page:
    """What a web page holds."""

    masthead: Masthead
    lines: tuple[str, ...] = ()
    """The paragraphs and items of lists of its article, in order."""
    asides: tuple[Aside, ...] = ()


def page(html: str, *, url: str | None = None) -> Page:
    """Return what the page says of itself and the paragraphs of its article; none where there is no text.

    Headings, rows of tables and lines that are nothing but links are left out, captions and the summary above the
    text are set apart. White space inside a paragraph is as the browser would draw it: one space for any run.
    """
    import trafilatura

    tree = trafilatura.load_html(_whole(html))
    found = None if tree is None else _document(_without_frames(_unwrapped(tree)), url)
    if found is None:
        return Page(Masthead())
    said = stated(tree)
    title = headline(said) or " ".join((found.title or "").split()) or None
    titles = {key(each) for each in (title or "", *said.headings, *said.social, said.headline)}
    lines = [line for line in _lines(found.text or "") if key(line) and key(line) not in titles]
    masthead = imprint(found, said, title, lines, url, tree)
    where = _around(lines, places(tree, title or ""))
    apart = {**dict(_apart(lines, where, said)), **dict(_lives(lines, masthead.authors))}
    kept = [
        line
        for index, line in enumerate(lines[: _end(lines, where)])
        if index not in apart and _is_text(line, where) and not _signs(line, masthead.authors)
    ]
    return Page(masthead, tuple(kept), tuple(Aside(kind, lines[index]) for index, kind in apart.items()))


def version() -> str:
    """Name and version of the extractor behind this."""
    import trafilatura

    return f"trafilatura {trafilatura.__version__}"


def _unwrapped(tree: Any) -> Any:
    """The page with its source's line breaks made blanks, as a browser draws them, but where they are meant."""
    for element in tree.iter():
        if element.tag in _VERBATIM:
            continue
        if element.text and "\n" in element.text:
            element.text = element.text.replace("\n", " ")
        if element.tail and "\n" in element.tail:
            element.tail = element.tail.replace("\n", " ")
    return tree


_VERBATIM = frozenset(("pre", "textarea", "script", "style"))


def _without_frames(tree: Any) -> Any:
    """The page with the tables that only lay it out made plain blocks: those that hold several paragraphs."""
    paragraphs = Counter(
        next(each.iterancestors("table"), None)
        for each in tree.iter("p")
        if len(each.text_content()) > _PARAGRAPH
    )
    frames = {table for table, count in paragraphs.items() if table is not None and count >= _SEVERAL}
    for element in list(tree.iter("table", "tbody", "thead", "tr", "td", "th")) if frames else ():
        if element in frames or next(element.iterancestors("table"), None) in frames:
            element.tag = "div"
    return tree


_PARAGRAPH, _SEVERAL = 80, 3
"""Code points of a paragraph, and how many of them no table of figures has."""


def _document(tree: Any, url: str | None) -> Any:
    """trafilatura's answer, comments left out. Source: its settings were the best of those compared on news pages."""
    import trafilatura

    return trafilatura.bare_extraction(
        tree,
        url=url,
        with_metadata=True,
        include_comments=False,
        date_extraction_params={"original_date": True, "extensive_search": True, "max_date": "2100-01-01"},
    )


def _whole(html: str) -> str:
    """A page: a fragment is put into one, and characters that XML forbids, lxml too, are made visible."""
    sound = _CONTROL.sub("\ufffd", html)
    return sound if _ROOT.search(sound) else f"<html><body>{sound}</body></html>"


def _lines(text: str) -> Iterator[str]:
    """The lines of trafilatura's text; a table's row gives its cells that are prose."""
    for raw in text.split("\n"):
        line = " ".join(_PICTURES.sub(" ", raw).split())
        yield from _cells(line) if line.startswith("|") else [line]


def _around(lines: Sequence[str], where: dict[str, Place]) -> dict[str, Place]:
    """The places without the roles that the names of elements give, where nearly all of the text would have one.

    Then it is the frame of the whole page that is so named.
    """
    named = {name for name, place in where.items() if place.role in _NAMED}
    if sum(len(line) for line in lines if key(line) in named) <= 0.8 * sum(map(len, lines)):
        return where
    return {name: replace(place, role=None) if name in named else place for name, place in where.items()}


_NAMED = {Role.BOX, Role.NOTICE}


def _end(lines: Sequence[str], where: dict[str, Place]) -> int:
    """Where the story ends: at the heading of what a release says of its issuer, or of what it does not promise."""
    for index in range(len(lines) // 2, len(lines) - 1):
        place = where.get(key(lines[index]))
        if place is not None and place.role is Role.HEADING:
            about = _ABOUT.fullmatch(lines[index])
            if about and key(lines[index + 1]).startswith(key(about[1])):
                return index
            if _PROMISES.match(lines[index]):
                return index
    return len(lines)


_ABOUT = re.compile(r"about (?:the )?(\S.{0,60}?):?", re.IGNORECASE)
_PROMISES = re.compile(
    r"(?:safe harbou?r|(?:note on |cautionary .{0,40})?forward[- ]looking) ", re.IGNORECASE
)


def _is_text(line: str, where: dict[str, Place]) -> bool:
    """Whether a line is running text or an item of a list.

    A bare line in bold may be a heading, or a result in a list of them: it stays.
    """
    place = where.get(key(line))
    moment = len(line) <= _MOMENT and sum(map(str.isalpha, line)) <= 3 < sum(map(str.isdigit, line))
    return (place is None or place.role is None) and not moment


_MOMENT = 40
"""Code points of a line that is only a day, a time, the length of a film."""


def _apart(lines: Sequence[str], where: dict[str, Place], said: Stated) -> Iterator[tuple[int, AsideKind]]:
    """Which lines are captions, and which is the summary above the text.

    The summary is what the page gives for one elsewhere too, and stands in another element than the next paragraph,
    is marked another way, or is set in bold: a text may also begin with the sentence that it is described by.
    """
    summaries = {name for words in said.summaries if (name := key(words))}
    for index, line in enumerate(lines):
        place = where.get(key(line))
        if place is None:
            continue
        if place.role in _ASIDES:
            yield index, _ASIDES[place.role]
        elif index < _HEAD and key(line) in summaries:
            after = (where[name] for each in lines[index + 1 : index + 4] if (name := key(each)) in where)
            following = next((each for each in after if each.role is None), place)
            if following.home != place.home or (place.strong and not following.strong):
                yield index, AsideKind.SUMMARY


def _lives(lines: Sequence[str], authors: tuple[str, ...]) -> Iterator[tuple[int, AsideKind]]:
    """Which of the last lines tell of the author: they begin with the name."""
    for index in range(max(1, len(lines) - _LAST), len(lines)):
        if lines[index].startswith(authors) and authors and not is_byline(lines[index]):
            yield index, AsideKind.NOTICE


_LAST = 3
_ASIDES = {Role.CAPTION: AsideKind.CAPTION, Role.BOX: AsideKind.BOX, Role.NOTICE: AsideKind.NOTICE}
_HEAD = 4
"""The summary is among so many lines at the head."""


def _signs(line: str, authors: tuple[str, ...]) -> bool:
    """Whether a line of the article only says who wrote it."""
    return is_byline(line) and set(people(line)) <= set(authors)


def _cells(row: str) -> list[str]:
    """The cells of a table's row that are prose: some pages are laid out as a table."""
    return [cell for each in row.split("|") if is_prose(cell := each.strip()) or len(cell.split()) > _PROSE]


_PICTURES = re.compile(r"https?://\S{1,500}\.(?:png|jpe?g|gif|svg|webp)\b", re.IGNORECASE)
_PROSE = 30
"""Words of a cell that is no figure and no name, whatever it ends with."""


_ROOT = re.compile(r"<(?:html|body)\b", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
