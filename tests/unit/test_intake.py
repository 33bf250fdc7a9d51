"""What somebody names -> its bytes."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from factbench import errors, intake
from factbench.settings import Settings
from tests.values import ticking


def test_a_folder_gives_its_documents_by_path(tmp_path: Path) -> None:
    for name in ("b.txt", "a.HTML", "sub/c.md", ".hidden/d.txt", "e.bin"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    (tmp_path / "link.txt").symlink_to("/etc/hostname")
    found = [Path(name).relative_to(tmp_path).as_posix() for name in intake.expand([str(tmp_path)])]
    assert found == ["a.HTML", "b.txt", "sub/c.md"]
    assert list(intake.expand(["-", "http://x.example/", "none"])) == ["-", "http://x.example/", "none"]


def test_a_snapshot_is_the_bytes_their_kind_and_the_moment(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b"<p>x")
    found = intake.read(str(tmp_path / "a.html"), Settings(), clock=ticking())
    assert (found.content, found.media_type, found.retrieved_at) == (
        b"<p>x",
        "text/html",
        "2020-03-05T09:00:00Z",
    )


@pytest.mark.parametrize(("name", "words"), [("none.txt", "no file"), (".", "is a folder"), ("a\0b", "NUL")])
def test_what_cannot_be_read_is_named(name: str, words: str) -> None:
    with pytest.raises(errors.Unreadable, match=words):
        intake.read(name, Settings())


def test_what_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("x" * 100, encoding="utf-8")
    with pytest.raises(errors.TooLarge, match="larger than"):
        intake.read(str(tmp_path / "a.txt"), Settings(input_bytes=50))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"x" * 100)))
    with pytest.raises(errors.TooLarge, match="Standard input"):
        intake.read("-", Settings(input_bytes=50))


def test_standard_input_is_read_as_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xff\x00")))
    assert intake.read("-", Settings()).content == b"\xff\x00"
