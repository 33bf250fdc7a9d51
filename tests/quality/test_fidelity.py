"""How many claims can be checked as they stand? Judged by people who read them against their pages; see `labelling`."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tests.quality.labelling import ASIDE, CODES, Label, claims_of, key_of, labels, pages
from tests.quality.table import path_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.quality.table import Table

RATES = (
    ("garbled", "fragments, cut wrongly or meaning changed", frozenset(["F", "M", "B"]), 0.02),
    ("no fact", "no checkable fact", frozenset(["N"]), 0.08),
    ("twice", "said whole by another claim", frozenset(["DUP"]), 0.01),
    ("quantity", "quantity wrong or missed", frozenset(["Q"]), 0.015),
    ("date", "date wrong", frozenset(["DW", "DM"]), 0.005),
    ("attribution", "attribution missing or wrong", frozenset(["AM", "AX"]), 0.03),
    ("rubbish", "boilerplate, tables, numbering", frozenset(["X"]), 0.005),
    ("reference", "words put in that are wrong", frozenset(["R"]), 0.02),
)
"""Key, words, codes of which one holds, and the most that is aimed at."""


def agreed(found: Iterable[Label]) -> dict[tuple[str, str, str], Label]:
    """One label a claim: of the readers who were asked all, which are the later ones, the first."""
    first: dict[tuple[str, str, str], Label] = {}
    for label in sorted(found, key=lambda each: (each.first is None, each.reader)):
        first.setdefault(label.key, label)
    return first


@pytest.mark.quality
def test_fidelity(table: Table) -> None:
    """Claims of the labelled pages that a label knows; those that none knows are counted as unread."""
    path_of("extraction", "fundus", "gold.json")
    known = agreed(label for label in labels() if label.whole)
    if not known:
        pytest.skip("no claim was labelled yet")
    read: list[tuple[Label, bool]] = []
    unread = 0
    for page in pages():
        for claim in claims_of(page):
            label = known.get(key_of(page, claim))
            if label is None:
                unread += 1
            else:
                read.append((label, bool(claim.needs_context)))
    on = f"{len(read)} claims that readers judged, {unread} unread"
    fit = [flagged for each, flagged in read if each.fit]
    honest = sum(each.fit or (flagged and each.codes <= {"U", "UF"}) for each, flagged in read)
    # Whether it is flagged is asked of the claim as it is made now, and not of the one that was read.
    silent = sum(each.lacks and not flagged for each, flagged in read)
    table.row("fidelity fit", "fit to check as they stand", len(fit) / len(read), on=on, reach=0.65)
    table.row("fidelity honest", "fit, or short of context and saying so", honest / len(read), on=on)
    table.row(
        "fidelity unflagged",
        "context missing and not flagged",
        silent / len(read),
        on=on,
        reach=0.03,
        most=True,
    )
    table.row(
        "fidelity needless",
        "flagged, of those fit to check as they stand",
        sum(fit) / len(fit),
        on=on,
        reach=0.5,
        most=True,
    )
    for key, words, codes, reach in RATES:
        hits = sum(bool(each.codes & codes) for each, _ in read)
        table.row(f"fidelity {key}", words, hits / len(read), on=on, reach=reach, most=True)


def test_every_label_names_a_page_stretches_a_hash_and_codes_of_the_rubric() -> None:
    for label in labels():
        assert label.codes <= CODES
        assert len(label.hash) == 12
        assert int(label.hash, 16) >= 0
        ends = [tuple(map(int, part.split("-"))) for part in label.spans.split("+")]
        assert all(start < end for start, end in ends)


def test_no_reader_judges_a_claim_twice() -> None:
    judged = Counter((label.key, label.reader) for label in labels())
    assert max(judged.values(), default=1) == 1


def test_pages_that_are_kept_aside_are_in_no_label() -> None:
    path_of("extraction", "fundus", "gold.json")
    aside = {page.name for page in pages(aside=True)}
    assert len(aside) == ASIDE
    assert not aside & {label.page for label in labels()}
    assert not aside & {page.name for page in pages()}
