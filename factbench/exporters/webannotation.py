"""Report -> W3C Web Annotations: what was marked in which text, where, and how it was rated.

Source: W3C Recommendations of 2017-02-23, Web Annotation Data Model (4.2.4 Text Quote Selector, 4.2.5 Text Position
Selector, 5.2 Annotation Page), and JSON-LD 1.1, 4.3.9 (included nodes).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.exporters import Exporter, wording
from factbench.exporters.lines import listed, on_one_line
from factbench.exporters.spans import around, marked, name, texts
from factbench.text.clean import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factbench.exporters.spans import Marked
    from factbench.model import Article, Report
    from factbench.text.span import Span

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
RATING = "urn:factbench:rating:"
"""Before the id of a scale, a colon and the id of a rating."""
TEXT = "urn:factbench:text:"
"""Before the id of an article: names the text in which positions count, and not the page that it is from."""


def export(report: Report) -> bytes:
    """Return one Annotation Page, JSON-LD in UTF-8, an annotation a line.

    An annotation is a claim with one verdict on it, and its creator is who gave it. Its target is the text of the
    article, which stands under `@included`: by quotation with 32 code points before and after, and by position in
    Unicode code points; a claim in several parts has a target for each. Its bodies are the statement
    (`identifying`), the rating as an id and in words (`classifying`, `tagging`) and the reason (`commenting`).
    Confidence, evidence and notes have no place there: they stand in the other formats.
    """
    return b"".join(pieces(report))


def pieces(report: Report) -> Iterator[bytes]:
    """The page, an article or annotation at a time."""
    page = wording.web_address(report.report_url) or "urn:factbench:report"
    yield f'{{"@context": "{CONTEXT}",\n"id": {on_one_line(page)},\n"type": "AnnotationPage",\n'.encode()
    if report.as_of:
        yield f'"modified": {on_one_line(report.as_of)},\n'.encode()
    yield b'"@included": '
    yield from listed(_text(each) for each in report.articles)
    yield b',"items": '
    yield from listed(
        _annotation(each, article, page)
        for article, findings in texts(report)
        for finding in findings
        for each in marked(finding)
    )
    yield b"}\n"


EXPORTER = Exporter(
    name="webannotation",
    words="W3C Web Annotations (JSON-LD): claims and ratings by quotation and position; without evidence and notes.",
    suffix=".jsonld",
    export=export,
    pieces=pieces,
)


def _text(article: Article) -> dict[str, object]:
    known = {
        "id": f"{TEXT}{article.id}",
        "type": "Text",
        "format": "text/plain",
        "language": article.language,
        "value": article.text,
        "label": article.title,
        "via": name(article),
    }
    return {key: value for key, value in known.items() if value}


def _annotation(each: Marked, article: Article, page: str) -> dict[str, object]:
    claim, verdict = each.finding.claim, each.verdict
    about = f"{page}#{wording.anchor(each.finding.name)}"
    made: dict[str, object] = {"id": about, "type": "Annotation", "motivation": "highlighting"}
    if verdict is None:
        made["generator"] = {"type": "Software", "name": "factbench"}
    bodies = [_body("identifying", claim.statement)]
    if verdict is not None and verdict.rating is not None:
        made |= {
            "id": f"{about}-{verdict.event}",
            "motivation": "assessing",
            "creator": {"type": "Person", "name": one_line(verdict.reviewer)},
            "created": verdict.at,
        }
        bodies += [
            {
                "type": "SpecificResource",
                "purpose": "classifying",
                "source": f"{RATING}{verdict.scale}:{verdict.rating}",
            },
            _body("tagging", each.label),
        ]
        if verdict.rationale.strip():
            bodies.append(_body("commenting", verdict.rationale))
    targets = [_target(article, part) for part in claim.parts]
    return {**made, "body": bodies, "target": targets[0] if len(targets) == 1 else targets}


def _body(purpose: str, words: str) -> dict[str, object]:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": words}


def _target(article: Article, part: Span) -> dict[str, object]:
    before, after = around(article.text, part)
    return {
        "type": "SpecificResource",
        "source": f"{TEXT}{article.id}",
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": part.of(article.text),
                "prefix": before,
                "suffix": after,
            },
            {"type": "TextPositionSelector", "start": part.start, "end": part.end},
        ],
    }
