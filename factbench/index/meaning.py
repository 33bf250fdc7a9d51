"""How near in meaning are two texts? Alone knows WordLlama, the `embed` extra, and loads it when first asked."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factbench.stages.match import Meaning

NAME = "wordllama"


def meaning() -> Meaning | None:
    """The measure of meaning, or None where the extra is not installed. Safe to use from several threads."""
    return _nearness if installed() else None


@cache
def installed() -> bool:
    """Whether the `embed` extra is there; nothing is loaded to find out."""
    return find_spec(NAME) is not None


def named() -> str:
    """Name and version of the model, or "" without one: part of the version of every index."""
    return f"{NAME} {version(NAME)}" if installed() else ""


def _nearness(statement: str, texts: Sequence[str]) -> list[float]:
    # One batch: the length of the longest pads the others, and cosines do not depend on the batch.
    vectors = _model().embed([_readable(each) for each in (statement, *texts)], norm=True)
    return [round(max(0.0, min(1.0, float(near))), 6) for near in vectors[1:] @ vectors[0]]


def _readable(text: str) -> str:
    """As the tokenizer takes it: not empty, and without halves of surrogate pairs."""
    return text.encode("utf-8", "replace").decode() if text.strip() else "."


@cache
def _model() -> Any:
    """The vectors that come inside the package; nothing is downloaded."""
    import wordllama

    return wordllama.WordLlama.load(cache_dir=Path(wordllama.__file__).parent, disable_download=True)
