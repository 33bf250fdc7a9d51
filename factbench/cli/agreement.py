"""How far do reviewers agree, with each other and with the machine?"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from factbench.cli import tables
from factbench.cli.options import bench, db_option, form_options
from factbench.errors import Misuse, NothingFound
from factbench.exporters.wording import rating_of
from factbench.stages.agreement import Level, by_kind, by_reviewer, confusion, possible, reliability

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factbench.workbench import Held, Workbench


@click.command()
@click.option(
    "--pair", nargs=2, metavar="NAME NAME", help="How often one gave this rating and the other that."
)
@click.option(
    "--machine", is_flag=True, help="How often reviewers said of evidence what the program suggests."
)
@form_options
@db_option
def agreement(pair: tuple[str, str] | None, machine: bool, form: str | None, db: str | None) -> None:
    """Krippendorff's alpha of all verdicts, by kind of claim and by reviewer, with its 95 % interval.

    1 is full agreement, 0 what chance would give. Nominal counts every difference alike; ordinal counts how far apart
    two ratings are, and leaves out those that have no place on the scale, such as "not enough evidence".
    """
    if pair and machine:
        raise Misuse("--pair and --machine are two tables: ask for one of them.")
    with bench(db) as workbench:
        if machine:
            _followed(workbench, form)
            return
        held = workbench.reports.held()
    if not held:
        raise NothingFound("No claim was decided by two reviewers yet.")
    if pair:
        _confusion(held, pair, form)
    elif not possible():
        raise Misuse('Agreement beyond chance needs a package: pip install "factbench[team]".')
    else:
        head = ("of", "level", "alpha", "low", "high", "claims")
        tables.show(head, list(_measured(held)), form, stretch=("of",))


def _measured(held: Sequence[Held]) -> Iterator[tuple[str | int | None, ...]]:
    groups = {"all": list(held)}
    groups |= {f"claims of kind {kind}": found for kind, found in by_kind(held).items()}
    groups |= {f"others and {name}": found for name, found in by_reviewer(held).items()}
    for of, found in groups.items():
        for level in Level:
            measured = reliability(found, level)
            if measured.claims:
                numbers = (measured.alpha, measured.low, measured.high)
                yield (
                    of,
                    level.value,
                    *(None if each is None else f"{each:.3f}" for each in numbers),
                    measured.claims,
                )


def _confusion(held: Sequence[Held], pair: tuple[str, str], form: str | None) -> None:
    known = {each.reviewer for each in held}
    for name in pair:
        if name not in known:
            raise NothingFound(
                f"{name} decided no claim that somebody else decided; these did: {', '.join(sorted(known))}."
            )
    first, second = pair
    scales = {each.claim: each.scale for each in held}
    counts: Counter[tuple[str, str, str]] = Counter()
    for scale in sorted(set(scales.values())):
        on_it = [each for each in held if each.scale == scale]
        for (one, other), number in confusion(on_it, first, second).items():
            counts[(scale, one, other)] += number
    if not counts:
        raise NothingFound(f"{first} and {second} decided no claim both.")
    rows = [
        (rating_of(one, scale=scale).words, rating_of(other, scale=scale).words, number)
        for (scale, one, other), number in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ]
    tables.show((first, second, "claims"), rows, form, stretch=(first, second))


def _followed(workbench: Workbench, form: str | None) -> None:
    found = workbench.reports.followed()
    if not found:
        raise NothingFound("Nobody has said of evidence how it stands to a claim yet.")
    rows = [(each.reviewer, each.suggested, each.said, each.number) for each in found]
    tables.show(("reviewer", "suggested", "said", "times"), rows, form, stretch=("reviewer",))
