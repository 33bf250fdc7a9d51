"""A folder that is added again is not read again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.intake import Hints
from factbench.settings import ParserChoice, Settings
from factbench.workbench import Was, Workbench

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

RULES = Settings(parser=ParserChoice.RULES, semantic=False)


def test_a_file_is_known_by_its_bytes_and_not_taken_apart_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("It rained in Oslo in 1991.", encoding="utf-8")
    (tmp_path / "b.jsonl").write_text('{"text": "It rained in Bergen in 1992."}\nnonsense', encoding="utf-8")
    with Workbench(tmp_path / "x.db", RULES, create=True, reviewer="Ada") as bench:
        first = list(bench.library.add([str(tmp_path / "a.txt"), str(tmp_path / "b.jsonl")], Hints()))
        assert [each.was for each in first] == [Was.NEW, Was.NEW, Was.FAILED]
        read: list[str] = []

        def refuse(name: str, *_rest: object, **_more: object) -> list[object]:
            read.append(name)
            return []

        monkeypatch.setattr("factbench.intake.read_documents", refuse)
        again = list(bench.library.add([str(tmp_path / "a.txt")], Hints()))
        assert [(each.was, each.id) for each in again] == [(Was.KNOWN, first[0].id)]
        assert not read
        # Another title makes it another question, and a file of many is read for what failed in it.
        list(bench.library.add([str(tmp_path / "a.txt")], Hints(title="Rain")))
        list(bench.library.add([str(tmp_path / "b.jsonl")], Hints()))
        assert len(read) == 2
        bench.library.hide(str(first[0].id))
        (hidden,) = bench.library.add([str(tmp_path / "a.txt")], Hints())
        assert "out of sight" in hidden.notices[0]
