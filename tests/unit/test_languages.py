"""The door for languages: what is found in English and in five more, and that nothing is invented in any other."""

from __future__ import annotations

import inspect
import subprocess
import sys

import pytest

from factbench.english import ENGLISH
from factbench.european import EUROPEAN
from factbench.languages import Finders, finders_for
from factbench.model import Article, Claim, Paragraph, Suggestion
from factbench.settings import ParserChoice, Settings
from factbench.stages.by_hand import by_hand
from factbench.stages.compare import compare
from factbench.stages.compare.matrix import matrix
from factbench.stages.segment import notices, segment
from factbench.text.language import _COMMON, _scripts
from factbench.text.slots import Found, Kind, Worth
from factbench.text.span import Span
from factbench.text.whole import WholeSentences

DUTCH = (
    "Zo werd de brug op 3 augustus 1990 geopend (na een lange tijd), en wat het kostte is niet bekend. "
    "De „eerste vaste brug over de stroom” is het volgens de akten van de stad ook niet geweest. "
    "Wie heeft dat gezegd en waarom?"
)
GERMAN = (
    "So wurde die Brücke am 3. August 1990 eröffnet (nach langer Zeit), und die Baukosten sind nicht bekannt. "
    "Die „erste feste Brücke über den Strom“ ist es nach den Akten der Stadt auch nicht gewesen. "
    "Wer hat das gesagt und warum?"
)
SPANISH = "Según el censo viven en la isla 53.939 personas, y la mayor parte de ellas está en el norte."
ENGLISH_TEXT = (
    "The bridge opened on 3 August 1990, and the building cost is not known. It was the first over the river."
)
UNKNOWN = Worth(0.5, 0.5, 0.5, ("its language is not weighed",))


def article(text: str, language: str | None = None) -> Article:
    paragraphs = (Paragraph(Span(0, len(text))),)
    return Article(text=text, paragraphs=paragraphs, language=language, snapshot="0", extractor="text 1")


def bare(claim: Claim) -> bool:
    slots = (claim.dates, claim.quantities, claim.names, claim.ranks, claim.attribution, claim.edits)
    return not any(slots) and not claim.needs_context


@pytest.mark.parametrize("code", ["en", "EN", "en-GB", "eng", None, ""])
def test_english_is_read_as_english_and_so_is_what_nobody_can_tell(code: str | None) -> None:
    assert finders_for(code) is ENGLISH


@pytest.mark.parametrize("code", ["de", "es", "fr", "it", "pt", "de-AT", "PT_br"])
def test_five_languages_have_their_dates_and_numbers(code: str) -> None:
    assert finders_for(code) is EUROPEAN[code[:2].lower()]


@pytest.mark.parametrize(("code", "name"), [("nl", "Dutch"), ("nl-BE", "Dutch"), ("xx", "'xx'")])
def test_another_language_has_whole_sentences(code: str, name: str) -> None:
    assert finders_for(code) == WholeSentences(name)


def test_every_language_that_a_text_can_be_told_to_be_in_has_a_name() -> None:
    for code in (_COMMON.keys() | _scripts().keys()) - {"en"}:
        assert finders_for(code) != WholeSentences(repr(code))


@pytest.mark.parametrize(
    "finders", [ENGLISH, EUROPEAN["de"], WholeSentences("Dutch")], ids=["English", "German", "whole"]
)
def test_every_language_answers_all_that_can_be_asked_in_the_same_way(finders: Finders) -> None:
    asked = {name for name in vars(Finders) if not name.startswith("_") and name != "knows_words"}
    assert isinstance(finders.knows_words, bool)
    for name in asked:
        wanted = list(inspect.signature(getattr(Finders, name)).parameters.values())[1:]
        assert list(inspect.signature(getattr(finders, name)).parameters.values()) == wanted


def test_the_door_of_english_loads_nothing_before_it_is_asked() -> None:
    script = (
        "import sys, factbench.languages as door; door.finders_for('en'); door.finders_for('de').dates('am 3. Mai');"
        "print([name for name in sys.modules if name.startswith('factbench.english.')])"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"


# -------------------------------------------------------------------------------------------- segment


@pytest.mark.parametrize("parser", [ParserChoice.RULES, ParserChoice.AUTO])
def test_a_sentence_of_another_language_is_a_claim_as_it_stands_without_a_date(parser: ParserChoice) -> None:
    first, second = segment(DUTCH, settings=Settings(parser=parser))
    assert first.quote == DUTCH.split(". De", maxsplit=1)[0]
    assert first.statement == f"{first.quote}."
    assert bare(first)
    assert bare(second)


def test_a_quotation_of_another_language_is_found_and_is_the_only_kind_that_is_told() -> None:
    first, second = segment(DUTCH)
    assert first.kinds == ()
    assert second.kinds == (Kind.QUOTATION,)
    assert [each.span.of(DUTCH) for each in second.quotations] == ["eerste vaste brug over de stroom"]


def test_a_german_sentence_has_its_date_and_a_quotation_and_no_name() -> None:
    first, second = segment(GERMAN)
    assert first.statement == f"{first.quote}."
    assert [each.value for each in first.dates] == ["1990-08-03"]
    assert (first.kinds, second.kinds) == ((Kind.DATE,), (Kind.QUOTATION,))
    assert bare(second)
    assert (first.names, first.quantities) == ((), ())


def test_a_spanish_count_is_no_fraction() -> None:
    (claim,) = segment(SPANISH)
    assert claim.statement == SPANISH
    assert [(each.value, each.unit) for each in claim.quantities] == [(53939.0, None)]


def test_nobody_has_weighed_what_a_sentence_of_another_language_is_worth() -> None:
    weighed = Settings(worth=(("gives a number", "checkworthy", 5.0),))
    assert [claim.worth for claim in segment(DUTCH, settings=weighed)] == [UNKNOWN, UNKNOWN]


def test_a_figure_alone_lifts_a_sentence_whose_words_nobody_has_weighed() -> None:
    (counted,) = segment(SPANISH)
    (plain,) = segment("Según el alcalde la isla es la más bella de las que hay en el norte.")
    assert counted.worth == Worth(0.6, 0.6, 0.5, ("gives a number", "its words are not weighed"))
    assert plain.worth == Worth(0.5, 0.5, 0.5, ("its words are not weighed",))


@pytest.mark.parametrize(
    ("text", "language", "statements"),
    [
        ("他于1990年出生。他死了吗？", "zh", ["他于1990年出生。"]),
        ("पुल उन्नीस सौ नब्बे में खुला।", "hi", ["पुल उन्नीस सौ नब्बे में खुला।"]),
        ("« le pont a fermé en mars. »", "fr", ["Le pont a fermé en mars."]),
        (
            "Le maire a dit avoir « mis en garde » le ministre « sur sa responsabilité ».",
            "fr",
            ["Le maire a dit avoir « mis en garde » le ministre « sur sa responsabilité »."],
        ),
        (
            "Er ging nach Hause. „Sie ist schön“, sagte Müller. »So bleibt es nicht«, rief er!",
            "de",
            ["Er ging nach Hause.", "„Sie ist schön“, sagte Müller.", "»So bleibt es nicht«, rief er."],
        ),
        (
            "El «plan» de la ciudad falló por «errores».",
            "es",
            ["El «plan» de la ciudad falló por «errores»."],
        ),
        (
            "Neuer Haushalt der Stadt Ota\n\nEr ist da!\n\nDer Haushalt der Stadt wächst!",
            "de",
            ["Er ist da.", "Der Haushalt der Stadt wächst."],
        ),
    ],
)
def test_a_statement_is_the_sentence_with_its_stop(text: str, language: str, statements: list[str]) -> None:
    assert [claim.statement for claim in segment(text, settings=Settings(language=language))] == statements


def test_the_reader_is_told_what_is_not_read() -> None:
    assert notices(DUTCH) == (
        "The language is Dutch; claims are whole sentences, and dates, numbers and names are not read.",
    )
    assert notices(GERMAN) == (
        "The language is German; claims are whole sentences, of which dates, numbers and quotations are read, and "
        "names and speakers are not.",
    )


# -------------------------------------------------------------------------------------------- by hand


def test_a_claim_made_by_hand_has_no_more_than_one_that_was_cut() -> None:
    parts = [Span(0, DUTCH.index(". De"))]
    claim = by_hand(article(DUTCH), parts, id="1")
    assert bare(claim)
    assert (claim.kinds, claim.worth) == ((), UNKNOWN)
    assert by_hand(article(DUTCH, "nl"), parts, id="1") == by_hand(article(DUTCH, "nl"), parts, id="1")


def test_a_claim_made_by_hand_in_german_has_its_slots() -> None:
    claim = by_hand(article(GERMAN), [Span(0, GERMAN.index(". Die"))], id="1")
    assert [each.value for each in claim.dates] == ["1990-08-03"]


def test_a_claim_made_by_hand_in_english_has_its_slots() -> None:
    claim = by_hand(article(ENGLISH_TEXT), [Span(0, ENGLISH_TEXT.index(". It"))], id="1")
    assert [each.value for each in claim.dates] == ["1990-08-03"]
    assert Kind.DATE in claim.kinds


# -------------------------------------------------------------------------------------------- compare


def told(claim: str, passage: str, language: str, other: str | None = None) -> list[tuple[str, str]]:
    """The elements of a comparison and how they stand; no stance is suggested from words that nobody knows."""
    found = compare(claim, passage, claim_language=language, evidence_language=other or language)
    assert found.stance is Suggestion.UNCLEAR
    return [(each.element.value, each.agreement.value) for each in found.signals]


def test_texts_of_two_languages_are_compared_by_their_quotations_alone() -> None:
    claim = "Die „erste feste Brücke über den Strom“ wurde 1990 eröffnet."
    passage = "The newspaper wrote of an „erste feste Brücke über den Strom“ in 1991, not in 1990."
    assert told(claim, passage, "de", "en") == [("quotation", "agrees")]
    assert told(claim, "El puente se abrió en 1990.", "de", "es") == [("quotation", "silent")]
    assert told("53,939 people live there.", "53,939 Personen leben dort.", "en", "de") == []


def test_dates_and_numbers_of_one_language_agree_or_are_silent() -> None:
    claim = "Am 3. August 1990 zahlten 53.939 Menschen 1.500 Euro."
    passage = "Im August 1990 waren es 53.939 Gäste, und der Eintritt lag bei 1.700 Euro."
    assert told(claim, passage, "de") == [("date", "agrees"), ("number", "agrees"), ("number", "silent")]
    silent = compare(claim, passage, claim_language="de", evidence_language="de").signals[-1]
    assert silent.why == (
        "The passage says nothing of 1.500 Euro; it says 1.700 Euro, which may be about something else."
    )
    assert told(claim, "Die Brücke wurde 1991 eröffnet.", "de") == [
        ("date", "silent"),
        ("number", "silent"),
        ("number", "silent"),
    ]


def test_a_small_bare_number_agrees_only_with_one_that_counts_the_same() -> None:
    claim = "Dos personas murieron en el incendio."
    assert told(claim, "El fuego mató a dos personas.", "es") == [("number", "agrees")]
    assert told(claim, "El fuego quemó dos casas.", "es") == [("number", "silent")]


def test_no_date_or_number_of_an_unread_language_is_compared() -> None:
    claim, passage = "Op het eiland wonen 53.939 mensen.", "Op het eiland wonen 53,939 mensen, sinds 1990."
    assert told(claim, passage, "nl") == []
    assert compare(claim, passage).signals != ()


def test_a_matrix_has_rows_for_what_is_read() -> None:
    statement = "Die „erste feste Brücke über den Strom“ wurde am 3. August 1990 eröffnet."
    rows = [row.element.value for row in matrix(statement, [], claim_language="de").rows]
    assert rows == ["quotation", "date"]
    (row,) = matrix(statement, [], claim_language="nl").rows
    assert row.element.value == "quotation"


def test_the_slots_that_are_handed_in_change_nothing_where_words_are_not_weighed() -> None:
    assert finders_for("nl").worth("Dat is zo.", found=Found((), (), ())) == UNKNOWN
