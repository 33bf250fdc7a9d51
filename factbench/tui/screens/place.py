"""What every place beside the review screen is built from: a head, rows, what there is to say, a prompt, a foot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual import getters, work
from textual.message import Message
from textual.screen import Screen

from factbench.errors import FactbenchError
from factbench.text.clean import one_line
from factbench.tui import touch
from factbench.tui.acting import Acting
from factbench.tui.widgets.line import KeyLine, Keys, WordLine
from factbench.tui.widgets.prompt import Prompt
from factbench.tui.widgets.rows import Row, RowList
from factbench.tui.working import Progress, Work

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events
    from textual.app import ComposeResult

    from factbench.model import Event
    from factbench.tui.acting import NotStored, Said
    from factbench.tui.glyphs import Glyphs
    from factbench.tui.meanwhile import Meanwhile
    from factbench.workbench import Workbench


SAID_KEYS = {"u among the claims": "session.undo"}
"""What places say that begins with a key of the review screen, and the action of that key."""
ASKING: Keys = (("Enter", "take it"), ("Esc", "leave"))
"""What the keys do while the prompt is open."""


class Place(Screen[None]):
    """A screen of rows. A subclass says what it is called, what its keys do, and reads its rows in a thread."""

    CSS_PATH = "screens.tcss"
    BINDINGS: ClassVar[list[Any]] = [
        ("escape,q", "leave", "Back"),
        ("j,down", "move(1)", "Down"),
        ("k,up", "move(-1)", "Up"),
        ("ctrl+d,pagedown", "move(10)", "Further down"),
        ("ctrl+u,pageup", "move(-10)", "Further up"),
        ("home", "move(-1000000)", "First"),
        ("end,G", "move(1000000)", "Last"),
        ("enter", "choose", "Choose"),
        ("c", "cancel", "Stop what is under way"),
        ("question_mark", "manual", "What can be done here"),
    ]
    AUTO_FOCUS = "#rows"
    NAME = ""
    PAGE = "desk"
    """The page of the manual that tells what can be done here."""
    KEYS: Keys = ()
    """What its own keys do; going back is every place's."""
    ABOUT = "Places"
    """The heading on the page `desk` of the manual under which it is told what can be done here."""
    LISTENS: ClassVar[bool] = False
    """Whether it lists what colleagues do, and so is read again when they do something."""

    rows = getters.query_one("#rows", RowList)
    head = getters.query_one("#head", WordLine)
    said = getters.query_one("#said", WordLine)
    foot = getters.query_one("#foot", KeyLine)
    prompt = getters.query_one("#prompt", Prompt)

    class Filled(Message):
        """The rows were read."""

        def __init__(self, rows: Sequence[Row], right: str) -> None:
            super().__init__()
            self.rows, self.right = rows, right

    class Refused(Message):
        """Something could not be read or done."""

        def __init__(self, error: FactbenchError) -> None:
            super().__init__()
            self.error = error

    class Changed(Message):
        """What stands in the database is another: the review screen is to read it again."""

    class Ended(Message):
        """Something has ended while the place was not looked at."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    def __init__(self, bench: Workbench, glyphs: Glyphs) -> None:
        super().__init__()
        self._bench = bench
        self._glyphs = glyphs
        self.acting = Acting(self, bench, self.shows)
        """Asks for words and stores acts."""
        self.doing = Work(self, "c")
        """What is under way; it goes on when one leaves."""
        self._paths = False
        """Whether paths are asked for."""
        self._typed: list[str] = []
        """Paths that were typed here, oldest first."""
        self.reviewed: Callable[[], str | None] = lambda: None
        """Id of the article under review."""
        self.meanwhile: Meanwhile | None = None
        """Gives passages their vectors, where something does."""
        self.key_of: Callable[[str], str] = lambda _id: ""
        """The key in force of an action of the review screen, by the id of the action; "" where it has none."""

    def compose(self) -> ComposeResult:
        """Head, rows, what there is to say, prompt, foot."""
        yield WordLine(id="head")
        yield RowList(self._glyphs, id="rows")
        yield WordLine(id="said", keep_left=True)
        yield Prompt(id="prompt", select_on_focus=False)
        yield KeyLine(id="foot")

    def read(self) -> tuple[Sequence[Row], str]:
        """The rows, and what the head says at the right; called in a thread. Raises: `FactbenchError`."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Say where one is."""
        self.head.say(f" {self.NAME}")
        self.said.offer("c stops", "Enter once more", "Esc leaves")
        self.said.reworded = self._in_force
        self.show_keys()

    def _in_force(self, words: str) -> str:
        """Words with the keys that the reviewer chose."""
        keys = {phrase: key for phrase, id in SAID_KEYS.items() if (key := self.key_of(id))}
        return touch.in_force(words, keys)

    def on_screen_resume(self) -> None:
        """Read again whenever somebody comes here."""
        self.fill()

    @work(thread=True, exclusive=True, group="fill", exit_on_error=False)
    def fill(self) -> None:
        """Read the rows in a thread."""
        try:
            self.post_message(self.Filled(*self.read()))
        except FactbenchError as error:
            self.post_message(self.Refused(error))

    def on_place_filled(self, message: Filled) -> None:
        """Show what was read."""
        self.rows.show(message.rows)
        self.head.say(f" {self.NAME}", f"{message.right} ")

    def on_work_progress(self, message: Progress) -> None:
        """Show how far it is; claims appear as they are cut."""
        words = self.doing.heard(message)
        if words is None:
            return
        self.say(words)
        if message.ended and not self.is_current:
            self.post_message(self.Ended(words))
        if message.changed:
            self.post_message(self.Changed())
            self.fill()

    def action_cancel(self) -> None:
        """Stop what is under way; what is stored stays."""
        if not self.doing.stop():
            self.say("Nothing is under way.")

    def on_unmount(self) -> None:
        """Stop what is under way."""
        self.doing.close()

    def on_place_refused(self, message: Refused) -> None:
        """Say what is wrong; what stood there stays."""
        self.say(one_line(str(message.error)))

    def shows(self, _event: Event) -> bool:
        """Whether the place shows such an act; undo here takes back no other."""
        return False

    def action_undo(self) -> None:
        """Take the last act back; on which key, a place that shows acts says."""
        self.acting.undo()

    def on_acting_said(self, message: Said) -> None:
        """Say what is stored, and read again."""
        self.say(message.words)
        self.post_message(self.Changed())
        self.fill()

    def on_acting_not_stored(self, message: NotStored) -> None:
        """Say what is not stored."""
        self.say(message.words)

    def hear(self) -> None:
        """Read again where what a colleague did is listed."""
        if self.LISTENS:
            self.fill()

    def take_key(self, _event: events.Key) -> bool:
        """What was said has been read; the key is the bindings'."""
        self.hush()
        return False

    def on_click(self) -> None:
        """The same at a click."""
        self.hush()

    def hush(self) -> None:
        """Say nothing any more; how far work is stays."""
        if not self.doing.busy:
            self.remove_class("-saying")

    def show_keys(self) -> None:
        """Show the keys that work now."""
        if self.has_class("-asking"):
            more: Keys = (("tab", "complete"), ("ctrl+u", "clear")) if self._paths else ()
            self.foot.show_keys((*more, *ASKING), f"{self.prompt.placeholder} ")
        else:
            self.foot.show_keys((*self.KEYS, ("q", "back")), "")

    def say(self, words: str) -> None:
        """Say something over the keys, until the next key or click."""
        self.said.say(f" {words}")
        self.add_class("-saying")

    def ask(self, placeholder: str, value: str = "", *, paths: bool = False) -> None:
        """Open the prompt; for `paths` Tab completes, and the arrows bring back what was typed before."""
        self.add_class("-asking")
        self._paths = paths
        completes, history = (self._completed, self._typed) if paths else (None, ())
        self.prompt.ask(placeholder, value, self._answered, completes=completes, history=history)
        self.show_keys()

    def ask_on(self, words: str) -> None:
        """Go on asking, and say why: what is typed next is an answer still, and no key of the place."""
        self.prompt.closed = False
        self.say(words)

    def stop_asking(self) -> None:
        """Close the prompt."""
        self.prompt.closed = True
        self.remove_class("-asking")
        self.show_keys()
        self.set_focus(self.rows)

    def _answered(self, words: str | None) -> None:
        """Esc closes the prompt and nothing else."""
        if words is None:
            self.stop_asking()
        else:
            if self._paths and words.strip():
                self._typed = [*(each for each in self._typed if each != words), words]
            self.typed(words)

    def _completed(self, words: str) -> str:
        """The path as far as it goes on in one way; where there are several, they are told."""
        from factbench.tui.paths import completed

        told, names = completed(words)
        if names:
            self.say(one_line("  ".join(names)))
        return told

    def typed(self, words: str) -> None:
        """Store what it was asked for; a place that asks for anything else has its own way."""
        self.acting.typed(words)

    def action_move(self, step: int) -> None:
        """Move the cursor, or scroll where there is nothing to choose."""
        self.rows.move(step)

    def action_choose(self) -> None:
        """Enter."""
        self.rows.choose()

    async def action_manual(self) -> None:
        """Show what the manual says of this place."""
        heading = self.ABOUT if self.PAGE == Place.PAGE else ""
        await self.run_action(f"app.manual('{self.PAGE}', {heading!r})")

    def action_leave(self) -> None:
        """Back to the claims."""
        self.app.pop_screen()
