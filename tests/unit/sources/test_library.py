"""Reference documents read from files, folders and addresses."""

from __future__ import annotations

import http.server
import json
import threading
from datetime import date
from typing import TYPE_CHECKING

import pytest

from factbench.errors import FactbenchError, InputError
from factbench.intake import Hints
from factbench.settings import Settings
from factbench.sources.library import Library, documents_in
from factbench.sources.reference import Reference

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LEDGER = """---
title: Harbour ledger: volume two
publisher: City archive
date: 1933-01-02
url: https://archive.example.org/2
primary: yes
licence: CC0-1.0
origin: City archive
---

The harbour bridge opened in March 1932 after six years of work.

Its cost was 5 million crowns.
"""
PAGE = """<html lang="en"><head><title>Ferries</title></head><body><nav>Home | News | Sport</nav>
<article><h1>Ferries</h1>
<p>The ferry from the old quay stopped in 1932, when the bridge had opened and nobody needed it any more.</p>
<p>It had carried about two thousand people a day since the end of the century before, as the ledger says.</p>
</article></body></html>"""


def read(name: Path | str, hints: Hints | None = None, settings: Settings | None = None) -> list[Reference]:
    found = [each.found for each in documents_in([str(name)], settings or Settings(), hints or Hints())]
    for each in found:
        if isinstance(each, FactbenchError):
            raise each
    return [each for each in found if isinstance(each, Reference)]


def test_front_matter_says_where_a_text_is_from(tmp_path: Path) -> None:
    (tmp_path / "ledger.md").write_text(LEDGER, encoding="utf-8")
    (found,) = read(tmp_path)
    source = found.source
    assert (source.title, source.publisher, source.published) == (
        "Harbour ledger: volume two",
        "City archive",
        date(1933, 1, 2),
    )
    assert (source.url, source.primary, source.licence, source.origin) == (
        "https://archive.example.org/2",
        True,
        "CC0-1.0",
        "City archive",
    )
    assert source.text.startswith("The harbour bridge")
    assert all(passage.span.of(source.text) == passage.text for passage in found.passages)
    assert found.snapshot.content == LEDGER.encode()


def test_what_a_person_says_wins(tmp_path: Path) -> None:
    (tmp_path / "ledger.txt").write_text(LEDGER, encoding="utf-8")
    (found,) = read(tmp_path / "ledger.txt", Hints(title="Mine", published=date(2000, 1, 1)))
    assert (found.source.title, found.source.published) == ("Mine", date(2000, 1, 1))


@pytest.mark.parametrize(
    "text", ["--- a line, no fields\nThe mill burned in 1907.", "---\nno end of it: The mill burned."]
)
def test_dashes_alone_are_no_front_matter(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (found,) = read(tmp_path / "a.txt")
    assert "The mill burned" in found.source.text


def test_a_date_that_is_none_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(LEDGER.replace("1933-01-02", "last spring"), encoding="utf-8")
    with pytest.raises(InputError, match="last spring is not a date"):
        read(tmp_path / "a.txt")


def test_a_page_is_read_without_its_menu(tmp_path: Path) -> None:
    (tmp_path / "ferries.html").write_text(PAGE, encoding="utf-8")
    (found,) = read(tmp_path)
    assert "stopped in 1932" in found.source.text
    assert "Sport" not in found.source.text


def test_lines_of_one_title_make_one_source(tmp_path: Path) -> None:
    lines = [
        {
            "text": "The tower is 90 m high.",
            "title": "Towers",
            "url": "https://x.example/t",
            "published": "2001-02-03",
        },
        {"text": "The mill burned in 1907.", "source": "Mills"},
        {"text": "It was built in 1900.", "title": "Towers"},
    ]
    (tmp_path / "p.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    towers, mills = read(tmp_path)
    assert [passage.text for passage in towers.passages] == [
        "The tower is 90 m high.",
        "It was built in 1900.",
    ]
    assert all(passage.span.of(towers.source.text) == passage.text for passage in towers.passages)
    assert (towers.source.published, mills.source.title) == (date(2001, 2, 3), "Mills")


@pytest.mark.parametrize(
    ("text", "words"),
    [("", "no passages"), ("{", "line 1: not JSON"), ("[1]", "no “text”"), ('{"text": " "}', "no “text”")],
)
def test_bad_lines_are_named(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "p.jsonl").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=words):
        read(tmp_path / "p.jsonl")


def test_one_document_that_fails_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("", encoding="utf-8")
    (tmp_path / "b.md").write_text(LEDGER, encoding="utf-8")
    found = [
        each.found for each in documents_in([str(tmp_path), str(tmp_path / "none.txt")], Settings(), Hints())
    ]
    assert [isinstance(each, Reference) for each in found] == [False, True, False]


def test_a_library_is_searched_in_memory(tmp_path: Path) -> None:
    (tmp_path / "b.md").write_text(LEDGER, encoding="utf-8")
    library = Library(read(tmp_path))
    hit, passage, source = library.search("What did the bridge cost in crowns?", limit=1)[0]
    assert "crowns" in passage.text[hit.start : hit.end]
    assert source.title.startswith("Harbour ledger")
    assert Library([]).search("anything", limit=3) == []


@pytest.fixture
def address() -> Iterator[str]:
    """The page on a real server on loopback."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(PAGE.encode())

        def log_message(self, *_words: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/ferries"
    server.shutdown()
    thread.join()
    server.server_close()


def test_an_address_is_fetched_and_its_bytes_are_kept(address: str) -> None:
    (found,) = read(address, settings=Settings(allow_private=True))
    assert (found.source.url, found.snapshot.content) == (address, PAGE.encode())
    (refused,) = [each.found for each in documents_in([address], Settings(), Hints())]
    assert isinstance(refused, FactbenchError)
    assert refused.exit_code == 5
