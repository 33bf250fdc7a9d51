"""The Wayback Machine, or an archive that answers as it does: has it a copy of a page, and will it take one?

Source: "Wayback Machine APIs" (availability) and "Save Page Now", on archive.org/help/wayback_api.php and
web.archive.org/save.
"""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urljoin

from factbench.errors import NetworkError, TooLarge
from factbench.model import Archived
from factbench.text.clean import one_line

if TYPE_CHECKING:
    from factbench.settings import Settings
    from factbench.sources.web import Web

NAME = "archive"
"""What the log of searches calls it."""


class Wayback:
    """An archive of the web, asked through its two services."""

    def __init__(self, web: Web, settings: Settings) -> None:
        self._web = web
        self._available = settings.archive_url
        self._save = settings.archive_save_url

    def find(self, url: str, on: date | None = None) -> Archived | None:
        """The copy of a page that is nearest to a day, else the newest; None where the archive has none.

        Raises: `NetworkError` where it does not answer, or with something else.
        """
        asked = self._available.replace("{url}", quote(url, safe=""))
        # The day stands behind the address, as the service documents it.
        asked += f"&timestamp={on:%Y%m%d}" if on is not None else ""
        content = self._web.get(asked).content
        try:
            answer = json.loads(content)
            snapshots = answer["archived_snapshots"]
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise NetworkError(
                f"{_shown(self._available)} did not answer as an archive does; check `archive_url`."
            ) from error
        closest = snapshots.get("closest") if isinstance(snapshots, dict) else None
        return _copy(closest) if isinstance(closest, dict) else None

    def save(self, url: str) -> Archived | None:
        """Have the archive take a copy of a page; None where it took the order and the copy is not there yet.

        It leads to the copy, whose address holds the day and the page. Raises: as `find`.
        """
        base = self._save
        try:
            landed = self._web.get(base.replace("{url}", quote(url, safe=":/?&=%#~+,;@!$'()*"))).url
        except TooLarge:
            # The copy itself is the answer, and it is longer than anybody here wants to read.
            return self.find(url)
        return dated(urljoin(base, landed or "")) or self.find(url)


def dated(address: str) -> Archived | None:
    """A copy by its address, which holds the moment it was taken; None for another address.

    >>> dated("https://web.archive.org/web/20230714101500/https://a.example/")
    Archived(url='https://web.archive.org/web/20230714101500/https://a.example/', on=datetime.date(2023, 7, 14))
    """
    found = re.match(r"(?i)https?://[^/]+/web/(\d{8})\d{0,6}[a-z_]*/", address)
    day = _day(found[1]) if found else None
    return Archived(url=address, on=day) if day is not None else None


def _copy(closest: dict[str, Any]) -> Archived | None:
    address, moment = closest.get("url"), closest.get("timestamp")
    if closest.get("available") is not True or not isinstance(address, str):
        return None
    if not re.match(r"(?i)https?://[^/]", address) or one_line(address) != address:
        return None
    # It names its own copies without encryption, and serves them with it.
    secure = re.sub(r"(?i)^http://(web\.archive\.org)(?=/)", r"https://\1", address)
    return Archived(url=secure, on=_day(moment) if isinstance(moment, str) else None)


def _day(moment: str) -> date | None:
    try:
        return date(int(moment[:4]), int(moment[4:6]), int(moment[6:8]))
    except ValueError:
        return None


def _shown(address: str) -> str:
    return one_line(address)[:120]
