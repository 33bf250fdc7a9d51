"""Wikipedia and every other MediaWiki: pages found by their words -> reference documents.

Source: MediaWiki Action API, `list=search`, `prop=extracts`, `action=parse`; `maxlag` and etiquette, on mediawiki.org.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import urlencode

import stamina

from factbench import intake
from factbench.documents.foreign import at, fields, objects, parsed, words
from factbench.errors import InputError, NetworkError
from factbench.intake import Hints
from factbench.model import Article, Snapshot, Source, identity
from factbench.sources.claimreview import any_day
from factbench.sources.reference import Reference, reference
from factbench.text.clean import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factbench.settings import Settings, WebSource
    from factbench.sources.web import Web

Found = dict[str, Any]

LAG = 5
"""Seconds that the wiki's copies may lag behind before it turns requests away, which is when it is busy."""
WORDS = 300
"""Longest query that a wiki takes, in code points."""


class _Busy(NetworkError):
    """The wiki asks to come back later."""


class MediaWiki:
    """One wiki, asked through its API."""

    WORDS: ClassVar[str] = "Wikipedia or another MediaWiki, asked for the pages that have the words."
    FIELDS: ClassVar[tuple[str, ...]] = ("url",)

    def __init__(self, source: WebSource, web: Web, settings: Settings) -> None:
        self._source = source
        self._web = web
        self._settings = settings
        self._has_extracts = True
        self._site: Found = {}

    def search(self, query: str, *, limit: int) -> Iterator[Reference]:
        """The pages whose text has the words of the query, best first, each as soon as it is here.

        Raises: `NetworkError` where the wiki does not answer, or with something else.
        """
        for hit in self._hits(query[:WORDS], limit):
            found = self._page(hit)
            if found is not None:
                yield found

    def _hits(self, query: str, limit: int) -> list[Found]:
        asked = {"action": "query", "list": "search", "srsearch": query, "srlimit": str(limit)}
        site = {"meta": "siteinfo", "siprop": "general|rightsinfo"}
        # Some engines look at titles only unless they are told, and others do not know the word.
        answer, _ = self._ask({**asked, **site, "srwhat": "text"}, may_fail=True)
        hits = objects(answer, "query", "search")
        if not hits:
            answer, _ = self._ask({**asked, **site})
            hits = objects(answer, "query", "search")
        if hits is None:
            raise NetworkError(f"{self._shown()} did not answer as a MediaWiki does; check its address.")
        self._site = {**fields(answer, "query", "general"), **fields(answer, "query", "rightsinfo")}
        return [hit for hit in hits if _number(hit) is not None]

    def _page(self, hit: Found) -> Reference | None:
        number = _number(hit) or ""
        text = (
            {"prop": "info|revisions|extracts", "explaintext": "1"}
            if self._has_extracts
            else {"prop": "info|revisions"}
        )
        answer, snapshot = self._ask(
            {"action": "query", "pageids": number, "inprop": "url", "rvprop": "ids|timestamp", **text}
        )
        page = next(iter(objects(answer, "query", "pages") or []), {})
        said = page.get("extract")
        if not isinstance(said, str):
            self._has_extracts = False
            said, snapshot = self._rendered(number)
        if not said.strip():
            return None
        url = words(page, "canonicalurl") or words(page, "fullurl")
        revision = next(iter(objects(page, "revisions") or []), {})
        name = words(self._site, "sitename") or self._source.name
        source = Source(
            id=identity(url or f"{self._source.url}#{number}", said),
            title=words(page, "title") or words(hit, "title") or number,
            text=said,
            publisher=name,
            url=url,
            published=any_day(revision.get("timestamp")),
            retrieved=snapshot.retrieved_at,
            primary=False,
            origin=name,
            licence=words(self._site, "text"),
            snapshot=snapshot.sha256,
        )
        return reference(source, snapshot, self._settings)

    def _rendered(self, number: str) -> tuple[str, Snapshot]:
        """The text of a page as the wiki shows it, on wikis that cannot give the text alone."""
        answer, snapshot = self._ask(
            {
                "action": "parse",
                "pageid": number,
                "prop": "text",
                "disableeditsection": "1",
                "disabletoc": "1",
            }
        )
        body = words(answer, "parse", "text")
        if body is None:
            return "", snapshot
        title = html.escape(words(answer, "parse", "title") or "")
        page = f"<html><head><title>{title}</title></head><body><article>{body}</article></body></html>"
        shown = Snapshot(page.encode(errors="replace"), "text/html", None, snapshot.retrieved_at)
        try:
            found = [each.found for each in intake.documents_in(shown, self._settings, Hints())]
        except InputError:
            return "", snapshot
        return "\n\n".join(each.text for each in found if isinstance(each, Article)), snapshot

    def _ask(self, fields: dict[str, str], *, may_fail: bool = False) -> tuple[Found, Snapshot]:
        """The API's answer. `may_fail` lets its own refusal pass as an empty one."""
        asked = urlencode({**fields, "format": "json", "formatversion": "2", "maxlag": str(LAG)})
        url = f"{self._source.url}?{asked}"

        def once() -> tuple[Found, Snapshot]:
            snapshot = self._web.get(url)
            try:
                answer = parsed(snapshot.content)
            except ValueError as error:
                raise NetworkError(
                    f"{self._shown()} answered with something else than JSON; check its address."
                ) from error
            code = words(answer, "error", "code") or ("unknown" if at(answer, "error") else "")
            if code in {"maxlag", "ratelimited", "readonly"}:
                raise _Busy(f"{self._shown()} is busy ({code}); try again later.")
            if code and not may_fail:
                why = one_line(words(answer, "error", "info") or code)[:200]
                raise NetworkError(f"{self._shown()} refused: {why}.")
            if not isinstance(answer, dict):
                raise NetworkError(f"{self._shown()} did not answer as a MediaWiki does; check its address.")
            return answer, snapshot

        again = stamina.RetryingCaller(
            attempts=4, timeout=self._settings.fetch_seconds, wait_initial=1.0, wait_max=10.0, wait_jitter=1.0
        )
        return again(_Busy, once)

    def _shown(self) -> str:
        return f"{self._source.name} ({one_line(self._source.url)[:120]})"


def _number(hit: Found) -> str | None:
    """The number of a page, which is asked for by it; older wikis write it as text."""
    found = words(hit, "pageid")
    return found if found is not None and found.isascii() and found.isdigit() else None
