"""Help: every key and every page of the manual, searchable; Enter does what is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from factbench.manual import topics
from factbench.tui.actions import ACTIONS, Action, Group, found, said
from factbench.tui.screens.choosing import Choosing, line
from factbench.tui.widgets.box import Box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.widgets import Input

KEYS_WIDTH = 11
NO_KEY = "No key does that; the command line does more: factbench --help."


class Help(Choosing[str | None]):
    """Gives back the action that was chosen, or nothing."""

    BINDINGS = [("escape", "dismiss", "Back")]  # noqa: RUF012  Textual reads it so

    def __init__(self, actions: Sequence[Action] = ACTIONS, *, title: str = "Help") -> None:
        super().__init__()
        self._title = title
        self._actions = actions

    def compose(self) -> ComposeResult:
        """A line to type in, and the actions that fit."""
        has_manual = any(each.group is Group.MANUAL for each in self._actions)
        yield Box(
            self._title,
            line(placeholder="Type to search, such as manual" if has_manual else "Type to search"),
            OptionList(id="actions"),
            keys=(("up down", "choose"), ("Enter", "do it"), ("Esc", "back")),
        )

    def on_mount(self) -> None:
        """Show all actions."""
        self._show("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show those that fit."""
        self._show(event.value)

    def chosen(self, place: int) -> None:
        """Do it."""
        wanted = self.options.get_option_at_index(place).id
        self.dismiss(next((each.call for each in self._actions if each.id == wanted), None))

    def _show(self, words: str) -> None:
        options = self.options
        options.clear_options()
        group = None
        for each in found(words, self._actions):
            if each.group is not group:
                group = each.group
                options.add_option(Option(Content.styled(str(group), "bold"), disabled=True))
            options.add_option(Option(_row(said(each), each.words), id=each.id))
        if group is None:
            options.add_option(Option(NO_KEY, disabled=True))
        else:
            options.highlighted = 1


def pages() -> list[Action]:
    """What opens the pages of the manual; in help each stands under its topic, where others have their keys."""
    return [
        Action(f"manual.{topic}", "", f"app.manual('{topic}')", words, Group.MANUAL, topic)
        for topic, words in topics().items()
    ]


def _row(keys: str, words: str) -> Content:
    gap = " " * max(1, KEYS_WIDTH - cell_len(keys))
    return Content.assemble("  ", Content.styled(keys, "bold $accent"), gap, words)
