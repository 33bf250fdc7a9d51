"""Panes, copies, help and other screens."""

from __future__ import annotations

from typing import ClassVar

from factbench.errors import FactbenchError
from factbench.text.clean import one_line
from factbench.tui import wording
from factbench.tui.screens.review.writing import Writing


class Looking(Writing):
    """The keys that look."""

    def action_passage(self) -> None:
        """Show the passage where it stands in its source."""
        detail = self._detail
        if detail is None or not detail.evidence:
            return
        from factbench.tui.screens.passage import PassageScreen

        chosen = detail.evidence[min(self.evidence.cursor, len(detail.evidence) - 1)]
        try:
            source = self._bench.source(chosen.source.id)
        except FactbenchError as error:
            self._say(one_line(str(error)))
            return
        self.app.push_screen(PassageScreen(source, chosen, self._glyphs))

    PANES: ClassVar[tuple[str, ...]] = ("claims", "article", "evidence")

    def action_focus_pane(self, step: int) -> None:
        """Go to the next or the previous pane."""
        now = self.focused.id if self.focused is not None and self.focused.id in self.PANES else "claims"
        wanted = self.PANES[(self.PANES.index(str(now)) + step) % len(self.PANES)]
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
        now = next(each for each in self.PANES if self.has_class(f"-{each}-tall"))
        wanted = self.PANES[(self.PANES.index(now) + 1) % len(self.PANES)]
        self.remove_class(f"-{now}-tall")
        self.add_class(f"-{wanted}-tall")

    def action_back(self) -> None:
        """Peel one layer."""
        if self.has_class("-zoomed"):
            self._zoom(None)
        elif self._wanted.text:
            self._show_all()
        else:
            self.claims.focus()

    # ----------------------------------------------------------------------------------- session

    def action_copy_claim(self) -> None:
        """Copy the claim's words."""
        if self._detail is not None:
            self.app.copy_to_clipboard(one_line(self._detail.claim.quote))
            self._say("Copied the claim.")

    def action_copy_finding(self) -> None:
        """Copy claim, verdict and citations as Markdown."""
        if self._detail is not None:
            self.app.copy_to_clipboard(wording.finding(self._detail))
            self._say("Copied claim, verdict and citations.")

    def action_help(self) -> None:
        """Show the help."""
        from factbench.tui.screens.help import Help

        self.app.push_screen(Help(), self._do)

    def _do(self, call: str | None) -> None:
        if call:
            self.call_after_refresh(self.run_action, call)

    async def action_leave(self) -> None:
        """Leave when everything that was done is stored."""
        if self._drafting is not None:
            self._drafting.stop()
            self._save_draft()
        self.bar.say(" Storing…")
        self._acts.close()
        await self.workers.wait_for_complete([each for each in self.workers if each.group == "acts"])
        self.app.exit()
