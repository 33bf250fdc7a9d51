"""Watching a real site: new articles only, and as the site wants to be asked."""

from __future__ import annotations

import json
import threading
from typing import TYPE_CHECKING

import pytest

from factbench.cli import run
from factbench.errors import InputError, Unreadable
from factbench.settings import ParserChoice, Settings
from factbench.watching.listing import as_json, feeds_in
from factbench.watching.polite import NotNow, Polite
from factbench.workbench import Was, Workbench
from tests.unit.watching.site import Site, served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HERE = Settings(parser=ParserChoice.RULES, semantic=False, allow_private=True, fetch_seconds=5)
DAYS = ("Tue, 05 Mar 2024 09:30:00 GMT", "Mon, 04 Mar 2024 09:30:00 GMT", "Sun, 03 Mar 2024 09:30:00 GMT")


@pytest.fixture
def site() -> Iterator[Site]:
    with served() as found:
        yield found


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Workbench]:
    with Workbench(tmp_path / "x.db", HERE, create=True, reviewer="Ada") as found:
        yield found


def look(bench: Workbench, *, most: int = 20, polite: Polite | None = None) -> tuple[list[str], list[str]]:
    """One round: the addresses of new articles, and what was refused."""
    found = list(
        bench.watching.round(polite or Polite(HERE, pause=0), threading.Event(), most=most, match=False)
    )
    new = [each.address for each in found if each.added and each.added.was is Was.NEW]
    refused = [each.address for each in found if each.why or (each.added and each.added.error)]
    return new, refused


def test_only_what_is_new_is_asked_for_and_a_list_that_did_not_change_is_not_read(
    site: Site, bench: Workbench
) -> None:
    links = [
        site.page(f"/{name}", f"The {name} opened in Oslo in 1991.") for name in ("bridge", "mill", "port")
    ]
    feed = site.feed("/feed", *zip(links, DAYS, strict=True), ETag='"one"', Last_Modified=DAYS[0])
    bench.watching.watch([feed])
    assert look(bench, most=2) == (links[:2], [])
    assert site.paths() == ["/robots.txt", "/feed", "/bridge", "/mill"]
    # The oldest was passed over when the feed was seen first; now nothing changed.
    assert look(bench) == ([], [])
    (_robots, (_path, headers, _at)) = site.asked
    assert (headers["If-None-Match"], headers["If-Modified-Since"]) == ('"one"', DAYS[0])
    assert headers["User-Agent"].startswith("factbench/")
    site.paths()
    new = site.page("/hall", "The hall opened in Oslo in 1992.")
    site.feed("/feed", (new, DAYS[0]), *zip(links, DAYS, strict=True), ETag='"two"')
    assert look(bench) == ([new], [])
    assert site.paths() == ["/robots.txt", "/feed", "/hall"]
    lines = bench.library.article_lines()
    assert [each.url for each in lines] == [*links[:2], new]
    assert {each.published for each in lines} == {"2024-03-05", "2024-03-04"}
    assert all(each.claims for each in lines)


def test_what_waits_is_not_lost_behind_a_list_that_did_not_change(site: Site, bench: Workbench) -> None:
    feed = site.feed("/feed", ETag='"none"')
    site.feed("/feed", (site.page("/a", "The first bridge opened in 1991."), DAYS[0]), ETag='"one"')
    bench.watching.watch([feed])
    look(bench)
    more = [(site.page(f"/{n}", f"Bridge {n} opened in Oslo in 19{n}."), DAYS[0]) for n in range(10, 13)]
    site.feed("/feed", *more, ETag='"two"')
    assert [len(look(bench, most=2)[0]) for _ in range(3)] == [2, 1, 0]


def test_robots_are_obeyed_and_every_refusal_is_listed(
    site: Site, bench: Workbench, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site.put(
        "/robots.txt", "User-agent: *\nDisallow: /*.private$\nUser-agent: factbench\nDisallow: /*secret\n"
    )
    links = [
        site.page("/a-secret", "It opened."),
        site.address + "/gone",
        site.put("/empty", " ", Content_Type="text/html"),
    ]
    good = site.page("/good", "The bridge opened in 1991.")
    bench.watching.watch([site.feed("/feed", *zip([*links, good], [DAYS[0]] * 4, strict=True))])
    assert look(bench) == ([good], links)
    assert "/a-secret" not in site.paths()
    assert look(bench) == ([], [])  # none of them is tried again
    bench.close()
    assert run(["watch", "--log", "--json", "--db", str(tmp_path / "x.db")]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [each["address"] for each in told] == links
    assert told[0]["why"] == f"robots.txt of {site.address[7:]} does not allow it."
    assert "404" in told[1]["why"]


def test_what_a_list_has_that_cannot_be_asked_is_refused_once_and_nothing_else_waits_for_it(
    site: Site, bench: Workbench
) -> None:
    page = site.page("/bridge", "The bridge opened in Oslo in 1991.")
    feed = site.feed("/feed", ("mailto:a@b.example", DAYS[0]), (page, DAYS[1]), ETag='"one"')
    bench.watching.watch([feed])
    assert look(bench) == ([page], ["mailto:a@b.example"])
    assert [each.address for each in bench.watching.refusals()] == ["mailto:a@b.example"]
    site.feed("/feed", ("mailto:a@b.example", DAYS[0]), (page, DAYS[1]), ETag='"two"')
    assert look(bench) == ([], [])


def test_the_command_says_by_its_code_that_no_list_could_be_had(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["watch", "http://127.0.0.1:9/feed"]) == 5
    said = capsys.readouterr()
    assert "1 list, 0 changed: 0 new articles; 1 refused" in said.out
    assert "refused http://127.0.0.1:9/feed" in said.err


def test_one_request_a_site_at_a_time_with_the_pause_it_wants(site: Site, bench: Workbench) -> None:
    site.put("/robots.txt", "User-agent: *\nCrawl-delay: 7\n")
    feeds = [
        site.feed(f"/feed{n}", (site.page(f"/{n}", f"Bridge {n} opened in 19{n}."), DAYS[0]))
        for n in range(20, 23)
    ]
    bench.watching.watch(feeds)
    slept: list[float] = []
    polite = Polite(HERE, pause=1, clock=lambda: sum(slept), sleep=slept.append)
    assert len(look(bench, polite=polite)[0]) == 3
    assert site.most_at_once == 1
    assert slept == [7] * 6


def test_a_site_that_is_busy_is_left_alone_as_long_as_it_asks(site: Site, bench: Workbench) -> None:
    busy = site.put("/busy", "no", 503, Retry_After="3600")
    good = site.page("/good", "The bridge opened in 1991.")
    bench.watching.watch([site.feed("/feed", (busy, DAYS[0]), (good, DAYS[1]))])
    moment = [0.0]
    polite = Polite(HERE, pause=0, clock=lambda: moment[0])
    assert look(bench, polite=polite) == ([], [busy, good])
    assert site.paths() == ["/robots.txt", "/feed", "/busy"]
    with pytest.raises(NotNow, match="Left alone for 3,600 s more"):
        polite.get(good)
    moment[0] = 3601
    site.page("/busy", "The mill opened in 1992.")
    assert sorted(look(bench, polite=Polite(HERE, pause=0))[0]) == sorted([busy, good])


def test_a_list_that_cannot_be_had_is_left_alone_longer_each_time(site: Site, tmp_path: Path) -> None:
    from datetime import UTC, datetime, timedelta

    moment = [datetime(2024, 3, 5, tzinfo=UTC)]
    with Workbench(tmp_path / "y.db", HERE, create=True, reviewer="Ada", clock=lambda: moment[0]) as bench:
        bench.watching.watch([site.put("/feed", "no", 500)])
        for minutes, asked in ((0, True), (4, False), (6, True), (11, False), (21, True)):
            moment[0] = datetime(2024, 3, 5, tzinfo=UTC) + timedelta(minutes=minutes)
            look(bench)
            assert ("/feed" in site.paths()) is asked, minutes


def test_sitemaps_in_a_sitemap_are_followed_on_their_own_site(site: Site, bench: Workbench) -> None:
    page = site.page("/a", "The bridge opened in 1991.")
    site.put("/map.xml", f"<urlset><url><loc>{page}</loc><lastmod>2024-03-05</lastmod></url></urlset>")
    index = (
        f"<sitemapindex><sitemap><loc>{site.address}/map.xml</loc></sitemap>"
        "<sitemap><loc>http://elsewhere.example/map.xml</loc></sitemap></sitemapindex>"
    )
    bench.watching.watch([site.put("/index.xml", index)])
    assert look(bench)[0] == [page]
    assert [each.address for each in bench.watching.lists()] == [
        site.address + "/index.xml",
        site.address + "/map.xml",
    ]
    assert bench.library.article_lines()[0].published is None  # a day of change is none of publication


def test_the_command_watches_once_and_says_what_to_check_first(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, value in (("PARSER", "rules"), ("SEMANTIC", "false"), ("ALLOW_PRIVATE", "true")):
        monkeypatch.setenv(f"FACTBENCH_{name}", value)
    site.feed("/feed", (site.page("/a", "The bridge of Oslo opened in 1991."), DAYS[0]))
    opml = tmp_path / "feeds.opml"
    opml.write_text(f'<opml><body><outline xmlUrl="{site.address}/feed"/></body></opml>', encoding="utf-8")
    db = ["--db", str(tmp_path / "z.db")]
    assert run(["watch", "--opml", str(opml), "--once", "--pause", "0", *db]) == 0
    said = capsys.readouterr().out
    assert "1 list, 1 changed: 1 new article." in said
    assert "\nfirst   " in said
    assert run(["watch", "--once", "--pause", "0", *db]) == 0
    assert "0 new articles" in capsys.readouterr().out
    assert run(["watch", "ftp://x.example/feed", *db]) == 2
    assert run(["watch", "--leave", f"{site.address}/feed", *db]) == 0
    assert run(["watch", *db]) == 2


@pytest.mark.parametrize(
    "content",
    [
        b"", b"<html><p>no list</p></html>", b"nonsense", b"\x1f\x8b broken", b"<urlset><url>",
        b'<!DOCTYPE x [<!ENTITY a "b">]><rss><channel><item><link>&a;</link></item></channel></rss>',
    ],
)  # fmt: skip
def test_what_is_no_list_is_one_sentence_or_lists_nothing(content: bytes) -> None:
    with pytest.raises(InputError, match=r"[.)]$"):
        raise Unreadable("Nothing.") if as_json(content, limit=1_000) == [] else AssertionError


def test_an_opml_file_without_feeds_says_so() -> None:
    with pytest.raises(InputError, match="no feed in this OPML"):
        feeds_in(b"<opml><body><outline text='x'/></body></opml>")
