"""How far had the record got? A few lines of text that are kept elsewhere and held against the record later.

A seal names, for every chain, its device and the number, id and hash of its last act. The hash of an act covers all
acts of its chain before it, so whoever holds a seal sees whether any of them was changed, put in or cut off since.
"""

from __future__ import annotations

import hashlib
import json
import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, unquote

from factbench.errors import Unreadable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence


class Head(NamedTuple):
    """The last act of one chain."""

    device: str
    number: int
    """From 1."""
    act: str
    """Its id."""
    hash: str


class Seal(NamedTuple):
    """What a record held at a time."""

    at: str
    """UTC, ISO 8601."""
    heads: tuple[Head, ...]
    """By device."""


def written(seal: Seal) -> str:
    """Return the seal as lines of plain text: kind, time, a line a device, and a sum that shows a slip of the pen.

    >>> print(written(Seal("2026-03-01T09:30:00.000Z", (Head("d1", 2, "a2", "ff"),))))
    factbench seal 1
    at 2026-03-01T09:30:00.000Z
    head d1 2 a2 ff
    sum 9f940b9dac843927
    <BLANKLINE>
    """
    heads = (f"head {quote(each.device)} {each.number} {quote(each.act)} {each.hash}" for each in seal.heads)
    lines = [KIND, f"at {seal.at}", *heads]
    return "\n".join([*lines, f"sum {_sum(lines)}", ""])


KIND = "factbench seal 1"


def _sum(lines: Sequence[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


def read(text: str) -> Seal:
    """Return the seal that a text holds; what stands before and behind it, as in a letter, is left.

    A report is read as one, too: it names the last act of every device.
    Raises: Unreadable where there is no seal in it, or a line was changed.
    """
    lines = [line.strip() for line in text.splitlines()]
    if KIND not in lines:
        if reported := _reported(text):
            return reported
        raise Unreadable(
            f"There is no seal in it: a seal begins with the line “{KIND}”, and a report names the last act of every"
            " device, if anybody had acted."
        )
    own = lines[lines.index(KIND) :]
    end = next((place for place, line in enumerate(own) if line.startswith("sum ")), None)
    if end is None:
        raise Unreadable("The seal has no last line: it ends with “sum” and 16 digits.")
    if own[end] != f"sum {_sum(own[:end])}":
        raise Unreadable("A line of the seal was changed or is missing: its sum is another.")
    try:
        at = own[1].removeprefix("at ")
        heads = [_head(line) for line in own[2:end]]
    except (ValueError, IndexError) as error:
        raise Unreadable("The seal has a line that this version cannot read.") from error
    return Seal(at, tuple(heads))


def _reported(text: str) -> Seal | None:
    """What a report of ours (a page, Markdown or JSON) says of the last acts; None where it says nothing."""
    found = list(_in_json(text) if text.lstrip().startswith("{") else _in_words(text))
    if not found:
        return None
    return Seal(max(at for at, _head in found), tuple(sorted(head for _at, head in found)))


def _in_words(text: str) -> Iterator[tuple[str, Head]]:
    for number, device, day, digest in _LAST_ACT.findall(_TAG.sub("", text)):
        yield day, Head(re.sub(r"\\(\W)", r"\1", unescape(device)), int(number), "", digest)


_LAST_ACT = re.compile(
    r"Act (\d{1,9}) of device ([^\n]{1,400}?), (\d{4}-\d\d-\d\d), with all before it, shown here or not"
    r"\W{1,40}([0-9a-f]{64})"
)
"""As `exporters.wording.proofs` writes it, in Markdown and in a page."""
_TAG = re.compile(r"<[^<>\n]{0,200}>")


def _in_json(text: str) -> Iterator[tuple[str, Head]]:
    """Its heads; of a report that has none, the last act in it of each device."""
    try:
        report = json.loads(text)
        last = {
            each["device"]: each for each in sorted(report["events"], key=lambda each: int(each["number"]))
        }
        for each in report.get("heads") or last.values():
            act = str(each.get("id", ""))
            yield str(each["at"]), Head(str(each["device"]), int(each["number"]), act, str(each["hash"]))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return


def _head(line: str) -> Head:
    kind, device, number, act, digest = line.split(" ")
    if kind != "head":
        raise ValueError(line)
    return Head(unquote(device), int(number), unquote(act), digest)


def broken(seal: Seal, now: Collection[Head], last: Iterable[Head]) -> Iterator[str]:
    """What is missing or was changed since the seal was written, a sentence each.

    Args:
        now: the acts of the record that have the devices and numbers of the seal's heads.
        last: the last act of every chain in the record.
    """
    ends: dict[str, int] = {}
    for each in last:
        ends[each.device] = max(each.number, ends.get(each.device, 0))
    there = {(each.device, each.number) for each in now}
    sealed = {(each.device, each.number, each.hash) for each in now}
    for head in seal.heads:
        if (head.device, head.number, head.hash) in sealed:
            continue
        if (head.device, head.number) in there:
            yield (
                f"Act {head.number} of device {head.device} is not the one that was sealed on {seal.at[:10]}: it, or"
                " one before it, was changed, or its chain was cut off."
            )
        else:
            yield (
                f"Device {head.device} had {head.number} acts on {seal.at[:10]}; the record has"
                f" {ends.get(head.device, 0)}: the end was cut off."
            )
