"""Published fact-checks in any of their shapes -> past checks.

Source: schema.org ClaimReview, Claim, Rating and DataFeed; Google Fact Check Tools API, `claims.search`; the columns of
ClaimsKG. Sites differ from all of them: a field may be missing, a text, a number, a list or an object.
"""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from factbench.documents.printed import printed_dates
from factbench.errors import Unreadable
from factbench.model import PastCheck
from factbench.text.clean import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

Node = dict[str, Any]
"""A JSON object."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedClaim:
    """One claim that somebody checked."""

    claim: str
    """The claim in the publisher's words; the headline where they left it out."""
    check: PastCheck
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    """Where the full check is."""
    published: date | None = None


def reviews(found: object) -> list[CheckedClaim]:
    """Every fact-check in parsed JSON, in reading order, however deep it is wrapped.

    Objects of type ClaimReview, and the claims of the Fact Check Tools API. One that names neither a claim nor a
    headline is left out: there is nothing to find it by.
    """
    nodes = list(_nodes(found))
    named = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    read = [_reviewed(node, named) for node in nodes if _is_review(node)]
    read += [each for node in nodes for each in _answered(node)]
    return [each for each in read if each is not None]


def in_page(page: str) -> Iterator[list[CheckedClaim] | Unreadable]:
    """The fact-checks of each JSON-LD block of an HTML page; an error for a block that has some and is damaged."""
    for number, block in enumerate(_blocks(page), 1):
        if "claimreview" not in block.casefold():
            continue
        try:
            yield reviews(parsed(block))
        except Unreadable:
            yield Unreadable(f"The {number}. block of data in the page names a ClaimReview but is not JSON.")


def parsed(text: str) -> Any:
    """The JSON in a text or in a page's script: line breaks in strings, a comment around it, entities are let pass.

    Raises: `Unreadable`.
    """
    plain = _WRAPPING.sub("", text.strip()).rstrip(";\n\t ")
    for attempt in (plain, _LOOSE_COMMA.sub(r"\1", plain), html.unescape(plain)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    raise Unreadable("It is not JSON; export it again.")


_WRAPPING = re.compile(r"\A(?://)?\s?(?:<!--|<!\[CDATA\[)(?://)?|(?://)?\s?(?:-->|\]\]>)\Z")
_LOOSE_COMMA = re.compile(r",(?:[ \t\r\n]{0,40})([}\]])")


def is_table(head: Iterable[str]) -> bool:
    """Whether a CSV with these columns lists fact-checks: it has both the claims and their ratings."""
    known = {_plain(name) for name in head}
    return bool(known & set(_CLAIM)) and bool(known & set(_RATING))


def is_open(row: Mapping[str, str]) -> bool:
    """Whether a row is of a report of ours and gives no rating: a claim that nobody has decided, or a note."""
    cells = {_plain(name): value for name, value in row.items() if name}
    return cells.keys() >= _REPORT and (cells["rating"].strip() or UNDECIDED) == UNDECIDED


_REPORT = frozenset({"claim_id", "statement", "rating", "rating_words", "decided_at"})
"""Columns by which the table of a report is told from others."""
UNDECIDED = "open"
"""What such a table has as the rating of a claim that nobody has decided."""


def from_row(row: Mapping[str, str]) -> CheckedClaim | None:
    """The fact-check in a row of such a table; None for a row without claim and headline."""
    cells = {_plain(name): value for name, value in row.items() if name}

    def cell(names: Iterable[str]) -> str | None:
        found = next((text for name in names if (text := _text(cells.get(name)))), None)
        # Some dumps quote their cells twice.
        inner = found[1:-1].strip() if found and found[0] == found[-1] == '"' else ""
        return inner if inner and '"' not in inner else found

    title, publisher = cell(_TITLE), cell(_PUBLISHER)
    claim = _claim(cell(_CLAIM)) or title
    if claim is None:
        return None
    value, worst, best = (_number(cells.get(name)) for name in _NUMBERS)
    speaker = cell(_CLAIMANT)
    return CheckedClaim(
        claim=claim,
        title=title,
        publisher=publisher,
        url=_address(cell(_URL)),
        published=any_day(cell(_DAY)),
        check=_check(
            words=cell(_RATING),
            numbers=(value, worst, best),
            claimant=None if _writes(speaker, cell(("claimreview_author_url",))) else speaker,
            claimed=any_day(cell(_CLAIMED)),
            publisher=publisher,
        ),
    )


_CLAIM = (
    "claimreview_claimreviewed",
    "claimreviewed",
    "claim_reviewed",
    "vclaim",
    "claim",
    "claim_text",
    "statement",
)
_RATING = (
    "rating_words",
    "rating_alternatename",
    "alternatename",
    "textualrating",
    "textual_rating",
    "rating",
    "verdict",
    "label",
)
_TITLE = ("extra_title", "title", "headline", "name")
_PUBLISHER = (
    "claimreview_author_name",
    "publisher",
    "publisher_name",
    "fact_checker",
    "author",
    "claimreview_source",
)
_URL = ("claimreview_url", "url", "link", "review_url")
_DAY = (
    "claimreview_datepublished",
    "datepublished",
    "date_published",
    "review_date",
    "published",
    "date",
    "decided_at",
)
_CLAIMANT = ("creativework_author_name", "claimant", "speaker", "said_by")
_CLAIMED = ("creativework_datepublished", "claim_date", "claimdate")
_NUMBERS = ("rating_ratingvalue", "rating_worstrating", "rating_bestrating")


def _plain(name: str) -> str:
    return name.strip().casefold().replace(" ", "_")


def _writes(name: str | None, address: str | None) -> bool:
    """Whether a name is that of the check's own writer, which dumps put in the column of who made the claim."""
    page = (address or "").casefold().rstrip("/").rpartition("/")[2]
    return any(len(word) > 2 and word in page for word in (name or "").casefold().split())


# ------------------------------------------------------------------------------------------------------- objects


def _nodes(found: object) -> Iterator[Node]:
    """Every object within a JSON value, in reading order; without recursion, for nesting is a stranger's."""
    waiting = [found]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            yield value
            waiting.extend(reversed(list(value.values())))
        elif isinstance(value, list):
            waiting.extend(reversed(value))


def _is_review(node: Node) -> bool:
    kinds = node.get("@type") or node.get("type")
    named = {
        re.split(r"[/:#]", kind)[-1].casefold()
        for kind in (kinds if isinstance(kinds, list) else [kinds])
        if isinstance(kind, str)
    }
    return "claimreview" in named or (not named and "claimReviewed" in node)


def _reviewed(node: Node, named: Mapping[str, Node]) -> CheckedClaim | None:
    def one(value: object) -> Node:
        """The first object of a value, followed once where it only refers to another."""
        first = next((each for each in _listed(value) if isinstance(each, dict)), {})
        return named.get(str(first.get("@id")), first) if len(first) == 1 else first

    item, rating = one(node.get("itemReviewed")), one(node.get("reviewRating"))
    title = _text(node.get("name")) or _text(node.get("headline"))
    claim = (
        _claim(node.get("claimReviewed"))
        or _claim(item.get("name"))
        or _claim(node.get("itemReviewed"))
        or title
    )
    if claim is None:
        return None
    publisher = _named(node.get("author"), one) or _named(node.get("publisher"), one)
    appeared = one(item.get("firstAppearance")) or one(item.get("appearance"))
    words = _text(rating.get("alternateName")) or _text(rating.get("name")) or _text(node.get("reviewRating"))
    return CheckedClaim(
        claim=claim,
        title=title,
        publisher=publisher,
        url=_address(node.get("url")) or _address(node.get("mainEntityOfPage")) or _address(node.get("@id")),
        published=any_day(node.get("datePublished"))
        or any_day(node.get("dateCreated"))
        or any_day(node.get("dateModified")),
        check=_check(
            words=words,
            numbers=(
                _number(rating.get("ratingValue")),
                _number(rating.get("worstRating")),
                _number(rating.get("bestRating")),
            ),
            claimant=_named(item.get("author"), one) or _named(appeared.get("author"), one),
            claimed=any_day(item.get("datePublished")) or any_day(appeared.get("datePublished")),
            publisher=publisher,
        ),
    )


def _answered(node: Node) -> Iterator[CheckedClaim]:
    """The reviews of one claim as the Fact Check Tools API answers it."""
    claim = _claim(node.get("text"))
    for review in _listed(node.get("claimReview")) if claim else ():
        if not isinstance(review, dict) or claim is None:
            continue
        publisher = _named(review.get("publisher"), lambda value: value if isinstance(value, dict) else {})
        yield CheckedClaim(
            claim=claim,
            title=_text(review.get("title")),
            publisher=publisher,
            url=_address(review.get("url")),
            published=any_day(review.get("reviewDate")),
            check=_check(
                words=_text(review.get("textualRating")),
                numbers=(None, None, None),
                claimant=_text(node.get("claimant")),
                claimed=any_day(node.get("claimDate")),
                publisher=publisher,
            ),
        )


def _check(
    *,
    words: str | None,
    numbers: tuple[float | None, float | None, float | None],
    claimant: str | None,
    claimed: date | None,
    publisher: str | None,
) -> PastCheck:
    """A number counts only on a line that has two ends: −1 between −1 and −1 is a site's way to say "none"."""
    value, worst, best = numbers
    means = None not in numbers and value is not None and worst != best
    between = means and sorted(each for each in numbers if each is not None)[1] == value
    scale = (value, worst, best) if between else (None, None, None)
    rating = words or (f"{value:g} on a scale from {worst:g} (worst) to {best:g}" if between else "")
    itself = claimant is not None and publisher is not None and claimant.casefold() in publisher.casefold()
    return PastCheck(
        rating=rating,
        value=scale[0],
        worst=scale[1],
        best=scale[2],
        claimant=None if itself else claimant,
        claimed=claimed,
    )


# -------------------------------------------------------------------------------------------------------- fields


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(value: object) -> str | None:
    """The words of a text, of an object's name, or of the first of a list that has any; markup and entities read."""
    for each in _listed(value):
        found = each.get("@value", each.get("name")) if isinstance(each, dict) else each
        if isinstance(found, list):
            found = found[0] if found else None
        if isinstance(found, str) and (words := plain(found)):
            return words
    return None


def plain(raw: str) -> str | None:
    """The words of a text with markup and entities read; None where it says nothing."""
    text = html.unescape(_TAG.sub(" ", html.unescape(raw))) if "&" in raw or "<" in raw else raw
    # Half of a surrogate pair, which JSON can name and no table can keep, becomes a question mark.
    words = " ".join(text.encode(errors="replace").decode().split())
    return None if words.casefold() in _EMPTY else words


_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,400}>")
_EMPTY = frozenset({"", "null", "none", "undefined", "n/a", "nan", "-", "/"})

_TEMPLATE = frozenset(
    {"claim", "claim reviewed", "claimreviewed", "claim review", "fact check", "fact-check", "summary", "description",
     "what was claimed", "see article", "read more", "insert claim here"}
)  # fmt: skip
"""What content systems print where nobody typed the claim."""


def _claim(value: object) -> str | None:
    words = _text(value)
    return None if words is None or words.casefold().strip(" .:{}[]") in _TEMPLATE else words


def _named(value: object, one: Callable[[object], Node]) -> str | None:
    """Who an author field names; an address of a site stands for its host, and "/" for nobody."""
    words = _text(value) or _text(one(value))
    if words is not None:
        host = re.match(r"https?://(?:www\.)?([^/\s]+)", words)
        return host[1] if host else words
    return _text(one(value).get("site"))


def _number(value: object) -> float | None:
    """The number in a rating: 3, "3", "3.5", "3/5"; None where there is none, or −1 for "no rating"."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    found = re.match(r"\s*(-?\d{1,9}(?:[.,]\d{1,6})?)", str(value)[:40])
    return float(found[1].replace(",", ".")) if found else None


def _address(value: object) -> str | None:
    for each in _listed(value):
        found = each.get("@id", each.get("url")) if isinstance(each, dict) else each
        if isinstance(found, str) and re.match(r"(?i)https?://[^/\s]", found.strip()):
            return one_line(found.strip().encode(errors="replace").decode())
    return None


def any_day(value: object) -> date | None:
    """The day of an ISO text, a printed date, or a number: YYYYMMDD, seconds or milliseconds since 1970."""
    if isinstance(value, list):
        return next((day for each in value if (day := any_day(each))), None)
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    text = str(value).strip()[:80]
    found = re.match(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)", text) or re.fullmatch(
        r"((?:19|20)\d\d)(\d\d)(\d\d)", text
    )
    try:
        if found:
            return date(int(found[1]), int(found[2]), int(found[3]))
        if re.fullmatch(r"\d{9,13}(?:\.\d*)?", text):
            seconds = float(text)
            return datetime.fromtimestamp(seconds / 1000 if seconds > 10**11 else seconds, UTC).date()
    except ValueError:
        return None
    return next((each.day for each in printed_dates(text)), None)


_OPENING = re.compile(r"<script", re.IGNORECASE | re.ASCII)
_CLOSING = re.compile(r"</script", re.IGNORECASE | re.ASCII)


def _blocks(page: str) -> Iterator[str]:
    """What stands in the page's JSON-LD scripts, and in what only begins as one. One pass from left to right."""
    at = 0
    while (opening := _OPENING.search(page, at)) is not None:
        begin = page.find(">", opening.end())
        if begin < 0:
            return
        closing = _CLOSING.search(page, begin)
        at = closing.end() if closing else len(page)
        if "ld+json" in page[opening.end() : begin].casefold():
            yield page[begin + 1 : closing.start() if closing else len(page)]
