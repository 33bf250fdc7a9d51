"""What a reviewer sees of the evidence: marks in both texts, the matrix, origins, dates, what was held before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest

from factbench.store import alike, documents
from factbench.text.slots import Edit, Gap
from factbench.text.span import Span
from factbench.tui.detail import Detail, read
from factbench.tui.glyphs import Glyphs
from factbench.tui.marks import common_stems, in_article
from factbench.tui.screens.elements import ElementsScreen
from factbench.tui.screens.passage import PassageScreen
from factbench.tui.screens.review import Review
from factbench.tui.sections import explained, rail
from factbench.tui.wording import beside, cautions
from tests.tui.conftest import desk_on, ready, until
from tests.values import a_bench, a_claim, a_snapshot, a_source, an_article

if TYPE_CHECKING:
    from pathlib import Path

    from factbench.database import Connection
    from factbench.model import Claim
    from factbench.tui.app import Desk
    from factbench.workbench import Workbench

AT = "2020-03-05T08:00:00.000Z"
GLYPHS = Glyphs()


@pytest.fixture
def harbour(tmp_path: Path) -> Workbench:
    """A claim that Ben refuted in another article, with two sources of one origin, one later than the article."""
    bench = a_bench(tmp_path / "harbour.db", reviewer="Ben")
    earlier = "The harbour bridge opened in 1932, as every child in the town knows."
    _stored(bench, earlier, "The harbour bridge opened in 1932", title="An earlier page")
    bench.library.passages.match()
    bench.record.decide(bench.desk.claims()[0].id, rating="refuted", rationale="the plate says 1933")
    text = "It opened in 1932. Nobody expected that the harbour would need it."
    edit = Edit(Span(0, 2), "The harbour bridge")
    _stored(bench, text, "It opened in 1932", statement="The harbour bridge opened in 1932.", edits=(edit,))
    for title, words, day in (
        ("Almanac", "The harbour bridge opened in March 1933.", date(2019, 1, 1)),
        ("Gazette", "The harbour bridge opened in March 1933, after long delays.", date(2021, 5, 6)),
    ):
        source, passage = a_source(words, title=title, published=day)
        source = replace(source, origin="town hall", url="https://example.org/bridge")
        bench.session.write(
            partial(documents.add_source, source=source, passages=[passage], snapshot=None, added_at=AT)
        )
    for _found in bench.library.passages.match():
        pass
    return a_bench(tmp_path / "harbour.db", reviewer="Ada")


def _stored(
    bench: Workbench,
    text: str,
    quote: str,
    *,
    title: str = "A bridge",
    statement: str | None = None,
    edits: tuple[Edit, ...] = (),
    gaps: tuple[Gap, ...] = (),
) -> Claim:
    article = an_article(text, title=title)
    claim = replace(a_claim(article, quote, statement=statement), edits=edits, needs_context=gaps)

    def add(connection: Connection) -> None:
        documents.add_article(connection, a_snapshot(text), article, [claim], AT)
        alike.link(connection, article.id)

    bench.session.write(add)
    return claim


def detail_of(bench: Workbench, place: int) -> Detail:
    return read(bench, bench.desk.claims()[place].id, None)


def marked(detail: Detail, kind: str) -> list[str]:
    text = detail.surroundings.article.text
    return [mark.span.of(text) for mark in detail.in_article(0) if mark.kind == kind]


def test_words_that_clash_are_marked_in_both_texts(harbour: Workbench) -> None:
    detail = detail_of(harbour, 1)
    assert marked(detail, "conflicts") == ["1932"]
    passage = detail.evidence[0].passage.text
    told = {(mark.kind, mark.span.of(passage)) for mark in detail.marks[0]}
    assert ("shared", "harbour") in told
    assert any(kind == "conflicts" and "1933" in words for kind, words in told)
    assert in_article(detail.surroundings.article.text, detail.claim, None, frozenset()) == ()


def test_a_word_in_most_paragraphs_is_not_marked() -> None:
    paragraphs = [
        "The bridge opened.",
        "A bridge fell.",
        "That bridge stood.",
        "One bridge more.",
        "Ships came.",
    ]
    assert common_stems(paragraphs) == {"bridg"}
    assert common_stems([]) == frozenset()


def test_what_was_held_before_stands_beside(harbour: Workbench) -> None:
    words = beside(detail_of(harbour, 1), GLYPHS)
    assert words.startswith("before: ✗ Refuted by Ben on 2020-03-05 in “An earlier page”")
    assert "worth 60: names a year" in words


def test_evidence_of_one_origin_or_later_than_the_article_says_so(harbour: Workbench) -> None:
    detail = detail_of(harbour, 1)
    told = {each.source.title: cautions(detail, item) for item, each in enumerate(detail.evidence)}
    assert "of 2021-05-06, later than the article of 2020-03-04" in told["Gazette"]
    assert [words for each in told.values() for words in each if "origin" in words] == ["same origin as 1"]


def test_the_matrix_explains_scores_and_suggestions(harbour: Workbench) -> None:
    detail = detail_of(harbour, 1)
    words = [row.words for section in explained(detail, GLYPHS) for row in section.rows]
    assert any(each.startswith("date: 1932") for each in words)
    assert any("seems to refute" in each for each in words)
    assert any("of the claim's words" in each for each in words)
    assert "The date conflicts." in explained(detail, GLYPHS)[0].heading
    headings = [section.heading for section in rail(detail, 1, GLYPHS)]
    assert headings[0] == "Elements and evidence"
    assert any(each.startswith("Source of 2 ") for each in headings)
    assert "Annotations" not in headings


async def test_the_current_claim_has_bar_and_brackets(harbour: Workbench) -> None:
    async with desk_on(harbour).run_test(size=(80, 24)) as pilot:
        screen = await ready(pilot)
        await pilot.press("j")
        await until(pilot, lambda: shown(screen, "It opened in 1932"))
        assert screen.article.render_line(0).text.startswith("┃▐It opened in 1932.▌Nobody")
        assert screen.article.line_text(0).startswith("It opened in 1932. Nobody")


def shown(screen: Review, quote: str) -> bool:
    return screen.state.detail is not None and screen.state.detail.claim.quote == quote


async def test_the_statement_stays_while_the_evidence_scrolls(harbour: Workbench) -> None:
    async with desk_on(harbour).run_test(size=(80, 20)) as pilot:
        screen = await ready(pilot)
        await pilot.press("n")
        statement = "┃ The harbour bridge opened in 1932."
        await until(pilot, lambda: screen.evidence.render_line(0).text.startswith(statement))
        await pilot.press("J")
        await until(pilot, lambda: screen.evidence.top > 0)
        assert screen.evidence.render_line(0).text.startswith(statement)
        lines = [screen.evidence.render_line(y).text for y in range(screen.evidence.size.height)]
        assert any(each.startswith("2▸") for each in lines)
        assert "covered" in (screen.evidence.border_title or "")


async def test_what_a_claim_leaves_open_stands_under_it_in_the_words_of_the_article(tmp_path: Path) -> None:
    bench = a_bench(tmp_path / "harbour.db", reviewer="Ben")
    text = "A red car hit a wall. The car was sold."
    gap = Gap(Span(22, 29), "It is not said here which car is meant.", (Span(0, 21),))
    _stored(bench, text, "The car was sold", gaps=(gap,))
    async with desk_on(bench).run_test(size=(120, 30)) as pilot:
        screen = await ready(pilot)
        await until(pilot, lambda: screen.state.detail is not None)
        lines = [screen.evidence.render_line(y).text.strip() for y in range(6)]
        statement = next(place for place, words in enumerate(lines) if "The car was sold." in words)
        shown = " ".join(lines[statement + 1 :])
        assert shown.startswith(f"△ {gap.why} Before it in the article: “A red car hit a wall.”")
        assert "needs context" in screen.bar.words
        assert gap.why not in screen.bar.words


async def test_what_is_said_of_the_claim_leaves_a_low_pane_to_the_evidence_and_is_whole_when_zoomed(
    harbour: Workbench,
) -> None:
    gap = Gap(Span(0, 3), f"It is not said here which harbour is meant, {'and so on and on ' * 5}to the end.")
    async with desk_on(harbour).run_test(size=(80, 24)) as pilot:
        screen = await ready(pilot)
        await until(pilot, lambda: screen.state.detail is not None)
        detail = detail_of(harbour, 0)
        detail = replace(detail, claim=replace(detail.claim, needs_context=(gap,)))
        screen.evidence.show(detail, "")
        assert [line for line in range(9) if "△ It is" in screen.evidence.line_text(line)] == [1]
        assert screen.evidence.line_text(1).endswith("…")
        await pilot.press("tab", "tab", "z")
        await until(pilot, lambda: screen.evidence.size.height > 12)
        screen.evidence.show(detail, "")
        assert screen.evidence.line_text(2).endswith("to the end.")


def test_the_statement_is_marked_beside_the_evidence(harbour: Workbench) -> None:
    detail = detail_of(harbour, 1)
    statement = detail.claim.statement
    assert [each.span.of(statement) for each in detail.in_statement(0) if each.kind == "conflicts"] == [
        "1932"
    ]
    assert detail.in_statement(9) == ()


async def test_c_shows_the_matrix(harbour: Workbench) -> None:
    desk = desk_on(harbour)
    async with desk.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        await pilot.press("c")
        assert type(desk.screen) is ElementsScreen
        pane = desk.screen.query_one("#elements")
        await until(pilot, lambda: pane.size.height > 0 and "covered" in pane.render_line(0).text)
        await pilot.press("j", "k", "c")
        await until(pilot, lambda: type(desk.screen) is Review)


async def test_a_very_wide_screen_has_a_rail(harbour: Workbench) -> None:
    async with desk_on(harbour).run_test(size=(200, 50)) as pilot:
        screen = await ready(pilot)
        await until(pilot, lambda: screen.rail.line_count > 3)
        assert screen.rail.size.width == 44
        assert screen.rail.line_text(0) == "Elements and evidence"
        await pilot.press("tab", "tab", "tab")
        assert screen.focused is screen.rail
        await pilot.resize_terminal(170, 40)
        await until(pilot, lambda: not screen.rail.display)


async def test_o_opens_a_web_address_and_else_the_passage(
    desk: Desk, harbour: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def browse(address: str) -> bool:
        opened.append(address)
        return True

    monkeypatch.setenv("DISPLAY", ":0")
    for name in ("SSH_CONNECTION", "SSH_TTY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("webbrowser.open", browse)
    web = desk_on(harbour)
    async with web.run_test(size=(80, 24)) as pilot:
        screen = await ready(pilot)
        await pilot.press("o")
        await until(pilot, lambda: opened)
        assert opened == ["https://example.org/bridge"]
        await until(pilot, lambda: "Opened" in screen.bar.words)
        monkeypatch.setenv("SSH_CONNECTION", "192.0.2.1 1 192.0.2.2 22")
        await pilot.press("o")
        await until(pilot, lambda: web.clipboard == "https://example.org/bridge")
        await until(
            pilot,
            lambda: "No browser opens from here. Copied https://example.org/bridge." in screen.bar.words,
        )
        await pilot.press("v")
        await until(pilot, lambda: isinstance(web.screen, PassageScreen))
        await pilot.press("y")
        await until(pilot, lambda: web.clipboard.startswith("“The harbour bridge opened in March 1933"))
        await pilot.press("o")
        await until(pilot, lambda: web.clipboard == "https://example.org/bridge")
        assert len(opened) == 1
    async with desk.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        await pilot.press("o")
        await until(pilot, lambda: isinstance(desk.screen, PassageScreen))


def test_nothing_found_is_told_from_nothing_sought(harbour: Workbench, tmp_path: Path) -> None:
    assert [detail_of(harbour, place).searched for place in (0, 1)] == [True, True]
    bench = a_bench(tmp_path / "claims.db")
    _stored(bench, "It rained on the harbour.", "It rained on the harbour")
    assert not detail_of(bench, 0).searched


async def test_acts_whose_words_are_gone_are_counted_in_the_head(harbour: Workbench) -> None:
    claim = harbour.desk.claims()[1].id
    harbour.record.decide(claim, rating="mixed")
    harbour.session.write(lambda db: db.execute("INSERT INTO anchor VALUES (?, NULL, 'orphaned')", [claim]))
    async with desk_on(harbour).run_test(size=(80, 24)) as pilot:
        screen = await ready(pilot)
        await until(pilot, lambda: "1/1 open · 1 orphaned" in screen.head.words)
