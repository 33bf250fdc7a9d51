"""Files, titles, reviewers and words with odd characters, given to every command that takes one.

It works or says one sentence, and shows no raw byte.
"""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import traceback
from typing import TYPE_CHECKING

import pytest

from factbench.cli import run
from factbench.intake import Hints
from tests.values import a_bench

if TYPE_CHECKING:
    from pathlib import Path

ODD = (
    b"two\nlines.txt", b"red\x1b[31m.txt", b"title\x1b]0;owned\x07.txt", b"-dash.txt", b"--db", b"a" * 255, b"b" * 256,
    b"\xff\xfe.txt", "🌉.txt".encode(), "\u202egnp.txt".encode(), "\u200b.txt".encode(), b"..", b".", b"", b" ",
    b"~", b"*.txt", b"a\rb.txt", b"tab\t.txt", b"x.txt/", b"%s%n.txt", b"file:x.txt", b"http:x", b"-",
    b"a?mode=memory.txt", b"a#b.txt", b"nul\\0.txt", "e\u0301\u0085.txt".encode(), b"[red]x[/].txt", b"deep/x.txt",
)  # fmt: skip
CALLS = (
    ("add", "@"), ("add", "--", "@"), ("sources", "add", "--", "@"), ("check", "--", "@"), ("extract", "--", "@"),
    ("segment", "--", "@"), ("import", "--", "@"), ("export", "-f", "json", "--with-open", "-o", "@"),
    ("export", "-f", "html", "--with-open", "--force", "-o", "@"), ("backup", "--", "@"), ("seal", "-o", "@"),
    ("export", "-f", "csv", "--with-open", "--each", "article", "--into", "@"), ("--db", "@", "claims"),
    ("--db", "@", "doctor"), ("--db", "@", "add", "story.txt"), ("rescue", "--", "@", "new.db"),
    ("rescue", "--", "claims.db", "@"), ("verify", "--", "@"), ("changes", "--", "@", "@"),
    ("batch", "--out", "@", "story.txt"), ("batch", "--out", "made", "--", "@"), ("load", "--", "@"),
    ("clusters", "--", "@"), ("doctor", "--seal", "@"), ("watch", "--opml", "@"), ("claims", "--parquet", "@"),
    ("template", "--", "@"), ("seal", "--sign", "@", "-o", "seal.txt"), ("--reviewer", "@", "history"),
    ("export", "-f", "html", "--with-open", "--template", "@"), ("check", "story.txt", "--sources", "@"),
    ("doctor", "--seal", "story.txt", "--signers", "@"), ("verdict", "--", "@", "supported"), ("manual", "--", "@"),
    ("sources", "show", "--", "@"), ("index", "--", "@"), ("completion", "--", "@"),
    ("add", "story.txt", "--title", "@"), ("sources", "add", "story.txt", "--title", "@"),
    ("correct", "ARTICLE", "--title", "@"), ("finding", "ARTICLE", "--", "@"), ("note", "CLAIM", "--", "@"),
    ("verdict", "CLAIM", "supported", "--why", "@"), ("--reviewer", "@", "verdict", "CLAIM", "supported"),
    ("ask", "CLAIM", "--", "@"), ("bring", "CLAIM", "--title", "@", "--", "@"), ("choose", "CLAIM", "--why", "@"),
    ("comment", "CLAIM", "asked", "--", "@"), ("assign", "CLAIM", "--to", "@"), ("claims", "--text", "@"),
    ("sources", "search", "--", "@"), ("blind", "CLAIM", "--", "@"), ("scale", "--", "@"), ("thread", "--", "@"),
)  # fmt: skip
CONTENT = "The harbour bridge opened in March 1932. It cost 4 million crowns.\n"


def a_folder(folder: Path) -> dict[str, str]:
    """A folder with a story and a database of it; returns by what a claim and an article of it are named."""
    folder.mkdir()
    (folder / "story.txt").write_text(CONTENT)
    with a_bench(folder / "claims.db") as bench:
        list(bench.library.add([str(folder / "story.txt")], Hints()))
        return {"CLAIM": bench.desk.claims()[0].id, "ARTICLE": bench.library.article_lines()[0].id}


def fault(words: list[str]) -> str | None:
    """What is wrong with what a command does: a traceback, an odd exit code, several sentences, a raw byte.

    Of reference texts beside an article there is a sentence each.
    """
    out = io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True)
    err = io.TextIOWrapper(io.BytesIO(), "utf-8", errors="backslashreplace", write_through=True)
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = run(words)
    except BaseException:  # noqa: BLE001  a traceback is what is looked for
        return traceback.format_exc()
    shown = err.buffer.getvalue()
    printed = out.buffer.getvalue()
    said = [line for line in shown.decode().splitlines() if line.startswith("factbench:")]
    if code not in range(6):
        return f"exit code {code}: {shown!r}"
    if len(said) > 1 and "--sources" not in words:
        return f"not one sentence: {shown!r}"
    if code > 1 and not shown:
        return f"exit code {code} without a word"
    raw = [
        each
        for each in (shown + printed).decode()
        if each != "\n" and not (each.isprintable() or each == "\t")
    ]
    return f"raw {raw}: {shown!r} {printed[:300]!r}" if raw else None


def faults(
    folder: Path, every: int, monkeypatch: pytest.MonkeyPatch, calls: tuple[tuple[str, ...], ...] = CALLS
) -> list[str]:
    """Every name with every command, there and not there; or only each so-manieth of these."""
    monkeypatch.setenv("FACTBENCH_PARSER", "rules")
    monkeypatch.setenv("FACTBENCH_SEMANTIC", "no")
    base, copy, wrong = folder / "base", folder / "in" / "copy", []
    ids = a_folder(base)
    tries = [(call, name, there) for call in calls for name in ODD for there in (True, False)]
    for call, name, there in tries[::every]:
        shutil.copytree(base, copy)
        if there:
            with contextlib.suppress(OSError):  # such a file cannot be
                (copy / os.fsdecode(name)).write_text(CONTENT)
        monkeypatch.chdir(copy)
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO()))
        if (
            what := fault([ids.get(word, os.fsdecode(name) if word == "@" else word) for word in call])
        ) is not None:
            wrong.append(f"{' '.join(call)} {name!r} {'there' if there else 'not there'}: {what}")
        monkeypatch.chdir(folder)
        shutil.rmtree(copy)
    return wrong


def test_odd_names_get_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert faults(tmp_path, 181, monkeypatch) == []


def test_bytes_that_are_no_text_get_one_sentence_in_a_title_and_in_a_search(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name of a file, or an argument, may hold any byte."""
    monkeypatch.setattr("tests.storms.test_odd_names.ODD", (b"\xff\xfe.txt",))
    calls = (("claims", "--text", "@"), ("sources", "add", "--", "@"), ("sources", "search", "--", "@"))
    assert faults(tmp_path, 1, monkeypatch, calls) == []


@pytest.mark.storm
@pytest.mark.timeout(3600)
def test_storm_of_odd_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert faults(tmp_path, 1, monkeypatch) == []
