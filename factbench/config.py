"""Config file and environment -> Settings; and the things that belong to this user, not to a database."""

from __future__ import annotations

import getpass
import hashlib
import math
import os
import re
import uuid
from contextlib import suppress
from dataclasses import fields, replace
from difflib import get_close_matches
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_type_hints

from factbench import errors
from factbench.settings import SIGN, Settings, WebSource
from factbench.text.clean import has_controls, one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME_LENGTH = 80
"""Longest reviewer's name, in code points: it must fit a column of a report."""


def config_path(environment: Mapping[str, str] = os.environ) -> Path:
    """Where the config file is looked for: `FACTBENCH_CONFIG`, else `config.toml` in the user's config folder."""
    import platformdirs

    given = environment.get("FACTBENCH_CONFIG")
    return Path(given) if given else Path(platformdirs.user_config_dir("factbench")) / "config.toml"


def templates_path(environment: Mapping[str, str] = os.environ) -> Path:
    """Where a desk's own templates lie: in `templates`, beside the config file."""
    return config_path(environment).parent / "templates"


def load(environment: Mapping[str, str] = os.environ) -> Settings:
    """Settings from the config file, each overridden by `FACTBENCH_` and its name in capitals.

    Raises: `errors.Misuse` naming file or variable, the setting, and what it takes.
    """
    settings = Settings()
    path = config_path(environment)
    if path.is_file():
        settings = _applied(settings, _parsed(path), str(path))
    elif environment.get("FACTBENCH_CONFIG"):
        raise errors.Misuse(f"FACTBENCH_CONFIG names {one_line(str(path))}, which is not a file.")
    given = {field.name: environment.get(f"FACTBENCH_{field.name.upper()}") for field in fields(Settings)}
    return _applied(
        settings, {name: text for name, text in given.items() if text is not None}, "the environment"
    )


def store(name: str, typed: str | None, environment: Mapping[str, str] = os.environ) -> Settings:
    """Write one setting into the config file, as text from a keyboard; None takes it out. Returns what is in force.

    Of `worth` one line of its table is typed, such as `"gives a number" = {checkworthy = 2.0}`. Comments and all other
    lines stay; a value that cannot be leaves the file as it was.
    Raises: `errors.Misuse` as `load` does; `errors.OutputRefused` where the file cannot be written.
    """
    import tomllib

    from factbench.output import write_new

    path = config_path(environment)
    shown = one_line(str(path))
    try:
        before = path.read_text(encoding="utf-8") if path.is_file() else ""
        after = _rewritten(before, name, typed, shown)
    except (OSError, UnicodeDecodeError, ValueError) as error:
        raise errors.Misuse(f"{shown} was left as it is: {one_line(str(error))}.") from error
    _applied(Settings(), tomllib.loads(after), shown)
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise errors.OutputRefused(
            f"{one_line(str(path.parent))} cannot be made: {error.strerror}."
        ) from error
    write_new(path, after.encode("utf-8"), replace=True)
    return load(environment)


def _rewritten(text: str, name: str, typed: str | None, where: str) -> str:
    """The text of the config file with another value of one setting.

    Raises: `ValueError` where the text, or a line typed for `worth`, is no TOML.
    """
    import tomlkit

    document: Any = tomlkit.parse(text)
    if name == "worth" and typed is not None:
        feature, _, scores = typed.rpartition("= {")
        table: Any = document.setdefault("worth", tomlkit.table())
        if not isinstance(table, dict):
            raise ValueError("worth is no table")
        table[feature.strip().strip("\"'")] = tomlkit.value("{" + scores)
        return tomlkit.dumps(document)
    value = None if typed is None else _typed(name, get_type_hints(Settings)[name], typed, where)
    if name.partition("_")[0] == "publisher" and isinstance(document.get("publisher"), dict):
        document, name, whole = document["publisher"], _of_publisher(name), document
    else:
        whole = document
    if value is None:
        document.pop(name, None)
    else:
        document[name] = value.value if isinstance(value, Enum) else value
    return tomlkit.dumps(whole)


def _parsed(path: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise errors.Misuse(
            f"{one_line(str(path))} cannot be read as TOML: {one_line(str(error))}."
        ) from error


def _applied(settings: Settings, given: Mapping[str, Any], where: str) -> Settings:
    if not given:
        return settings  # most often; reading the types takes a millisecond of the start
    kinds = get_type_hints(Settings)
    given = _spelled_out(given, kinds, where)
    unknown = sorted(given.keys() - kinds.keys())
    if unknown:
        raise errors.Misuse(f"{one_line(where)}: there is no setting {one_line(unknown[0])}.")
    return replace(
        settings, **{name: _typed(name, kinds[name], value, where) for name, value in given.items()}
    )


def _spelled_out(given: Mapping[str, Any], kinds: Mapping[str, Any], where: str) -> Mapping[str, Any]:
    """The table `[publisher]` as the settings that it stands for: `url` in it is `publisher_url`."""
    table = given.get("publisher")
    if not isinstance(table, dict):
        return given
    known = {_of_publisher(name): name for name in kinds if name.partition("_")[0] == "publisher"}
    if strange := sorted(table.keys() - known.keys()):
        raise errors.Misuse(
            f"{one_line(where)}: publisher has no field {one_line(strange[0])}; use {', '.join(known)}."
        )
    others = {name: value for name, value in given.items() if name != "publisher"}
    return {**others, **{known[field]: value for field, value in table.items()}}


def _of_publisher(setting: str) -> str:
    """What a setting of the publisher is called in its table."""
    return setting.removeprefix("publisher").removeprefix("_") or "name"


def _reweighted(given: Any, where: str) -> tuple[tuple[str, str, float], ...]:
    """Feature, score and weight of each change; a variable holds the table in one line, as TOML writes it."""
    from factbench.english.worth import weights_of_features

    table = _inline(given, where, "worth") if isinstance(given, str) else given
    if not isinstance(table, dict):
        raise errors.Misuse(f"{one_line(where)}: worth must be a table of features; {_LIKE}.")
    changes = []
    features, known = weights_of_features().rows, weights_of_features().columns
    for name, scores in table.items():
        place = f"{one_line(where)}: worth, “{one_line(name)}”"
        if name not in features:
            near = get_close_matches(name, features, 1, 0.0)[0]
            raise errors.Misuse(f"{place} is no feature; did you mean “{near}”?")
        if not isinstance(scores, dict):
            raise errors.Misuse(f"{place} takes a table of scores; {_LIKE}.")
        for score, weight in scores.items():
            if score not in known:
                raise errors.Misuse(f"{place} has no score {one_line(score)}; use {', '.join(known)}.")
            if not isinstance(weight, int | float) or isinstance(weight, bool) or not abs(weight) <= HEAVIEST:
                shown = one_line(repr(weight))[:80]
                raise errors.Misuse(
                    f"{place}: {score} cannot be {shown}; it takes a number from -{HEAVIEST} to {HEAVIEST}."
                )
            changes.append((name, score, float(weight)))
    return tuple(changes)


_LIKE = 'write lines like "gives a number" = {checkworthy = 2.0}'
HEAVIEST = 20
"""Largest weight: at 20 a single feature decides a score to eight places."""


_INLINE = {
    "worth": '{"gives a number" = {checkworthy = 2.0}}',
    "keys": '{"verdict.supported" = "s,p"}',
    "reviewers": '{"Bo Lind" = "BL"}',
    "sources": '{news = {kind = "search", url = "https://…{query}"}}',
}


def _inline(text: str, where: str, name: str) -> Any:
    import tomllib

    try:
        return tomllib.loads(f"{name} = {text}")[name] if text.strip() else {}
    except tomllib.TOMLDecodeError as error:
        raise errors.Misuse(
            f"{one_line(where)}: {name} cannot be read as TOML ({one_line(str(error))}); "
            f"write {_INLINE[name]}."
        ) from error


def _sources(given: Any, where: str) -> tuple[WebSource, ...]:
    """The configured sources behind those that are there already; one of the same name takes their place."""
    table = _inline(given, where, "sources") if isinstance(given, str) else given
    if not isinstance(table, dict) or not all(isinstance(each, dict) for each in table.values()):
        raise errors.Misuse(
            f'{one_line(where)}: sources must be tables like [sources.wiki] with kind = "mediawiki".'
        )
    known = {field.name for field in fields(WebSource)} - {"name"}
    found = {each.name: each for each in Settings().sources}
    for name, said in table.items():
        place = f"{one_line(where)}: source {one_line(name)}"
        if not SOURCE_NAME.fullmatch(name):
            raise errors.Misuse(
                f"{place}: a name is 1 to 40 letters, digits, - and _; “all” means all of them."
            )
        if strange := sorted(said.keys() - known):
            raise errors.Misuse(
                f"{place} has no field {one_line(strange[0])}; use {', '.join(sorted(known))}."
            )
        if wrong := sorted(field for field, value in said.items() if not isinstance(value, str)):
            raise errors.Misuse(f"{place}: {wrong[0]} takes a text.")
        if missing := sorted({"kind", "url"} - said.keys()):
            raise errors.Misuse(f"{place} needs {missing[0]}.")
        found[name] = WebSource(name=name, **said)
    return tuple(found.values())


def _keys(given: Any, where: str) -> tuple[tuple[str, str], ...]:
    """Action id and keys of each change; whether there are such actions and keys is for the desk to say."""
    table = _inline(given, where, "keys") if isinstance(given, str) else given
    if not isinstance(table, dict):
        raise errors.Misuse(
            f"{one_line(where)}: keys must be a table; write lines like {_INLINE['keys'][1:-1]}."
        )
    found = []
    for name, keys in table.items():
        # Without quotation marks a dot makes a table within a table.
        parts = (
            {f"{name}.{last}": value for last, value in keys.items()}
            if isinstance(keys, dict)
            else {name: keys}
        )
        for id, value in parts.items():
            if not isinstance(value, str):
                raise errors.Misuse(
                    f'{one_line(where)}: the keys of {one_line(id)} must be a text, such as "s,p".'
                )
            found.append((id, value))
    return tuple(found)


def _reviewers(given: Any, where: str) -> tuple[tuple[str, str], ...]:
    """Name and short sign of each reviewer. Raises: `errors.Misuse` where two have one sign, or one is no word."""
    table = _inline(given, where, "reviewers") if isinstance(given, str) else given
    if not isinstance(table, dict) or not all(isinstance(each, str) for each in table.values()):
        like = _INLINE["reviewers"][1:-1]
        raise errors.Misuse(f"{one_line(where)}: reviewers must be a table; write lines like {like}.")
    for name, sign in table.items():
        checked_name(name)
        if not SIGN.fullmatch(sign):
            raise errors.Misuse(
                f"{one_line(where)}: the sign “{one_line(sign)[:20]}” is not 1 to 6 letters or digits."
            )
    if len({each.casefold() for each in table.values()}) < len(table):
        raise errors.Misuse(f"{one_line(where)}: two of the reviewers have the same sign.")
    return tuple(table.items())


def line_of(id: str, environment: Mapping[str, str] = os.environ) -> str:
    """Where the keys of an action are set: the config file with its line, or "FACTBENCH_KEYS"."""
    path = config_path(environment)
    if environment.get("FACTBENCH_KEYS") or not path.is_file():
        return "FACTBENCH_KEYS"
    lines = path.read_text(encoding="utf-8").splitlines()
    names = (f'"{id}"', f"'{id}'", id, id.rpartition(".")[2])
    numbers = (
        number for name in names for number, line in enumerate(lines, 1) if line.strip().startswith(name)
    )
    found = next(numbers, None)
    return f"{one_line(str(path))}, line {found}" if found else one_line(str(path))


SOURCE_NAME = re.compile(r"(?!all\Z)[A-Za-z0-9_-]{1,40}")


def _typed(name: str, kind: Any, value: Any, where: str) -> Any:
    """The value as its setting's type; text is read, because the environment has nothing else."""
    table = {"worth": _reweighted, "sources": _sources, "keys": _keys, "reviewers": _reviewers}.get(name)
    if table is not None:
        return table(value, where)
    try:
        if kind is bool:
            return {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False, "": False}[
                str(value).lower()
            ]
        if kind in (int, float) and not isinstance(value, bool) and _fits(name, kind(value)):
            return kind(value)
        if isinstance(kind, type) and issubclass(kind, Enum):
            return kind(value)
        if kind == str | None and isinstance(value, str):
            return value or None
        if kind is str and isinstance(value, str) and "{url}" in value:
            return value
    except (KeyError, ValueError, OverflowError):  # no whole number is infinite
        pass
    raise errors.Misuse(
        f"{one_line(where)}: {name} cannot be {one_line(repr(value))[:80]}; it takes {_takes(name, kind)}."
    )


def _fits(name: str, value: float) -> bool:
    """Whether a number is one that the setting can be."""
    return 0 <= value <= 1 if name in SHARES else 0 < value < math.inf


SHARES = frozenset({"list_worth", "flag_context"})
"""Settings that can be 0, and 1 at most."""


def _takes(name: str, kind: Any) -> str:
    if name in SHARES:
        return "a number from 0 to 1"
    if kind is bool:
        return "true or false"
    if isinstance(kind, type) and issubclass(kind, Enum):
        return ", ".join(str(each.value) for each in kind)
    if kind is str:
        return "an address with {url} in it"
    return {int: "a whole number above 0", float: "a number above 0"}.get(kind, "a text")


def reviewer_name(settings: Settings, environment: Mapping[str, str] = os.environ) -> str:
    """The name acts are recorded under: the configured one, else the one given when asked, else the login name.

    Raises: `errors.Misuse` where it is empty, too long or holds control characters.
    """
    if settings.reviewer is not None:
        return checked_name(settings.reviewer)
    return given_name(environment) or checked_name(_login())


def given_name(environment: Mapping[str, str] = os.environ) -> str | None:
    """The name that this user gave when the program asked; None before, and where it cannot be read."""
    try:
        return checked_name((_state_folder(environment) / "reviewer").read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, errors.Misuse):
        return None


def keep_name(name: str, environment: Mapping[str, str] = os.environ) -> bool:
    """Keep the name that this user gave, for every database; False where the state folder cannot be written.

    Not in the config file, which is the user's own, and not in a database, which is not written by looking at it.
    """
    from factbench.output import write_new

    folder = _state_folder(environment)
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_new(folder / "reviewer", f"{checked_name(name)}\n".encode(), replace=True)
    except (OSError, errors.OutputRefused):
        return False
    return True


def checked_name(name: str) -> str:
    """`name` without white space around it.

    Raises: `errors.Misuse` where it is empty, too long, or holds anything but visible characters and spaces.
    """
    stripped = name.strip()
    if not stripped or len(stripped) > NAME_LENGTH or has_controls(stripped):
        shown = one_line(name)[:NAME_LENGTH]
        raise errors.Misuse(
            f"A reviewer's name is 1 to {NAME_LENGTH} visible characters, and “{shown}” is not; give --reviewer."
        )
    return stripped


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "reviewer"


def cache_folder(database: Path, environment: Mapping[str, str] = os.environ) -> Path:
    """Where what can be made again from a database is kept: below `FACTBENCH_CACHE`, else the user's cache folder."""
    import platformdirs

    folder = Path(environment.get("FACTBENCH_CACHE") or platformdirs.user_cache_dir("factbench"))
    return (
        folder / hashlib.sha256(str(database.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    )


def _state_folder(environment: Mapping[str, str]) -> Path:
    """What this program keeps of the user between sittings: `FACTBENCH_STATE`, else the user's state folder."""
    import platformdirs

    return Path(environment.get("FACTBENCH_STATE") or platformdirs.user_state_dir("factbench"))


def device_id(environment: Mapping[str, str] = os.environ) -> str:
    """The id of this user's machine, made when first asked for and kept outside every database.

    A copied database therefore starts a new chain of acts on another machine instead of forking this one's.
    Kept in `FACTBENCH_STATE`, else in the user's state folder; where neither can be written, it is new each time.
    """
    folder = _state_folder(environment)
    path, fresh = folder / "device", uuid.uuid4().hex
    draft = folder / f"device.{fresh}"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not path.exists():
            draft.write_text(fresh, encoding="ascii")
            # A link appears whole or not at all, so that two programs which start together agree.
            os.link(draft, path)
    except OSError:
        pass  # another program was first, or the folder cannot be written; what can be read decides
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
    try:
        found = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return fresh
    return found if len(found) == 32 and found.isalnum() else fresh
