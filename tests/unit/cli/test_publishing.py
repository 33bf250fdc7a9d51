"""What goes out, on the command line: choosing, a finding, corrections, lint, changes, templates, several files."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from factbench.cli import run
from factbench.workbench import Workbench
from tests.values import RULES, a_bench, filled, ticking

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def claims(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Ids of three claims: Ada supported the first and refuted the second; the third is open."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "config.toml").write_text('role = "editor"\nreviewer = "Eva"\n')
    monkeypatch.setenv("FACTBENCH_CONFIG", str(tmp_path / "config.toml"))
    with a_bench(tmp_path / "claims.db") as bench:
        first, second, third = (
            each.id
            for each in filled(
                bench,
                "The harbour bridge opened in 1932",
                "It was the widest bridge of its time",
                "Nobody expected that",
            )
        )
        evidence = bench.desk.evidence(first)[0].id
        bench.record.decide(first, rating="supported", rationale="The almanac.", cite=[evidence])
        bench.record.decide(second, rating="refuted", rationale="The canal bridge was wider.")
    return [first, second, third]


def asked(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    capsys.readouterr()
    code = run(arguments)
    said = capsys.readouterr()
    return code, said.out, said.err


def markdown(capsys: pytest.CaptureFixture[str], *options: str) -> tuple[str, str]:
    code, out, err = asked(capsys, "export", "--format", "markdown", *options)
    assert code == 0
    return out, err


def test_a_report_is_called_after_the_articles_that_are_in_it(
    claims: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "ferry.txt").write_text(
        "The ferry\n\nThe ferry to Elding sank in 1911, the harbour board said.\n"
    )
    assert run(["add", "ferry.txt"]) == 0
    _code, listed, _err = asked(capsys, "claims", "--json", "--text", "ferry")
    ferry = json.loads(listed)[0]["id"]
    for each in (claims[0], ferry):
        assert run(["verdict", each, "supported", "--why", "The almanac."]) == 0
    assert run(["choose", ferry, "--publish"]) == 0
    out, _err = markdown(capsys, "--marked")
    assert out.startswith("# The ferry\n")
    assert "1 claim in 1 article" in out
    assert "# The ferry, " not in out


def test_readers_get_the_refuted_first_and_nothing_open_and_are_told_so(
    claims: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    out, err = markdown(capsys)
    assert out.index("widest bridge") < out.index("opened in 1932")
    assert "Nobody expected that" not in out
    assert "Left out: 1 open: nobody has decided." in err
    assert f"{claims[1][:8]} evidence: the verdict cites nothing" in err
    assert "Nobody expected that" in markdown(capsys, "--with-open")[0]
    out, _ = markdown(capsys, "--order", "text")
    assert out.index("opened in 1932") < out.index("widest bridge")


def test_claims_are_chosen_by_mark_verdict_and_reason(
    claims: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert asked(capsys, "choose", claims[0], "--publish", "--why", "It is on every stamp.")[0] == 0
    out, err = markdown(capsys, "--marked")
    assert "Why we checked this: It is on every stamp" in out.replace("\\", "")
    assert "1 claim in 1 article" in out
    assert "1 not marked for publication" in err
    assert asked(capsys, "choose", claims[0], "--no-publish")[0] == 0
    out, err = markdown(capsys)
    assert "opened in 1932" not in out
    assert "1 kept out of publication" in err
    out, err = markdown(capsys, "--verdict", "refuted")
    assert ("widest" in out, "1 kept out of publication" in err) == (True, True)
    code, _, err = asked(capsys, "export", "--format", "markdown", "--verdict", "mixed")
    assert (code, "No claim is left" in err) == (1, True)
    assert asked(capsys, "choose", claims[0], "--no-publish")[0] == 2
    assert asked(capsys, "choose", claims[0], "--unmark", "--why", "")[0] == 0
    assert "opened in 1932" in markdown(capsys)[0]


def test_an_editor_says_what_was_found_of_the_article(
    claims: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    article = json.loads(asked(capsys, "articles", "--json")[1])[0]["id"]
    assert asked(capsys, "finding", article, "Half of it is right.")[0] == 0
    assert "Half of it is right." in markdown(capsys)[0].replace("\\", "")
    assert asked(capsys, "finding", article, "")[0] == 0
    assert "Half of it" not in markdown(capsys)[0]
    monkeypatch.setenv("FACTBENCH_ROLE", "reviewer")
    assert asked(capsys, "finding", article, "No editor.")[0] == 2
    assert claims


def test_the_kind_of_a_correction_is_said_only_where_something_was_changed(
    claims: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert asked(capsys, "correction", claims[0], "--kind", "minor")[0] == 2
    clock = ticking(step=3600)
    with Workbench(tmp_path / "claims.db", RULES, reviewer="Ada", clock=clock) as bench:
        bench.record.decide(claims[0], rating="mixed")
    assert "Correction, 2020" in markdown(capsys)[0].replace("\\", "")
    assert asked(capsys, "correction", claims[0], "The stamp is of 1933.", "--kind", "minor")[0] == 0
    out = markdown(capsys)[0].replace("\\", "")
    assert "Minor correction, 2020" in out
    assert "The stamp is of 1933." in out


def test_lint_lists_what_is_lacking_and_says_so_by_its_exit_code(
    claims: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = asked(capsys, "lint", "--profile", "ifcn")
    assert code == 1
    assert "report policy: no page for methodology (set `methodology`" in out
    code, out, _ = asked(capsys, "lint", "--profile", "ifcn", "--json")
    rules = {each["rule"] for each in json.loads(out)}
    assert {"policy", "publisher", "review", "link"} <= rules
    assert claims


def test_changes_between_two_exports_are_told_like_differences(
    claims: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert asked(capsys, "export", "--format", "json", "-o", "old.json")[0] == 0
    assert asked(capsys, "changes", "old.json", "old.json") == (0, "", "")
    with Workbench(tmp_path / "claims.db", RULES, reviewer="Ada") as bench:
        bench.record.decide(claims[2], rating="supported", rationale="A letter.")
    assert asked(capsys, "export", "--format", "json", "--for", "readers", "-o", "new.json")[0] == 0
    code, out, _ = asked(capsys, "changes", "old.json", "new.json")
    assert (code, f"verdict {claims[2][:8]} was Open, now Supported" in out) == (1, True)
    code, out, _ = asked(capsys, "changes", "old.json", "new.json", "--json")
    assert {each["kind"] for each in json.loads(out)} == {"verdict", "reason"}
    assert asked(capsys, "changes", "old.json", "nowhere.json")[0] == 3


def test_one_file_an_article_or_a_reviewer_goes_into_a_folder(
    claims: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert asked(capsys, "export", "--format", "html", "--into", "out", "--each", "article")[0] == 0
    (page,) = (tmp_path / "out").iterdir()
    assert page.name.endswith("-a-bridge.html")
    assert asked(capsys, "export", "--format", "html", "--into", "out", "--each", "article")[0] == 3
    code, _, err = asked(capsys, "export", "--format", "csv", "--into", "by", "--each", "reviewer")
    assert code == 0, err
    assert [each.name for each in (tmp_path / "by").iterdir()] == ["1-ada.csv"]
    assert asked(capsys, "export", "--format", "csv", "--into", "by")[0] == 2
    assert claims


def test_a_template_of_ones_own_writes_the_report(
    claims: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = asked(capsys, "template", "house", "--format", "markdown")
    assert (code, "house.md" in out) == (0, True)
    (tmp_path / "templates" / "house.md").write_text(
        "{{ report.title }}: {{ report.articles[0].claims | length }}\n"
    )
    assert markdown(capsys, "--template", "house")[0] == "A bridge: 2\n"
    assert asked(capsys, "export", "--format", "csv", "--template", "house")[0] == 2
    assert claims


def test_the_publishers_table_is_in_every_format_that_has_a_place_for_it(
    claims: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "config.toml").write_text(
        'role = "editor"\nreviewer = "Eva"\nreport_url = "https://desk.example/bridge"\n'
        '[publisher]\nname = "Quay Desk"\nurl = "https://desk.example/"\nlogo = "https://desk.example/l.png"\n'
        'methodology = "https://desk.example/how"\ncorrections = "https://desk.example/corrections"\n'
        'funding = "https://desk.example/money"\n'
    )
    assert "https://desk.example/how" in markdown(capsys)[0]
    assert "https://desk.example/money" in asked(capsys, "export", "--format", "html")[1]
    author = json.loads(asked(capsys, "export", "--format", "claimreview")[1])[0]["author"]
    assert author == {
        "@type": "Organization",
        "name": "Quay Desk",
        "url": "https://desk.example/",
        "logo": "https://desk.example/l.png",
        "publishingPrinciples": "https://desk.example/how",
        "correctionsPolicy": "https://desk.example/corrections",
        "ownershipFundingInfo": "https://desk.example/money",
    }
    whole = json.loads(asked(capsys, "export", "--format", "json")[1])
    assert whole["masthead"]["funding"] == "https://desk.example/money"
    (tmp_path / "config.toml").write_text('[publisher]\nnmae = "Quay Desk"\n')
    code, _, err = asked(capsys, "articles")
    assert (code, "publisher has no field nmae" in err) == (2, True)
    assert claims
