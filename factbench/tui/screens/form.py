"""Several things that are asked for at once; what is typed is a draft at most a second later."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from textual.containers import Horizontal
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Label, TextArea

from factbench.errors import FactbenchError
from factbench.text.clean import clean, one_line
from factbench.tui.widgets.box import Box

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.timer import Timer

    from factbench.tui.by_hand import Field, Form

DRAFT = 0.5
"""Seconds after a key by which the draft is handed on."""
LONGEST = 250_000
"""Characters of a paste that are taken, more than are stored: whoever pastes too much is told so, and loses nothing."""
KEYS = (("Tab", "next field"), ("space", "changes ‹ ›"), ("ctrl+s", "store"), ("Esc", "keep a draft"))
T = TypeVar("T")


class Typed(Input):
    """One line; what is pasted becomes one. It takes letters at once, so that none overtakes the key that led here."""

    def take_key(self, event: events.Key) -> bool:
        """Take a letter; False where it is none."""
        if not event.is_printable or event.character is None:
            return False
        if self.selection.is_empty:
            self.insert_text_at_cursor(event.character)
        else:
            self.replace(event.character, *self.selection)
        return True

    async def action_submit(self) -> None:
        """Go on."""
        self.screen.focus_next()

    def _on_paste(self, event: events.Paste) -> None:
        self.insert_text_at_cursor(one_line(event.text[:LONGEST]).strip())
        event.stop()
        event.prevent_default()


class Lines(TextArea):
    """Several lines; what is pasted can act on no terminal. It takes letters as `Typed` does."""

    def take_key(self, event: events.Key) -> bool:
        """Take a letter or the end of a line; False for another key."""
        words = "\n" if event.key == "enter" else event.character if event.is_printable else None
        if words is not None:
            self._put(words)
        return words is not None

    async def _on_paste(self, event: events.Paste) -> None:
        self._put(clean(event.text[:LONGEST].replace("\r\n", "\n").replace("\r", "\n")))
        event.stop()
        event.prevent_default()

    def _put(self, words: str) -> None:
        """Put words at the cursor, or in the place of what is selected."""
        self.replace(words, *self.selection, maintain_selection_offset=False)


class Choice(Widget, can_focus=True):
    """One of a few; space and the arrows turn it."""

    DEFAULT_CSS = """
    Choice { height: 1; margin: 0 1; background: $panel; }
    Choice:focus { background: $primary 30%; }
    """

    def __init__(self, value: str, choices: Sequence[str], *, id: str) -> None:
        super().__init__(id=id)
        self._choices = choices
        self.value = value

    def render(self) -> Content:
        """What it is now."""
        return Content(f"‹ {self.value} ›")

    def take_key(self, event: events.Key) -> bool:
        """Turn; False for another key."""
        step = {"space": 1, "right": 1, "left": -1}.get(event.key)
        if step is not None:
            self._turn(step)
        elif event.key == "enter":
            self.screen.focus_next()
        return step is not None or event.key == "enter"

    def _turn(self, step: int) -> None:
        """To the next one, round and round."""
        self.value = self._choices[(self._choices.index(self.value) + step) % len(self._choices)]
        self.refresh()
        self.screen.query_one(Box).show_keys()

    def on_click(self) -> None:
        """A click turns it too."""
        self._turn(1)


class FormScreen(ModalScreen[T | None], Generic[T]):
    """Gives back what the fields make, or None where they stay a draft."""

    CSS_PATH = "screens.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[Any]] = [
        ("ctrl+s", "store", "Store"),
        ("escape", "leave", "Keep a draft"),
        ("down", "app.focus_next", "Next field"),
        ("up", "app.focus_previous", "Previous field"),
    ]

    def __init__(self, form: Form, draft: str, keep: Callable[[str], None]) -> None:
        """`keep` stores the draft; `draft` is what it stored last, or ""."""
        super().__init__(classes="" if any(each.long for each in form.fields) else "-short")
        self._form = form
        self._values = _restored(form.fields, draft)
        self._keep = keep
        self._drafting: Timer | None = None
        self._early: list[events.Key] = []
        """Keys that were typed before there was a field."""

    def compose(self) -> ComposeResult:
        """A line a field, and the rest for the one that may have several."""
        yield Box(self._form.title, *map(self._row, self._form.fields), keys=KEYS)

    def _row(self, field: Field) -> Horizontal:
        name, value = f"field-{field.name}", self._values[field.name]
        widget: Widget
        if field.choices:
            widget = Choice(value, field.choices, id=name)
        elif field.long:
            widget = Lines(value, id=name)
            widget.cursor_blink = False
        else:
            widget = Typed(value, field.hint, id=name, select_on_focus=False)
            widget.cursor_blink = False
        label = Label(Content(field.label), classes="label")
        return Horizontal(label, widget, classes="row -long" if field.long else "row")

    def on_mount(self) -> None:
        """Begin when the fields stand."""
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        """Begin where nothing stands yet, with what was typed meanwhile."""
        names = [each.name for each in self._form.fields if not each.choices]
        empty = next((name for name in names if not self._values[name].strip()), names[0])
        self.set_focus(self.query_one(f"#field-{empty}"))
        for event in self._early:
            if isinstance(self.focused, Typed | Lines | Choice) and self.focused.take_key(event):
                continue
            match event.key:
                case "tab" | "enter":
                    self.focus_next()
                case "ctrl+s":
                    self.action_store()
                case "escape":
                    self.action_leave()

    def take_key(self, event: events.Key) -> bool:
        """Before there is a field, keys wait for the first: none is a verdict on what is behind."""
        if self.focused is None:
            self._early.append(event)
        return self.focused is None

    @property
    def values(self) -> dict[str, str]:
        """What stands in the fields now."""
        return {each.name: _value(self.query_one(f"#field-{each.name}")) for each in self._form.fields}

    def on_input_changed(self) -> None:
        """Hand the draft on soon."""
        self._draft_soon()

    def on_text_area_changed(self) -> None:
        """The same."""
        self._draft_soon()

    def _draft_soon(self) -> None:
        if self._drafting is None:
            self._drafting = self.set_timer(DRAFT, self._draft)

    def _draft(self) -> None:
        """What is no other than at first is no draft."""
        self._drafting = None
        now = self.values
        same = all(now[each.name] == each.value for each in self._form.fields)
        self._keep("" if same else json.dumps(now, ensure_ascii=False))

    def action_store(self) -> None:
        """Finish; where the fields make nothing that can be stored, say why and stay."""
        try:
            made = self._form.make(self.values)
        except FactbenchError as error:
            self.query_one(Box).say(str(error))
            return
        self._finish(made)  # type: ignore[arg-type]  # what the form makes

    def action_leave(self) -> None:
        """Leave a draft."""
        self._draft()
        self._finish(None)

    def _finish(self, made: T | None) -> None:
        if self._drafting is not None:
            self._drafting.stop()
        self.dismiss(made)


def _value(widget: Widget) -> str:
    if isinstance(widget, TextArea):
        return widget.text
    return widget.value if isinstance(widget, Input | Choice) else ""


def _restored(fields: Sequence[Field], draft: str) -> dict[str, str]:
    """What the fields held when the draft was kept; what an older one does not have is as at first."""
    try:
        found = json.loads(draft) if draft else {}
    except ValueError:
        found = {}
    kept = found if isinstance(found, dict) else {}
    return {each.name: _fitting(each, kept.get(each.name)) for each in fields}


def _fitting(field: Field, kept: object) -> str:
    fits = isinstance(kept, str) and (not field.choices or kept in field.choices)
    return kept if fits and isinstance(kept, str) else field.value
