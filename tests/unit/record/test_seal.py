"""Does a seal show what was cut off or changed?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factbench.errors import Unreadable
from factbench.record.seal import Head, Seal, broken, read, written

SEAL = Seal(
    "2026-03-01T09:30:00.000Z",
    (Head("d1", 2, "a2", "f" * 64), Head("d 2\nsum", 1, "b1", "e" * 64)),
)


def at(*heads: Head) -> frozenset[Head]:
    return frozenset(heads)


@given(
    st.lists(
        st.builds(Head, st.text(), st.integers(1), st.text(), st.text("0123456789abcdef", min_size=1)),
        max_size=4,
    )
)
def test_what_is_written_is_read_again(heads: list[Head]) -> None:
    seal = Seal("2026-03-01T09:30:00.000Z", tuple(heads))
    assert read(written(seal)) == seal


def test_a_seal_may_stand_in_a_letter() -> None:
    letter = (
        "Dear all,\n\n" + "".join(f"  {line}\r\n" for line in written(SEAL).splitlines()) + "\nYours, Ida\n"
    )
    assert read(letter) == SEAL


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "There is no seal in it"),
        ("hello\n", "There is no seal in it"),
        (written(SEAL).replace("sum ", "total "), "has no last line"),
        (written(SEAL).replace("d1 2", "d1 1"), "was changed or is missing"),
        (written(SEAL).replace("at 2026", "at 2025"), "was changed or is missing"),
    ],
)
def test_what_is_no_seal_says_so(text: str, words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        read(text)


def test_a_record_that_went_on_keeps_its_seal() -> None:
    later = (Head("d1", 7, "a7", "c" * 64), SEAL.heads[1], Head("new", 1, "n", "d" * 64))
    assert list(broken(SEAL, at(*SEAL.heads), later)) == []


def test_a_cut_off_end_and_a_changed_act_are_told_apart() -> None:
    (cut,) = broken(SEAL, at(SEAL.heads[1]), (Head("d1", 1, "a1", "0"), SEAL.heads[1]))
    assert cut == "Device d1 had 2 acts on 2026-03-01; the record has 1: the end was cut off."
    (changed,) = broken(SEAL, at(Head("d1", 2, "a2", "0" * 64), SEAL.heads[1]), SEAL.heads)
    assert changed.startswith("Act 2 of device d1 is not the one that was sealed on 2026-03-01")
    assert len(list(broken(SEAL, at(), ()))) == 2


def test_two_chains_of_one_device_are_sealed_apart() -> None:
    one, other = Head("d1", 2, "a2", "a" * 64), Head("d1", 5, "b5", "b" * 64)
    both = Seal("2026-03-01T09:30:00.000Z", (one, other))
    assert read(written(both)) == both
    assert list(broken(both, at(one, other), (one, other))) == []
    (lost,) = broken(both, at(other, Head("d1", 2, "b2", "c" * 64)), (other,))
    assert lost.startswith("Act 2 of device d1 is not the one that was sealed")
