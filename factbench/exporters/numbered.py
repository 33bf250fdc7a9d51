"""Report -> its claims that have a label in a data set, each with its number and the desk's verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.exporters.labels import Labels, label
from factbench.record.ruling import desk_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factbench.model import Finding, Report, Verdict


def rated(report: Report, labels: Labels) -> Iterator[tuple[int, Finding, Verdict]]:
    """The claims in report order, with their numbers in it from 1; orphaned ones are left out."""
    for number, finding in enumerate(report.findings, 1):
        verdict = desk_of(finding).verdict
        if not finding.orphaned and verdict is not None and label(verdict, labels) is not None:
            yield number, finding, verdict
