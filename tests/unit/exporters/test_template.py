"""A desk's own templates: what they can write, and what they cannot get at."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest
from markdown_it import MarkdownIt

from factbench.config import templates_path
from factbench.errors import InputError, Misuse, OutputRefused, TooLarge
from factbench.exporters.template import SUFFIXES, _path, render, start, written
from factbench.exporters.view import view
from factbench.settings import Settings
from tests.unit.exporters.sample import poisoned, sample

if TYPE_CHECKING:
    from pathlib import Path

    from factbench.model import Report

pytest.importorskip("jinja2")
SETTINGS = Settings(extract_seconds=20.0)
HOSTILE = (
    "\"'></title><script>alert(1)</script><img src=x onerror=alert(1)> {{ 7*7 }} {% for %} "
    "[x](javascript:alert(1)) ![x](https://evil.example/i) <https://evil.example> # * | `"
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "config.toml").write_text("")
    monkeypatch.setenv("FACTBENCH_CONFIG", str(tmp_path / "config.toml"))
    return tmp_path / "templates"


def shipped(form: str) -> str:
    return start(templates_path(), "shipped", form).read_text()


def at_once(text: str, form: str = "html", report: Report | None = None) -> str:
    """What a template writes, in this process."""
    return written(text, "mine", view(report or sample()), form)


class Tags(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in {"href", "src"}]


@pytest.mark.parametrize("form", SUFFIXES)
def test_the_template_that_is_started_writes_a_report_as_the_same_bytes_each_time(form: str) -> None:
    shipped(form)
    first = render(sample(), templates_path(), "shipped", form, settings=SETTINGS)
    assert first == render(sample(), templates_path(), "shipped", form, settings=SETTINGS)
    for finding in sample().findings:
        assert re.sub(r"\W", "", finding.claim.quote) in re.sub(r"&\w+;|\W", "", first.decode())


def test_hostile_text_makes_no_element_in_html() -> None:
    template = shipped("html")
    tags = Tags(at_once(template, report=poisoned(HOSTILE)))
    plain = Tags(at_once(template, report=poisoned("plain ")))
    assert [each for each in tags.tags if each != "p"] == [each for each in plain.tags if each != "p"]
    assert all(each.startswith(("https://", "#claim-")) for each in tags.links)


def test_hostile_text_makes_no_link_image_or_html_in_markdown() -> None:
    text = at_once(shipped("markdown"), "markdown", poisoned(HOSTILE))
    page = Tags(MarkdownIt("commonmark").render(text))
    assert not {"script", "img", "svg", "iframe"} & {*page.tags}
    assert not [each for each in page.links if "evil" in each or not each.startswith("https://")]


def names(value: Any) -> set[str]:
    if isinstance(value, dict):
        return {*value}.union(*(names(each) for each in value.values()))
    return set().union(*(names(each) for each in value)) if isinstance(value, list) else set()


def test_no_name_in_a_report_is_one_that_every_table_has() -> None:
    assert names(view(sample())).isdisjoint(dir(dict))


def test_text_of_a_report_is_never_run_as_a_template() -> None:
    assert "49" not in at_once("{{ report.title }}", report=replace(sample(), title="{{ 7*7 }}"))


@pytest.mark.parametrize(
    "attempt",
    [
        "{{ report.__class__ }}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ report.items.__globals__ }}",
        "{{ self.__init__.__globals__ }}",
        "{{ cycler.__init__.__globals__.os }}",
        "{{ lipsum.__globals__['os'].popen('id').read() }}",
        "{{ ''|attr('__class__') }}",
        "{{ '{0.__class__}'.format(report) }}",
        "{% import 'os' as os %}",
        "{% include '/etc/passwd' %}",
        "{% extends 'base' %}",
        "{{ report.title | safe }}",
        "{% autoescape false %}{{ report.title }}{% endautoescape %}",
        "{{ report.pop('title') }}",
        "{{ report.clear() }}",
        "{{ [1, 2] | random }}",
        "{{ report.nothing_of_the_kind }}",
        "{% for %}",
        "{{ 1 / 0 }}",
        "{% macro again() %}{{ again() }}{% endmacro %}{{ again() }}",
        "{{ range(999999999) | list }}",
    ],
)
def test_a_template_that_tries_to_get_out_is_refused_in_a_sentence(attempt: str) -> None:
    with pytest.raises((InputError, TooLarge), match=r"^The template mine.*\.$"):
        at_once(attempt)


@pytest.mark.parametrize(
    "attempt",
    [
        "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
        "{% set x = namespace(s='aaaaaaaa') %}{% for a in range(60) %}{% set x.s = x.s ~ x.s %}{% endfor %}",
    ],
)
def test_a_loop_without_end_and_memory_without_end_are_stopped(attempt: str, folder: Path) -> None:
    folder.mkdir()
    (folder / "endless.html").write_text(attempt)
    small = Settings(extract_seconds=2.0, extract_memory=700_000_000)
    with pytest.raises((TooLarge, InputError), match=r"endless\.html"):
        render(sample(), templates_path(), "endless", "html", settings=small)


def test_a_template_has_a_plain_name_and_is_never_replaced(folder: Path) -> None:
    start(templates_path(), "mine", "html")
    with pytest.raises(OutputRefused):
        start(templates_path(), "mine", "html")
    for name in ("../x", "a/b", "", ".x", "x" * 41, "a\0"):
        with pytest.raises(Misuse):
            _path(templates_path(), name, "html")
    with pytest.raises(Misuse, match="factbench template other"):
        render(sample(), templates_path(), "other", "html", settings=SETTINGS)
    with pytest.raises(Misuse, match="Templates write"):
        render(sample(), templates_path(), "mine", "csv", settings=SETTINGS)
    (folder / "bad.html").write_bytes(b"\xff")
    with pytest.raises(InputError, match=r"bad\.html"):
        render(sample(), templates_path(), "bad", "html", settings=SETTINGS)


def test_cmark_agrees_that_markdown_of_a_template_holds_no_html() -> None:
    import shutil

    if shutil.which("cmark") is None:
        pytest.skip("cmark is not installed")
    text = at_once(shipped("markdown"), "markdown", poisoned(HOSTILE))
    run = subprocess.run(["cmark"], input=text, capture_output=True, text=True, check=True)
    assert "<!-- raw HTML omitted -->" not in run.stdout
