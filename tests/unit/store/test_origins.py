"""Sources that are copies of one text share its origin; those that share phrases are not read for it again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factbench.settings import Settings
from factbench.stages.same_text import shingles
from factbench.store import documents, origins
from factbench.workbench import Workbench
from tests.bench import prose
from tests.values import a_source

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

SOURCES = 40
AT = "2020-01-01T00:00:00.000Z"


def put(bench: Workbench, text: str, origin: str | None = None) -> str:
    source, passage = a_source(text)
    source = replace(source, origin=origin)
    bench.session.write(documents.add_source, source, [passage], None, AT)
    bench.session.write(origins.link, source.id)
    return source.id


def origin_of(bench: Workbench, source: str) -> str | None:
    found = bench.session.read(documents.source, source)
    assert found is not None
    return found.origin


def test_copies_whole_cut_and_edited_get_the_origin_of_the_first_among_many_of_the_same_phrases(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[int] = []

    def counted(text: str) -> frozenset[int]:
        read.append(len(text))
        return shingles(text)

    monkeypatch.setattr(origins, "shingles", counted)
    with Workbench(
        tmp_path / "claims.db", Settings(semantic=False), create=True, reviewer="Ada", device="d"
    ) as bench:
        others = [put(bench, prose.article(number, sentences=12)["text"]) for number in range(2, SOURCES)]
        assert len(read) <= 2 * len(others)
        put(bench, prose.article(1)["text"], "Brint Wire")
        for how in ("whole", "cut", "edited"):
            assert origin_of(bench, put(bench, f"{how}. {prose.copied(1, how)['text']}")) == "Brint Wire"
        assert {origin_of(bench, each) for each in others} == {None}
