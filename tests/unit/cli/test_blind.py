"""Blind review: no command tells the second reviewer anything of the first, before her own rating is stored."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from factbench import database
from factbench.cli import run
from factbench.cli.commands import COMMANDS
from factbench.exporters import exporters
from factbench.scales import HOUSE
from factbench.store import mask
from tests.blind import EDITOR, MARKS, SETTINGS, sitting, world
from tests.unit.exporters.words import words_of

if TYPE_CHECKING:
    from pathlib import Path

FORMS: tuple[list[str], ...] = ([], ["--json"], ["--csv"])
RATED = [each.id for each in HOUSE.ratings]


def looks(first: str, second: str, third: str, article: str) -> list[list[str]]:
    """Every command that tells something, with all that it can be asked."""
    filters = [
        ["--open"],
        ["--all", "--parts"],
        ["--orphaned"],
        *(["--verdict", each] for each in RATED),
        ["--reviewer", "Second", "--open"],
        *(["--text", each] for each in MARKS[:3]),
        ["--flagged"],
        ["--open-question"],
        *(["--asked", each] for each in ("me", "Chief", "Firstone")),
        *(["--assigned", each] for each in ("me", "nobody", "Chief")),
    ]
    audiences = (["--for", "readers"], ["--for", "colleagues"])
    return [
        *(["articles", *form] for form in FORMS),
        *(["claims", *form] for form in FORMS),
        *(["claims", *each] for each in filters),
        *(["evidence", first, *form] for form in FORMS),
        *(["evidence", claim] for claim in (second, third)),
        *(["searches", *form] for form in FORMS),
        *(["sources", "list", *form] for form in FORMS),
        ["sources", "search", "tide"],
        ["sources", "search", "plate late qxbrought"],
        *(["sources", "show", source] for source in SOURCES),
        *(["agreement", *form] for form in FORMS),
        ["agreement", "--machine"],
        ["agreement", "--pair", "Firstone", "Second"],
        *(["disagreements", *form] for form in FORMS),
        *(["history", *claim, *form] for claim in ([], [first]) for form in FORMS[:2]),
        *(["history", claim] for claim in (second, third)),
        ["history", "--at", "2020-03-06"],
        *(["inbox", *form] for form in FORMS),
        *(["thread", claim, *form] for claim in (first, second, third) for form in FORMS[:2]),
        *(["reviewers", *form] for form in FORMS),
        *(["export", "--format", form, *to] for form in exporters() for to in audiences),
        *(["export", "--format", form, "--only", "decided", *to] for form in exporters() for to in audiences),
        ["export", "--format", "markdown", "--article", article],
        ["lint", "--profile", "ifcn", "--json"],
        ["drift"],
        ["scale"],
        ["calibrate"],
        ["doctor"],
    ]


def acts(first: str, second: str) -> list[list[str]]:
    """Every command that stores something, short of a rating of the blind claims, and what undoes it."""
    return [
        ["note", first, "mine"],
        ["undo"],
        ["redo"],
        ["adjudicate", first, "mixed", "--reason", "x"],
        ["reopen", first, "--reason", "x"],
        ["approve", first],
        ["blind", first],
        ["choose", first, "--publish", "--why", "mine"],
        ["choose", first, "--unmark"],
        ["correction", first, "--kind", "minor"],
        ["finding", "no such", "x"],
        ["archive"],
        ["wording", first, "--confirm"],
        ["comment", second, "asked", "Port office", "--on", "2020-03-04"],
        ["close", MINE],
        ["answer", MINE, "Found it."],
        ["assign", first, "--to", "me", "--off"],
        ["assign", "--nobodys", "--to", "me"],
        ["assign", "--overlap", "0.5", "--to", "me"],
        ["match"],
        ["recut"],
        ["hide", "no such"],
    ]


SOURCES = ("439b2788", "cb4362a0")
"""The beginnings of the ids of the sources of which an editor said how they are to be judged."""
MINE = "004c4b42"
"""The end of the id of the second reviewer's own question on the first claim."""

NAMED_ELSEWHERE = {
    "ask": "says the id of what it stored, which is another each time",
    "check": "without a database",
    "extract": "without a database",
    "segment": "without a database",
    "add": "tells of the article that comes in",
    "correct": "cuts again, as recut does",
    "review": "the desk and its lines: tests below and in tests/tui/test_blind.py",
    "verdict": "a rating of one's own ends it",
    "cite": "as note",
    "confirm": "as note",
    "demo": "another database",
    "seal": "says how many acts there are, and nothing of what they say: the manual tells so",
    "bring": "says the id of what it stored, which is another each time",
    "import": "tells of what comes in from another file",
    "changes": "two files, no database",
    "template": "no database",
    "sync": "counts what may be seen of what comes in: tests/unit/shared_record/test_sync.py",
    "index": "counts passages of the whole library, which is one for all",
    "backup": "copies the file",
    "rescue": "copies a damaged file",
    "load": "brings in what a batch made: articles and what the machine found",
    "batch": "without a database",
    "clusters": "without a database",
    "verify": "a report, no database",
    "watch": "tells of feeds and of what comes in",
    "manual": "no database",
    "completion": "no database",
}


def asked(capsysbinary: pytest.CaptureFixture[bytes], *arguments: str) -> str:
    """What a command says, with all words of a file that it writes."""
    capsysbinary.readouterr()
    code = run(arguments)
    said = capsysbinary.readouterr()
    return f"{code}\n{words_of(said.out)}{said.err.decode()}"


@pytest.fixture
def second(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the second reviewer has set."""
    for name, value in (
        ("BLIND", "true"),
        ("REVIEWER", "Second"),
        ("PARSER", "rules"),
        ("SEMANTIC", "false"),
    ):
        monkeypatch.setenv(f"FACTBENCH_{name}", value)


def told(
    folder: Path,
    capsysbinary: pytest.CaptureFixture[bytes],
    monkeypatch: pytest.MonkeyPatch,
    *,
    acts_of_others: bool,
) -> list[tuple[list[str], str]]:
    folder.mkdir()
    monkeypatch.chdir(folder)
    claims = world(folder / "claims.db", acts=acts_of_others)
    with sitting(folder / "claims.db", "Second", 9) as bench:
        article = bench.desk.claim(claims[0]).article
    first, second, third = claims
    asked_for = looks(first, second, third, article)
    commands = [*asked_for, *acts(first, second), *asked_for[:3]]
    return [(each, asked(capsysbinary, *each)) for each in commands]


@pytest.mark.usefixtures("second")
def test_every_command_says_what_it_says_where_nobody_else_has_acted(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The strongest test of all: not only no word, but no count, no order and no gap is another."""
    masked = told(tmp_path / "masked", capsysbinary, monkeypatch, acts_of_others=True)
    alone = told(tmp_path / "alone", capsysbinary, monkeypatch, acts_of_others=False)
    assert len(masked) == len(alone)
    leaks = [
        (command, ours, theirs)
        for (command, ours), (_same, theirs) in zip(masked, alone, strict=True)
        if ours != theirs
    ]
    assert leaks == []
    tested = {command[0] for command, _said in masked}
    assert tested | NAMED_ELSEWHERE.keys() == COMMANDS.keys()


@pytest.mark.usefixtures("second")
def test_without_blindness_every_mark_is_there_to_be_found(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the test above looks for does show where nothing hides it, so that it could fail."""
    monkeypatch.setenv("FACTBENCH_BLIND", "false")
    everything = "".join(
        said for _command, said in told(tmp_path / "open", capsysbinary, monkeypatch, acts_of_others=True)
    )
    assert [each for each in MARKS if each not in everything] == ["qxdraft"]


@pytest.mark.usefixtures("second")
def test_an_editor_sees_everything(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACTBENCH_ROLE", "editor")
    monkeypatch.chdir(tmp_path)
    world(tmp_path / "claims.db", acts=True)
    assert "qxreason" in asked(capsysbinary, "history")
    assert "qxreason" in asked(capsysbinary, "export", "--format", "json")


@pytest.mark.usefixtures("second")
def test_her_own_rating_lifts_the_mask_from_that_claim_alone(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    first, second, _third = world(tmp_path / "claims.db", acts=True)
    assert "qxreason" not in asked(capsysbinary, "history", first)
    said = asked(capsysbinary, "verdict", first, "supported")
    assert not [each for each in MARKS if each in said]
    assert "qxreason" in asked(capsysbinary, "history", first)
    assert "qxreason" not in asked(capsysbinary, "history", second)
    asked(capsysbinary, "undo")
    assert "qxreason" not in asked(capsysbinary, "history", first)


@pytest.mark.usefixtures("second")
def test_a_report_that_would_leave_something_out_is_refused(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    world(tmp_path / "claims.db", acts=True)
    assert "Review is blind: 2 of these 3 claims are yours to rate first" in asked(
        capsysbinary, "export", "--format", "json"
    )
    assert "My own." in asked(capsysbinary, "export", "--format", "markdown", "--only", "decided")


@pytest.mark.usefixtures("second")
def test_the_desk_in_lines_tells_nothing(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    world(tmp_path / "claims.db", acts=True)
    monkeypatch.setattr("sys.stdin", io.StringIO("?\nn\nn\nn\nu\nq\n"))
    said = asked(capsysbinary, "review", "--plain")
    assert "harbour bridge" in said
    assert not [each for each in MARKS if each in said]


def test_one_claim_or_one_article_can_be_blind_and_one_of_it_open(tmp_path: Path) -> None:
    first, second, _third = world(tmp_path / "claims.db", acts=True)

    def blind() -> list[bool]:
        with sitting(tmp_path / "claims.db", "Second", 9, replace(SETTINGS, blind=False)) as bench:
            shown = [not bench.desk.verdicts(each) for each in (first, second)]
            assert shown == [bench.desk.blind(each) for each in (first, second)]
            return shown

    with sitting(tmp_path / "claims.db", "Editorine", 8, EDITOR) as bench:
        article = bench.desk.claim(first).article
        assert blind() == [False, False]
        bench.record.editing.blind(True, claim=first)
        assert blind() == [True, False]
        bench.record.editing.blind(True, article=article)
        assert blind() == [True, True]
        bench.record.editing.blind(False, claim=second)
        assert blind() == [True, False]
        bench.record.editing.blind(None, claim=second)
        assert blind() == [True, True]
        bench.record.undo()
        assert blind() == [True, False]


def test_where_it_is_set_the_machines_suggestions_are_kept_back_too(tmp_path: Path) -> None:
    first, *_others = world(tmp_path / "claims.db", acts=True)
    with sitting(tmp_path / "claims.db", "Second", 9) as bench:
        (beside,) = bench.desk.evidence(first)
        assert beside.comparison.told
    with sitting(tmp_path / "claims.db", "Second", 9, replace(SETTINGS, blind_suggestions=True)) as bench:
        assert [each.comparison.signals for each in bench.desk.evidence(first)] == [()]
        bench.record.decide(first, rating="mixed")
        assert beside in bench.desk.evidence(first)


@pytest.mark.usefixtures("second")
def test_what_another_brought_is_searched_matched_and_counted_as_if_it_were_not_there(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its words are those of the claims, so that whatever looks for evidence finds it."""
    monkeypatch.chdir(tmp_path)
    first, second, _third = world(tmp_path / "claims.db", acts=False)
    asked(capsysbinary, "match")
    looks = [["match"], ["sources", "search", "harbour bridge widest"], ["evidence", first, "--json"]]

    def said() -> list[str]:
        found = [asked(capsysbinary, *each) for each in (*looks, ["sources", "list"])]
        plain = [re.sub(r"[ \d.]+", " ", each) for each in found]  # without how well each fits
        return [*plain, asked(capsysbinary, "evidence", first).partition("Found in")[2]]

    before = said()
    assert "matched already" in before[0]
    with sitting(tmp_path / "claims.db", "Firstone", 11, replace(SETTINGS, blind=False)) as bench:
        words = "The harbour bridge opened in 1932 and was the widest bridge, qxbrought."
        bench.record.by_hand.store(bench.record.by_hand.bringing(first, words, name="qxbrought"), first)
        assert bench.library.passages.unmatched_count()
    assert said() == before
    with sitting(tmp_path / "claims.db", "Firstone", 12, replace(SETTINGS, blind=False)) as bench:
        bench.library.passages.match_all([second])
        assert any("qxbrought" in each.passage.text for each in bench.desk.evidence(second))
    assert said() == before
    assert "Matched 1 claim: 1 suggestion." in asked(
        capsysbinary, "match", second
    )  # of two that the machine found
    monkeypatch.setenv("FACTBENCH_BLIND", "false")
    assert "qxbrought" in "".join(said())


def test_news_of_others_do_not_tell_what_they_did(tmp_path: Path) -> None:
    first, second, _third = world(tmp_path / "claims.db", acts=False)
    with sitting(tmp_path / "claims.db", "Second", 9) as bench:
        seen = bench.desk.pulse()
        with sitting(tmp_path / "claims.db", "Firstone", 11) as other:
            other.record.decide(first, rating="refuted")
        news = bench.desk.news(seen)
        assert news is not None
        assert news.acts == ()
        bench.record.decide(second, rating="mixed")
        with sitting(tmp_path / "claims.db", "Firstone", 12) as other:
            other.record.decide(second, rating="refuted")
        later = bench.desk.news(news.pulse)
        assert later is not None
        assert [each.claim for each in later.acts] == [second]


def test_where_nothing_is_blind_there_is_no_view_in_the_way(tmp_path: Path) -> None:
    world(tmp_path / "claims.db", acts=True)
    with sitting(tmp_path / "claims.db", "Second", 9, replace(SETTINGS, blind=False)) as bench:
        assert bench.session.mask() is None
        assert bench.session.read(lambda connection: connection) is bench.session.connection()


def test_the_folders_of_tables_that_people_fill_all_stand_behind_the_mask(tmp_path: Path) -> None:
    """A table that is new has to be thought of: it is masked, or it is named here with the reason."""
    world(tmp_path / "claims.db", acts=False)
    connection = database.connect(tmp_path / "claims.db")
    tables = {
        name
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        if not name.startswith(("sqlite_", "_sqlite", "passage_fts"))
    }
    connection.close()
    made_by_machine = {
        "snapshot", "article", "passage", "matched", "compared", "shingle", "copy", "claim_word",
        "claim_lead", "claim_size", "met", "source_shingle",
    }  # fmt: skip
    shared = {
        "hidden": "an article out of sight",
        "dropped": "what is to be judged",
        "cut_as": "what is to be judged",
    }
    shared["blind"] = "whether it is blind"
    shared["assignment"] = "who is to judge it, not how"
    shared["lease"] = "who has it open, not what they hold of it"
    shared["arrival"] = "in which order acts came in, of which `event` shows those that may be seen"
    shared["shared"] = "how far the exchange with other desks has come, in numbers"
    shared["held"] = "digests, which say nothing of what is in a row"
    for each in ("watched", "watch_seen", "watch_refused"):
        shared[each] = "which feeds are read and what came of them: no claim is in it"
    assert tables == {*mask.VIEWS, *made_by_machine, *shared}
