"""Many documents, many claims: a file is packed once, the disk is waited for once, a long article is stored first."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

import pytest

from factbench.intake import Hints
from factbench.workbench import Workbench
from factbench.workbench import library as library_module
from tests.values import RULES, a_bench

if TYPE_CHECKING:
    from pathlib import Path


def test_the_file_of_many_documents_is_packed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [{"title": f"T{n}", "text": f"Bridge {n} opened in {1900 + n}."} for n in range(8)]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    packed: list[int] = []

    def pack(data: bytes, _level: int) -> bytes:
        packed.append(len(data))
        return _zip(data)

    monkeypatch.setattr("factbench.store.rows.zlib.compress", pack)
    with a_bench(tmp_path / "claims.db") as bench:
        assert [each.error for each in bench.library.sources.add([str(tmp_path / "a.jsonl")], Hints())] == [
            None
        ] * 8
        assert [each.error for each in bench.library.add([str(tmp_path / "a.jsonl")], Hints())] == [None] * 8
    assert len(packed) == 1


def _zip(data: bytes) -> bytes:
    import zlib

    packer = zlib.compressobj(6)
    return packer.compress(data) + packer.flush()


def test_what_is_found_for_many_claims_is_stored_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = " ".join(f"The bridge number {n} opened in {1900 + n}." for n in range(60))
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    with a_bench(tmp_path / "claims.db") as bench:
        (added,) = bench.library.add([str(tmp_path / "a.txt")], Hints(), match=False)
        writes: list[float] = []
        write = bench.session.write

        def counted(*words: Any, **more: Any) -> Any:
            writes.append(time.monotonic())
            return write(*words, **more)

        monkeypatch.setattr(bench.session, "write", counted)
        began = time.monotonic()
        assert len(list(bench.library.passages.match())) == added.count
        assert len(writes) <= 2 + (time.monotonic() - began) / 0.25


def test_a_long_article_is_there_before_its_claims_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("The bridge opened in 1932. It cost 4 million crowns.", encoding="utf-8")
    monkeypatch.setattr(library_module, "LONG", 10)
    path = tmp_path / "claims.db"
    seen = []

    def killed(*_words: object, **_more: object) -> None:
        with Workbench(path, RULES, reviewer="Ben") as other:
            seen.append(len(other.library.article_lines()))
        raise KeyboardInterrupt

    with a_bench(path) as bench:
        adding = bench.library.add([str(tmp_path / "a.txt")], Hints())
        with monkeypatch.context() as patch:
            patch.setattr("factbench.stages.segment.segment", killed)
            with pytest.raises(KeyboardInterrupt):
                next(adding)
        assert seen == [1]
        assert bench.desk.claims() == []
        list(bench.library.recut(bench.library.outdated()))
        cut = [(claim.id, claim.quote) for claim in bench.desk.claims()]
    with a_bench(tmp_path / "whole.db") as bench:
        list(bench.library.add([str(tmp_path / "a.txt")], Hints()))
        assert [(claim.id, claim.quote) for claim in bench.desk.claims()] == cut != []
        assert all(sound for _what, _words, sound in bench.file.check())
