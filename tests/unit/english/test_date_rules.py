"""Rules of dates: each reads its own examples."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

import pytest

from factbench.english.date import dates
from factbench.english.date.expressions import RULES
from factbench.english.date.pattern import compiled, first_words
from factbench.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factbench.english.date.rule import Rule

THURSDAY = datetime.date(2023, 7, 13)
EXAMPLES = [
    pytest.param(rule, text, value, id=f"{rule.name}: {text}")
    for rule in RULES
    for text, value in rule.examples
]


def read_by(rule: Rule, text: str) -> Iterator[Span]:
    """The stretches that the rule alone reads as times."""
    heads, pattern = first_words(rule.heads), compiled(rule.pattern)
    for token in re.finditer(r"[a-z]+|[0-9]+", text.lower()):
        match = pattern.match(text, token.start())
        if ("0" if token[0][0].isdigit() else token[0]) in heads and match and rule.read(match) is not None:
            yield Span(*match.span("span"))


@pytest.mark.parametrize(("rule", "text", "value"), EXAMPLES)
def test_a_rule_reads_its_examples(rule: Rule, text: str, value: str) -> None:
    read = set(read_by(rule, text))
    found = [each for each in dates(text, published=THURSDAY) if each.span in read]
    assert value in {f"{each.begin}/{each.end}" if "/" in value else each.value for each in found}


def test_every_rule_has_a_name_of_its_own_and_an_example() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert [rule.name for rule in RULES if not rule.examples] == []
