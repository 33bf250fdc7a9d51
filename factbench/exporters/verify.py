"""A bundle -> does it hold? Checked from the file alone, on a machine that has never seen the database."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from factbench import __version__
from factbench.acts import UNSET, Adjudicate, Decide
from factbench.codec import decode
from factbench.documents import encoding
from factbench.errors import InputError, Unreadable
from factbench.exporters import bundle, html, wording
from factbench.exporters import json as lossless
from factbench.exporters.unpack import Unpacked
from factbench.model import Event, Finding, How, Report, Source, Stored, Verdict
from factbench.record import chain
from factbench.record.ruling import desk_of, desk_verdict
from factbench.record.undo import standing
from factbench.text.clean import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Checked:
    """What was looked at, and what came of it."""

    what: str
    words: str
    sound: bool


SHOWN = 3
"""Faults that a line tells; the others are counted."""


def verify(path: Path) -> Iterator[Checked]:
    """Check a bundle: its files, the page, the chain of acts, every passage that is quoted, and every verdict.

    What cannot be checked, for readers were not given it, is counted and said; it is no fault.
    Raises: `errors.InputError` where the file is no bundle that can be opened.
    """
    files = Unpacked(path)
    try:
        faults = list(_files(files))
        yield _line("files", f"{len(files.names)} files are those of the manifest", faults)
        report = lossless.load(files.read(bundle.VALUES))
        yield _page(files, report)
        events, faults = _acts(files, report)
        gaps = _gaps(events)
        told = f"{wording.count(len(events), 'act')} as they were stored"
        yield _line("record", f"{told}; {gaps} before them are not in it" if gaps else told, faults)
        yield _quotes(files, report)
        yield _verdicts(report, events)
    finally:
        files.close()


def _line(what: str, sound: str, faults: list[str]) -> Checked:
    if not faults:
        return Checked(what, f"{sound}.", True)
    more = f" And {len(faults) - SHOWN} more." if len(faults) > SHOWN else ""
    return Checked(what, f"{' '.join(faults[:SHOWN])}{more}", False)


def _files(files: Unpacked) -> Iterator[str]:
    """What of the files is not as the manifest says."""
    known = _named(files)
    for name in sorted(files.names - known.keys() - {bundle.MANIFEST}):
        yield f"{name} is not in the manifest."
    for name, (digest, size) in known.items():
        if name not in files.names:
            yield f"{name} is missing."
            continue
        found, length = sha256(), 0
        for piece in files.pieces(name):
            found.update(piece)
            length += len(piece)
        if (found.hexdigest(), length) != (digest, size):
            yield f"{name} was changed."
        elif name.startswith("snapshots/") and name != f"snapshots/{digest}":
            yield f"{name} is another file."


def _named(files: Unpacked) -> dict[str, tuple[str, int]]:
    """The files of the manifest, with digest and size."""
    try:
        found = json.loads(files.read(bundle.MANIFEST))
        if found["format"] != bundle.FORMAT:
            raise ValueError("another format")
        return {
            decode(str, each["path"]): (decode(str, each["sha256"]), decode(int, each["bytes"]))
            for each in found["files"]
        }
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise Unreadable(f"The manifest is not that of a bundle (“{bundle.FORMAT}”).") from error


def _page(files: Unpacked, report: Report) -> Checked:
    """Whether the page says what the values say: the same version of factbench writes it anew."""
    if report.version != __version__:
        words = f"not compared: factbench {one_line(report.version)[:40]} wrote it, and this is {__version__}"
        return _line("page", words, [])
    same = files.read(bundle.PAGE) == html.export(report)
    faults = [] if same else [f"{bundle.PAGE} says something else than {bundle.VALUES}."]
    return _line("page", f"{bundle.PAGE} says what {bundle.VALUES} says", faults)


def _acts(files: Unpacked, report: Report) -> tuple[list[Event], list[str]]:
    """The acts of the record, and what is wrong with them."""
    try:
        stored = [_stored(json.loads(each)) for each in files.read(bundle.RECORD).splitlines()]
        events = chain.read(stored)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        return [], [f"An act is damaged: {one_line(str(error))[:120]}."]
    faults = (
        [] if events == list(report.events) else [f"{bundle.RECORD} and {bundle.VALUES} hold other acts."]
    )
    places = {chain.place(each) for each in events}
    numbers = {(each.device, each.number) for each in places}
    for each in events:
        last = chain.before(each)
        if last is not None and last not in places and (last.device, last.number) in numbers:
            faults.append(
                f"Act {each.number} of {one_line(each.device)[:40]} does not follow the one before it."
            )
    return events, faults


def _stored(found: Any) -> Stored:
    return Stored(*(decode(str, found[name]) for name in Stored._fields))


def _gaps(events: list[Event]) -> int:
    """How many acts stood before one of these and are not among them, as far as can be told."""
    last: dict[str, int] = {}
    for each in events:
        last[each.device] = max(last.get(each.device, 0), each.number)
    return max(0, sum(last.values()) - len({(each.device, each.number) for each in events}))


def _quotes(files: Unpacked, report: Report) -> Checked:
    """Whether every passage that a verdict cites stands where it says in the text of its source, and in its file.

    Files are looked into where they are plain text; what another file holds was taken out by a program.
    """
    faults: list[str] = []
    stand = apart = 0
    shelf: dict[str, _Kept] = {}
    for finding in report.findings:
        for evidence in _cited(finding):
            id = evidence.source.id
            if id not in shelf:
                shelf[id] = _kept(files, id)
                faults += shelf[id].faults
            kept, text = shelf[id], evidence.passage.text
            about = f"cited for claim {finding.claim.id[:8]} is not in"
            if kept.source is None:
                apart += 1
            elif evidence.passage.span.of(kept.source.text) != text:
                faults.append(f"A passage {about} “{one_line(kept.source.called)[:60]}”.")
            elif kept.plain is not None and not all(_flat(each) in kept.plain for each in text.split("\n\n")):
                faults.append(f"A passage {about} the file behind “{one_line(kept.source.called)[:60]}”.")
            else:
                stand += 1
    words = f"{wording.count(stand, 'cited passage')} in the texts of their sources"
    return _line(
        "quotes", f"{words}; {apart} of sources that are not in the bundle" if apart else words, faults
    )


@dataclass(frozen=True, slots=True)
class _Kept:
    """A source of a bundle."""

    source: Source | None
    """None where it is not there."""
    plain: str | None = None
    """The words of its file, where that is plain text."""
    faults: tuple[str, ...] = ()


def _flat(text: str) -> str:
    return " ".join(text.split())


def _cited(finding: Finding) -> list[Any]:
    ids = {id for verdict in _told(finding) for id in verdict.citations}
    return [each for each in finding.evidence if each.id in ids]


def _told(finding: Finding) -> list[Verdict]:
    desk = desk_of(finding).verdict
    return [*finding.verdicts, *([desk] if desk and desk not in finding.verdicts else [])]


def _kept(files: Unpacked, identifier: str) -> _Kept:  # noqa: PLR0911  one return a way to be wrong
    """A source, and what is wrong with it."""
    name = f"sources/{identifier}.json"
    if name not in files.names:
        return _Kept(None)
    try:
        found = json.loads(files.read(name))
        source = decode(Source, found["source"])
        came = found["snapshot"]
        digest = None if came is None else decode(str, came["sha256"])
        plain = came is not None and came["media_type"] == "text/plain"
    except (ValueError, TypeError, KeyError, RecursionError):
        return _Kept(None, None, (f"{name} is damaged.",))
    called = one_line(source.called)[:60]
    if source.id != identifier or digest != source.snapshot:
        return _Kept(source, None, (f"“{called}” names another file or source.",))
    if digest is None:
        return _Kept(source)
    if f"snapshots/{digest}" not in files.names:
        return _Kept(source, None, (f"The file behind “{called}” is missing.",))
    if not plain:
        return _Kept(source)
    try:
        return _Kept(source, _flat(encoding.decode(files.read(f"snapshots/{digest}"))))
    except InputError:
        return _Kept(source)


def _verdicts(report: Report, events: list[Event]) -> Checked:
    """Whether every verdict is what its reviewer, or an editor, decided last, and the desk's what these come to."""
    acts = {each.id: each for each in events}
    decided = [
        each for each in standing(events) if isinstance(each.act, Decide) and each.act.rating is not UNSET
    ]
    faults: list[str] = []
    follow = apart = 0
    for finding in report.findings:
        for verdict in _told(finding):
            act = acts.get(verdict.event)
            if act is None:
                apart += 1
            elif wrong := _differs(verdict, act, decided):
                faults.append(
                    f"The verdict on claim {finding.claim.id[:8]} by {one_line(verdict.reviewer)[:40]} {wrong}."
                )
            else:
                follow += 1
        faults += _desk(finding)
    words = f"{wording.count(follow, 'verdict')} as decided in the record"
    rest = f"{words}; {apart} by acts that readers do not get, for they say more than the report"
    return _line("verdicts", rest if apart else words, faults)


def _differs(verdict: Verdict, event: Event, decided: list[Event]) -> str:
    """How a verdict is not what the act behind it says; "" where it is."""
    act = event.act
    if (
        not isinstance(act, Decide | Adjudicate)
        or event.reviewer != verdict.reviewer
        or event.at != verdict.at
    ):
        return "is not what its act says"
    if act.rating != verdict.rating or act.scale not in {UNSET, verdict.scale}:
        return "has another rating than its act"
    if isinstance(act, Adjudicate):
        told = (act.reason, act.misleading, act.cite)
        return (
            ""
            if told == (verdict.rationale, verdict.misleading, verdict.citations)
            else "is not what its act says"
        )
    same = [each for each in decided if (each.reviewer, each.claim) == (event.reviewer, event.claim)]
    last = max(same, key=lambda each: (each.at, each.device, each.number), default=event)
    return "" if last.id == event.id else "was decided otherwise since"


def _desk(finding: Finding) -> list[str]:
    """What of the desk's verdict does not follow from those of its reviewers, where they are told."""
    desk = finding.desk
    if desk is None or not finding.verdicts or desk.how not in {How.SINGLE, How.AGREED, How.OPEN}:
        return []
    follows = desk == desk_verdict(finding.verdicts)
    return (
        []
        if follows
        else [f"The desk's verdict on claim {finding.claim.id[:8]} does not follow from its reviewers'."]
    )
