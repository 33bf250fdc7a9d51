"""One setting in the text of a TOML file -> the same text with another value; everything else stays, comments too."""

from __future__ import annotations

import json
import re
import tomllib

_HEADER = re.compile(r"^[ \t]*\[([^\[\]\n]*)\][ \t]*(?:#.*)?$")


def with_value(text: str, name: str, value: str | None, table: str = "") -> str:
    """Return `text` with the setting `name` of `table` ("" is the top) on one line as `value`, written as TOML.

    None takes the line away. A comment behind the old value stays.
    Raises: `ValueError` where `text` or the result is no TOML, or where more than this setting would change, as it
    would in a value of several lines.
    """
    before = tomllib.loads(text)
    lines = re.findall(r"[^\n]*\n|[^\n]+", text)
    places = _lines_of(lines, table)
    found = [place for place in places if _names(lines[place], name)]
    if found:
        lines[found[0]] = _line(name, value, lines[found[0]])
    elif value is not None:
        _insert(lines, places, _line(name, value), table)
    changed = "".join(lines)
    wanted = _set(before, name, value, table)
    if tomllib.loads(changed) != wanted:
        raise ValueError("the file has this setting in a shape that must be changed by hand")
    return changed


def written(value: bool | float | str) -> str:
    """A value as TOML writes it on one line."""
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return str(value).lower() if isinstance(value, bool) else repr(value)


def _lines_of(lines: list[str], table: str) -> list[int]:
    """Where the lines of a table stand, without its header."""
    now, found = "", []
    for place, line in enumerate(lines):
        header = _HEADER.match(line.rstrip("\r\n"))
        if header:
            now = header[1].strip()
        elif now == table.strip():
            found.append(place)
    return found


def _names(line: str, name: str) -> bool:
    key, equals, _rest = line.partition("=")
    return bool(equals) and key.strip() in {name, json.dumps(name, ensure_ascii=False), f"'{name}'"}


def _line(name: str, value: str | None, before: str = "\n") -> str:
    if value is None:
        return ""
    key = name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else json.dumps(name, ensure_ascii=False)
    ending = before[len(before.rstrip("\r\n")) :] or "\n"
    comment = _comment(before.rstrip("\r\n"))
    return f"{key} = {value}{comment}{ending}"


def _comment(line: str) -> str:
    """The comment behind a value, with the space before it: from the first # that leaves TOML before it."""
    for place, char in enumerate(line):
        if char == "#":
            try:
                tomllib.loads(line[:place])
            except tomllib.TOMLDecodeError:
                continue
            return line[len(line[:place].rstrip()) :]
    return ""


def _insert(lines: list[str], places: list[int], line: str, table: str) -> None:
    """Put a line behind the last of its table that says something; make the table where there is none."""
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    said = [place for place in places if lines[place].strip()]
    if said:
        lines.insert(said[-1] + 1, line)
    elif not table:
        lines.insert(0, line)
    else:
        header = [place for place, each in enumerate(lines) if each.strip().startswith(f"[{table}]")]
        if header:
            lines.insert(header[0] + 1, line)
        else:
            lines += ["\n"] * bool(lines) + [f"[{table}]\n", line]


def _set(found: dict[str, object], name: str, value: str | None, table: str) -> dict[str, object]:
    """What the file should mean afterwards."""
    wanted = dict(found)
    inner = wanted
    if table:
        old = wanted.get(table, {})
        if not isinstance(old, dict):
            raise ValueError(f"{table} is no table")
        inner = dict(old)
        if value is not None or table in wanted:
            wanted[table] = inner
    if value is None:
        inner.pop(name, None)
    else:
        inner[name] = tomllib.loads(f"value = {value}")["value"]
    return wanted
