"""Every screen of the desk on a worked database: what pictures, contrast and storms go through."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.command import CommandPalette
from textual.widgets import Input, OptionList, TextArea

from factbench.acts import AnnotationKind, Confidence, EvidenceStance
from factbench.model import Paragraph
from factbench.opening import first_page
from factbench.settings import Look
from factbench.stages.segment import segment
from factbench.store import documents
from factbench.text.span import Span
from factbench.tui.app import Desk
from factbench.tui.screens.editor import Editor
from factbench.tui.screens.elements import ElementsScreen
from factbench.tui.screens.filters import Filters
from factbench.tui.screens.find import Find
from factbench.tui.screens.form import FormScreen
from factbench.tui.screens.go import Go
from factbench.tui.screens.help import Help
from factbench.tui.screens.manual import Manual
from factbench.tui.screens.passage import PassageScreen
from factbench.tui.screens.place import Place
from factbench.tui.screens.review import Review
from factbench.workbench import Filter, Order, Workbench
from tests.tui.conftest import ready, until
from tests.values import RULES, a_snapshot, a_source, an_article, counting, ticking

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence

    from textual.pilot import Pilot
    from textual.screen import Screen

    from factbench.model import Article, Claim, Passage, Source

SETTINGS = RULES
"""The same claims and scores on every machine."""

BRIDGE = """The harbour bridge opened in March 1932 after nine years of work. It was the widest bridge in the world \
until 2012. It carries 9,000 cars a day.

Mayor Ilse Ota said on Monday that the council would paint the bridge again in 2024. The last painting took eleven \
months and cost 4.2 million euros. “Nobody believed it would stand,” said Jan Brandt, who was nine when it opened.

About 1,400 people worked on the bridge, and sixteen of them died. The steel came from Lindhagen because no mill at \
home could roll it. A ferry had crossed the harbour since 1861. The toll is the highest in the country."""

TUNNEL = """東京湾 and the Øresund have longer tunnels. The harbour tunnel has been closed since 14 August 2021. The \
repairs will cost 30 % more than planned, the council said."""

SOURCES = (
    (
        "Harbour Almanac for the Year 1933, with Tables of the Tides",
        date(1933, 1, 1),
        "The harbour bridge was opened by the governor on 19 March 1932, after eight years of work. Sixteen men lost "
        "their lives in building it. The steel was rolled at Lindhagen.",
    ),
    (
        "Traffic Count of the Port Authority",
        date(2021, 11, 30),
        "On an ordinary weekday the harbour bridge carries 11,400 cars and 600 lorries.",
    ),
    (
        "Bridges of the World",
        date(2015, 6, 1),
        "With a deck of 49 metres the harbour bridge was the widest long-span bridge in the world until the Port Mann "
        "bridge opened in 2012.",
    ),
    (
        "Encyclopaedia of the Coast",
        date(1986, 1, 1),
        "The harbour bridge opened in March 1931 after nine years of work, and replaced a ferry that had crossed the "
        "harbour since 1861.",
    ),
    (
        "Souvenir of the Opening",
        date(1932, 3, 19),
        "Today, in March 1932, the harbour bridge was opened. Eleven thousand people walked over it.",
    ),
    (
        "Minutes of the Harbour Council",
        date(2022, 4, 2),
        "The council resolved that the harbour bridge be painted again in 2025, at a cost of 5 million euros.",
    ),
)


def worked(path: Path) -> None:
    """Two articles, six sources and the work of two reviewers on three days: every rating, notes, tags, a question."""
    with sitting(path, "Ada", 22) as bench:
        _article(bench, BRIDGE, "The bridge at ninety", date(2022, 3, 19))
        _article(
            bench,
            TUNNEL,
            "Tunnel under the harbour stays closed, and nobody knows for how long",
            date(2022, 3, 21),
        )
        for title, published, text in SOURCES:
            _source(bench, *a_source(text, title=title, published=published))
        for _found in bench.library.passages.match():
            pass
        _begun(bench)
    with sitting(path, "Ada", 24) as bench:
        _gone_on(bench)
    with sitting(path, "Ben", 25) as bench:
        _doubted(bench)


def sitting(path: Path, reviewer: str, day: int) -> Workbench:
    """A workbench on a morning of March 2022."""
    return Workbench(
        path,
        SETTINGS,
        create=True,
        reviewer=reviewer,
        device=f"{reviewer}'s",
        clock=ticking(datetime(2022, 3, day, 9, 0, tzinfo=UTC), step=20),
        new_id=counting(day * 10**6),
    )


def _article(bench: Workbench, text: str, title: str, published: date) -> Sequence[Claim]:
    paragraphs, start = [], 0
    for part in text.split("\n\n"):
        span = Span(start, start + len(part))
        paragraphs.append(Paragraph(span, span))
        start = span.end + 2
    article: Article = replace(
        an_article(text, title=title, published=published), paragraphs=tuple(paragraphs)
    )
    claims = segment(article, settings=SETTINGS)
    bench.session.write(
        lambda db: documents.add_article(db, a_snapshot(text), article, claims, "2022-03-22T08:00:00.000Z")
    )
    return claims


def _source(bench: Workbench, source: Source, passage: Passage) -> None:
    bench.session.write(
        lambda db: documents.add_source(db, source, [passage], None, "2022-03-22T08:00:00.000Z")
    )


def named(bench: Workbench, words: str) -> str:
    """Id of the first claim with these words."""
    return next(each.id for each in bench.desk.claims() if words in each.quote)


def _best(bench: Workbench, claim: str) -> list[str]:
    return [each.id for each in bench.desk.evidence(claim)[:1]]


def _begun(bench: Workbench) -> None:
    widest, cars = named(bench, "widest"), named(bench, "9,000")
    bench.record.decide(widest, rating="supported", cite=_best(bench, widest), confidence=Confidence.HIGH)
    bench.record.decide(
        cars,
        rating="refuted",
        cite=_best(bench, cars),
        rationale="The count of 2021 has 11,400 cars a day.",
        confidence=Confidence.MEDIUM,
    )
    cost = named(bench, "cost 4.2")
    bench.record.decide(cost, rating="mixed", rationale="That was the painting of 1998.", misleading=True)


def _gone_on(bench: Workbench) -> None:
    opened, steel = named(bench, "March 1932"), named(bench, "steel")
    bench.record.decide(named(bench, "1,400"), rating="not-enough-evidence")
    bench.record.decide(
        named(bench, "Nobody believed"), rating="not-checkable", rationale="What people believed."
    )
    bench.record.say_stance(steel, _best(bench, steel)[0], EvidenceStance.QUALIFIES)
    bench.record.note(steel, "The almanac names the mill, not the reason.")
    bench.record.flag(steel)
    bench.record.tag(opened, "anniversary")
    bench.record.annotate(
        opened, "Eight years or nine? Almanac and encyclopaedia differ.", AnnotationKind.QUESTION
    )
    stretch = bench.desk.claim(opened)
    bench.record.remark(
        stretch.article,
        [Span(stretch.start, stretch.start + len("The harbour bridge"))],
        "Is this the northern bridge, or the one at the mouth?",
        AnnotationKind.QUESTION,
    )
    bench.desk.name_filter("urgent", Filter(order=Order.WORTH, open=True))


def _doubted(bench: Workbench) -> None:
    opened, widest = named(bench, "March 1932"), named(bench, "widest")
    bench.record.decide(
        opened,
        rating="mixed",
        cite=_best(bench, opened),
        rationale="The year is right, the nine years are not.",
    )
    bench.record.decide(widest, rating="supported", cite=_best(bench, widest))
    bench.record.decide(named(bench, "9,000"), rating="supported", rationale="About right for a Sunday.")
    bench.record.decide(named(bench, "1,400"), rating="not-enough-evidence")
    bench.record.decide(named(bench, "Nobody believed"), rating="not-checkable")
    asked = next(each.said.id for each in bench.desk.thread(opened) if each.is_open)
    bench.record.asking.answer(
        asked, "Eight: the almanac counts from the first pier, and the papers from the vote."
    )
    bench.record.annotate(widest, "@Ada: widest, or longest?", AnnotationKind.QUESTION)
    bench.record.assigning.assign("Ada", claims=[named(bench, "steel")], due=date(2022, 4, 1))


@cache
def _bytes() -> bytes:
    """The worked database, made once a run."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "claims.db"
        worked(path)
        return path.read_bytes()


def copied(folder: Path) -> Path:
    """A worked database of one's own."""
    path = folder / "claims.db"
    path.write_bytes(_bytes())
    return path


@dataclass(frozen=True)
class Scene:
    """One screen in one state, and how one comes there from the review screen."""

    name: str
    keys: Sequence[str] = ()
    there: Callable[[Desk], object] = lambda desk: isinstance(desk.screen, Review)
    """Whether the screen shows what it is to show."""
    words: str = ""
    """What stands in the line or the editor that has the focus."""
    empty: bool = False
    """On a database without anything."""
    wide: bool = True
    """Whether it looks different enough on a wide screen to have a picture of that too."""


def _review(desk: Desk) -> Review:
    screen = desk.screen_stack[0]
    assert isinstance(screen, Review)
    return screen


def _decided(desk: Desk) -> bool:
    """Whether citation and verdict are stored and on the screen."""
    detail = _review(desk).state.detail
    return detail is not None and detail.verdict.rating is not None and len(detail.verdict.citations) == 1


def _nothing_fits(desk: Desk) -> bool:
    return not len(_review(desk).state.rows)


def _asking(desk: Desk) -> bool:
    return desk.screen.has_class("-asking")


def _place(name: str, words: str = "") -> Callable[[Desk], bool]:
    def there(desk: Desk) -> bool:
        screen = desk.screen
        return (
            isinstance(screen, Place)
            and name == screen.NAME
            and any(words in row.words for row in screen.rows._rows)
        )

    return there


def _options(kind: type[Screen[Any]], least: int) -> Callable[[Desk], bool]:
    def there(desk: Desk) -> bool:
        return isinstance(desk.screen, kind) and desk.screen.query_one(OptionList).option_count >= least

    return there


def _on(kind: type[Screen[Any]]) -> Callable[[Desk], bool]:
    return lambda desk: isinstance(desk.screen, kind)


def _form(desk: Desk) -> bool:
    """Whether the form has a field in focus."""
    return isinstance(desk.screen, FormScreen) and desk.screen.focused is not None


SCENES = (
    Scene("review"),
    Scene("asking", ("a",), _asking, words="The count of 2021 has"),
    Scene("decided", ("1", "R"), _decided, wide=False),
    Scene("marked", ("space", "space", "V", "j"), wide=False),
    Scene("zoomed", ("tab", "z")),
    Scene("nothing-fits", ("slash", *"xyz", "enter"), _nothing_fits, wide=False),
    Scene("filters", ("F",), _on(Filters)),
    Scene("matrix", ("c",), _on(ElementsScreen)),
    Scene("passage", ("v",), _on(PassageScreen)),
    Scene("editor", ("A",), _on(Editor), words="The year is right.\nEight years or nine?"),
    Scene("form", ("W", "c"), _form, words="They counted 240,000 in 2021, she said."),
    Scene("find", ("f",), _options(Find, 1)),
    Scene("library", ("g", "l"), _place("Library")),
    Scene("searched", ("g", "l", "slash", *"ferry", "enter"), _place("Library", "Passages for"), wide=False),
    Scene("thread", ("enter",), _place("Thread")),
    Scene("inbox", ("g", "i"), _place("Inbox")),
    Scene("compare", ("g", "c"), _place("Compare")),
    Scene("adjudicate", ("g", "a"), _place("Adjudicate")),
    Scene("statistics", ("g", "s"), _place("Statistics")),
    Scene("export", ("g", "e"), _place("Export")),
    Scene("sessions", ("g", "w"), _place("Sessions")),
    Scene("settings", ("comma",), _place("Settings")),
    Scene("help", ("question_mark",), _options(Help, 20)),
    Scene("manual", ("question_mark", *"manual.record", "enter"), _on(Manual)),
    Scene("palette", ("ctrl+p",), _options(CommandPalette, 20)),
    Scene("go", ("g",), _on(Go)),
    Scene("empty", empty=True),
    Scene("empty-library", ("g", "l"), _place("Library"), empty=True, wide=False),
    Scene("empty-compare", ("g", "c"), _place("Compare"), empty=True, wide=False),
    Scene("empty-statistics", ("g", "s"), _place("Statistics"), empty=True, wide=False),
    Scene("empty-sessions", ("g", "w"), _place("Sessions"), empty=True, wide=False),
)


def desk_at(scene: Scene, folder: Path, *, look: Look = Look.AUTO, ascii: bool = False) -> Desk:
    """The desk on which the scene is to be shown, on a morning after all that was done."""
    path = folder / "claims.db" if scene.empty else copied(folder)
    bench = sitting(path, "Ada", 28)
    first = first_page(bench.session.path, bench.session.settings, bench.session.reviewer)
    return Desk(first, lambda: bench, ascii=ascii, theme=look, clock=lambda: datetime(2022, 3, 28, 12, 4, 7))


async def shown(pilot: Pilot[None], scene: Scene) -> None:
    """Go to the scene, and wait until it stands."""
    desk = pilot.app
    assert isinstance(desk, Desk)
    await ready(pilot)
    await pilot.press(*scene.keys)
    await until(pilot, lambda: scene.there(desk))
    await until(pilot, lambda: desk.review.state.detail is None or desk.review.state.gaps is not None)
    focused = desk.focused
    if isinstance(focused, Input | TextArea):
        focused.cursor_blink = False
        if scene.words:
            focused.clear()
            (focused.insert if isinstance(focused, TextArea) else focused.insert_text_at_cursor)(scene.words)
    await pilot.pause()


async def through(pilot: Pilot[None], scenes: Sequence[Scene]) -> AsyncIterator[Scene]:
    """Show one scene after the other on the same desk, and go back to the review screen after each."""
    desk = pilot.app
    for scene in scenes:
        await shown(pilot, scene)
        yield scene
        if len(desk.screen_stack) == 1:
            await pilot.press("escape", "escape", "escape")
        while len(desk.screen_stack) > 1:
            desk.pop_screen()
