"""The settings: what each is, where it comes from, and changing it in the config file."""

from __future__ import annotations

import os
from dataclasses import fields
from enum import Enum
from typing import TYPE_CHECKING, get_type_hints

from textual.message import Message

from factbench import config
from factbench.errors import FactbenchError, Misuse
from factbench.scales import SCALES
from factbench.settings import Settings, WebSource, described
from factbench.sources import kind
from factbench.text.clean import one_line
from factbench.tui.keymap import actions_with, on_scale
from factbench.tui.outside import edit
from factbench.tui.screens.place import Place
from factbench.tui.widgets.rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factbench.tui.actions import Action
    from factbench.tui.glyphs import Glyphs
    from factbench.tui.widgets.rows import RowList
    from factbench.workbench import Workbench

SCALE = "scale"
"""The key of the row of the verdict scale, which is a choice of the database and no setting of one person."""
WORTH = "worth "
"""Begins the key of a weight's row."""
WRITTEN = ("sources", "keys", "reviewers")
"""The tables that are changed in the file only; the key of each row of theirs begins so."""
EDIT = "edit"
"""The key of the row that says what is wrong in the file."""
LATER = "Glyphs, colours and the reviewer's name from the next start on."


class SettingsPlace(Place):
    """One row a setting; the foot says what the current one is for."""

    NAME = "Settings"
    PAGE = "settings"
    KEYS = (("Enter", "change"), ("d", "back to the default"), ("e", "edit the file"))
    BINDINGS = [  # noqa: RUF012  Textual reads it so
        ("d", "default", "Back to the default"),
        ("e", "edit", "Edit the file"),
    ]

    class Rekeyed(Message):
        """The reviewer's own keys are others now."""

        def __init__(self, actions: Sequence[Action]) -> None:
            super().__init__()
            self.actions = actions

    def __init__(self, bench: Workbench, glyphs: Glyphs) -> None:
        super().__init__(bench, glyphs)
        self._words = described(Settings)
        self._asking = ""

    def read(self) -> tuple[Sequence[Row], str]:
        """The settings in force, and for each weight of worth what it is."""
        plain, (settings, wrong) = Settings(), self._in_file()
        scale = self._bench.record.scale()
        rows = [
            *self._refusal(wrong),
            Row(f"{'verdict scale':<24}{scale.id:<23} this database", SCALE),
            Row(
                f"{'':<24}{scale.words}{f'. As ClaimReview: {scale.loses}' if scale.loses else ''}",
                tone="dim",
                wraps=True,
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
                said, origin = self._bench.session.reviewer, "this sitting"
            rows.append(Row(f"{field.name:<24}{said:<23} {origin}", field.name))
        rows += [Row(""), *_tables(settings)]
        rows += self._weights(settings)
        return rows, one_line(str(config.config_path()))

    def _in_file(self) -> tuple[Settings, str]:
        """The settings of the file, and what is wrong in it; then those in force."""
        try:
            settings = config.load()
            on_scale(actions_with(settings.keys, config.line_of), self._bench.record.scale())
        except FactbenchError as error:
            return self._bench.session.settings, one_line(str(error))
        return settings, ""

    def _refusal(self, wrong: str) -> Iterator[Row]:
        """What is wrong in the file, in full."""
        if wrong:
            yield Row("The file was not taken. Enter edits it again.", EDIT, tone="title")
            yield Row(wrong, wraps=True)
            yield Row("")

    def _weights(self, settings: Settings) -> list[Row]:
        from factbench.english.worth import weights_of_features

        table = weights_of_features()

        rows = [
            Row(""),
            Row(
                f"{'Weight of worth':<36}{'verifiable':>11}{'checkworthy':>12}{'subjective':>11}",
                tone="title",
            ),
        ]
        changed = {(feature, score): weight for feature, score, weight in settings.worth}
        for feature, weights in table.rows.items():
            cells = [
                f"{changed.get((feature, score), weight):.2f}{'*' if (feature, score) in changed else ' '}"
                for score, weight in zip(table.columns, weights, strict=True)
            ]
            rows.append(
                Row(f"{feature[:35]:<36}{cells[0]:>11}{cells[1]:>12}{cells[2]:>11}", f"{WORTH}{feature}")
            )
        return rows

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        """Turn what has few values; ask for the others."""
        name = message.key
        if name == EDIT or name.partition(" ")[0] in WRITTEN:
            self.action_edit()
            return
        if name == SCALE:
            self._next_scale()
            return
        if name.startswith(WORTH):
            feature = name.removeprefix(WORTH)
            self._asking = "worth"
            self.ask("Weights from -20 to 20", f'"{feature}" = {{checkworthy = 1.0}}')
            return
        kind, value = get_type_hints(Settings)[name], getattr(self._in_file()[0], name)
        if isinstance(value, tuple):
            self.action_edit()
        elif kind is bool:
            self._store(name, "false" if value else "true")
        elif isinstance(kind, type) and issubclass(kind, Enum):
            values = list(kind)
            self._store(name, str(values[(values.index(value) + 1) % len(values)].value))
        else:
            self._asking = name
            self.ask(self._words[name], "" if value is None else str(value))

    def action_edit(self) -> None:
        """Edit the config file in the user's own editor; where something in it is wrong, say it and take nothing."""
        path = config.config_path()
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            edit(self.app, path)
        except Misuse as error:
            self.say(f"{error} The file is {one_line(str(path))}.")
            return
        except OSError as error:
            self.say(f"{one_line(str(path.parent))} cannot be made: {error.strerror}.")
            return
        settings, wrong = self._in_file()
        if not wrong:
            self._bench.session.settings = settings
            self.post_message(self.Rekeyed(actions_with(settings.keys, config.line_of)))
            self.say(f"Taken. {LATER}")
        self.fill()

    def _next_scale(self) -> None:
        known = list(SCALES)
        used = known.index(self._bench.record.scale().id)
        try:
            self._bench.record.choose_scale(known[(used + 1) % len(known)])
        except FactbenchError as error:
            self.say(one_line(str(error)))
            return
        self.say(
            "Chosen for everybody on this database; verdicts given before keep their scale. u undoes it."
        )
        self.post_message(self.Changed())
        self.fill()

    def action_move(self, step: int) -> None:
        """Move, and say what the setting is for."""
        super().action_move(step)
        name = self.rows.key or ""
        table, _space, line = name.partition(" ")
        if table == "sources" and line:
            self.say(_kind_of(line, self._in_file()[0]))
        elif table in self._words:
            self.say(self._words[table])

    def action_default(self) -> None:
        """Take the setting out of the file."""
        name = self.rows.key or ""
        if name.startswith(WORTH):
            self._store("worth", f'"{name.removeprefix(WORTH)}" = {{}}')
        elif name in self._words and name not in WRITTEN:
            self._store(name, None)
        elif name not in {"", SCALE}:
            self.say("That is a table of the file: e edits it.")

    def typed(self, words: str) -> None:
        """Store what was typed; where it cannot be, the prompt stays as it is."""
        self.prompt.closed = False
        if self._store(self._asking, words.strip()):
            self.stop_asking()

    def _store(self, name: str, typed: str | None) -> bool:
        try:
            self._bench.session.settings = config.store(name, typed)
        except FactbenchError as error:
            self.say(one_line(str(error)))
            return False
        environment = f"FACTBENCH_{name.upper()}"
        overruled = f", but {environment} overrules it" if environment in os.environ else ""
        self.say(f"{name}: stored{overruled}. {LATER}")
        self.fill()
        return True


def _tables(settings: Settings) -> Iterator[Row]:
    """What stands in the tables of the file, and where."""
    yield Row(f"{'Source elsewhere':<24}{'kind':<12}address", tone="title")
    for source in settings.sources:
        yield Row(f"{source.name:<23} {source.kind:<11} {source.url}", f"sources {source.name}")
    if settings.keys:
        yield Row("")
        yield Row(f"{'Key of your own':<36}{'keys':<12}from", tone="title")
        for id, keys in settings.keys:
            yield Row(f"{id:<36}{keys:<12}{config.line_of(id)}", f"keys {id}")


def _kind_of(source: str, settings: Settings) -> str:
    """What kind of source that is, and which fields its table may have; or what is wrong with the kind."""
    configured = {each.name: each.kind for each in settings.sources}
    try:
        found = kind(configured.get(source, source))
    except Misuse as error:
        return str(error)
    return f"{found.WORDS} Fields: {', '.join(found.FIELDS)}. e edits the file."


def _said(value: object) -> str:
    if value is None:
        return "-"
    if isinstance(value, tuple):
        return ", ".join(each.name if isinstance(each, WebSource) else str(each[0]) for each in value) or "-"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:,}" if isinstance(value, int) else str(value)


def _origin(name: str, value: object, plain: Settings) -> str:
    if f"FACTBENCH_{name.upper()}" in os.environ:
        return "the environment"
    return "default" if value == getattr(plain, name) else "the file"
