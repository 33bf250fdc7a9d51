"""What part names and pronouns play."""

from __future__ import annotations

import pytest

from factbench.english.reference.mention import Discourse
from factbench.english.reference.role import pronoun_role, role


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Yesterday Ito left.", "subj"),
        ("Ito, a doctor, left.", "subj"),
        ("We saw Ito’s house.", "poss"),
        ("We spoke with Ito.", "pp"),
        ("We spoke with President Ito.", "pp"),
        ("Before Ito left we slept.", "subj"),
        ("We visited Ito.", "obj"),
        ("We met Ada and Ito.", "conj"),
        ("We met a doctor, Ito.", "appos"),
        ("Ito.", "first"),
        ("We made good Ito.", "other"),
    ],
)
def test_the_part_of_a_name_is_read_off_its_neighbours(text: str, expected: str) -> None:
    line = Discourse(text).line(0)
    place = next(at for at, word in enumerate(line.words) if word.startswith("Ito"))
    assert role(line, place, place) == expected


@pytest.mark.parametrize(
    ("text", "pronoun", "expected"),
    [
        ("He left.", "he", "subj"),
        ("They’re late.", "they’re", "subj"),
        ("We saw his house.", "his", "poss"),
        ("We saw him.", "him", "obj"),
        ("We saw her house.", "her", "poss"),
        ("We saw her in Ota.", "her", "obj"),
        ("We saw her.", "her", "obj"),
        ("It gave her hope.", "her", "obj"),
    ],
)
def test_the_part_of_a_pronoun(text: str, pronoun: str, expected: str) -> None:
    line = Discourse(text).line(0)
    assert pronoun_role(line, line.lower.index(pronoun)) == expected
