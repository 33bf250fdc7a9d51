from __future__ import annotations

import json as standard
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factbench.errors import InputError
from factbench.exporters.json import FORMAT, export, load, printed
from factbench.model import Finding, Report, claim_id, quote_of
from factbench.text.clean import clean
from factbench.text.span import Span
from tests.unit.exporters.sample import ARTICLE, DARK, poisoned, rewritten, sample

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """The sample with other words in every field, and one finding cut out of an article of any characters."""
    article = replace(
        ARTICLE, text=draw(TEXTS), paragraphs=(), url=draw(st.none() | TEXTS), snapshot=draw(TEXTS)
    )
    ends = sorted(draw(st.lists(st.integers(0, len(article.text)), min_size=4, max_size=4)))
    parts = (Span(*ends[:2]), Span(*ends[2:]))
    claim = replace(
        DARK,
        id=claim_id(article.id, parts),
        article=article.id,
        parts=parts,
        quote=quote_of(article.text, parts),
        statement=draw(TEXTS),
    )
    whole = sample()
    kept = {"article", "quote", "text", "url", "snapshot", "id", "source"}
    others = rewritten(
        replace(whole.findings[0], article=article, claim=claim),
        lambda field, was: was if field in kept else draw(TEXTS),
    )
    shown = Finding(
        claim=replace(others.claim, article=article.id),
        article=article,
        verdicts=others.verdicts,
        evidence=tuple(
            replace(each, score=draw(st.floats(0, 100)), source=s.source)
            for each, s in zip(others.evidence, whole.findings[0].evidence, strict=True)
        ),
        annotations=others.annotations,
        stands=others.stands,
        searches=others.searches,
    )
    remarks = tuple(
        replace(rewritten(each, lambda field, was: was if field == "id" else draw(TEXTS)), article=article.id)
        for each in whole.remarks
    )
    events = tuple(
        replace(each, act=rewritten(each.act, lambda _, was: draw(TEXTS))) for each in whole.events
    )
    return replace(
        whole, articles=(article,), findings=(shown,), events=events, title=draw(TEXTS), remarks=remarks
    )


def test_what_was_written_is_read_back_and_written_again_as_the_same_bytes() -> None:
    content = export(sample())
    assert load(content) == sample()
    assert export(load(content)) == content


@given(reports())
def test_no_report_loses_anything(report: Report) -> None:
    content = export(report)
    assert load(content) == report
    assert export(load(content)) == content


def test_an_empty_report_is_one_too() -> None:
    empty = replace(
        sample(), articles=(), findings=(), sources=(), events=(), remarks=(), publisher=None, report_url=None
    )
    assert load(export(empty)) == empty


@given(st.text())
def test_no_character_of_the_file_can_act_on_a_terminal(text: str) -> None:
    shown = printed({text: [text]})
    assert clean(shown) == shown
    assert standard.loads(shown) == {text: [text]}


def test_text_stays_exact_and_readable() -> None:
    report = poisoned("\x1b[2J\x7f\x9b\u202e é 漢 [\n 1,\n 2\n ]")
    content = export(report).decode()
    assert r"\u001b[2J\u007f\u009b\u202e é 漢 [\n 1,\n 2\n ]" in content
    assert standard.loads(content)["title"] == report.title


def test_spans_stand_on_one_line() -> None:
    assert '"in_text": [0, 84],' in export(sample()).decode()


def damaged(*path: str | int, to: Any = None, drop: bool = False) -> bytes:
    """The sample with one value changed, or dropped."""
    whole = standard.loads(export(sample()))
    place = whole
    for step in path[:-1]:
        place = place[step]
    if drop:
        del place[path[-1]]
    else:
        place[path[-1]] = to
    return standard.dumps(whole).encode()


@pytest.mark.parametrize(
    "content",
    [
        b"", b"[]", b"{}", b"null", b"\xff", b"{", b'"factbench-report@1"', b"[" * 100_000, b"9" * 5000,
        b'{"format": "factbench-report@1", "format": "factbench-report@1"}',
        b'{"format": "factbench-report@1", "as_of": NaN}',
        b'{"format": "factbench-report@1", "as_of": 1e999}',
        b'{"format": "factbench-report@1"}',
        f'{{"format": "{FORMAT}", "articles": 3}}'.encode(),
    ],
    ids=range(14),
)  # fmt: skip
def test_foreign_content_is_refused(content: bytes) -> None:
    with pytest.raises(InputError):
        load(content)


@pytest.mark.parametrize(
    ("path", "to"),
    [
        (("format",), "factbench-report@2"),
        (("more",), "x"),
        (("title",), 7),
        (("publisher",), 7),
        (("articles", 0, "text"), "another text"),
        (("articles", 0, "id"), "0" * 64),
        (("articles", 0, "published"), "yesterday"),
        (("articles", 0, "paragraphs", 0, "in_text"), [5, 2]),
        (("articles", 0, "paragraphs", 0, "in_text"), [0, 1, 2]),
        (("articles", 0), None),
        (("articles", 0, "site"), "\ud800"),
        (("findings", 0, "article"), "0" * 64),
        (("findings", 0, "article"), []),
        (("findings", 0, "more"), 1),
        (("findings", 0, "claim", "quote"), "another quote"),
        (("findings", 0, "claim", "parts"), [[0, 5]]),
        (("findings", 0, "claim", "article"), "0" * 64),
        (("findings", 0, "claim", "worth", "verifiable"), "high"),
        (("findings", 0, "claim", "worth", "verifiable"), 10**400),
        (("findings", 0, "claim", "kinds"), ["rumour"]),
        (("findings", 0, "evidence", 0, "source"), "0" * 64),
        (("findings", 0, "verdicts", 0, "misleading"), 1),
        (("sources", 0, "text"), None),
        (("events", 0, "content"), []),
        (("events", 0), 4),
        (("findings", 0, "stands", 0, "stance"), "hates"),
        (("remarks", 0, "article"), "0" * 64),
        (("remarks", 0, "span"), [9, 3]),
    ],
    ids=str,
)
def test_a_report_that_was_changed_by_hand_is_refused(path: tuple[str | int, ...], to: Any) -> None:
    with pytest.raises(InputError):
        load(damaged(*path, to=to))


@pytest.mark.parametrize(
    "path", [("as_of",), ("events",), ("findings", 0, "claim"), ("articles", 0, "id")], ids=str
)
def test_a_report_that_lacks_something_is_refused(path: tuple[str | int, ...]) -> None:
    with pytest.raises(InputError, match=f"no '?{path[-1]}"):
        load(damaged(*path, drop=True))


def test_a_refusal_is_one_short_clean_sentence() -> None:
    with pytest.raises(InputError) as refusal:
        load(damaged("title", to=["\x1b[2J\n" * 1000]))
    message = str(refusal.value)
    assert len(message) < 250
    assert clean(message) == message
    assert "\n" not in message
