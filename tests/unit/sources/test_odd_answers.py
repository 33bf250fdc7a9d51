"""Answers of other programs that are not as they should be: one sentence or what is left, and the next goes on."""

from __future__ import annotations

import itertools
import json
from typing import TYPE_CHECKING, Any, cast

import pytest
import stamina

from factbench.documents.foreign import fields, objects, parsed, words
from factbench.errors import FactbenchError, InputError, NetworkError, Unreadable
from factbench.intake import Hints
from factbench.model import Snapshot
from factbench.settings import Settings, WebSource
from factbench.sources.library import documents_in
from factbench.sources.mediawiki import MediaWiki
from factbench.sources.reference import Reference
from factbench.sources.search_api import SearchApi

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from factbench.sources.web import Web

HERE = "http://wiki.example/api.php"
HITS: dict[str, Any] = {
    "query": {
        "general": {"sitename": "Wiki"},
        "rightsinfo": {"text": "free"},
        "search": [{"pageid": 1, "title": "A bridge"}],
    }
}
PAGE: dict[str, Any] = {
    "query": {
        "pages": [
            {
                "pageid": 1,
                "title": "A bridge",
                "extract": "The harbour bridge opened in 1932.",
                "canonicalurl": "http://wiki.example/A",
                "revisions": [{"timestamp": "2020-01-02T00:00:00Z"}],
            }
        ]
    }
}
ODD: tuple[Any, ...] = (None, 7, 1.5, True, "words", "", [], {}, [1], ["x"], {"x": 1}, [None], [[]], "\ud800")


class Saying:
    """Gives these answers one after the other, the last one again and again."""

    def __init__(self, *answers: object) -> None:
        self._answers = answers
        self._next = itertools.count()

    def get(self, _url: str, **_more: object) -> Snapshot:
        answer = self._answers[min(next(self._next), len(self._answers) - 1)]
        content = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
        return Snapshot(content, "application/json", None, "2020-01-01T00:00:00Z")


def asked(*answers: object) -> list[Reference] | FactbenchError:
    source = WebSource(name="wiki", kind="mediawiki", url=HERE)
    try:
        with stamina.set_testing(True, attempts=1):
            return list(
                MediaWiki(source, cast("Web", Saying(*answers)), Settings()).search("bridge", limit=3)
            )
    except (NetworkError, InputError) as error:
        return error


def paths(value: object, before: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place in a JSON value."""
    yield before
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, each in steps:
        yield from paths(each, (*before, name))


def with_at(value: Any, path: tuple[Any, ...], odd: object) -> Any:
    if not path:
        return odd
    copy = json.loads(json.dumps(value))
    inner = copy
    for name in path[:-1]:
        inner = inner[name]
    if odd is KeyError:
        del inner[path[-1]]
    else:
        inner[path[-1]] = odd
    return copy


def fit(found: list[Reference] | FactbenchError) -> bool:
    """A sentence, or references that can be stored."""
    if isinstance(found, FactbenchError):
        return "\n" not in str(found) and len(str(found)) < 400
    for each in found:
        for text in (
            each.source.title,
            each.source.text,
            each.source.url,
            each.source.licence,
            each.source.publisher,
        ):
            assert text is None or isinstance(text, str)
            (text or "").encode()
    return True


def test_whatever_a_wiki_puts_in_the_place_of_anything() -> None:
    assert [each.source.text for each in asked(HITS, PAGE)] == ["The harbour bridge opened in 1932."]  # type: ignore[union-attr]
    for odd in (*ODD, KeyError):
        for path in paths(HITS):
            if path or odd is not KeyError:
                assert fit(asked(with_at(HITS, path, odd), with_at(HITS, path, odd), PAGE)), (path, odd)
        for path in paths(PAGE):
            if path or odd is not KeyError:
                assert fit(asked(HITS, with_at(PAGE, path, odd), PAGE)), (path, odd)


@pytest.mark.parametrize(
    "content",
    [b"<html>down</html>", b"", b"null", b"[" * 100_000, b'{"a": ' * 100_000, b"\xff\xfe", b'{"error": []}',
     b'{"error": 7}', b'{"error": {"code": {"a": 1}, "info": ["x"]}}',
     b'{"query": {"search": {"0": {"pageid": "1"}}}}', b"1e999",
     b"9" * 5_000],
)  # fmt: skip
def test_answers_that_are_none(content: bytes) -> None:
    assert fit(asked(content))
    assert fit(asked(HITS, content))


def test_a_hit_without_text_is_none_and_a_search_goes_on_behind_an_odd_one() -> None:
    source = WebSource(name="archive", kind="search", url="http://a.example/?q={query}", results="hits")
    for odd in ODD:
        hits = [{"title": odd, "text": odd, "url": odd, "date": odd}, odd, {"title": " ", "text": "\n"}]
        answer = {
            "hits": [*hits, {"title": "A bridge", "text": "It opened in 1932.", "url": "http://a.example/1"}]
        }
        found = list(SearchApi(source, cast("Web", Saying(answer)), Settings()).search("x", limit=9))
        assert found[-1].source.text == "It opened in 1932."
        assert all(each.source.text.strip() for each in found)
        assert fit(found)


def test_a_line_that_cannot_be_read_does_not_stop_the_others(tmp_path: Path) -> None:
    lines = [
        '{"text": "The tower is 90 m high.", "title": "Towers"}',
        '{"text": "half \\ud800 of it", "title": "Halves"}',
        "{", "[]", '{"text": 7}', '{"text": "When?", "title": "Days", "published": "last spring"}',
        '{"text": "The mill burned in 1907.", "title": "Mills", "url": {"a": 1}}',
    ]  # fmt: skip
    (tmp_path / "p.jsonl").write_text("\n".join(lines), encoding="utf-8")
    found = [each.found for each in documents_in([str(tmp_path / "p.jsonl")], Settings(), Hints())]
    assert [each.source.title for each in found if isinstance(each, Reference)] == [
        "Towers",
        "Halves",
        "Mills",
    ]
    said = [str(each) for each in found if isinstance(each, Unreadable)]
    assert [next(word for word in ("line 3", "line 4", "line 5", "spring") if word in each) for each in said]
    assert len(said) == 4
    assert next(
        each for each in found if isinstance(each, Reference) and each.source.title == "Halves"
    ).source.text == ("half \ufffd of it")


def test_what_stands_at_a_place_is_of_the_kind_that_is_asked_for() -> None:
    found = parsed('{"a": {"b": [1, {"c": "d"}], "n": 3, "t": " "}, "p": {"7": {"x": 1}}}')
    assert objects(found, "a", "b") == [{"c": "d"}]
    assert objects(found, "p") == [{"x": 1}]
    assert (objects(found, "a", "n"), words(found, "a", "n"), words(found, "a", "t")) == (None, "3", None)
    assert fields(found, "a", "b") == {}
