"""Asking a site as it wants to be asked: one request at a time, with pauses, what its robots.txt allows, and not again
soon where it is unwell."""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from factbench.errors import FactbenchError, NetworkError
from factbench.fetch import Answer, Asking, ask
from factbench.sources.web import agent

if TYPE_CHECKING:
    from collections.abc import Callable

    from factbench.settings import Settings

NAME = "factbench"
"""What robots.txt calls this program."""
LONGEST_PAUSE = 60.0
"""Most seconds between two requests that a robots.txt may ask for; who wants more is asked for less."""
ROBOTS_BYTES = 500_000
"""As much of a robots.txt is read. Source: RFC 9309, section 2.5."""
UNWELL = 600.0
"""Seconds for which a host is left alone that says it is busy and not for how long."""


class Refused(NetworkError):
    """The site does not want this, or not now."""

    passing = False
    """Whether it may be over next time."""


class NotNow(Refused):
    """The host is unwell or busy: it is left alone for a while."""

    passing = True


@dataclass(slots=True)
class _Host:
    turn: threading.Lock = field(default_factory=threading.Lock)
    rules: Any = None
    """Of its robots.txt; None before it was asked for."""
    pause: float = 0.0
    asked: float = float("-inf")
    rest: float = float("-inf")
    """When it may be asked again."""
    why: str = ""


class Polite:
    """One for a round or for many; usable from any thread."""

    def __init__(
        self,
        settings: Settings,
        *,
        pause: float = 1.0,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Any] = time.sleep,
    ) -> None:
        """`pause`: seconds between two requests to one host, where its robots.txt does not want more."""
        self._settings = settings
        self._pause = pause
        self._clock = clock
        self._sleep = sleep
        self._hosts: defaultdict[str, _Host] = defaultdict(_Host)
        self._agent = agent(settings)

    def forget(self) -> None:
        """Ask every host for its robots.txt again, as a long watch does now and then."""
        for host in list(self._hosts.values()):
            host.rules = None

    def get(self, address: str, *, tag: str | None = None, modified: str | None = None) -> Answer:
        """What an address answers; without a snapshot where nothing changed since an answer with this tag or time.

        Raises: `Refused` where robots.txt forbids it, `NotNow` while the host is left alone; as `fetch.ask`.
        """
        parts = urlsplit(address)
        host = self._hosts[parts.netloc.lower()]
        with host.turn:
            if host.rules is None:
                self._read_rules(host, f"{parts.scheme}://{parts.netloc}/robots.txt")
            if not host.rules.can_fetch(address, NAME):
                raise Refused(f"robots.txt of {parts.netloc} does not allow it.")
            headers = [("If-None-Match", tag), ("If-Modified-Since", modified)]
            return self._ask(host, address, tuple((name, value) for name, value in headers if value))

    def _read_rules(self, host: _Host, address: str) -> None:
        """Source: RFC 9309, section 2.3.1: without the file all is allowed; nothing while it cannot be had."""
        from protego import Protego

        try:
            answer = self._ask(host, address, ())
            content = answer.snapshot.content if answer.snapshot else b""
        except NetworkError as error:
            if error.status is None or error.status >= 500 or error.status == 429:
                self._leave(host, error, f"its robots.txt cannot be read ({error})")
                raise NotNow(f"Nothing was asked: {host.why}") from error
            content = b""
        except FactbenchError:
            content = b""  # larger than any that means something
        host.rules = Protego.parse(content[:ROBOTS_BYTES].decode("utf-8", "replace"))
        host.pause = min(float(host.rules.crawl_delay(NAME) or 0.0), LONGEST_PAUSE)

    def _ask(self, host: _Host, address: str, headers: tuple[tuple[str, str], ...]) -> Answer:
        if (left := host.rest - self._clock()) > 0:
            raise NotNow(f"Left alone for {left:,.0f} s more: {host.why}")
        if (early := host.asked + max(host.pause, self._pause) - self._clock()) > 0:
            self._sleep(early)
        try:
            return ask(
                address, settings=self._settings, asking=Asking(agent=self._agent, headers=headers, tries=1)
            )
        except NetworkError as error:
            if error.status in {429, 503}:
                self._leave(host, error, str(error))
            raise
        finally:
            host.asked = self._clock()

    def _leave(self, host: _Host, error: NetworkError, why: str) -> None:
        host.rest = self._clock() + (UNWELL if error.wait is None else error.wait)
        host.why = why
