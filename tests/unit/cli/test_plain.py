"""Reviewing in plain lines."""

from __future__ import annotations

import io
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from factbench import config
from factbench.cli.plain import ask, name_reviewer
from factbench.errors import DatabaseDamaged
from tests.values import a_bench, filled

if TYPE_CHECKING:
    from pathlib import Path

    from factbench.workbench import Workbench


@pytest.fixture
def bench(tmp_path: Path) -> Workbench:
    bench = a_bench(tmp_path / "claims.db")
    filled(bench)
    return bench


def answered(bench: Workbench, *answers: str) -> str:
    said: list[str] = []
    ask(bench, io.StringIO("".join(f"{each}\n" for each in answers)), said.append)
    return "\n".join(said)


def test_a_claim_is_told_with_its_evidence_and_decided(bench: Workbench) -> None:
    said = answered(bench, "r", "1", "The plaque says 1931.", "n")
    assert "Claim 1 of 2, from “A bridge”:\nThe harbour bridge opened in 1932." in said
    assert "Needs context: who is meant?" in said
    assert "Evidence 1, unclear, from Almanac, 2019-01-01: The harbour bridge" in said
    assert "Saved: Refuted, 1 cited." in said
    assert said.endswith("1 decided, 1 open. Everything is stored.")
    held = bench.desk.verdict(bench.desk.claims()[0].id)
    assert (held.rating, held.rationale, len(held.citations)) == ("refuted", "The plaque says 1931.", 1)


def test_what_is_no_answer_is_asked_again_and_undo_works(bench: Workbench) -> None:
    said = answered(bench, "yes", "s", "9 x", "", "u", "q", "s")
    assert "“yes” is no answer. Answers: s supported," in said
    assert "Taken back: decided: Supported" in said
    assert bench.desk.verdict(bench.desk.claims()[0].id).rating is None
    assert "0 decided" not in said


def test_the_letters_are_those_of_the_scale(bench: Workbench) -> None:
    bench.record.choose_scale("politifact")
    assert "p pants on fire" in answered(bench, "p", "", "")
    assert bench.desk.verdict(bench.desk.claims()[0].id).rating == "pants-on-fire"


def test_on_the_text_only_scale_the_reason_is_asked_until_it_is_given(bench: Workbench) -> None:
    bench.record.choose_scale("text")
    said = answered(bench, "s", "", "", "s", "", "Seen there.")
    assert "NOT SAVED: “Decided in words” says nothing without them: give the reason.\nRating?" in said
    held = bench.desk.verdict(bench.desk.claims()[0].id)
    assert (held.rating, held.rationale) == ("in-words", "Seen there.")


def test_a_verdict_that_cannot_be_stored_is_said_and_asked_again(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object, **_fields: object) -> None:
        raise DatabaseDamaged("the disk is full")

    monkeypatch.setattr(bench.record, "decide", refuse)
    said = answered(bench, "s", "", "because")
    assert "NOT SAVED: the disk is full\nRating?" in said


def test_it_works_in_a_pipe(bench: Workbench) -> None:
    bench.close()
    command = [
        sys.executable,
        "-m",
        "factbench",
        "--db",
        str(bench.session.path),
        "--reviewer",
        "Ben",
        "review",
        "--plain",
    ]
    ran = subprocess.run(command, input="m\n\nHalf of it.\n", capture_output=True, text=True, check=True)
    assert "Reviewer: Ben." in ran.stdout
    assert "1 decided, 1 open." in ran.stdout
    assert "\x1b" not in ran.stdout


class Typed(io.StringIO):
    """Lines from a keyboard."""

    def isatty(self) -> bool:
        return True


def test_whoever_was_never_here_is_asked_for_a_name_by_a_line(bench: Workbench) -> None:
    said: list[str] = []
    name_reviewer(bench, Typed("A\x1b[31mda\nZoë\n"), said.append)
    assert said[0] == said[2] == "Who reviews? Enter alone for Ada."
    assert "visible characters" in said[1]
    assert (bench.session.reviewer, config.given_name()) == ("Zoë", "Zoë")


def test_without_a_keyboard_the_login_name_is_taken_and_said(bench: Workbench) -> None:
    said: list[str] = []
    name_reviewer(bench, io.StringIO("Zoë\n"), said.append)
    assert said == ["Nobody said who reviews: Ada, the login name, is taken; --reviewer gives another."]
    assert config.given_name() is None
