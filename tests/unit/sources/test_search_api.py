"""A search that answers in JSON, on a real server on loopback."""

from __future__ import annotations

import http.server
import json
import logging
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from factbench.errors import NetworkError
from factbench.settings import Settings, WebSource
from factbench.sources.search_api import SearchApi
from factbench.sources.web import Web
from factbench.workbench import Was
from tests.values import a_bench

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

SECRET = "s3ntinel/+key=="  # noqa: S105  stands for one
OPEN = Settings(allow_private=True, fetch_seconds=5.0)
HITS = {
    "data": {
        "items": [
            {"head": {"main": "Bridge <b>opens</b>"}, "link": "https://n.example/1", "body": "It opened in 1932.",
             "day": "1932-03-04T00:00:00Z"},
            {"head": {}, "link": 5, "body": None},
            "nothing",
            {"head": {"main": "Only a headline"}},
        ]
    }
}  # fmt: skip
NEWS = WebSource(
    name="news",
    kind="search",
    url="?q={query}&n={limit}",
    results="data.items",
    title="head.main",
    address="link",
    text="body",
    date="day",
)


@dataclass
class Seen:
    """What a server was asked."""

    path: str
    headers: dict[str, str]


@contextmanager
def answering(
    *answers: bytes, headers: dict[str, str] | None = None, status: int | Sequence[int] = 200
) -> Iterator[tuple[str, list[Seen]]]:
    """A server that gives these answers one after the other, the last one again and again."""
    seen: list[Seen] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            said = {name.lower(): value for name, value in self.headers.items()}
            seen.append(Seen(self.path, said))
            tag = (headers or {}).get("ETag")
            same = tag is not None and said.get("if-none-match") == tag
            body = b"" if same else answers[min(len(seen), len(answers)) - 1]
            codes = [status] if isinstance(status, int) else status
            self.send_response(304 if same else codes[min(len(seen), len(codes)) - 1])
            for name, value in (headers or {}).items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_words: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", seen
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def asked(address: str, source: WebSource = NEWS, *, web: Web | None = None, limit: int = 5) -> list[Any]:
    at = replace(source, url=address + source.url)
    return list(SearchApi(at, web or Web(OPEN), OPEN).search("bridge & ferry", limit=limit))


def test_results_are_read_where_the_configuration_says() -> None:
    with answering(json.dumps(HITS).encode()) as (address, seen):
        first, second = asked(address)
    assert seen[0].path == "/?q=bridge%20%26%20ferry&n=5"
    assert (first.source.title, first.source.text, first.source.url, first.source.published) == (
        "Bridge opens",
        "It opened in 1932.",
        "https://n.example/1",
        date(1932, 3, 4),
    )
    assert (second.source.title, second.source.text) == ("Only a headline", "Only a headline")
    assert first.snapshot.content == json.dumps(HITS).encode()
    assert first.source.snapshot == first.snapshot.sha256


def test_fact_checks_are_recognised_where_no_list_is_named() -> None:
    answer = {"claims": [{"text": "It opened in 1931.", "claimReview": [{"textualRating": "False"}]}]}
    with answering(json.dumps(answer).encode()) as (address, _seen):
        (found,) = asked(address, replace(NEWS, results=None))
    assert found.source.check.rating == "False"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"<html>", "else than JSON"),
        (b"{}", "without a list at “data.items”"),
        (b"[" * 100_000, "else than JSON"),
    ],
)
def test_another_answer_than_configured_is_one_sentence(content: bytes, words: str) -> None:
    with answering(content) as (address, _seen), pytest.raises(NetworkError, match=words):
        asked(address)


def test_an_answer_that_did_not_change_is_not_sent_twice(tmp_path: Path) -> None:
    with answering(json.dumps(HITS).encode(), headers={"ETag": '"1"'}) as (address, seen):
        web = Web(OPEN, cache=tmp_path / "web")
        first, again = asked(address, web=web), asked(address, web=web)
    assert [each.headers.get("if-none-match") for each in seen] == [None, '"1"']
    assert [each.source.id for each in first] == [each.source.id for each in again]
    assert [each.snapshot.content for each in first] == [each.snapshot.content for each in again]


def test_requests_to_one_server_wait_for_each_other() -> None:
    most, now, gate = 0, 0, threading.Lock()

    class Slow(Web):
        def _agent(self) -> str:  # called inside the turn
            nonlocal most, now
            with gate:
                now += 1
                most = max(most, now)
            threading.Event().wait(0.05)
            with gate:
                now -= 1
            return super()._agent()

    with answering(json.dumps(HITS).encode()) as (address, seen):
        web = Slow(OPEN)
        threads = [threading.Thread(target=asked, args=(address,), kwargs={"web": web}) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert (most, len(seen)) == (1, 4)


def test_a_key_is_on_the_wire_and_nowhere_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("NEWS_KEY", SECRET)
    caplog.set_level(logging.DEBUG)
    echo = json.dumps({"items": [{"title": "A page", "text": f"You asked with {SECRET}."}]}).encode()
    with (
        answering(echo, headers={"ETag": '"1"'}) as (address, seen),
        answering(b"no", status=503) as (broken, _),
        answering(b"", status=302, headers={"Location": f"/?again={SECRET}"}) as (away, _),
    ):
        keyed = replace(
            NEWS, results="items", title="title", text="text", key="NEWS_KEY", header="X-Key: {key}"
        )
        settings = replace(
            OPEN,
            sources=(
                replace(keyed, url=f"{address}?k={{key}}&q={{query}}"),
                replace(keyed, name="broken", url=f"{broken}?k={{key}}&q={{query}}"),
                replace(keyed, name="away", url=f"{away}?k={{key}}&q={{query}}"),
                replace(keyed, name="unset", key="NO_SUCH_KEY"),
            ),
        )
        with a_bench(tmp_path / "claims.db", settings=settings) as bench:
            outcomes = list(bench.library.sources.ask(["news", "broken", "away", "unset"], "bridge"))
            log = bench.desk.searches()
            assert bench.reports.report()
    assert seen[0].path == "/?k=s3ntinel%2F%2Bkey%3D%3D&q=bridge"
    assert seen[0].headers["x-key"] == SECRET
    assert [each.was for each in outcomes] == [Was.NEW, Was.FAILED, Was.FAILED, Was.FAILED]
    assert [each.hits for each in log] == [1, None, None, None]
    assert "NO_SUCH_KEY" in str(outcomes[3].error)
    said = " ".join(str(each.error) + repr(each) for each in outcomes)
    logged = " ".join(f"{record.getMessage()} {record.__dict__}" for record in caplog.records)
    files = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    for form in (SECRET, "s3ntinel"):
        assert form not in said
        assert form not in logged
        assert form.encode() not in files


def test_a_key_does_not_follow_a_redirect_to_another_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWS_KEY", SECRET)
    with (
        answering(json.dumps(HITS).encode()) as (other, there),
        answering(b"", status=302, headers={"Location": f"{other}?k=FACTBENCH-KEY"}) as (address, _),
    ):
        asked(address, replace(NEWS, key="NEWS_KEY", header="X-Key: {key}"))
    assert "x-key" not in there[0].headers
    assert "s3ntinel" not in there[0].path


def test_a_busy_server_is_asked_again_when_it_says() -> None:
    content = json.dumps(HITS).encode()
    with answering(content, headers={"Retry-After": "1"}, status=(503, 200)) as (address, seen):
        began = time.monotonic()
        assert len(asked(address)) == 2
        assert len(seen) == 2
        assert time.monotonic() - began >= 1
    with answering(content, headers={"Retry-After": "3600"}, status=(503, 200)) as (address, seen):
        with pytest.raises(NetworkError, match="try again later"):
            asked(address)
        assert len(seen) == 1


def test_an_asking_that_is_stopped_keeps_what_was_stored_and_says_so(tmp_path: Path) -> None:
    with answering(json.dumps(HITS).encode()) as (address, _seen):
        settings = replace(OPEN, sources=(replace(NEWS, url=address + NEWS.url),))
        with a_bench(tmp_path / "claims.db", settings=settings) as bench:
            going = bench.library.sources.ask(["news"], "bridge")
            first = next(iter(going))
            going.close()  # what a person's Ctrl-C does
            assert [source.id for source, _count in bench.library.sources.all()] == [first.id]
            (search,) = bench.desk.searches()
            assert (search.hits, search.error) == (1, "stopped")
            assert [each.was for each in bench.library.sources.ask(["news"], "bridge")] == [
                Was.KNOWN,
                Was.NEW,
            ]
