"""Which documents do JSON Lines hold, whatever their fields are called?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from factbench.documents.foreign import parsed
from factbench.documents.masthead import Masthead
from factbench.documents.printed import printed_dates
from factbench.errors import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True)
class Record:
    """One document, as its JSON object says."""

    masthead: Masthead
    text: str
    """Plain text, or HTML."""


def is_json_lines(text: str) -> bool:
    """Whether `text` begins with a JSON object, or with a list of them."""
    head = text[:_HEAD].lstrip()
    return bool(_OBJECT.match(head))


def records(text: str) -> Iterator[tuple[int, Record | Unreadable]]:
    """Yield number (from 1) and document of every line that is not blank; a bad line gives what is wrong with it.

    One JSON list, or one object over several lines, is read too; its members are numbered instead.
    """
    yield from _records(_objects(text))


def of_lines(lines: Iterable[str], *, first: int = 1) -> Iterator[tuple[int, Record | Unreadable]]:
    """The same of lines that come one by one, the first of them with the number `first`."""
    return _records((number, _parsed(line)) for number, line in enumerate(lines, first) if line.strip())


def _records(objects: Iterable[tuple[int, Any]]) -> Iterator[tuple[int, Record | Unreadable]]:
    for number, found in objects:
        if isinstance(found, Unreadable):
            yield number, found
            continue
        record = _record(found)
        yield (
            number,
            record or Unreadable("There is no text in it: a field named text, body or content is needed."),
        )


_HEAD = 4_000
_OBJECT = re.compile(r'(?:\[\s*)?\{\s*(?:"|\})')


def _objects(text: str) -> Iterator[tuple[int, Any]]:
    whole = _whole(text)
    if whole is not None:
        yield from enumerate(whole, 1)
        return
    # Not splitlines(): a line separator (U+2028) may stand inside a JSON string.
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield number, _parsed(line)


def _whole(text: str) -> list[Any] | None:
    """The members of a file that is one JSON value; None where each line is a value of its own."""
    first = text.lstrip().partition("\n")[0].strip()
    if first.startswith("{") and first.endswith("}"):
        return None
    found = _parsed(text)
    if isinstance(found, dict):
        lists = [value for name, value in found.items() if _bare(name) in _LISTS and isinstance(value, list)]
        return lists[0] if lists else [found]
    return found if isinstance(found, list) else None


def _parsed(line: str) -> Any:
    try:
        return parsed(line)
    except ValueError:
        return Unreadable("This is not JSON; one object a line is expected.")


# ------------------------------------------------------------------------------------------------- one object


def _record(found: Any) -> Record | None:
    if not isinstance(found, dict):
        return None
    fields = {_bare(name): value for name, value in reversed(found.items()) if isinstance(name, str)}
    text = _text(_first(fields, _TEXT))
    if not text.strip():
        return None
    published, published_as = _day(_first(fields, _PUBLISHED))
    updated, updated_as = _day(_first(fields, _UPDATED))
    url = _text(_first(fields, _URL)).strip()
    language = _text(_first(fields, _LANGUAGE)).strip()[:2].lower()
    return Record(
        Masthead(
            title=" ".join(_text(_first(fields, _TITLE)).split()) or None,
            site=" ".join(_text(_first(fields, _SITE)).split()) or None,
            authors=tuple(_people(_first(fields, _AUTHORS))),
            published=published,
            published_as=published_as,
            updated=updated,
            updated_as=updated_as,
            language=language if len(language) == 2 and language.isalpha() else None,
            url=url if url.startswith(("http://", "https://")) else None,
        ),
        text,
    )


def _bare(name: str) -> str:
    """ "Date_Published" and "datePublished" are one name."""
    return re.sub(r"[^a-z]", "", name.casefold())


def _first(fields: dict[str, Any], names: Iterable[str]) -> Any:
    return next((fields[name] for name in names if fields.get(name)), None)


def _text(value: Any) -> str:
    """A string, a list of paragraphs, or an object that has a name or a text."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "\n\n".join(filter(None, (_text(each) for each in value if isinstance(each, str | dict))))
    if isinstance(value, dict):
        return next((_text(value[name]) for name in _NAMED if isinstance(value.get(name), str)), "")
    return ""


def _people(value: Any) -> Iterator[str]:
    each = value if isinstance(value, list) else _text(value).split(";")
    yield from (name for one in each if (name := " ".join(_text(one).split())))


def _day(value: Any) -> tuple[date | None, str | None]:
    """A day in ISO 8601 or in words, or seconds or milliseconds since 1970; and as it is written."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        seconds = value / 1000 if abs(value) > 1e11 else value
        try:
            return datetime.fromtimestamp(seconds, UTC).date(), None
        except (ValueError, OverflowError, OSError):
            return None, None
    words = " ".join(_text(value).split())[:200]
    found = printed_dates(words)
    return (found[0].day, words) if found else (None, None)


_TEXT = (
    "text", "body", "content", "articlebody", "article", "fulltext", "maintext", "bodytext", "articletext", "rawtext",
    "contenttext", "contenthtml", "html", "story", "paragraphs", "description", "summary",
)  # fmt: skip
"""Names of fields, bare of capitals and marks, in the order they are believed.

Source: schema.org, JSON Feed 1.1, newspaper, news-please, Common Crawl and Hugging Face news sets.
"""
_TITLE = ("title", "headline", "name", "heading")
_URL = ("url", "canonicalurl", "canonical", "link", "externalurl", "sourceurl", "uri", "permalink")
_PUBLISHED = (
    "published", "datepublished", "publisheddate", "publishdate", "publicationdate", "publishedat", "pubdate", "date",
    "datetime", "timestamp", "created", "createdat", "datecreated", "time",
)  # fmt: skip
_UPDATED = ("updated", "datemodified", "modified", "updatedat", "lastmodified", "dateupdated", "modifieddate")
_SITE = (
    "site",
    "sitename",
    "publisher",
    "outlet",
    "source",
    "sourcename",
    "publication",
    "newspaper",
    "domain",
)
_AUTHORS = ("authors", "author", "byline", "creator", "writer")
_LANGUAGE = ("language", "lang", "inlanguage")
_LISTS = ("documents", "articles", "items", "data", "results", "records")
_NAMED = ("name", "text", "title", "value")
