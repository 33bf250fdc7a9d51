"""What a report says of its own making."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from factbench.acts import Weight
from factbench.exporters import markdown, wording
from factbench.exporters.publishing import copy, notices, pages
from factbench.model import Amendment, Archived, Masthead, Report
from tests.unit.exporters.sample import sample


def amended(report: Report, weight: Weight, words: str, at: str) -> Report:
    """With the same said of the changes of every claim."""
    return replace(
        report,
        findings=tuple(
            replace(
                each,
                amendments=(
                    Amendment(id="a", claim=each.claim.id, weight=weight, words=words, reviewer="Eva", at=at),
                ),
            )
            for each in report.findings
        ),
    )


def test_every_correction_of_a_report_has_one_notice_the_newest_first() -> None:
    told = [
        words
        for finding in sample().findings
        for verdict, _ in wording.decisions(finding)
        for words in wording.corrections(finding, verdict)
    ]
    found = notices(sample())
    assert len(found) == len(told) > 0
    assert [each.at for each in found] == sorted((each.at for each in found), reverse=True)
    assert {each.weight for each in found} <= {Weight.SUBSTANTIAL, Weight.UPDATE}


def test_what_a_person_says_of_a_change_takes_the_place_of_what_the_program_says() -> None:
    (first, *_) = notices(sample())
    later = amended(sample(), Weight.MINOR, "A wrong link.", "2999-01-01T00:00:00.000Z")
    said = next(each for each in notices(later) if each.finding.claim == first.finding.claim)
    assert (said.weight, said.words) == (Weight.MINOR, "A wrong link.")
    assert said.head.startswith("Minor correction, ")


def test_what_was_said_before_a_change_does_not_speak_of_it() -> None:
    sooner = amended(sample(), Weight.MINOR, "Earlier.", "1999-01-01T00:00:00.000Z")
    assert "Earlier." not in {each.words for each in notices(sooner)}


def test_pages_of_the_publisher_are_links_only_where_a_reader_may_follow() -> None:
    masthead = Masthead(
        methodology="https://facts.example/how", ratings="ftp://facts.example", contact="desk@facts.example"
    )
    assert pages(replace(sample(), masthead=masthead)) == [
        ("How we choose and check", "https://facts.example/how"),
        ("What the ratings mean", None),
        ("Write to us: desk@facts.example", None),
    ]
    assert pages(sample()) == []


def test_an_archived_copy_and_interests_stand_beside_the_source() -> None:
    source = sample().sources[0]
    kept = replace(
        source, archived=Archived(url="https://web.archive.org/web/20240101000000/x", on=date(2024, 1, 1))
    )
    found = copy(kept)
    assert found is not None
    assert found.words == "archived copy of 2024-01-01"
    assert copy(replace(source, archived=Archived(url="javascript:alert(1)"))) is None
    assert "has an interest: owns the lamp" in wording.provenance(replace(source, interests="owns the lamp"))


def test_markdown_has_the_corrections_before_the_claims() -> None:
    text = markdown.export(sample()).decode()
    assert text.index("**Corrections**") < text.index("### 1.")
