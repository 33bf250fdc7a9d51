"""Evidence by hand: what is brought is found, compared and told as other evidence, and what is private stays in."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from factbench import database, errors
from factbench.acts import Brought, CommentStep, EvidenceStance, Shown
from factbench.exporters import exporter
from factbench.exporters.json import load
from factbench.model import Agreement, Audience, Suggestion
from factbench.record.audience import publish
from factbench.record.history import history
from factbench.store import documents, held, log, rests, state
from factbench.text.slots import Gap
from factbench.text.span import Span
from factbench.workbench.record.by_hand import LONGEST, Heard
from tests.values import a_bench, a_source, filled

if TYPE_CHECKING:
    from pathlib import Path

    from factbench.workbench import Workbench
    from factbench.workbench.session import Session

PLATE = "The plate says that the harbour bridge opened in 1933."
MILLS = Heard(who="Dana Mills", shown=Shown.UNNAMED, described="an official of the port")
HOUSE = Heard(who="Dana Mills", shown=Shown.HOUSE)
FORMATS = ("markdown", "html", "csv", "json")


@pytest.fixture
def bench(tmp_path: Path) -> Workbench:
    """Two claims with one source."""
    bench = a_bench(tmp_path / "claims.db")
    filled(bench)
    return bench


def first(bench: Workbench) -> str:
    return bench.desk.claims()[0].id


def bring(bench: Workbench, words: str = PLATE, *, kind: Brought = Brought.PASSAGE, **said: object) -> str:
    """Id of the evidence that it makes."""
    said = {"name": "Plate on the bridge"} | said if kind is Brought.PASSAGE else said
    act = bench.record.by_hand.bringing(first(bench), words, kind=kind, **said)  # type: ignore[arg-type]
    bench.record.by_hand.store(act, first(bench))
    return act.evidence


def faults(bench: Workbench) -> list[object]:
    connection = database.connect(bench.session.path)
    found: list[object] = [
        *log.faults(connection),
        *state.faults(connection),
        *rests.faults(connection),
        *held.odd(connection),
    ]
    connection.close()
    return found


def reports(bench: Workbench, audience: Audience) -> list[str]:
    return [bench.reports.export(form, audience=audience).decode() for form in FORMATS]


# ----------------------------------------------------------------------------------------- what is brought


def test_what_is_pasted_stands_first_and_its_conflicts_are_marked_as_others_are(bench: Workbench) -> None:
    made = bring(bench, publisher="Town", url="https://town.example/plate", on=date(2019, 5, 4))
    beside = bench.desk.evidence(first(bench))
    assert beside[0].id == made
    assert len(beside) == 2
    assert [each.agreement for each in beside[0].comparison.conflicts] == [Agreement.CONFLICTS]
    source = beside[0].source
    assert (source.title, source.publisher, source.url, source.published) == (
        "Plate on the bridge",
        "Town",
        "https://town.example/plate",
        date(2019, 5, 4),
    )
    assert faults(bench) == []


def test_what_is_pasted_is_about_a_claim_that_leaves_something_open(tmp_path: Path) -> None:
    gap = Gap(Span(0, 3), "It is not said here which bridge is meant.")
    bench = a_bench(tmp_path / "open.db")
    filled(
        bench, "The harbour bridge opened in 1932", change=lambda claim: replace(claim, needs_context=(gap,))
    )
    bring(bench)
    compared = bench.desk.evidence(first(bench))[0].comparison
    assert [each.why for each in compared.conflicts] == [
        "The claim says 1932; the passage says 1933, a year later."
    ]
    assert compared.qualifications == ()
    assert compared.stance is Suggestion.REFUTES


def test_what_is_pasted_is_in_the_library_from_then_on(bench: Workbench) -> None:
    bring(bench)
    assert "Plate on the bridge" in [
        source.title for _score, _text, source in bench.library.passages.search("plate")
    ]


def test_what_is_pasted_is_about_its_own_claim_and_only_found_beside_another(bench: Workbench) -> None:
    made = bring(bench, "The harbour bridge opened in 1933 and was the widest bridge of its time.")
    compared = bench.desk.evidence(first(bench))[0].comparison
    for _each in bench.library.passages.match():
        pass
    mine, other = (
        next(each for each in bench.desk.evidence(claim.id) if each.source.by_hand)
        for claim in bench.desk.claims()
    )
    assert (mine.id, mine.comparison, mine.parts) == (made, compared, None)
    assert other.passage == mine.passage
    assert other.parts is not None


def test_of_a_long_paste_the_passage_that_fits_stands_beside_the_claim(bench: Workbench) -> None:
    filler = (
        "The mill stood by the river, and its wheel turned day and night for the bakers of the town. " * 20
    )
    made = bring(bench, f"{filler}\n\n{PLATE}\n\n{filler}")
    (beside,) = [each for each in bench.desk.evidence(first(bench)) if each.id == made]
    assert PLATE in beside.passage.text
    assert len(beside.passage.text) < 1500
    ((_source, count),) = [each for each in bench.library.sources.all() if each[0].by_hand]
    assert count > 3


@pytest.mark.parametrize(
    ("words", "said", "complaint"),
    [
        ("  \n", {}, "The text is empty: say something."),
        ("x\ud800", {}, "The text holds half a character (a lone surrogate); remove it."),
        (PLATE, {"name": ""}, "Say where it is from: the passage needs a title."),
        ("x" * (LONGEST + 1), {}, "store it as a file"),
        (PLATE, {"kind": Brought.CALL}, "Say who it is from"),
        ("Mills said so.", {"kind": Brought.CALL, "heard": MILLS}, "Readers would see “Mills” in the words"),
        (PLATE, {"kind": Brought.CALL, "heard": MILLS, "url": "https://mills.example"}, "publisher or address"),
        (PLATE, {"kind": Brought.CALL, "heard": Heard(who="Eve Ray", described="an aide")}, "A description is for"),
        (
            PLATE,
            {"kind": Brought.CALL, "heard": Heard(who="Eve Ray", shown=Shown.UNNAMED, described="E. Ray")},
            "Readers would see “Ray” in the description",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_brought_is_told_in_a_sentence_and_stores_nothing(
    bench: Workbench, words: str, said: dict[str, object], complaint: str
) -> None:
    with pytest.raises(
        errors.Misuse, match=complaint.replace("(", r"\(").replace(")", r"\)").replace(".", r"\.")
    ):
        bring(bench, words, **said)  # type: ignore[arg-type]
    assert bench.record.events() == []


def test_the_same_words_twice_beside_a_claim_are_refused(bench: Workbench) -> None:
    bring(bench)
    with pytest.raises(errors.Misuse, match="stand beside the claim already"):
        bring(bench)


def test_undo_takes_all_of_it_away_and_redo_brings_all_of_it_back(bench: Workbench) -> None:
    before = bench.desk.evidence(first(bench)), bench.library.sources.all()
    made = bring(bench)
    after = bench.desk.evidence(first(bench))
    assert bench.record.undo() is not None
    assert (bench.desk.evidence(first(bench)), bench.library.sources.all()) == before
    assert faults(bench) == []
    assert bench.record.redo() is not None
    assert bench.desk.evidence(first(bench)) == after
    assert made in [each.id for each in after]
    assert faults(bench) == []


def test_a_redo_that_is_killed_after_its_act_lacks_no_evidence(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    evidence = bring(bench)
    bench.record.say_stance(first(bench), evidence, EvidenceStance.REFUTES)
    assert bench.record.undo() is not None
    bench.record.undo()
    write, writes = type(bench.session).write, iter(range(9))

    def once(session: Session, *args: Any, **how: Any) -> Any:
        if next(writes):
            raise KeyboardInterrupt
        return write(session, *args, **how)

    monkeypatch.setattr(type(bench.session), "write", once)
    with suppress(KeyboardInterrupt):
        bench.record.redo()
    assert not faults(bench)
    assert evidence in {each.id for each in bench.desk.evidence(first(bench))}


def test_what_somebody_else_cites_meanwhile_stays(bench: Workbench, tmp_path: Path) -> None:
    made = bring(bench)
    other = a_bench(tmp_path / "claims.db", reviewer="Ben", device="pier")
    other.session.new_id = lambda: "00000000-0000-7000-8000-0000000000ff"
    other.record.say_stance(first(bench), made, EvidenceStance.CONTEXT)
    bench.record.undo()
    assert made in [each.id for each in bench.desk.evidence(first(bench))]
    assert faults(bench) == []


def test_the_record_alone_makes_it_again(bench: Workbench) -> None:
    bring(bench)

    def lose(connection: database.Connection) -> None:
        connection.execute("DELETE FROM evidence")
        connection.execute("DELETE FROM passage WHERE text = ?", [PLATE])
        connection.execute("DELETE FROM source_shingle")
        connection.execute("DELETE FROM source WHERE by_hand IS NOT NULL")

    bench.session.write(lose)
    assert [each for each in faults(bench) if isinstance(each, str)] == [
        "Sources differ from what people said of them; `factbench doctor --replay` puts them right."
    ]
    bench.session.write(state.replay)
    assert [each for each in faults(bench) if isinstance(each, str)] == []
    assert [
        source.text
        for source in [bench.library.sources.get(each.id) for each, _count in bench.library.sources.all()]
    ][-1] == PLATE


# ------------------------------------------------------------------------------------ what stays in the house


def test_readers_see_what_an_unnamed_person_said_and_no_name_anywhere(bench: Workbench) -> None:
    made = bring(bench, kind=Brought.CALL, heard=MILLS, on=date(2020, 3, 1))
    bench.record.decide(first(bench), rating="refuted", cite=[made])
    for text in reports(bench, Audience.READERS):
        assert "Mills" not in text
        assert "Phone call with an official of the port" in text
    assert all(PLATE in text for text in reports(bench, Audience.READERS) if "decided_at" not in text)
    assert all("Phone call with Dana Mills" in text for text in reports(bench, Audience.COLLEAGUES))


def test_readers_see_that_there_was_a_document_and_nothing_of_it(bench: Workbench) -> None:
    made = bring(bench, kind=Brought.DOCUMENT, heard=HOUSE, name="Mills memo", publisher="Mills & Co")
    bench.record.decide(first(bench), rating="refuted", cite=[made])
    for text in reports(bench, Audience.READERS):
        assert not any(words in text for words in ("Mills", "memo", PLATE, "1933"))
        assert "Document that stays with the editors" in text
    assert all("Mills memo" in text for text in reports(bench, Audience.COLLEAGUES))


def test_a_document_that_stays_in_the_house_is_nothing_to_readers_beside_another_claim(
    bench: Workbench,
) -> None:
    bring(bench, "It was the widest bridge of its time.", kind=Brought.DOCUMENT, heard=HOUSE)
    for _each in bench.library.passages.match():
        pass
    whole, public = bench.reports.report(), publish(bench.reports.report(), Audience.READERS)
    assert [len(each.evidence) for each in whole.findings] == [2, 2]
    assert [len(each.evidence) for each in public.findings] == [2, 1]


def test_a_draft_goes_where_the_words_of_its_claim_go(bench: Workbench) -> None:
    bench.desk.save_draft(f"{first(bench)} passage", "half")
    bench.library.correct(bench.desk.claims()[0].article, begin="The harbour", end="of its time.")
    now = [each.id for each in bench.desk.claims() if "1932" in each.quote]
    assert [bench.desk.draft(f"{each} passage") for each in now] == ["half"]


def test_the_acts_of_what_is_private_are_not_among_those_that_readers_get(bench: Workbench) -> None:
    by_hand = bench.record.by_hand
    bring(bench, kind=Brought.CALL, heard=MILLS)
    bench.record.undo()
    bench.record.redo()
    by_hand.store(by_hand.asking(CommentStep.ASKED, HOUSE), first(bench))
    by_hand.store(by_hand.asking(CommentStep.ASKED, Heard(who="Town hall")), first(bench))
    whole = bench.reports.report()
    assert len(whole.events) == 5
    assert [each.act.name for each in publish(whole, Audience.READERS).events] == ["comment"]


def test_a_correction_cannot_tell_the_name_after_all(bench: Workbench) -> None:
    bring(bench, kind=Brought.CALL, heard=MILLS)
    source = bench.desk.evidence(first(bench))[0].source.id
    with pytest.raises(errors.Misuse, match="“Dana” is of it"):
        bench.record.by_hand.editing(source, title="Dana's call")


def test_a_report_with_all_of_it_comes_back_from_json_as_it_was(bench: Workbench) -> None:
    by_hand = bench.record.by_hand
    bring(bench, kind=Brought.TALK, heard=MILLS)
    by_hand.store(by_hand.asking(CommentStep.ANSWERED, MILLS, words="No."), first(bench))
    made = bench.reports.report()
    assert load(exporter("json").export(made)) == made


# -------------------------------------------------------------------------------------- asked for comment


def test_whom_one_asked_and_what_came_of_it_stands_in_every_report(bench: Workbench) -> None:
    by_hand, claim = bench.record.by_hand, first(bench)
    port = Heard(who="Port office")
    by_hand.store(by_hand.asking(CommentStep.ASKED, port, on=date(2020, 3, 1), how="by mail"), claim)
    by_hand.store(by_hand.asking(CommentStep.NO_ANSWER, port, on=date(2020, 3, 3)), claim)
    by_hand.store(
        by_hand.asking(CommentStep.ANSWERED, MILLS, on=date(2020, 3, 4), words="It was 1932."), claim
    )
    by_hand.store(by_hand.asking(CommentStep.ANSWERED, HOUSE, words="Off the record."), claim)
    for text in reports(bench, Audience.READERS):
        assert "Mills" not in text
        assert "Off the record" not in text
    for text in reports(bench, Audience.READERS)[:3]:
        plain = text.replace("&quot;", '"')
        assert "Asked Port office for comment by mail on 2020-03-01 (Ada)." in plain
        assert "No answer from Port office by 2020-03-03 (Ada)." in plain
        assert "Answer from an official of the port on 2020-03-04 (Ada): “It was 1932.”" in plain
    assert bench.record.undo() is not None
    assert len(bench.desk.comments(claim)) == 3
    assert faults(bench) == []


def test_an_answer_needs_words_and_everybody_a_name(bench: Workbench) -> None:
    with pytest.raises(errors.Misuse, match="what they answered"):
        bench.record.by_hand.asking(CommentStep.ANSWERED, Heard(who="Port office"))
    with pytest.raises(errors.Misuse, match="who was asked"):
        bench.record.by_hand.asking(CommentStep.ASKED, Heard(who="  "))


# ---------------------------------------------------------------------------------- what is known of a source


def almanac(bench: Workbench) -> str:
    return bench.library.sources.all()[0][0].id


def test_a_corrected_source_says_so_everywhere_and_how_it_came_stays(bench: Workbench) -> None:
    source, by_hand = almanac(bench), bench.record.by_hand
    act = by_hand.editing(
        source, title="Almanac of 1933", primary=False, why="copied from a paper", published=None
    )
    by_hand.store(act)
    now = bench.desk.evidence(first(bench))[0].source
    assert (now.title, now.primary, now.why, now.published) == (
        "Almanac of 1933",
        False,
        "copied from a paper",
        None,
    )
    came = bench.library.sources.as_found(source)
    assert (came.title, came.primary, came.published) == ("Almanac", True, date(2019, 1, 1))
    assert "corrected the source “Almanac”" in "\n".join(history(bench.library.sources.acts(source), {}))
    assert all(
        "Almanac of 1933" in text for text in reports(bench, Audience.READERS) if "decided_at" not in text
    )
    assert bench.reports.report().events[-1].act == act
    bench.record.undo()
    assert bench.desk.evidence(first(bench))[0].source.title == "Almanac"
    assert faults(bench) == []


def test_another_day_is_compared_again(bench: Workbench) -> None:
    source, by_hand = almanac(bench), bench.record.by_hand
    by_hand.store(by_hand.editing(source, published=date(2031, 1, 1)))
    assert bench.desk.evidence(first(bench))[0].source.published == date(2031, 1, 1)
    assert bench.library.passages.unmatched_count() == 0


def test_nothing_new_and_an_empty_title_are_no_corrections(bench: Workbench) -> None:
    for said, complaint in (
        ({}, "Nothing to correct"),
        ({"title": "Almanac", "primary": True}, "Nothing to correct"),
        ({"title": " "}, "The title is empty"),
    ):
        with pytest.raises(errors.Misuse, match=complaint):
            bench.record.by_hand.editing(almanac(bench), **said)


def test_evidence_of_a_source_out_of_use_is_offered_no_more_and_comes_back(bench: Workbench) -> None:
    source, by_hand = almanac(bench), bench.record.by_hand
    before = bench.desk.evidence(first(bench))
    by_hand.store(by_hand.using(source, used=False, why="a forgery"))
    for _each in bench.library.passages.match():
        pass
    assert bench.desk.evidence(first(bench)) == []
    assert bench.library.passages.search("harbour bridge") == []
    bench.record.undo()
    for _each in bench.library.passages.match():
        pass
    assert bench.desk.evidence(first(bench)) == before
    assert faults(bench) == []


def test_what_was_cited_stays_when_its_source_goes_out_of_use_and_says_so(bench: Workbench) -> None:
    source, by_hand, claim = almanac(bench), bench.record.by_hand, first(bench)
    bench.record.decide(claim, rating="supported", cite=[bench.desk.evidence(claim)[0].id])
    by_hand.store(by_hand.using(source, used=False, why="a forgery"))
    (kept,) = bench.desk.evidence(claim)
    assert kept.source.retired == "a forgery"
    assert bench.desk.evidence(bench.desk.claims()[1].id) == []
    for text in reports(bench, Audience.READERS)[:3]:
        assert "no longer used here: a forgery" in text


def test_what_is_known_better_of_a_cited_source_stands_in_every_report(bench: Workbench) -> None:
    source, by_hand, claim = almanac(bench), bench.record.by_hand, first(bench)
    bench.record.decide(claim, rating="supported", cite=[bench.desk.evidence(claim)[0].id])
    by_hand.store(by_hand.editing(source, origin="the harbour master", licence="CC0-1.0", publisher="Town"))
    for text in reports(bench, Audience.READERS)[:3]:
        assert "Town, 2019-01-01, first said by the harbour master, primary source" in text
        assert "licence CC0-1.0" in text


def test_a_source_is_taken_out_once_and_with_a_reason(bench: Workbench) -> None:
    source, by_hand = almanac(bench), bench.record.by_hand
    with pytest.raises(errors.Misuse, match="Say why"):
        by_hand.using(source, used=False)
    with pytest.raises(errors.Misuse, match="in use already"):
        by_hand.using(source, used=True)


def test_behind_a_source_out_of_use_the_next_best_is_found(bench: Workbench) -> None:

    for number in range(30):
        made, passage = a_source(f"The harbour bridge opened in 1932, copy {number}.", title=f"Copy {number}")
        bench.session.write(documents.add_source, made, [passage], None, "2020-03-05T08:00:00.000Z")
    by_hand = bench.record.by_hand
    for each, _count in bench.library.sources.all()[1:]:
        by_hand.store(by_hand.using(each.id, used=False, why="a copy"))
    found = bench.library.passages.search("The harbour bridge opened in 1932", limit=1)
    assert [source.title for _score, _text, source in found] == ["Almanac"]
