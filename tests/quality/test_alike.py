"""Copies of a text and claims said again: what is found of variants made here, and what is linked wrongly."""

from __future__ import annotations

import json
from collections import defaultdict
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from factbench.stages import same_claim, same_text
from factbench.stages.extract import extract
from factbench.stages.same_claim import Saying, same, saying
from factbench.stages.same_text import shared, shingles
from factbench.stages.segment import segment
from tests.quality.table import Peer, path_of
from tests.values import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.quality.table import Table

pytestmark = pytest.mark.quality

HEAD = "From our own correspondent.\n\nBRINT, Tuesday (QPA) - "
"""What another outlet puts before a wire text."""


def articles() -> list[str]:
    """The Wikinews articles, and those of PolNeAR."""
    pages = sorted(path_of("articles", "wikinews").glob("*.txt"))
    news = sorted(path_of("attributions", "polnear_dev").rglob("*.txt"))
    return [extract(page.read_bytes()).text for page in pages] + [
        page.read_text(encoding="utf-8") for page in news
    ]


def variants(text: str) -> Iterator[str]:
    """Another head; the first half only; every tenth and every fifth word another one; the last third first."""
    words = text.split()
    yield HEAD + text
    yield HEAD + " ".join(words[: len(words) // 2])
    for step in (10, 5):
        yield HEAD + " ".join("other" if at % step == 0 else word for at, word in enumerate(words))
    third = len(words) // 3
    yield " ".join(words[-third:] + words[:-third])


def test_copies_of_a_text_are_found_and_no_other_text_is(table: Table) -> None:
    texts = articles()
    known = [shingles(text) for text in texts]
    made = [
        (index, shingles(variant))
        for index, text in enumerate(texts)
        if len(text.split()) > 40
        for variant in variants(text)
    ]
    found = sum(shared(known[index], variant) >= same_text.SAME for index, variant in made)
    pairs = [shared(one, other) for one, other in combinations(known, 2)]
    on = f"{len(texts)} Wikinews and PolNeAR articles"
    table.row(
        "copies found", "wire copies found", found / len(made), on=f"{on}, {len(made)} variants", reach=0.99
    )
    wrong = sum(share >= same_text.SAME for share in pairs)
    table.row(
        "copies wrong", "texts linked wrongly", wrong, on=f"{on}, all {len(pairs)} pairs", reach=0, most=True
    )


def test_no_claims_of_articles_on_other_events_are_linked(table: Table) -> None:
    """The Wikinews articles tell of a dozen events, so every link between two of them is wrong."""
    pages = sorted(path_of("articles", "wikinews").glob("*.txt"))
    said = [
        (page.name, found)
        for page in pages
        for claim in segment(extract(page.read_bytes()), settings=RULES)
        if (found := saying(claim)).clear
    ]
    pairs = [(one, other) for (a, one), (b, other) in combinations(said, 2) if a != b]
    wrong = sum(same(one, other) >= same_claim.SAME for one, other in pairs)
    on = f"{len(pages)} Wikinews articles, all {len(pairs)} pairs of claims"
    table.row("claims linked wrongly", "claims linked wrongly", wrong, on=on, reach=0, most=True)


def test_claims_altered_on_purpose_are_other_claims(table: Table) -> None:
    pairs = [*_altered(), *_twins()]
    told = [(one, other) for a, b in pairs if (one := _said(a)) and (other := _said(b))]
    wrong = sum(same(one, other) >= same_claim.SAME for one, other in told)
    words = sum(len(a.stems & b.stems) >= same_claim.SAME * len(a.stems | b.stems) for a, b in told)
    table.row(
        "claims altered",
        "altered claims linked",
        wrong / len(told),
        on=f"CovidFact dev half and FeverSymmetric, {len(told)} pairs",
        most=True,
        peers=(Peer(name="share of common words alone", score=words / len(told)),),
    )


def _altered() -> list[tuple[str, str]]:
    by_evidence: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for line in path_of("evidence", "covidfact.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        by_evidence[json.dumps(row["evidence"])][row["label"]].append(row["claim"])
    return [(a, b) for each in by_evidence.values() for a in each["SUPPORTED"] for b in each["REFUTED"]]


def _twins() -> list[tuple[str, str]]:
    by_evidence: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for line in path_of("evidence", "fever_symmetric_dev.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        by_evidence[row["evidence"]][row["label"]].add(row["claim"])
    return [
        (a, b)
        for each in by_evidence.values()
        for a in sorted(each["SUPPORTS"])
        for b in sorted(each["REFUTES"])
    ]


@cache
def _said(text: str) -> Saying | None:
    """What the one claim in a text says; None where there are several, or it is not clear alone."""
    claims = segment(text if text.rstrip()[-1:] in {".", "!", "?"} else f"{text}.", settings=RULES)
    found = saying(claims[0]) if len(claims) == 1 else None
    return found if found is not None and found.clear else None
