from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factbench.errors import Misuse, NothingFound
from factbench.exporters.claimreview import export, stripped
from factbench.model import Revision
from factbench.text.clean import clean
from factbench.text.slots import Attribution, Gap, Stance
from factbench.text.span import Span
from tests.unit.exporters.sample import DARK, at, poisoned, sample
from tests.unit.exporters.sample import FIRST as SENTENCE

if TYPE_CHECKING:
    from factbench.model import Report, Verdict


def reviews(report: Report) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(export(report))
    return found


def with_verdicts(*verdicts: Verdict) -> Report:
    report = sample()
    return replace(report, findings=(replace(report.findings[0], verdicts=verdicts),))


FIRST = sample().findings[0].verdicts[0]


def test_each_claim_with_a_published_rating_of_the_desk_has_a_review() -> None:
    """Reviewers disagree on the gas, and another claim is not checkable."""
    assert [
        (each["claimReviewed"].split()[-1], each["reviewRating"]["alternateName"])
        for each in reviews(sample())
    ] == [
        ("1987.", "Refuted"),
        ("café.", "Supported, but misleading in its context"),
    ]


def test_a_review_holds_what_search_engines_require() -> None:
    first = reviews(sample())[0]
    assert first["@context"] == "https://schema.org"
    assert first["@type"] == "ClaimReview"
    assert first["url"] == f"https://facts.example/lighthouse#claim-{DARK.id[:12]}"
    assert first["claimReviewed"] == DARK.statement
    assert (first["datePublished"], first["dateModified"]) == ("2024-04-20", "2024-04-21")
    assert first["author"] == {"@type": "Organization", "name": "Ellery Fact Desk"}
    assert first["reviewRating"] == {
        "@type": "Rating",
        "ratingValue": 1,
        "bestRating": 5,
        "worstRating": 1,
        "alternateName": "Refuted",
        "ratingExplanation": "The register is the first-hand record. It gives the day.",
    }
    assert "author" not in first["itemReviewed"]
    assert first["itemReviewed"]["datePublished"] == "2024-04-18"
    assert first["itemReviewed"]["appearance"]["url"] == "https://post.example/lighthouse"


def test_a_rating_without_a_number_has_words_alone() -> None:
    gas = sample().findings[1]
    unsure = tuple(each for each in gas.verdicts if each.rating == "not-enough-evidence")
    (review,) = reviews(replace(sample(), findings=(replace(gas, verdicts=unsure),)))
    assert review["reviewRating"] == {
        "@type": "Rating",
        "alternateName": "Not enough evidence",
        "ratingExplanation": "One memoir is not enough.",
    }


def test_without_a_publisher_the_reviewer_is_the_author() -> None:
    assert reviews(replace(sample(), publisher=None))[0]["author"] == {"@type": "Person", "name": "Ana"}


def test_of_reviewers_who_agree_the_newest_stands() -> None:
    later = replace(FIRST, reviewer="Boris", at="2024-05-01T00:00:00.000Z", rationale="So it is.")
    (review,) = reviews(replace(with_verdicts(FIRST, later), publisher=None))
    assert review["author"]["name"] == "Boris"
    assert review["reviewRating"]["ratingExplanation"] == "So it is."


@pytest.mark.parametrize("url", [None, "", "facts.example", "javascript:alert(1)"])
def test_without_an_address_of_the_report_it_refuses_and_names_the_setting(url: str | None) -> None:
    with pytest.raises(Misuse, match="report_url"):
        export(replace(sample(), report_url=url))


def test_a_fragment_of_the_reports_address_gives_way_to_the_claims() -> None:
    found = reviews(replace(sample(), report_url="https://facts.example/x#top"))
    assert found[0]["url"] == f"https://facts.example/x#claim-{DARK.id[:12]}"


@pytest.mark.parametrize("verdicts", [(), (replace(FIRST, rating="not-checkable"),)])
def test_where_nothing_may_be_published_nothing_is_found(verdicts: tuple[Verdict, ...]) -> None:
    with pytest.raises(NothingFound):
        export(with_verdicts(*verdicts))


def said(*stances: Stance) -> Report:
    report = sample()
    speakers = ("the harbour office", "Mayor Ruth Adeyemi")
    chain = tuple(
        Attribution(at(who), at("said"), at("on Tuesday"), stance, False)
        for who, stance in zip(speakers, stances, strict=False)
    )
    first = report.findings[0]
    return replace(report, findings=(replace(first, claim=replace(first.claim, attribution=chain)),))


def test_the_claim_is_made_by_the_innermost_speaker_who_stands_by_it() -> None:
    assert reviews(said(Stance.ASSERTED, Stance.HEDGED))[0]["itemReviewed"]["author"] == {
        "@type": "Person",
        "name": "Ruth Adeyemi",
    }
    assert "author" not in reviews(said(Stance.ASSERTED, Stance.DENIED))[0]["itemReviewed"]
    assert "author" not in reviews(said(Stance.QUESTIONED))[0]["itemReviewed"]


@pytest.mark.parametrize(
    ("text", "who", "author"),
    [
        ("Mayor Ada Quill said it.", "Mayor Ada Quill", ("Person", "Ada Quill")),
        (
            "President Ada Quill, the head of it, said so.",
            "President Ada Quill, the head of it",
            ("Person", "Ada Quill"),
        ),
        (
            "The Coast Light Board (CLB) met. The CLB said so.",
            "The CLB",
            ("Organization", "Coast Light Board"),
        ),
        ("Mayor Ada Quill left. He said it.", "He", None),
        ("Mayor Ada Quill’s lawyer said it.", "Mayor Ada Quill’s lawyer", None),
        ("The video released by Mayor Ada Quill says so.", "The video released by Mayor Ada Quill", None),
        ("Mayor Ada Quill and Mayor Bo Strand said it.", "Mayor Ada Quill and Mayor Bo Strand", None),
        ("The statement said it.", "The statement", None),
        ("Baku said it.", "Baku", None),
    ],
)
def test_only_a_named_person_or_body_is_the_author_of_a_claim(
    text: str, who: str, author: tuple[str, str] | None
) -> None:
    first = sample().findings[0]
    span = Span(text.index(who), text.index(who) + len(who))
    chain = (Attribution(span, span, span, Stance.ASSERTED, direct=False),)
    article = replace(first.article, text=text)
    finding = replace(first, article=article, claim=replace(first.claim, attribution=chain))
    found = reviews(replace(sample(), findings=(finding,)))[0]["itemReviewed"].get("author")
    assert (found and (found["@type"], found["name"])) == author


def test_a_claim_whose_words_are_gone_is_not_published() -> None:
    first, *others = sample().findings
    found = reviews(replace(sample(), findings=(replace(first, orphaned=True), *others)))
    assert DARK.statement not in [each["claimReviewed"] for each in found]


def test_only_the_main_claims_are_published_where_some_are_chosen() -> None:
    found = reviews(replace(sample(), main=(DARK.id,)))
    assert [each["claimReviewed"] for each in found] == [DARK.statement]


def test_the_publisher_is_told_with_its_address() -> None:
    author = reviews(replace(sample(), publisher_url="https://desk.example/"))[0]["author"]
    assert author == {"@type": "Organization", "name": "Ellery Fact Desk", "url": "https://desk.example/"}


def test_what_was_never_corrected_has_one_day_and_a_later_change_another() -> None:
    report = sample()
    held = report.findings[1]
    gas = replace(held, verdicts=tuple(each for each in held.verdicts if each.reviewer == "Ana"))
    (unchanged,) = reviews(replace(report, findings=(gas,)))
    assert "dateModified" not in unchanged
    changed = replace(gas, revisions=(Revision(reviewer="Ana", at="2024-06-01T00:00:00Z", misleading=True),))
    (review,) = reviews(replace(report, findings=(changed,)))
    assert (review["datePublished"], review["dateModified"]) == ("2024-04-20", "2024-06-01")


def test_what_is_not_known_is_not_said() -> None:
    report = sample()
    first = report.findings[0]
    article = replace(first.article, url=None, title=None, site=None, published=None)
    verdict = replace(first.verdicts[0], rationale="")
    found = reviews(replace(report, findings=(replace(first, article=article, verdicts=(verdict,)),)))
    assert found[0]["itemReviewed"]["appearance"] == {"@type": "CreativeWork"}
    assert "ratingExplanation" not in found[0]["reviewRating"]


@given(st.text())
def test_stripped_text_is_one_clean_line(text: str) -> None:
    line = stripped(text)
    assert clean(line) == line
    assert line == " ".join(line.split())
    assert [each for each in text if each.isalnum()] == [each for each in line if each.isalnum()]


def test_no_control_reaches_the_file() -> None:
    content = export(replace(poisoned("a\x1b[2J\x9b\u202eb"), report_url="https://facts.example")).decode()
    assert clean(content) == content
    assert "\\u" not in content
    assert json.loads(content)[0]["claimReviewed"] == "a[2Jb"


def test_what_a_claim_leaves_open_describes_it_and_is_not_in_the_claim() -> None:
    report = with_verdicts(FIRST)
    finding = report.findings[0]
    open_ = replace(finding.claim, needs_context=(Gap(DARK.parts[0], "?", (at(SENTENCE),)),))
    (told,) = reviews(replace(report, findings=(replace(finding, claim=open_),)))
    assert told["claimReviewed"] == DARK.statement
    assert told["itemReviewed"]["description"] == f"Its sentence in the article: “{SENTENCE}”"
    assert "description" not in reviews(report)[0]["itemReviewed"]
