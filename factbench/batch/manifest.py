"""What is written beside the results of a shard: what went in, what came out, by which program and settings."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from factbench.batch.schema import VERSION
from factbench.errors import OutputRefused, Unreadable
from factbench.output import write_new
from factbench.text.clean import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from factbench.settings import Settings

DONE, ASIDE, SECONDS = ".manifest.json", ".aside.json", "seconds.jsonl"
"""How the names of manifests of shards end that are done, and of those set aside; and the file of times, which alone is
not the same in every run."""
MOST = 1_000
"""Failures that are told one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What became of one shard."""

    key: str
    name: str
    input: str
    """sha256 of its form, names and bytes."""
    made_by: Mapping[str, Any]
    counts: Mapping[str, int]
    files: Mapping[str, str] = field(default_factory=dict)
    """Name of each file -> its sha256."""
    failures: tuple[tuple[str, str], ...] = ()
    """Where, and why: the first `MOST`."""
    aside: str | None = None
    """Why the shard was set aside; None where it is done."""

    def write(self, folder: Path) -> None:
        """Write it, whole or not at all, in place of what the shard had."""
        text = json.dumps({"schema": VERSION, **asdict(self)}, ensure_ascii=False, indent=1, sort_keys=True)
        end, other = (DONE, ASIDE) if self.aside is None else (ASIDE, DONE)
        write_new(folder / f"{self.key}{end}", text.encode("utf-8", "replace") + b"\n", replace=True)
        (folder / f"{self.key}{other}").unlink(missing_ok=True)


def made_by(settings: Settings, *, keep: bool, library: str | None) -> dict[str, Any]:
    """What else than the input decides what comes out; where one of these changes, shards are done again."""
    from factbench import __version__
    from factbench.english.parse import model_of
    from factbench.stages.segment import VERSION as CUTTER

    return {
        "factbench": __version__,
        "schema": VERSION,
        "segmenter": CUTTER,
        "parser": model_of(settings.parser) or "rules",
        "language": settings.language,
        "worth": [list(each) for each in settings.worth],
        "input_bytes": settings.input_bytes,
        "bytes": keep,
        "library": library,
    }


def read(path: Path) -> Manifest:
    """The manifest in a file. Raises: `errors.Unreadable` where there is none."""
    try:
        found = json.loads(path.read_bytes())
        if found.pop("schema") != VERSION:
            raise Unreadable(f"{one_line(str(path))} was written by another version; run the batch again.")
        found["failures"] = tuple((str(where), str(why)) for where, why in found["failures"])
        made = Manifest(**found)
        if not all(isinstance(each, str) and "/" not in each and "\\" not in each for each in made.files):
            raise ValueError("names of files")
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise Unreadable(
            f"{one_line(str(path))[:200]} is no manifest of a batch; run the batch again."
        ) from error
    return made


def known(folder: Path, key: str) -> Manifest | None:
    """What became of a shard before; None where nothing did, or nothing that can be read."""
    for end in (DONE, ASIDE):
        try:
            return read(folder / f"{key}{end}")
        except Unreadable:
            continue
    return None


def done(folder: Path) -> Iterator[Manifest]:
    """The manifests of all shards in a folder that are done, by name.

    Raises: `errors.Unreadable` where there is none.
    """
    paths = sorted(folder.glob(f"*{DONE}")) if folder.is_dir() else []
    if not paths:
        raise Unreadable(
            f"{one_line(str(folder))[:200]} holds no results; `factbench batch INPUT --out FOLDER` makes some."
        )
    return map(read, paths)


def aside(folder: Path) -> list[Manifest]:
    """The manifests of the shards that were set aside, by name."""
    return [read(path) for path in sorted(folder.glob(f"*{ASIDE}"))]


def told(folder: Path, line: Mapping[str, Any]) -> None:
    """Add a line to the file of times."""
    try:
        with (folder / SECONDS).open("a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
    except OSError as error:
        raise OutputRefused(f"{one_line(str(folder))} cannot be written: {error.strerror}.") from error
