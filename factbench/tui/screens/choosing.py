"""What help and search are built from: a line to type in, and a list whose choice moves while one types."""

from __future__ import annotations

from typing import Any, ClassVar, TypeVar

from textual import getters
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList

Given = TypeVar("Given")


class Choosing(ModalScreen[Given]):
    """The input has the focus; the arrows move the choice. A subclass says what becomes of what is chosen."""

    CSS_PATH = "screens.tcss"
    BINDINGS: ClassVar[list[Any]] = [
        ("down", "choose(1)", "Next"),
        ("up", "choose(-1)", "Previous"),
    ]
    AUTO_FOCUS = "#words"

    words = getters.query_one("#words", Input)
    options = getters.query_one(OptionList)

    def chosen(self, place: int) -> None:
        """What Enter or a click on an option does."""
        raise NotImplementedError

    def action_choose(self, step: int) -> None:
        """Move the choice while the input keeps the focus."""
        if step > 0:
            self.options.action_cursor_down()
        else:
            self.options.action_cursor_up()

    def entered(self) -> None:
        """What Enter does: it means what is highlighted."""
        if self.options.highlighted is not None:
            self.chosen(self.options.highlighted)

    def on_input_submitted(self, _event: Input.Submitted) -> None:
        """Enter."""
        self.entered()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click means what it is on."""
        self.chosen(event.option_index)


def line(value: str = "", *, placeholder: str) -> Input:
    """The line to type in. A cursor that blinks would wake the program twice a second."""
    found = Input(value, placeholder=placeholder, id="words")
    found.cursor_blink = False
    return found
