"""Which panels open over the claims? Each is loaded when it is opened first."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from textual.app import App

    from factbench.model import Hit, Passage, Source
    from factbench.opening import Filter
    from factbench.tui.actions import Action
    from factbench.tui.by_hand import Act
    from factbench.tui.screens.review.state import Question, State
    from factbench.tui.working import Step, Stopped

    Calls = Callable[[str | None], None]
    """Takes an action as Textual writes it, or None."""


def name(app: App[object], state: State, done: Callable[[str | None], None]) -> None:
    """Who reviews? Asked where nobody knows."""
    from factbench.tui.screens.who import Who

    app.push_screen(Who(state.first.reviewer), done)


def help(app: App[object], shown: Sequence[Action], done: Calls) -> None:
    """What can be done, searchable, and the pages of the manual."""
    from factbench.tui.screens.help import pages

    actions(app, (*shown, *pages()), done)


def actions(app: App[object], shown: Sequence[Action], done: Calls, title: str = "Help") -> None:
    """What can be done, searchable."""
    from factbench.tui.screens.help import Help

    app.push_screen(Help(shown, title=title), done)


def letters(app: App[object], first: str, done: Callable[[Action | None], None]) -> None:
    """The letters after `first`."""
    from factbench.tui.screens.go import Go

    app.push_screen(Go(first), done)


def form(
    app: App[object], question: Question, keep: Callable[[str, str], None], done: Callable[[Act | None], None]
) -> None:
    """Several things at once; `keep` stores the draft."""
    from factbench.tui.screens.form import FormScreen

    if question.form is not None:
        screen: FormScreen[Act] = FormScreen(
            question.form, question.value, lambda text: keep(question.draft_of, text)
        )
        app.push_screen(screen, done)


def filters(app: App[object], state: State, done: Callable[[Filter | None], None]) -> None:
    """What is listed, and in what order."""
    from factbench.tui.screens.filters import Filters

    if state.bench is not None:
        app.push_screen(Filters(state.bench, state.glyphs, state.wanted, state.dropped), done)


def passage(app: App[object], state: State) -> None:
    """The passage under its cursor where it stands in its source. Raises: `errors.FactbenchError`."""
    from factbench.tui.screens.passage import PassageScreen

    if state.chosen is not None and state.bench is not None:
        source = state.bench.library.sources.get(state.chosen.source.id)
        app.push_screen(PassageScreen(source, state.chosen, state.glyphs))


def elements(app: App[object], state: State) -> None:
    """Which elements of the claim are covered, by which passages, and why."""
    from factbench.tui.screens.elements import ElementsScreen

    if state.detail is not None:
        app.push_screen(ElementsScreen(state.detail, state.glyphs))


def editor(
    app: App[object], question: Question, keep: Callable[[str, str], None], done: Callable[[str], None]
) -> None:
    """A note of several lines; `keep` stores the claim's draft."""
    from factbench.tui.screens.editor import Editor

    def finished(text: str | None) -> None:
        if text is not None and text.strip():
            done(text)

    app.push_screen(
        Editor(question.words, question.value, lambda text: keep(question.draft_of, text)), finished
    )


def library(
    app: App[object],
    state: State,
    question: Question,
    add: Callable[[tuple[Hit, Passage, Source]], None],
) -> None:
    """The library, and what is elsewhere, to be searched for evidence; `add` puts a passage beside the claim."""
    from factbench.intake import is_address
    from factbench.tui.bringing import SOURCE, asked, brought
    from factbench.tui.screens.find import Find

    bench, detail = state.bench, state.detail
    if bench is None or detail is None:
        return

    def bring(typed: str, stopped: Stopped) -> Iterator[Step]:
        if is_address(typed):
            return brought(bench, SOURCE, [typed], stopped, match=False)
        return asked(bench, typed, stopped, claim=detail.claim.id)

    beside = {each.passage.id for each in detail.evidence}
    app.push_screen(
        Find(
            question.words,
            look=bench.library.passages.look_for,
            add=lambda *hit: add(hit),
            bring=bring,
            beside=beside,
        )
    )
