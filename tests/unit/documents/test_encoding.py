from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factbench.documents.encoding import checked, decode
from factbench.errors import Unreadable

WORDS = "Çay içtik; она ушла — “so” schön."


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-32-le", codecs.BOM_UTF32_LE),
        ("utf-32-be", codecs.BOM_UTF32_BE),
    ],
)
def test_a_byte_order_mark_decides_and_is_removed(encoding: str, mark: bytes) -> None:
    assert decode(mark + WORDS.encode(encoding), charset="iso-8859-1") == WORDS


@given(st.text(st.characters(min_codepoint=32, exclude_categories=["Cs"], exclude_characters="\x7f\ufeff")))
def test_utf_8_comes_back_as_it_was_unless_it_looks_like_a_known_binary(text: str) -> None:
    try:
        assert decode(text.encode()) == text
    except Unreadable as error:
        assert "not a text" in str(error)  # noqa: PT017  either is right


def test_a_declared_charset_is_used_and_latin_1_means_windows_1252() -> None:
    assert decode("Привет".encode("koi8-r"), charset="KOI8-R") == "Привет"
    assert decode(b"\x93so\x94", charset="ISO-8859-1") == "“so”"


@pytest.mark.parametrize("charset", ["no-such-thing", "unicode_escape", "a\x00b", "utf-7", ""])
def test_a_charset_that_means_nothing_is_passed_over(charset: str) -> None:
    assert decode("schön".encode(), charset=charset) == "schön"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_shows_by_its_zeros(encoding: str) -> None:
    assert decode("It rained all day.".encode(encoding)) == "It rained all day."


def test_utf_8_with_a_damaged_byte_stays_utf_8() -> None:
    assert decode("schön, grün, süß".encode() + b"\xff") == "schön, grün, süß\ufffd"


def test_western_text_in_one_byte_a_character_is_windows_1252() -> None:
    assert decode("Der Bürgermeister sagte “nein” für heute.".encode("cp1252")).startswith(
        "Der Bürgermeister"
    )


def test_other_code_pages_are_guessed() -> None:
    text = "Съешь же ещё этих мягких французских булок, да выпей чаю. " * 5
    assert decode(text.encode("cp1251")) == text


def test_the_odd_nul_is_text_and_many_are_not() -> None:
    assert decode(b"It rained\x00 all day, and then it snowed, and then the sun came out.").count("\x00") == 1
    with pytest.raises(Unreadable, match="control characters"):
        decode(b"a\x01\x02\x03b")


@pytest.mark.parametrize(
    ("content", "name"),
    [(b"\x89PNG\r\n\x1a\n", "PNG"), (b"PK\x03\x04....", "ZIP"), (b"SQLite format 3\x00", "SQLite")],
)
def test_a_known_binary_is_named(content: bytes, name: str) -> None:
    with pytest.raises(Unreadable, match=name):
        decode(content)


def test_bytes_of_no_encoding_are_refused() -> None:
    with pytest.raises(Unreadable):
        decode(bytes(range(128, 256)) * 40 + b"\x81\x8d\x8f")


def test_half_a_character_is_refused_with_its_place() -> None:
    assert checked("\ufeffwhole") == "whole"
    with pytest.raises(Unreadable, match="position 3"):
        checked("abc\udfff")


@pytest.mark.parametrize(
    ("encodings", "text"),
    [
        (("cp1250", "iso8859-2"), "V roce 1932 byl otevřen přístavní most. Stál čtyři miliony korun a byl nejširším"
         " mostem své doby. Řeka pod ním zůstala splavná a město žilo z obchodu."),
        (("cp1250", "iso8859-2"), "W roku 1932 otwarto most portowy. Kosztował cztery miliony koron i był najszerszym"
         " mostem swoich czasów. Burmistrz powiedział, że rozpocznie się budowa szkoły."),
        (("cp1250", "iso8859-2"), "Godine 1932. otvoren je lučki most. Koštao je četiri milijuna kruna i bio je najširi"
         " most svoga vremena. Gradonačelnik je rekao da će početi gradnja škole."),
        (("cp1250", "iso8859-2"), "În anul 1932 a fost deschis podul din port. A costat patru milioane de coroane şi a"
         " fost cel mai lat pod. Primarul a spus că va începe construcţia unei noi şcoli."),
        (("cp1254", "iso8859-9"), "Liman köprüsü 1932 yılında açıldı. Dört milyon krona mal oldu ve zamanının en geniş"
         " köprüsüydü. Belediye başkanı yeni bir okulun inşaatına başlanacağını söyledi."),
        (("cp1252",), "Le pont du port a été inauguré en 1932. Il a coûté quatre millions de couronnes, et c’était le"
         " pont le plus large de son époque."),
        (("cp1252",), "Costò quattro milioni di corone ed era il ponte più largo. Il sindaco ha detto che comincerà"
         " lunedì, perché è necessario però."),
        (("cp1252",), "El puente se inauguró en 1932. Costó cuatro millones y fue el más ancho de su época, según el"
         " alcalde. El próximo año comenzará otra construcción para niños."),
        (("cp1252",), "It holds 900 m³ and 20 m³ more. It cost £4 million, not £5 million, Müller said in a café."),
    ],
)  # fmt: skip
def test_what_nothing_declares_is_read_by_its_language(encodings: tuple[str, ...], text: str) -> None:
    for encoding in encodings:
        assert decode(text.encode(encoding)) == text
