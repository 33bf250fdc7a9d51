"""Report -> PDF, typeset by typst: tagged, with bookmarks and numbered pages."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING

from factbench.errors import Misuse
from factbench.exporters import Exporter
from factbench.exporters.document import Block, Run, blocks
from factbench.exporters.docx import moment, storable

if TYPE_CHECKING:
    from factbench.model import Report

MOST = 3_000
"""Claims: some thousand pages."""


def export(report: Report) -> bytes:
    """Return the PDF: what the page of Markdown says, the title of every claim a bookmark.

    Text goes to typst as data and is never read as its markup. Fonts are those that typst brings, so that the same
    report is the same bytes everywhere: Latin, Greek and Cyrillic letters, and no Arabic, Chinese or emoji, which come
    out as empty boxes. Title, author and day are the report's.
    Raises: `Misuse` without the extra `print`, and for more than `MOST` claims.
    """
    try:
        import typst
    except ImportError as error:
        raise Misuse(
            "PDF is typeset by typst, which is not installed: `pip install 'factbench[print]'`."
        ) from error
    day = moment(report.as_of)
    told = {
        "title": storable(report.title),
        "author": storable(report.publisher or ""),
        "day": [day.year, day.month, day.day] if report.as_of else None,
        "blocks": [_block(each) for each in blocks(report, most=MOST, what="A PDF")],
    }
    template = files("factbench.exporters").joinpath("report.typ").read_bytes()
    made = typst.compile(
        template,
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={"report": json.dumps(told, ensure_ascii=False)},
        timestamp=int(day.timestamp()),
    )
    return bytes(made)


EXPORTER = Exporter(
    name="pdf",
    words="A PDF for print and for readers: tagged, with bookmarks and numbered pages.",
    suffix=".pdf",
    export=export,
    binary=True,
    needs="the extra `print`",
)


def _block(block: Block) -> dict[str, object]:
    return {
        "kind": block.kind.value,
        "runs": _runs(block.runs),
        "level": block.level,
        "number": block.number,
        "cells": [_runs(each) for each in block.cells],
        "head": block.head,
    }


def _runs(runs: tuple[Run, ...]) -> list[dict[str, object]]:
    return [
        {"words": storable(each.words), "bold": each.bold, "code": each.code, "target": each.target}
        for each in runs
    ]
