"""The settings: what each is, where it comes from, and changing it in the config file."""

from __future__ import annotations

import ast
import inspect
import itertools
import os
from dataclasses import fields
from enum import Enum
from typing import TYPE_CHECKING, get_type_hints

from factbench import config
from factbench.errors import FactbenchError
from factbench.scales import SCALES
from factbench.settings import Settings
from factbench.text.clean import one_line
from factbench.tui.screens.place import Place
from factbench.tui.widgets.rows import Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factbench.tui.glyphs import Glyphs
    from factbench.tui.widgets.rows import RowList
    from factbench.workbench import Workbench

SCALE = "scale"
"""The key of the row of the verdict scale, which is a choice of the database and no setting of one person."""
WORTH = "worth "
"""Begins the key of a weight's row."""


class SettingsPlace(Place):
    """One row a setting; the foot says what the current one is for."""

    NAME = "Settings"
    KEYS = "Enter change   d back to the default   q back"
    BINDINGS = [("d", "default", "Back to the default")]  # noqa: RUF012  Textual reads it so

    def __init__(self, bench: Workbench, glyphs: Glyphs) -> None:
        super().__init__(bench, glyphs)
        self._words = _docstrings()
        self._asking = ""

    def read(self) -> tuple[Sequence[Row], str]:
        """The settings in force, and for each weight of worth what it is."""
        from factbench.text.worthiness import WEIGHTS

        settings, plain = config.load(), Settings()
        scale = self._bench.scale()
        rows = [
            Row(f"{'verdict scale':<24}{scale.id:<24}this database", SCALE),
            Row(
                f"{'':<24}{scale.words}{f'. As ClaimReview: {scale.loses}' if scale.loses else ''}",
                tone="dim",
            ),
            Row(""),
            Row(f"{'Setting':<24}{'Value':<24}from", tone="title"),
        ]
        for field in fields(Settings):
            if field.name == "worth":
                continue
            value = getattr(settings, field.name)
            said, origin = _said(value), _origin(field.name, value, plain)
            if field.name == "reviewer" and value is None:
                said, origin = self._bench.reviewer, "this sitting"
            rows.append(Row(f"{field.name:<24}{said:<24}{origin}", field.name))
        rows += [
            Row(""),
            Row(
                f"{'Weight of worth':<36}{'verifiable':>11}{'checkworthy':>12}{'subjective':>11}",
                tone="title",
            ),
        ]
        changed = {(feature, score): weight for feature, score, weight in settings.worth}
        for feature, weights in WEIGHTS.items():
            cells = [
                f"{changed.get((feature, score), weight):.2f}{'*' if (feature, score) in changed else ' '}"
                for score, weight in zip(weights._fields, weights, strict=True)
            ]
            rows.append(
                Row(f"{feature[:35]:<36}{cells[0]:>11}{cells[1]:>12}{cells[2]:>11}", f"{WORTH}{feature}")
            )
        return rows, one_line(str(config.config_path()))

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        """Turn what has few values; ask for the others."""
        name = message.key
        if name == SCALE:
            self._next_scale()
            return
        if name.startswith(WORTH):
            feature = name.removeprefix(WORTH)
            self._asking = "worth"
            self.ask("Weights from -20 to 20", f'"{feature}" = {{checkworthy = 1.0}}')
            return
        kind, value = get_type_hints(Settings)[name], getattr(config.load(), name)
        if isinstance(value, tuple):
            self.say(f"{name} is a table: change it in {one_line(str(config.config_path()))}")
        elif kind is bool:
            self._store(name, "false" if value else "true")
        elif isinstance(kind, type) and issubclass(kind, Enum):
            values = list(kind)
            self._store(name, str(values[(values.index(value) + 1) % len(values)].value))
        else:
            self._asking = name
            self.ask(self._words[name], "" if value is None else str(value))

    def _next_scale(self) -> None:
        known = list(SCALES)
        used = known.index(self._bench.scale().id)
        try:
            self._bench.choose_scale(known[(used + 1) % len(known)])
        except FactbenchError as error:
            self.say(one_line(str(error)))
            return
        self.say(
            "Chosen for everybody on this database; verdicts given before keep their scale. u undoes it."
        )
        self.changed()
        self.fill()

    def action_move(self, step: int) -> None:
        """Move, and say what the setting is for."""
        super().action_move(step)
        name = self.rows.key or ""
        self.say(self._words.get("worth" if name.startswith(WORTH) else name, self.KEYS))

    def action_default(self) -> None:
        """Take the setting out of the file."""
        name = self.rows.key or ""
        if name.startswith(WORTH):
            self._store("worth", f'"{name.removeprefix(WORTH)}" = {{}}')
        elif name and name != SCALE:
            self._store(name, None)

    def typed(self, words: str) -> None:
        """Store what was typed; where it cannot be, the prompt stays as it is."""
        self.prompt.closed = False
        if self._store(self._asking, words.strip()):
            self.stop_asking()

    def _store(self, name: str, typed: str | None) -> bool:
        try:
            self._bench.settings = config.store(name, typed)
        except FactbenchError as error:
            self.say(one_line(str(error)))
            return False
        environment = f"FACTBENCH_{name.upper()}"
        overruled = f", but {environment} overrules it" if environment in os.environ else ""
        self.say(
            f"{name}: stored{overruled}; glyphs, colours and the reviewer's name from the next start on."
        )
        self.fill()
        return True


def _said(value: object) -> str:
    if value is None:
        return "-"
    if isinstance(value, tuple):
        return ", ".join(str(getattr(each, "name", each)) for each in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:,}" if isinstance(value, int) else str(value)


def _origin(name: str, value: object, plain: Settings) -> str:
    if f"FACTBENCH_{name.upper()}" in os.environ:
        return "the environment"
    return "default" if value == getattr(plain, name) else "the file"


def _docstrings() -> dict[str, str]:
    """Setting -> what its docstring says, on one line."""
    (body,) = [
        node.body for node in ast.parse(inspect.getsource(Settings)).body if isinstance(node, ast.ClassDef)
    ]
    found = {}
    for field, after in itertools.pairwise(body):
        if (
            isinstance(field, ast.AnnAssign)
            and isinstance(field.target, ast.Name)
            and isinstance(after, ast.Expr)
        ):
            value = after.value.value if isinstance(after.value, ast.Constant) else ""
            found[field.target.id] = " ".join(str(value).split())
    return found
