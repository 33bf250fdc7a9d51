"""Two databases for tests of blind review: with all that a first reviewer can do, and as if she had done nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from factbench.acts import (
    AnnotationKind,
    Archive,
    Brought,
    CommentStep,
    Confidence,
    EditSource,
    EvidenceStance,
    Shown,
    UseSource,
    Weight,
)
from factbench.model import Search
from factbench.settings import Role
from factbench.store import documents, searches
from factbench.text.span import Span
from factbench.workbench import Workbench
from factbench.workbench.record.by_hand import Heard
from tests.values import RULES, a_snapshot, a_source, an_article, counting, filled, ticking

if TYPE_CHECKING:
    from pathlib import Path

    from factbench.settings import Settings

SETTINGS = replace(RULES, semantic=False, blind=True)
"""What the second reviewer works with."""
EDITOR = replace(RULES, semantic=False, role=Role.EDITOR)

MARKS = (
    "qxreason",
    "qxnote",
    "qxquestion",
    "qxtag",
    "qxwithdrawn",
    "qxremark",
    "qxanswer",
    "qxclosed",
    "qxreply",
    "qxevidence",
    "qxundone",
    "qxdraft",
    "qxsearch",
    "qxbrought",
    "qxheard",
    "qxasked",
    "qxruling",
    "qxreopened",
    "qxbefore",
    "qxchosen",
    "qxamended",
    "qxfinding",
    "qxarchived",
    "qxjudged",
    "qxunused",
    "Firstone",
    "Editorine",
)
"""What the first reviewer and the editor left, a word for each field; the last two are their names."""

QUOTES = (
    "The harbour bridge opened in 1932",
    "It was the widest bridge of its time",
    "Nobody expected that",
)
COPY = "The harbour bridge opened in 1932. It replaced a ferry."


def sitting(path: Path, reviewer: str, day: int, settings: Settings = SETTINGS) -> Workbench:
    """A workbench of somebody on a morning of March 2020, with ids of its own."""
    return Workbench(
        path,
        settings,
        create=True,
        reviewer=reviewer,
        device=reviewer.lower(),
        clock=ticking(datetime(2020, 3, day, 9, 0, tzinfo=UTC), step=10),
        new_id=counting(day * 10**6),
    )


def world(path: Path, *, acts: bool) -> list[str]:
    """Make the database at `path`; returns the ids of its first three claims.

    An article of three claims and another that repeats the first; the second reviewer, Second, has rated the third and
    asked two questions; an editor of no other part, Chief, has said who is to check what.
    With `acts` the first one did everything that one can do about the first two, and an editor too.
    """
    with sitting(path, "Second", 5) as bench:
        claims = [each.id for each in filled(bench, *QUOTES)]
        log, line = a_source("The harbour bridge opened in 1932, the log has it.", title="Harbour log")
        bench.session.write(
            lambda db: documents.add_source(db, log, [line], None, "2020-03-05T08:00:00.000Z")
        )
        for _found in bench.library.passages.match():
            pass
        other = an_article(COPY, title="A ferry")
        bench.session.write(
            lambda db: documents.add_article(db, a_snapshot(COPY), other, [], "2020-03-05T08:00:00.000Z")
        )
        source, passage = a_source("The tide was low on that Friday.", title="Tides")
        bench.session.write(
            lambda db: documents.add_source(db, source, [passage], None, "2020-03-05T08:00:00.000Z")
        )
        bench.record.decide(claims[2], rating="mixed", rationale="My own.")
        mine = bench.record.annotate(claims[0], "Mine: which register?", AnnotationKind.QUESTION).id
        article = bench.desk.claim(claims[0]).article
        below = bench.record.remark(article, [Span(4, 18)], "Mine: which?", AnnotationKind.QUESTION).id
    with sitting(path, "Chief", 4, replace(SETTINGS, blind=False)) as bench:
        # Who is to check what is nothing that anybody holds of it.
        for name, given in (("Second", claims[:2]), ("Chief", claims[1:])):
            bench.record.assigning.assign(name, claims=given, due=date(2020, 4, 1))
        # What he says of sources is kept back in both: it tells how he judges the claims beside them.
        first = bench.library.sources.all()[0][0]
        bench.session.act(
            EditSource(source=first.id, about=first.title, why="qxjudged", interests="qxjudged")
        )
        bench.session.act(UseSource(source=log.id, about=log.title, used=False, why="qxunused"))
        bench.record.assigning.assign("Second", article=article)
    if acts:
        with sitting(path, "Firstone", 6, replace(SETTINGS, blind=False)) as bench:
            _did(bench, claims)
            for each in (mine, below):
                bench.record.asking.answer(each, "qxreply")
        with sitting(path, "Editorine", 7, EDITOR) as bench:
            bench.record.editing.adjudicate(claims[0], "mixed", "qxruling")
            bench.record.editing.reopen(claims[0], "qxreopened")
            bench.record.editing.adjudicate(claims[1], "refuted", "qxruling")
            bench.record.publishing.conclude(bench.desk.claim(claims[0]).article, "qxfinding")
    return claims


def _did(bench: Workbench, claims: list[str]) -> None:
    first, second = claims[:2]
    article = bench.desk.claim(first).article
    evidence = bench.desk.evidence(first)[0].id
    bench.record.decide(first, rating="supported", rationale="qxbefore")
    bench.record.decide(
        first,
        rating="refuted",
        rationale="qxreason",
        cite=[evidence],
        confidence=Confidence.HIGH,
        misleading=True,
    )
    bench.record.decide(second, rating="not-checkable", rationale="qxreason")
    bench.record.note(first, "qxnote")
    asked = bench.record.annotate(first, "qxquestion", AnnotationKind.QUESTION, to=["Second"])
    bench.record.annotate(first, "qxquestion", AnnotationKind.QUESTION, to=["Second"])
    bench.record.asking.answer(asked.id, "qxanswer")
    closed = bench.record.annotate(first, "qxclosed", AnnotationKind.QUESTION, evidence=evidence)
    bench.record.asking.close(closed.id)
    bench.record.annotate(first, "qxevidence", evidence=evidence)
    bench.record.tag(first, "qxtag")
    bench.record.flag(first)
    gone = bench.record.annotate(first, "qxwithdrawn")
    bench.record.withdraw(first, gone.id)
    bench.record.say_stance(first, evidence, EvidenceStance.REFUTES)
    bench.record.remark(article, [Span(4, 11)], "qxremark", AnnotationKind.QUESTION, to=["Second"])
    (hit, passage, source), *_more = bench.library.passages.look_for("tide low Friday")
    bench.record.find(first, hit, passage, source)
    hand = bench.record.by_hand
    hand.store(
        hand.bringing(first, "The plate has qxbrought on it.", kind=Brought.PASSAGE, name="qxbrought"), first
    )
    heard = Heard(who="Dana Mills", shown=Shown.UNNAMED, described="qxheard")
    hand.store(hand.bringing(first, "It was late, qxheard said.", kind=Brought.CALL, heard=heard), first)
    hand.store(hand.asking(CommentStep.ASKED, Heard(who="qxasked")), first)
    bench.record.publishing.choose(first, publish=True, why="qxchosen")
    bench.record.publishing.amend(first, Weight.MINOR, "qxamended")
    address = "https://web.archive.org/web/20200306000000/https://qxarchived.example/"
    bench.session.act(Archive(source=source.id, about=source.title, url=address))
    bench.record.annotate(first, "qxundone")
    bench.record.undo()
    bench.record.redo()
    bench.record.undo()
    bench.desk.save_draft(first, "qxdraft")
    search = Search(
        id="s",
        source="wiki",
        query="qxsearch",
        claim=first,
        reviewer="Firstone",
        at=bench.session.stamp(),
        hits=3,
    )
    bench.session.write(searches.note, search)
