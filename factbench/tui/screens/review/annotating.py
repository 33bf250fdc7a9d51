"""Tags, flags, questions, stances, remarks, and the editor: what a reviewer says beside the verdict."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from factbench.text.clean import one_line
from factbench.tui import wording
from factbench.tui.acts import Job
from factbench.tui.screens.review.going import Going
from factbench.tui.screens.review.messages import Undone
from factbench.tui.widgets.evidence import EvidenceList

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from factbench.model import AnnotationKind, Event, Evidence, Hit, Passage, Source
    from factbench.opening import ClaimLine
    from factbench.text.span import Span
    from factbench.tui.working import Step, Stopped


class Annotating(Going):
    """The keys that annotate. They mean the pane in focus: a claim, a piece of evidence, or marked words."""

    def action_stance(self) -> None:
        """Say how the current evidence stands to the claim: the next of the four, then nothing."""
        from factbench.model import EvidenceStance

        row, chosen = self._one("A stance"), self._chosen_evidence()
        if row is None:
            return
        if chosen is None:
            self._say("There is no evidence to take a stance on.")
            return
        bench, steps = self._bench, [None, *EvidenceStance]

        def act() -> Undone:
            mine = {
                each.evidence: each.stance
                for each in bench.desk.stands(row.id)
                if each.reviewer == bench.session.reviewer
            }
            wanted = steps[(steps.index(mine.get(chosen.id)) + 1) % len(steps)]
            bench.record.say_stance(row.id, chosen.id, wanted)
            told = f"you say: {wanted.value}" if wanted else "you say nothing of it"
            return Undone(row.key, bench.desk.verdict(row.id), f"Evidence {place}: {told} · u undo")

        place = self.evidence.cursor + 1
        self._do_act(act)

    def action_confirm(self) -> None:
        """Say that a past fact-check, the current one or else the first, is about this very claim; or no longer."""
        row, chosen = self._one("Confirming a past check"), self._chosen_evidence()
        if row is None:
            return
        shown = self._detail.evidence if self._detail and chosen else []
        checks = [each for each in [chosen, *shown] if each is not None and each.source.check is not None]
        if not checks:
            self._say("No past fact-check stands beside this claim; 1-9 cites other evidence.")
            return
        bench, check = self._bench, checks[0]

        def act() -> Undone:
            mine = {
                each.evidence
                for each in bench.desk.confirmed(row.id)
                if each.reviewer == bench.session.reviewer
            }
            bench.record.confirm(row.id, check.id, confirmed=check.id not in mine)
            told = "no longer confirmed" if check.id in mine else "it is about this very claim"
            return Undone(row.key, bench.desk.verdict(row.id), f"Past check {place}: {told} · u undo")

        place = list(shown).index(check) + 1
        self._show_item(place - 1)
        self._do_act(act)

    def action_flag(self) -> None:
        """Flag the claim to be looked at again, or no longer."""
        self._annotate(lambda row: self._bench.record.flag(row.id), "Flag changed · u undo")

    def action_tag(self) -> None:
        """Put a tag on the claim, or take it away; those in use are offered."""
        self._ask_words(
            "Tag, to set or to remove",
            "",
            lambda words: self._annotate(
                lambda row: self._bench.record.tag(row.id, words), f"Tag {one_line(words)} · u undo"
            ),
            self._bench.desk.tags(),
        )

    def action_question(self) -> None:
        """Ask a colleague: about the claim, the evidence in focus, or the marked words."""
        from factbench.model import AnnotationKind

        stretch, evidence = self.article.stretch, isinstance(self.focused, EvidenceList)
        self._ask_words(
            "Question to a colleague",
            "",
            lambda words: self._leave(words, AnnotationKind.QUESTION, stretch=stretch, evidence=evidence),
        )

    def action_note(self) -> None:
        """Type a note: on marked words or evidence in focus; else on the claim, whose reason it may become."""
        from factbench.model import AnnotationKind

        row, stretch, evidence = self._row(), self.article.stretch, isinstance(self.focused, EvidenceList)
        if stretch is None and not evidence:
            if row is not None and "\n" in self._draft(row.id):
                self.action_editor()
            else:
                super().action_note()
        else:
            self._ask_words(
                f"Note on evidence {self.evidence.cursor + 1}"
                if stretch is None
                else "Note on the marked words",
                "",
                lambda words: self._leave(words, AnnotationKind.NOTE, stretch=stretch, evidence=evidence),
            )

    def action_editor(self) -> None:
        """Write an annotation of several lines; on an open claim it becomes the verdict's reason."""
        from factbench.model import AnnotationKind
        from factbench.tui.screens.editor import Editor

        row = self._one("A note of several lines")
        if row is None:
            return
        stretch, evidence = self.article.stretch, isinstance(self.focused, EvidenceList)
        about = self._about(row, stretch, evidence=evidence)

        def keep(text: str) -> None:
            self._store_draft(row.id, text)

        def finished(text: str | None) -> None:
            if text is None or not text.strip():
                return
            if stretch is None and not evidence:
                self._store_note(row.id, text)
            else:
                self._leave(text, AnnotationKind.NOTE, stretch=stretch, evidence=evidence)
                keep("")

        self.app.push_screen(Editor(about, self._draft(row.id), keep), finished)

    def _about(self, row: ClaimLine, stretch: Span | None, *, evidence: bool) -> str:
        if stretch is not None and self._detail is not None:
            words = one_line(stretch.of(self._detail.surroundings.article.text))
            return f"On “{words}”"
        if evidence:
            return f"On evidence {self.evidence.cursor + 1}"
        return f"{'Why?' if row.rating is None else 'On'} {one_line(row.statement)}"

    def _leave(self, words: str, kind: AnnotationKind, *, stretch: Span | None, evidence: bool) -> None:
        """Leave words on what was meant when the writing began."""
        row, detail = self._row(), self._detail
        if row is None or not words.strip():
            return
        bench, said = self._bench, f"{kind.value.capitalize()} · u undo"
        if stretch is not None and detail is not None:
            article = detail.surroundings.article.id

            def remark() -> Undone:
                bench.record.remark(article, [stretch], words, kind)
                return Undone(
                    row.key, None, f"{kind.value.capitalize()} on the marked words · u undo", reorder=True
                )

            self.article.drop_marks()
            self._do_act(remark)
            return
        chosen = self._chosen_evidence() if evidence else None
        self._annotate(
            lambda each: bench.record.annotate(each.id, words, kind, evidence=chosen.id if chosen else None),
            said,
        )

    def _chosen_evidence(self) -> Evidence | None:
        """The piece of evidence under the cursor, where it stands beside the current claim already."""
        row = self._row()
        return self._chosen() if row is not None and self._detail_of(row.id) else None

    def _annotate(self, act: Callable[[ClaimLine], Event], words: str) -> None:
        """Store an act on the current claim; what is shown follows when it is stored."""
        row = self._row()
        if row is None:
            return

        def run() -> Undone:
            act(row)
            return Undone(row.key, self._bench.desk.verdict(row.id), words)

        self._do_act(run)

    def _do_act(self, act: Callable[[], Undone]) -> None:
        """Store an act in its turn, then say and show what it did."""
        self._acts.put(Job(act, self.post_message, lambda error: self._fail(error, None)))

    def action_remark(self, step: int) -> None:
        """Go to the next or the previous remark in the article, round and round; the bar tells its words."""
        placed = wording.in_sight(self._detail) if self._detail else []
        spans = sorted({span for span, _remark in placed})
        if not spans:
            self._say("No remark on this article yet: mark words in it, then a or Q.")
            return
        word = self.article.word if self.article.has_focus else None
        place = bisect_right(spans, word.start, key=lambda each: each.start) if word else 0
        on = word is not None and place > 0 and spans[place - 1].overlaps(word)
        wanted = place if step > 0 else place - 1 - on
        self.article.focus()
        if self.has_class("-zoomed"):
            self._zoom("article")
        self.article.go_to(spans[wanted % len(spans)])

    # ------------------------------------------------------------------------------------ find more

    def action_find(self) -> None:
        """Search the library, and put passages beside the claim by hand."""
        from factbench.intake import is_address
        from factbench.tui.bringing import SOURCE, asked, brought
        from factbench.tui.screens.find import Find

        row = self._one("Finding more")
        detail = self._detail_of(row.id) if row else None
        if row is None or detail is None:
            return
        bench = self._bench

        def add(hit: Hit, passage: Passage, source: Source) -> None:
            def act() -> Undone:
                bench.record.find(row.id, hit, passage, source)
                return Undone(row.key, bench.desk.verdict(row.id), "Evidence found by hand · u undo")

            self._do_act(act)

        def look(query: str) -> Sequence[tuple[Hit, Passage, Source]]:
            return bench.library.passages.look_for(query)

        def bring(typed: str, stopped: Stopped) -> Iterator[Step]:
            if is_address(typed):
                return brought(bench, SOURCE, [typed], stopped, match=False)
            return asked(bench, typed, stopped, claim=row.id)

        beside = {each.passage.id for each in detail.evidence}
        self.app.push_screen(Find(one_line(row.statement), look=look, add=add, bring=bring, beside=beside))
