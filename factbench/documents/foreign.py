"""A stranger's JSON -> values of ours: what stands at a place if it is what is looked for, else nothing.

The one door for answers of other programs: whoever asks says what would be usable, and gets that or None, so that a
list for an object, a number for a text, a missing key or null ends nothing.
"""

from __future__ import annotations

import json
import re
from typing import Any

_HALF = re.compile(r"[\ud800-\udfff]")
_MAY_BE_HALF = re.compile(rb"\\u[dD][89a-fA-F]")


def parsed(content: bytes | str) -> object:
    """The JSON in `content`; half characters, which JSON can name and no file can hold, become U+FFFD.

    Raises: ValueError where it is not JSON, or nested too deep.

    >>> parsed(r'{"a": "\\ud800 b"}')
    {'a': '\ufffd b'}
    """
    raw = content.encode(errors="replace") if isinstance(content, str) else content
    try:
        found = json.loads(content)
        return _whole(found) if _MAY_BE_HALF.search(raw) else found
    except RecursionError as error:
        raise ValueError("nested too deep") from error


def _whole(value: object) -> object:
    if isinstance(value, str):
        return _HALF.sub("\ufffd", value)
    if isinstance(value, list):
        return [_whole(each) for each in value]
    if isinstance(value, dict):
        return {_HALF.sub("\ufffd", name): _whole(each) for name, each in value.items()}
    return value


def at(value: object, *names: str) -> Any:
    """What stands in nested objects under these names; None where it does not."""
    for name in names:
        value = value.get(name) if isinstance(value, dict) else None
    return value


def words(value: object, *names: str) -> str | None:
    """The text there, or a number in words; None for anything else and for what is blank."""
    found = at(value, *names)
    if isinstance(found, int | float) and not isinstance(found, bool):
        found = str(found)
    return found if isinstance(found, str) and found.strip() else None


def fields(value: object, *names: str) -> dict[str, Any]:
    """The object there; an empty one for anything else."""
    found = at(value, *names)
    return found if isinstance(found, dict) else {}


def objects(value: object, *names: str) -> list[dict[str, Any]] | None:
    """The objects of the list there, or those that an object holds as a list does ("0", "1", or ids as names).

    None where there is neither.
    """
    found = at(value, *names)
    if isinstance(found, dict):
        found = list(found.values())
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else None
