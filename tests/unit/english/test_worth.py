"""Worth: three scores that move the way an editor would move them, and the reasons for each."""

from __future__ import annotations

import pytest

from factbench.english.date import dates
from factbench.english.name import names
from factbench.english.quantity import quantities
from factbench.english.worth import (
    DETAIL,
    MIXED,
    OPINION,
    WORDS,
    features,
    reweighted,
    weights_of_features,
    worth,
)
from factbench.english.worth.cues import CUES
from factbench.english.worth.wording import wording
from factbench.text.slots import Found


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("The dam cost $3 billion in 1993.", "The dam is nice."),
        ("Quill was the first country to ban bags.", "Do they like bags?"),
        ("Turnout rose by 12 percent since 2010.", "Please subscribe to our newsletter."),
        ("She voted against the tax bill in 2019.", "I hope that we will come together."),
        ("The mill closed in 1993.", "Hello and thank you all for coming!"),
    ],
)
def test_facts_are_more_verifiable_and_more_worth_checking(better: str, worse: str) -> None:
    assert worth(better).verifiable > 0.5 > worth(worse).verifiable
    assert worth(better).checkworthy > worth(worse).checkworthy


@pytest.mark.parametrize(
    ("opinion", "report"),
    [
        (
            "This is a truly disgraceful mess, and we all know it!",
            "The council met on Monday, the mayor said.",
        ),
        ("I believe it is a terrible, shameful mistake.", "The mill made 300 tonnes of flour in 1993."),
        ("We should simply be proud.", "The office reported 12 deaths."),
    ],
)
def test_opinion_is_more_subjective(opinion: str, report: str) -> None:
    assert worth(opinion).subjective > 0.5 > worth(report).subjective


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("The dam opened in 1993.", "names a year"),
        ("The dam opened on Monday.", "names a date"),
        ("The dam stood for three years.", "gives a length of time"),
        ("The dam has 12 gates.", "gives a number"),
        ("The dam cost $12.", "gives a sum or a share"),
        ("Some came from Baku.", "names a person or place"),
        ("It was the only dam there.", "says first, only or most"),
        ("Is it a dam?", "asks a question"),
        ("What a dam it was!", "exclaims"),
        ("I saw a dam.", "speaks in the first person"),
        ("It was a “dam” for them.", "quotes"),
        ("It is a wonderful dam.", "uses words of opinion"),
        ("The dam will open soon.", "says what will happen"),
        ("Let’s look at the dam.", "tells somebody to do something"),
        ("Some dams have been built.", "says what has been done"),
    ],
)
def test_a_feature_is_seen(sentence: str, reason: str) -> None:
    assert reason in features(sentence)


def test_a_pronoun_takes_the_name_in_the_context() -> None:
    assert "names a person or place" not in features("It opened at last.")
    assert "names a person or place" in features("It opened at last.", "They came from Baku.")
    assert (
        worth("It opened at last.", "They came from Baku.").verifiable
        > worth("It opened at last.").verifiable
    )


def test_blank_text_is_worth_nothing() -> None:
    assert {worth(text).verifiable for text in ("", "  ", "—!")} == {0.0}
    assert worth("").reasons == ()


def test_reasons_are_few_and_telling() -> None:
    found = worth("In 1993 the first dam cost $3 billion, more than all taxes of Baku, said Ada Marsh.")
    assert len(found.reasons) == 5
    assert found.reasons[0] == "gives a number"


def test_words_are_gathered_into_one_reason_that_names_them() -> None:
    (reason,) = [each for each in worth("He voted against jobs.").reasons if "worded" in each]
    assert reason == "is worded like what gets checked: voted, against"


def test_a_word_behind_a_number_is_named_once_as_the_word() -> None:
    found = worth(
        "It cost 4 million crowns, millions say, and a million more than the government had planned."
    )
    (reason,) = [each for each in found.reasons if "worded" in each]
    assert reason.partition(": ")[2].split(", ").count("million") == 1
    assert "0" not in reason


def test_wording_counts_words_pairs_endings_and_detail() -> None:
    found = wording("We don’t ship 1,200 tonnes from Baku to Ota!")
    assert found.words == ["we", "don't", "ship", "0", "tonnes", "from", "baku", "to", "ota", "!"]
    assert {"^ we", "0 tonnes", "~nes", "#names2", "#links2", "#plurals1"} <= set(found.marks)
    assert "#names3" not in found.marks
    assert wording("") == ([], {})


def test_a_feature_can_be_reweighted_for_one_score() -> None:
    sentence = "The dam has 12 gates."
    heavier = worth(sentence, weights=reweighted((("gives a number", "checkworthy", 5.0),)))
    assert heavier.checkworthy > worth(sentence).checkworthy
    assert heavier.verifiable == worth(sentence).verifiable
    with pytest.raises(KeyError):
        reweighted((("gives gates", "checkworthy", 5.0),))
    with pytest.raises(KeyError, match="truth"):
        reweighted((("gives a number", "truth", 5.0),))


def test_words_and_detail_can_be_switched_off() -> None:
    plain = reweighted(((WORDS, "checkworthy", 0.0), (DETAIL, "checkworthy", 0.0)))
    one, other = (
        "A dull mill by the port turned against all hope.",
        "A grey mare in the barn stayed behind all hope.",
    )
    assert worth(one).checkworthy != worth(other).checkworthy
    assert features(one) == features(other)
    assert worth(one, weights=plain).checkworthy == worth(other, weights=plain).checkworthy


def test_the_slots_can_be_handed_in() -> None:
    sentence = "The dam at Ota cost $3 billion in 1993."
    found = Found(dates(sentence), quantities(sentence), names(sentence))
    assert worth(sentence, found=found) == worth(sentence)
    assert worth(sentence, found=Found((), (), ())).verifiable < worth(sentence).verifiable


def test_feelings_are_little_worth_checking_in_the_third_person_too() -> None:
    feeling = worth("He was deeply grateful, and the evening was wonderful.")
    assert feeling.checkworthy < 0.5
    assert feeling.checkworthy < worth("He paid 40 million crowns to the port in May.").checkworthy


def test_what_is_rather_opinion_is_worth_less_checking() -> None:
    """By so much as its score of opinion is above what a fact has, and never below nothing."""
    plain = reweighted(())
    bold = reweighted((("gives a number", "subjective", 4.0), ("exclaims", "subjective", 9.0)))
    fact = "He paid 40 million crowns to the port in May."
    less = worth(fact, weights=bold)
    assert less.subjective > MIXED > worth(fact, weights=plain).subjective
    expected = worth(fact, weights=plain).checkworthy - OPINION * (less.subjective - MIXED)
    assert less.checkworthy == pytest.approx(expected, abs=1e-4)
    assert worth("We must all dream, and hope!", weights=bold).checkworthy == 0.0


def test_every_cue_and_every_feature_has_weights() -> None:
    assert {name for name, _ in CUES} <= set(weights_of_features().rows)
    assert set(
        features("Why did 3 of the 12 men — I think — leave in 1993, after three long years of toil! " * 3)
    ) <= set(weights_of_features().rows)
