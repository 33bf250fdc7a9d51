"""Config file and environment."""

from __future__ import annotations

import os
import re
import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factbench import config
from factbench.errors import Misuse
from factbench.settings import ParserChoice, Settings


def write(folder: Path, text: str) -> dict[str, str]:
    path = folder / "c.toml"
    path.write_text(text, encoding="utf-8")
    return {"FACTBENCH_CONFIG": str(path)}


def test_without_a_file_the_defaults_hold() -> None:
    assert config.load({"XDG_CONFIG_HOME": "/nowhere"}) == Settings()


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    environment = write(
        tmp_path, 'parser = "rules"\npublisher = "Post"\nevidence_limit = 5\nallow_private = true\n'
    )
    found = config.load({**environment, "FACTBENCH_PUBLISHER": "Times", "FACTBENCH_ASCII": "1"})
    assert (found.parser, found.publisher, found.evidence_limit) == (ParserChoice.RULES, "Times", 5)
    assert found.allow_private
    assert found.ascii


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("colour = 1", "there is no setting colour"),
        ("evidence_limit = 0", "evidence_limit cannot be 0; it takes a whole number above 0"),
        ("evidence_cutoff = 'high'", "it takes a number above 0"),
        ("list_worth = 2", "list_worth cannot be 2; it takes a number from 0 to 1"),
        ("parser = 'magic'", "it takes auto, rules, model"),
        ("ascii = 'perhaps'", "it takes true or false"),
        ("publisher = 5", "it takes a text"),
        ("= broken", "cannot be read as TOML"),
    ],
)
def test_a_wrong_setting_is_named_with_what_it_takes(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(Misuse, match=words):
        config.load(write(tmp_path, text))


def test_weights_of_worth_are_a_table_of_features(tmp_path: Path) -> None:
    environment = write(
        tmp_path,
        '[worth]\n"gives a number" = {verifiable = 2.5, checkworthy = 0}\nquotes = {subjective = -1}\n',
    )
    assert config.load(environment).worth == (
        ("gives a number", "verifiable", 2.5),
        ("gives a number", "checkworthy", 0.0),
        ("quotes", "subjective", -1.0),
    )
    assert config.load({**environment, "FACTBENCH_WORTH": "{quotes = {checkworthy = 1.5}}"}).worth == (
        ("quotes", "checkworthy", 1.5),
    )
    assert config.load({**environment, "FACTBENCH_WORTH": ""}).worth == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("worth = 3", r"c\.toml: worth must be a table of features; write lines like"),
        (
            '[worth]\n"gives number" = {verifiable = 1}',
            "“gives number” is no feature; did you mean “gives a number”",
        ),
        ("[worth]\nquotes = 2", "“quotes” takes a table of scores; write lines like"),
        ("[worth]\nquotes = {truth = 2}", "has no score truth; use verifiable, checkworthy, subjective"),
        (
            "[worth]\nquotes = {subjective = 'much'}",
            "subjective cannot be 'much'; it takes a number from -20 to 20",
        ),
        (
            "[worth]\nquotes = {subjective = nan}",
            "subjective cannot be nan; it takes a number from -20 to 20",
        ),
        ("[worth]\nquotes = {subjective = true}", "subjective cannot be True"),
        ("worth = '{quotes'", "worth cannot be read as TOML"),
    ],
)
def test_a_wrong_weight_is_named_with_what_it_takes(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(Misuse, match=words):
        config.load(write(tmp_path, text))


def test_a_config_file_that_is_named_must_be_there() -> None:
    with pytest.raises(Misuse, match="not a file"):
        config.load({"FACTBENCH_CONFIG": "/nowhere/c.toml"})


def test_an_empty_text_means_absent(tmp_path: Path) -> None:
    assert config.load(write(tmp_path, 'publisher = ""')).publisher is None


@pytest.mark.parametrize("name", ["", "  ", "Ada\x1b[31m", "Ada\u202e", "A" * 81, "A\nB"])
def test_a_name_that_could_act_on_a_screen_is_refused(name: str) -> None:
    with pytest.raises(Misuse, match="visible characters"):
        config.checked_name(name)


def test_the_reviewer_is_the_configured_one_else_the_login(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "quay")
    assert config.reviewer_name(Settings(reviewer=" Zoë ")) == "Zoë"
    assert config.reviewer_name(Settings()) == "quay"


def test_a_name_given_once_is_taken_before_the_login_and_after_the_configured_one(tmp_path: Path) -> None:
    environment = {"FACTBENCH_STATE": str(tmp_path / "state")}
    assert config.given_name(environment) is None
    assert config.keep_name(" Ada ", environment)
    assert config.reviewer_name(Settings(), environment) == "Ada"
    assert config.reviewer_name(Settings(reviewer="Zoë"), environment) == "Zoë"
    assert config.keep_name("Ben", environment)
    assert config.given_name(environment) == "Ben"


def test_a_name_that_cannot_be_kept_or_read_is_asked_again(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file stands here", encoding="utf-8")
    assert not config.keep_name("Ada", {"FACTBENCH_STATE": str(tmp_path / "file")})
    for damaged in (b"\xff\xfe", b"Ada\x1b[31m", b"", b"A" * 500):
        (tmp_path / "reviewer").write_bytes(damaged)
        assert config.given_name({"FACTBENCH_STATE": str(tmp_path)}) is None


def test_a_machine_keeps_its_id(tmp_path: Path) -> None:
    environment = {"FACTBENCH_STATE": str(tmp_path / "state")}
    first = config.device_id(environment)
    assert first == config.device_id(environment)
    assert [path.name for path in (tmp_path / "state").iterdir()] == ["device"]


def test_a_machine_without_a_state_folder_still_has_an_id(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file stands here", encoding="utf-8")
    assert len(config.device_id({"FACTBENCH_STATE": str(tmp_path / "state")})) == 32


def test_a_damaged_id_is_not_used(tmp_path: Path) -> None:
    (tmp_path / "device").write_text("../../etc", encoding="utf-8")
    assert config.device_id({"FACTBENCH_STATE": str(tmp_path)}).isalnum()


def test_the_config_file_is_looked_for_in_the_users_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert config.config_path({}).name == "config.toml"
    assert os.sep in str(config.config_path({}))


def test_sources_elsewhere_are_tables_of_the_file_beside_wikipedia(tmp_path: Path) -> None:
    text = '[sources.news]\nkind = "search"\nurl = "https://n.example/?q={query}"\nkey = "NEWS_KEY"\n'
    wiki, news = config.load(write(tmp_path, text)).sources
    assert (wiki.name, wiki.kind) == ("wiki", "mediawiki")
    assert (news.name, news.kind, news.key, news.text) == ("news", "search", "NEWS_KEY", "text")
    own = '[sources.wiki]\nkind = "mediawiki"\nurl = "https://w.example/api.php"\n'
    assert [each.url for each in config.load(write(tmp_path, own)).sources] == ["https://w.example/api.php"]
    inline = config.load({"FACTBENCH_SOURCES": '{news = {kind = "search", url = "https://n.example"}}'})
    assert [each.name for each in inline.sources] == ["wiki", "news"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("sources = 3", "must be tables"),
        ("[sources]\nnews = 3", "must be tables"),
        ('[sources.all]\nkind = "search"', "a name is 1 to 40 letters"),
        ('[sources.news]\nkind = "search"', "source news needs url"),
        ('[sources.news]\nkey_file = "x"', "has no field key_file; use address, date,"),
        ("[sources.news]\nkind = 3", "kind takes a text"),
        ("sources = '{'", "sources cannot be read as TOML"),
    ],
)
def test_a_wrong_source_is_named_with_what_it_takes(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(Misuse, match=words):
        config.load(write(tmp_path, text))


FILE = """# ours
evidence_limit = 7  # one hand
publisher = "The # Post"   # with a hash

[worth]
"gives a number" = {checkworthy = 2.0}
"""


def stored(folder: Path, text: str, name: str, typed: str | None) -> str:
    """The config file after one setting was stored in it."""
    environment = write(folder, text)
    config.store(name, typed, environment)
    return (folder / "c.toml").read_text(encoding="utf-8")


def test_a_stored_value_changes_and_its_comment_stays(tmp_path: Path) -> None:
    assert stored(tmp_path, FILE, "evidence_limit", "5") == FILE.replace("= 7", "= 5")
    assert '"Else"   # with a hash' in stored(tmp_path, FILE, "publisher", "Else")


def test_a_new_setting_stands_before_the_first_table(tmp_path: Path) -> None:
    assert stored(tmp_path, FILE, "ascii", "true") == FILE.replace("a hash\n", "a hash\nascii = true\n")
    assert stored(tmp_path, "", "ascii", "true") == "ascii = true\n"
    assert stored(tmp_path, "[worth]\n", "ascii", "true") == "ascii = true\n\n[worth]\n"


def test_a_weight_is_stored_in_its_table(tmp_path: Path) -> None:
    line = '"names a year" = {checkworthy = 1.0}'
    assert stored(tmp_path, FILE, "worth", line) == f"{FILE}{line}\n"
    assert stored(tmp_path, "", "worth", line) == f"[worth]\n{line}\n"


def test_a_setting_is_taken_away(tmp_path: Path) -> None:
    assert "evidence_limit" not in stored(tmp_path, FILE, "evidence_limit", None)
    assert "publisher" not in stored(tmp_path, FILE, "publisher", "")
    assert stored(tmp_path, FILE, "ascii", None) == FILE


def test_a_value_of_several_lines_is_one_value(tmp_path: Path) -> None:
    text = 'publisher = """a\nevidence_limit = 3\n"""\n'
    assert tomllib.loads(stored(tmp_path, text, "evidence_limit", "4"))["evidence_limit"] == 4
    assert stored(tmp_path, text, "publisher", "Post") == 'publisher = "Post"\n'


@pytest.mark.parametrize(
    ("text", "name", "typed"),
    [
        ("no toml", "ascii", "true"),
        ("worth = 3\n", "worth", '"names a year" = {checkworthy = 1.0}'),
        (FILE, "worth", "names a year"),
        (FILE, "worth", '"names a year" = {checkworthy = much}'),
        (FILE, "worth", '"names a yeer" = {checkworthy = 1.0}'),
        (FILE, "evidence_limit", "many"),
    ],
)
def test_what_cannot_be_stored_leaves_the_file_as_it_was(
    tmp_path: Path, text: str, name: str, typed: str
) -> None:
    with pytest.raises(Misuse):
        stored(tmp_path, text, name, typed)
    assert (tmp_path / "c.toml").read_text(encoding="utf-8") == text


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_whatever_is_stored_is_read_again(words: str) -> None:
    with TemporaryDirectory() as folder:
        text = stored(Path(folder), FILE, "publisher", words)
        assert config.load({"FACTBENCH_CONFIG": str(Path(folder, "c.toml"))}).publisher == words
        assert text.startswith("# ours\n")


@pytest.mark.parametrize("value", ["inf", "-inf", "nan", "1e400"])
@pytest.mark.parametrize("name", ["fetch_bytes", "fetch_seconds"])
def test_a_number_without_end_is_no_setting(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(Misuse, match=f"{name} cannot be"):
        config.load(write(tmp_path, f"{name} = {value}\n"))


def test_the_publishers_table_is_the_settings_of_the_same_names(tmp_path: Path) -> None:
    text = 'lint = "ifcn"\n[publisher]\nname = "Quay Desk"   # ours\nurl = "https://desk.example"\n'
    found = config.load(write(tmp_path, text))
    assert (found.publisher, found.publisher_url) == ("Quay Desk", "https://desk.example")
    added = stored(tmp_path, text, "publisher_funding", "https://desk.example/money")
    assert 'funding = "https://desk.example/money"' in added
    assert "# ours" in added
    assert config.load(write(tmp_path, added)).publisher_funding == "https://desk.example/money"
    assert "url" not in stored(tmp_path, text, "publisher_url", None)
    assert 'name = "Times"' in stored(tmp_path, text, "publisher", "Times")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[publisher]\nnmae = 'x'\n", "publisher has no field nmae; use name, url, logo, contact"),
        ("[publisher]\nurl = 5\n", "publisher_url cannot be 5"),
        ("archive_url = 'https://a.example/'\n", r"an address with {url} in it"),
        ("lint = 'vogue'\n", "house, ifcn, efcsn, claimreview, none"),
    ],
)
def test_what_a_publisher_or_an_archive_cannot_be_is_told(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(Misuse, match=re.escape(words)):
        config.load(write(tmp_path, text))
