"""Annotations of others come in, and our own come back as they went out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from factbench import errors
from factbench.acts import AnnotationKind
from factbench.cli import run
from factbench.intake import Hints
from factbench.store.listing import Filter
from tests.values import RULES, a_bench

if TYPE_CHECKING:
    from pathlib import Path

    from factbench.workbench import Workbench
    from factbench.workbench.annotations import Brought

TEXT = "🌉 The bridge opened in 1932.\n\nThe mayor, who is 61, said that it cost 9 million. 😀 Nobody was hurt in 1933."


def rated(bench: Workbench) -> list[tuple[tuple[tuple[int, int], ...], str, str]]:
    """Spans, rating and reason of every claim that somebody rated."""
    return sorted(
        (tuple((part.start, part.end) for part in each.parts), held.rating, held.rationale)
        for each in bench.desk.claims(Filter(parts=True))
        for held in bench.desk.verdicts(each.id)
        if held.rating
    )


@pytest.fixture
def desk(tmp_path: Path) -> Workbench:
    """An article with emoji, a claim in two parts made by hand, and two ratings."""
    (tmp_path / "bridge.txt").write_text(TEXT, encoding="utf-8")
    bench = a_bench(tmp_path / "claims.db")
    assert all(each.error is None for each in bench.library.add([str(tmp_path / "bridge.txt")], Hints()))
    article = bench.library.article_lines()[0].id
    spans = [
        span(bench.library.article(article).text, words)
        for words in ("The mayor", "said that it cost 9 million")
    ]
    made = bench.record.claims.make(article, spans)
    bench.record.decide(str(made.claim), rating="refuted", rationale="It cost 11 million.")
    bench.record.decide(bench.desk.claims()[0].id, rating="supported", rationale="The register says so.")
    return bench


def span(text: str, words: str):  # type: ignore[no-untyped-def]
    from factbench.text.span import Span

    return Span(text.index(words), text.index(words) + len(words))


@pytest.mark.parametrize("form", ["webannotation", "labelstudio", "doccano"])
def test_what_went_out_comes_back_with_the_same_spans_and_ratings(
    desk: Workbench, tmp_path: Path, form: str
) -> None:
    content = desk.reports.export(form)
    other = a_bench(tmp_path / "other.db", reviewer="Bo", device="pier")
    done = other.annotations.take(content)
    assert (done.articles, done.ratings, done.left_out) == (1, 2, ())
    reasons = form != "doccano"
    assert rated(other) == [(spans, rating, words if reasons else "") for spans, rating, words in rated(desk)]
    assert {each.reviewer for each in other.record.events()} == {"Bo"}
    acts = len(other.record.events())
    again = other.annotations.take(content)
    assert (again.articles, again.claims, again.ratings, again.tags) == (0, 0, 0, 0)
    assert len(other.record.events()) == acts


def taken(bench: Workbench, value: object, **choices: str) -> Brought:
    return bench.annotations.take(json.dumps(value).encode(), **choices)


def task(*annotations: dict[str, object]) -> list[dict[str, object]]:
    return [{"id": 7, "data": {"text": TEXT}, "annotations": list(annotations)}]


def region(id: str, start: int, end: int, words: str, label: str) -> dict[str, object]:
    return {
        "id": id,
        "from_name": "x",
        "to_name": "text",
        "type": "labels",
        "value": {"start": start, "end": end, "text": words, "labels": [label]},
    }


def test_places_that_count_as_a_browser_does_are_told_by_the_words(tmp_path: Path) -> None:
    bench = a_bench(tmp_path / "claims.db")
    words = "Nobody was hurt in 1933"
    start = len(TEXT[: TEXT.index(words)].encode("utf-16-le")) // 2
    done = taken(
        bench, task({"completed_by": 3, "result": [region("a", start, start + len(words), words, "Refuted")]})
    )
    assert (done.ratings, done.left_out) == (1, ())
    place = TEXT.index(words)
    assert rated(bench)[0][0] == ((place, place + len(words)),)


def test_what_cannot_be_placed_is_said_and_what_is_no_rating_is_a_tag(tmp_path: Path) -> None:
    bench = a_bench(tmp_path / "claims.db")
    result = [
        region("a", 2, 10, "not there", "Refuted"),
        region("b", 2, 28, "The bridge opened in 1932", "Urgent"),
    ]
    done = taken(bench, task({"completed_by": {"email": "cy@desk.example"}, "result": result}))
    assert (done.ratings, done.tags, len(done.left_out)) == (0, 1, 1)
    assert done.left_out[0].startswith("“not there” is not found in")
    tags = [
        note.text
        for each in bench.desk.claims(Filter(parts=True))
        for note in bench.desk.annotations(each.id)
        if note.kind is AnnotationKind.TAG
    ]
    assert tags == ["urgent"]


def test_of_several_annotators_one_must_be_named(tmp_path: Path) -> None:
    bench = a_bench(tmp_path / "claims.db")
    mark = region("a", 2, 28, "The bridge opened in 1932", "Refuted")
    other = region("a", 2, 28, "The bridge opened in 1932", "Supported")
    file = task({"created_username": "Cy", "result": [mark]}, {"created_username": "Di", "result": [other]})
    with pytest.raises(errors.Misuse, match=r"2 people annotated this file \(Cy, Di\): say with --annotator"):
        taken(bench, file)
    with pytest.raises(errors.Misuse, match="Nobody called Ed"):
        taken(bench, file, annotator="Ed")
    assert taken(bench, file, annotator="Di").ratings == 1
    assert [rating for _spans, rating, _reason in rated(bench)] == ["supported"]


def test_a_web_annotation_without_the_text_is_put_on_the_article_at_its_address(tmp_path: Path) -> None:
    (tmp_path / "bridge.txt").write_text(TEXT, encoding="utf-8")
    bench = a_bench(tmp_path / "claims.db")
    hints = Hints(url="https://post.example/bridge")
    assert all(each.error is None for each in bench.library.add([str(tmp_path / "bridge.txt")], hints))
    annotation = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "Annotation",
        "creator": "https://people.example/cy",
        "body": {"type": "TextualBody", "purpose": "tagging", "value": "Mixed"},
        "target": {
            "source": "https://post.example/bridge",
            "selector": {"type": "TextQuoteSelector", "exact": "it cost 9 million", "prefix": "said that "},
        },
    }
    assert taken(bench, annotation).ratings == 1
    annotation["target"]["source"] = "https://elsewhere.example/"  # type: ignore[index]
    assert "its text is neither here nor in the file" in taken(bench, annotation).left_out[0]


@pytest.mark.parametrize(
    "content",
    [
        b'[{"data": {"text": "a"}, "annotations": [{"result": [{"type": "labels"}]}]}]',
        b'{"text": 3, "label": []}',
        b'{"text": "abc", "label": [[2, 1, "x"]]}',
        b'{"text": "abc", "label": [["0", 1, "x"]]}',
        b'{"@context": "http://www.w3.org/ns/anno.jsonld", "items": [{}]}',
        b'{"text": "abc", "label": ' + b"[" * 100_000,
        b'{"text": "\xff", "label": []}',
        b"{}",
    ],
)
def test_a_damaged_file_is_one_sentence_and_changes_nothing(tmp_path: Path, content: bytes) -> None:
    bench = a_bench(tmp_path / "claims.db")
    with pytest.raises(errors.InputError, match=r"[.]$"):
        bench.annotations.take(content)
    assert bench.library.article_lines() == []


def test_the_command_tells_records_and_annotations_apart(
    desk: Workbench, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FACTBENCH_PARSER", RULES.parser.value)
    (tmp_path / "tasks.json").write_bytes(desk.reports.export("labelstudio"))
    (tmp_path / "record.json").write_bytes(desk.reports.export("json"))
    assert run(["import", "--db", "new.db", "--reviewer", "Bo", "tasks.json"]) == 0
    told = capsys.readouterr().out
    assert "Taken in: 1 article, " in told
    assert "2 ratings" in told
    assert run(["import", "--db", "new.db", "record.json"]) == 0
    assert "acts" in capsys.readouterr().out
