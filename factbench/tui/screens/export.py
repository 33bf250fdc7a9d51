"""A report: its format and scope, its first lines, and the file it goes to."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from factbench.errors import FactbenchError, Misuse
from factbench.exporters import exporters
from factbench.model import Audience
from factbench.output import slug
from factbench.record.chosen import for_audience
from factbench.text.clean import one_line
from factbench.tui.screens.place import Place
from factbench.tui.widgets.rows import MARK, Row
from factbench.tui.working import Step
from factbench.tui.wrap import clipped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from contextlib import AbstractContextManager

    from factbench.exporters import Exporter
    from factbench.tui.glyphs import Glyphs
    from factbench.tui.widgets.rows import RowList
    from factbench.tui.working import Stopped
    from factbench.workbench import Workbench
    from factbench.workbench.reports import Prepared

SCOPES = ("decided", "all", "this article")
"""For readers only "all" brings claims that the desk has not decided."""
MARKED = ("every claim", "marked for publication")
TEXT = ("with text", "without text")
FAULTS = 6
"""Lines that say what a report lacks."""
CALLED = 40
"""Columns of a claim's words by which it is called."""
KEYS_FOR = {
    "`factbench wording CLAIM`": (("claim.confirm", ""), ("claim.take-out", "")),
    "`factbench comment CLAIM`": (("evidence.by-hand", " a"),),
    "`factbench choose CLAIM --no-publish`": (("publish.what", " x"),),
    "`factbench choose CLAIM --why TEXT`": (("publish.what", " w"),),
    "`factbench approve CLAIM`": (("places.go", " a, then A,"),),
    "`factbench adjudicate CLAIM`": (("places.go", " a"),),
}
"""Commands that remedies name, and the keys that do the same: action of the review screen, and what is typed then."""
AUDIENCES = {
    Audience.READERS: "   without questions, tags and flags",
    Audience.COLLEAGUES: "   with questions, tags and flags",
}
PREVIEW = 200
"""Lines shown."""
WIDEST = 4_000
"""Characters shown of a line: some formats have one line for everything."""


class Export(Place):
    """Choose, look, write."""

    NAME = "Export"
    PAGE = "publishing"
    KEYS = (
        ("f F", "format"),
        ("s", "scope"),
        ("w", "for whom"),
        ("m", "marked"),
        ("t", "text"),
        ("Enter", "write"),
        ("j k", "scroll"),
    )
    BINDINGS = [  # noqa: RUF012  Textual reads it so
        ("f", "format(1)", "Next format"),
        ("F", "format(-1)", "Previous format"),
        ("s", "scope", "Scope"),
        ("w", "audience", "For whom"),
        ("m", "marked", "Only what is marked"),
        ("t", "text", "With the text"),
    ]

    def __init__(self, bench: Workbench, glyphs: Glyphs) -> None:
        super().__init__(bench, glyphs)
        self._exporters, self._broken = _offered()
        self._formats = [each.name for each in self._exporters]
        self._format = 0
        self._scope = 0
        self._audience: Audience | None = None
        """None until somebody chooses: whom the format is for by itself."""
        self._marked = False
        self._with_text = True
        self._article: str | None = None
        self._title = ""
        self._replace: Path | None = None
        """The file that was there when its name was typed: typed once more, it is replaced."""

    def on_screen_resume(self) -> None:
        """The article under review may be another now."""
        self._article = self.reviewed()
        super().on_screen_resume()

    def read(self) -> tuple[Sequence[Row], str]:
        """The first lines of the report as it would be written now."""
        audience = self._for_whom()
        heads = [
            *self._named(),
            Row(f"Scope   {_choice(SCOPES, SCOPES[self._scope])}", tone="title", press="s", choices=SCOPES),
            Row(
                f"For     {_choice(list(Audience), audience)}{AUDIENCES[audience]}",
                tone="title",
                press="w",
                choices=list(Audience),
            ),
            Row(
                f"Claims  {_choice(MARKED, MARKED[self._marked])}   {_choice(TEXT, TEXT[not self._with_text])}",
                tone="title",
                press="m",
                choices=(*MARKED, *TEXT),
            ),
            *(Row(one_line(str(each)), tone="dim", wraps=True) for each in self._broken),
            *self._unmet(),
        ]
        try:
            with self._prepared() as prepared:
                heads += [*self._lacking(prepared), Row("")]
                content = b"".join(prepared.pieces())
        except FactbenchError as error:
            # Some formats refuse a report that lacks what they require: that is what there is to see.
            return [*heads, Row(""), Row(one_line(str(error)), wraps=True)], "cannot be written"
        if self._chosen.binary:
            words = f"A file for a program to open: {self._chosen.words}"
            return [*heads, Row(words, tone="dim", wraps=True)], f"{len(content):,} bytes"
        lines = content.decode("utf-8", "replace").splitlines()
        more = [Row(f"… {len(lines) - PREVIEW:,} lines more", tone="dim")] if len(lines) > PREVIEW else []
        return [
            *heads,
            *(Row(each[:WIDEST], wraps=True) for each in lines[:PREVIEW]),
            *more,
        ], f"{len(lines):,} lines, {len(content):,} bytes"

    def _named(self) -> Iterator[Row]:
        """The format, which it is of how many, and under it all of them, on as many lines as they need."""
        chosen, head, room = self._formats[self._format], "Format  ", self.rows.room - MARK
        line = ""
        for name in self._formats:
            word = f"[{name}]" if name == chosen else name
            if line and len(head) + len(line) + 2 + len(word) > room:
                yield Row(head + line, tone="title", press="f", choices=self._formats)
                head, line = " " * len(head), ""
            line += f"{'  ' if line else ''}{word}"
        yield Row(head + line, tone="title", press="f", choices=self._formats)

    def _unmet(self) -> Iterator[Row]:
        """The verdicts that lack what the house wants."""
        article = self._article if SCOPES[self._scope] == "this article" else None
        for claim, verdict, lacks in self._bench.reports.unmet([article] if article else []):
            words = f"lacks {' and '.join(lacks)} ({verdict.reviewer}): {claim.statement}"
            yield Row(f"{self._glyphs.caution} {words}")

    def _lacking(self, prepared: Prepared) -> Iterator[Row]:
        """What is left out of the report and why, and what it lacks."""
        if prepared.left_out:
            counted = "; ".join(f"{len(each.claims)} {each.why}" for each in prepared.left_out)
            yield Row(f"Left out: {counted}", wraps=True)
        faults = prepared.faults()
        for each in faults[:FAULTS]:
            words = f"{each.words}: {self._by_keys(each.remedy)}"
            yield Row(one_line(f"{self._glyphs.caution} {self._called(each.claim)}{words}"), wraps=True)
        if len(faults) > FAULTS:
            yield Row(f"… {len(faults) - FAULTS} more: factbench lint", tone="dim")

    def _called(self, claim: str) -> str:
        """A claim by its first words: on the desk nobody knows it by its id."""
        if not claim:
            return ""
        desk = self._bench.desk
        statement = one_line(desk.claim(desk.resolve("claim", claim)).statement)
        return f"“{clipped(statement, CALLED, self._glyphs.more)}”: "

    def _by_keys(self, remedy: str) -> str:
        """What to do, with keys of the desk in the place of commands that do the same."""
        for command, keys in KEYS_FOR.items():
            known = [(self.key_of(id), then) for id, then in keys]
            if command in remedy and all(key for key, _then in known):
                remedy = remedy.replace(
                    command, f"{' or '.join(key + then for key, then in known)} on the claim"
                )
        return remedy

    def _prepared(self) -> AbstractContextManager[Prepared]:
        scope = SCOPES[self._scope]
        article = self._article if scope == "this article" else None
        if scope == "this article" and article is not None:
            self._title = self._bench.library.article(article).title or "article"
        else:
            self._title = self._bench.session.path.stem
        usual = for_audience(self._for_whom())
        return self._bench.reports.prepare(
            self._chosen.name,
            articles=[article] if article is not None else [],
            only_decided=scope == "decided",
            audience=self._for_whom(),
            wanted=replace(
                usual,
                unresolved=usual.unresolved or scope == "all",
                marked=self._marked,
                with_text=self._with_text,
            ),
        )

    @property
    def _chosen(self) -> Exporter:
        return self._exporters[self._format]

    def _for_whom(self) -> Audience:
        return self._audience or self._chosen.audience

    def action_format(self, step: int) -> None:
        """Choose the next format."""
        self._format = (self._format + step) % len(self._formats)
        self.fill()

    def action_scope(self) -> None:
        """Choose the next scope."""
        self._scope = (self._scope + 1) % len(SCOPES)
        self.fill()

    def action_audience(self) -> None:
        """For the others."""
        known = list(Audience)
        self._audience = known[(known.index(self._for_whom()) + 1) % len(known)]
        self.fill()

    def action_marked(self) -> None:
        """All claims, or only those that are marked for publication."""
        self._marked = not self._marked
        self.fill()

    def action_text(self) -> None:
        """With the text of the articles, or without."""
        self._with_text = not self._with_text
        self.fill()

    def on_row_list_picked(self, message: RowList.Picked) -> None:
        """Take the format, scope or readers that were clicked."""
        if message.choice in self._formats:
            self._format = self._formats.index(message.choice)
        elif message.choice in SCOPES:
            self._scope = SCOPES.index(message.choice)
        elif message.choice in MARKED:
            self._marked = message.choice == MARKED[True]
        elif message.choice in TEXT:
            self._with_text = message.choice == TEXT[False]
        else:
            self._audience = Audience(message.choice)
        self.fill()

    def action_choose(self) -> None:
        """Ask for the file's name; one in this folder is suggested."""
        self._replace = None
        self.ask(f"File to write in {_folder()}", f"{slug(self._title)}{self._chosen.suffix}", paths=True)

    def typed(self, words: str) -> None:
        """Write; where there is such a file, ask once more."""
        name = words.strip()
        self.prompt.closed = False
        if not name or "\0" in name:
            return
        path = Path(name).expanduser()
        if path.exists() and self._replace != path:
            self._replace = path
            self.say(f"{one_line(name)} exists: Enter once more replaces it, Esc leaves it")
            return
        self.stop_asking()
        self.doing.begin(
            f"Writing {one_line(name)}…", partial(self._written, path, replace=self._replace == path)
        )

    def _written(self, path: Path, _stopped: Stopped, *, replace: bool) -> Iterator[Step]:
        with self._prepared() as prepared:
            size = prepared.write(path, replace=replace)
        yield Step(f"Wrote {one_line(str(path))}: {size:,} bytes")


def _offered() -> tuple[list[Exporter], list[Misuse]]:
    """The formats, Markdown first, and what is wrong with those that cannot be loaded."""
    known = exporters().values()
    sound = [each for each in known if not isinstance(each, Misuse)]
    sound.sort(key=lambda each: (each.name != "markdown", each.name))
    return sound, [each for each in known if isinstance(each, Misuse)]


def _folder() -> str:
    """The folder that the program was started in, as its user would write it."""
    here, home = Path.cwd(), Path.home()
    return f"~/{here.relative_to(home)}" if home in here.parents else str(here)


def _choice(words: Sequence[str], chosen: str) -> str:
    return "  ".join(f"[{each}]" if each == chosen else each for each in words)
