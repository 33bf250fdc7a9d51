"""Aliases: which names of a text name the same."""

from __future__ import annotations

import pytest

from factbench.english.name import names
from factbench.text.slots import Name, NameKind


def told(text: str) -> dict[str, Name]:
    """The names by their words; the last of those printed alike."""
    return {name.span.of(text): name for name in names(text)}


def test_a_person_has_the_fullest_form_and_keeps_the_office_apart() -> None:
    found = told("President Ada Quill met them. Later Quill left, and so did President Quill.")
    assert {name.canonical for name in found.values()} == {"Ada Quill"}
    assert {name.kind for name in found.values()} == {NameKind.PERSON}
    assert found["President Ada Quill"].office == "President"
    assert found["Quill"].office is None


def test_of_two_with_one_surname_none_is_guessed() -> None:
    assert told("Ada Marsh and Eli Marsh came. Marsh left.")["Marsh"].canonical is None


def test_an_office_that_the_full_form_never_had_is_another_person() -> None:
    found = told("Maria Quill spoke of her husband, President Quill. Mr. Quill left.")
    assert found["President Quill"].canonical == "Quill"
    assert found["Mr. Quill"].canonical == "Quill"


@pytest.mark.parametrize(
    "text", ["They met at the White House. The House left.", "The Ota Times came. Times change."]
)
def test_a_thing_has_no_surname(text: str) -> None:
    assert not [name for name in names(text) if name.kind is NameKind.PERSON]


def test_initials_in_brackets_name_the_body_before_them() -> None:
    found = told("The Quill Trade Council (QTC) met. The QTC said no, and the ABC left.")
    assert found["QTC"].canonical == found["Quill Trade Council"].canonical == "Quill Trade Council"
    assert found["QTC"].kind is NameKind.BODY
    assert found["ABC"].kind is None


@pytest.mark.parametrize(
    ("text", "capital", "kind", "canonical"),
    [
        ("Baku said that it was wrong.", "Baku", NameKind.GOVERNMENT, "Azerbaijan"),
        ("They have ties with Tehran.", "Tehran", NameKind.GOVERNMENT, "Iran"),
        ("Relations between Oslo and Madrid are good.", "Madrid", NameKind.GOVERNMENT, "Spain"),
        ("Jerusalem and Oslo strengthened their ties.", "Jerusalem", NameKind.GOVERNMENT, "Israel"),
        ("Ankara’s foreign minister left.", "Ankara", NameKind.GOVERNMENT, "Turkey"),
        ("Police in Madrid said so.", "Madrid", NameKind.CAPITAL, "Madrid"),
        ("They live in Baku.", "Baku", NameKind.CAPITAL, "Baku"),
        ("Tokyo is large.", "Tokyo", NameKind.CAPITAL, "Tokyo"),
    ],
)
def test_a_capital_that_acts_is_its_government(
    text: str, capital: str, kind: NameKind, canonical: str
) -> None:
    found = told(text)[capital]
    assert (found.kind, found.canonical) == (kind, canonical)
    assert found.is_place


def test_of_a_headline_only_what_the_text_names_too_is_a_name() -> None:
    text = "Quill Bridge Closes As Japan Sends Heavy Rain\n\nOn Monday the Quill Bridge was closed by Mayor Ada Ito."
    assert [name.span.of(text) for name in names(text)] == [
        "Quill Bridge",
        "Japan",
        "Quill Bridge",
        "Mayor Ada Ito",
    ]
