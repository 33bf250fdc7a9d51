"""A folder with a model, and what it makes of pairs; a folder without one is refused in a sentence."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from factbench.errors import Misuse
from factbench.model import Suggestion
from factbench.opinion import encoder
from factbench.opinion.calibration import Calibration
from factbench.opinion.encoder import Encoder
from tests.unit.opinion.trusted import trusted

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("one_model")

OPENED = "The bridge opened in 1911."


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Encoder:
    return Encoder(trusted(tmp_path_factory.mktemp("models") / "small"))


def test_a_real_model_tells_what_contradicts_from_what_does_not(model: Encoder) -> None:
    other, same = model.opinions(OPENED, ["The bridge was opened in 1930.", "Cats like milk."])
    assert (other.stance, same.stance) == (Suggestion.REFUTES, Suggestion.UNCLEAR)
    assert other.probability > 0.9
    assert (other.model, other.calibrated) == ("small", False)
    assert model.opinions(OPENED, ["The bridge was opened in 1930."])[0] == other


@pytest.mark.parametrize("text", ["", "\ud800", "\x00\x1b[2J", "word " * 20_000, "👩‍🚀" * 50])
def test_any_text_gets_an_answer(model: Encoder, text: str) -> None:
    assert 0 <= model.opinions(OPENED, [text])[0].probability <= 1
    assert 0 <= model.opinions(text, [OPENED])[0].probability <= 1


def test_a_calibration_is_kept_beside_the_model_it_was_made_for(model: Encoder) -> None:
    before = model.opinions(OPENED, ["The bridge was opened in 1930."])[0]
    model.save(Calibration(0.1, 0.0, 80))
    again = Encoder(model.folder)
    after = again.opinions(OPENED, ["The bridge was opened in 1930."])[0]
    assert after.calibrated
    assert 0.5 < after.probability < before.probability
    path = model.folder / encoder.SAVED
    path.write_text(path.read_text("utf-8").replace(model.fingerprint, "0" * 64), encoding="utf-8")
    assert not Encoder(model.folder).opinions(OPENED, [OPENED])[0].calibrated
    path.write_text("[", encoding="utf-8")
    assert not Encoder(model.folder).opinions(OPENED, [OPENED])[0].calibrated
    path.unlink()


def a_folder(path: Path, **files: str) -> Encoder:
    path.mkdir()
    whole = {
        "model.onnx": "no model",
        "tokenizer.json": "{}",
        "config.json": json.dumps({"id2label": {"0": "entailment", "1": "neutral"}}),
    } | {name.replace("_", "."): text for name, text in files.items()}
    for name, text in whole.items():
        (path / name).write_text(text, encoding="utf-8")
    return Encoder(path)


def complaint(model: Encoder) -> str:
    with pytest.raises(Misuse) as error:
        model.opinions(OPENED, [OPENED])
    return str(error.value)


def test_a_folder_that_is_no_model_is_refused_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "has no config.json" in complaint(Encoder(tmp_path / "nowhere"))
    (tmp_path / "empty").mkdir()
    assert "has no config.json; it needs model.onnx" in complaint(Encoder(tmp_path / "empty"))
    assert "has no labels" in complaint(a_folder(tmp_path / "labels", config_json="{}"))
    assert "no ONNX model" in complaint(a_folder(tmp_path / "onnx"))
    (tmp_path / "onnx" / "model.onnx").unlink()
    assert "has no model.onnx" in complaint(Encoder(tmp_path / "onnx"))
    monkeypatch.setitem(encoder.FILES, "model.onnx", 3)
    assert "more than 3" in complaint(a_folder(tmp_path / "huge"))


def test_a_model_with_other_answers_or_another_tokenizer_is_refused(model: Encoder, tmp_path: Path) -> None:
    folder = trusted(tmp_path / "other")
    (folder / "config.json").write_text(
        json.dumps({"id2label": {"0": "entailment", "1": "neutral", "2": "contradiction"}}), encoding="utf-8"
    )
    assert "gives 2 answers, and config.json has 3 labels" in complaint(Encoder(folder))
    folder = trusted(tmp_path / "tokens")
    (folder / "tokenizer.json").unlink()
    (folder / "tokenizer.json").write_text("{}", encoding="utf-8")
    assert complaint(Encoder(folder)) == "tokenizer.json of the stance model is no tokenizer."


def test_without_the_extra_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoder, "find_spec", lambda _name: None)
    assert "factbench[semantic]" in complaint(a_folder(tmp_path / "bare"))
