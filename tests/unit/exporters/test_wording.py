from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from factbench.acts import Confidence
from factbench.exporters import wording
from factbench.model import (
    Agreement,
    Comparison,
    Element,
    Evidence,
    Revision,
    Signal,
    Suggestion,
    Superseded,
    Verdict,
)
from factbench.scales import Rating
from factbench.text.slots import Gap
from factbench.text.span import Span
from tests.unit.exporters.sample import (
    ARTICLE,
    CAFE,
    DARK,
    EMPTY,
    EVENTS,
    MEMOIR,
    REGISTER,
    REGISTERED,
    REMEMBERED,
    VERDICTS,
    sample,
)


def test_a_rating_of_an_unknown_scale_keeps_its_id_as_words_and_has_no_number() -> None:
    assert wording.rating_of("pants-on-fire", scale="other@1") == Rating(
        "pants-on-fire", "pants-on-fire", "", "•", None
    )
    assert wording.rating_of("no such", scale="house@1").words == "no such"
    assert wording.rating_of("mixed", scale="house@1").number == 3


def test_a_claim_stands_where_its_reviewers_stand_together() -> None:
    dark, gas, nested, *_ = sample().findings
    assert wording.standing(dark).words == "Refuted"
    assert wording.standing(gas) is wording.DISPUTED
    assert wording.standing(nested) is wording.OPEN
    agreed = replace(gas, verdicts=tuple(replace(each, rating="mixed") for each in gas.verdicts))
    assert wording.standing(agreed).words == "Mixed"


def test_the_tally_counts_every_claim_once_in_the_order_of_the_scale() -> None:
    findings = sample().findings
    others = [("odd", "other@1"), ("false", "politifact@1"), ("mostly-true", "politifact@1")]
    more = [
        replace(findings[2], verdicts=(replace(VERDICTS[0], rating=rating, scale=scale),))
        for rating, scale in others
    ]
    counts = wording.tally([*findings, *more])
    assert [rating.words for rating, _ in counts] == [
        "Supported", "Refuted", "Not checkable", "Mostly true", "False", "odd", "Open: reviewers disagree", "Open",
    ]  # fmt: skip
    assert sum(number for _, number in counts) == len(findings) + 3


def test_the_terms_of_a_verdict_leave_out_what_is_not_set() -> None:
    bare = Verdict(claim="c", reviewer="Ana", rating="mixed", at="2024-04-20T10:00:00.000Z")
    assert wording.terms(bare) == ["decided by Ana on 2024-04-20"]
    assert wording.terms(replace(bare, confidence=Confidence.LOW, valid_as_of=date(2024, 4, 1))) == [
        "low confidence", "decided by Ana on 2024-04-20", "valid as of 2024-04-01",
    ]  # fmt: skip
    assert wording.given(replace(bare, rating=None)) is wording.OPEN


def test_each_replaced_rating_is_a_dated_correction_oldest_first() -> None:
    steps = (
        Superseded("refuted", "house@1", "misread", "2023-07-13T00:00:00Z", "2023-07-14T00:00:00Z"),
        Superseded("mixed", "house@1", "", "2023-07-14T00:00:00Z", "2023-07-15T00:00:00Z"),
        Superseded("supported", "house@1", "short", "2023-07-15T00:00:00Z", "2023-07-16T00:00:00Z"),
    )
    now = Verdict(claim="c", reviewer="Ana", rating="supported", earlier=steps)
    assert wording.corrections(sample().findings[0], now) == [
        ("Corrected on 2023-07-14: was Refuted, now Mixed.", "misread"),
        ("Corrected on 2023-07-15: was Mixed, now Supported.", ""),
        ("Reason revised on 2023-07-16: still Supported.", "short"),
    ]


def test_a_citation_whose_evidence_is_gone_is_named() -> None:
    gas = sample().findings[1]
    assert wording.lost(gas, gas.verdicts[0]) == ["0" * 64]
    assert [each.id for each in wording.cited(gas, gas.verdicts[0])] == [gas.evidence[0].id]
    assert wording.uncited(gas) == []


@pytest.mark.parametrize(
    ("best", "words"),
    [
        (Span(0, 25), "Port Ellery, white tower. …"),
        (Span(26, 67), "… Extinguished for good on 3 November 1986. …"),
        (Span(68, 86), "… The lens was kept."),
        (Span(25, 26), REGISTERED.passage.text),
        (Span(500, 600), REGISTERED.passage.text),
    ],
)
def test_an_excerpt_shows_where_it_was_cut_and_is_never_blank(best: Span, words: str) -> None:
    assert wording.excerpt(replace(REGISTERED, best=best)) == words


def test_what_people_say_of_evidence_is_said_by_name_and_never_for_the_machine() -> None:
    dark, gas, *_ = sample().findings
    assert wording.stances(dark.stands, dark.evidence[0]) == [
        (Agreement.CONFLICTS, "Ana says that it refutes the claim"),
        (None, "Boris says that it is context and decides nothing"),
    ]
    assert wording.stances(gas.stands, gas.evidence[0]) == [(None, "Ana put it beside the claim by hand")]
    assert wording.stances((), dark.evidence[0]) == []


def test_evidence_that_somebody_spoke_of_is_weighed_even_where_nobody_cites_it() -> None:
    dark = sample().findings[0]
    assert [each.id for each in wording.weighed(dark)] == [REMEMBERED.id]
    assert wording.uncited(dark) == []
    silent = replace(dark, stands=())
    assert wording.weighed(silent) == []
    assert [each.id for each in wording.uncited(silent)] == [REMEMBERED.id]


def test_a_note_on_evidence_names_the_source() -> None:
    dark = sample().findings[0]
    words = "Note by Boris on 2024-04-20, on"
    assert wording.noted(dark.annotations, dark.evidence) == [
        (f"{words} “Register of lights, volume 12”", "Seen in the reading room.")
    ]
    assert wording.noted(dark.annotations, []) == [
        (f"{words} evidence that is no longer in the library", "Seen in the reading room.")
    ]


def test_remarks_have_letters_through_the_whole_report_and_stand_by_their_place() -> None:
    found = wording.remarks_on(sample(), ARTICLE)
    assert [(letter, each.quote) for letter, each in found] == [
        ("a", "on Tuesday"),
        ("b", "on that coast to burn gas, and fourteen"),
        ("c", "lamp house"),
    ]
    assert wording.remarks_on(sample(), EMPTY) == []
    assert wording.remark_place(found[0][1], ARTICLE) == "paragraph 1, characters 73 to 83"
    assert wording.remark_place(found[2][1], ARTICLE) == "no longer in the article"
    assert [wording.letters(number) for number in (0, 25, 26, 701, 702)] == ["a", "z", "aa", "zz", "aaa"]


def test_provenance_says_who_when_and_how_near() -> None:
    assert wording.provenance(REGISTER) == [
        "Pilots' Office",
        "1990-02-01",
        "primary source",
        "accessed 2024-04-19",
        "licence CC0-1.0",
    ]
    assert wording.provenance(replace(REGISTER, url=None, licence=None))[-1] == "primary source"
    assert "first said by the harbour master" in wording.provenance(
        replace(REGISTER, origin="the harbour master")
    )
    assert wording.provenance(MEMOIR) == ["undated", "secondary source"]
    assert wording.provenance(replace(MEMOIR, primary=None)) == ["undated"]


def beside(*signals: Signal, stance: Suggestion = Suggestion.UNCLEAR) -> Evidence:
    return replace(REGISTERED, comparison=Comparison(signals, stance))


def spoken(element: Element, agreement: Agreement, why: str) -> Signal:
    return Signal(element, agreement, Span(0, 3), Span(0, 3), why)


def test_a_passage_that_decides_nothing_says_what_it_leaves_out() -> None:
    opened = spoken(Element.WORDING, Agreement.SILENT, "The passage says nothing of opened, for good.")
    year = spoken(
        Element.DATE,
        Agreement.SILENT,
        "The passage says nothing of 1993; it says 1992, which may be another.",
    )
    name = spoken(Element.NAME, Agreement.SILENT, "The passage does not name Ada Quill.")
    words = "The passage does not name Ada Quill and says nothing of 1993, opened, for good."
    assert wording.open_because(beside(year, opened, name)) == words
    many = spoken(Element.WORDING, Agreement.SILENT, "The passage says nothing of a, b, c, d, e, f, g.")
    assert wording.open_because(beside(many)) == "The passage says nothing of a, b, c, d, e and 2 more words."
    agreed = spoken(Element.DATE, Agreement.AGREES, "Both say 1993.")
    assert wording.open_because(beside(agreed)) == "It says too little of the claim."


def test_a_reason_that_is_told_already_is_not_told_twice() -> None:
    silent = spoken(Element.NAME, Agreement.SILENT, "The passage does not name Ada Quill.")
    unsure = spoken(
        Element.DATE, Agreement.QUALIFIES, "The claim says 1993; the passage says 1992; both may be true."
    )
    assert wording.open_because(beside(silent, unsure)) == ""
    assert wording.open_because(beside(silent, stance=Suggestion.REFUTES)) == ""
    twice = beside(*[spoken(Element.FIRST, Agreement.AGREES, "Both say first.")] * 2)
    assert wording.told(twice) == [(Agreement.AGREES, "Both say first.")]


def test_another_name_of_the_same_is_told_as_another() -> None:
    other_words = "The claim says EC; the passage says European Community, the same by another name."
    same = spoken(Element.NAME, Agreement.AGREES, "Both say Harnow.")
    other = spoken(Element.NAME, Agreement.AGREES, other_words)
    assert [words for _agreement, words in wording.told(beside(same, other))] == [
        other_words,
        f"Both name {same.evidence_span.of(REGISTERED.passage.text)}.",
    ]


def test_an_anchor_is_short_and_safe_whatever_the_id() -> None:
    assert wording.anchor(DARK.id) == f"claim-{DARK.id[:12]}"
    for id in ("018f0000-0000-7000-8000-000000000001", '"><script>', "\ud800", ""):
        name = wording.anchor(id)
        assert name.removeprefix("claim-").isalnum()
        assert len(name) == 18


def test_two_claims_added_in_one_millisecond_have_two_anchors() -> None:
    first, second = ("018f0000-0000-7000-8000-000000000001", "018f0000-0000-7000-8000-000000000002")
    assert wording.anchor(first) != wording.anchor(second)


def test_a_place_names_paragraph_and_characters() -> None:
    assert wording.place(CAFE, ARTICLE) == "paragraph 3, characters 218 to 239"
    gone = wording.place(CAFE, ARTICLE, orphaned=True)
    assert gone == "no longer in the article as corrected; it stood in paragraph 3, characters 218 to 239"
    assert wording.place(CAFE, EMPTY) == "characters 218 to 239"


def test_an_article_without_title_goes_by_its_site_or_its_id() -> None:
    assert wording.heading(replace(ARTICLE, title=None)) == "The Ellery Post"
    assert wording.heading(replace(ARTICLE, title=None, site="")) == f"Article {ARTICLE.id[:12]}"


def test_an_imprint_says_what_is_known() -> None:
    assert wording.imprint(ARTICLE) == [
        "The Ellery Post",
        "by Ida Brand",
        "published 18 April 2024, 09:30 CET",
    ]
    assert wording.imprint(replace(ARTICLE, authors=(), published_as=None)) == [
        "The Ellery Post",
        "published 2024-04-18",
    ]
    assert wording.imprint(EMPTY) == []


@pytest.mark.parametrize(
    "url",
    [
        None, "", "javascript:alert(1)", "data:text/html,x", "//evil.example", "https:/evil.example", "https:///x", " https://a.example",
        "ftp://a.example", "http://[", "https://:80/", "java\nscript:alert(1)", "file:///etc/passwd",
    ],
)  # fmt: skip
def test_other_than_absolute_web_addresses_are_no_addresses(url: str | None) -> None:
    assert wording.web_address(url) is None


def test_an_address_is_written_so_that_nothing_in_it_ends_it_early() -> None:
    assert wording.web_address("HTTPS://a.example/x?y=1&z=%20#f") == "HTTPS://a.example/x?y=1&z=%20#f"
    assert (
        wording.web_address('https://a.example/"<>`\n\u202eé\ud800')
        == "https://a.example/%22%3C%3E%60%0A%E2%80%AE%C3%A9?"
    )


def test_counts_are_singular_for_one() -> None:
    assert wording.summary(sample()) == "6 claims in 2 articles"
    assert wording.count(1, "claim") == "1 claim"


def test_the_last_act_of_each_device_stands_for_those_before() -> None:
    other = replace(EVENTS[0], device="desk-0", number=1)
    heads = wording.heads(replace(sample(), events=(*EVENTS, other)))
    assert [(each.device, each.number) for each in heads] == [("desk-0", 1), ("desk-1", 8)]


def test_what_else_was_changed_later_is_a_correction_among_the_others() -> None:
    dark = sample().findings[0]
    changed = (
        Revision(reviewer="Ana", at="2024-04-20T20:00:00Z", confidence=(Confidence.HIGH, Confidence.LOW)),
        Revision(reviewer="Ana", at="2024-04-22T00:00:00Z", misleading=True, rationale="Once."),
        Revision(reviewer="Ana", at="2024-04-23T00:00:00Z", rationale="Twice."),
        Revision(reviewer="Boris", at="2024-04-23T00:00:00Z", misleading=False),
    )
    assert wording.corrections(replace(dark, revisions=changed), dark.verdicts[0]) == [
        ("Corrected on 2024-04-20: confidence was high, now low.", ""),
        ("Corrected on 2024-04-21: was Supported, now Refuted.", "A keeper remembers it so."),
        ("Corrected on 2024-04-22: now misleading in its context.", "Once."),
        ("Reason revised on 2024-04-23.", "Twice."),
    ]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("See https://a.example/x?y=1&z=(2).", ["https://a.example/x?y=1&z=(2)"]),
        ("(https://a.example/x), “HTTP://b.example/”!", ["https://a.example/x", "HTTP://b.example/"]),
        ("https://a.example/wiki/Light_(tower)", ["https://a.example/wiki/Light_(tower)"]),
        ("javascript:alert(1) ftp://a.example file:///etc/passwd www.a.example xhttps://a.example", []),
        ("https:// http://) https:///x", []),
        ("https://a.example/\x1b[2J\u202ex", ["https://a.example/%1B[2J%E2%80%AEx"]),
        ("https://a.example/<script>", ["https://a.example/"]),
        ("", []),
    ],
)
def test_web_addresses_in_words_are_links_and_nothing_else_is(text: str, links: list[str]) -> None:
    found = list(wording.linked(text))
    assert [target for _words, target in found if target] == links
    assert "".join(words for words, _target in found) == text


@pytest.mark.parametrize(
    "address", ["https://e.example\\@evil.example", "https://\\evil", "https://e.example/a\\b"]
)
def test_an_address_behind_a_backslash_is_no_link(address: str) -> None:
    assert wording.web_address(address) is None


def test_what_a_claim_leaves_open_is_told_in_the_words_of_its_article() -> None:
    before, own = Span(0, DARK.end), Span(DARK.start, DARK.end)
    told = replace(
        CAFE, needs_context=(Gap(CAFE.parts[0], "?", (before,)), Gap(CAFE.parts[0], "?", (before,)))
    )
    assert wording.context(told, ARTICLE) == [("Before it in the article", before.of(ARTICLE.text))]
    inside = replace(DARK, needs_context=(Gap(own, "?", (own,)), Gap(own, "?")))
    assert wording.context(inside, ARTICLE) == [("Its sentence in the article", own.of(ARTICLE.text))]
    assert wording.context(DARK, ARTICLE) == []
