"""Foreign text whose shape means harm: no expression runs away on it, and reading it takes time as its length does."""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from contextlib import suppress
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

import pytest

import factbench
from factbench.errors import InputError
from factbench.settings import ParserChoice, Settings
from factbench.stages.extract import extract_all
from factbench.stages.segment import segment
from tests.linear import grows_linearly

if TYPE_CHECKING:
    from collections.abc import Iterator

PIECES = (
    *("<!--", "<!-- -->", "<?x?>", "<!DOCTYPE a ", "<", "&", "[", "](", " ", "\t", "\n", " \n", "\u00a0"),
    *(
        " ,",
        ", ",
        "a ",
        "Ab ",
        "and ",
        " and",
        "the ",
        "of the ",
        "that ",
        "who said ",
        "in ",
        "’s ",
        "A. ",
        "ex-",
    ),
    *(
        "1,",
        "1 ",
        ".5",
        "19",
        "$",
        "%",
        "- ",
        "— ",
        "-",
        "“",
        '"',
        "(",
        "…",
        ".",
        ". ",
        "?!",
        "; ",
        ": ",
        "http://a.",
    ),
    *("Monday ", "first ", "million ", "in 1932 ", "2 May ", "é", "=", "> ", "*", "|"),
)
"""Of each a text is made: what opens and never closes, what could begin a match at every place, what repeats."""
FEW = ("<!-- -->", " ", "\n", "a ", "Ab ", "and ", "A. ", "1,", "-", "“", "(", "…", ".", "in 1932 ", "=", "<")
LIMIT = 0.3
"""Seconds of processor for an expression with 2,000 code points, or a reader with 3,000; each takes a tenth of it."""


def expressions() -> Iterator[tuple[str, re.Pattern[str] | re.Pattern[bytes]]]:
    """Every compiled expression that a module of ours holds, by itself or within a table."""
    seen: set[tuple[object, int]] = set()
    for found in pkgutil.walk_packages(factbench.__path__, "factbench."):
        if ".tui" in found.name or found.name.endswith("__main__"):
            continue
        for name, value in list(vars(importlib.import_module(found.name)).items()):
            for each in _within(value, 3):
                if (each.pattern, each.flags) not in seen:
                    seen.add((each.pattern, each.flags))
                    yield f"{found.name}.{name}", each


def _within(value: object, depth: int) -> Iterator[re.Pattern[str] | re.Pattern[bytes]]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth and isinstance(value, list | tuple):
        for each in value:
            yield from _within(each, depth - 1)
    elif depth and isinstance(value, dict):
        for each in value.values():
            yield from _within(each, depth - 1)
    elif depth and is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _within(getattr(value, field.name, None), depth - 1)


def test_no_expression_runs_away_on_any_text() -> None:
    texts = [(piece * 2_000)[:2_000] for piece in FEW]
    slow = []
    found = list(expressions())
    assert len(found) > 500
    for name, expression in found:
        began = time.process_time()
        for text in texts:
            match: Any = expression.match
            match(text.encode() if isinstance(expression.pattern, bytes) else text)
        if time.process_time() - began > LIMIT:
            slow.append(name)
    assert slow == []


def seconds(text: str) -> float:
    """Of processor, to read a text as a file and to cut its claims."""
    began = time.process_time()
    with suppress(InputError):
        for each in extract_all(text.encode()):
            if not isinstance(each.found, InputError):
                segment(each.found, settings=Settings(parser=ParserChoice.RULES))
    return time.process_time() - began


@pytest.mark.parametrize("before", ["It opened in 1932. In 1932 the bridge ", ""])
def test_no_shape_of_a_sentence_takes_long(before: str) -> None:
    seconds("It opened in 1932, and it cost 4 million.")  # what is loaded once
    slow = {}
    for piece in PIECES:
        text = f"{before}{(piece * 3_000)[:3_000]}opened, and it cost 4 million. It was wide."
        if seconds(text) > LIMIT and (again := seconds(text)) > LIMIT:
            slow[piece] = again
    assert slow == {}


LINES = (
    "The bank of Ota sold 12 houses for £3m in May 2019, and Ada Marsh said that “it was so”. ",
    *("(", "[", "()", '"', "“", "“a b c.” ", "123", "123 ", "123,", "1.2 ", ",", ", ", "a, ", "He said "),
)


def claims(text: str) -> object:
    """By rules, of one line."""
    return segment(text, settings=Settings(parser=ParserChoice.RULES, language="en"))


@pytest.mark.parametrize("piece", LINES)
def test_the_claims_of_a_line_cost_as_it_is_long(piece: str) -> None:
    assert grows_linearly(claims, piece, size=2_000)


@pytest.mark.storm
@pytest.mark.parametrize("piece", LINES)
def test_the_claims_of_a_line_of_a_million_cost_ten_times_those_of_a_hundred_thousand(piece: str) -> None:
    assert grows_linearly(claims, piece, size=100_000, room=1.3)
