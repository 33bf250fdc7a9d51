"""What tests of several rooms need."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


@pytest.fixture
def one_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """Load a model of stance once a process: all folders of these tests link to one file, and loading it takes long."""
    if find_spec("onnxruntime") is None:
        return
    import onnxruntime

    make = onnxruntime.InferenceSession
    monkeypatch.setattr(
        onnxruntime,
        "InferenceSession",
        lambda path, providers: _loaded(make, Path(path).resolve(), tuple(providers)),
    )


@cache
def _loaded(make: Callable[..., Any], path: Path, providers: Sequence[str]) -> Any:
    return make(str(path), providers=list(providers))
