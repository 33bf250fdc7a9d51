"""What is listed and in what order: every field of a filter, and the filters that have a name."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from textual import getters
from textual.screen import ModalScreen

from factbench.errors import FactbenchError
from factbench.opening import Filter, Order
from factbench.text.slots import Kind
from factbench.tui import wording
from factbench.tui.glyphs import rating_words
from factbench.tui.screens.place import ASKING
from factbench.tui.widgets.box import Box
from factbench.tui.widgets.prompt import Prompt
from factbench.tui.widgets.rows import Row, RowList

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.app import ComposeResult

    from factbench.tui.glyphs import Glyphs
    from factbench.workbench import Workbench

KEYS = (("Enter", "change"), ("s", "save as"), ("d", "drop"), ("0", "all"), ("Esc", "use it"))
SEEDS = 1_000_000


class Filters(ModalScreen[Filter]):
    """Gives back the filter as it was left."""

    CSS_PATH = "screens.tcss"
    BINDINGS: ClassVar[list[Any]] = [
        ("escape,q,F", "use", "Use it"),
        ("j,down", "step(1)", "Down"),
        ("k,up", "step(-1)", "Up"),
        ("enter,space,right,l", "turn(1)", "Next"),
        ("left,h", "turn(-1)", "Previous"),
        ("s", "save", "Save under a name"),
        ("d", "drop", "Drop the named filter"),
        ("b", "before", "The filter that was dropped last"),
        ("home", "move(-1000000)", "First"),
        ("end,G", "move(1000000)", "Last"),
        *((f"{digit}", f"named({digit})", f"Use named filter {digit}") for digit in range(1, 10)),
        ("0", "all", "All claims"),
    ]
    AUTO_FOCUS = "#fields"

    fields = getters.query_one("#fields", RowList)
    prompt = getters.query_one("#prompt", Prompt)

    def __init__(
        self, bench: Workbench, glyphs: Glyphs, wanted: Filter, dropped: Filter | None = None
    ) -> None:
        super().__init__()
        self._bench = bench
        self._glyphs = glyphs
        self._wanted = wanted
        self._dropped = dropped
        self._titles: dict[str, str] = {}
        """Of articles and sources, by id."""
        self._named: dict[str, Filter] = {}
        self._choices: dict[str, Sequence[object]] = {}
        self._asking = ""

    def compose(self) -> ComposeResult:
        """The fields, a prompt, and the keys."""
        fields = RowList(self._glyphs, id="fields")
        fields.eager = True
        yield Box("Filter", fields, Prompt(id="prompt", select_on_focus=False), keys=KEYS)

    def on_mount(self) -> None:
        """Read what there is to choose from; few rows, each found by an index or among as many."""
        try:
            library = self._bench.library
            articles = {each.id: each.title or each.id[:8] for each in library.article_lines()}
            sources = {each.id: each.called for each, _passages in library.sources.all()}
            self._titles = articles | sources
            self._choices = {
                "order": list(Order),
                "rating": [None, *self._ratings()],
                "kind": [None, *Kind],
                "article": [None, *articles],
                "source": [None, *sources],
                **{name: [None, *self._bench.desk.choices(name)] for name in ("reviewer", "site", "tag")},
                "asked": [None, *self._people("asked")],
                "assigned": [None, "", *self._people("assigned")],
            }
            self._named = self._bench.desk.filters()
        except FactbenchError as error:
            self._say(error)
        self._show()

    def _people(self, field: str) -> list[str]:
        """This reviewer, then others who are asked or have something to check."""
        me = self._bench.session.reviewer
        return [me, *(each for each in self._bench.desk.choices(field) if each != me)]

    def _ratings(self) -> list[str]:
        """The ratings of the scale, then those that were given on others."""
        own = [each.id for each in self._bench.record.scale().ratings]
        return [*own, *(each for each in self._bench.desk.choices("rating") if each not in own)]

    def _show(self) -> None:
        self.fields.show(list(self._rows()))

    def _rows(self) -> Iterator[Row]:
        wanted = self._wanted
        for name, words in (
            ("order", "Order"),
            ("rating", "Verdict"),
            ("reviewer", "Reviewer"),
            ("kind", "Kind"),
            ("article", "Article"),
            ("source", "Source beside it"),
            ("site", "Where it stood"),
            ("tag", "Tag"),
            ("asked", "Open question to"),
            ("assigned", "Assigned to"),
        ):
            value = getattr(wanted, name)
            said = rating_words(value) if value and name == "rating" else value
            said = self._titles.get(value, value) if value and name in {"article", "source"} else said
            nobody = "nobody" if name == "assigned" and value == "" else ""
            yield Row(f"{words:<20}{said or nobody or 'any'}", name)
        for name, words in (
            ("open", "Only open"),
            ("question", "Open question"),
            ("flagged", "Flagged"),
            ("marked", "Marked to go out"),
            ("needs_context", "Needs context"),
            ("conflicts", "Conflicts"),
            ("disagreement", "Reviewers disagree"),
            ("orphaned", "Orphaned"),
            ("parts", "Parts of claims too"),
            ("low", "Low worth too"),
        ):
            yield Row(f"{words:<20}{'yes' if getattr(wanted, name) else 'no'}", name)
        yield Row(f"{'Words':<20}{wanted.text or 'any'}", "text")
        if self._named:
            yield Row("")
            yield Row("Named", tone="title")
            for number, (name, each) in enumerate(self._named.items(), 1):
                digit = f"{number}" if number < 10 else " "
                yield Row(f"{digit} {name:<18}{wording.filtered(each)}", f"named {name}")
        if self._dropped is not None:
            yield Row("")
            yield Row(f"{'b Dropped before':<20}{wording.filtered(self._dropped)}", "dropped")

    def action_move(self, step: int) -> None:
        """Go to another field."""
        self.query_one(Box).show_keys()
        self.fields.move(step)

    def action_step(self, step: int) -> None:
        """Go to the next or the previous field, round and round."""
        self.query_one(Box).show_keys()
        self.fields.step(step)

    def action_named(self, digit: int) -> None:
        """Go back with a named filter."""
        named = list(self._named.values())
        if digit <= len(named):
            self.dismiss(named[digit - 1])
        else:
            self.query_one(Box).say(f"No filter is named yet under {digit}: s saves this one.")

    def action_before(self) -> None:
        """Go back with the filter that was dropped last."""
        if self._dropped is not None:
            self.dismiss(self._dropped)
        else:
            self.query_one(Box).say("No filter was dropped yet.")

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        """A click changes a field."""
        self._turn(message.key, 1)

    def action_turn(self, step: int) -> None:
        """Give the field its next value; use the named filter."""
        self._turn(self.fields.key or "", step)

    def _turn(self, name: str, step: int) -> None:
        if name.startswith("named "):
            self._wanted = self._named[name.removeprefix("named ")]
        elif name == "dropped":
            self._wanted = self._dropped or self._wanted
        elif name == "text":
            self._ask("text", "Words in the claim", self._wanted.text or "")
            return
        elif name in self._choices:
            values = self._choices[name]
            now = getattr(self._wanted, name)
            place = values.index(now) if now in values else 0
            self._wanted = _with(self._wanted, name, values[(place + step) % len(values)])
            if name == "order" and self._wanted.order is Order.RANDOM:
                # Drawn once and stored with the filter: the shuffle is the same tomorrow.
                self._wanted = replace(self._wanted, seed=random.randrange(SEEDS))  # noqa: S311  no secret
        elif name:
            self._wanted = _with(self._wanted, name, not getattr(self._wanted, name))
        self._show()

    def action_all(self) -> None:
        """List everything in article order."""
        self._wanted = Filter()
        self._show()

    def action_save(self) -> None:
        """Ask for a name."""
        self._ask("name", "Name of this filter", "")

    def action_drop(self) -> None:
        """Drop the named filter that the cursor is on."""
        name = self.fields.key or ""
        if name.startswith("named "):
            self._keep_as(name.removeprefix("named "), None)

    def action_use(self) -> None:
        """Go back with the filter."""
        self.dismiss(self._wanted)

    def _ask(self, what: str, placeholder: str, value: str) -> None:
        self._asking = what
        self.add_class("-asking")
        self.query_one(Box).foot.show_keys(ASKING, f"{placeholder} ")
        self.prompt.ask(placeholder, value, self._answered)

    def _answered(self, words: str | None) -> None:
        """Take the words, or the name; Esc closes the prompt and nothing else."""
        typed = (words or "").strip()
        if words is not None and self._asking == "text":
            self._wanted = replace(self._wanted, text=typed or None)
        elif typed:
            self._keep_as(typed, self._wanted)
        self._close()

    def _close(self) -> None:
        self.remove_class("-asking")
        self.query_one(Box).show_keys()
        self.set_focus(self.fields)
        self._show()

    def _keep_as(self, name: str, wanted: Filter | None) -> None:
        try:
            self._bench.desk.name_filter(name, wanted)
            self._named = self._bench.desk.filters()
        except FactbenchError as error:
            self._say(error)
        self._show()

    def _say(self, error: FactbenchError) -> None:
        self.query_one(Box).say(str(error))


def _with(wanted: Filter, field: str, value: Any) -> Filter:
    return replace(wanted, **{"within": None, field: value})
