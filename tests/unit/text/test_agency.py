"""Agencies: one name for all that an agency is called."""

import pytest

from factbench.model import Source
from factbench.text.agency import agency, one_name


@pytest.mark.parametrize(
    "name", ["AP", "A.P.", "The Associated Press", "by Associated Press", " associated press "]
)
def test_an_agency_has_one_name(name: str) -> None:
    assert agency(name) == "Associated Press"


def test_who_is_no_agency_keeps_the_name() -> None:
    assert agency("Brint Courier") is None
    assert one_name("  Brint   Courier ") == "Brint Courier"


def test_a_source_speaks_with_the_voice_of_its_origin() -> None:
    one, other, unknown = (Source(id="s", title="S", text="", origin=name) for name in ("dpa", "DPA", None))
    assert one.voice == other.voice == "Deutsche Presse-Agentur"
    assert unknown.voice is None
