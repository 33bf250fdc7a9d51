"""Which words of an HTML page are the article, and what does the page say of it?"""

from __future__ import annotations

import re
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from factbench.documents.masthead import Masthead


def page(html: str, *, url: str | None = None) -> tuple[Masthead, list[str]]:
    """Return what the page says of itself and the paragraphs of its article, in order; [] where there are none.

    White space inside a paragraph is as the browser would draw it: one space for any run.
    """
    found = _document(html, url)
    if found is None:
        return Masthead(), []
    title = _words(found.title)
    lines = [line for raw in (found.text or "").split("\n") if (line := _words(raw))]
    return _masthead(found, title, url, html), lines[1:] if lines[:1] == [title] else lines


def version() -> str:
    """Name and version of the extractor behind this."""
    import trafilatura

    return f"trafilatura {trafilatura.__version__}"


def _document(html: str, url: str | None) -> Any:
    """trafilatura's answer, comments left out. Source: its settings were the best of those compared on news pages."""
    import trafilatura

    return trafilatura.bare_extraction(
        _whole(html),
        url=url,
        with_metadata=True,
        include_comments=False,
        date_extraction_params={"original_date": True, "extensive_search": True, "max_date": "2100-01-01"},
    )


def _whole(html: str) -> str:
    """A page: a fragment is put into one, and characters that XML forbids, lxml too, are made visible."""
    sound = _CONTROL.sub("\ufffd", html)
    return sound if _ROOT.search(sound) else f"<html><body>{sound}</body></html>"


def _masthead(found: Any, title: str | None, url: str | None, html: str) -> Masthead:
    published, updated = _moment(html, _PUBLISHED), _moment(html, _UPDATED)
    day = _day(found.date) or _day(published)
    authors = tuple(name for raw in (found.author or "").split(";") if (name := _words(raw)))
    return Masthead(
        title=title,
        site=_words(found.sitename),
        authors=authors,
        published=day,
        published_as=published if _day(published) == day else None,
        updated=_day(updated),
        updated_as=updated if _day(updated) else None,
        language=(found.language or "")[:2].lower() or _language(html),
        url=_canonical(found.url, url),
    )


def _moment(html: str, stated: re.Pattern[str]) -> str | None:
    """The moment a page states, as it writes it, in ISO 8601; its zone is the publisher's own."""
    found = stated.search(html)
    return next(filter(None, found.groups()), None) if found else None


def _language(html: str) -> str | None:
    found = _LANG.search(html[:20_000])
    return found[1].lower() if found else None


def _words(raw: str | None) -> str | None:
    """`raw` on one line; None for nothing."""
    return " ".join((raw or "").split()) or None


def _day(iso: str | None) -> date | None:
    try:
        return date.fromisoformat((iso or "")[:10])
    except ValueError:
        return None


def _canonical(claimed: str | None, url: str | None) -> str | None:
    """The address the page claims, where it is one of the host it came from: a page must not pass for another's."""
    if url is None:
        return claimed if claimed and claimed.startswith(("http://", "https://")) else None
    return claimed if claimed and _host(claimed) == _host(url) else url


def _host(url: str) -> str | None:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.") or None
    except ValueError:  # an unbalanced bracket
        return None


_ISO = r"(\d{4}-\d\d-\d\d(?:[T ][\d:.]{4,15} ?(?:Z|[+-]\d\d:?\d\d)?)?)"


def _stated(properties: str, field: str) -> re.Pattern[str]:
    """Source: the Open Graph protocol's article object, and schema.org in JSON-LD or in attributes."""
    return re.compile(
        rf"<meta[^>]{{0,200}}?(?:property|name|itemprop)=[\"']?(?:{properties}|{field})[\"']?[^>]{{0,100}}?"
        rf"content=[\"']?{_ISO}|<meta[^>]{{0,100}}?content=[\"']?{_ISO}[\"']?[^>]{{0,100}}?(?:property|name|itemprop)="
        rf"[\"']?(?:{properties}|{field})\b|\"{field}\"\s{{0,9}}:\s{{0,9}}\"{_ISO}",
        re.IGNORECASE,
    )


_PUBLISHED = _stated("article:published_time|og:published_time", "datePublished")
_UPDATED = _stated("article:modified_time|og:updated_time|last-modified", "dateModified")
_LANG = re.compile(r"<html[^>]{0,300}?\slang=[\"']?([a-z]{2})\b", re.IGNORECASE)
_ROOT = re.compile(r"<(?:html|body)\b", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
