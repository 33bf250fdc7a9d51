"""The desk as one would first write it with Textual's own widgets: every claim a row of a table, read at the start."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from textual.app import App, ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import DataTable, Footer, Header, OptionList, Static

from factbench.settings import Settings
from factbench.text.clean import clean
from factbench.workbench import Workbench

PAGE = 10_000
"""Claims that the workbench reads at once."""


class Naive(App[None]):
    """A table of claims, the article in a scroller, and a list of evidence."""

    CSS = "DataTable { width: 40; } OptionList { width: 44; }"
    BINDINGS = [("j", "down", "Down"), ("q", "quit", "Quit")]  # noqa: RUF012  Textual reads it so

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._bench = Workbench(path, replace(Settings(), semantic=False), reviewer="Bench")

    def compose(self) -> ComposeResult:
        """Three panes."""
        yield Header()
        with Horizontal():
            yield DataTable(cursor_type="row")
            with VerticalScroll():
                yield Static()
            yield OptionList()
        yield Footer()

    def on_mount(self) -> None:
        """Read all claims."""
        table = self.query_one(DataTable)
        table.add_columns("", "Claim")
        keys = self._bench.desk.claim_keys()
        for start in range(0, len(keys), PAGE):
            for line in self._bench.desk.claim_lines(keys[start : start + PAGE]):
                table.add_row(line.rating or "open", clean(line.statement), key=line.id)

    def on_data_table_row_highlighted(self, event: DataTable.RowHighlighted) -> None:
        """Show the claim in its article, and its evidence."""
        claim = self._bench.desk.claim(str(event.row_key.value))
        text = Content(clean(self._bench.library.article(claim.article).text))
        for part in claim.parts:
            text = text.stylize("reverse", part.start, part.end)
        self.query_one(Static).update(text)
        evidence = self.query_one(OptionList)
        evidence.clear_options()
        evidence.add_options([clean(each.passage.text) for each in self._bench.desk.evidence(claim.id)])

    def action_down(self) -> None:
        """To the next claim."""
        self.query_one(DataTable).action_cursor_down()


if __name__ == "__main__":
    Naive(Path(sys.argv[1])).run()
