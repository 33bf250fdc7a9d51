"""A folder with a cross-encoder -> its answers for pairs of a passage and a statement. Alone knows onnxruntime here."""

from __future__ import annotations

import hashlib
import json
import math
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from factbench.errors import Misuse
from factbench.model import Opinion, Suggestion
from factbench.opinion.calibration import Calibration
from factbench.opinion.labels import Labels, against, labels_of
from factbench.text.clean import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

FILES = {"model.onnx": 2_000_000_000, "tokenizer.json": 100_000_000, "config.json": 1_000_000}
"""What the folder holds, and the most bytes of each."""
LONGEST = 512
"""Words of a pair that are read, in the model's own pieces, where the model itself says nothing."""
INPUTS = ("input_ids", "attention_mask", "token_type_ids")
SAVED = "calibration.json"


@dataclass(frozen=True)
class Encoder:
    """One model, loaded when it is first asked. Safe to use from several threads."""

    folder: Path

    @cached_property
    def name(self) -> str:
        """What reports call it."""
        return one_line(self.folder.name)

    def answers(self, statement: str, passages: Sequence[str]) -> list[list[float]]:
        """What the model says of each passage beside the statement: a number for each label, the higher the surer.

        Raises: `errors.Misuse` for a folder that holds no such model.
        """
        return [self._answer(each, statement) for each in passages]

    def opinions(self, statement: str, passages: Sequence[str]) -> list[Opinion]:
        """The same as stances with probabilities. Raises: as `answers`."""
        return [self.opinion(answer) for answer in self.answers(statement, passages)]

    def odds(self, statement: str, passages: Sequence[str]) -> list[float]:
        """How much each passage speaks against the statement, in log odds. Raises: as `answers`."""
        return [against(self._labels, answer) for answer in self.answers(statement, passages)]

    def opinion(self, answer: Sequence[float]) -> Opinion:
        """What an answer says, by the calibration where there is one."""
        labels, top = self._labels, max(answer)
        shares = [math.exp(each - top) for each in answer]
        neither = sum(shares[each] for each in labels.others) / sum(shares)
        refutes = self.calibration.refutes(against(labels, answer))
        both = labels.supports is not None and labels.refutes is not None
        chances = {
            Suggestion.SUPPORTS: ((1 - neither) if both else 1.0) * (1 - refutes),
            Suggestion.REFUTES: ((1 - neither) if both else 1.0) * refutes,
            Suggestion.UNCLEAR: neither,
        }
        if not both:
            # The other answer of a model with two says only that the first is not so.
            unsaid = Suggestion.SUPPORTS if labels.supports is None else Suggestion.REFUTES
            chances[Suggestion.UNCLEAR] = chances.pop(unsaid)
        stance = max(chances, key=lambda each: (chances[each], each.value))
        return Opinion(
            model=self.name,
            stance=stance,
            probability=round(chances[stance], 4),
            calibrated=self.calibration.pairs > 0,
        )

    @cached_property
    def calibration(self) -> Calibration:
        """What was saved beside the model, where it is of this very model."""
        try:
            found = json.loads((self.folder / SAVED).read_text(encoding="utf-8"))
            if found["model"] != self.fingerprint:
                return Calibration()
            return Calibration(float(found["slope"]), float(found["offset"]), int(found["pairs"]))
        except (OSError, ValueError, TypeError, KeyError):
            return Calibration()

    def save(self, calibration: Calibration) -> None:
        """Keep a calibration beside the model. Raises: `errors.Misuse` where the folder cannot be written."""
        known = {
            "model": self.fingerprint,
            "slope": calibration.slope,
            "offset": calibration.offset,
            "pairs": calibration.pairs,
        }
        try:
            (self.folder / SAVED).write_text(json.dumps(known, indent=1) + "\n", encoding="utf-8")
        except OSError as error:
            raise Misuse(f"{one_line(str(self.folder))} cannot be written: {error.strerror}.") from error
        self.__dict__.pop("calibration", None)

    @cached_property
    def fingerprint(self) -> str:
        """sha256 of the model's file. Raises: as `answers`."""
        with self._file("model.onnx").open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()

    @cached_property
    def _labels(self) -> Labels:
        return labels_of(self._text("config.json"))

    def _file(self, name: str) -> Path:
        path = self.folder / name
        try:
            size = path.stat().st_size
        except OSError as error:
            raise Misuse(
                f"The stance model in {one_line(str(self.folder))} has no {name}; it needs {', '.join(FILES)}."
            ) from error
        if size > FILES[name]:
            raise Misuse(f"{name} of the stance model has {size:,} bytes, more than {FILES[name]:,}.")
        return path

    def _text(self, name: str) -> str:
        try:
            return self._file(name).read_text(encoding="utf-8")
        except (OSError, UnicodeError) as error:
            raise Misuse(
                f"{name} of the stance model cannot be read: {one_line(str(error))[:100]}."
            ) from error

    @cached_property
    def _session(self) -> Any:
        if find_spec("onnxruntime") is None or find_spec("tokenizers") is None:
            raise Misuse("A stance model needs the extra `semantic`: `pip install 'factbench[semantic]'`.")
        import onnxruntime

        labels, path = self._labels, self._file("model.onnx")
        try:
            session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
        except Exception as error:
            raise Misuse("model.onnx of the stance model is no ONNX model that can be run.") from error
        if strange := [each.name for each in session.get_inputs() if each.name not in INPUTS]:
            raise Misuse(
                f"The stance model asks for {one_line(strange[0])[:40]}, which only its own program knows."
            )
        shape = session.get_outputs()[0].shape
        if len(shape) != 2 or (isinstance(shape[1], int) and shape[1] != labels.count):
            raise Misuse(
                f"The stance model gives {shape[-1]} answers, and config.json has {labels.count} labels."
            )
        return session

    @cached_property
    def _tokenizer(self) -> Any:
        from tokenizers import Tokenizer

        shape = self._session.get_inputs()[0].shape
        fixed = shape[1] if len(shape) == 2 and isinstance(shape[1], int) else None
        try:
            tokenizer = Tokenizer.from_str(self._text("tokenizer.json"))
        except Misuse:
            raise
        except Exception as error:
            raise Misuse("tokenizer.json of the stance model is no tokenizer.") from error
        tokenizer.enable_truncation(fixed or LONGEST, strategy="longest_first")
        if fixed:
            tokenizer.enable_padding(length=fixed, pad_id=self._labels.padding)
        else:
            tokenizer.no_padding()
        return tokenizer

    def _answer(self, passage: str, statement: str) -> list[float]:
        import numpy

        # The passage is what is given, the statement what may follow from it.
        pair = self._tokenizer.encode(_readable(passage), _readable(statement))
        known = dict(zip(INPUTS, (pair.ids, pair.attention_mask, pair.type_ids), strict=True))
        feed = {
            each.name: numpy.array([known[each.name]], numpy.int64) for each in self._session.get_inputs()
        }
        try:
            (answer, *_others) = self._session.run(None, feed)
        except Exception as error:
            raise Misuse(f"The stance model failed: {one_line(str(error))[:100]}.") from error
        found = [float(each) for each in answer[0]]
        if len(found) != self._labels.count or not all(map(math.isfinite, found)):
            raise Misuse("The stance model gave an answer that says nothing.")
        return found


def _readable(text: str) -> str:
    """As a tokenizer takes it: without halves of surrogate pairs."""
    return text.encode("utf-8", "replace").decode()
