"""What does a document say of itself: title, site, authors, day of publication?"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from factbench.documents.byline import is_byline, is_person, people
from factbench.documents.headline import without_site
from factbench.documents.notice import is_caption, is_notice
from factbench.documents.printed import Label, Printed, printed_dates
from factbench.text.agency import agency
from factbench.text.language import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Masthead:
    """What a document says of itself; None or () for what it does not say."""

    title: str | None = None
    site: str | None = None
    authors: tuple[str, ...] = ()
    published: date | None = None
    published_as: str | None = None
    """As printed, with its time and zone."""
    updated: date | None = None
    updated_as: str | None = None
    """As printed, with its time and zone."""
    dateline: str | None = None
    agency: str | None = None
    language: str | None = None
    url: str | None = None


def masthead(
    above: Sequence[str], body: Sequence[str], below: Sequence[str], *, url: str | None = None
) -> Masthead:
    """Return what the lines around a body say of the article.

    The title is the line above the body that shares most words with it, the first of equals. The day is one
    labelled as of publication, else one without a label, else one of an update, in the lines above; else the
    dateline at the head of the body; else the lines just below. The update is the first so labelled. The site
    is the name that the rights line or an address on the page repeats.
    """
    day = _published(above, body, below)
    update = _updated(above, below)
    site = _site([*above[:_EDGE], *below[-_EDGE:]], url)
    title = _title(above, body)
    return Masthead(
        title=without_site(title, sites=[site] if site else (), others=above) if title else None,
        site=site,
        authors=_authors(above, title),
        published=day.day if day else None,
        published_as=day.words if day else None,
        updated=update.day if update else None,
        updated_as=update.words if update else None,
        agency=next((line for line in above if agency(line)), None),
    )


def agency_in(authors: Iterable[str]) -> str | None:
    """The author who is a news agency."""
    return next((name for name in authors if agency(name)), None)


# ----------------------------------------------------------------------------------------------- the title


def _title(above: Sequence[str], body: Sequence[str]) -> str | None:
    if len(above) <= _HEADING:
        return next((line.lstrip("# ") for line in above if _could_be_title(line)), None)
    told = set(_content_words(" ".join(body)))
    seen = Counter(line.casefold() for line in above)
    scored = [
        (_likeness(line, told) + (0.3 if seen[line.casefold()] > 1 else 0.0), -index, line)
        for index, line in enumerate(above)
        if _could_be_title(line)
    ]
    best = max(scored, default=None)
    return best[2] if best and best[0] > 0.2 else None


_HEADING = 4
"""So few lines above a body are its heading, and the title stands first."""


def _could_be_title(line: str) -> bool:
    words = len(line.split())
    if (
        not 1 < words <= 30
        or line[0].islower()
        or is_caption(line)
        or is_notice(line)
        or _FURNITURE.search(line)
    ):
        return False
    return not printed_dates(line) and not _BYLINE.match(line)


def _likeness(line: str, told: set[str]) -> float:
    """Share of the line's longer words that the body has too, 0 to 1; less for a sentence, which is a standfirst."""
    words = _content_words(line)
    if not words:
        return 0.0
    shared = sum(word in told for word in words) / len(words)
    return shared * min(1.0, len(words) / 3) - (0.25 if line.rstrip("\"'”’ ").endswith((".", "…")) else 0.0)


def _content_words(text: str) -> list[str]:
    """Words of four letters or more, cut to five: enough to tell stems apart without a stemmer for each language."""
    return [word[:5] for word in words_of(text) if len(word) >= 4]


_FURNITURE = re.compile(r"\s\|\s|^\s*[•·▪●◦]|\s{2,}|\t|://|^\d+$| / |^tags?:", re.IGNORECASE)
_BYLINE = re.compile(r"(?:by|von|par|por|di|door|text:)\s+(?=[A-Z\u00c0-\u00de])", re.IGNORECASE)

# ------------------------------------------------------------------------------------------------- authors


def _authors(above: Sequence[str], title: str | None) -> tuple[str, ...]:
    """The persons in the first line that begins with "by", else in one that stands alone between title and day."""
    for line in above:
        if _BYLINE.match(line) and len(line.split()) <= 12:
            named = tuple(name for name in people(line) if is_person(name))
            if named:
                return named
    start = above.index(title) + 1 if title in above else len(above)
    for line, following in pairwise(above[start : start + _NEAR]):
        if is_byline(line) and printed_dates(following):
            return people(line)
    return ()


_NEAR = 4
"""Lines below a title among which its author stands."""

# ------------------------------------------------------------------------------------- the day of publication


def _published(above: Sequence[str], body: Sequence[str], below: Sequence[str]) -> Printed | None:
    found = [day for line in above if len(line.split()) <= 40 for day in _days(line)]
    if found:
        return min(found, key=lambda day: day.label.value)  # stable: the first of the best label
    dateline = [
        day
        for line in body[:_OPENING]
        for day in printed_dates(line[:120])
        if day.start <= 40 and re.search(r"\)|--|[–—-]\s", line[day.end : day.end + 30])
    ]
    near = [day for line in below[:4] for day in _days(line)]
    return next(iter([*dateline, *near]), None)


def _days(line: str) -> list[Printed]:
    """The days in a line, but for numbers that only look like one: of a release, a case, a file."""
    return [day for day in printed_dates(line) if not _NUMBERED.search(line[: day.start])]


_OPENING = 6
"""So many lines of the body may come before the one with the dateline: the figures above a release."""
_NUMBERED = re.compile(r"(?:\b(?:no|nr|number|release|ref|id|case|file)\b[.:]?|#|№)\s*$", re.IGNORECASE)


def _updated(above: Sequence[str], below: Sequence[str]) -> Printed | None:
    near = (day for line in [*above, *below[:4]] if len(line.split()) <= 40 for day in printed_dates(line))
    return next((day for day in near if day.label is Label.UPDATED), None)


# ------------------------------------------------------------------------------------------------ the site


_EDGE = 200
"""Lines at either end of a page in which its name is looked for."""


def _site(around: Sequence[str], url: str | None) -> str | None:
    hosts = set(_hosts(around, url))
    for line in around:
        if len(line) <= 40 and _bare(line) in hosts:
            return line
    for line in around:
        rights = _OWNER.search(line)
        name = rights["name"].strip(" .,|") if rights else ""
        if name and any(name.casefold() in other.casefold() for other in around if other != line):
            return name
    return urlsplit(url).hostname if url else None


def _hosts(around: Sequence[str], url: str | None) -> Iterator[str]:
    """The telling part of every address on the page: "courier" of desk@courier.example."""
    for match in _HOST.finditer(" ".join([*around, url or ""])):
        yield from (_bare(label) for label in match[1].split(".")[:-1] if len(label) > 3)


def _bare(words: str) -> str:
    return re.sub(r"[\W_]", "", words).casefold()


_HOST = re.compile(r"(?:@|://|www\.)((?:[\w-]{1,63}\.){1,4}[a-z]{2,12})\b", re.IGNORECASE)
_OWNER = re.compile(
    r"(?:©|\(c\)|\bcopyright)[\s©]*(?:copyright\s*)?(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?)?[\s,]*(?:by\s+)?"
    r"(?P<name>[A-Z\u00c0-\u00de][^.|,©\d]{2,40})",
    re.IGNORECASE,
)
