"""What README and manual show of the program, made by the program; cog writes it in, and CI checks that it is true."""

from __future__ import annotations

import inspect
import os
import re
import shlex
import subprocess
import sys
import tempfile
import tomllib
from dataclasses import MISSING, fields
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

ROOT = Path(__file__).parent.parent
MOST = 6
"""Lines of output shown of one command; an ellipsis says that there is more."""

TOUR = (
    "factbench check assets/demo/article.txt --sources assets/demo/sources",
    "factbench extract assets/demo/article.txt",
    "factbench segment assets/demo/article.txt",
    "factbench articles",
    "factbench claims --text first",
    "factbench claims --open --kind date",
    "factbench evidence {first}",
    "factbench verdict {first} mixed --why 'An earlier mission is on record.' --cite {evidence} --confidence medium",
    "factbench history {first}",
    "factbench undo",
    "factbench sources search 'embassy in Tel Aviv'",
    "factbench export --format markdown --only decided",
)


def tour() -> None:
    """Print the tour: each command as typed, and the first lines of what it says, on a copy of claims.db."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "claims.db"
        database.write_bytes((ROOT / "claims.db").read_bytes())
        names = _names(database)
        print("```console")
        for command in TOUR:
            line = command.format(**names)
            print(f"$ {line}")
            said = [each.rstrip() for each in _run(line, database).splitlines() if each.strip()]
            print("\n".join([*said[:MOST], *(["…"] if len(said) > MOST else [])]).rstrip())
        print("```")


def _names(database: Path) -> dict[str, str]:
    """The ids that the tour names: the claim of a first, and the best evidence beside it."""
    from factbench.settings import Settings
    from factbench.workbench import Filter, Workbench

    with Workbench(database, Settings(), reviewer="Ada") as bench:
        (claim,) = bench.desk.claims(Filter(text="became the first"))
        return {"first": claim.id[:8], "evidence": bench.desk.evidence(claim.id)[0].id[:8]}


def _run(line: str, database: Path) -> str:
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("FACTBENCH_")},
        "FACTBENCH_DB": str(database),
        "FACTBENCH_REVIEWER": "Ada",
        "FACTBENCH_SEMANTIC": "no",  # the same whatever extras are installed
        "XDG_CONFIG_HOME": str(database.parent),
        "FACTBENCH_STATE": str(database.parent),
        "NO_COLOR": "1",
    }
    words = [sys.executable, "-m", *shlex.split(line)]
    ran = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    # An act carries the moment it was done; everything else is the same each time.
    return re.sub(
        r"20(2[4-9]|[3-9]\d)-\d\d-\d\d( \d\d:\d\d:\d\d)?",
        lambda found: "2026-01-05" + (" 09:30:00" * bool(found[2])),
        ran.stdout,
    )


def topics() -> None:
    """Print the table of the manual's pages."""
    from factbench import manual

    print("| page | |\n| --- | --- |")
    for name, answers in manual.topics().items():
        print(f"| [{name}](assets/manual/{name}.md) | {answers} |")


def commands() -> None:
    """Print the table of commands."""
    from factbench.cli.commands import COMMANDS

    print("| command | does |\n| --- | --- |")
    print("| `factbench` | Open the desk. |")
    for name, (_where, words) in COMMANDS.items():
        print(f"| `factbench {name}` | {words} |")


def columns() -> None:
    """Print a table of the columns of each Parquet file of an archive."""
    from factbench.batch.schema import TABLES

    for name, found in TABLES.items():
        print(f"### {name.capitalize()}\n\n| column | type | holds |\n| --- | --- | --- |")
        for each in found:
            print(f"| `{each.name}` | {each.type} | {each.words} |")
        print()


def settings() -> None:
    """Print the table of settings: name, default, and what its docstring says."""
    from factbench.settings import Settings, described

    words = described(Settings)
    print("| setting | default | |\n| --- | --- | --- |")
    for field in fields(Settings):
        default = "" if isinstance(field.default, tuple) else _default(field.default)
        print(f"| `{field.name}` | {default} | {words[field.name]} |")


def source_kinds() -> None:
    """Print the table of the kinds of sources elsewhere."""
    from factbench.errors import Misuse
    from factbench.sources import kinds

    print("| kind | what it is | fields it reads |\n| --- | --- | --- |")
    for name, kind in kinds().items():
        assert not isinstance(kind, Misuse)
        print(f"| `{name}` | {kind.WORDS} | {', '.join(f'`{field}`' for field in kind.FIELDS)} |")


def source_fields() -> None:
    """Print the table of what can be said of a source elsewhere."""
    from factbench.settings import WebSource, described

    words = described(WebSource)
    print("| field | default | |\n| --- | --- | --- |")
    for field in fields(WebSource)[1:]:
        print(f"| `{field.name}` | {_default(field.default)} | {words[field.name]} |")


def formats() -> None:
    """Print the table of the formats of a report."""
    from factbench.errors import Misuse
    from factbench.exporters import exporters

    print("| format | file | for | what it is |\n| --- | --- | --- | --- |")
    for name, found in exporters().items():
        assert not isinstance(found, Misuse)
        needs = f" Needs {found.needs}." if found.needs else ""
        print(f"| `{name}` | `{found.suffix}` | {found.audience} | {found.words}{needs} |")


def scales() -> None:
    """Print the table of the verdict scales."""
    from factbench.scales import SCALES

    print("| scale | ratings with their letters | |\n| --- | --- | --- |")
    for scale in SCALES.values():
        ratings = ", ".join(f"{each.words} (`{each.letter}`)" for each in scale.ratings)
        print(f"| `{scale.id}` | {ratings} | {scale.words} |")


def _default(value: object) -> str:
    return "" if value is None or value is MISSING else f"`{_plain(value)}`"


def weights() -> None:
    """Print the table of the weights of worth."""
    from factbench.english.worth import weights_of_features

    print("| feature | verifiable | checkworthy | subjective |\n| --- | ---: | ---: | ---: |")
    for name, row in weights_of_features().rows.items():
        print(f"| {name} | {' | '.join(f'{weight:.2f}' for weight in row)} |")


def rooms() -> None:
    """Print the table of the rooms from the top floor to the ground, as the contract of the layers has them."""
    print("| floor | room | what it is for |\n| --: | --- | --- |")
    layers = _layers()
    for floor, layer in zip(reversed(range(len(layers))), layers, strict=True):
        for room in layer.split(" | "):
            print(f"| {floor} | `{room}` | {_first_line(f'factbench.{room}')} |")


def insides() -> None:
    """Print a table of what is in each room, from the top floor to the ground; of the desk also what is further in."""
    for room in " | ".join(_layers()).split(" | "):
        _inside(room)


def _inside(room: str) -> None:
    package = import_module(f"factbench.{room}")
    found = sorted(iter_modules(getattr(package, "__path__", [])), key=lambda each: each.name)
    if not found:
        return
    print(f"\n## {room.replace('.', '/')}\n\n| module | what it answers |\n| --- | --- |")
    for each in found:
        print(f"| `{each.name}{'/' * each.ispkg}` | {_first_line(f'{package.__name__}.{each.name}')} |")
    for each in found:
        if each.ispkg and room.startswith("tui"):
            _inside(f"{room}.{each.name}")


def contracts() -> None:
    """Print the walls that `poe lint` checks."""
    for each in _project()["importlinter"]["contracts"]:
        print(f"- {each['name']}.")


def tasks() -> None:
    """Print the table of the tasks for those who change the program."""
    print("| task | does |\n| --- | --- |")
    for name, task in _project()["poe"]["tasks"].items():
        print(f"| `poe {name}` | {task['help']}. |")


def _layers() -> list[str]:
    """The floors of the house, from the top; on each its rooms, with bars between them."""
    contracts = _project()["importlinter"]["contracts"]
    (found,) = [each["layers"] for each in contracts if each.get("containers") == ["factbench"]]
    return list(found)


def _first_line(module: str) -> str:
    said = (import_module(module).__doc__ or "").strip().splitlines()[0]
    return said.replace("|", "&#124;")


def _project() -> dict[str, Any]:
    found: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    return found


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:_}" if isinstance(value, int) and value >= 10_000 else str(value)


def keys() -> None:
    """Print the table of keys."""
    from factbench.tui.actions import key_table

    print(key_table())


def names() -> None:
    """Print the table of what `import factbench` gives: name, and the first line of its docstring."""
    import factbench

    print("| name | what it is |\n| --- | --- |")
    for name in factbench.__all__:
        said = inspect.getdoc(getattr(factbench, name)) or ""
        print(f"| `{name}` | {said.splitlines()[0].replace('|', '&#124;')} |")


def exit_codes() -> None:
    """Print the table of exit codes."""
    from factbench import errors

    print("| code | means |\n| --- | --- |\n| 0 | it worked |")
    for error in (
        errors.NothingFound,
        errors.Misuse,
        errors.InputError,
        errors.DatabaseError,
        errors.NetworkError,
    ):
        words = inspect.getdoc(error) or ""
        print(f"| {error.exit_code} | {words.split('.')[0][0].lower()}{words.split('.')[0][1:]} |")
