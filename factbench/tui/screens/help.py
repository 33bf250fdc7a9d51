"""Help: every key, searchable; Enter does what is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from factbench.tui.actions import ACTIONS, Action, found, said
from factbench.tui.widgets.box import Box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

KEYS_WIDTH = 11


class Help(ModalScreen[str | None]):
    """Gives back the action that was chosen, or nothing."""

    CSS_PATH = "screens.tcss"
    BINDINGS = [  # noqa: RUF012  Textual reads it so
        ("escape", "dismiss", "Back"),
        ("down", "choose(1)", "Next"),
        ("up", "choose(-1)", "Previous"),
    ]
    AUTO_FOCUS = "#words"

    def __init__(self, actions: Sequence[Action] = ACTIONS, *, title: str = "Help") -> None:
        super().__init__()
        self._title = title
        self._actions = actions

    def compose(self) -> ComposeResult:
        """A line to type in, and the actions that fit."""
        words = Input(placeholder="Type to search", id="words")
        words.cursor_blink = False
        yield Box(
            self._title,
            words,
            OptionList(id="actions"),
            keys=(("up down", "choose"), ("Enter", "do it"), ("Esc", "back")),
        )

    def on_mount(self) -> None:
        """Show all actions."""
        self.query_one(Input).cursor_blink = False
        self._show("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show those that fit."""
        self._show(event.value)

    def on_input_submitted(self, _event: Input.Submitted) -> None:
        """Do the chosen one."""
        options = self.query_one(OptionList)
        if options.highlighted is not None:
            self._finish(options.get_option_at_index(options.highlighted).id)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Do what was clicked."""
        self._finish(event.option.id)

    def action_choose(self, step: int) -> None:
        """Move the choice while the input keeps the focus."""
        options = self.query_one(OptionList)
        if step > 0:
            options.action_cursor_down()
        else:
            options.action_cursor_up()

    def _show(self, words: str) -> None:
        options = self.query_one(OptionList)
        options.clear_options()
        group = None
        for each in found(words, self._actions):
            if each.group is not group:
                group = each.group
                options.add_option(Option(Content.styled(str(group), "bold"), disabled=True))
            options.add_option(Option(_row(said(each), each.words), id=each.id))
        if group is None:
            options.add_option(Option("No key does that.", disabled=True))
        else:
            options.highlighted = 1

    def _finish(self, chosen: str | None) -> None:
        self.dismiss(next((each.call for each in self._actions if each.id == chosen), None))


def _row(keys: str, words: str) -> Content:
    gap = " " * max(1, KEYS_WIDTH - cell_len(keys))
    return Content.assemble("  ", Content.styled(keys, "bold $accent"), gap, words)
