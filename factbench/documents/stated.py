"""What does a web page state of itself in a form that machines read: JSON-LD, Open Graph, other meta elements?"""

from __future__ import annotations

import html
import json
import re
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What a page states; "" or () for what it does not."""

    window: str = ""
    """Its `title` element, which browsers show above it."""
    social: tuple[str, ...] = ()
    """The titles it wants to be shared by."""
    headline: str = ""
    """That of its article in JSON-LD."""
    headings: tuple[str, ...] = ()
    """Its headings of the first rank, in order."""
    sites: tuple[str, ...] = ()
    """Names of the site and its publisher."""
    people: tuple[str, ...] = ()
    """Who wrote the article, by JSON-LD: persons, and what is not said to be anything else."""
    houses: tuple[str, ...] = ()
    """Organisations that JSON-LD names as the author."""
    bylines: tuple[str, ...] = ()
    """What meta elements call its author."""
    summaries: tuple[str, ...] = ()
    """What it tells of the article in a sentence or two."""
    published: tuple[str, ...] = ()
    """Moments of publication, the most to be believed first."""
    updated: tuple[str, ...] = ()


def stated(tree: Any) -> Stated:
    """Return what the page states; of several articles in JSON-LD the first counts.

    Source: schema.org, the Open Graph protocol, Dublin Core, and the names that large publishing systems use.
    """
    metas = list(_metas(tree))
    things = list(_things(tree))
    article = next((each for each in things if _is_article(each)), {})
    named = {each["@id"]: each for each in things if isinstance(each.get("@id"), str) and each.get("name")}
    authors = list(_members(article.get("author"), named)) or list(_members(article.get("creator"), named))
    return Stated(
        window=next((_title(each) for each in tree.iter("title")), ""),
        social=_distinct(value[:_TITLE] for name, value in metas if name in _SOCIAL),
        headline=_words(_text(article.get("headline")))[:_TITLE],
        headings=_distinct(_title(each) for each in _first(tree.iter("h1"), _MOST)),
        sites=_distinct(
            name
            for name in (
                *(value for name, value in metas if name in _SITES),
                *(name for name, _ in _members(article.get("publisher"), named)),
                *(_words(_text(each.get("name"))) for each in things if "WebSite" in _kinds(each)),
            )
            if len(name.split()) <= _SITE
        ),
        people=_distinct(name for name, kind in authors if not kind.endswith("Organization")),
        houses=_distinct(name for name, kind in authors if kind.endswith("Organization")),
        bylines=_distinct([*(value for name, value in metas if _BYLINE.search(name)), *_labelled(metas)]),
        summaries=_distinct(
            [
                *_of(metas, _SUMMARIES),
                *(_words(_text(article.get(name))) for name in ("description", "abstract")),
            ]
        ),
        published=_distinct([*_of_article("datePublished", article, things), *_of(metas, _PUBLISHED)]),
        updated=_distinct([*_of_article("dateModified", article, things), *_of(metas, _UPDATED)]),
    )


def _of(metas: list[tuple[str, str]], names: tuple[str, ...]) -> list[str]:
    return [value for name in names for found, value in metas if found == name]


def _of_article(name: str, article: dict[str, Any], things: list[dict[str, Any]]) -> list[str]:
    """What the article gives for a field; where there is none, what the first object does."""
    return [_text(each[name]) for each in ([article] if article else things) if name in each][:1]


# ----------------------------------------------------------------------------------------------- meta elements


def _metas(tree: Any) -> Iterator[tuple[str, str]]:
    """Name, in lower case, and value of every meta element that has both."""
    for element in tree.iter("meta"):
        value = _words(element.get("content") or "")
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        if value and name:
            yield name.strip().lower(), value[:_LONGEST]


def _labelled(metas: list[tuple[str, str]]) -> Iterator[str]:
    """What is given for a card's label "Written by". Source: the social metadata of WordPress."""
    named = dict(metas)
    for number in ("1", "2"):
        if _WRITTEN.fullmatch(named.get(f"twitter:label{number}", "")):
            yield named.get(f"twitter:data{number}", "")


_WRITTEN = re.compile(
    r"written by|verfasst von|geschrieben von|écrit par|escrito por|scritto da|geschreven door|skrevet av|skriven av",
    re.IGNORECASE,
)
_LONGEST = 2_000
"""Code points that are read of any one value."""
_TITLE = 500
"""Code points of the longest title that is read."""
_MOST = 8
"""Headings of the first rank that are read: a page should have one."""
_SITE = 6
"""Words of the longest name of a site: some pages state their title for it."""
_SOCIAL = ("og:title", "twitter:title")
_SITES = ("og:site_name", "application-name", "dc.publisher", "publisher")
_SUMMARIES = ("og:description", "description", "twitter:description", "dc.description")
_BYLINE = re.compile(r"(?:^|[^a-z])(?:article)?(?:authors?(?:_name)?|byl|byline|dc\.creator)$")
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "parsely-pub-date",
    "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date", "publish-date", "publication_date", "pubdate",
    "article.published", "sailthru.date", "citation_publication_date", "date",
)  # fmt: skip
_UPDATED = (
    "article:modified_time", "og:article:modified_time", "og:updated_time", "datemodified", "dcterms.modified",
    "last-modified", "article.updated",
)  # fmt: skip


# ----------------------------------------------------------------------------------------------------- JSON-LD


def _things(tree: Any) -> Iterator[dict[str, Any]]:
    """Every object in the page's JSON-LD, outer ones before those in them."""
    for element in tree.iter("script"):
        if "ld+json" not in (element.get("type") or "").lower():
            continue
        try:
            found = json.loads(_FENCE.sub("", element.text or ""), strict=False)
        except (ValueError, RecursionError):
            continue
        waiting = deque([found])
        while waiting:
            each = waiting.popleft()
            if isinstance(each, dict):
                yield each
                waiting.extend(value for value in each.values() if isinstance(value, dict | list))
            elif isinstance(each, list):
                waiting.extend(value for value in each if isinstance(value, dict | list))


_FENCE = re.compile(r"\A\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*\Z")


def _is_article(thing: dict[str, Any]) -> bool:
    return any(kind.endswith(_ARTICLES) for kind in _kinds(thing)) and "headline" in thing


_ARTICLES = ("Article", "Posting", "Report")


def _kinds(thing: dict[str, Any]) -> list[str]:
    kind = thing.get("@type")
    return [each for each in (kind if isinstance(kind, list) else [kind]) if isinstance(each, str)]


def _members(value: Any, named: dict[str, dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """Name and kind of a person or organisation, or of each in a list; what is only referred to is looked up."""
    for each in _flat(value):
        thing = each
        if isinstance(each, dict) and not each.get("name"):
            thing = named.get(_text(each.get("@id")), each)
        name = _words(_text(thing.get("name") if isinstance(thing, dict) else thing))
        if name:
            yield name, next(iter(_kinds(thing)), "") if isinstance(thing, dict) else ""


def _flat(value: Any) -> Iterator[Any]:
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, list):
            yield from each
        else:
            yield each


def _text(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("@value", "")
    return value[:_LONGEST] if isinstance(value, str) else ""


# ------------------------------------------------------------------------------------------------------- words


def _words(raw: str) -> str:
    """`raw` on one line, its entities resolved, soft hyphens and half surrogate pairs taken out."""
    sound = html.unescape(html.unescape(raw)).replace("\xad", "")
    return " ".join(sound.encode(errors="ignore").decode().split())


def _title(element: Any) -> str:
    """The words of a title or heading, with a blank where one piece ends in a word and the next begins large."""
    told = ""
    for piece in element.itertext():
        told += " " + piece if told[-1:].isalnum() and piece[:1].isupper() else piece
        if len(told) > 2 * _TITLE:
            break
    return _words(told)[:_TITLE]


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, values)))


def _first(values: Iterable[Any], count: int) -> Iterator[Any]:
    yield from (value for _, value in zip(range(count), values, strict=False))
