"""Asking servers politely: by name, one request at a time for each, and not twice for what did not change."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import threading
from collections import defaultdict
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from factbench.errors import NetworkError
from factbench.fetch import Asking, ask
from factbench.intake import Clock, now
from factbench.model import Snapshot

if TYPE_CHECKING:
    from factbench.settings import Settings

KEPT = 500
"""Answers that are kept on disk; the oldest make room."""


class Web:
    """What sources ask the network through. One for a session; every method may be called from any thread."""

    def __init__(self, settings: Settings, *, cache: Path | None = None, clock: Clock = now) -> None:
        """`cache` is a folder for answers that came with an ETag; None keeps none."""
        self._settings = settings
        self._cache = cache
        self._clock = clock
        self._turns: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)

    def get(self, url: str, *, header: str | None = None, secret: str | None = None) -> Snapshot:
        """What `url` answers, guarded and in time as `fetch.ask` says; requests to one host wait for each other.

        `fetch.KEY` in address and header (“Name: value”) stands for `secret`, which no snapshot and no error holds.
        Raises: `NetworkError`, `TooLarge`.
        """
        name, _, value = (header or "").partition(":")
        headers = [(name.strip(), value.strip())] if header else []
        # A secret may change what is seen, so answers to different ones are kept apart.
        kept = self._kept("\n".join([url, header or "", hashlib.sha256((secret or "").encode()).hexdigest()]))
        with self._turns[urlsplit(url).netloc]:
            known = _load(kept)
            if known:
                headers.append(("If-None-Match", known[0]))
            asking = Asking(agent=self._agent(), headers=tuple(headers), secret=secret)
            answer = ask(url, settings=self._settings, asking=asking, clock=self._clock)
        if answer.snapshot is not None:
            if answer.tag and kept:
                self._keep(kept, answer.tag, answer.snapshot)
            return answer.snapshot
        if known is None:
            raise NetworkError(f"{urlsplit(url).netloc} says that nothing changed, which was not asked.")
        retrieved = self._clock().strftime("%Y-%m-%dT%H:%M:%SZ")
        return Snapshot(known[1].content, known[1].media_type, known[1].url, retrieved)

    def _agent(self) -> str:
        return agent(self._settings)

    def _kept(self, name: str) -> Path | None:
        return self._cache / hashlib.sha256(name.encode()).hexdigest()[:32] if self._cache else None

    def _keep(self, path: Path, tag: str, snapshot: Snapshot) -> None:
        """Store an answer, whole or not at all; a folder that cannot be written keeps nothing."""
        head = {
            "tag": tag,
            "media_type": snapshot.media_type,
            "url": snapshot.url,
            "at": snapshot.retrieved_at,
        }
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle, draft = tempfile.mkstemp(dir=path.parent)
            with os.fdopen(handle, "wb") as file:
                file.write(json.dumps(head).encode() + b"\n" + snapshot.content)
            Path(draft).replace(path)
            for old in sorted(path.parent.iterdir(), key=lambda each: each.stat().st_mtime)[:-KEPT]:
                old.unlink(missing_ok=True)


def agent(settings: Settings) -> str:
    """How a request names this program.

    Source: User-Agent policies of Wikimedia and others: program, version, and how to reach whoever runs it.
    """
    from factbench import __version__

    contact = "".join(each for each in settings.contact or "" if " " < each < "\x7f" and each not in "()")
    return f"factbench/{__version__} (fact-checking workbench{f'; {contact}' if contact else ''})"


def _load(path: Path | None) -> tuple[str, Snapshot] | None:
    """Tag and answer in a file of the cache; None where there is none that can be read."""
    if path is None:
        return None
    try:
        head, _, content = path.read_bytes().partition(b"\n")
        found = json.loads(head)
        return str(found["tag"]), Snapshot(content, found["media_type"], found["url"], str(found["at"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
