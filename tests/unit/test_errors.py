"""The error tree."""

from __future__ import annotations

import inspect

import pytest

from factbench import errors

TREE = [
    error
    for _name, error in inspect.getmembers(errors, inspect.isclass)
    if error.__module__ == errors.__name__
]


def test_every_error_is_drawn_in_the_tree() -> None:
    assert errors.__doc__ is not None
    missing = [error.__name__ for error in TREE if error.__name__ not in errors.__doc__]
    assert missing == []


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (errors.NothingFound, 1),
        (errors.Misuse, 2),
        (errors.Unreadable, 3),
        (errors.TooLarge, 3),
        (errors.OutputRefused, 3),
        (errors.DatabaseLocked, 4),
        (errors.AddressRefused, 5),
    ],
)
def test_a_kind_of_error_keeps_its_exit_code(error: type[errors.FactbenchError], code: int) -> None:
    assert error.exit_code == code
    assert issubclass(error, errors.FactbenchError)
