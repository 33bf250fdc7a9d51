"""What addresses does a feed, a sitemap or an OPML file list, and of which day is each?"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from factbench.documents import feed
from factbench.documents.encoding import decode
from factbench.errors import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factbench.settings import Settings

MOST = 50_000
"""Addresses of one list. Source: sitemaps.org, which allows no more."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One address of a list."""

    address: str
    """As the list has it, which may be none of the web; the title of an item without one."""
    day: date | None = None
    title: str | None = None
    is_list: bool = False
    """It is a sitemap itself."""
    published: bool = False
    """Whether the day is that of publication, as a feed says; a sitemap says of its last change."""


def listed(content: bytes, settings: Settings) -> list[Listed]:
    """The addresses in a feed or a sitemap, in its order, each once; read in a child process with limits.

    Raises: `errors.InputError` where it is neither, or damaged.
    """
    from factbench.confine import run

    found = run(
        "factbench.watching.listing:as_json", content, {"limit": settings.fetch_bytes}, settings=settings
    )
    try:
        made = [
            Listed(
                str(address),
                date.fromisoformat(day) if day else None,
                str(title) if title else None,
                bool(nested),
                bool(published),
            )
            for address, day, title, nested, published in found
        ]
    except (TypeError, ValueError) as error:
        raise Unreadable("The list made its reader answer nonsense; it may be damaged.") from error
    return list({each.address: each for each in reversed(made)}.values())[::-1]


def as_json(content: bytes, *, limit: int) -> list[list[Any]]:
    """What is listed, as JSON; called in the child."""
    content = _unpacked(content, limit)
    found = _of_feed(content) if feed.is_feed(decode(content)) else _of_sitemap(content)
    return [
        [
            each.address,
            each.day.isoformat() if each.day else None,
            each.title,
            each.is_list,
            each.published,
        ]
        for each, _ in zip(found, range(MOST), strict=False)
    ]


def _unpacked(content: bytes, limit: int) -> bytes:
    """Sitemaps are often files of gzip. Raises: `errors.Unreadable`."""
    if not content.startswith(b"\x1f\x8b"):
        return content
    try:
        unpacker = zlib.decompressobj(wbits=31)
        found = unpacker.decompress(content, limit)
    except zlib.error as error:
        raise Unreadable("The list is packed with gzip and damaged.") from error
    if not unpacker.eof:
        raise Unreadable("The list is cut off, or larger than `fetch_bytes`.")
    return found


def _of_feed(content: bytes) -> Iterator[Listed]:
    for item in feed.feed(content):
        if isinstance(item, feed.Item) and (address := item.link or item.masthead.title):
            yield Listed(address, item.masthead.published, item.masthead.title, published=True)


def _of_sitemap(content: bytes) -> Iterator[Listed]:
    """Source: sitemaps.org, protocol 0.9."""
    root = _xml(content)
    name = _local(root)
    if name not in {"urlset", "sitemapindex"}:
        raise Unreadable("This is neither a feed nor a sitemap; give the address of one.")
    for entry in root:
        said = {_local(each): (each.text or "").strip() for each in entry if isinstance(each.tag, str)}
        address = said.get("loc", "")
        if address:
            yield Listed(address, _day(said.get("lastmod", "")), None, name == "sitemapindex")


def feeds_in(content: bytes) -> list[str]:
    """The addresses of the feeds in an OPML file, in its order.

    Source: opml.org, version 2.0. Raises: `errors.Unreadable` where there is none.
    """
    root = _xml(content)
    said = [each.get("xmlUrl") or each.get("xmlurl") or "" for each in root.iter("outline")]
    found = list(dict.fromkeys(each for each in said if each.startswith(("http://", "https://"))))
    if not found:
        raise Unreadable("There is no feed in this OPML file: outlines with `xmlUrl` are needed.")
    return found


def _xml(content: bytes) -> Any:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(content.lstrip(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable("This is no XML that can be read.") from error
    if root is None:
        raise Unreadable("This is neither a feed nor a sitemap; give the address of one.")
    return root


def _local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2].lower()


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words[:10])
    except ValueError:
        return None
