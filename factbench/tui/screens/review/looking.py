"""Panes, copies, help and other screens."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from rich.text import Text

from factbench.errors import FactbenchError
from factbench.text.clean import one_line
from factbench.tui import wording
from factbench.tui.actions import Group
from factbench.tui.screens.review.writing import Writing

if TYPE_CHECKING:
    from factbench.model import Evidence
    from factbench.tui.app import Desk
    from factbench.tui.widgets.lines import LineView


MENUS = {
    "claims": ("This claim", Group.VERDICT, Group.ANNOTATE, Group.CLAIM, Group.SEVERAL, Group.SESSION),
    "article": ("These words", Group.CLAIM, Group.ANNOTATE),
    "evidence": ("This evidence", Group.EVIDENCE, Group.ANNOTATE),
}
"""What the right button offers in each pane, under which title."""


class Looking(Writing):
    """The keys that look."""

    @property
    def desk(self) -> Desk:
        """The app, which hands on what is copied and opened."""
        return cast("Desk", self.app)

    def action_passage(self) -> None:
        """Show the passage where it stands in its source."""
        chosen = self._chosen()
        if chosen is None:
            return
        from factbench.tui.screens.passage import PassageScreen

        try:
            source = self._bench.library.sources.get(chosen.source.id)
        except FactbenchError as error:
            self._say(one_line(str(error)))
            return
        self.app.push_screen(PassageScreen(source, chosen, self._glyphs))

    def _chosen(self) -> Evidence | None:
        """The piece of evidence under the cursor."""
        shown = self._detail.evidence if self._detail else []
        return shown[min(self.evidence.cursor, len(shown) - 1)] if shown else None

    def action_open_source(self) -> None:
        """Open the source in the browser, or copy its address where none opens; without an address, the passage."""
        from factbench.exporters.wording import web_address

        chosen = self._chosen()
        address = web_address(chosen.source.url) if chosen else None
        if address is None:
            self.action_passage()
        else:
            self.desk.go_to(address, self._say)

    def action_elements(self) -> None:
        """Show which elements of the claim are covered, by which passages, and why."""
        if self._detail is not None:
            from factbench.tui.screens.elements import ElementsScreen

            self.app.push_screen(ElementsScreen(self._detail, self._glyphs))

    PANES: ClassVar[tuple[str, ...]] = ("claims", "article", "evidence", "rail")

    def action_focus_pane(self, step: int) -> None:
        """Go to the next or the previous pane."""
        panes = [each for each in self.PANES if each != "rail" or self.has_class("-vast")]
        now = self.focused.id if self.focused is not None and self.focused.id in panes else "claims"
        wanted = panes[(panes.index(str(now)) + step) % len(panes)]
        self.query_one(f"#{wanted}").focus()
        if self.has_class("-zoomed"):
            self._zoom(wanted)

    def action_zoom(self) -> None:
        """Give the pane in focus the whole screen, or take it back."""
        if self.has_class("-zoomed"):
            self._zoom(None)
        else:
            self._zoom(
                self.focused.id if self.focused is not None and self.focused.id in self.PANES else "claims"
            )

    def _zoom(self, pane: str | None) -> None:
        self.set_class(pane is not None, "-zoomed")
        for each in self.PANES:
            self.query_one(f"#{each}").set_class(each == pane, "-alone")

    def action_layout(self) -> None:
        """On a narrow screen, give the next pane more lines."""
        panes = self.PANES[:3]
        now = next(each for each in panes if self.has_class(f"-{each}-tall"))
        wanted = panes[(panes.index(now) + 1) % len(panes)]
        self.remove_class(f"-{now}-tall")
        self.add_class(f"-{wanted}-tall")

    def action_back(self) -> None:
        """Peel one layer."""
        if self.has_class("-zoomed"):
            self._zoom(None)
        elif wording.narrowed(self._wanted):
            self._show_all()
        else:
            self.claims.focus()

    # ----------------------------------------------------------------------------------- session

    def action_copy_claim(self) -> None:
        """Copy the claim's words."""
        if self._detail is not None:
            self.desk.copy_to_clipboard(one_line(self._detail.claim.quote), self._say, "the claim")

    def action_copy_finding(self) -> None:
        """Copy claim, verdict and citations as Markdown."""
        if self._detail is not None:
            finding = wording.finding(self._detail)
            self.desk.copy_to_clipboard(finding, self._say, "claim, verdict and citations")

    def action_help(self) -> None:
        """Show the help."""
        from factbench.tui.screens.help import Help, pages

        self.app.push_screen(Help((*self.actions, *pages())), self._do)

    def on_line_view_menu(self, message: LineView.Menu) -> None:
        """What can be done with what was clicked; Enter or a click does it."""
        from factbench.tui.screens.help import Help

        title, *groups = MENUS.get(message.pane, ("Help", *Group))
        # The digits mean other evidence than what was clicked.
        digits = "evidence.cite-"
        actions = [each for each in self.actions if each.group in groups and not each.id.startswith(digits)]
        self.app.push_screen(Help(actions, title=title), self._do)

    def _do(self, call: str | None) -> None:
        if call:
            self.call_after_refresh(self.run_action, call)

    def _stop_here(self) -> None:
        """What is to be remembered on leaving."""

    async def action_leave(self) -> None:
        """Leave when everything that was done is stored."""
        if self._drafting is not None:
            self._save_draft()
        self.bar.say(" Storing…")
        self._stop_here()
        self._acts.close()
        await self.workers.wait_for_complete([each for each in self.workers if each.group == "acts"])
        words = wording.left_over(self._unstored)
        self.app.exit(message=Text(words) if words else None)
