"""Claims by hand, and what is said beside them: every act is stored, told in words, and can be taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from factbench import database, errors
from factbench.acts import AnnotationKind, EvidenceStance
from factbench.exporters import exporter
from factbench.model import BY_HAND, Audience, claim_id, quote_of
from factbench.record.claim import shaped
from factbench.record.fold import Shape
from factbench.record.history import history
from factbench.stages.by_hand import halves, marked
from factbench.store import documents, held, log, rests, state
from factbench.text.slots import GAP, Date, Edit, Gap, Grain, How, Insertion
from factbench.text.span import Span
from factbench.workbench import Filter
from tests.values import BRIDGE, a_bench, a_claim, a_snapshot, an_article, filled, with_put_in

if TYPE_CHECKING:
    from pathlib import Path

    from factbench.model import Claim
    from factbench.workbench import Workbench

LAST = Span(BRIDGE.index("Nobody"), len(BRIDGE) - 1)


@pytest.fixture
def bench(tmp_path: Path) -> Workbench:
    return a_bench(tmp_path / "claims.db")


def quotes(bench: Workbench) -> list[str]:
    return [claim.quote for claim in bench.desk.claims()]


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


def told(bench: Workbench) -> str:
    return "\n".join(history(bench.record.events(), {}))


def test_a_marked_stretch_becomes_a_claim_with_a_name_of_its_own(bench: Workbench) -> None:
    article = filled(bench)[0].article
    made = bench.record.claims.make(article, [LAST])
    claim = bench.desk.claim(made.claim or "")
    assert (claim.quote, claim.statement, claim.segmenter) == (
        "Nobody expected that",
        "Nobody expected that.",
        BY_HAND,
    )
    assert quotes(bench)[-1] == "Nobody expected that"
    assert "made a claim of “Nobody expected that”" in told(bench)
    with pytest.raises(errors.Misuse, match="a claim already"):
        bench.record.claims.make(article, [LAST])
    with pytest.raises(errors.Misuse, match="Mark some words"):
        bench.record.claims.make(article, [Span(33, 35)])
    bench.record.undo()
    assert len(quotes(bench)) == 2
    bench.record.redo()
    assert bench.desk.claim(claim.id) == claim
    assert faults(bench) == []


def test_a_split_and_a_merge_are_one_act_to_take_back(bench: Workbench) -> None:
    first, second = filled(bench)
    bench.record.claims.split(first.id, BRIDGE.index("opened"))
    assert quotes(bench)[:2] == ["The harbour bridge", "opened in 1932"]
    bench.record.undo()
    assert list(bench.desk.claims()) == [first, second]
    bench.record.redo()
    assert quotes(bench)[:2] == ["The harbour bridge", "opened in 1932"]
    bench.record.undo()
    bench.record.claims.merge(first.id, second.id)
    assert quotes(bench) == [BRIDGE[: second.end]]
    assert "merged with" in told(bench)
    bench.record.undo()
    assert list(bench.desk.claims()) == [first, second]
    with pytest.raises(errors.Misuse, match="two claims or more"):
        bench.record.claims.merge(first.id, first.id)
    assert faults(bench) == []


def test_several_claims_are_merged_in_one_act(bench: Workbench) -> None:
    first, *others = filled(
        bench,
        "The harbour bridge opened in 1932",
        "It was the widest bridge of its time",
        "Nobody expected that",
    )
    bench.record.claims.merge(first.id, *(each.id for each in others))
    assert quotes(bench) == [BRIDGE.rstrip(".")]
    bench.record.undo()
    assert list(bench.desk.claims()) == [first, *others]
    with pytest.raises(errors.Misuse, match="two claims or more"):
        bench.record.claims.merge(first.id)
    assert faults(bench) == []


def test_an_edited_statement_names_who_worded_it_and_its_quote_stays(bench: Workbench) -> None:
    first = filled(bench)[0]
    bench.record.claims.reword(first.id, " The bridge in the  harbour opened. ")
    now = bench.desk.claim(first.id)
    assert (now.statement, now.worded_by, now.quote) == (
        "The bridge in the harbour opened.",
        "Ada",
        first.quote,
    )
    assert first.needs_context
    assert not now.needs_context
    assert bench.desk.claim_lines(bench.desk.claim_keys())[0].statement == now.statement
    bench.record.claims.reword(first.id, None)
    assert bench.desk.claim(first.id) == first
    for wrong in (" ", first.statement):
        with pytest.raises(errors.Misuse):
            bench.record.claims.reword(first.id, wrong)
    assert faults(bench) == []


SHE = "Ada Quay won. She left on Friday and, some say, never came back."


def with_brackets(bench: Workbench) -> Claim:
    """A claim of `SHE` in which a name and a day were put in, and words left out."""
    article = an_article(SHE)
    claim = a_claim(article, "She left on Friday")
    never = Span(SHE.index("never"), len(SHE) - 1)
    claim = replace(
        claim,
        id=claim_id(article.id, (*claim.parts, never)),
        parts=(*claim.parts, never),
        quote=quote_of(SHE, (*claim.parts, never)),
        statement="[Ada Quay] left on Friday [6 March 2020] … never came back.",
        insertions=(
            Insertion(Span(0, 10), "She"),
            Insertion(Span(26, 40), ""),
            Insertion(Span(41, 42), GAP),
        ),
        edits=(Edit(Span(14, 17), "Ada Quay"), Edit(Span(32, 32), "6 March 2020")),
        dates=(Date(Span(26, 32), "2020-03-06", Grain.DAY, How.RELATIVE),),
        needs_context=(),
    )
    bench.session.write(
        lambda db: documents.add_article(db, a_snapshot(SHE), article, [claim], "2020-03-05T08:00:00.000Z")
    )
    return claim


def test_what_was_put_in_is_confirmed_by_whoever_stands_by_it(bench: Workbench) -> None:
    claim = with_brackets(bench)
    bench.record.claims.settle([claim.id], kept=True)
    now = bench.desk.claim(claim.id)
    assert now == replace(claim, statement=claim.plain, worded_by="Ada", insertions=())
    assert now.statement == "Ada Quay left on Friday 6 March 2020 never came back."
    assert "Ada confirmed what was put in: “Ada Quay left" in told(bench)
    with pytest.raises(errors.Misuse, match="Nothing was put into"):
        bench.record.claims.settle([claim.id], kept=True)
    bench.record.undo()
    assert bench.desk.claim(claim.id) == claim
    assert faults(bench) == []


def test_what_was_put_in_is_taken_out_and_then_it_is_said_what_is_not_understood(bench: Workbench) -> None:
    claim = with_brackets(bench)
    bench.record.claims.settle([claim.id], kept=False)
    now = bench.desk.claim(claim.id)
    assert (now.statement, now.worded_by) == ("She left on Friday … never came back.", "Ada")
    assert [each.at.of(now.statement) for each in now.insertions] == ["…"]
    assert [each.why for each in now.needs_context] == [
        "It is not said here who or what “She” is.",
        "It is not said here when “Friday” is.",
    ]
    assert "Ada took out what was put in: “She left on Friday … never came back.”" in told(bench)
    with pytest.raises(errors.Misuse, match="Nothing was put into"):
        bench.record.claims.settle([claim.id], kept=False)
    bench.record.claims.reword(claim.id, None)
    assert bench.desk.claim(claim.id) == claim
    bench.record.undo()
    bench.record.undo()
    assert bench.desk.claim(claim.id) == claim
    assert faults(bench) == []


def test_what_is_open_already_is_not_said_twice(bench: Workbench) -> None:
    claim = with_brackets(bench)
    open_now = replace(claim, needs_context=(Gap(Span(14, 17), "Who is she?"),))
    left = shaped(open_now, an_article(SHE), Shape(statement=claim.bare, worded_by="Ada", kept=False))
    assert [each.why for each in left.needs_context] == [
        "Who is she?",
        "It is not said here when “Friday” is.",
    ]


def test_where_the_subject_was_put_in_it_is_missing_without(bench: Workbench) -> None:
    claim = replace(
        a_claim(an_article(SHE), "never came back"),
        statement="[Ada Quay] never came back.",
        insertions=(Insertion(Span(0, 10), ""),),
        needs_context=(),
    )
    left = shaped(claim, an_article(SHE), Shape(statement=claim.bare, worded_by="Ada", kept=False))
    assert (left.statement, [each.why for each in left.needs_context]) == (
        "Never came back.",
        ["It is not said here of whom or what this is told."],
    )


def test_claims_with_nothing_put_in_stay_as_they_are_beside_those_that_have(bench: Workbench) -> None:
    claim, (first, second) = with_brackets(bench), filled(bench)
    events = bench.record.claims.settle([first.id, claim.id, second.id], kept=True)
    assert [each.claim for each in events] == [claim.id]
    assert bench.desk.claim(first.id) == first


def test_evidence_stays_beside_a_claim_of_which_only_brackets_go(bench: Workbench) -> None:
    first, _second = filled(bench, change=with_put_in)
    bench.record.claims.settle([first.id], kept=True)
    assert bench.desk.searched(first.id)
    bench.record.undo()
    bench.record.claims.settle([first.id], kept=False)
    assert not bench.desk.searched(first.id)


def test_a_statement_is_found_by_its_words_with_brackets_and_without(bench: Workbench) -> None:
    claim = with_brackets(bench)
    for words in ("ada quay left", "[Ada Quay] left", "6 march 2020 never", "She left on Friday"):
        assert [each.id for each in bench.desk.claims(Filter(text=words))] == [claim.id]
    assert not bench.desk.claims(Filter(text="Quay never"))


def test_a_dropped_claim_is_out_of_every_list_until_that_is_undone(bench: Workbench) -> None:
    first = filled(bench)[0]
    with pytest.raises(errors.Misuse, match="Say why"):
        bench.record.claims.drop(first.id, " ")
    bench.record.claims.drop(first.id, "a heading")
    assert (len(quotes(bench)), bench.desk.claim_count(), len(bench.desk.claim_spans(first.article))) == (
        1,
        1,
        1,
    )
    assert "dropped the claim, because “a heading”" in told(bench)
    bench.record.undo()
    assert len(quotes(bench)) == 2


def test_cutting_again_keeps_what_people_shaped(bench: Workbench) -> None:
    first = filled(bench)[0]
    (article,) = [line.id for line in bench.library.article_lines()]
    made = bench.record.claims.make(article, [Span(4, 18)]).claim or ""
    bench.record.claims.reword(first.id, "The bridge opened.")
    bench.record.claims.place(first.id, [Span(0, 25)])
    list(bench.library.recut())
    assert bench.desk.claim(made).quote == "harbour bridge"
    assert (bench.desk.claim(first.id).statement, bench.desk.claim(first.id).quote) == (
        "The bridge opened.",
        "The harbour bridge opened",
    )
    assert not any(each.changed for each in bench.library.recut())
    bench.record.undo()
    bench.record.undo()
    assert bench.desk.claim(first.id).quote == first.quote
    assert bench.desk.claim(first.id).worded_by is None
    assert faults(bench) == []


def test_a_claim_by_hand_moves_with_its_words_into_another_body(bench: Workbench) -> None:
    article = filled(bench)[0].article
    made = bench.record.claims.make(article, [LAST], statement="It surprised all.").claim or ""
    bench.record.decide(made, rating="mixed")
    bench.library.correct(article, begin="It was the widest")
    (now,) = [claim for claim in bench.desk.claims() if claim.quote == BRIDGE[LAST.start : LAST.end]]
    assert now.id != made
    assert (now.statement, bench.desk.verdict(now.id).rating) == ("It surprised all.", "mixed")
    assert faults(bench) == []


def test_tags_and_flags_go_on_and_off(bench: Workbench) -> None:
    claim = filled(bench)[0].id
    bench.record.tag(claim, " Port  History ")
    bench.record.flag(claim)
    tag = bench.desk.annotations(claim)[0]
    assert (tag.kind, tag.text) == (AnnotationKind.TAG, "port history")
    assert bench.desk.tags() == ["port history"]
    bench.record.tag(claim, "port history")
    bench.record.flag(claim)
    assert bench.desk.annotations(claim) == []
    assert "took away the tag “port history”" in told(bench)
    bench.record.undo()
    assert [each.kind for each in bench.desk.annotations(claim)] == [AnnotationKind.FLAG]
    with pytest.raises(errors.Misuse, match="Only your own"):
        bench.record.withdraw(claim, "nothing")


def test_a_stance_is_a_persons_and_the_suggestion_stays(bench: Workbench) -> None:
    claim = filled(bench)[0].id
    before = bench.desk.evidence(claim)
    bench.record.say_stance(claim, before[0].id, EvidenceStance.QUALIFIES)
    (stand,) = bench.desk.stands(claim)
    assert (stand.stance, stand.reviewer) == (EvidenceStance.QUALIFIES, "Ada")
    assert bench.desk.evidence(claim) == before
    bench.record.say_stance(claim, before[0].id, None)
    assert bench.desk.stands(claim) == []
    bench.record.undo()
    assert len(bench.desk.stands(claim)) == 1
    assert "qualifies it" in told(bench)
    assert faults(bench) == []


def test_a_passage_put_there_by_hand_stays_whatever_is_found(bench: Workbench) -> None:
    article = filled(bench)[0].article
    claim = bench.record.claims.make(article, [LAST]).claim or ""
    hit = bench.library.passages.look_for("widest bridge")[0]
    bench.record.find(claim, *hit)
    list(bench.library.passages.match([claim]))
    assert [each.passage.id for each in bench.desk.evidence(claim)] == [hit[1].id]
    bench.record.undo()
    assert bench.desk.evidence(claim) == []
    bench.record.redo()
    assert [each.passage.id for each in bench.desk.evidence(claim)] == [hit[1].id]
    assert faults(bench) == []


def test_a_remark_on_a_stretch_follows_its_words(bench: Workbench) -> None:
    article = filled(bench)[0].article
    bench.record.remark(article, [Span(34, 59)], "Says who?", AnnotationKind.QUESTION)
    bench.library.correct(article, begin="It was the widest")
    (now,) = [line.id for line in bench.library.article_lines()]
    (found,) = bench.desk.remarks(now)
    assert found.span is not None
    assert found.span.of(bench.library.article(now).text) == found.quote == BRIDGE[34:59].strip()
    bench.record.undo()
    bench.record.undo()
    assert bench.desk.remarks(article) == []
    assert faults(bench) == []


def test_what_is_done_together_is_stored_and_taken_back_together(bench: Workbench) -> None:
    first, second = (claim.id for claim in filled(bench))
    with bench.session.together():
        bench.record.decide(first, rating="mixed")
        bench.record.decide(second, rating="mixed")
        assert bench.desk.verdict(first).rating is None
    assert [bench.desk.verdict(each).rating for each in (first, second)] == ["mixed", "mixed"]
    bench.record.undo()
    assert [bench.desk.verdict(each).rating for each in (first, second)] == [None, None]
    bench.record.redo()
    assert [bench.desk.verdict(each).rating for each in (first, second)] == ["mixed", "mixed"]
    with pytest.raises(errors.Misuse, match="odd"):
        _decide_together(bench, {first: "refuted", second: "odd"})
    assert bench.desk.verdict(first).rating == "mixed"


def _decide_together(bench: Workbench, ratings: dict[str, str]) -> None:
    with bench.session.together():
        for claim, rating in ratings.items():
            bench.record.decide(claim, rating=rating)


def test_everything_is_rebuilt_from_the_acts(bench: Workbench) -> None:
    first, second = filled(bench)
    bench.record.claims.make(first.article, [LAST])
    bench.record.claims.reword(first.id, "It opened.")
    bench.record.claims.drop(second.id, "twice")
    before = list(bench.desk.claims())
    bench.session.write(lambda db: db.execute("UPDATE claim SET statement = 'x'"))
    bench.session.write(lambda db: db.execute("DELETE FROM dropped"))
    assert any("what people made of them" in str(each) for each in faults(bench))
    bench.file.replay()
    claims = {claim.id: claim for claim in bench.desk.claims()}
    assert {claim.id: claim for claim in before if claim.id != second.id} == claims
    assert faults(bench) == []


def test_parts_are_trimmed_joined_and_halved() -> None:
    text = "one, two three"
    assert marked(text, [Span(4, 9), Span(0, 4), Span(3, 3)]) == (Span(0, 8),)
    assert halves((Span(0, 3), Span(5, 8)), 6) == ((Span(0, 3), Span(5, 6)), (Span(6, 8),))


@pytest.mark.parametrize("form", ["markdown", "html", "csv"])
def test_a_report_has_the_edited_wording_and_says_whose_it_is(bench: Workbench, form: str) -> None:
    first = filled(bench)[0]
    before = bench.reports.export(form)
    bench.record.claims.reword(first.id, "It opened in Quay.")
    after = bench.reports.export(form)
    assert b"It opened in Quay" in after
    assert b"was worded by Ada" in after
    assert b"was worded by" not in before


def test_a_report_in_json_keeps_who_worded_a_claim(bench: Workbench) -> None:
    from factbench.exporters.json import load

    first = filled(bench)[0]
    assert b"worded_by" not in bench.reports.export("json")
    bench.record.claims.reword(first.id, "It opened.")
    report = load(bench.reports.export("json"))
    assert [each.claim.worded_by for each in report.findings] == ["Ada", None]


@pytest.mark.parametrize("form", ["markdown", "html", "csv", "json"])
def test_whatever_a_reviewer_said_comes_out_again(bench: Workbench, form: str) -> None:
    first = filled(bench)[0]
    evidence = bench.desk.evidence(first.id)[0].id
    bench.record.say_stance(first.id, evidence, EvidenceStance.QUALIFIES)
    bench.record.annotate(first.id, "Only by the almanac.", evidence=evidence)
    bench.record.remark(first.article, [LAST], "An opinion.")
    bench.record.remark(first.article, [LAST], "Whose opinion?", AnnotationKind.QUESTION)
    bench.record.tag(first.id, "harbour")
    said = bench.reports.export(form, audience=Audience.COLLEAGUES).decode().replace("\\", "")
    for words in ("qualifies", "Only by the almanac.", "An opinion.", "Whose opinion?", "harbour"):
        assert words in said
    public = bench.reports.export(form, audience=Audience.READERS).decode()
    assert "Whose opinion?" not in public
    assert "An opinion." in public
    assert bench.reports.export(form) == bench.reports.export(form, audience=exporter(form).audience)


def test_a_remark_is_in_the_report_where_its_words_stand_now(bench: Workbench) -> None:
    article = filled(bench)[0].article
    bench.record.remark(article, [Span(34, 59)], "Says who?")
    bench.record.remark(article, [Span(4, 18)], "Which one?")
    bench.library.correct(article, begin="It was the widest")
    report = bench.reports.report()
    found, gone = report.remarks
    assert (found.article, found.text, gone.text) == (report.articles[0].id, "Says who?", "Which one?")
    assert found.span is not None
    assert found.span.of(report.articles[0].text) == found.quote
    assert (gone.span, gone.quote) == (None, "harbour bridge")
    assert [each.act.name for each in report.events] == ["annotate", "annotate", "correct"]
