"""Report and a desk's own template -> HTML or Markdown; alone knows jinja2, the `templates` extra, and loads it late.

A template is a program that somebody wrote, perhaps long ago, or copied from elsewhere. It gets plain texts, lists and
numbers, never our own values; it runs in Jinja2's sandbox and in a child process, with the limits of `confine`.
"""

from __future__ import annotations

import json
import re
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from factbench import confine
from factbench.errors import InputError, Misuse, TooLarge, Unreadable
from factbench.text.clean import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from factbench.model import Report
    from factbench.settings import Settings

SUFFIXES = {"html": ".html", "markdown": ".md"}
"""The formats that a template can write -> what the names of their templates end with."""
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")
LARGEST = 1_000_000
"""Bytes of a template."""


def start(folder: Path, name: str, form: str) -> Path:
    """Write the template that comes with factbench under a name of the desk's into a folder; return where it is.

    Raises: `Misuse` for a name that cannot be one, `OutputRefused` where there is one of that name.
    """
    from factbench.errors import OutputRefused
    from factbench.output import write_new

    path = _path(folder, name, form)
    shipped = files("factbench.exporters").joinpath("templates", f"report{SUFFIXES[form]}").read_bytes()
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise OutputRefused(f"{one_line(str(path.parent))} cannot be made: {error.strerror}.") from error
    write_new(path, shipped)
    return path


def _path(folder: Path, name: str, form: str) -> Path:
    if form not in SUFFIXES:
        raise Misuse(f"Templates write {' and '.join(SUFFIXES)}, not {one_line(form)[:40]}.")
    if not NAME.fullmatch(name):
        raise Misuse("The name of a template is 1 to 40 letters, digits, - and _.")
    return folder / f"{name}{SUFFIXES[form]}"


def render(report: Report, folder: Path, name: str, form: str, *, settings: Settings) -> bytes:
    """Return the report, which is for whoever reads it, as the template `name` of a folder writes it.

    It takes at most `settings.extract_seconds` and `settings.extract_memory`. The same report and template always give
    the same bytes: neither a clock nor chance is there to be used.
    Raises: `Misuse` where there is no such template, or jinja2 is not installed; `InputError` where the template is
    wrong, naming its line, or asks for what it may not have; `TooLarge` over a limit.
    """
    from importlib.util import find_spec

    from factbench.exporters.view import view

    path = _path(folder, name, form)
    if find_spec("jinja2") is None:
        raise Misuse("Templates need jinja2: `pip install 'factbench[templates]'`.")
    task = {"template": _read(path), "name": path.name, "report": view(report)}
    try:
        made: str = confine.run(
            "factbench.exporters.template:rendered",
            json.dumps(task).encode(),
            {"form": form},
            settings=settings,
        )
    except TooLarge as error:
        limits = f"{settings.extract_seconds:g} s or {settings.extract_memory // 1_000_000:,} MB"
        raise TooLarge(
            f"The template {path.name} took more than {limits} and was stopped; it may hold a loop without end."
        ) from error
    except Unreadable as error:
        raise InputError(f"The template {path.name} could not be run: {error}") from error
    return made.encode()


def _read(path: Path) -> str:
    try:
        content = path.read_bytes()
        if len(content) <= LARGEST:
            return content.decode()
    except FileNotFoundError as error:
        raise Misuse(
            f"There is no template {path.name} in {one_line(str(path.parent))}:"
            f" `factbench template {path.stem}` starts one."
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"The template {path.name} cannot be read: {one_line(str(error))}.") from error
    raise TooLarge(f"The template {path.name} is larger than {LARGEST:,} bytes.")


# ----------------------------------------------------------------------------------------------- in the child


def rendered(content: bytes, *, form: str) -> str:
    """What a template makes of a report; called in the child."""
    task = json.loads(content)
    return written(task["template"], task["name"], task["report"], form)


def written(text: str, name: str, report: Mapping[str, Any], form: str) -> str:
    """What the text of a template makes of the view of a report. Raises: `InputError` where the template is wrong."""
    import jinja2

    try:
        environment = _environment(form)
        _check(environment.parse(text), name)
        made: str = environment.from_string(text).render(report=report)
    except jinja2.TemplateSyntaxError as error:
        raise InputError(
            f"The template {name}, line {error.lineno}: {one_line(str(error.message))[:200]}."
        ) from error
    except jinja2.TemplateError as error:
        raise InputError(f"The template {name}: {one_line(str(error))[:200]}.") from error
    except RecursionError as error:
        raise TooLarge(f"The template {name} calls itself without end.") from error
    except (ArithmeticError, LookupError, TypeError, ValueError) as error:
        raise InputError(f"The template {name}: {one_line(str(error))[:200]}.") from error
    return made


GONE = ("safe", "random", "pprint", "xmlattr")
"""Filters that a template does not have: what is not escaped, not the same each time, or shows our insides."""


def _environment(form: str) -> Any:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    html = form == "html"
    made = ImmutableSandboxedEnvironment(
        autoescape=html,
        finalize=None if html else _as_markdown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    for name in GONE:
        made.filters.pop(name, None)
    for name in ("lipsum", "cycler", "joiner"):
        made.globals.pop(name, None)
    made.filters["link"] = _html_link if html else _markdown_link
    return made


def _check(parsed: Any, name: str) -> None:
    """Refuse a template that turns escaping off."""
    from jinja2 import nodes

    if next(parsed.find_all(nodes.ScopedEvalContextModifier), None) is not None:
        raise InputError(f"The template {name} turns escaping off, which no template may.")


def _as_markdown(value: object) -> object:
    """What stands in Markdown for a value: numbers as they are, what is Markdown already, and other text escaped."""
    from markupsafe import Markup

    from factbench.exporters.markdown import escape

    if isinstance(value, Markup):
        return str(value)
    return escape(value) if isinstance(value, str) else value


def _html_link(words: str, target: str) -> object:
    """Words that lead to a web address; the words alone where there is none that a reader may follow."""
    from markupsafe import Markup, escape

    from factbench.exporters.wording import web_address

    found = web_address(target)
    if not found:
        return escape(words)
    return Markup('<a href="{}" rel="noopener noreferrer">{}</a>').format(found, words)


def _markdown_link(words: str, target: str) -> object:
    from markupsafe import Markup

    from factbench.exporters.markdown import escape
    from factbench.exporters.wording import web_address

    found = web_address(target)
    return Markup(f"[{escape(words)}](<{found}>)") if found else Markup(escape(words))  # noqa: S704  escaped
