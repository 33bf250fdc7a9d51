from __future__ import annotations

import pytest

from factbench.documents.byline import is_byline, is_person, people


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("Ann Lee", ("Ann Lee",)),
        ("By Ann Lee", ("Ann Lee",)),
        ("By ANN LEE and TOM RAY", ("ANN LEE", "TOM RAY")),
        ("Ann Lee, Tom Ray and Eva Holm", ("Ann Lee", "Tom Ray", "Eva Holm")),
        ("Von Eva Kirchner-Holm, Frankfurt", ("Eva Kirchner-Holm",)),
        ("Ann Lee, political reporter", ("Ann Lee",)),
        ("Ann Lee (ale)", ("Ann Lee",)),
        ("Ann Lee Today 5:00 am", ("Ann Lee",)),
        ("by Ann Lee Monday, November 18, 2019", ("Ann Lee",)),
        ("Lee, Ann", ("Ann Lee",)),
        ("Trudi Holm", ("Trudi Holm",)),
        ("Ludwig van der Berg", ("Ludwig van der Berg",)),
        ("Dr. Max Holm", ("Dr. Max Holm",)),
        ("ann@courier.example", ()),
        ("105092", ()),
        ("https://courier.example/ann", ()),
        ("", ()),
        ("Oakham staff reporter", ("Oakham staff reporter",)),
        ("王明、李小华", ("王明", "李小华")),
    ],
)
def test_a_byline_gives_its_names(byline: str, names: tuple[str, ...]) -> None:
    assert people(byline) == names


@pytest.mark.parametrize(
    "words", ["Oakham Courier", "Staff Reporter", "Twitter Facebook", "the mayor", "Lee"]
)
def test_offices_houses_and_single_words_are_no_person(words: str) -> None:
    assert not is_person(words)


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("By Ann Lee", True),
        ("Ann Lee/Tom Ray", True),
        ("Ann Lee said that it rained.", False),
        ("By May the bridge is open.", False),
        ("Rain in Oakham and snow in Melton", False),
        ("", False),
    ],
)
def test_a_line_that_is_nothing_but_a_byline_is_told(line: str, is_one: bool) -> None:
    assert is_byline(line) is is_one
