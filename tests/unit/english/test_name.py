"""Names: which words are proper names, and what the table of countries knows of them."""

from __future__ import annotations

import pytest

from factbench.english.name import names
from factbench.english.name.gazetteer import canonical_of, capital_of, entry, governed_from


def found(text: str) -> list[str]:
    """The names of the text."""
    return [name.span.of(text) for name in names(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met Ursula von der Leyen there.", ["Ursula von der Leyen"]),
        ("They met Charles de Gaulle and Bashar al-Assad.", ["Charles de Gaulle", "Bashar al-Assad"]),
        ("The Bank of England and the House of the People.", ["Bank of England", "House of the People"]),
        ("They met Ada Marsh of Japan.", ["Ada Marsh", "Japan"]),
        # "And" and "for" inside one name, and between two.
        ("They ban the Relief and Works Agency (RWA).", ["Relief and Works Agency", "RWA"]),
        (
            "It went to the Department of Health and Human Services.",
            ["Department of Health and Human Services"],
        ),
        ("It funds the Agency for Quill Development.", ["Agency for Quill Development"]),
        (
            "It funds the Ministry of Health and Ministry of Trade.",
            ["Ministry of Health", "Ministry of Trade"],
        ),
        ("It sued the Department of Trade and Bigfoods.", ["Department of Trade", "Bigfoods"]),
        ("They met Ito and Marsh for Ode.", ["Ito", "Marsh", "Ode"]),
        ("They saw the Senate and Justice Department.", ["Senate", "Justice Department"]),
        ("The Kenya and Ghana Services Board met.", ["Kenya", "Ghana Services Board"]),
        ("They met J. K. Marsh and A.B. Stone.", ["J. K. Marsh", "A.B. Stone"]),
        ("They met Dr. Ito and Mr Stone.", ["Dr. Ito", "Mr Stone"]),
        ("They saw Quill’s house and Quill's yard.", ["Quill", "Quill"]),
        ("They saw Azerbaijan’s President Ada Marsh.", ["Azerbaijan", "President Ada Marsh"]),
        ("They met Eli\u00a0Marsh there.", ["Eli\u00a0Marsh"]),
        ("They met the Israeli Defense Minister Ada Marsh.", ["Israeli", "Defense Minister Ada Marsh"]),
        ("They met South Korean President Kim Ode.", ["South Korean", "President Kim Ode"]),
        ("They met Deputy Prime Minister Ito.", ["Deputy Prime Minister Ito"]),
        ("They met Pope Francis and King Charles III.", ["Pope Francis", "King Charles III"]),
        ("The State Security Service saw it.", ["State Security Service"]),
        ("The British Museum is open.", ["British Museum"]),
        ("It met NATO, the U.S. and the EU.", ["NATO", "U.S.", "EU"]),
        ("It went to Jean-Luc, O’Neil and the Quai d’Orsay.", ["Jean-Luc", "O’Neil", "Quai d’Orsay"]),
        ("It went to Marks & Stone.", ["Marks & Stone"]),
        ("We saw Theresa May in May.", ["Theresa May"]),
        ("It went to the Jewish state, then to a Jewish school.", ["Jewish state", "Jewish"]),
        ("It was plan B. Then it rained.", []),
        ("It was told by I and I’m told.", []),
        ("So Ada I met.", ["Ada"]),
    ],
)
def test_names_inside_a_sentence(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Israel left.", ["Israel"]),
        ("Israelis left.", ["Israelis"]),
        ("Officials left. Rain fell.", []),
        ("Fawzan Quill left.", ["Fawzan Quill"]),
        ("The Fawzan left.", ["Fawzan"]),
        ("Yesterday Quill left.", ["Quill"]),
        ("On Monday Quill left.", ["Quill"]),
        ("Monday was wet.", []),
        ("May was wet.", []),
        ("President Ode spoke. The President left.", ["President Ode"]),
        ("They met Ada Marsh. Marsh left.", ["Ada Marsh", "Marsh"]),
        ("Marsh’s dog left.", ["Marsh"]),
        ("UNHCR left.", ["UNHCR"]),
        ("“Baku will act,” she said.", ["Baku"]),
        ("BREAKING NEWS\nTRENDING\nrain", []),
        ("UNITED STATES\nrain", ["UNITED STATES"]),
        ("@Quill and x/Marsh and #Stone", []),
        ("", []),
    ],
)
def test_the_first_word_of_a_sentence_needs_more_than_its_capital(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_countries_demonyms_and_capitals_have_a_common_form() -> None:
    text = "Azerbaijani and U.S. envoys flew from Kiev to the\u00a0United\u00a0Kingdom and Quillton."
    assert [name.canonical for name in names(text)] == [
        "Azerbaijan",
        "United States",
        "Kyiv",
        "United Kingdom",
        None,
    ]


@pytest.mark.parametrize(
    ("name", "canonical"),
    [
        ("Israeli", "Israel"),
        ("Israelis", "Israel"),
        ("Germans", "Germany"),
        ("the Netherlands", "Netherlands"),
        ("Britain", "United Kingdom"),
        ("Côte d’Ivoire", "Ivory Coast"),
        ("Baku", "Baku"),
        ("the Jewish state", "Israel"),
        ("the Islamic Republic", "Iran"),
        ("Quill", None),
        ("", None),
    ],
)
def test_the_common_form_of_a_name(name: str, canonical: str | None) -> None:
    assert canonical_of(name) == canonical


def test_a_capital_stands_for_its_government() -> None:
    assert (capital_of("Azerbaijan"), capital_of("Azeri"), capital_of("Quill")) == ("Baku", "Baku", None)
    assert (governed_from("Baku"), governed_from("Kiev"), governed_from("Israel")) == (
        "Azerbaijan",
        "Ukraine",
        None,
    )


def test_a_country_comes_before_a_capital_of_the_same_name() -> None:
    known = entry("Monaco")
    assert known is not None
    assert known.canonical == "Monaco"


def test_a_country_in_capitals_that_begins_a_sentence_is_no_common_word() -> None:
    def told(text: str) -> list[str]:
        return [name.span.of(text) for name in names(text)]

    assert told("US imports rose. Us two went.") == ["US"]
    assert told("US President Ida Marsh met them.") == ["US", "President Ida Marsh"]
