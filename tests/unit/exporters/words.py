"""A file in any format -> all text in it, as a program that looks for words would have it."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from zipfile import ZipFile, is_zipfile

import pytest


def words_of(content: bytes) -> str:
    """The text of a PDF or of every file in a zip, else the bytes as UTF-8; skips where a PDF cannot be read."""
    if content.startswith(b"%PDF"):
        return printed(content)
    if is_zipfile(BytesIO(content)):
        with ZipFile(BytesIO(content)) as archive:
            return "\n".join(
                f"{name}\n{archive.read(name).decode('utf-8', 'replace')}" for name in archive.namelist()
            )
    return content.decode()


def printed(content: bytes) -> str:
    """The words of a PDF in the order in which they are read."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler) reads PDF")
    done = subprocess.run(["pdftotext", "-", "-"], input=content, capture_output=True, check=True)
    return done.stdout.decode()
