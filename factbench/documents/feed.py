"""Which items does an RSS or Atom feed hold, and what does each say of itself?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from factbench.documents.fragment import fragment
from factbench.documents.masthead import Masthead
from factbench.documents.printed import printed_dates
from factbench.errors import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a feed."""

    masthead: Masthead
    lines: tuple[str, ...]
    """Its paragraphs; () where it is a headline only."""
    link: str = ""
    """Its address as it is printed, whatever it is an address of."""


def is_feed(text: str) -> bool:
    """Whether `text` begins as RSS, Atom or RDF does."""
    return bool(_ROOT.match(text[:20_000]))


def feed(content: bytes) -> Iterator[Item | Unreadable]:
    """Yield the items in order of the feed, and at the end what was wrong with it, if anything.

    The text of an item is its full content where it carries that, else its summary.
    Source: RSS 2.0, RDF Site Summary and RFC 4287 as feedparser reads them.
    Raises: Unreadable where there is no item in it.
    """
    if _ENTITY.search(content[:100_000]):
        raise Unreadable(
            "This feed defines entities of its own, which can swell to any size; it was not read."
        )
    found = _parsed(content)
    if not found.entries:
        raise Unreadable("There is no item in this feed; it may be empty or damaged.")
    for entry in found.entries:
        yield _item(entry, found.feed)
    if not _END.search(content[-2_000:]):
        yield Unreadable("The feed is cut off: its last item may be incomplete, and later ones are missing.")


def version() -> str:
    """Name and version of the reader behind this."""
    import feedparser

    return f"feedparser {feedparser.__version__}"


def _parsed(content: bytes) -> Any:
    from io import BytesIO

    import feedparser

    # A stream, because feedparser takes bytes for a file's name or an address. What it would clean is HTML that is
    # never shown: `fragment` takes the words out.
    return feedparser.parse(BytesIO(content.lstrip()), sanitize_html=False, resolve_relative_uris=False)


def _item(entry: Any, channel: Any) -> Item:
    published, published_as = _day(entry, "published")
    updated, updated_as = _day(entry, "updated")
    bodies = [part.get("value") or "" for part in entry.get("content", ())] or [entry.get("summary") or ""]
    return Item(
        Masthead(
            title=_words(entry.get("title")),
            site=_words(channel.get("title")),
            authors=tuple(name for each in entry.get("authors", ()) if (name := _words(each.get("name")))),
            published=published or updated,
            published_as=published_as or updated_as,
            updated=updated if published else None,
            updated_as=updated_as if published else None,
            language=(channel.get("language") or "")[:2].lower() or None,
            url=_address(entry.get("link")),
        ),
        tuple(fragment(max(bodies, key=len))),
        entry.get("link") or "",
    )


def _day(entry: Any, what: str) -> tuple[date | None, str | None]:
    """The day in the publisher's own time zone, and the moment as printed."""
    # `in` first: asked for a missing "updated", feedparser answers with "published".
    words = " ".join((entry.get(what) or "").split()) if what in entry else ""
    parsed = entry.get(f"{what}_parsed") if words else None
    if parsed is None:
        return None, None
    own = printed_dates(_ISO_HEAD.sub(r"\1", words))
    return (own[0].day if own else date(*parsed[:3])), words


def _words(raw: str | None) -> str | None:
    """`raw` without marks, on one line; None for nothing."""
    return " ".join(fragment(raw or "")) or None


def _address(raw: str | None) -> str | None:
    return raw if raw and raw.startswith(("http://", "https://")) else None


_ROOT = re.compile(
    # Every part is read in one way only: a comment ends at its first end.
    r"\ufeff?\s*+(?:<\?xml[^>]{0,500}+>\s*+)?+(?:<\?[^>]{0,2000}+>\s*+|<!--(?>.{0,5000}?-->)\s*+)*+"
    r"(?:<!DOCTYPE[^>\[]{0,500}+(?:\[[^\]]{0,10000}+\]\s*+)?+>\s*+)?+(?:<!--(?>.{0,5000}?-->)\s*+)*+"
    r"<(?:rss|feed|rdf:RDF)\b",
    re.IGNORECASE | re.DOTALL,
)
_END = re.compile(rb"</(?:\w+:)?(?:rss|feed|rdf)\s*>", re.IGNORECASE)
_ENTITY = re.compile(rb"<!ENTITY\b", re.IGNORECASE)
_ISO_HEAD = re.compile(r"^(\d{4}-\d\d-\d\d)T.*$", re.DOTALL)
