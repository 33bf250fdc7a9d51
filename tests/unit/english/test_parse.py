"""Trees of sentences, and a model that is only used when its files are the known ones."""

from __future__ import annotations

import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest

from factbench.english import parse
from factbench.english.parse import Parse, Parser, Word, parser_for, stretch, tops
from factbench.errors import Misuse
from factbench.settings import ParserChoice
from factbench.text.span import Span


@pytest.fixture(scope="module")
def parser() -> Parser:
    try:
        found = parser_for(ParserChoice.MODEL)
    except Misuse as error:
        pytest.skip(str(error))
    assert found is not None
    return found


@pytest.mark.model
def test_the_model_is_named_without_being_loaded(parser: Parser) -> None:
    assert parse.model_of(ParserChoice.MODEL) == parser.version
    assert parse.model_of(ParserChoice.RULES) is None


def test_rules_need_no_parser() -> None:
    assert parser_for(ParserChoice.RULES) is None


@pytest.mark.model
def test_the_version_names_the_official_model(parser: Parser) -> None:
    assert parser.version.startswith("en_core_web_sm 3.")


@pytest.mark.model
def test_spans_of_words_are_slices_though_the_model_saw_plain_marks(parser: Parser) -> None:
    text = "Oddly. “The mayor’s\xa0plan … [and] budget — failed,” Ito said."
    (tree,) = parser.parse(text, [Span(7, len(text))])
    assert tree is not None
    words = [word.span.of(text) for word in tree.words]
    assert words[:5] == ["“", "The", "mayor", "’s", "plan"]
    assert [word.text for word in tree.words][:4] == ['"', "The", "mayor", "'s"]
    assert "[" not in words
    assert "…" in words


@pytest.mark.model
def test_a_sentence_has_one_root_and_every_word_hangs_on_it(parser: Parser) -> None:
    text = "The bank closed and the shop opened. Then it rained"
    for tree in parser.parse(text, [Span(0, len(text))]):
        assert tree is not None
        assert tree.root.subtree == tree.words
        assert [word for word in tree.words if word.is_root] == [tree.root]
        assert all(list(word.line())[-1] is tree.root for word in tree.words)


@pytest.mark.model
def test_a_sentence_without_words_or_with_too_many_is_left_to_the_rules(parser: Parser) -> None:
    text = "  " + "no " * 400 + "x" * 9000
    trees = parser.parse(text, [Span(0, 2), Span(2, 1202), Span(1202, len(text)), Span(2, 10)])
    assert [tree is None for tree in trees] == [True, True, True, False]


@pytest.mark.model
def test_children_are_found_by_relation(parser: Parser) -> None:
    text = "Ito opened a bridge."
    (tree,) = parser.parse(text, [Span(0, len(text))])
    assert tree is not None
    opened = tree.root
    assert opened.child("nsubj", "dobj") is tree.words[0]
    assert [word.text for word in opened.children("nsubj", "dobj")] == ["Ito", "bridge"]
    assert opened.child("agent") is None
    assert not opened.has("agent")


def grown(words: str, heads: list[int]) -> Parse:
    """A tree of bare words, each hung on the word with this place."""
    text = words.split()
    return Parse(
        (Word(place, Span(place, place + 1), each, "", "", "") for place, each in enumerate(text)), heads
    )


def test_a_word_knows_its_neighbours_and_what_hangs_on_it() -> None:
    old, bank, in_, ota, shut = grown("Old bank in Ota shut", [1, 4, 1, 2, 4]).words
    assert bank.subtree == (old, bank, in_, ota)
    assert (bank.first, bank.last) == (old, ota)
    assert (old.previous, old.following, shut.following) == (None, bank, None)
    assert list(ota.line()) == [ota, in_, bank, shut]
    assert tops([old, in_, ota, shut]) == [old, in_, shut]
    assert old < bank < ota
    assert stretch([old, bank]) == Span(0, 2)


def test_a_chain_of_words_may_be_as_long_as_a_text() -> None:
    words = grown("of " * 5000, [0, *range(4999)]).words
    assert words[0].subtree == words
    assert len(list(words[-1].line())) == 5000


def test_a_word_is_hung_elsewhere_in_a_tree_of_its_own() -> None:
    tree = grown("Old bank in Ota shut", [1, 4, 1, 2, 4])
    changed = tree.rehung({tree.words[2]: tree.words[4]})
    assert [word.text for word in changed.root.children()] == ["bank", "in"]
    assert [word.text for word in tree.root.children()] == ["bank"]


def test_without_a_model_auto_is_rules_and_model_says_how_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parse, "find_spec", lambda name: None)
    assert parser_for(ParserChoice.AUTO) is None
    with pytest.raises(Misuse, match=r"pip install 'factbench\[model\]'"):
        parser_for(ParserChoice.MODEL)


def test_a_model_without_its_library_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parse, "find_spec", lambda name: None if name == "spacy" else find_spec("json"))
    assert parser_for(ParserChoice.AUTO) is None


def test_an_incomplete_model_is_one_clear_sentence(tmp_path: Path) -> None:
    with pytest.raises(Misuse, match="is incomplete"):
        parse._load(tmp_path, False)


def test_a_model_that_cannot_be_loaded_is_one_clear_sentence(tmp_path: Path) -> None:
    (tmp_path / "meta.json").write_text('{"version": "1.0"}')
    (tmp_path / "en_core_web_sm-1.0").mkdir()
    if find_spec("spacy") is None:
        pytest.skip("the library of the model is not installed")
    with pytest.raises(Misuse, match="cannot be loaded"):
        parse._load(tmp_path, False)


def test_a_changed_file_is_refused_before_anything_is_loaded(tmp_path: Path) -> None:
    spec = find_spec(parse.REUPLOAD)
    if spec is None or spec.origin is None:
        pytest.skip("the model of the `model` extra is not installed")
    copy = tmp_path / "copy"
    shutil.copytree(Path(spec.origin).parent, copy)
    parse._check(copy)
    (changed,) = copy.glob("*/parser/moves")
    changed.write_bytes(changed.read_bytes() + b" ")
    with pytest.raises(Misuse, match="parser/moves is not the known one"):
        parse._load(copy, True)
    changed.unlink()
    with pytest.raises(Misuse, match="parser/moves is not the known one"):
        parse._load(copy, True)
