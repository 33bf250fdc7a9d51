"""Which words of a statement are its article's, and how it reads without those that are not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factbench.text.slots import GAP, Insertion
from factbench.text.span import Span
from factbench.text.worded import bare, plain, shown


def ours(words: str, *found: tuple[str, str]) -> list[Insertion]:
    """The insertions that stand at these stretches of `words`, in order."""
    made, place = [], 0
    for stretch, instead in found:
        place = words.index(stretch, place)
        made.append(Insertion(Span(place, place + len(stretch)), instead))
        place += len(stretch)
    return made


SAID = "[Trump] left … on Friday [14 July 2023]."
INSERTED = ours(SAID, ("[Trump]", "he"), (GAP, GAP), ("[14 July 2023]", ""))


def test_the_plain_statement_has_no_brackets_of_ours_and_no_gaps() -> None:
    """It reads as a sentence."""
    assert plain(SAID, INSERTED) == "Trump left on Friday 14 July 2023."


def test_the_bare_statement_has_the_articles_own_words_and_marks_its_gaps() -> None:
    """What an insertion stood for is there again; where it stood for nothing, nothing is."""
    words, gaps = bare(SAID, INSERTED)
    assert words == "He left … on Friday."
    assert [(each.at.of(words), each.is_gap) for each in gaps] == [(GAP, True)]


def test_brackets_of_the_article_stay() -> None:
    """They are in no insertion."""
    words = "[Trump] met the [then] president."
    found = ours(words, ("[Trump]", "he"))
    assert plain(words, found) == "Trump met the [then] president."
    assert bare(words, found).words == "He met the [then] president."


def test_a_word_put_in_leaves_no_second_space() -> None:
    """At the beginning, in the middle and at the end."""
    words = "[She] Marsh [is] a judge [2021]."
    found = ours(words, ("[She]", ""), ("[is]", ""), ("[2021]", ""))
    assert bare(words, found).words == "Marsh a judge."


def test_a_stretch_of_the_plain_statement_is_found_in_the_one_that_is_shown() -> None:
    """With the brackets that stand within it, and without those around it."""
    told = plain(SAID, INSERTED)
    for stretch, expected in (
        ("Trump", "Trump"),
        ("left on", "left … on"),
        ("14 July", "14 July"),
        ("Friday 14", "Friday [14"),
        (told, "Trump] left … on Friday [14 July 2023]."),
    ):
        place = told.index(stretch)
        assert shown(SAID, INSERTED, Span(place, place + len(stretch))).of(SAID) == expected


PIECES = st.lists(
    st.tuples(st.text("abc", min_size=1, max_size=4), st.sampled_from(["own", "ours", "gap"])), min_size=1
)


@given(PIECES)
def test_every_word_of_the_plain_statement_is_found_where_it_is_shown(
    pieces: list[tuple[str, str]],
) -> None:
    """Whatever was put in, and wherever."""
    printed = [{"own": word, "ours": f"[{word}]", "gap": GAP}[kind] for word, kind in [("a", "own"), *pieces]]
    said = " ".join(printed)
    found, place = [], 0
    for each in printed:
        if each == GAP or each.startswith("["):
            found.append(Insertion(Span(place, place + len(each)), GAP if each == GAP else "x"))
        place += len(each) + 1
    told, start = plain(said, found), 0
    assert told.split() == ["a", *(word for word, kind in pieces if kind != "gap")]
    for word in told.split():
        assert shown(said, found, Span(start, start + len(word))).of(said) == word
        start += len(word) + 1
