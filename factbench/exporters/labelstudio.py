"""Report -> tasks for Label Studio: a text, what the machine marked in it, and what each reviewer said of that.

Source: Label Studio, "Label Studio JSON format of annotated tasks" and "Import pre-annotated data".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.exporters import Exporter, wording
from factbench.exporters.lines import listed
from factbench.exporters.spans import Marked, marked, name, texts
from factbench.text.clean import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factbench.model import Article, Finding, Report

SAME = "same claim"
"""The relation between two stretches that make one claim."""


def export(report: Report) -> bytes:
    """Return a JSON list, UTF-8, a task a line: an article with claims, its text under `data.text`.

    Each reviewer's verdicts are one annotation, named by `created_username`; claims that nobody rated are a
    prediction, for a machine marked them. A stretch has a label, the rating in words, and per-region texts `statement`
    and `reason`; the stretches of a claim in several parts are joined by relations. Places count Unicode code points.
    The controls are called `label`, `statement` and `reason`, the text `text`. Confidence, evidence and notes are left
    out, for a labelling project has no place for them.
    """
    return b"".join(pieces(report))


def pieces(report: Report) -> Iterator[bytes]:
    """The list, a task at a time."""
    return listed(_task(number, *each) for number, each in enumerate(texts(report), 1))


EXPORTER = Exporter(
    name="labelstudio",
    words="Tasks for Label Studio: a text with each reviewer's labels on it; without evidence and notes.",
    suffix=".json",
    export=export,
    pieces=pieces,
)


def _task(number: int, article: Article, findings: Sequence[Finding]) -> dict[str, object]:
    by_reviewer: dict[str, list[Marked]] = {}
    bare: list[Marked] = []
    for each in (each for finding in findings for each in marked(finding)):
        if each.verdict is None:
            bare.append(each)
        else:
            by_reviewer.setdefault(each.verdict.reviewer, []).append(each)
    return {
        "id": number,
        "data": {
            "text": article.text,
            "title": wording.heading(article),
            "url": name(article),
            "published": article.published.isoformat() if article.published else None,
            "language": article.language,
        },
        "annotations": [
            {"created_username": one_line(who), "result": [part for each in told for part in _result(each)]}
            for who, told in by_reviewer.items()
        ],
        "predictions": [
            {"model_version": "factbench", "result": [part for each in bare for part in _result(each)]}
        ]
        if bare
        else [],
    }


def _result(each: Marked) -> Iterator[dict[str, object]]:
    claim, text = each.finding.claim, each.finding.article.text
    ids = [f"{wording.anchor(claim.id)}-{number}" for number in range(len(claim.parts))]
    for id, part in zip(ids, claim.parts, strict=True):
        place: dict[str, object] = {"start": part.start, "end": part.end, "text": part.of(text)}
        yield _control(id, "label", "labels", {**place, "labels": [each.label]})
    first = claim.parts[0]
    place = {"start": first.start, "end": first.end}
    yield _control(ids[0], "statement", "textarea", {**place, "text": [claim.statement]})
    if each.verdict is not None and each.verdict.rationale.strip():
        yield _control(ids[0], "reason", "textarea", {**place, "text": [each.verdict.rationale]})
    for other in ids[1:]:
        yield {
            "type": "relation",
            "from_id": ids[0],
            "to_id": other,
            "direction": "right",
            "labels": [SAME],
        }


def _control(id: str, control: str, kind: str, value: dict[str, object]) -> dict[str, object]:
    return {"id": id, "from_name": control, "to_name": "text", "type": kind, "value": value}
