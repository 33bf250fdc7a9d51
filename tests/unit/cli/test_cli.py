"""The command line, as scripts and people use it."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from factbench import database
from factbench.acts import AnnotationKind, EvidenceStance
from factbench.cli import _of_the_desk, run
from factbench.cli.commands import COMMANDS, LazyGroup, command_line
from factbench.index.encoder import installed
from factbench.workbench import Workbench
from tests.values import RULES

STORY = """The harbour bridge opened in March 1932. It cost 4 million crowns.

The city said that the bridge carried 9,000 cars on Monday. Mayor Ilse Brandt denied that it will close.
"""
LEDGER = """---
title: Harbour ledger
publisher: City archive
date: 1933-01-02
primary: yes
---
The harbour bridge opened in March 1932 after six years of work. Its cost was 5 million crowns.
"""

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def factbench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command line in a folder with a story and a ledger; gives exit code, output and complaints."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FACTBENCH_PARSER", "rules")
    monkeypatch.setenv("FACTBENCH_SEMANTIC", "no")
    monkeypatch.setenv("FACTBENCH_REVIEWER", "Ada")
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / "ledger.md").write_text(LEDGER, encoding="utf-8")

    def call(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


@pytest.fixture
def filled(factbench: Run) -> Run:
    """The same, with story and ledger stored and matched."""
    assert factbench("sources", "add", "library")[0] == 0
    assert factbench("add", "story.txt", "--published", "2020-03-04")[0] == 0
    return factbench


def claims(call: Run, *filters: str) -> list[dict[str, object]]:
    code, out, _err = call("claims", "--json", *filters)
    assert code in {0, 1}
    found: list[dict[str, object]] = json.loads(out or "[]")
    return found


def first(call: Run, words: str = "opened") -> str:
    return next(str(claim["id"]) for claim in claims(call) if words in str(claim["quote"]))


def evidence(call: Run, claim: str) -> str:
    return str(json.loads(call("evidence", claim, "--json")[1])[0]["id"])


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_of_commands_says_what_each_help_says(name: str) -> None:
    group = command_line
    assert isinstance(group, LazyGroup)
    command = group.get_command(click.Context(group), name)
    assert command is not None
    words = COMMANDS[name][1].removesuffix(".").split(":")[0].split()
    assert command.get_short_help_str(200)
    assert len(words) < 15


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["--db", "a.db"],
        ["--reviewer", "Ada", "--db=b.db"],
        ["--db", "a.db", "--db", "b.db"],
    ],
)
def test_the_desk_is_opened_without_click_on_words_that_click_reads_the_same(words: list[str]) -> None:
    options = _of_the_desk(words)
    assert options is not None
    context = command_line.make_context("factbench", list(words))
    assert context.params == {"db": options["--db"], "reviewer": options["--reviewer"]}
    assert context.invoked_subcommand is None


@pytest.mark.parametrize(
    "words",
    [["--db="], ["--db"], ["--reviewer", "--db"], ["--help"], ["--", "claims"], ["claims", "--db", "a.db"]],
)
def test_all_other_words_are_read_by_click(words: list[str]) -> None:
    assert _of_the_desk(words) is None


def test_help_and_version_are_printed(factbench: Run) -> None:
    assert "articles" in factbench("--help")[1]
    assert factbench("--version")[1].startswith("factbench 0")


def test_segment_prints_a_claim_a_line_and_its_spans_as_json(factbench: Run) -> None:
    code, out, err = factbench("segment", "story.txt")
    assert code == 0
    assert "The harbour bridge opened in March 1932." in out.splitlines()
    assert [line for line in out.splitlines() if "carried" in line and not line.startswith(" ")] == [
        "The city: The bridge carried 9,000 cars on Monday."
    ]
    assert "rules" in err or not err
    text = json.loads(factbench("extract", "story.txt", "--json")[1])["text"]
    for line in factbench("segment", "story.txt", "--jsonl", "--published", "2020-03-04")[1].splitlines():
        claim = json.loads(line)
        assert " … ".join(text[start:end] for start, end in claim["parts"]) == claim["quote"]
        assert set(claim) == {"id", "listed", "quote", "parts", "statement", "insertions", "plain", "under", "kinds",
                              "worth",
                              "said_by", "saying",
                              "attribution", "needs_context", "context", "edits", "dates", "quantities", "names",
                              "ranks",
                              "quotations"}  # fmt: skip


def test_segment_shows_what_the_desk_would_list_and_counts_the_rest(factbench: Run, tmp_path: Path) -> None:
    told = "The museum opened in May 1998 and closed in June 2003. What a lovely day that was! The keeper was wounded."
    (tmp_path / "told.txt").write_text(told)
    code, out, err = factbench("segment", "told.txt")
    everything = factbench("segment", "told.txt", "--all", "--parts")
    rows = [json.loads(line) for line in factbench("segment", "told.txt", "--jsonl")[1].splitlines()]
    shown = [line for line in out.splitlines() if not line.startswith(" ")]
    assert code == 0
    assert shown == [each["statement"] for each in rows if each["listed"]]
    left = len(rows) - len(shown)
    assert left
    assert err.endswith(" see --all and --parts.\n")
    assert len([line for line in everything[1].splitlines() if not line.startswith(" ")]) == len(rows)
    assert "Not shown" not in everything[2]
    assert "    Needs context: " in out


def test_segment_lists_what_has_no_claim_with_place_and_reason(factbench: Run, tmp_path: Path) -> None:
    text = "The bridge opened in March 1932. Did Ilse Brandt pay 40 crowns for it?\n"
    (tmp_path / "asked.txt").write_text(text, encoding="utf-8")
    code, out, _err = factbench("segment", "asked.txt", "--uncovered")
    assert (code, out) == (
        0,
        "paragraph 1, characters 33 to 70 (number, name): Did Ilse Brandt pay 40 crowns for it?\n",
    )
    (found,) = json.loads(factbench("segment", "asked.txt", "--uncovered", "--json")[1])
    assert found == {
        "span": [33, 70],
        "has": ["number", "name"],
        "text": "Did Ilse Brandt pay 40 crowns for it?",
    }
    assert json.loads(factbench("segment", "asked.txt", "--uncovered", "--jsonl")[1]) == found
    added = factbench("add", "asked.txt")[1]
    assert "1 claim\n        1 sentence with a number, name or quotation has no claim." in added
    (tmp_path / "told.txt").write_text("The bridge opened in March 1932.\n", encoding="utf-8")
    code, out, err = factbench("segment", "told.txt", "--uncovered")
    assert (code, out, "has a claim" in err) == (1, "", True)


def test_claims_are_listed_with_who_says_so_and_whether_that_was_said(filled: Run) -> None:
    (line,) = [each for each in json.loads(filled("claims", "--json")[1]) if each["said_by"]]
    assert (line["said_by"], line["said"], "carried" in line["statement"]) == ("The city", [], True)
    assert filled("verdict", line["saying"], "supported")[0] == 0
    assert "The city (said: Supported)" in filled("claims", "--csv")[1]
    assert "The city" in filled("claims")[1]
    (line,) = [each for each in json.loads(filled("claims", "--json")[1]) if each["said_by"]]
    assert [each["rating"] for each in line["said"]] == ["supported"]
    listed = json.loads(filled("articles", "--json")[1])
    assert [each["claims"] for each in listed] == [len(json.loads(filled("claims", "--json")[1]))]
    exported = filled("export", "--format", "markdown", "--with-open")[1]
    assert "The city: The bridge carried 9,000 cars on Monday" in exported
    assert "Supported: The city said that the bridge carried 9,000 cars" in exported


FEED = """<rss version="2.0"><channel><title>Harbour Post</title>
<item><title>Bridge</title><link>https://post.example/1</link>
<description>The harbour bridge opened in March 1932.</description></item>
<item><title>Empty</title><link>https://post.example/2</link></item>
<item><title>Mayor</title><description>The mayor opened the new market hall in 1951.</description></item>
</channel></rss>"""


def test_a_feed_gives_an_article_an_item_and_one_sentence_for_a_bad_one(
    factbench: Run, tmp_path: Path
) -> None:
    (tmp_path / "wire.xml").write_text(FEED, encoding="utf-8")
    code, out, err = factbench("add", "wire.xml", "--db", "feed.db", "--no-match")
    assert (code, out.count("1 claim")) == (3, 2)
    assert "wire.xml, item 2: There is no text" in err
    listed = json.loads(factbench("articles", "--json", "--db", "feed.db")[1])
    assert [each["title"] for each in listed] == ["Bridge", "Mayor"]
    found = json.loads(factbench("extract", "wire.xml", "--json")[1])
    assert [each["url"] for each in found] == ["https://post.example/1", None]
    assert [each["title"] for each in found] == ["Bridge", "Mayor"]
    assert len({each["snapshot"] for each in found}) == 1
    claims = [json.loads(line) for line in factbench("segment", "wire.xml", "--jsonl")[1].splitlines()]
    assert [claim["article"] for claim in claims] == [each["id"] for each in found]
    checked = json.loads(factbench("check", "wire.xml", "--json")[1])
    assert [each["article"]["title"] for each in checked] == ["Bridge", "Mayor"]
    assert factbench("extract", "wire.xml", "--title", "x")[0] == 2


def test_json_lines_are_articles_and_a_file_of_nothing_else_fails(factbench: Run, tmp_path: Path) -> None:
    good = json.dumps({"headline": "Bridge", "body": "The harbour bridge opened in March 1932."})
    (tmp_path / "export.jsonl").write_text(f"{good}\n{{broken\n", encoding="utf-8")
    (tmp_path / "bad.jsonl").write_text("{broken\n", encoding="utf-8")
    code, out, err = factbench("extract", "export.jsonl")
    assert (code, "title:      Bridge" in out, "line 2: This is not JSON" in err) == (0, True, True)
    assert factbench("extract", "bad.jsonl")[0] == 3


def test_extract_says_where_each_paragraph_stood_in_the_file(factbench: Run) -> None:
    found = json.loads(factbench("extract", "story.txt", "--json", "--title", "A bridge")[1])
    assert found["title"] == "A bridge"
    for paragraph in found["paragraphs"]:
        (a, b), (c, d) = paragraph["in_text"], paragraph["in_file"]
        assert found["text"][a:b] == STORY[c:d]
    assert "published:  2020-03-04" in factbench("extract", "story.txt", "--published", "2020-03-04")[1]


def test_check_does_the_whole_job_and_leaves_no_database(factbench: Run, tmp_path: Path) -> None:
    code, out, _err = factbench("check", "story.txt", "--sources", "library")
    assert code == 0
    assert "Harbour ledger" in out
    assert "conflicts" in out
    found = json.loads(factbench("check", "story.txt", "--sources", "library", "--json")[1])
    assert any(claim["evidence"] for claim in found["claims"])
    assert not list(tmp_path.glob("*.db*"))


def test_check_goes_on_when_a_source_cannot_be_read(factbench: Run, tmp_path: Path) -> None:
    (tmp_path / "library" / "empty.txt").write_text("", encoding="utf-8")
    code, out, err = factbench("check", "story.txt", "--sources", "library")
    assert (code, "Harbour ledger" in out) == (0, True)
    assert "empty.txt" in err
    assert "nothing in this" in err


def test_add_says_what_is_new_known_and_failed(factbench: Run, tmp_path: Path) -> None:
    code, out, _err = factbench("add", "story.txt")
    assert (code, out.startswith("new")) == (0, True)
    (tmp_path / "broken.txt").write_bytes(b"\x00\x01\x02\xff\xfe\x00" * 50)
    code, out, err = factbench("add", "story.txt", "broken.txt", "none.txt")
    assert code == 3
    assert out.startswith("known")
    assert "broken.txt" in err
    assert "There is no file none.txt" in err


def test_an_article_without_claims_is_kept_with_a_notice(factbench: Run, tmp_path: Path) -> None:
    (tmp_path / "poem.txt").write_text("Oh! What now? And then?\n", encoding="utf-8")
    code, out, _err = factbench("add", "poem.txt")
    assert (code, "No claims were found" in out) == (0, True)
    assert len(json.loads(factbench("articles", "--json")[1])) == 1


def test_the_lists_have_filters_and_three_forms(filled: Run) -> None:
    everything = claims(filled)
    assert len(everything) >= 3
    assert {str(claim["id"]) for claim in claims(filled, "--text", "BRIDGE")} < {
        str(claim["id"]) for claim in everything
    }
    article = json.loads(filled("articles", "--json")[1])[0]["id"]
    assert claims(filled, "--article", article[:8]) == everything
    assert claims(filled, "--kind", "date")
    assert filled("claims", "--text", "zeppelin")[0] == 1
    assert filled("articles", "--text", "zeppelin")[0] == 1
    rows = list(csv.reader(io.StringIO(filled("claims", "--csv")[1])))
    assert rows[0] == ["id", "verdict", "kinds", "worth", "said_by", "claim"]
    assert len(rows) == len(everything) + 1
    assert "open" in filled("claims")[1]
    assert "Harbour ledger" in filled("sources", "list")[1]
    assert "crowns" in filled("sources", "search", "cost of the bridge")[1]
    assert filled("sources", "search", "zeppelin")[0] == 1


def test_evidence_says_which_index_and_library_found_it(filled: Run) -> None:
    last = filled("evidence", first(filled))[1].splitlines()[-1]
    assert re.fullmatch(r"Found in \d+/\d+ · match \d+, compare \d+( · wordllama [\w.]+)?\.", last)


def test_a_verdict_with_reason_and_evidence_is_told_and_taken_back(filled: Run) -> None:
    claim = first(filled)
    found = evidence(filled, claim)
    code, out, _err = filled("verdict", claim[:8], "supported", "--why", "The ledger says so.", "--cite", found[:10],
                             "--confidence", "high", "--as-of", "2020-03-05")  # fmt: skip
    assert (code, "Supported · 1 cited · Ada" in out) == (0, True)
    assert "Supported" in filled("claims", "--verdict", "supported")[1]
    assert claim not in {each["id"] for each in claims(filled, "--open")}
    told = filled("history", claim[:8])[1]
    assert "Ada decided: Supported, as of 2020-03-05" in told
    assert "because “The ledger says so.”" in told
    assert "Taken back" in filled("undo")[1]
    assert filled("claims", "--verdict", "supported")[0] == 1
    assert "Ada took back: decided: Supported" in filled("history")[1]
    assert "Done again" in filled("redo")[1]
    assert filled("redo")[0] == 1
    assert filled("verdict", claim, "open")[0] == 0
    assert claims(filled, "--verdict", "supported") == []


def test_a_note_and_a_citation_go_with_the_verdict_to_come(filled: Run) -> None:
    claim = first(filled)
    found = evidence(filled, claim)
    assert "1 cited" in filled("cite", claim, found)[1]
    assert filled("note", claim, "The ledger is clear.")[0] == 0
    filled("verdict", claim, "supported")
    assert filled("note", claim, "Ask the archive.", "--evidence", found)[0] == 0
    assert "0 cited" in filled("cite", claim, found, "--remove")[1]
    report = filled("export", "--format", "markdown")[1]
    assert "The ledger is clear." in report.replace("\\", "")
    assert "Ask the archive." in report.replace("\\", "")


def test_a_report_takes_the_place_of_no_file_that_a_document_came_from(filled: Run, tmp_path: Path) -> None:
    read = [*tmp_path.glob("*.txt"), *tmp_path.glob("*.html")]
    before = {each: each.read_bytes() for each in read}
    assert before
    for path in read:
        code, _out, err = filled("export", "--format", "json", "--force", "-o", str(path))
        assert (code, "is what a document here was read from" in err) == (3, True)
    assert {each: each.read_bytes() for each in read} == before
    copy = tmp_path / "copy.txt"
    copy.write_bytes(next(iter(before.values())) + b" Changed since.")
    assert filled("export", "--format", "json", "--force", "-o", str(copy))[0] == 0


@pytest.mark.parametrize("form", ["markdown", "html", "json", "csv"])
def test_a_report_is_written_once_and_always_the_same(filled: Run, tmp_path: Path, form: str) -> None:
    filled("verdict", first(filled), "refuted", "--why", "No.")
    assert filled("export", "--format", form, "--output", "a.out")[0] == 0
    assert filled("export", "--format", form, "--output", "b.out", "--only", "decided")[0] == 0
    code, _out, err = filled("export", "--format", form, "--output", "a.out")
    assert (code, "a.out exists" in err) == (3, True)
    before = (tmp_path / "a.out").read_bytes()
    assert filled("export", "--format", form, "--output", "a.out", "--force")[0] == 0
    assert (tmp_path / "a.out").read_bytes() == before
    assert filled("export", "--format", form)[1].encode("utf-8") == before
    assert not list(tmp_path.glob(".factbench-*"))


def test_a_report_is_on_the_articles_that_are_named_and_called_as_somebody_says(
    filled: Run, tmp_path: Path
) -> None:
    for name in ("One", "Two"):
        (tmp_path / f"{name}.txt").write_text(
            f"{name} hundred ships left the port in 1911.\n", encoding="utf-8"
        )
        assert filled("add", f"{name}.txt", "--title", name)[0] == 0
    ids = {each["title"]: each["id"] for each in json.loads(filled("articles", "--json")[1])}
    assert len(ids) == 3
    named = [each for title in ("One", "Two") for each in ("--article", ids[title])]
    report = json.loads(filled("export", "--format", "json", *named)[1])
    assert [each["title"] for each in report["articles"]] == ["One", "Two"]
    assert report["title"] == "One, and 1 more"
    assert json.loads(filled("export", "--format", "json", *named[:2])[1])["title"] == "One"
    assert json.loads(filled("export", "--format", "json")[1])["title"].endswith(", and 2 more")
    titled = ["export", "--format", "markdown", "--with-open", "--title", " The ports "]
    assert filled(*titled)[1].startswith("# The ports\n")
    assert filled("export", "--format", "markdown", "--article", ids["One"], "--article", "0000")[0] != 0


def test_a_question_is_for_colleagues_and_readers_get_it_only_when_asked(filled: Run, tmp_path: Path) -> None:
    with Workbench(tmp_path / "claims.db", RULES, reviewer="Ada") as bench:
        bench.record.annotate(bench.desk.claims()[0].id, "Who counted?", AnnotationKind.QUESTION)
    assert "Who counted?" not in filled("export", "--format", "html")[1]
    assert "Who counted?" in filled("export", "--format", "html", "--for", "colleagues")[1]
    assert "Who counted?" in filled("export", "--format", "json")[1]
    assert "Who counted?" not in filled("export", "--format", "json", "--for", "readers")[1]
    assert filled("export", "--format", "json", "--for", "nobody")[0] == 2


def test_what_people_say_of_evidence_is_listed_with_it(filled: Run, tmp_path: Path) -> None:
    claim = first(filled)
    found = evidence(filled, claim)
    with Workbench(tmp_path / "claims.db", RULES, reviewer="Ada") as bench:
        bench.record.say_stance(bench.desk.resolve("claim", claim), found, EvidenceStance.REFUTES)
    assert "refutes the claim" in " ".join(filled("evidence", claim, "--csv")[1].split())
    told = json.loads(filled("evidence", claim, "--json")[1])[0]["stands"]
    assert [(each["reviewer"], each["stance"]) for each in told] == [("Ada", "refutes")]


def test_claimreview_needs_the_address_of_the_report(filled: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    filled("verdict", first(filled), "refuted", "--why", "No.")
    code, _out, err = filled("export", "--format", "claimreview")
    assert (code, "report_url" in err) == (2, True)
    monkeypatch.setenv("FACTBENCH_REPORT_URL", "https://example.org/check")
    assert json.loads(filled("export", "--format", "claimreview")[1])[0]["@type"] == "ClaimReview"


def test_low_worth_and_parts_are_listed_when_asked_for(
    filled: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = claims(filled, "--all", "--parts")
    noted, part, *_others = (str(each["id"]) for each in every)
    connection = database.connect(tmp_path / "claims.db")
    connection.execute("UPDATE claim SET slots = json_set(slots, '$.under', ?) WHERE id = ?", [noted, part])
    connection.close()
    assert part not in {each["id"] for each in claims(filled, "--all")}
    assert len(claims(filled, "--all", "--parts")) == len(every)
    assert filled("note", noted, "says who?")[0] == 0
    monkeypatch.setenv("FACTBENCH_LIST_WORTH", "1")
    assert [each["id"] for each in claims(filled, "--parts")] == [noted]


def test_undo_after_an_adding_takes_the_adding_back(filled: Run) -> None:
    """It is what was seen last; a verdict that is older stays."""
    filled("undo")
    code, out, _err = filled("redo")
    assert (code, "Done again: the adding of 1 article: “" in out) == (0, True)
    filled("verdict", first(filled), "supported")
    (folder := Path("more")).mkdir()
    (folder / "tram.txt").write_text("The tram line had 14 stops in 1920.", encoding="utf-8")
    filled("add", "more")
    assert "Taken back: the adding of 1 article" in filled("undo")[1]
    assert [each["verdicts"] != [] for each in claims(filled)].count(True) == 1


def test_hiding_an_article_can_be_undone(filled: Run) -> None:
    article = json.loads(filled("articles", "--json")[1])[0]["id"]
    assert filled("hide", article[:8])[0] == 0
    assert filled("claims")[0] == 1
    assert len(json.loads(filled("articles", "--hidden", "--json")[1])) == 1
    assert "hid the article" in filled("undo")[1]
    assert filled("claims")[0] == 0


def test_matching_looks_only_at_what_changed(filled: Run, tmp_path: Path) -> None:
    assert "matched already" in filled("match")[1]
    (tmp_path / "more.txt").write_text("About 9,100 cars cross the bridge each day.\n", encoding="utf-8")
    out = filled("sources", "add", "more.txt", "--no-match")[1]
    assert out.startswith("new")
    assert "Matched" in filled("match")[1]
    assert "Matched 1 claim:" in filled("match", first(filled))[1]


def test_passages_come_as_json_lines(filled: Run, tmp_path: Path) -> None:
    lines = [
        {"text": "The tower is 90 m high.", "title": "Towers"},
        {"text": "It was built in 1900.", "title": "Towers"},
    ]
    (tmp_path / "p.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    assert "Towers: 2 passages" in filled("sources", "add", "p.jsonl")[1]
    (tmp_path / "bad.jsonl").write_text('{"text": "fine"}\n{"words": 1}\n', encoding="utf-8")
    code, _out, err = filled("sources", "add", "bad.jsonl")
    assert (code, "line 2" in err) == (3, True)


def test_doctor_and_backup(filled: Run, tmp_path: Path) -> None:
    code, out, _err = filled("doctor")
    assert (code, "BAD" in out) == (0, False)
    assert filled("doctor", "--replay")[0] == 0
    assert filled("backup", "copy.db")[0] == 0
    assert filled("--db", "copy.db", "claims")[1] == filled("claims", "--db", "claims.db")[1]
    code, _out, err = filled("backup", "copy.db")
    assert (code, "copy.db exists" in err) == (3, True)
    assert filled("backup", "nowhere/copy.db")[0] == 3
    assert (tmp_path / "copy.db").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["claims"], 4, "There is no database"),
        (["history"], 4, "There is no database"),
        (["segment", "none.txt"], 3, "There is no file none.txt"),
        (["segment", "library"], 3, "is a folder"),
        (["extract", "story.txt", "--published", "yesterday"], 2, "is not a day like"),
        (["frobnicate"], 2, "No such command"),
        (["verdict", "abcdef", "lies"], 4, "no database at"),
        (["--db", "story.txt", "claims"], 4, "not a factbench database"),
        (["--db", "a\0b", "claims"], 2, "NUL"),
        (["extract", "http://127.0.0.1:9/"], 5, "127.0.0.1"),
        (["export"], 2, "--format"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_a_code(
    factbench: Run, tmp_path: Path, arguments: list[str], code: int, words: str
) -> None:
    got, out, err = factbench(*arguments)
    assert (got, out) == (code, "")
    assert words in err
    assert "Traceback" not in err
    assert not list(tmp_path.glob("claims.db*"))


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["verdict", "zz", "mixed"], 2, "is not an id"),
        (["verdict", "ffffffffffff", "mixed"], 1, "No claim has an id"),
        (["evidence", "\x1b[2J"], 2, "␛[2J"),
        (["note", "{claim}", " "], 2, "note is empty"),
        (["verdict", "{claim}", "mixed", "--reviewer", "A\x1b[31m"], 2, "visible characters"),
        (["verdict", "{claim}", "mixed", "--cite", "{other}"], 2, "does not stand beside"),
        (["export", "--format", "poem"], 2, "There is no format poem"),
        (["redo"], 1, "no undo to take back"),
        (["history"], 1, "Nothing was done yet"),
    ],
)
def test_a_wrong_act_changes_nothing(filled: Run, arguments: list[str], code: int, words: str) -> None:
    claim = first(filled)
    other = next(
        str(row["id"])
        for each in claims(filled)
        if each["id"] != claim and filled("evidence", str(each["id"]))[0] == 0
        for row in json.loads(filled("evidence", str(each["id"]), "--json")[1])
    )
    got, _out, err = filled(
        *[word.format(claim=claim, other=other) if "{" in word else word for word in arguments]
    )
    assert (got, words in err) == (code, True), err
    assert "\x1b" not in err
    assert filled("history")[0] == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (
            ["export", "--help"],
            ["claimreview", "csv", "html", "markdown", "`report_url`", "colleagues (.json)"],
        ),
        (["sources", "ask", "--help"], ["mediawiki", "search", "results"]),
    ],
)
def test_help_lists_what_can_be_chosen(factbench: Run, arguments: list[str], words: list[str]) -> None:
    code, out, _err = factbench(*arguments)
    assert code == 0
    assert [word for word in words if word not in " ".join(out.split())] == []


def test_an_empty_text_and_a_locked_database_are_one_sentence_each(
    filled: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "empty.txt").write_text(" \n", encoding="utf-8")
    assert filled("segment", "empty.txt")[0] == 3
    monkeypatch.setenv("FACTBENCH_BUSY_SECONDS", "0.05")
    holder = database.connect(tmp_path / "claims.db")
    holder.execute("BEGIN IMMEDIATE")
    code, _out, err = filled("note", first(filled), "words")
    assert (code, "in use by another program" in err) == (4, True)
    holder.close()


def test_standard_input_and_a_closed_pipe(factbench: Run, tmp_path: Path) -> None:
    environment = {**os.environ, "FACTBENCH_PARSER": "rules"}
    command = [sys.executable, "-m", "factbench", "segment", "-"]
    ran = subprocess.run(command, input=STORY.encode(), capture_output=True, check=True, env=environment)
    assert b"The harbour bridge opened" in ran.stdout
    shell = f"{sys.executable} -m factbench segment story.txt | true"
    ran = subprocess.run(
        ["bash", "-o", "pipefail", "-c", shell],
        capture_output=True,
        cwd=tmp_path,
        env=environment,
        check=False,
    )
    assert b"Traceback" not in ran.stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_are_printed(factbench: Run, shell: str) -> None:
    assert "_FACTBENCH_COMPLETE" in factbench("completion", shell)[1]


def test_the_desk_needs_a_terminal(factbench: Run, tmp_path: Path) -> None:
    code, _out, err = factbench()
    assert (code, "needs a terminal" in err) == (2, True)
    assert not list(tmp_path.glob("claims.db*"))


def test_hostile_words_are_shown_and_do_nothing(factbench: Run, tmp_path: Path) -> None:
    evil = (
        "The \x1b]52;c;aGk=\x07mayor \u202eopened [red]the[/red] bridge\x9b2J in 1932. " + "It stands. " * 40
    )
    (tmp_path / "evil.txt").write_text(evil, encoding="utf-8")
    factbench("add", "evil.txt", "--title", "A\x1b[2Jtitle")
    claim = first(factbench)
    factbench("note", claim, "note \x1b[31m red")
    for command in (["claims"], ["articles"], ["segment", "evil.txt"], ["history"], ["extract", "evil.txt", "--json"],
                    ["claims", "--json"], ["claims", "--csv"], ["export", "--format", "json"]):  # fmt: skip
        code, out, err = factbench(*command)
        assert code == 0
        assert not set("\x1b\x9b\x07\u202e") & set(out + err), command
    assert "[red]" in factbench("claims")[1]


def test_a_correction_is_an_act_that_is_told_and_taken_back(filled: Run) -> None:
    claim = first(filled)
    filled("verdict", claim, "refuted", "--why", "No.")
    article = json.loads(filled("articles", "--json")[1])[0]["id"]
    assert "[2] The city said that" in filled("extract", "story.txt")[1]
    code, out, _err = filled("correct", article[:8], "--title", "Cars", "--date", "2020-03-11", "--from", "2")
    assert (code, "Cars" in out, f"orphaned {claim[:8]}" in out) == (0, True, True)
    assert claims(filled, "--text", "opened") == []
    assert [each["id"] for each in claims(filled, "--orphaned")] == [claim]
    (line,) = json.loads(filled("articles", "--json")[1])
    assert (line["title"], line["published"], line["orphaned"]) == ("Cars", "2020-03-11", 1)
    assert "1 orphaned" in filled("doctor")[1]
    assert "o longer in the article as corrected" in filled("export", "--format", "markdown")[1].replace(
        "\\", ""
    )
    told = filled("history")[1]
    assert "Ada corrected the title: “Cars”, corrected the day: 2020-03-11, corrected the body" in told
    assert "as before" in filled("recut")[1]
    assert "Taken back: corrected the title" in filled("undo")[1]
    assert claims(filled, "--orphaned") == []
    assert "Refuted" in filled("claims", "--text", "opened")[1]
    assert filled("correct", article, "--unknown", "date")[0] == 0
    assert json.loads(filled("articles", "--json")[1])[0]["published"] is None


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["correct", "{article}"], 2, "Nothing to correct"),
        (["correct", "{article}", "--from", "zeppelin"], 2, "does not stand in the text"),
        (["correct", "{article}", "--to", "77"], 2, "no paragraph 77"),
        (["correct", "{article}", "--date", "soon"], 2, "is not a day like"),
        (["correct", "ffffffff", "--title", "x"], 1, "No article has an id"),
        (["recut", "ffffffff"], 1, "No article has an id"),
        (["add", "none.txt"], 3, "There is no file"),
        (["add", "broken.txt"], 3, "broken.txt"),
        (["sources", "add", "broken.txt"], 3, "broken.txt"),
        (["hide", "zz"], 2, "is not an id"),
        (["verdict", "ffffffff", "mixed"], 1, "No claim has an id"),
        (["note", "ffffffff", "words"], 1, "No claim has an id"),
        (["redo"], 1, "no undo"),
    ],
)
def test_a_command_that_fails_leaves_every_byte_of_the_database(
    filled: Run, tmp_path: Path, arguments: list[str], code: int, words: str
) -> None:
    (tmp_path / "broken.txt").write_bytes(b"\x00\x01\x02\xff\xfe\x00" * 50)
    article = json.loads(filled("articles", "--json")[1])[0]["id"]
    before = (tmp_path / "claims.db").read_bytes()
    got, _out, err = filled(*[each.replace("{article}", article) for each in arguments])
    assert (got, words in err) == (code, True), err
    assert "Traceback" not in err
    assert (tmp_path / "claims.db").read_bytes() == before
    assert not list(tmp_path.glob("claims.db-*"))


def test_what_was_met_before_is_told_wherever_a_claim_is_looked_at(filled: Run, tmp_path: Path) -> None:
    filled("verdict", first(filled), "refuted", "--why", "No.")
    (tmp_path / "copy.txt").write_text(f"QUILL (NTB) - {STORY}", encoding="utf-8")
    code, out, _err = filled("add", "copy.txt", "--title", "Copy", "--published", "2020-03-04")
    assert (code, "Same text as" in out, "1 decided Refuted by Ada" in out) == (0, True, True)
    before, after = json.loads(filled("articles", "--json")[1])
    assert (before["same_text_as"], after["same_text_as"]) == (after["id"], before["id"])
    assert "same text as" in filled("articles")[1]
    copied = next(each for each in claims(filled, "--article", after["id"]) if "opened" in str(each["quote"]))
    (met,) = json.loads(json.dumps(copied["met"]))
    assert (met["article"], met["verdicts"][0]["rating"]) == (before["id"], "refuted")
    assert "met before" in filled("claims")[1]
    for command in ("evidence", "history"):
        assert "Refuted" in filled(command, str(copied["id"]))[1]


def test_what_stands_in_brackets_is_confirmed_or_taken_out(filled: Run) -> None:
    """And both are told, and undone as any other act."""
    (line,) = json.loads(filled("claims", "--text", "9,000 cars", "--json")[1])[:1]
    assert "[2 March 2020]" in line["statement"]
    assert "[" not in line["plain"]
    assert [line["statement"][slice(*each["at"])] for each in line["insertions"]] == ["[2 March 2020]"]
    code, out, _err = filled("wording", line["id"], "--take-out")
    assert code == 0
    assert "[" not in out
    assert "Needs context: It is not said here when “Monday” is." in out
    assert "took out what was put in" in filled("history")[1]
    assert filled("wording", line["id"], "--take-out")[0] == 2
    assert filled("undo")[0] == 0
    code, out, _err = filled("wording", line["id"], "--confirm")
    assert (code, "on Monday 2 March 2020" in out) == (0, True)


def test_people_see_what_was_put_in_wherever_claims_are_listed(filled: Run) -> None:
    """In `claims`, `segment`, `check` and in a report."""
    marked = "on Monday [2 March 2020]"
    for arguments in (
        ("claims", "--csv"),
        ("segment", "story.txt", "--published", "2020-03-04"),
        ("check", "story.txt", "--published", "2020-03-04"),
        ("export", "--format", "csv", "--with-open"),
    ):
        assert marked in filled(*arguments)[1]


# ------------------------------------------------------------------------------------------- by hand


def first_claim(factbench: Run) -> str:
    factbench("add", "story.txt")
    factbench("sources", "add", "library")
    return str(json.loads(factbench("claims", "--json")[1])[0]["id"])


def test_a_passage_is_brought_from_standard_input_and_compared(
    factbench: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = first_claim(factbench)
    plate = "\ufeffThe plate says: the harbour bridge opened in 1990.\r\n\x1b[2J"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(plate.encode())))
    code, said, _wrong = factbench("bring", claim, "--title", "Plate", "--on", "2020-01-02")
    assert code == 0
    assert re.match(r"[0-9a-f]{8} Plate\. Saved\.\nThe claim says March 1932; the passage says 1990", said)
    code, said, _wrong = factbench("evidence", claim, "--csv")
    assert "Ada put it beside the claim by hand" in said
    assert "\x1b" not in factbench("evidence", claim)[1]
    assert factbench("undo")[1].startswith("Taken back: put a passage beside it")


def test_a_call_is_noted_and_a_name_that_would_be_told_is_refused(factbench: Run) -> None:
    claim = first_claim(factbench)
    words = ("--kind", "phone-call", "--who", "Dana Mills", "--readers", "unnamed", "--described", "an aide")
    code, _said, wrong = factbench("bring", claim, "Mills says 1990.", *words)
    assert (code, wrong) == (2, "factbench: Readers would see “Mills” in the words: take it out.\n")
    assert factbench("bring", claim, "It was 1990.", *words)[0] == 0
    for audience, named in (("readers", False), ("colleagues", True)):
        report = factbench("export", "--format", "json", "--for", audience)[1]
        assert ("Mills" in report) is named


def test_asking_for_comment_is_told_in_a_sentence(factbench: Run) -> None:
    claim = first_claim(factbench)
    asked = factbench("comment", claim, "asked", "Town hall", "--on", "2020-01-02", "--how", "by mail")
    assert asked == (0, "Asked Town hall for comment by mail on 2020-01-02 (Ada). Saved.\n", "")
    assert factbench("comment", claim, "answered", "Town hall")[0] == 2
    assert "Asked Town hall for comment" in factbench("evidence", claim)[1]


def test_a_source_is_shown_corrected_and_taken_out_of_use(factbench: Run) -> None:
    first_claim(factbench)
    (source,) = json.loads(factbench("sources", "list", "--json")[1])
    code, said, _wrong = factbench(
        "sources", "edit", source["id"], "--title", "Ledger", "--primary", "no", "--published", "none"
    )
    assert code == 0
    assert said.startswith("Corrected the source “Harbour ledger”, it is secondary, title: “Ledger”")
    assert factbench("sources", "edit", source["id"], "--title", "Ledger")[0] == 2
    shown = json.loads(factbench("sources", "show", source["id"], "--json")[1])
    assert {"field": "title", "now": "Ledger", "as_it_came": "Harbour ledger"} in shown
    assert factbench("sources", "retire", source["id"])[0] == 2
    assert (
        "out of use, because “a copy”" in factbench("sources", "retire", source["id"], "--why", "a copy")[1]
    )
    assert factbench("match")[1].endswith(": 0 suggestions.\n")
    assert factbench("sources", "retire", source["id"], "--why", "a copy")[0] == 2
    assert factbench("sources", "use", source["id"])[0] == 0
    assert not factbench("match")[1].endswith(": 0 suggestions.\n")


def test_without_a_model_of_stance_none_is_asked(factbench: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    claim = first_claim(factbench)
    assert factbench("calibrate") == (
        2,
        "",
        "factbench: There is no stance model: set `stance_model` to its folder.\n",
    )
    assert json.loads(factbench("evidence", claim, "--json")[1])[0]["opinion"] is None
    monkeypatch.setenv("FACTBENCH_STANCE_MODEL", "nowhere")
    code, _said, wrong = factbench("evidence", claim)
    assert (code, wrong.count("\n")) == (2, 1)
    assert "nowhere has no config.json" in wrong


LIFEBOATS = """---
title: Lifeboats of the bay
---
Crews pulled 187 people from the water in the night of the storm. Sheep graze on the dyke all winter.
"""


@pytest.fixture
def semantic(factbench: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command line with search by meaning, and a library about lifeboats."""
    if not installed():
        pytest.skip("the semantic extra is not installed")
    monkeypatch.setenv("FACTBENCH_SEMANTIC", "yes")
    (tmp_path / "library" / "lifeboats.md").write_text(LIFEBOATS, encoding="utf-8")
    return factbench


def test_what_is_added_is_found_by_its_meaning(semantic: Run) -> None:
    assert semantic("sources", "add", "library")[0] == 0
    code, out, _ = semantic("index", "show")
    assert (code, out.split(",")[0]) == (0, "2 of 2 passages")
    code, out, _ = semantic("sources", "search", "The drowning were saved by rescuers.", "--json")
    assert (code, "187 people" in out) == (0, True)
    assert semantic("sources", "search", "Interest rates rose by a quarter.")[0] == 1


def test_the_index_is_removed_and_built_again(semantic: Run, tmp_path: Path) -> None:
    (tmp_path / "sea.txt").write_text("Rescuers saved 250 people from drowning.", encoding="utf-8")
    semantic("add", "sea.txt")
    semantic("sources", "add", "library")
    assert semantic("index", "remove") == (0, "Removed.\n", "")
    assert semantic("index", "show")[1].startswith("0 of 2 passages")
    code, out, _ = semantic("index", "build")
    assert (code, out.splitlines()[0]) == (0, "2 passages are found by their meaning.")
    assert semantic("match")[1] == "Every claim is matched already.\n"


def test_of_many_new_passages_one_is_told_how_they_are_found_by_their_meaning(
    semantic: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factbench.cli.indexing.QUICK", 1)
    (tmp_path / "sea.txt").write_text("Rescuers saved 250 people from drowning.", encoding="utf-8")
    semantic("add", "sea.txt")
    code, _, err = semantic("sources", "add", "library")
    assert (code, "2 passages are found by their words alone; `factbench index build`" in err) == (0, True)
    code, out, _ = semantic("index", "build")
    assert out.splitlines()[1] == "1 claims are to be matched again: `factbench match`."
    assert semantic("match")[1].startswith("Matched 1 claim: ")


@pytest.mark.parametrize("command", ["build", "show"])
def test_without_search_by_meaning_the_index_says_why(factbench: Run, command: str) -> None:
    factbench("sources", "add", "library")
    code, _, err = factbench("index", command)
    assert (code, err) == (2, "factbench: Search by meaning is off; set semantic to true.\n")


def test_a_folder_says_what_it_gives_before_it_is_taken(factbench: Run) -> None:
    """And a report that factbench wrote is no article, in a folder or named."""
    factbench("add", "story.txt")
    (folder := Path("press")).mkdir()
    (folder / "tram.txt").write_text("The tram line had 14 stops in 1920.", encoding="utf-8")
    for form, name in (("markdown", "out.md"), ("html", "out.html")):
        factbench("export", "--format", form, "--with-open", "-o", f"press/{name}")
    code, out, err = factbench("add", "press")
    assert (code, out.count("new ")) == (0, 1)
    assert "From press: 1 document: tram.txt. Left out, for factbench wrote it: out.html, out.md." in err
    factbench("export", "--format", "json", "-o", "out.json")
    for name in ("press/out.md", "press/out.html", "out.json"):
        code, out, err = factbench("add", name)
        told = (
            "a report that factbench wrote" if name.startswith("press") else "`factbench import` takes it in"
        )
        assert (code, out, told in err) == (3, "", True), name


def test_an_article_that_names_the_program_is_an_article(factbench: Run) -> None:
    """Only what our reports end with makes one a report."""
    Path("press.txt").write_text(
        "The page was made with factbench 0.1 in March 2020, says Ada.", encoding="utf-8"
    )
    assert factbench("add", "press.txt")[0] == 0


@pytest.mark.parametrize(
    ("named", "code", "words"),
    [("nosuch", 3, "There is no file or folder nosuch"), ("bare", 1, "No reference text is in bare")],
)
def test_check_against_sources_that_are_not_there_is_an_error(
    factbench: Run, named: str, code: int, words: str
) -> None:
    """Else all claims would seem to have no evidence."""
    Path("bare").mkdir()
    got, out, err = factbench("check", "story.txt", "--sources", named)
    assert (got, out, words in err) == (code, "", True)


@pytest.mark.parametrize("command", [("verdict",), ("adjudicate", "--reason", "x")])
def test_a_wrong_rating_names_those_of_the_scale_in_force(
    filled: Run, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not those of every scale there is."""
    monkeypatch.setenv("FACTBENCH_ROLE", "editor")
    claim = first(filled)
    for wrong in ("false", "truex"):
        code, _out, err = filled(*command, claim, wrong)
        assert (code, "choose one of supported, mixed, refuted" in err, "pants-on-fire" in err) == (
            2,
            True,
            False,
        )
    filled("scale", "politifact")
    assert "true, mostly-true, half-true" in filled(*command, claim, "supported")[2]


def test_every_number_of_claims_counts_rows_of_the_list(
    factbench: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many parts there are under them, and whatever is hardly worth checking."""
    monkeypatch.setenv("FACTBENCH_LIST_WORTH", "0.7")
    words = "Mayor Ota said the bridge opened in 1932 and cost 4 million euros. Nobody was happy. He smiled at it."
    Path("many.txt").write_text(f"{words}\n", encoding="utf-8")
    said = factbench("add", "many.txt")[1]
    Path("log.txt").write_text("The bridge opened in 1932, the log says.", encoding="utf-8")
    listed, every = (
        len(json.loads(factbench("claims", "--json", *more)[1])) for more in ([], ["--all", "--parts"])
    )
    assert listed < every
    assert f": {listed} claim" in said
    assert f"Matched {listed} claims" in factbench("sources", "add", "log.txt")[1]
    assert f"{listed} open: nobody has decided" in factbench("export", "--format", "markdown")[2]
    monkeypatch.setenv("FACTBENCH_BLIND", "true")
    told = factbench("export", "--format", "json")[2]
    assert f"of these {listed} claims" in told


def test_of_a_folder_reports_of_ours_are_left_out_as_sources_too(filled: Run, tmp_path: Path) -> None:
    (tmp_path / "mixed").mkdir()
    (tmp_path / "mixed" / "log.txt").write_text("The ferry made its last run in May 1931, the log says.")
    assert filled("export", "--format", "json", "-o", "mixed/r.json")[0] == 0
    code, out, err = filled("sources", "add", "mixed")
    assert (code, "1 passage" in out, "failed" in err) == (0, True, False)
    assert "From mixed: 1 document: log.txt. Left out, for factbench wrote it: r.json." in err


def test_what_cannot_be_imported_is_told_what_can(filled: Run, tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text("The ferry made its last run in May 1931.")
    code, _out, err = filled("import", "words.txt")
    assert (code, "another factbench database, a report exported as JSON" in err) == (3, True)


@pytest.mark.parametrize("columns", [80, 100])
def test_claims_show_their_words_and_whole_ids_at_80_columns(
    filled: Run, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    """With two reviewers, whose verdicts take a narrow column; nothing is cut."""
    claim = first(filled)
    filled("verdict", claim, "supported", "--reviewer", "Benedikta Ostermann")
    filled("verdict", claim, "refuted", "--reviewer", "Ada")
    monkeypatch.setattr("factbench.cli.tables.WIDTH", columns)
    out = filled("claims")[1]
    assert "…" not in out
    assert {claim[:8]} <= set(out.split())
    words = " ".join(line[11:55].split("  ")[0].strip() for line in out.splitlines())
    assert "The harbour bridge opened in March 1932" in words
    flat = " ".join(out.split())
    assert "Ostermann" in flat
    assert "Refuted" in flat


def test_what_stands_beside_a_claim_ends_with_one_stop(filled: Run) -> None:
    """Whatever the summary says."""
    for claim in claims(filled):
        assert ".." not in filled("evidence", str(claim["id"]))[1]


def test_a_folder_that_is_only_looked_at_gets_no_database(factbench: Run, tmp_path: Path) -> None:
    """Nor does one where nothing came in."""
    for looked in (["claims"], ["articles"], ["add", "nosuch.txt"], ["sources", "add", "nosuch"]):
        assert factbench(*looked)[0] > 0
    assert not list(tmp_path.glob("claims.db*"))
    assert factbench("add", "story.txt")[0] == 0
    factbench("add", "nosuch.txt")
    assert claims(factbench)


@pytest.mark.parametrize(
    ("words", "found"), [("exxonmobil", 1), ("ExxonMobil", 1), ("island", 0), ("exxonmob", 0), ("themill", 0)]
)
def test_a_name_that_is_spelled_as_two_words_is_found_as_one(factbench: Run, words: str, found: int) -> None:
    """And nothing else is: words that stand side by side are no word together."""
    Path("oil.txt").write_text(
        "Exxon Mobil paid 3 million crowns in 1998, for it is land of the Mill.", "utf-8"
    )
    factbench("add", "oil.txt")
    assert len(json.loads(factbench("claims", "--json", "--text", words)[1] or "[]")) == found


def test_two_words_find_what_is_written_as_one(factbench: Run, tmp_path: Path) -> None:
    """As the name of a firm."""
    (tmp_path / "oil.txt").write_text("ExxonMobil paid 3 million crowns for the toll house in 1998.", "utf-8")
    assert factbench("add", "oil.txt")[0] == 0
    assert len(claims(factbench, "--text", "exxon mobil")) == 1
    assert claims(factbench, "--text", "mobil exxon") == []


def test_what_the_house_wants_is_told_at_the_verdict_and_listed_before_an_export(
    filled: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the setting says so; nothing is refused."""
    claim = first(filled)
    assert "Lacks" not in filled("verdict", claim, "supported")[1]
    monkeypatch.setenv("FACTBENCH_VERDICT_NEEDS_GROUNDS", "true")
    assert "Lacks a citation and a reason, which the house wants." in filled("verdict", claim, "refuted")[1]
    assert "Lacks a citation," in filled("verdict", claim, "refuted", "--why", "The ledger says so.")[1]
    assert "Lacks" not in filled("verdict", claim, "not-enough-evidence")[1]
    filled("verdict", claim, "refuted")
    code, _out, err = filled("export", "--format", "csv", "-o", "out.csv")
    assert (code, f"{claim[:8]} lacks a citation (Ada): The harbour bridge" in err) == (0, True)
    row = json.loads(filled("evidence", claim, "--json")[1])[0]
    filled("cite", claim, str(row["id"]))
    assert "lacks" not in filled("export", "--format", "csv", "-o", "more.csv")[2]
