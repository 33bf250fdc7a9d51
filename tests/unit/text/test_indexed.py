"""Stems: Porter's, as the index sees them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factbench.database import memory
from factbench.text.indexed import content, fold, stem, words

# One word for each ending the algorithm knows, and for each condition that keeps an ending.
ENDINGS = """
    caresses ponies cats caress ties gas feed agreed need plastered bled motoring sing conflated
    troubled sized hopping tanned falling hissing fizzed failing filing happy sky say relational
    conditional rational valenci hesitanci digitizer apology conformabli radicalli differentli vileli
    analogousli vietnamization predication operator feudalism decisiveness hopefulness callousness
    formaliti sensitiviti sensibiliti triplicate formative formalize electriciti electrical hopeful
    goodness revival allowance inference airliner gyroscopic adjustable defensible irritant replacement
    adjustment dependent adoption homologou communism activate angulariti homologous effective
    bowdlerize probate rate cease controll roll seyyed eyed yields ied ing eed s es ate ion onion nation
""".split()  # noqa: SIM905  a hundred quoted words read worse


def tokens(text: str) -> list[str]:
    """What SQLite makes of a text: the slow, sure reference."""
    database = memory()
    database.execute("CREATE VIRTUAL TABLE t USING fts5(x, tokenize='porter unicode61 remove_diacritics 2')")
    database.execute("CREATE VIRTUAL TABLE v USING fts5vocab(t, instance)")
    database.execute("INSERT INTO t VALUES (?)", [text])
    found = [term for (term,) in database.execute('SELECT term FROM v ORDER BY "offset"')]
    database.close()
    return found


def test_every_ending_is_stemmed_as_the_index_stems_it() -> None:
    assert [stem(word) for word in ENDINGS] == tokens(" ".join(ENDINGS))


@given(
    st.from_regex(
        r"[a-z]{1,4}(s|es|ies|ed|eed|ing|y|e|ll|ational|ization|fulness|ement|ion)\Z", fullmatch=True
    )
)
def test_any_ascii_word_is_stemmed_as_the_index_stems_it(word: str) -> None:
    assert [stem(word)] == tokens(word)


@given(st.text(alphabet="abcyz019.,'’- \n_%$éÉñüç“”—😀", max_size=60))
def test_a_text_has_the_words_that_the_index_sees(text: str) -> None:
    assert [word.stem for word in words(text)] == tokens(text)


@given(st.text(max_size=80))
def test_words_are_slices_in_order(text: str) -> None:
    found = words(text)
    assert all(stem(text[word.start : word.end]) == word.stem for word in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_a_very_long_word_is_only_folded() -> None:
    assert stem("A" * 70 + "s") == "a" * 70 + "s"


@pytest.mark.parametrize(("word", "folded"), [("Café", "cafe"), ("Œuvre", "œuvre"), ("КИЙ", "кий")])
def test_only_latin_letters_lose_their_marks(word: str, folded: str) -> None:
    assert fold(word) == folded


def test_content_words_are_those_a_text_is_about() -> None:
    text = "They didn't open the embassy in Baku until 1993."
    assert [text[word.start : word.end] for word in content(text)] == ["open", "embassy", "Baku", "1993"]
