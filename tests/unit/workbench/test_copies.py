"""Copies of cited sources in an archive of the web, and cited words that drift, against servers on loopback."""

from __future__ import annotations

import http.server
import json
import threading
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from factbench.acts import Archive as Archive_
from factbench.acts import Brought, Shown
from factbench.cli import run
from factbench.errors import NetworkError
from factbench.model import Archived
from factbench.record.history import describe
from factbench.sources.wayback import Wayback, dated
from factbench.sources.web import Web
from factbench.stages.reread import Now
from factbench.store.searches import searches
from factbench.workbench.record.by_hand import Heard
from tests.values import RULES, a_bench, a_source, filled

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from factbench.settings import Settings
    from factbench.workbench import Workbench

TEXT = "The harbour bridge opened in March 1932 and was the widest bridge of its time."
PAGE = "{}\n\n{}\n"
MORE = "It carries the road from the mill to the market, and ships of any height can pass beneath it."


class Archive(http.server.ThreadingHTTPServer):
    """The two services of the Wayback Machine, with the shapes that they document, and the pages themselves."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answers)
        self.asked: list[str] = []
        self.kept: dict[str, str] = {}
        """Address -> moment of the copy."""
        self.pages: dict[str, tuple[int, str]] = {}
        self.takes = True

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def settings(self) -> Settings:
        return replace(
            RULES,
            allow_private=True,
            fetch_seconds=3.0,
            archive_url=f"{self.address}/wayback/available?url={{url}}",
            archive_save_url=f"{self.address}/save/{{url}}",
        )


class _Answers(http.server.BaseHTTPRequestHandler):
    server: Archive

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        found = urlsplit(self.path)
        if found.path == "/wayback/available":
            self._available(parse_qs(found.query)["url"][0])
        elif found.path.startswith("/save/"):
            self._save(unquote(self.path.removeprefix("/save/")))
        elif found.path.startswith("/web/"):
            self._send(200, "text/html", "<html>the copy</html>")
        else:
            status, text = self.server.pages.get(found.path, (404, "not here"))
            self._send(status, "text/plain", text)

    def _available(self, url: str) -> None:
        if url.endswith("/broken"):
            self._send(200, "text/html", "<html>Sorry</html>")
            return
        moment = self.server.kept.get(url)
        closest = {
            "available": True,
            "url": f"http://web.archive.org/web/{moment}/{url}",
            "timestamp": moment,
            "status": "200",
        }
        snapshots = {"closest": closest} if moment else {}
        self._send(200, "application/json", json.dumps({"url": url, "archived_snapshots": snapshots}))

    def _save(self, url: str) -> None:
        if not self.server.takes:
            self._send(429, "text/html", "too many")
            return
        self.server.kept[url] = "20200305090000"
        self.send_response(302)
        self.send_header("Location", f"/web/20200305090000/{url}")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, status: int, kind: str, text: str) -> None:
        content = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_words: object) -> None:
        """Say nothing."""


@contextmanager
def serving() -> Iterator[Archive]:
    server = Archive()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def archive() -> Iterator[Archive]:
    with serving() as server:
        yield server


@pytest.fixture
def bench(archive: Archive, tmp_path: Path) -> Iterator[Workbench]:
    """A database in which two verdicts cite two sources of this server, and one a paper that stays in the house."""
    from factbench.store import documents

    with a_bench(tmp_path / "claims.db", settings=archive.settings()) as opened:
        first, second = filled(opened)
        for number, claim in enumerate((first, second), 1):
            source, passage = a_source(f"{TEXT} So says witness {number}.", title=f"Almanac {number}")
            placed = replace(
                source, url=f"{archive.address}/almanac/{number}", retrieved="2020-03-04T10:00:00Z"
            )
            opened.session.write(documents.add_source, placed, [passage], None, "2020-03-05T08:00:00.000Z")
            for _found in opened.library.passages.match():
                pass
            beside = [each for each in opened.desk.evidence(claim.id) if each.source.url == placed.url]
            opened.record.decide(claim.id, rating="supported", cite=[beside[0].id])
        kept = opened.record.by_hand.bringing(
            first.id,
            "A deed that says 1932.",
            kind=Brought.DOCUMENT,
            heard=Heard(who="Dana Mills", shown=Shown.HOUSE),
            name="Deed",
            url=f"{archive.address}/secret",
        )
        opened.record.by_hand.store(kept, first.id)
        opened.record.decide(first.id, cite=[kept.evidence])
        yield opened


def test_a_copy_that_is_there_is_noted_and_one_that_is_not_is_taken(
    bench: Workbench, archive: Archive
) -> None:
    one, two = (f"{archive.address}/almanac/{number}" for number in (1, 2))
    archive.kept[one] = "20190101120000"
    cited = bench.copies.cited()
    assert [each.source.url for each in cited] == [one, two]
    found = list(bench.copies.archive([each.source for each in cited]))
    assert [(each.saved, each.copy and each.copy.on) for each in found] == [
        (False, date(2019, 1, 1)),
        (True, date(2020, 3, 5)),
    ]
    now = [each.source.archived for each in bench.copies.cited()]
    assert now[0] == Archived(url=f"https://web.archive.org/web/20190101120000/{one}", on=date(2019, 1, 1))
    assert now[1] == Archived(url=f"{archive.address}/web/20200305090000/{two}", on=date(2020, 3, 5))
    assert not [each for each in archive.asked if "secret" in each]
    assert any("timestamp=20200304" in each for each in archive.asked)
    text = bench.reports.export("markdown").decode()
    assert "archived copy of 2019" in text.replace("\\", "")
    bench.record.undo()
    assert [each.source.archived is None for each in bench.copies.cited()] == [False, True]


def test_a_service_that_refuses_is_logged_and_the_others_are_asked(
    bench: Workbench, archive: Archive
) -> None:
    archive.takes = False
    archive.kept[f"{archive.address}/almanac/2"] = "20190101120000"
    found = list(bench.copies.archive([each.source for each in bench.copies.cited()]))
    assert [bool(each.error) for each in found] == [True, False]
    logged = [each for each in bench.session.read(searches) if each.source == "archive"]
    assert [(each.hits, each.error is None) for each in logged] == [(None, False), (1, True)]
    assert [each.source.archived is None for each in bench.copies.cited()] == [True, False]


def test_looking_alone_has_no_copy_taken_and_notes_that_there_is_none(
    bench: Workbench, archive: Archive
) -> None:
    found = list(bench.copies.archive([each.source for each in bench.copies.cited()], save=False))
    assert [(each.copy, each.error) for each in found] == [(None, ""), (None, "")]
    assert not [each for each in archive.asked if each.startswith("/save/")]
    told = [describe(each) for each in bench.record.events() if isinstance(each.act, Archive_)]
    assert len(told) == 2
    assert told[0].startswith("found no archived copy of the source “Almanac 1”")


def test_what_is_no_answer_of_an_archive_is_an_error(archive: Archive) -> None:
    settings = archive.settings()
    wayback = Wayback(Web(settings), settings)
    with pytest.raises(NetworkError, match="archive_url"):
        wayback.find("https://a.example/broken")
    assert dated("https://web.archive.org/web/20191301000000/https://a.example/") is None
    assert dated("https://web.archive.org/save/https://a.example/") is None


def test_cited_words_that_read_otherwise_are_gone_or_cannot_be_read_are_told_apart(
    bench: Workbench, archive: Archive
) -> None:
    archive.pages["/almanac/1"] = (200, PAGE.format(f"{TEXT} So says witness 1.", MORE))
    archive.pages["/almanac/2"] = (
        200,
        PAGE.format(f"{TEXT.replace('1932', '1933')} So says witness 2.", MORE),
    )
    one, two = bench.copies.drift(bench.copies.cited())
    assert [each.now for each in one.passages] == [Now.SAME]
    assert [each.now for each in two.passages] == [Now.CHANGED]
    assert "1933" in two.passages[0].reads
    archive.pages["/almanac/1"] = (200, PAGE.format(MORE, MORE))
    archive.pages["/almanac/2"] = (404, "gone")
    one, two = bench.copies.drift(bench.copies.cited())
    assert [each.now for each in one.passages] == [Now.GONE]
    assert two.error


def test_on_the_command_line_the_exit_code_says_what_was_found(
    bench: Workbench,
    archive: Archive,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    settings = archive.settings()
    for name in ("archive_url", "archive_save_url", "fetch_seconds"):
        monkeypatch.setenv(f"FACTBENCH_{name.upper()}", str(getattr(settings, name)))
    monkeypatch.setenv("FACTBENCH_ALLOW_PRIVATE", "true")
    path = str(bench.session.path)
    archive.pages["/almanac/1"] = (200, PAGE.format(f"{TEXT} So says witness 1.", MORE))
    assert run(["drift", "--db", path, "--json"]) == 5
    found = json.loads(capsys.readouterr().out)
    assert [each["error"] is None for each in found] == [True, False]
    archive.pages["/almanac/2"] = (200, PAGE.format(MORE, MORE))
    assert run(["drift", "--db", path]) == 1
    assert "gone: Almanac 2" in capsys.readouterr().out
    assert run(["archive", "--db", path]) == 0
    assert "taken: a copy of 2020-03-05" in capsys.readouterr().out
    assert run(["archive", "--db", path, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []
