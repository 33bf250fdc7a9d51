"""Report -> bytes: what a format is, and which there are. One format a module, with one value, `EXPORTER`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factbench import extension
from factbench.errors import Misuse
from factbench.model import Audience

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from factbench.model import Report

GROUP = "factbench.exporters"
"""Entry points of this group name exporters; those of other packages count as ours do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exporter:
    """A format that a report can be written in: all that command line, desk and manual say of it stands here.

    >>> EXPORTER = Exporter(name="plain", words="One line a claim.", suffix=".txt", export=export)
    """

    name: str
    """What it is called; its entry point has the same name."""
    words: str
    """What it is good for, in one line."""
    suffix: str
    """What the name of such a file ends with, from the dot on."""
    export: Callable[[Report], bytes]
    """Writes a report. The same report always gives the same bytes; `Misuse` and `NothingFound` refuse one."""
    pieces: Callable[[Report], Iterable[bytes]] | None = None
    """Writes it piece by piece, so that a report of any size takes little memory; joined they are what `export` gives.
    None: it is written in one. Then `Report.findings` may still be read piece by piece, and as often as one likes."""
    audience: Audience = Audience.READERS
    """Whom it is for where nobody says: readers do not get questions, tags and flags."""
    record: bool = False
    """Whether it carries the record behind the report, for another database to take in."""
    binary: bool = False
    """Whether the file is for a program to open, so that its first lines tell a person nothing."""
    sources: bool = False
    """Whether it wants the texts and files of the sources that verdicts cite."""
    needs: str = ""
    """What a report must have to be written so, beside what every report has."""

    def written(self, report: Report) -> Iterator[bytes]:
        """The file in pieces, in one where the format knows no pieces. Raises: as `export`."""
        if self.pieces is None:
            yield self.export(report)
        else:
            yield from self.pieces(report)


def exporters() -> dict[str, Exporter | Misuse]:
    """Every format by its name, in alphabetical order; an error in place of one that cannot be loaded."""
    return extension.every(GROUP, exporter)


def exporter(name: str) -> Exporter:
    """The format of that name. Raises: `errors.Misuse` where there is none, or another package's is none."""
    found = extension.load(GROUP, name, "format")
    if not isinstance(found, Exporter) or found.name != name:
        raise Misuse(f"The entry point {name} of {GROUP} names no exporter called {name}.")
    return found
