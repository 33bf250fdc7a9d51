"""What does a web page say of its article: who wrote it and when, under which address?"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from factbench.documents.byline import is_byline, is_person, people
from factbench.documents.dump import is_prose
from factbench.documents.markup import bylines, key
from factbench.documents.masthead import Masthead
from factbench.documents.printed import printed_dates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factbench.documents.stated import Stated


def imprint(
    found: Any, said: Stated, title: str | None, lines: Sequence[str], url: str | None, tree: Any
) -> Masthead:
    """Return the masthead of a page: of what it states in a form for machines, shows, and trafilatura `found`.

    `lines` are those of its article, for what is signed there; `url` is where it came from.
    """
    published = next((each for each in said.published if len(each) <= _MOMENT and _day(each)), None)
    updated = next((each for each in said.updated if len(each) <= _MOMENT and _day(each)), None)
    return Masthead(
        title=title,
        site=next(iter(said.sites), None) or _words(found.sitename),
        authors=_authors(said, lines, tree),
        published=_day(published)
        or _behind_title(said.window)
        or _guessed(found.date, tree)
        or _in_address(found.url or url),
        published_as=published,
        updated=_day(updated),
        updated_as=updated,
        language=(found.language or "")[:2].lower() or _language(tree),
        url=_canonical(found.url, url),
    )


# ------------------------------------------------------------------------------------------------- the authors


def _authors(said: Stated, lines: Sequence[str], tree: Any) -> tuple[str, ...]:
    """Who wrote it: the persons the page states, else those it shows, else whom else it states.

    What only names the site or its publisher is no person.
    """
    houses = {key(site) for site in (*said.sites, *said.houses)}
    named = _persons(said.people, houses, strict=False)
    shown = (each for each in (said.bylines, *_signed(lines), *bylines(tree))) if not named else ()
    found = named or next(filter(None, (_persons(each, houses, strict=True) for each in shown)), ())
    others = (_persons(each, set(), strict=False) for each in (said.people, said.houses, said.bylines))
    return found or next(filter(None, others), ())


def _persons(bylines_: Iterable[str], houses: set[str], *, strict: bool) -> tuple[str, ...]:
    """The names in some bylines, without those of houses; with `strict` only such as look like a person's."""
    every = (name for words in bylines_ for name in people(words) if key(name) not in houses)
    return tuple(dict.fromkeys(name for name in every if not strict or is_person(name)))


def _signed(lines: Sequence[str]) -> Iterator[list[str]]:
    """Lines above the first prose and below the last that are names and nothing else, or begin with "by"."""
    prose = [index for index, line in enumerate(lines) if is_prose(line)]
    if prose:
        for line in (*lines[max(0, prose[0] - _NEAR) : prose[0]], *lines[prose[-1] + 1 :][:1]):
            if is_byline(line):
                yield [line]


_NEAR = 3
"""So many lines above the prose may be signatures."""


# ----------------------------------------------------------------------------------------------------- the day


def _behind_title(window: str) -> date | None:
    """The day that stands behind a bar or a dash at the end of the window's title."""
    last = re.split(r"\s[|–—-]\s", window)[-1] if window[-1:].isdigit() else ""
    found = printed_dates(last)
    return found[0].day if found and found[0].words == last else None


def _guessed(iso: str | None, tree: Any) -> date | None:
    """The day that htmldate found, where the page states or shows it in full: it also reads addresses and years."""
    day = _day(iso)
    return day if day and _shown(day).search(_ADDRESSES.sub(" ", _everything(tree))) else None


def _everything(tree: Any) -> str:
    """All words of a page, shown or stated."""
    stated_ = (each.get("content") or each.get("datetime") or "" for each in tree.iter("meta", "time"))
    return "\n".join([*stated_, *tree.itertext()])


def _shown(day: date) -> re.Pattern[str]:
    """How a page may write a day in full: in numbers, in any order, or with the month's name."""
    year, number, month = (
        f"(?:{day.year}|(?<=[./]){day.year % 100:02})",
        f"0?{day.day}(?:st|nd|rd|th)?",
        f"0?{day.month}",
    )
    gap, name = r"[-/.,年月日\s]{1,3}", r"(?:de |of )?[^\W\d_]{3,12}\.?,?\s(?:de )?"
    return re.compile(
        rf"(?<!\d)(?:{year}{gap}{month}{gap}{number}|{number}{gap}{month}{gap}{year}|{month}{gap}{number}{gap}{year}"
        rf"|{number}\.?\s{name}{year}|{year}{day.month:02}{day.day:02})(?!\d)|[^\W\d_]{{3,12}}\.?\s{number},?\s{year}(?!\d)"
    )


def _in_address(url: str | None) -> date | None:
    """The day in an address that has year, month and day as folders; a year and a month, or a number, are no day."""
    found = _FOLDERS.search(url or "")
    return _day("-".join(found.groups())) if found else None


_ADDRESSES = re.compile(r"(?:https?:)?//\S+")
_FOLDERS = re.compile(r"/((?:19|20)\d\d)/(\d\d)/(\d\d)/")


def _language(tree: Any) -> str | None:
    found = re.match(r"[a-z]{2}\b", (tree.get("lang") or "").strip(), re.IGNORECASE)
    return found[0].lower() if found else None


def _words(raw: str | None) -> str | None:
    """`raw` on one line; None for nothing."""
    return " ".join((raw or "").split()) or None


def _day(moment: str | None) -> date | None:
    """The day of a moment as pages state it: ISO 8601, or in words; none of those that programs write for no day."""
    try:
        found = date.fromisoformat((moment or "")[:10])
    except ValueError:
        return next((found.day for found in printed_dates((moment or "")[:_MOMENT])), None)
    return found if found not in _NO_DAYS else None


_NO_DAYS = frozenset([date(1, 1, 1), date(1900, 1, 1), date(1970, 1, 1)])
"""The first days that the calendars of .NET, spreadsheets and Unix know."""


_MOMENT = 60
"""Code points of the longest way to state a moment."""


# ------------------------------------------------------------------------------------------------- the address


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
