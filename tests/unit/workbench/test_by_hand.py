"""Claims by hand, and what is said beside them: every act is stored, told in words, and can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factbench import database, errors
from factbench.exporters import exporter
from factbench.model import BY_HAND, Act, AnnotationKind, Audience, EvidenceStance
from factbench.stages.by_hand import halves, marked
from factbench.stages.history import history
from factbench.store import log
from factbench.text.span import Span
from tests.values import BRIDGE, a_bench, filled

if TYPE_CHECKING:
    from pathlib import Path

    from factbench.workbench import Workbench

LAST = Span(BRIDGE.index("Nobody"), len(BRIDGE) - 1)


@pytest.fixture
def bench(tmp_path: Path) -> Workbench:
    return a_bench(tmp_path / "claims.db")


def quotes(bench: Workbench) -> list[str]:
    return [claim.quote for claim in bench.claims()]


def faults(bench: Workbench) -> list[str]:
    connection = database.connect(bench.path)
    found = list(log.faults(connection))
    connection.close()
    return found


def told(bench: Workbench) -> str:
    return "\n".join(history(bench.events(), {}))


def test_a_marked_stretch_becomes_a_claim_with_a_name_of_its_own(bench: Workbench) -> None:
    article = filled(bench)[0].article
    made = bench.make_claim(article, [LAST])
    claim = bench.claim(made.claim or "")
    assert (claim.quote, claim.statement, claim.segmenter) == (
        "Nobody expected that",
        "Nobody expected that.",
        BY_HAND,
    )
    assert quotes(bench)[-1] == "Nobody expected that"
    assert "made a claim of “Nobody expected that”" in told(bench)
    with pytest.raises(errors.Misuse, match="a claim already"):
        bench.make_claim(article, [LAST])
    with pytest.raises(errors.Misuse, match="Mark some words"):
        bench.make_claim(article, [Span(33, 35)])
    bench.undo()
    assert len(quotes(bench)) == 2
    bench.redo()
    assert bench.claim(claim.id) == claim
    assert faults(bench) == []


def test_a_split_and_a_merge_are_one_act_to_take_back(bench: Workbench) -> None:
    first, second = filled(bench)
    bench.split_claim(first.id, BRIDGE.index("opened"))
    assert quotes(bench)[:2] == ["The harbour bridge", "opened in 1932"]
    bench.undo()
    assert list(bench.claims()) == [first, second]
    bench.redo()
    assert quotes(bench)[:2] == ["The harbour bridge", "opened in 1932"]
    bench.undo()
    bench.merge_claims(first.id, second.id)
    assert quotes(bench) == [BRIDGE[: second.end]]
    assert "merged with" in told(bench)
    bench.undo()
    assert list(bench.claims()) == [first, second]
    with pytest.raises(errors.Misuse, match="two claims or more"):
        bench.merge_claims(first.id, first.id)
    assert faults(bench) == []


def test_several_claims_are_merged_in_one_act(bench: Workbench) -> None:
    first, *others = filled(
        bench,
        "The harbour bridge opened in 1932",
        "It was the widest bridge of its time",
        "Nobody expected that",
    )
    bench.merge_claims(first.id, *(each.id for each in others))
    assert quotes(bench) == [BRIDGE.rstrip(".")]
    bench.undo()
    assert list(bench.claims()) == [first, *others]
    with pytest.raises(errors.Misuse, match="two claims or more"):
        bench.merge_claims(first.id)
    assert faults(bench) == []


def test_an_edited_statement_names_who_worded_it_and_its_quote_stays(bench: Workbench) -> None:
    first = filled(bench)[0]
    bench.reword(first.id, " The bridge in the  harbour opened. ")
    now = bench.claim(first.id)
    assert (now.statement, now.worded_by, now.quote) == (
        "The bridge in the harbour opened.",
        "Ada",
        first.quote,
    )
    assert first.needs_context
    assert not now.needs_context
    assert bench.claim_lines(bench.claim_keys())[0].statement == now.statement
    bench.reword(first.id, None)
    assert bench.claim(first.id) == first
    for wrong in (" ", first.statement):
        with pytest.raises(errors.Misuse):
            bench.reword(first.id, wrong)
    assert faults(bench) == []


def test_a_dropped_claim_is_out_of_every_list_until_that_is_undone(bench: Workbench) -> None:
    first = filled(bench)[0]
    with pytest.raises(errors.Misuse, match="Say why"):
        bench.drop(first.id, " ")
    bench.drop(first.id, "a heading")
    assert (len(quotes(bench)), bench.claim_count(), len(bench.claim_spans(first.article))) == (1, 1, 1)
    assert "dropped the claim, because “a heading”" in told(bench)
    bench.undo()
    assert len(quotes(bench)) == 2


def test_cutting_again_keeps_what_people_shaped(bench: Workbench) -> None:
    first = filled(bench)[0]
    (article,) = [line.id for line in bench.article_lines()]
    made = bench.make_claim(article, [Span(4, 18)]).claim or ""
    bench.reword(first.id, "The bridge opened.")
    bench.place_claim(first.id, [Span(0, 25)])
    list(bench.recut())
    assert bench.claim(made).quote == "harbour bridge"
    assert (bench.claim(first.id).statement, bench.claim(first.id).quote) == (
        "The bridge opened.",
        "The harbour bridge opened",
    )
    assert not any(each.changed for each in bench.recut())
    bench.undo()
    bench.undo()
    assert bench.claim(first.id).quote == first.quote
    assert bench.claim(first.id).worded_by is None
    assert faults(bench) == []


def test_a_claim_by_hand_moves_with_its_words_into_another_body(bench: Workbench) -> None:
    article = filled(bench)[0].article
    made = bench.make_claim(article, [LAST], statement="It surprised all.").claim or ""
    bench.decide(made, rating="mixed")
    bench.correct(article, begin="It was the widest")
    (now,) = [claim for claim in bench.claims() if claim.quote == BRIDGE[LAST.start : LAST.end]]
    assert now.id != made
    assert (now.statement, bench.verdict(now.id).rating) == ("It surprised all.", "mixed")
    assert faults(bench) == []


def test_tags_and_flags_go_on_and_off(bench: Workbench) -> None:
    claim = filled(bench)[0].id
    bench.tag(claim, " Port  History ")
    bench.flag(claim)
    tag = bench.annotations(claim)[0]
    assert (tag.kind, tag.text) == (AnnotationKind.TAG, "port history")
    assert bench.tags() == ["port history"]
    bench.tag(claim, "port history")
    bench.flag(claim)
    assert bench.annotations(claim) == []
    assert "took away the tag “port history”" in told(bench)
    bench.undo()
    assert [each.kind for each in bench.annotations(claim)] == [AnnotationKind.FLAG]
    with pytest.raises(errors.Misuse, match="Only your own"):
        bench.withdraw(claim, "nothing")


def test_a_stance_is_a_persons_and_the_suggestion_stays(bench: Workbench) -> None:
    claim = filled(bench)[0].id
    before = bench.evidence(claim)
    bench.say_stance(claim, before[0].id, EvidenceStance.QUALIFIES)
    (stand,) = bench.stands(claim)
    assert (stand.stance, stand.reviewer) == (EvidenceStance.QUALIFIES, "Ada")
    assert bench.evidence(claim) == before
    bench.say_stance(claim, before[0].id, None)
    assert bench.stands(claim) == []
    bench.undo()
    assert len(bench.stands(claim)) == 1
    assert "qualifies it" in told(bench)
    assert faults(bench) == []


def test_a_passage_put_there_by_hand_stays_whatever_is_found(bench: Workbench) -> None:
    article = filled(bench)[0].article
    claim = bench.make_claim(article, [LAST]).claim or ""
    hit = bench.look_for("widest bridge")[0]
    bench.find(claim, *hit)
    list(bench.match([claim]))
    assert [each.passage.id for each in bench.evidence(claim)] == [hit[1].id]
    bench.undo()
    assert bench.evidence(claim) == []
    bench.redo()
    assert [each.passage.id for each in bench.evidence(claim)] == [hit[1].id]
    assert faults(bench) == []


def test_a_remark_on_a_stretch_follows_its_words(bench: Workbench) -> None:
    article = filled(bench)[0].article
    bench.remark(article, [Span(34, 59)], "Says who?", AnnotationKind.QUESTION)
    bench.correct(article, begin="It was the widest")
    (now,) = [line.id for line in bench.article_lines()]
    (found,) = bench.remarks(now)
    assert found.span is not None
    assert found.span.of(bench.article(now).text) == found.quote == BRIDGE[34:59].strip()
    bench.undo()
    bench.undo()
    assert bench.remarks(article) == []
    assert faults(bench) == []


def test_what_is_done_together_is_stored_and_taken_back_together(bench: Workbench) -> None:
    first, second = (claim.id for claim in filled(bench))
    with bench.together():
        bench.decide(first, rating="mixed")
        bench.decide(second, rating="mixed")
        assert bench.verdict(first).rating is None
    assert [bench.verdict(each).rating for each in (first, second)] == ["mixed", "mixed"]
    bench.undo()
    assert [bench.verdict(each).rating for each in (first, second)] == [None, None]
    bench.redo()
    assert [bench.verdict(each).rating for each in (first, second)] == ["mixed", "mixed"]
    with pytest.raises(errors.Misuse, match="odd"):
        _decide_together(bench, {first: "refuted", second: "odd"})
    assert bench.verdict(first).rating == "mixed"


def _decide_together(bench: Workbench, ratings: dict[str, str]) -> None:
    with bench.together():
        for claim, rating in ratings.items():
            bench.decide(claim, rating=rating)


def test_everything_is_rebuilt_from_the_acts(bench: Workbench) -> None:
    first, second = filled(bench)
    bench.make_claim(first.article, [LAST])
    bench.reword(first.id, "It opened.")
    bench.drop(second.id, "twice")
    before = list(bench.claims())
    bench._write(lambda db: db.execute("UPDATE claim SET statement = 'x'"))
    bench._write(lambda db: db.execute("DELETE FROM dropped"))
    assert any("what people made of them" in each for each in faults(bench))
    bench.replay()
    claims = {claim.id: claim for claim in bench.claims()}
    assert {claim.id: claim for claim in before if claim.id != second.id} == claims
    assert faults(bench) == []


def test_parts_are_trimmed_joined_and_halved() -> None:
    text = "one, two three"
    assert marked(text, [Span(4, 9), Span(0, 4), Span(3, 3)]) == (Span(0, 8),)
    assert halves((Span(0, 3), Span(5, 8)), 6) == ((Span(0, 3), Span(5, 6)), (Span(6, 8),))


@pytest.mark.parametrize("form", ["markdown", "html", "csv"])
def test_a_report_has_the_edited_wording_and_says_whose_it_is(bench: Workbench, form: str) -> None:
    first = filled(bench)[0]
    before = bench.export(form)
    bench.reword(first.id, "It opened in Quay.")
    after = bench.export(form)
    assert b"It opened in Quay" in after
    assert b"was worded by Ada" in after
    assert b"was worded by" not in before


def test_a_report_in_json_keeps_who_worded_a_claim(bench: Workbench) -> None:
    from factbench.exporters.json import load

    first = filled(bench)[0]
    assert b"worded_by" not in bench.export("json")
    bench.reword(first.id, "It opened.")
    report = load(bench.export("json"))
    assert [each.claim.worded_by for each in report.findings] == ["Ada", None]


@pytest.mark.parametrize("form", ["markdown", "html", "csv", "json"])
def test_whatever_a_reviewer_said_comes_out_again(bench: Workbench, form: str) -> None:
    first = filled(bench)[0]
    evidence = bench.evidence(first.id)[0].id
    bench.say_stance(first.id, evidence, EvidenceStance.QUALIFIES)
    bench.annotate(first.id, "Only by the almanac.", evidence=evidence)
    bench.remark(first.article, [LAST], "An opinion.")
    bench.remark(first.article, [LAST], "Whose opinion?", AnnotationKind.QUESTION)
    bench.tag(first.id, "harbour")
    said = bench.export(form, audience=Audience.COLLEAGUES).decode().replace("\\", "")
    for words in ("qualifies", "Only by the almanac.", "An opinion.", "Whose opinion?", "harbour"):
        assert words in said
    public = bench.export(form, audience=Audience.READERS).decode()
    assert "Whose opinion?" not in public
    assert "An opinion." in public
    assert bench.export(form) == bench.export(form, audience=exporter(form).audience)


def test_a_remark_is_in_the_report_where_its_words_stand_now(bench: Workbench) -> None:
    article = filled(bench)[0].article
    bench.remark(article, [Span(34, 59)], "Says who?")
    bench.remark(article, [Span(4, 18)], "Which one?")
    bench.correct(article, begin="It was the widest")
    report = bench.report()
    found, gone = report.remarks
    assert (found.article, found.text, gone.text) == (report.articles[0].id, "Says who?", "Which one?")
    assert found.span is not None
    assert found.span.of(report.articles[0].text) == found.quote
    assert (gone.span, gone.quote) == (None, "harbour bridge")
    assert [each.act for each in report.events] == [Act.ANNOTATE, Act.ANNOTATE, Act.CORRECT]
