from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from factbench.exporters.html import export
from tests.unit.exporters.sample import poisoned
from tests.unit.exporters.test_html import Page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.browser


class Listener(ThreadingHTTPServer):
    """A server on loopback that remembers what it was asked for."""

    asked: list[str]

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class _Answer(BaseHTTPRequestHandler):
    server: Listener

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing: what was asked is kept."""


@pytest.fixture
def listener() -> Iterator[Listener]:
    server = Listener(("127.0.0.1", 0), _Answer)
    server.asked = []
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def browser() -> str:
    found = shutil.which("chromium")
    if found is None:
        pytest.skip("chromium is not installed")
    return found


def opened(browser: str, page: bytes, folder: Path) -> str:
    """The page's document after a browser has loaded it and run what it would run."""
    path = folder / "page.html"
    path.write_bytes(page)
    options = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={folder / 'profile'}",
        "--virtual-time-budget=3000",
    ]
    run = subprocess.run(
        [browser, *options, "--dump-dom", path.as_uri()], capture_output=True, timeout=90, check=True
    )
    return run.stdout.decode()


def payload(address: str) -> str:
    """Every way in at once: scripts, handlers, styles, frames, forms and plain assets."""
    act = f"document.documentElement.id='struck';fetch('{address}/fetch')"
    return (
        f"\"'></style></title></textarea><script>{act};alert(1)</script><img src='{address}/img' onerror=\"{act}\">"
        f"<svg onload=\"{act}\"></svg><link rel=stylesheet href='{address}/css'><iframe src='{address}/frame'></iframe>"
        f"<style>@import '{address}/import';</style><base href='{address}/'>"
        f"<video src='{address}/video' autoplay></video>"
        f"<meta http-equiv=refresh content='0;url={address}/refresh'><script src='{address}/script'></script>"
    )


def test_a_hostile_report_asks_for_nothing_and_runs_nothing(
    browser: str, listener: Listener, tmp_path: Path
) -> None:
    report = replace(poisoned(payload(listener.address)), report_url=f"{listener.address}/report")
    linked = tuple(replace(each, url=f"{listener.address}/article") for each in report.articles)
    document = opened(browser, export(replace(report, articles=linked)), tmp_path)
    assert listener.asked == []
    elements = Page(document.encode()).elements
    assert {tag for tag, _ in elements}.isdisjoint({"img", "iframe", "link", "base", "video"})
    assert [each for tag, each in elements if tag == "script"] == [{"type": "application/ld+json"}]
    assert all(sorted(each) == ["aria-label", "role", "viewbox"] for tag, each in elements if tag == "svg")
    assert '<html lang="en">' in document


def test_the_same_payload_in_an_unguarded_page_does_strike(
    browser: str, listener: Listener, tmp_path: Path
) -> None:
    bare = f"<!DOCTYPE html><html><body>{payload(listener.address)}</body></html>".replace("alert(1)", "0")
    document = opened(browser, re.sub(r"<meta.*?>", "", bare).encode(), tmp_path)
    assert {"/img", "/fetch"} <= set(listener.asked)
    assert 'id="struck"' in document


def test_the_policy_alone_stops_what_escaping_would_let_through(
    browser: str, listener: Listener, tmp_path: Path
) -> None:
    page = export(poisoned("plain")).decode().replace("</main>", f"{payload(listener.address)}</main>")
    document = opened(browser, re.sub(r"<meta http-equiv=refresh.*?>", "", page).encode(), tmp_path)
    assert "<script>" in document
    assert '<html lang="en">' in document
    assert listener.asked == []
