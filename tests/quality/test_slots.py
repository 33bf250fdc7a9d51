"""How good are the finders of sentences, dates and quantities on outside data? Each with a floor."""

from __future__ import annotations

import datetime
import html
import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from factbench.text.date import dates
from factbench.text.quantity import quantities
from factbench.text.sentence import sentences
from factbench.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

pytestmark = pytest.mark.quality


def path_of(*parts: str) -> Path:
    folder = os.environ.get("FACTBENCH_DATA")
    path = Path(folder or "", *parts)
    if not folder or not path.exists():
        pytest.skip(f"FACTBENCH_DATA names no folder with {'/'.join(parts)}")
    return path


def shown(what: str, score: float, floor: float, baseline: str) -> None:
    print(f"{what}: {score:.3f} (floor {floor}, baseline {baseline})")
    assert score >= floor


def f1(hits: int, found: int, gold: int) -> float:
    return 2 * hits / (found + gold)


# -------------------------------------------------------------------------------------------- sentences


def gum_documents() -> list[list[list[str]]]:
    """Documents of paragraphs of sentences."""
    documents: list[list[list[str]]] = []
    for line in path_of("sentences", "en_gum-ud-dev.conllu").read_text(encoding="utf-8").splitlines():
        if line.startswith("# newdoc"):
            documents.append([[]])
        elif line.startswith("# newpar"):
            documents[-1].append([])
        elif line.startswith("# text = "):
            documents[-1][-1].append(line.removeprefix("# text = "))
    return documents


def boundaries(groups: Iterable[list[str]]) -> float:
    """F1 of the ends of sentences, where each group is glued with spaces into one text."""
    hits = found = gold = 0
    for group in groups:
        ends, at = set(), 0
        for sentence in group:
            ends.add(at + len(sentence))
            at += len(sentence) + 1
        seen = {span.end for span in sentences(" ".join(group))}
        hits, found, gold = hits + len(ends & seen), found + len(seen), gold + len(ends)
    return f1(hits, found, gold)


def test_sentence_boundaries() -> None:
    documents = gum_documents()
    paragraphs = [group for document in documents for group in document if group]
    glued = [[each for group in document for each in group] for document in documents]
    shown("GUM boundaries, by paragraph, F1", boundaries(paragraphs), 0.975, "pySBD .948")
    shown("GUM boundaries, glued, F1", boundaries(glued), 0.95, "pySBD .901")


def test_golden_rules() -> None:
    cases = json.loads(path_of("sentences", "golden_rules.json").read_text(encoding="utf-8"))
    passed = sum(
        [span.of(each["text"]) for span in sentences(each["text"])] == each["sentences"] for each in cases
    )
    shown("golden rules passed, of 48", passed, 45, "pySBD 47")


# ------------------------------------------------------------------------------------------------ dates


class Dated(NamedTuple):
    """A text with the spans and values its readers marked, and its own date."""

    text: str
    published: datetime.date
    gold: list[tuple[Span, str | None]]


def marked(source: str) -> tuple[str, list[tuple[Span, str | None]]]:
    """The text without tags, and its outermost TIMEX spans with their values."""
    text, last, found = "", 0, []
    opened: list[tuple[int, str | None]] = []
    for tag in re.finditer(r"<[^>]*>", source):
        text += html.unescape(source[last : tag.start()])
        last = tag.end()
        if re.match(r"<TIMEX", tag[0]):
            value = re.search(r'\bval(?:ue)?="([^"]*)"', tag[0])
            opened.append((len(text), value[1] if value else None))
        elif re.match(r"</TIMEX", tag[0]):
            start, value_of = opened.pop()
            if not opened:
                found.append((Span(start, len(text)), value_of))
    return text + html.unescape(source[last:]), found


def timex_texts(folder: Path) -> Iterator[Dated]:
    for path in sorted(folder.iterdir()):
        source = path.read_text(encoding="utf-8", errors="replace")
        day = re.search(r"(?:<DATETIME>|value=\").*?(\d{4}-\d\d-\d\d)", source, re.DOTALL)
        body = re.search(r"<TEXT>(.*)</TEXT>", source, re.DOTALL)
        if day and body:
            yield Dated(*_swap(marked(body[1]), datetime.date.fromisoformat(day[1])))


def _swap(
    body: tuple[str, list[tuple[Span, str | None]]], day: datetime.date
) -> tuple[str, datetime.date, list[tuple[Span, str | None]]]:
    return body[0], day, body[1]


def date_scores(texts: Iterable[Dated]) -> tuple[float, float]:
    """Relaxed F1 of spans, and the share of right values among those matched whose readers gave one."""
    hits = found = gold = right = valued = 0
    for each in texts:
        seen = dates(each.text, published=each.published)
        found, gold = found + len(seen), gold + len(each.gold)
        for span, value in each.gold:
            match = next((date for date in seen if date.span.overlaps(span)), None)
            if match is None:
                continue
            seen.remove(match)
            hits += 1
            valued += bool(value)
            right += match.value == value
    return f1(hits, found, gold), right / valued


@pytest.mark.parametrize(
    ("folder", "span_floor", "value_floor"),
    [(("wikiwars", "keyinline"), 0.86, 0.84), (("tweets",), 0.6, 0.5)],
)
def test_dates(folder: tuple[str, ...], span_floor: float, value_floor: float) -> None:
    spans, values = date_scores(timex_texts(path_of("dates_quantities", *folder)))
    shown(f"{folder[0]}, dates found, relaxed F1", spans, span_floor, "HeidelTime about .90, quoted")
    shown(f"{folder[0]}, values right", values, value_floor, "HeidelTime about .78, quoted")


# ------------------------------------------------------------------------------------------- quantities


def cases(name: str) -> list[dict[str, Any]]:
    path = path_of("dates_quantities", "recognizers_specs", *name.split("/"))
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8-sig"))
    return found


@pytest.mark.parametrize(
    ("name", "floor"),
    [
        ("Number/English/NumberModel.json", 0.38),
        ("NumberWithUnit/English/CurrencyModel.json", 0.86),
        ("NumberWithUnit/English/DimensionModel.json", 0.88),
        ("NumberWithUnit/English/TemperatureModel.json", 0.95),
    ],
)
def test_quantities(name: str, floor: float) -> None:
    right = gold = 0
    for case in cases(name):
        values = [each.value for each in quantities(case["Input"]) if each.value is not None]
        for result in case["Results"]:
            value = (result.get("Resolution") or {}).get("value")
            if value not in {None, "null"}:
                gold += 1
                right += any(each == pytest.approx(float(value)) for each in values)
    shown(f"{name}, values found", right / gold, floor, "the reference, 1.0")
