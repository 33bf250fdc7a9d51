from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factbench.documents.json_lines import Record, is_json_lines, records
from factbench.errors import Unreadable


def record(**fields: Any) -> Record:
    ((_, found),) = records(json.dumps(fields))
    assert isinstance(found, Record)
    return found


@pytest.mark.parametrize("name", ["text", "body", "Content", "article_body", "maintext", "full-text"])
def test_the_text_goes_by_many_names(name: str) -> None:
    assert record(**{name: "It rained."}).text == "It rained."


def test_what_a_document_says_of_itself_goes_by_many_names() -> None:
    said = record(
        body=["It rained.", {"text": "We left."}],
        headline="  Rain ",
        link="https://news.example/rain",
        datePublished="2024-05-03T01:30:00+04:00",
        dateModified="4 May 2024",
        publisher={"name": "Oakham News"},
        author=[{"name": "Ann Lee"}, "Bo Ek"],
        inLanguage="en-GB",
    )
    head = said.masthead
    assert said.text == "It rained.\n\nWe left."
    assert (head.title, head.site, head.authors) == ("Rain", "Oakham News", ("Ann Lee", "Bo Ek"))
    assert (head.url, head.language) == ("https://news.example/rain", "en")
    assert (head.published, head.published_as) == (date(2024, 5, 3), "2024-05-03T01:30:00+04:00")
    assert (head.updated, head.updated_as) == (date(2024, 5, 4), "4 May 2024")


@pytest.mark.parametrize("moment", [1_714_694_400, 1_714_694_400_000, "2024-05-03", "May 3, 2024"])
def test_a_day_is_read_in_several_forms(moment: object) -> None:
    assert record(text="x", date=moment).masthead.published == date(2024, 5, 3)


@pytest.mark.parametrize("moment", [None, True, "soon", 1e300, [], {"a": 1}])
def test_what_is_no_day_is_left_out(moment: object) -> None:
    assert record(text="x", date=moment).masthead.published is None


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{", "not JSON"),
        ("7", "no text"),
        ("[" * 99_999, "not JSON"),
        ('{"title": "x"}', "no text"),
        ('{"text": 7}', "no text"),
    ],
)
def test_a_bad_line_is_one_sentence_and_the_rest_goes_on(line: str, words: str) -> None:
    good = '{"text": "It rained."}'
    first, bad, last = records(f"{good}\n{line}\n\n{good}")
    assert (first[0], bad[0], last[0]) == (1, 2, 4)
    assert isinstance(bad[1], Unreadable)
    assert words in str(bad[1])
    assert isinstance(last[1], Record)


@pytest.mark.parametrize(
    "source",
    [
        '[{"text": "One."}, {"text": "Two."}]',
        '{\n "articles": [{"text": "One."}, {"text": "Two."}]\n}',
        '{"text": "One."}\n{"text": "Two."}',
        '{"text": "One."}\r\n{"text": "Two."}\r\n',
    ],
)
def test_a_list_is_read_as_lines_are(source: str) -> None:
    found = [(number, each.text) for number, each in records(source) if isinstance(each, Record)]
    assert found == [(1, "One."), (2, "Two.")]


def test_a_line_separator_inside_a_string_ends_no_line() -> None:
    (found,) = records(json.dumps({"text": "One.\u2028Two."}, ensure_ascii=False))
    assert isinstance(found[1], Record)


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ('{"text": 1}', True),
        ('  [\n{"text"', True),
        ("{}", True),
        ("{{Infobox}}", False),
        ("[1] It rained.", False),
    ],
)
def test_json_is_told_by_its_start(source: str, told: bool) -> None:
    assert is_json_lines(source) is told


@given(
    st.text() | st.lists(st.dictionaries(st.text(), st.text() | st.integers() | st.none())).map(json.dumps)
)
def test_any_text_is_taken(source: str) -> None:
    for _number, found in records(source):
        assert isinstance(found, Record | Unreadable)
