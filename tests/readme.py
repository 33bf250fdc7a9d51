"""What README and manual show of the program, made by the program; cog writes it in, and CI checks that it is true."""

from __future__ import annotations

import inspect
import os
import re
import shlex
import subprocess
import sys
import tempfile
from dataclasses import MISSING, fields
from pathlib import Path

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
        (claim,) = bench.claims(Filter(text="became the first"))
        return {"first": claim.id[:8], "evidence": bench.evidence(claim.id)[0].id[:8]}


def _run(line: str, database: Path) -> str:
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("FACTBENCH_")},
        "FACTBENCH_DB": str(database),
        "FACTBENCH_REVIEWER": "Ada",
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


def commands() -> None:
    """Print the table of commands."""
    from factbench.cli.commands import COMMANDS

    print("| command | does |\n| --- | --- |")
    print("| `factbench` | Open the desk. |")
    for name, (_where, words) in COMMANDS.items():
        print(f"| `factbench {name}` | {words} |")


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
    from factbench.english.worth import WEIGHTS

    print("| feature | verifiable | checkworthy | subjective |\n| --- | ---: | ---: | ---: |")
    for name, row in WEIGHTS.items():
        print(f"| {name} | {' | '.join(f'{weight:.2f}' for weight in row)} |")


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:_}" if isinstance(value, int) and value >= 10_000 else str(value)


def keys() -> None:
    """Print the table of keys."""
    from factbench.tui.actions import key_table

    print(key_table())


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
