"""Vectors of pools of passages, kept between runs: the encoder takes minutes for tens of thousands."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from factbench.index.encoder import encoder
from factbench.index.meaning import InMemory, vector_of
from factbench.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from factbench.index.encoder import Encoder
    from factbench.index.meaning import Meaning

KEPT = Path(__file__).parents[2] / ".pytest_cache" / "vectors"
"""Where they are kept; nothing is missed when it is deleted."""


def meaning_of(passages: Sequence[Sequence[str]], documents: Sequence[int] = ()) -> Meaning:
    """Search by meaning over the passages, each in its pieces, with the encoder of the `semantic` extra.

    `documents` are as for `InMemory`.
    """
    known = encoder(Settings())
    if known is None:
        raise LookupError("the semantic extra is not installed")
    return _Known(passages, known, documents)


class _Known(InMemory):
    """As `InMemory`, with vectors that an earlier run may have made."""

    def __init__(self, passages: Sequence[Sequence[str]], known: Encoder, documents: Sequence[int]) -> None:
        super().__init__(passages, known, documents)
        self._vectors = _vectors(passages, known)


def _vectors(passages: Sequence[Sequence[str]], known: Encoder) -> npt.NDArray[np.float32]:
    said = "\0".join([known.name, *("\1".join(each) for each in passages)])
    digest = hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()
    path = KEPT / f"{digest[:32]}.npy"
    if path.exists():
        kept: npt.NDArray[np.float32] = np.load(path)
        return kept
    made = np.stack([vector_of(each, known) for each in passages])
    KEPT.mkdir(parents=True, exist_ok=True)
    np.save(path, made)
    return made
