"""Any search that answers in JSON, as its table in the config file says -> reference documents."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import quote

from factbench.documents.foreign import parsed
from factbench.errors import Misuse, NetworkError
from factbench.fetch import KEY
from factbench.model import Snapshot, Source, identity
from factbench.sources.claimreview import any_day, plain, reviews
from factbench.sources.past_checks import past_check
from factbench.sources.reference import Reference, reference
from factbench.text.clean import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factbench.settings import Settings, WebSource
    from factbench.sources.web import Web


class SearchApi:
    """One address that takes a query and answers with a list: a newspaper's archive, SearXNG, Fact Check Tools."""

    WORDS: ClassVar[str] = "Any search that answers in JSON: an archive, SearXNG, the Fact Check Tools API."
    FIELDS: ClassVar[tuple[str, ...]] = (
        "url", "results", "title", "address", "text", "date", "header", "key",
    )  # fmt: skip

    def __init__(self, source: WebSource, web: Web, settings: Settings) -> None:
        self._source = source
        self._web = web
        self._settings = settings

    def search(self, query: str, *, limit: int) -> Iterator[Reference]:
        """At most `limit` results in the order they are answered; the snapshot of each is the whole answer.

        Raises: `Misuse` where the key's variable is not set, `NetworkError` where the answer is not as configured.
        """
        snapshot = self._answer(query, limit)
        try:
            found = parsed(snapshot.content)
        except ValueError as error:
            raise NetworkError(
                f"{self._shown()} answered with something else than JSON; check url."
            ) from error
        if self._source.results is None:
            yield from (past_check(each, snapshot, self._settings) for each in reviews(found)[:limit])
            return
        results = _at(found, self._source.results)
        if not isinstance(results, list):
            raise NetworkError(
                f"{self._shown()} answered without a list at “{one_line(self._source.results)}”; check results."
            )
        for each in results[:limit]:
            result = self._result(each, snapshot)
            if result is not None:
                yield result

    def _answer(self, query: str, limit: int) -> Snapshot:
        secret = os.environ.get(self._source.key) if self._source.key else None
        if self._source.key and not secret:
            raise Misuse(f"{self._shown()} needs a key: set {one_line(self._source.key)} in the environment.")
        url = self._source.url.replace("{query}", quote(query, safe="")).replace("{limit}", str(limit))
        header = self._source.header.replace("{key}", KEY) if self._source.header else None
        return self._web.get(url.replace("{key}", KEY), header=header, secret=secret)

    def _result(self, found: object, snapshot: Snapshot) -> Reference | None:
        """None for a result that has neither text nor title: there is nothing to find it by."""
        here = self._source
        title, text, url = (_words(_at(found, path)) for path in (here.title, here.text, here.address))
        words = (text or title or "").strip()
        if not words:
            return None
        source = Source(
            id=identity(url or here.name, words),
            title=title or words[:80],
            text=words,
            publisher=here.name,
            url=url,
            published=any_day(_at(found, here.date)),
            retrieved=snapshot.retrieved_at,
            snapshot=snapshot.sha256,
        )
        return reference(source, snapshot, self._settings)

    def _shown(self) -> str:
        return f"Source {self._source.name}"


def _at(found: object, path: str) -> Any:
    """What stands at a path such as "data.items.0.title"; "" is the whole, None what is not there."""
    for name in path.split(".") if path else ():
        if isinstance(found, dict):
            found = found.get(name)
        elif isinstance(found, list) and name.isascii() and name.isdigit() and len(name) < 6:
            found = found[int(name)] if int(name) < len(found) else None
        else:
            return None
    return found


def _words(value: object) -> str | None:
    return plain(value) if isinstance(value, str) else None
