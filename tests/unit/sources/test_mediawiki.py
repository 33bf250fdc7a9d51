"""A real MediaWiki on loopback, asked the way Wikipedia is."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import time
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import stamina

from factbench.cli import run
from factbench.errors import NetworkError
from factbench.settings import Settings, WebSource
from factbench.sources.mediawiki import MediaWiki
from factbench.sources.web import Web
from factbench.workbench import Was
from tests.unit.sources.test_search_api import answering
from tests.values import a_bench, filled

if TYPE_CHECKING:
    from collections.abc import Iterator

CODE = Path("/usr/share/mediawiki")
PAGES = {
    "Harbour bridge": "The '''harbour bridge''' in [[Brint]] opened in March 1932. It cost 5 million crowns.\n\n"
    "== History ==\nThe ferry stopped on the same day, and its two boats were sold to a village up the coast.",
    "Brint": "'''Brint''' is a port.\n\n* It has a bridge that was opened in 1932.\n* It has a mill.",
    "Mill": "The mill burned in 1907 and was not built again, for there was no money in the town to do it.",
}

pytestmark = [
    pytest.mark.wiki,
    pytest.mark.skipif(
        not (CODE / "api.php").exists() or shutil.which("php") is None,
        reason="needs Debian's mediawiki php-cli php-sqlite3 php-xml php-mbstring php-intl",
    ),
]


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of `api.php` of a wiki with three pages, served by PHP itself until the tests are done."""
    folder = tmp_path_factory.mktemp("wiki")
    data, texts = folder / "data", folder / "texts"
    data.mkdir()
    texts.mkdir()
    for title, text in PAGES.items():
        (texts / f"{title}.txt").write_text(text, encoding="utf-8")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = f"http://127.0.0.1:{port}"
    # The program itself stays where Debian put it; only its settings and its database are ours.
    environment = {**os.environ, "MW_CONFIG_FILE": str(folder / "LocalSettings.php")}
    options = f"--dbtype sqlite --dbpath {data} --dbname wiki --server {server} --confpath {folder}".split()
    words = ["--scriptpath", "", "--pass", "harbour-bridge-1932", "Brint wiki", "admin"]
    php(environment, "install.php", *options, *words)
    php(environment, "importTextFiles.php", *map(str, texts.glob("*.txt")))
    php(environment, "rebuildtextindex.php")
    php(environment, "runJobs.php")
    with (folder / "served").open("wb") as said:
        serving = subprocess.Popen(
            ["php", "-S", f"127.0.0.1:{port}", "-t", str(CODE)],
            env=environment,
            stdout=said,
            stderr=said,
            stdin=subprocess.DEVNULL,
        )
        try:
            _wait(f"{server}/api.php?action=query&format=json")
            yield f"{server}/api.php"
        finally:
            serving.terminate()
            serving.wait(10)


def php(environment: dict[str, str], script: str, *arguments: str) -> None:
    """Run one of the wiki's maintenance scripts."""
    command = ["php", str(CODE / "maintenance" / script), *arguments]
    subprocess.run(command, env=environment, check=True, capture_output=True, timeout=60)


def _wait(address: str) -> None:
    for _ in range(100):
        try:
            urllib.request.urlopen(address, timeout=10).close()  # noqa: S310  loopback
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the wiki did not start")


def a_wiki(api: str) -> WebSource:
    return WebSource(name="wiki", kind="mediawiki", url=api)


def settings(api: str) -> Settings:
    return Settings(allow_private=True, contact="desk@example.org", sources=(a_wiki(api),))


def test_pages_are_found_by_their_text_and_read_without_markup(api: str) -> None:
    wiki = MediaWiki(a_wiki(api), Web(settings(api)), settings(api))
    found = {each.source.title: each for each in wiki.search("bridge opened 1932", limit=5)}
    assert set(found) == {"Harbour bridge", "Brint"}
    bridge = found["Harbour bridge"]
    assert "opened in March 1932" in bridge.source.text
    assert "'''" not in bridge.source.text
    assert "<" not in bridge.source.text
    assert (bridge.source.publisher, bridge.source.origin) == ("Brint wiki", "Brint wiki")
    assert bridge.source.url is not None
    assert bridge.source.url.endswith("Harbour_bridge")
    assert bridge.source.published is not None
    assert bridge.snapshot.sha256 == bridge.source.snapshot
    assert "parse" in json.loads(bridge.snapshot.content)
    assert all(passage.span.of(bridge.source.text) == passage.text for passage in bridge.passages)
    assert list(wiki.search("zeppelin", limit=5)) == []


def test_a_claim_is_asked_stored_matched_and_the_search_can_be_cited(
    api: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], own_user: Path
) -> None:
    path = tmp_path / "claims.db"
    with a_bench(path, settings=settings(api)) as bench:
        claim = filled(bench)[0]
        outcomes = list(bench.library.sources.ask(["wiki"], claim=claim.id, limit=1))
        assert outcomes[0].was is Was.NEW
        again = list(bench.library.sources.ask(["wiki"], claim=claim.id, limit=1))
        assert [each.was for each in again] == [Was.KNOWN] * len(outcomes)
        assert list(bench.library.sources.ask(["wiki"], "zeppelin", claim=claim.id)) == []
        log = bench.desk.searches(claim.id)
        assert (log[-1].query, log[-1].hits, log[-1].error, log[-1].reviewer) == ("zeppelin", 0, None, "Ada")
        assert (
            "Searched wiki for “zeppelin” on 2020-03-05 (Ada): 0 hits."
            in bench.reports.export("markdown").decode()
        )
        assert b"0 hits" in bench.reports.export("html")
    (own_user / "config.toml").write_text(
        f'allow_private = true\n[sources.wiki]\nkind = "mediawiki"\nurl = "{api}"\n', encoding="utf-8"
    )
    assert (
        run(["--db", str(path), "sources", "ask", "wiki", "mill burned", "--claim", claim.id, "--limit", "1"])
        == 0
    )
    assert "Searched wiki for “mill burned”" in capsys.readouterr().out
    assert run(["--db", str(path), "searches", "--csv"]) == 0
    assert "zeppelin,0,Ada" in capsys.readouterr().out
    assert run(["--db", str(path), "sources", "ask", "all", "zeppelin"]) == 1
    assert run(["--db", str(path), "sources", "ask", "elsewhere", "mill"]) == 2


def test_a_busy_wiki_is_asked_again_and_a_stranger_is_named() -> None:
    answers = [b'{"error": {"code": "maxlag", "info": "Waiting"}}', b'{"query": {"search": []}}']
    with (
        stamina.set_testing(True, attempts=2),
        answering(*answers, b'{"query": {"search": []}}') as (address, seen),
    ):
        assert (
            list(MediaWiki(a_wiki(address), Web(settings(address)), settings(address)).search("x", limit=1))
            == []
        )
        assert len(seen) == 3
        assert "maxlag=5" in seen[0].path
        assert "desk@example.org" in seen[0].headers["user-agent"]
    for content, words in (
        (b"<html>", "else than JSON"),
        (b"[]", "as a MediaWiki does"),
        (b"{}", "as a MediaWiki does"),
    ):
        with answering(content, content) as (address, _seen), pytest.raises(NetworkError, match=words):
            list(MediaWiki(a_wiki(address), Web(settings(address)), settings(address)).search("x", limit=1))
