"""The Python API, as the manual shows it."""

from __future__ import annotations

from datetime import date

import factbench

TEXT = "The mayor said on Monday that the harbour bridge opened in 1932. It cost 4 million crowns."


def test_extract_and_segment_take_text_or_bytes() -> None:
    article = factbench.extract(TEXT.encode(), published=date(2020, 3, 4), title="A bridge")
    assert (article.title, article.text, article.published) == ("A bridge", TEXT, date(2020, 3, 4))
    claims = factbench.segment(article, settings=factbench.Settings(parser=factbench.ParserChoice.RULES))
    for claim in claims:
        assert claim.quote == " … ".join(article.text[part.start : part.end] for part in claim.parts)
        assert (claim.start, claim.end) == (claim.parts[0].start, claim.parts[-1].end)
        assert claim.statement.endswith(".")
        assert 0 <= claim.worth.checkworthy <= 1
    assert any("opened in 1932" in claim.quote for claim in claims)
    assert factbench.segment(TEXT, published=date(2020, 3, 4))


def test_match_and_index_give_the_same_ranking() -> None:
    passages = ["The harbour is deep.", "The harbour bridge opened in March 1932.", "Nothing here."]
    hits = factbench.match("The harbour bridge opened in 1932.", passages, limit=2)
    assert [hit.index for hit in hits] == [1, 0]
    assert 100 >= hits[0].score > hits[1].score > 0
    assert passages[1][hits[0].start : hits[0].end] == passages[1]
    assert factbench.Index(passages).search("The harbour bridge opened in 1932.", limit=2) == hits


def test_compare_says_what_agrees_and_what_conflicts() -> None:
    clash = factbench.compare("The bridge opened in 1931.", "The bridge opened in March 1932.")
    assert (clash.stance, len(clash.conflicts), clash.agreements) == ("refutes", 1, ())
    fits = factbench.compare(
        "The harbour bridge opened last year.",
        "The harbour bridge opened in March 1932.",
        claim_date=date(1933, 1, 1),
        evidence_date=date(1932, 4, 1),
    )
    assert fits.stance == "supports"
    assert [signal.why for signal in fits.agreements]


def test_the_finders_of_text_stand_on_their_own() -> None:
    text = factbench.text
    assert [span.of(TEXT)[:9] for span in text.sentences(TEXT)] == ["The mayor", "It cost 4"]
    found = {each.span.of(TEXT): each.value for each in text.dates(TEXT, published=date(2020, 3, 4))}
    assert found == {"Monday": "2020-03-02", "1932": "1932"}
    assert [each.value for each in text.quantities(TEXT)] == [4_000_000]
    (said,) = text.attributions(TEXT)
    assert said.source is not None
    assert (said.source.of(TEXT), said.cue.of(TEXT), said.direct) == ("The mayor", "said", False)
    assert "opened in 1932" in said.content.of(TEXT)
    worth = text.worth("The bridge cost 4 million crowns.", context=TEXT)
    assert all(0 <= score <= 1 for score in (worth.verifiable, worth.checkworthy, worth.subjective))
    assert worth.reasons
