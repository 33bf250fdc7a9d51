"""Who signed a text? With the keys and the program that people have for it already: `ssh-keygen -Y`, as git does.

No cryptography of our own: a signature is a file beside the text, and anybody can check it without factbench.
"""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

from factbench.errors import Misuse, OutputRefused, Unreadable
from factbench.text.clean import one_line

if TYPE_CHECKING:
    from pathlib import Path

NAMESPACE = "factbench"
"""What the signature is for: one made for mail or git is not taken for a seal."""

SECONDS = 120
"""A key may ask for its passphrase, or for a touch."""


def signature_of(path: Path) -> Path:
    """The file in which the signature of a file stands."""
    return path.with_name(path.name + ".sig")


def sign(path: Path, key: str) -> Path:
    """Sign a file with an SSH key and return the signature's file. `key` may be the public half of an agent's.

    Raises: OutputRefused where the signature is there already, Misuse where `ssh-keygen` is missing or refuses.
    """
    made = signature_of(path)
    if made.exists():
        raise OutputRefused(f"{one_line(str(made))} exists; choose another name for the seal.")
    _run(["-Y", "sign", "-f", key, "-n", NAMESPACE, str(path)], b"")
    return made


def verify(content: bytes, path: Path, signers: str, identity: str) -> None:
    """Check the signature that stands beside `path`, by somebody whom the file `signers` names (`man ssh-keygen`,
    "allowed signers").

    Raises: Unreadable where there is no signature or it is not theirs, Misuse where `ssh-keygen` is missing.
    """
    signature = signature_of(path)
    if not signature.is_file():
        raise Unreadable(f"{one_line(str(path))} is not signed: there is no {one_line(signature.name)}.")
    command = ["-Y", "verify", "-f", signers, "-I", identity, "-n", NAMESPACE, "-s", str(signature)]
    try:
        _run(command, content)
    except Misuse as error:
        raise Unreadable(f"The seal was not signed by {one_line(identity)}: {error}") from error


def _run(arguments: list[str], content: bytes) -> None:
    program = shutil.which("ssh-keygen")
    if program is None:
        raise Misuse("Signatures need ssh-keygen, which comes with OpenSSH; install that and try again.")
    try:
        done = subprocess.run(  # noqa: S603  a program of the system, no shell, and file names as they are
            [program, *arguments], input=content, capture_output=True, timeout=SECONDS, check=False
        )
    except (subprocess.TimeoutExpired, OSError, ValueError) as error:
        raise Misuse(f"ssh-keygen did not answer: {one_line(str(error))[:100]}.") from error
    if done.returncode:
        said = (done.stderr or done.stdout).decode("utf-8", "replace").strip().splitlines()
        raise Misuse(f"ssh-keygen says: {one_line(said[-1])[:200] if said else 'no'}")
