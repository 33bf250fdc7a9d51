"""Nothing that was not decided or said for readers leaves the house: a mark in every private field, in every format."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from factbench.acts import AnnotationKind, Archive, Brought, CommentStep, Confidence, EvidenceStance, Shown
from factbench.errors import Misuse
from factbench.exporters import exporters
from factbench.exporters.json import load
from factbench.intake import Hints
from factbench.model import Audience, Search
from factbench.record.audience import publish
from factbench.record.body import canonical, chain_hash
from factbench.settings import WebSource
from factbench.store import searches
from factbench.text.span import Span
from factbench.workbench.record.by_hand import Heard
from tests.unit.exporters.words import words_of
from tests.values import BRIDGE, RULES, a_bench, filled, ticking

if TYPE_CHECKING:
    from pathlib import Path

    from factbench.workbench import Workbench

CALL = "The gates were opened by the mayor in 1932."
SETTINGS = replace(RULES, report_url="https://facts.example/bridge")
WITHOUT_FOUND = {"claimreview", "csv", "webannotation", "labelstudio", "doccano", "averitec", "fever"}
"""Formats that leave out what was found and not cited."""
READ_BY_READERS = [each.name for each in exporters().values() if not isinstance(each, Misuse)]


def mark(number: int) -> str:
    """Words that stand nowhere else."""
    first, second = divmod(number, 26)
    return f"Zzq{chr(97 + first)}{chr(97 + second)}x"


@pytest.fixture
def seeded(tmp_path: Path) -> Workbench:
    """A database in which everything that is not for readers holds a mark, and what is for them is there too."""
    (tmp_path / mark(0)).mkdir()
    bench = a_bench(tmp_path / mark(0) / "claims.db", settings=SETTINGS)
    decided, opened, third = filled(
        bench,
        "The harbour bridge opened in 1932",
        "It was the widest bridge of its time",
        "Nobody expected that",
    )
    record, by_hand, claim = bench.record, bench.record.by_hand, decided.id

    # Drafts: a reason on an open claim, reasons before the one that was decided on, and what was typed last.
    record.decide(opened.id, rationale=mark(1))
    record.decide(claim, rationale=mark(2))
    record.decide(claim, rationale="The register says so.")
    bench.desk.save_draft(claim, mark(3))

    # Verdicts that were taken back, opened again, or given by mistake.
    record.decide(third.id, rating="refuted", rationale=mark(4))
    record.decide(third.id, clear=True)
    record.decide(claim, rating="mixed", rationale=mark(5))
    record.undo()

    # Notes that were taken away or undone, and what colleagues say to each other.
    note = record.annotate(claim, mark(6))
    record.withdraw(claim, note.id)
    record.annotate(claim, mark(7))
    record.undo()
    record.annotate(claim, mark(8), AnnotationKind.QUESTION)
    record.tag(claim, mark(9).lower())
    record.annotate(claim, mark(10), AnnotationKind.FLAG)
    asked = record.annotate(claim, mark(34), AnnotationKind.QUESTION, to=["me"])
    record.asking.answer(asked.id, mark(35))
    closed = record.annotate(claim, mark(36), AnnotationKind.QUESTION)
    record.asking.close(closed.id)
    bench.session.settings = replace(SETTINGS, reviewers=((mark(37), "ZZ"),))
    record.assigning.assign("zz", claims=[claim])
    where = [Span(BRIDGE.index("widest"), BRIDGE.index("widest") + 6)]
    for kind, number in ((AnnotationKind.QUESTION, 11), (AnnotationKind.FLAG, 12)):
        record.remark(decided.article, where, mark(number), kind)

    # Wordings that were replaced, and a claim that was dropped.
    record.claims.reword(claim, f"The bridge of {mark(13)} opened in 1932.")
    record.claims.reword(claim, "The harbour bridge opened in the year 1932.")

    # Who and what stays in the house, and what is known of it.
    kept = by_hand.bringing(
        claim,
        f"The deed of {mark(14)} says 1932.",
        kind=Brought.DOCUMENT,
        heard=Heard(who=mark(15), shown=Shown.HOUSE),
        name=mark(16),
        publisher=mark(17),
        url=f"https://{mark(18)}.example/",
    )
    by_hand.store(kept, claim)
    by_hand.store(by_hand.editing(kept.source, title=mark(19), why=mark(20), licence=mark(21)))
    by_hand.store(by_hand.using(kept.source, used=False, why=mark(22)))
    record.say_stance(claim, kept.evidence, EvidenceStance.SUPPORTS)
    unnamed = Heard(who=mark(23), shown=Shown.UNNAMED, described="an aide")
    heard = by_hand.bringing(claim, CALL, kind=Brought.CALL, heard=unnamed, on=date(2020, 3, 1))
    by_hand.store(heard, claim)
    by_hand.store(by_hand.using(heard.source, used=False, why=f"{mark(23)} took it back."))
    house = Heard(who=mark(24), shown=Shown.HOUSE)
    by_hand.store(by_hand.asking(CommentStep.ANSWERED, house, words=mark(25)), claim)
    by_hand.store(by_hand.asking(CommentStep.ASKED, Heard(who=mark(26), shown=Shown.UNNAMED)), claim)

    _published_in_part(bench, claim, kept.source, third.id)
    _search_in_vain(bench, claim)

    # What is for readers.
    cited = bench.desk.evidence(claim)[0]
    record.decide(claim, rating="supported", cite=[cited.id, kept.evidence, heard.evidence])
    record.annotate(claim, "Seen in the reading room.", evidence=kept.evidence)
    record.remark(decided.article, where, "Measured again.")
    return bench


def _published_in_part(bench: Workbench, claim: str, source: str, kept_out: str) -> None:
    """Why a claim was chosen, before that was worded anew, and one that is kept out; what is known of a source."""
    record = bench.record
    record.publishing.choose(claim, publish=True, why=mark(29))
    record.publishing.choose(claim, why="It went around.")
    record.publishing.choose(kept_out, publish=False, why=mark(30))
    record.by_hand.store(record.by_hand.editing(source, interests=mark(31)))
    copied = Archive(source=source, about=mark(32), url=f"https://web.archive.org/web/20200101/{mark(33)}")
    bench.session.act(copied)


def _search_in_vain(bench: Workbench, claim: str) -> None:
    """A search that failed: its error may name machines and folders."""
    failed = Search(
        id="018f0000-0000-7000-8000-000000000001",
        source="wiki",
        query="harbour bridge",
        claim=claim,
        reviewer="Ada",
        at="2020-03-05T09:10:00.000Z",
        hits=None,
        error=f"https://{mark(27)}.local/api?key=1 at /home/{mark(28)} did not answer.",
    )
    bench.session.write(searches.note, failed)


def leaked(content: str) -> list[str]:
    return sorted(set(re.findall(r"zzq[a-z]{2}x", content, re.IGNORECASE)))


@pytest.mark.parametrize("form", READ_BY_READERS)
def test_no_mark_of_a_private_field_is_in_what_readers_get(seeded: Workbench, form: str) -> None:
    assert leaked(words_of(seeded.reports.export(form, audience=Audience.READERS))) == []


@pytest.mark.parametrize("form", READ_BY_READERS)
def test_signals_and_another_title_let_none_out_either(seeded: Workbench, form: str) -> None:
    content = seeded.reports.export(form, audience=Audience.READERS, signals=True, title="Checked")
    assert leaked(words_of(content)) == []


def test_the_marks_are_there_to_be_found(seeded: Workbench) -> None:
    """Colleagues get all of them but what is in no record: a draft, and the folder of the file."""
    whole = seeded.reports.export("json", audience=Audience.COLLEAGUES).decode()
    every = {mark(number).lower() for number in range(38)}
    assert every - {each.lower() for each in leaked(whole)} == {mark(0).lower(), mark(3).lower()}
    assert seeded.desk.draft(seeded.desk.claims()[0].id) == mark(3)


def test_readers_get_what_was_said_for_them_and_the_acts_that_said_it(seeded: Workbench) -> None:
    found = load(seeded.reports.export("json", audience=Audience.READERS))
    assert [verdict.rating for each in found.findings for verdict in each.verdicts] == ["supported"]
    kinds = [each.act.name for each in found.events]
    assert kinds == ["decide", "shape", "stance", "choose", "decide", "annotate", "annotate"]
    assert found.events[0].act.rationale == "The register says so."  # type: ignore[union-attr]


def test_every_act_that_readers_get_is_whole_and_has_the_hash_of_the_record(seeded: Workbench) -> None:
    found = load(seeded.reports.export("json", audience=Audience.READERS))
    known = {each.id: each for each in seeded.record.events()}
    for event in found.events:
        assert event == known[event.id]
        assert chain_hash(canonical(event), event.previous) == event.hash
    assert [each.number for each in found.events] != [*range(1, len(found.events) + 1)]


def test_the_day_of_a_report_for_readers_is_that_of_the_last_thing_it_tells(seeded: Workbench) -> None:
    whole = seeded.reports.report()
    public = publish(whole, Audience.READERS)
    last = max(public.events, key=lambda each: each.at).at
    assert public.as_of == max(last, "2020-03-05T09:10:00.000Z")
    seeded.record.annotate(seeded.desk.claims()[0].id, "Who counted?", AnnotationKind.QUESTION)
    assert publish(seeded.reports.report(), Audience.READERS).as_of == public.as_of


def test_a_later_change_of_what_was_decided_is_a_correction_that_readers_see(tmp_path: Path) -> None:
    bench = a_bench(tmp_path / "claims.db", settings=SETTINGS)
    claim = filled(bench)[0].id
    bench.record.decide(claim, rating="supported", rationale="Seen.", confidence=Confidence.HIGH)
    bench.session.clock = ticking(datetime(2020, 3, 7, 9, tzinfo=UTC))
    bench.record.decide(claim, misleading=True)
    bench.record.decide(claim, confidence=Confidence.LOW)
    for form in ("html", "csv", "markdown"):
        shown = bench.reports.export(form).decode().replace("\\", "")
        assert "Corrected on 2020-03-07: now misleading in its context." in shown
        assert "Corrected on 2020-03-07: confidence was high, now low." in shown
    whole = bench.reports.export("json", audience=Audience.READERS)
    assert len(load(whole).findings[0].revisions) == 2
    assert len(load(whole).events) == 3
    review = json.loads(bench.reports.export("claimreview"))[0]
    assert (review["datePublished"], review["dateModified"]) == ("2020-03-05", "2020-03-07")


@pytest.mark.parametrize("form", READ_BY_READERS)
def test_no_folder_of_this_machine_is_in_what_anybody_gets(tmp_path: Path, form: str) -> None:
    folder = tmp_path / mark(0)
    folder.mkdir()
    (folder / "ships.txt").write_text("Nine hundred ships left the port in 1911.\n", encoding="utf-8")
    (folder / "ledger.txt").write_text("The ledger has 900 ships in the port for 1911.\n", encoding="utf-8")
    bench = a_bench(folder / "claims.db", settings=SETTINGS)
    assert all(
        each.error is None for each in bench.library.sources.add([str(folder / "ledger.txt")], Hints())
    )
    assert all(each.error is None for each in bench.library.add([str(folder / "ships.txt")], Hints()))
    bench.record.decide(bench.desk.claims()[0].id, rating="refuted", rationale="No.")
    for audience in Audience:
        content = words_of(bench.reports.export(form, audience=audience, signals=True))
        assert "900 ships" in " ".join(content.split()) or form in WITHOUT_FOUND
        assert leaked(content) == []
        assert str(tmp_path) not in content


def test_the_settings_of_the_house_are_in_no_report(tmp_path: Path) -> None:
    settings = replace(
        SETTINGS,
        contact=mark(1),
        stance_model=f"/srv/{mark(2)}",
        sources=(WebSource(name=mark(3), kind="search", url=f"https://{mark(4)}.example", key=mark(5)),),
    )
    bench = a_bench(tmp_path / "claims.db", settings=settings)
    bench.record.decide(filled(bench)[0].id, rating="refuted", rationale="No.")
    for form in READ_BY_READERS:
        for audience in Audience:
            assert leaked(words_of(bench.reports.export(form, audience=audience))) == []
