"""Every form of an archive gives the articles that `add` would take from it."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard

from factbench.batch import reading, shards
from factbench.batch.shards import Form, plan
from factbench.errors import InputError, Unreadable
from factbench.intake import Hints, read_documents
from factbench.model import Article
from tests.unit.batch.archives import RULES, TEXT, article, lines

if TYPE_CHECKING:
    from pathlib import Path


def found_in(path: Path) -> list[tuple[str, Article]]:
    read = [each for shard in plan([str(path)], RULES) for each in reading.documents(shard, RULES, keep=True)]
    return [(each.where, each.found) for each in read if isinstance(each.found, Article)]


def added(path: Path) -> list[Article]:
    found = [each.found for each in read_documents(str(path), RULES, Hints())]
    return [each for each in found if isinstance(each, Article)]


def test_json_lines_give_what_add_takes_packed_or_not(tmp_path: Path) -> None:
    path = lines(tmp_path / "wire.jsonl", range(3))
    content = (
        path.read_bytes()
        + b"\n"
        + b'{"text": "'
        + "Škoda sold 100 cars in 1991.".encode()
        + b'"}\nnonsense\n'
    )
    path.write_bytes(content)
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(content))
    (tmp_path / "b.jsonl.zst").write_bytes(zstandard.compress(content))
    wanted = added(path)
    assert len(wanted) == 4
    for name in ("wire.jsonl", "a.jsonl.gz", "b.jsonl.zst"):
        assert [each for _, each in found_in(tmp_path / name)] == wanted, name
    assert [where for where, _ in found_in(path)] == [f"wire.jsonl, line {number}" for number in (1, 2, 3, 5)]
    (shard,) = plan([str(path)], RULES)
    errors = [
        each for each in reading.documents(shard, RULES, keep=True) if isinstance(each.found, InputError)
    ]
    assert [(each.where, str(each.found)) for each in errors] == [
        ("wire.jsonl, line 6", "This is not JSON; one object a line is expected.")
    ]


@pytest.mark.parametrize("around", [("[{", "}]"), ("{\n", "\n}")])
def test_one_json_value_over_lines_is_read_whole(tmp_path: Path, around: tuple[str, str]) -> None:
    path = tmp_path / "one.jsonl"
    path.write_text('"text": "It rained in Oslo in 1991."'.join(around), encoding="utf-8")
    assert [each for _, each in found_in(path)] == added(path) != []


def test_a_file_that_add_refuses_is_many_shards_of_whole_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shards, "SLICE", 1_000)
    monkeypatch.setattr(shards, "CHUNK", 100)
    small = replace(RULES, input_bytes=3_000)
    path = lines(tmp_path / "large.jsonl", range(20))
    parts = list(plan([str(path)], small))
    assert len(parts) > 3
    read = [each for part in parts for each in reading.documents(part, small, keep=True)]
    assert [each.where for each in read] == [f"large.jsonl, line {number}" for number in range(1, 21)]
    titles = [each.found.title for each in read if isinstance(each.found, Article)]
    assert titles == [f"Harbour {number}" for number in range(20)]
    (tmp_path / "packed.jsonl.gz").write_bytes(gzip.compress(path.read_bytes()))
    (packed,) = plan([str(tmp_path / "packed.jsonl.gz")], small)
    assert len(list(reading.documents(packed, small, keep=False))) == 20


def record(number: int, status: str, kind: str, page: str) -> bytes:
    """A record of WARC 1.0 (ISO 28500)."""
    answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n{page}".encode()
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://paper.example/{number}\r\n"
        f"WARC-Date: 2024-03-05T10:00:00Z\r\nWARC-Record-ID: <urn:x:{number}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def test_a_warc_gives_its_pages_with_address_and_day(tmp_path: Path) -> None:
    page = f"<html><head><title>Ships</title></head><body><article><p>{TEXT}</p></article></body></html>"
    answers = [("200 OK", "text/html"), ("404 Gone", "text/html"), ("200 OK", "image/png")]
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(
        b"".join(gzip.compress(record(number, *each, page)) for number, each in enumerate(answers))
    )
    (shard,) = plan([str(path)], RULES)
    (read,) = reading.documents(shard, RULES, keep=True)
    assert isinstance(read.found, Article)
    assert (read.where, read.found.url) == ("crawl.warc.gz, record 1", "https://paper.example/0")
    assert read.kept is not None
    assert (read.kept.retrieved_at, read.kept.url) == ("2024-03-05T10:00:00Z", "https://paper.example/0")


def test_parquet_rows_are_documents(tmp_path: Path) -> None:
    path = tmp_path / "press.parquet"
    pq.write_table(pa.Table.from_pylist([article(number) for number in range(3)]), path)
    found = found_in(path)
    assert [where for where, _ in found] == [
        "press.parquet, row 1",
        "press.parquet, row 2",
        "press.parquet, row 3",
    ]
    first = found[0][1]
    assert (first.title, first.site, str(first.published)) == ("Harbour 0", "Paper 0", "2024-03-05")
    path.write_bytes(b"PAR1 nothing")
    with pytest.raises(Unreadable, match="no Parquet"):
        found_in(path)


def test_a_folder_is_read_with_mails_and_what_lies_in_it(tmp_path: Path) -> None:
    folder = tmp_path / "press"
    lines(folder / "deep" / "wire.jsonl", range(2))
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "b.eml").write_bytes(
        b"From: Ada Marsh <ada@paper.example>\r\nSubject: Ships =?utf-8?q?in_=C5=81=C3=B3d=C5=BA?=\r\n"
        b"Date: Tue, 05 Mar 2024 09:30:00 +0100\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
        + TEXT.encode()
    )
    (folder / "c.eml").write_bytes(b"Subject: nothing\r\nContent-Type: image/png\r\n\r\nxx")
    (folder / ".hidden.txt").write_text(TEXT, encoding="utf-8")
    planned = list(plan([str(folder)], RULES))
    assert sorted(each.form for each in planned) == [Form.FILES, Form.LINES]
    found = dict(found_in(folder))
    assert set(found) == {"a.txt", "b.eml", "deep/wire.jsonl, line 1", "deep/wire.jsonl, line 2"}
    mail = found["b.eml"]
    assert (mail.title, mail.authors, str(mail.published)) == ("Ships in Łódź", ("Ada Marsh",), "2024-03-05")
    assert found["a.txt"] == added(folder / "a.txt")[0]


def test_pages_and_mails_are_read_in_a_child_with_the_limits_of_add(tmp_path: Path) -> None:
    """What meets one is told by itself, and the others are read; plain text needs no child."""
    page = f"<html><title>Bridges</title><body><article><p>{TEXT}</p></article></body></html>"
    mail = f"Subject: Bridges\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}"
    for name, content in (("a.txt", TEXT), ("b.html", page), ("c.eml", mail), ("d.pdf", "%PDF-1.4\nrubbish")):
        (tmp_path / name).write_text(content, encoding="utf-8")
    (shard,) = plan([str(tmp_path)], RULES)
    found = {each.where: each.found for each in reading.documents(shard, RULES, keep=False)}
    assert [where for where, each in found.items() if isinstance(each, Article)] == [
        "a.txt",
        "b.html",
        "c.eml",
    ]
    assert found["b.html"] == added(tmp_path / "b.html")[0]
    hasty = replace(RULES, extract_seconds=0.01)
    stopped = {each.where: each.found for each in reading.documents(shard, hasty, keep=False)}
    assert stopped["a.txt"] == found["a.txt"]
    for where in ("b.html", "c.eml", "d.pdf"):
        assert "more than 0.01 s and was stopped" in str(stopped[where])


def test_results_among_the_input_are_no_input(tmp_path: Path) -> None:
    lines(tmp_path / "a.jsonl", range(1))
    lines(tmp_path / "results" / "b.jsonl", range(1))
    planned = plan([str(tmp_path)], RULES, out=tmp_path / "results")
    assert [each.name for each in planned] == ["a.jsonl"]


def test_a_new_file_changes_one_group_of_a_folder(tmp_path: Path) -> None:
    for number in range(300):
        (tmp_path / f"{number:03}.txt").write_text(f"It rained in Oslo in {1700 + number}.", encoding="utf-8")
    before = {each.key for each in plan([str(tmp_path)], RULES)}
    (tmp_path / "150a.txt").write_text("It rained in Bergen in 1991.", encoding="utf-8")
    after = {each.key for each in plan([str(tmp_path)], RULES)}
    assert len(before) > 2
    assert len(after - before) == 1


def test_a_broken_file_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "cut.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps(article(1)).encode() * 50)[:-20])
    with pytest.raises(Unreadable, match=r"cut\.jsonl\.gz cannot be read on"):
        found_in(path)
    with pytest.raises(Unreadable, match="no file or folder"):
        list(plan([str(tmp_path / "none")], RULES))
