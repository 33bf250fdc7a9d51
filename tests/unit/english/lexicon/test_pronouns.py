"""Pronouns: each person in all cases."""

from __future__ import annotations

from factbench.english.lexicon import pronouns


def test_forms_are_asked_for_by_case_and_person() -> None:
    assert pronouns.forms(pronouns.HE, pronouns.SHE) == {"he", "him", "his", "she", "her", "hers"}
    assert pronouns.subjects(*pronouns.THIRD) == {"he", "she", "it", "they"}
    assert pronouns.possessives(*pronouns.ALL) == {"my", "our", "your", "his", "her", "its", "their"}
