"""How good are the finders of sentences, dates and quantities on outside data? Each with a floor."""

from __future__ import annotations

import datetime
import html
import json
import re
from typing import TYPE_CHECKING, NamedTuple

import pytest

from factbench.english.date import dates
from factbench.english.quantity import quantities
from factbench.text.sentence import sentences
from factbench.text.span import Span
from tests.quality import recognizers
from tests.quality.table import Peer, Table, f1, path_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

pytestmark = pytest.mark.quality


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


def boundaries(groups: Iterable[list[str]], split: Callable[[str], Iterable[int]]) -> float:
    """F1 of the ends of sentences, where each group is glued with spaces into one text."""
    hits = found = gold = 0
    for group in groups:
        ends, at = set(), 0
        for sentence in group:
            ends.add(at + len(sentence))
            at += len(sentence) + 1
        seen = set(split(" ".join(group)))
        hits, found, gold = hits + len(ends & seen), found + len(seen), gold + len(ends)
    return f1(hits, found, gold)


def ours(text: str) -> set[int]:
    return {span.end for span in sentences(text)}


def pysbd(text: str) -> set[int]:
    """Where pySBD's sentences end, white space left out."""
    segmenter = pytest.importorskip("pysbd").Segmenter(language="en", clean=False, char_span=True)
    return {each.start + len(each.sent.rstrip()) for each in segmenter.segment(text)}


def test_sentence_boundaries(table: Table) -> None:
    documents = gum_documents()
    paragraphs = [group for document in documents for group in document if group]
    glued = [[each for group in document for each in group] for document in documents]
    for key, groups, reach in (("by paragraph", paragraphs, 0.97), ("glued", glued, 0.95)):
        table.row(
            f"sentences {key}",
            f"sentence boundaries, {key}, F1",
            boundaries(groups, ours),
            on=f"GUM dev half, {sum(map(len, groups))} sentences",
            reach=reach,
            peers=(Peer(name="pySBD", score=boundaries(groups, pysbd)),),
        )


def test_golden_rules(table: Table) -> None:
    cases = json.loads(path_of("sentences", "golden_rules.json").read_text(encoding="utf-8"))
    segmenter = pytest.importorskip("pysbd").Segmenter(language="en", clean=False)
    passed = sum(
        [span.of(each["text"]) for span in sentences(each["text"])] == each["sentences"] for each in cases
    )
    peer = sum(
        [words.strip() for words in segmenter.segment(each["text"])] == each["sentences"] for each in cases
    )
    table.row(
        "sentences golden",
        "golden rules passed",
        passed,
        on=f"{len(cases)} cases",
        reach=45,
        peers=(Peer(name="pySBD", score=peer),),
    )


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


Found = list[tuple[Span, str]]
"""Spans with their values."""


def date_scores(
    texts: Iterable[Dated], find: Callable[[Dated], Found], same: Callable[[str, str], bool]
) -> tuple[float, float]:
    """Relaxed F1 of spans, and the share of right values among those matched whose readers gave one."""
    hits = found = gold = right = valued = 0
    for each in texts:
        seen = find(each)
        found, gold = found + len(seen), gold + len(each.gold)
        for span, value in each.gold:
            match = next((one for one in seen if one[0].overlaps(span)), None)
            if match is None:
                continue
            seen.remove(match)
            hits += 1
            valued += bool(value)
            right += value is not None and same(match[1], value)
    return f1(hits, found, gold), right / valued


def is_same(found: str, gold: str) -> bool:
    return plain(found) == plain(gold)


def is_within(found: str, gold: str) -> bool:
    """Whether a day lies in the stretch that readers gave, for dateparser knows no grain: all it answers is a day."""
    return plain(gold)[:1].isdecimal() and found.startswith(plain(gold)[:10])


def plain(value: str) -> str:
    """A value in one notation: some readers write 2014 as "2014-XX-XX" and add the weekday to a day that is named."""
    value = re.sub(r"(?<=\d)(?:-XX)+$", "", value)
    value = re.sub(r"^(\d{4}-\d\d-\d\d)-WXX-\d", r"\1", value)
    return re.sub(r"^(\d{4})-\d\d-(W\d\d)", r"\1-\2", value)


def our_dates(text: Dated) -> Found:
    return [(date.span, date.value) for date in dates(text.text, published=text.published)]


def dateparser_dates(text: Dated) -> Found:
    """What dateparser's search finds, looked up again in the text, for it gives no offsets."""
    search = pytest.importorskip("dateparser.search").search_dates
    base = {"RELATIVE_BASE": datetime.datetime.combine(text.published, datetime.time())}
    found, at = [], 0
    for words, moment in search(text.text, languages=["en"], settings=base) or ():
        start = text.text.find(words, at)
        if start >= 0:
            at = start + len(words)
            found.append((Span(start, at), moment.date().isoformat()))
    return found


def start_of(text: Dated, end: int) -> Dated:
    return Dated(text.text[:end], text.published, [each for each in text.gold if each[0].end <= end])


@pytest.mark.parametrize("folder", [("wikiwars", "keyinline"), ("tweets",)], ids=lambda parts: parts[0])
def test_dates(folder: tuple[str, ...], table: Table) -> None:
    texts = list(timex_texts(path_of("dates_quantities", *folder)))
    spans, values = date_scores(texts, our_dates, is_same)
    # dateparser takes a minute for the long texts, so it reads how they begin.
    peer_spans, peer_values = date_scores(
        [start_of(each, 4000) for each in texts], dateparser_dates, is_within
    )
    peer = "dateparser, first 4,000 characters of each"
    marks = sum(len(each.gold) for each in texts)
    table.row(
        f"dates {folder[0]} spans",
        f"dates in {folder[0]}, relaxed F1 of spans",
        spans,
        on=f"dev half, {len(texts)} texts, {marks} expressions",
        reach=0.9,
        peers=(Peer(name=peer, score=peer_spans), Peer(name="HeidelTime", score=0.9, quoted=True)),
    )
    table.row(
        f"dates {folder[0]} values",
        f"dates in {folder[0]}, value right",
        values,
        on="of the matched whose readers gave a value, in one notation",
        reach=0.75,
        peers=(Peer(name=peer, score=peer_values), Peer(name="HeidelTime", score=0.78, quoted=True)),
    )


# -------------------------------------------------------------------------------- cases of Recognizers-Text

REFERENCE = Peer(name="Recognizers-Text", score=1.0, quoted=True)


def rows(table: Table, key: str, score: recognizers.Score, reach: float) -> None:
    on = f"Recognizers dev half, {score.expected} results of supported cases"
    table.row(
        f"recognizers {key} values",
        f"{key}: value right",
        score.values,
        on=on,
        reach=reach,
        peers=(REFERENCE,),
    )
    table.row(f"recognizers {key} spans", f"{key}: span exactly the reference's", score.spans, on=on)


def test_recognizers_dates(table: Table) -> None:
    cases = recognizers.cases(
        "DateTime/English/DateTimeModel.json", "DateTime/English/DateTimeModelCalendarMode.json"
    )
    score = recognizers.score(
        cases, lambda case: dates(case.text, published=case.day), recognizers.is_right_date
    )
    rows(table, "dates", score, 0.75)


@pytest.mark.parametrize(
    ("key", "reach", "files"),
    [
        ("numbers", 0.9, ["Number/English/NumberModel.json", "Number/English/OrdinalModel.json"]),
        ("percentages", 0.9, ["Number/English/PercentModel.json"]),
        ("currency", 0.85, ["NumberWithUnit/English/CurrencyModel.json"]),
        ("dimensions", 0.85, ["NumberWithUnit/English/DimensionModel.json"]),
        ("temperatures", 0.85, ["NumberWithUnit/English/TemperatureModel.json"]),
        ("ages", 0.85, ["NumberWithUnit/English/AgeModel.json"]),
    ],
)
def test_recognizers_quantities(key: str, reach: float, files: list[str], table: Table) -> None:
    score = recognizers.score(
        recognizers.cases(*files), lambda case: quantities(case.text), recognizers.is_right_quantity
    )
    rows(table, key, score, reach)
