"""Where the shared record is, and that no password is told."""

from __future__ import annotations

import pytest

from factbench import errors
from factbench.shared_record.address import hidden, resolved, secrets


def test_what_is_typed_goes_before_the_setting_and_that_before_the_environment() -> None:
    names = {"PGSERVICE": "desk"}
    assert resolved("postgresql://ada@db/desk", "service=other", names)["host"] == "db"
    assert resolved(None, "service=other", names)["service"] == "other"
    assert resolved(None, None, names) == {"connect_timeout": "10"}
    assert resolved("host=db connect_timeout=3", None, {})["connect_timeout"] == "3"
    with pytest.raises(errors.Misuse, match="There is no shared record"):
        resolved(None, None, {})


@pytest.mark.parametrize("address", ["postgresql://ada:geheim@db/desk", "host=db password=geheim"])
def test_a_password_in_the_setting_is_refused_and_not_repeated(address: str) -> None:
    with pytest.raises(errors.Misuse, match=r"~/\.pgpass") as raised:
        resolved(None, address, {})
    assert "geheim" not in str(raised.value)
    assert "geheim" in resolved(address, None, {}).values()


@pytest.mark.parametrize(
    "address", ["geheim", "postgresql://ada:geheim@db/desk?colour=red", "password='geheim"]
)
def test_an_address_that_cannot_be_read_is_not_repeated(address: str) -> None:
    with pytest.raises(errors.Misuse, match="cannot be read") as raised:
        resolved(address, None, {})
    assert "geheim" not in str(raised.value)
    assert "geheim" not in repr(raised.value.__context__)


def test_no_message_has_a_password_however_it_is_written() -> None:
    unsaid = secrets(resolved("postgresql://ada:ge%20heim@db/desk", None, {}), {"PGPASSWORD": "other"})
    words = "no pg_hba entry for ge heim, ge%20heim\nor other"
    assert hidden(words, unsaid) == "no pg_hba entry for …, … or …"
