"""Published fact-checks, in the shapes in which they are found."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factbench.errors import Unreadable
from factbench.sources.claimreview import CheckedClaim, from_row, in_page, is_table, parsed, reviews

BRIDGE: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://checks.example/bridge",
    "claimReviewed": "The harbour bridge opened in 1931.",
    "datePublished": "2020-03-04T10:00:00+02:00",
    "author": {"@type": "Organization", "name": "Quay Checks"},
    "reviewRating": {"ratingValue": "1", "worstRating": 1, "bestRating": "5", "alternateName": "False"},
    "itemReviewed": {"@type": "Claim", "author": {"name": "The mayor"}, "datePublished": "2020-03-01"},
}


def one(found: object) -> CheckedClaim:
    (review,) = reviews(found)
    return review


def test_a_plain_review_is_read_whole() -> None:
    review = one(BRIDGE)
    assert (review.claim, review.publisher, review.url) == (
        "The harbour bridge opened in 1931.",
        "Quay Checks",
        "https://checks.example/bridge",
    )
    assert (review.published, review.check.claimed) == (date(2020, 3, 4), date(2020, 3, 1))
    assert (review.check.rating, review.check.value, review.check.worst, review.check.best) == (
        "False",
        1,
        1,
        5,
    )
    assert review.check.claimant == "The mayor"


@pytest.mark.parametrize(
    "wrapped",
    [
        [BRIDGE],
        {"@context": "x", "@graph": [{"@type": "WebPage"}, BRIDGE]},
        {"@type": "DataFeed", "dataFeedElement": [{"item": [BRIDGE]}]},
        {"@type": "NewsArticle", "review": BRIDGE},
        {**BRIDGE, "@type": ["Review", "ClaimReview"]},
        {**{name: value for name, value in BRIDGE.items() if name != "@type"}, "type": "ClaimReview"},
        {**BRIDGE, "@type": "http://schema.org/ClaimReview"},
        {name: value for name, value in BRIDGE.items() if name != "@type"},
    ],
)
def test_a_review_is_found_however_it_is_wrapped(wrapped: object) -> None:
    assert one(wrapped) == one(BRIDGE)


@pytest.mark.parametrize(
    ("field", "value", "read", "expected"),
    [
        ("author", "Quay Checks", "publisher", "Quay Checks"),
        ("author", [{"name": "Quay Checks"}, {"name": "Ada"}], "publisher", "Quay Checks"),
        ("author", "https://www.quay.example/about", "publisher", "quay.example"),
        ("author", "/", "publisher", None),
        ("author", None, "publisher", None),
        ("datePublished", 1583316000, "published", date(2020, 3, 4)),
        ("datePublished", 1583316000000, "published", date(2020, 3, 4)),
        ("datePublished", "20200304", "published", date(2020, 3, 4)),
        ("datePublished", "2020-3-4", "published", date(2020, 3, 4)),
        ("datePublished", "March 4, 2020", "published", date(2020, 3, 4)),
        ("datePublished", "2020-13-45", "published", None),
        ("datePublished", 10**30, "published", None),
        ("url", ["https://checks.example/b"], "url", "https://checks.example/b"),
        ("url", "javascript:alert(1)", "url", None),
        ("claimReviewed", "<p>It &amp; that.</p>", "claim", "It & that."),
        ("claimReviewed", ["The bridge fell."], "claim", "The bridge fell."),
        ("claimReviewed", "half \ud800 of it", "claim", "half ? of it"),
    ],
)
def test_a_field_may_have_any_shape(field: str, value: object, read: str, expected: object) -> None:
    assert getattr(one({**BRIDGE, field: value}), read) == expected


@pytest.mark.parametrize(
    ("item", "claimant"),
    [
        ("The mayor", None),
        (None, None),
        ([{"@type": "Claim", "author": ["The mayor"]}], "The mayor"),
        ({"@type": "CreativeWork", "author": {"type": "Person", "name": "The mayor"}}, "The mayor"),
        ({"appearance": [{"author": {"name": "The mayor"}}]}, "The mayor"),
        ({"firstAppearance": "https://x.example", "author": {"name": "Quay Checks"}}, None),
    ],
)
def test_who_said_it_may_stand_anywhere_and_is_never_the_publisher(
    item: object, claimant: str | None
) -> None:
    assert one({**BRIDGE, "itemReviewed": item}).check.claimant == claimant


@pytest.mark.parametrize(
    ("rating", "words", "value"),
    [
        (
            {"ratingValue": -1, "worstRating": -1, "bestRating": -1, "alternateName": "Unproven"},
            "Unproven",
            None,
        ),
        ({"ratingValue": None, "alternateName": "False"}, "False", None),
        ({"ratingValue": "2", "worstRating": "1", "bestRating": "5"}, "2 on a scale from 1 (worst) to 5", 2),
        ({"ratingValue": 9, "worstRating": 1, "bestRating": 5, "alternateName": "False"}, "False", None),
        ("Pants on Fire", "Pants on Fire", None),
        (None, "", None),
    ],
)
def test_a_rating_is_words_and_a_number_only_where_it_means_one(
    rating: object, words: str, value: float | None
) -> None:
    check = one({**BRIDGE, "reviewRating": rating}).check
    assert (check.rating, check.value) == (words, value)


def test_a_reference_within_a_graph_is_followed() -> None:
    graph = [{"@id": "#quay", "name": "Quay Checks"}, {**BRIDGE, "author": {"@id": "#quay"}}]
    assert one({"@graph": graph}).publisher == "Quay Checks"


def test_where_nobody_typed_the_claim_the_item_or_the_headline_is_it() -> None:
    bare = {**BRIDGE, "claimReviewed": "Claim Reviewed", "headline": "No, it opened later"}
    assert one(bare).claim == "No, it opened later"
    assert one({**bare, "itemReviewed": {"name": "It opened early."}}).claim == "It opened early."
    assert reviews({"@type": "ClaimReview", "url": "https://x.example"}) == []


def test_the_answer_of_the_fact_check_tools_is_read() -> None:
    check = {
        "publisher": {"name": "Quay Checks", "site": "quay.example"},
        "url": "https://q.example/1",
        "title": "It opened in 1932",
        "reviewDate": "2020-03-04T00:00:00Z",
        "textualRating": "False",
    }
    answer = {
        "claims": [
            {
                "text": "It opened in 1931.",
                "claimant": "Ada",
                "claimReview": [check, {**check, "publisher": {}}],
            }
        ]
    }
    first, second = reviews(answer)
    assert (first.claim, first.check.rating, first.check.claimant) == ("It opened in 1931.", "False", "Ada")
    assert (first.publisher, second.publisher, second.title) == ("Quay Checks", None, "It opened in 1932")


def test_blocks_of_a_page_are_read_and_a_damaged_one_is_named() -> None:
    text = json.dumps(BRIDGE)
    page = (
        f"<html><script type='application/ld+json'>//<![CDATA[\n{text}\n//]]></script>"
        f'<SCRIPT type="application/ld+json">{text.replace("}}", "},}")};</SCRIPT>'
        '<script>{"@type": "ClaimReview"}</script>'
        '<script type="application/ld+json">{"@type": "ClaimReview", </script>'
    )
    first, second, third = in_page(page)
    assert isinstance(first, list)
    assert first == second == reviews(BRIDGE)
    assert isinstance(third, Unreadable)
    assert "3. block" in str(third)


def test_hostile_pages_and_data_take_no_more_than_their_length() -> None:
    assert list(in_page("<script" * 200_000)) == []
    assert list(in_page("<script type=ld+json>" * 100_000)) == []
    with pytest.raises(Unreadable):
        parsed("[" * 100_000)
    assert reviews({"@type": "ClaimReview", "claimReviewed": "<a" * 300_000})


def test_a_row_of_a_table_is_a_check_and_its_writer_did_not_make_the_claim() -> None:
    row = {
        "claimReview_claimReviewed": '"It opened in 1931."',
        "rating_alternateName": "False",
        "creativeWork_author_name": "Ada Quay",
        "claimReview_author_name": "quaychecks",
        "claimReview_author_url": "https://q.example/staff/ada-quay/",
        "claimReview_datePublished": "2020-3-4",
    }
    assert is_table(row)
    assert not is_table({"text": "", "title": ""})
    review = from_row(row)
    assert review is not None
    assert (review.claim, review.publisher, review.published) == (
        "It opened in 1931.",
        "quaychecks",
        date(2020, 3, 4),
    )
    assert review.check.claimant is None
    said = from_row({**row, "claimReview_author_url": ""})
    assert said is not None
    assert said.check.claimant == "Ada Quay"
    assert from_row({"claim": "", "rating": "False"}) is None


shapes = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from([*BRIDGE, "name", "@id", "text", "claimReview", "ratingValue"]), inner
        )
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(list(BRIDGE)), shapes))
def test_no_shape_of_any_field_is_an_error(fields: dict[str, object]) -> None:
    for review in reviews({**BRIDGE, **fields}):
        review.claim.encode()
        assert review.claim.strip()
