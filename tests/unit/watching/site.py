"""A real web site on loopback that keeps what it was asked, and notices who is impolite."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass
class Site:
    """What a site holds: path -> (status, headers, body)."""

    pages: dict[str, tuple[int, dict[str, str], str]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str], float]] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0
    address: str = ""

    def put(self, path: str, body: str, status: int = 200, **headers: str) -> str:
        """Serve this; returns its address."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = (status, named, body)
        return self.address + path

    def paths(self) -> list[str]:
        """What was asked since last time, in order."""
        found = [path for path, _headers, _at in self.asked]
        self.asked.clear()
        return found

    def page(self, path: str, words: str) -> str:
        """Serve an article; returns its address."""
        text = (
            f"{words} It cost 12 million euros.\n\nThe mayor, Ada Marsh, opened it in 1991 before 300 people."
        )
        # Plain text is read without a child process, which takes half a second to start.
        return self.put(path, text, Content_Type="text/plain; charset=utf-8")

    def feed(self, path: str, *links: tuple[str, str], **headers: str) -> str:
        """Serve a feed of addresses with their days (RFC 822); returns its address."""
        items = "".join(
            f"<item><title>Item</title><link>{link}</link><pubDate>{day}</pubDate></item>"
            for link, day in links
        )
        body = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Paper</title>{items}</channel></rss>'
        return self.put(path, body, 200, Content_Type="application/rss+xml", **headers)


@contextmanager
def served() -> Iterator[Site]:
    """A site, until the block ends."""
    site = Site()
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            with lock:
                site.asked.append((self.path, dict(self.headers), time.monotonic()))
                site.at_once += 1
                site.most_at_once = max(site.most_at_once, site.at_once)
            try:
                time.sleep(0.01)
                self._answer()
            finally:
                with lock:
                    site.at_once -= 1

        def _answer(self) -> None:
            status, headers, body = site.pages.get(self.path, (404, {}, "nothing"))
            tag, modified = headers.get("ETag"), headers.get("Last-Modified")
            if (tag and self.headers.get("If-None-Match") == tag) or (
                modified and self.headers.get("If-Modified-Since") == modified
            ):
                status, body = 304, ""
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            if status != 304:
                self.send_header("Content-Length", str(len(body.encode())))
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_words: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
