"""Formats for annotators and data sets: spans are found by the format's own rules, and labels mean what they say."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from factbench.acts import Confidence
from factbench.exporters import averitec, doccano, fever, labelstudio, webannotation
from factbench.exporters.labels import AVERITEC, FEVER, label
from factbench.model import Verdict
from tests.unit.exporters.sample import ARTICLE, CAFE, DARK, GAS, LAMP, TEXT, poisoned, sample

if TYPE_CHECKING:
    from collections.abc import Callable

    from factbench.model import Report

EACH = [webannotation.export, labelstudio.export, doccano.export, averitec.export, fever.export]


def quoted(text: str, selector: dict[str, Any]) -> list[tuple[int, int]]:
    """Where a TextQuoteSelector selects: every place with these words and what stands around them."""
    words, before, after = selector["exact"], selector["prefix"], selector["suffix"]
    return [
        (start, start + len(words))
        for start in range(len(text))
        if text.startswith(before + words + after, start - len(before)) and start >= len(before)
    ]


def test_both_selectors_of_an_annotation_select_the_claim_in_the_text_that_is_included() -> None:
    page = json.loads(webannotation.export(sample()))
    (text, _empty) = page["@included"][0]["value"], page["@included"][1]
    assert text == TEXT
    for each in page["items"]:
        for target in each["target"] if isinstance(each["target"], list) else [each["target"]]:
            quote, position = target["selector"]
            assert target["source"] == page["@included"][0]["id"]
            assert quoted(text, quote) == [(position["start"], position["end"])]
    in_parts = [each["target"] for each in page["items"] if isinstance(each["target"], list)]
    assert [[one["selector"][0]["exact"] for one in each] for each in in_parts] == [
        ["the tower", "would open its lamp room in May"]
    ]


def test_an_annotation_says_who_rated_and_a_machine_s_has_no_creator() -> None:
    items = json.loads(webannotation.export(sample()))["items"]
    rated = [(each["creator"]["name"], each["motivation"]) for each in items if "creator" in each]
    assert rated == [(name, "assessing") for name in ("Ana", "Ana", "Boris", "Ana", "Boris")]
    assert {each["motivation"] for each in items if "generator" in each} == {"highlighting"}
    ratings = [body["source"] for body in items[0]["body"] if body["purpose"] == "classifying"]
    assert ratings == ["urn:factbench:rating:house@1:refuted"]


def test_a_task_has_each_reviewer_s_labels_and_what_nobody_rated_as_a_prediction() -> None:
    (task,) = json.loads(labelstudio.export(sample()))
    assert task["data"]["text"] == TEXT
    by = {each["created_username"]: each["result"] for each in task["annotations"]}
    labels = {
        who: [
            (part["value"]["labels"][0], part["value"]["text"]) for part in result if part["type"] == "labels"
        ]
        for who, result in by.items()
    }
    assert labels["Boris"] == [("Not enough evidence", GAS.quote), ("Supported", CAFE.quote)]
    assert labels["Ana"][-1] == ("Not checkable", "would open its lamp room in May")
    for result in [*by.values(), task["predictions"][0]["result"]]:
        for part in result:
            if part["type"] == "labels":
                assert TEXT[part["value"]["start"] : part["value"]["end"]] == part["value"]["text"]
    assert [part["labels"] for part in by["Ana"] if part["type"] == "relation"] == [["same claim"]]


def test_a_line_of_doccano_has_the_desk_s_label_on_each_part() -> None:
    (line,) = map(json.loads, doccano.export(sample()).splitlines())
    found = [
        [(TEXT[start:end], label) for start, end, label in (line["label"][n] for n in group)]
        for group in line["claims"]
    ]
    assert found[0] == [(DARK.quote, "Refuted")]
    assert [(part.of(TEXT), "Not checkable") for part in LAMP.parts] in found
    assert [("fourteen keepers lived in it with their families", "Claim")] in found


@pytest.mark.parametrize(
    ("rating", "scale", "misleading", "labels"),
    [
        ("supported", "house@1", False, ("Supported", "SUPPORTS")),
        ("supported", "house@1", True, ("Conflicting Evidence/Cherrypicking", None)),
        ("mixed", "house@1", False, ("Conflicting Evidence/Cherrypicking", None)),
        ("refuted", "house@1", True, ("Refuted", "REFUTES")),
        ("not-enough-evidence", "house@1", False, ("Not Enough Evidence", "NOT ENOUGH INFO")),
        ("not-enough-info", "fever@1", False, ("Not Enough Evidence", "NOT ENOUGH INFO")),
        ("pants-on-fire", "politifact@1", False, ("Refuted", "REFUTES")),
        ("mostly-true", "claimreview@1", False, ("Conflicting Evidence/Cherrypicking", None)),
        ("not-checkable", "house@1", False, (None, None)),
        ("unheard-of", "elsewhere@9", False, (None, None)),
    ],
)
def test_a_rating_becomes_the_label_that_says_the_same_or_none(
    rating: str, scale: str, misleading: bool, labels: tuple[str | None, str | None]
) -> None:
    verdict = Verdict(
        claim="c",
        reviewer="Ana",
        rating=rating,
        scale=scale,
        misleading=misleading,
        confidence=Confidence.UNSET,
    )
    assert (label(verdict, AVERITEC), label(verdict, FEVER)) == labels


def test_what_a_data_set_has_no_place_for_keeps_the_rating_it_was_given() -> None:
    first, second = json.loads(averitec.export(sample()))
    assert [(each["label"], each["rating"]) for each in (first, second)] == [
        ("Refuted", "refuted"),
        ("Conflicting Evidence/Cherrypicking", "supported"),
    ]
    answer = first["questions"][0]["answers"][0]
    assert (answer["answer_type"], answer["source_url"]) == (
        "Extractive",
        "https://lights.example/12?page=40&view=full",
    )
    (line,) = map(json.loads, fever.export(sample()).splitlines())
    assert (line["label"], line["verifiable"], line["rating"]) == ("REFUTES", "VERIFIABLE", "refuted")
    assert line["evidence"] == [[[None, None, "Register of lights, volume 12", None]]]


@pytest.mark.parametrize("export", EACH)
def test_text_that_means_harm_is_data(export: Callable[[Report], bytes]) -> None:
    payload = 'a"b\\c\x1b[2J\u202e\u2028\x9b😀</script>'
    content = export(poisoned(payload)).decode()
    assert not {"\x1b", "\u202e", "\u2028", "\x9b"} & set(content)
    values = (
        [json.loads(content)]
        if export not in {doccano.export, fever.export}
        else list(map(json.loads, content.splitlines()))
    )
    assert values or export is fever.export


@pytest.mark.parametrize("export", EACH)
def test_the_same_report_is_the_same_bytes_and_one_of_nothing_is_sound(
    export: Callable[[Report], bytes],
) -> None:
    assert export(sample()) == export(sample())
    nothing = export(replace(sample(), findings=(), articles=(ARTICLE,)))
    assert nothing == b"" or json.loads(nothing) is not None
