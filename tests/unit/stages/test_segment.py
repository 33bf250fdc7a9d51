"""Article -> claims: what they say, and the laws that hold for any text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factbench.english import parse
from factbench.english.parse import parser_for
from factbench.errors import Misuse, Unreadable
from factbench.model import Article, Claim, Paragraph, quote_of
from factbench.settings import ParserChoice, Settings
from factbench.stages.segment import VERSION, notices, segment
from factbench.text.slots import Kind, Stance
from factbench.text.span import Span

RULES = Settings(parser=ParserChoice.RULES)
MODEL = Settings(parser=ParserChoice.MODEL)
WEDNESDAY = date(2024, 5, 15)

NEWS = (
    "Bridge closed after storm\n\n"
    "On Monday, the town of Ota closed its bridge, which had cost 3 million euros, the paper wrote. "
    "“Nobody was hurt,” said Mayor Ken Ito. He denied that the bridge was unsafe.\n\n"
    "Why did it fail? Kenya has had such a bridge since 1990, a year after the road was built. "
    "It was the first country to ban toll bridges."
)


@pytest.fixture(params=[pytest.param(MODEL, marks=pytest.mark.model), RULES], ids=["model", "rules"])
def chosen(request: pytest.FixtureRequest) -> Settings:
    found: Settings = request.param
    try:
        parser_for(found.parser)
    except Misuse as error:
        pytest.skip(str(error))
    return found


def find(claims: list[Claim], words: str) -> Claim:
    return next(claim for claim in claims if words in claim.quote)


def test_a_news_story_becomes_claims_in_reading_order(chosen: Settings) -> None:
    claims = segment(NEWS, published=WEDNESDAY, settings=chosen)
    quotes = [claim.quote for claim in claims]
    assert "On Monday, the town of Ota closed its bridge" in quotes
    assert "Nobody was hurt" in quotes
    assert "Kenya has had such a bridge since 1990" in quotes
    assert "the road was built" in quotes
    assert not [quote for quote in quotes if "Why" in quote or "after storm" in quote]
    assert [(claim.start, claim.end) for claim in claims] == sorted(
        (claim.start, claim.end) for claim in claims
    )


def test_text_that_was_updated_counts_from_the_update() -> None:
    text = "The town of Ota closed its bridge on Monday."
    article = Article(
        text=text,
        paragraphs=(Paragraph(Span(0, len(text))),),
        published=date(2012, 5, 10),
        updated=WEDNESDAY,
        snapshot="0" * 64,
        extractor="text 1",
        language="en",
    )
    assert [when.value for when in segment(article, settings=RULES)[0].dates] == ["2024-05-13"]
    touched = segment(replace(article, published=date(2024, 5, 13)), settings=RULES)
    assert [when.value for when in touched[0].dates] == ["2024-05-13"]
    moved = segment(replace(article, published=date(2024, 5, 10)), settings=RULES)
    assert [when.value for when in moved[0].dates] == ["XXXX-WXX-1"]
    asked = segment(article, published=date(2012, 5, 10), settings=RULES)
    assert [when.value for when in asked[0].dates] == ["2012-05-07"]


def test_a_relative_date_is_counted_from_publication_and_said_in_the_statement(chosen: Settings) -> None:
    claim = find(segment(NEWS, published=WEDNESDAY, settings=chosen), "On Monday")
    assert [when.value for when in claim.dates] == ["2024-05-13"]
    assert claim.statement.startswith("On Monday [13 May 2024], the town of Ota closed its bridge")
    assert Kind.DATE in claim.kinds
    assert Kind.EVENT in claim.kinds


def test_ranks_and_quoted_words_of_a_claim_end_where_it_ends(chosen: Settings) -> None:
    text = "Ode said the dam is “the second largest in Asia” and cost $3 million."
    claim = find(segment(text, settings=chosen), "largest")
    (rank,) = claim.ranks
    assert (rank.words, rank.place, rank.span.of(text)) == ("largest", 2, "second largest in Asia")
    assert [(each.span.of(text), each.whole) for each in claim.quotations] == [
        ("the second largest in Asia", False)
    ]


def test_without_a_publication_date_a_relative_date_stays_as_it_is(chosen: Settings) -> None:
    claim = find(segment(NEWS, settings=chosen), "On Monday")
    assert not claim.insertions


def test_a_claim_says_who_says_it(chosen: Settings) -> None:
    claims = segment(NEWS, settings=chosen)
    hurt = next(claim for claim in claims if claim.quote == "Nobody was hurt")
    (speaker,) = hurt.attribution
    assert speaker.source is not None
    assert speaker.source.of(NEWS) == "Mayor Ken Ito"
    assert speaker.direct
    assert Kind.QUOTATION in hurt.kinds
    assert Kind.NEGATION in hurt.kinds
    assert find(claims, "denied").attribution == ()


def test_a_chain_of_speakers_is_outermost_first(chosen: Settings) -> None:
    text = "The paper wrote that the police said that the man had reportedly fled."
    saying, fled = segment(text, settings=chosen)
    assert (fled.said_by, fled.saying) == ("The paper: the police", saying.id)
    assert [each.cue.of(text) for each in fled.attribution] == ["wrote", "said", "reportedly"]
    assert fled.attribution[-1].stance is Stance.HEDGED


def test_what_somebody_says_stands_in_the_list_and_that_it_was_said_under_it(chosen: Settings) -> None:
    text = "The mayor noted that the bridge cost 3 million euros in 1990."
    saying, said = segment(text, settings=chosen)
    assert said.quote == "the bridge cost 3 million euros in 1990"
    assert [each.cue.of(text) for each in said.attribution] == ["noted"]
    assert (said.said_by, said.saying, said.under) == ("The mayor", saying.id, None)
    assert (saying.statement, saying.under, saying.said_by, saying.saying) == (text, said.id, None, None)


def test_a_claim_that_stands_in_the_list_already_is_no_saying(chosen: Settings) -> None:
    claims = segment(NEWS, published=WEDNESDAY, settings=chosen)
    assert len({claim.id for claim in claims}) == len(claims)
    assert all(claim.saying is None or claim.said_by for claim in claims)
    by_id = {claim.id: claim for claim in claims}
    assert all(by_id[claim.saying].under == claim.id for claim in claims if claim.saying)


def test_what_says_the_same_twice_is_one_claim(chosen: Settings) -> None:
    text = "The bridge closed in May.\n\nThe shop opened in June. The bridge closed in May."
    assert [claim.start for claim in segment(text, settings=chosen)] == [0, 27]


def test_a_part_stands_under_the_claim_that_says_more(chosen: Settings) -> None:
    text = "The bridge closed in May, which pleased the king."
    part, whole = sorted(segment(text, settings=chosen), key=lambda claim: claim.end)
    assert (part.quote, part.under, whole.under) == ("The bridge closed in May", whole.id, None)


def test_a_saying_whose_speaker_nobody_knows_is_no_claim(chosen: Settings) -> None:
    (claim,) = segment("They noted that the bridge was unsafe.", settings=chosen)
    assert claim.quote == "the bridge was unsafe"


def test_a_pronoun_is_resolved_where_one_name_can_be_meant_and_reported_elsewhere(chosen: Settings) -> None:
    claims = segment(NEWS, settings=chosen)
    first = find(claims, "the first country")
    assert first.statement.startswith("[Kenya] was the first country")
    assert first.needs_context == ()
    (unsure,) = segment("The banks closed. They were old and poor.", settings=chosen)[1:]
    (gap,) = unsure.needs_context
    assert (gap.span.start, gap.why) == (18, "It is not certain what “They” stands for.")
    assert unsure.statement == "They were old and poor."


def test_a_shared_pronoun_leads_the_statement(chosen: Settings) -> None:
    claim = segment("They opened a bank and closed the school in May.", settings=chosen)[1]
    assert claim.statement.startswith("They … closed the school in May")
    # "May" is of no year, for nobody knows when the text was published.
    assert [gap.span.start for gap in claim.needs_context] == [0, 30, 44]


def test_what_is_counted_from_a_clause_does_not_date_it(chosen: Settings) -> None:
    claim = find(segment(NEWS, settings=chosen), "the road was built")
    assert claim.dates == ()


def test_what_was_used_is_said(chosen: Settings) -> None:
    (claim,) = segment("The bridge closed.", settings=chosen)
    parser = parser_for(chosen.parser)
    assert claim.segmenter == f"{VERSION} {parser.version if parser else 'rules'}"


def test_a_text_and_an_article_of_it_give_the_same_claims() -> None:
    claims = segment(NEWS, published=WEDNESDAY, settings=RULES)
    assert segment(NEWS, published=WEDNESDAY, settings=RULES) == claims
    assert len({claim.id for claim in claims}) == len(claims)


@pytest.mark.parametrize("text", ["", " \n\n ", "Good morning", "Who knows?", "One. Two. Three."])
def test_nothing_that_can_be_checked_gives_no_claims(text: str, chosen: Settings) -> None:
    assert segment(text, settings=chosen) == []


FRENCH = (
    "Le pont a été fermé lundi par la ville, et le maire a dit que la route était sûre. "
    "Pourquoi est-ce que tout va mal ?"
)


def test_another_language_gives_whole_sentences_and_says_so() -> None:
    (claim,) = segment(FRENCH)
    assert claim.quote == FRENCH.split(". ", 1)[0]
    assert claim.segmenter == f"{VERSION} sentences"
    assert claim.attribution == ()
    unread = "claims are whole sentences, and dates, numbers and names are not read."
    assert notices("Eto tak.", replace(RULES, language="xx")) == (f"The language is 'xx'; {unread}",)


def test_a_language_that_is_set_decides() -> None:
    assert (
        segment("The bridge closed on Monday.", settings=Settings(language="de"))[0].segmenter
        == f"{VERSION} sentences"
    )


def test_the_reader_is_told_when_the_model_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert notices("The bridge closed.", RULES) == ()
    monkeypatch.setattr(parse, "find_spec", lambda name: None)
    assert notices("The bridge closed.") == ("Cut by rules: the English model is not installed.",)


def test_half_a_surrogate_pair_is_refused_in_one_sentence() -> None:
    with pytest.raises(Unreadable, match="Character 4 of the text"):
        segment("The \ud800 bridge closed.")


PIECES = st.sampled_from(
    [
        "The bridge closed",
        " and ",
        "Ito said that ",
        "it was “old",
        "”",
        ", which failed",
        ". ",
        "\n\n",
        "On Monday, ",
        "; ",
        "according to the bank",
        "👩‍👩‍👧",
        "e\u0301",
        "שלום",
        "\u202e",
        "\x00",
        '"',
        " [and] built the road",
        "reportedly ",
        "if ",
        "\r\n",
        "a year after it opened",
        "U.S.",
        "\xa0",
        "…",
        "He ",
        "? ",
    ]
)
TEXTS = st.lists(PIECES, max_size=30).map("".join) | st.text(
    st.characters(exclude_categories=["Cs"]), max_size=80
)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_laws_of_claims_by_rules(text: str) -> None:
    laws(text, segment(text, published=WEDNESDAY, settings=RULES))


@pytest.mark.model
@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_laws_of_claims_by_the_model(text: str) -> None:
    if parser_for(ParserChoice.AUTO) is None:
        pytest.skip("the English model is not installed")
    claims = segment(text, published=WEDNESDAY, settings=MODEL)
    laws(text, claims)
    assert claims == segment(text, published=WEDNESDAY, settings=MODEL)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_laws_of_whole_sentences(text: str) -> None:
    laws(text, segment(text, settings=Settings(language="fr")))


def laws(text: str, claims: list[Claim]) -> None:
    """What holds for any text: exact slices, in order and apart; slots inside the text; ids unique."""
    assert len({claim.id for claim in claims}) == len(claims)
    assert [(claim.start, claim.end) for claim in claims] == sorted(
        (claim.start, claim.end) for claim in claims
    )
    for claim in claims:
        assert claim.quote == quote_of(text, claim.parts)
        assert all(each.words for each in claim.edits)
        assert all(one.span.end <= other.span.start for one, other in pairwise(claim.edits))
        assert all(part.of(text).strip() == part.of(text) != "" for part in claim.parts)
        assert all(left.end <= right.start for left, right in zip(claim.parts, claim.parts[1:], strict=False))
        assert claim.statement.rstrip(" \u00a0\u202f\"“”„«»'’)").endswith((".", "!", "?", "…"))
        assert claim.plain.count("[") <= text.count("[")
        article = filter(str.isalnum, text.casefold())
        assert all(letter in article for letter in filter(str.isalnum, claim.bare.casefold()))
        spans = [*(amount.span for amount in claim.quantities), *(name.span for name in claim.names)]
        assert all(any(part.covers(span) for part in claim.parts) for span in spans)
        for each in claim.attribution:
            assert each.cue.of(text)
            assert each.content.overlaps(claim.parts[0])


@pytest.mark.parametrize(
    "text",
    [
        "a" * 100_000,
        "said " * 20_000,
        "“" * 20_000 + "a" + "”" * 20_000,
        "He was it. " * 2_000,
        "x was y; " * 10_000,
    ],
    ids=["one word", "cues", "nested quotes", "pronouns", "one sentence"],
)
def test_an_attack_on_the_clock_fails(text: str) -> None:
    """Any of these takes minutes where something looks back from every place; the suite's time limit is the judge."""
    laws(text, segment(text, settings=RULES))


def test_weights_of_worth_change_scores_but_neither_claims_nor_ids() -> None:
    text = "Ota closed its mill in 1993. The mill had made 300 tonnes of flour a day."
    plain = segment(text, settings=Settings(parser=ParserChoice.RULES))
    changed = segment(
        text,
        settings=Settings(parser=ParserChoice.RULES, worth=(("gives a number", "checkworthy", -9.0),)),
    )
    assert [claim.id for claim in plain] == [claim.id for claim in changed]
    assert [claim.worth for claim in plain] != [claim.worth for claim in changed]
    assert min(claim.worth.checkworthy for claim in changed) < 0.05
