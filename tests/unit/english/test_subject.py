"""The noun phrase with which a sentence begins."""

from __future__ import annotations

import pytest

from factbench.english.parse import parser_for
from factbench.english.reference.mention import Discourse
from factbench.english.reference.subject import Subject, subject
from factbench.settings import ParserChoice


def found(text: str, *, tree: bool = False) -> Subject | None:
    discourse = Discourse(text)
    parser = parser_for(ParserChoice.AUTO) if tree else None
    if parser is not None:
        (parse,) = parser.parse(text, discourse.bounds)
        assert parse is not None
        discourse = Discourse(text, bounds=discourse.bounds, parses={discourse.bounds[0]: parse})
    return subject(text, discourse.line(0))


@pytest.mark.parametrize("tree", [False, True])
@pytest.mark.parametrize(
    ("text", "words", "plural"),
    [
        ("The bridge was closed.", "The bridge", False),
        ("The two bridges were closed.", "The two bridges", True),
        ("Ken Ito and Ada Marsh met.", "Ken Ito and Ada Marsh", True),
        ("In May, the bank of Quill has failed.", "the bank of Quill", False),
        ("On May 3, 1991, the bank was closed.", "the bank", False),
        ("However, people are late.", "people", True),
        ("Ota, a town in Japan, has a bridge.", "Ota", False),
        ("It was new.", "It", False),
    ],
)
def test_the_subject_is_found_with_its_number(text: str, words: str, plural: bool, *, tree: bool) -> None:
    seen = found(text, tree=tree)
    assert seen is not None
    assert (seen.span.of(text), seen.plural) == (words, plural)


@pytest.mark.parametrize("text", ["Selling the bridge was hard.", "Rain.", "“Why?”", "In the town."])
def test_none_where_it_is_in_doubt(text: str) -> None:
    assert found(text) is None


@pytest.mark.parametrize(
    ("text", "person", "pronoun"),
    [
        ("The minister was late.", True, False),
        ("They were late.", False, True),
        ("The bus was late.", False, False),
    ],
)
def test_sorts(text: str, person: bool, pronoun: bool) -> None:
    seen = found(text)
    assert seen is not None
    assert (seen.person, seen.pronoun) == (person, pronoun)
