"""Documents that come in and evidence that is looked for, step by step, from whichever screen asks for it."""

from __future__ import annotations

import shlex
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from factbench.intake import Hints, folder, is_address
from factbench.text.clean import one_line
from factbench.tui.paths import globbed
from factbench.tui.working import Step
from factbench.workbench import Was

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factbench.tui.working import Stopped
    from factbench.workbench import Added, Workbench

FEW = 200
"""New passages that are given their vectors before evidence is looked for: it takes some seconds."""
ARTICLE, SOURCE = "article", "source"


def brought(
    bench: Workbench, what: str, names: Sequence[str], stopped: Stopped, *, match: bool = True
) -> Iterator[Step]:
    """Store articles or sources one by one, then look for evidence for what is new."""
    if what == SOURCE:
        incoming, things = bench.library.sources.add(names, Hints(), stopped=stopped), "passages"
    else:
        incoming, things = bench.library.add(names, Hints(), match=False, stopped=stopped), "claims"
    folders = [folder(each) for each in names] if what == ARTICLE else []
    yield from (Step(one_line(each.words)) for each in folders if each)
    came: list[Added] = []
    for each in incoming:
        came.append(each)
        yield came_in(each, things)
    if match:
        yield from matched(bench)
    if came:
        left = " ".join(each.left_out for each in folders if each and each.reports)
        last = _all(came, things)
        yield last._replace(words=one_line(f"{last.words} {left}".strip()))


def asked(bench: Workbench, query: str, stopped: Stopped, *, claim: str | None = None) -> Iterator[Step]:
    """Ask every source elsewhere that is configured, and store what they find."""
    names = [each.name for each in bench.session.settings.sources]
    found = 0
    for each in bench.library.sources.ask(names, query, claim=claim, stopped=stopped):
        found += each.was is not Was.FAILED
        failed = Step(f"No answer from {each.name}: {one_line(str(each.error))}", failed=True)
        yield failed if each.was is Was.FAILED else came_in(each, "passages")
    if not found:
        yield Step(f"Nothing at {', '.join(names)} has these words.")


def matched(bench: Workbench) -> Iterator[Step]:
    """Look for evidence for the claims that were not matched against the library as it is now.

    A few new passages are given their vectors before; of many that is done meanwhile, and then it is looked again.
    """
    passages = bench.library.passages
    if 0 < passages.without_vectors() <= FEW:
        for done, of in passages.keep_vectors():
            yield Step(f"Reading passages: {done:,} of {of:,}")
    waiting = bench.library.passages.unmatched_count()
    for number, _found in enumerate(bench.library.passages.match(), 1):
        yield Step(f"Evidence: {number:,} of {waiting:,} claims looked at", changed=number == waiting)


def came_in(added: Added, things: str) -> Step:
    """What became of a document, in a line."""
    name = one_line(added.title or added.name)
    if added.was is Was.FAILED:
        return Step(f"NOT ADDED {one_line(added.name)}: {one_line(str(added.error))}", failed=True)
    if added.was is Was.KNOWN:
        return Step(f"Known already: {name}")
    told = [f"Added {name}: {counted(added.count, things)}.", *(one_line(each) for each in added.notices)]
    return Step(" ".join(told), changed=True)


def counted(number: int, things: str) -> str:
    """Such as "2 passages"; of one, "1 passage"."""
    return f"{number:,} {things.removesuffix('s') if number == 1 else things}"


def _all(came: Sequence[Added], things: str) -> Step:
    """What became of all of them; of one alone, that."""
    if len(came) == 1:
        return came_in(came[0], things)
    number = Counter(each.was for each in came)
    told = [
        f"{number[Was.NEW]} added: {counted(sum(each.count for each in came if each.was is Was.NEW), things)}"
    ]
    told += [f"{number[Was.KNOWN]} known already"] if number[Was.KNOWN] else []
    failed = [came_in(each, things).words for each in came if each.was is Was.FAILED]
    told += [f"{len(failed)} failed, the last {failed[-1]}"] if failed else []
    return Step(", ".join(told), failed=bool(failed))


def reading(names: Sequence[str]) -> str:
    """What is said while the first of these is read."""
    if len(names) > 1:
        return f"Reading {len(names)} names…"
    return f"{'Fetching' if is_address(names[0]) else 'Reading'} {one_line(names[0])}…"


def names(typed: str) -> list[str]:
    """What was typed as paths, patterns and addresses, as a shell would take it.

    A single path may have spaces as it stands.
    """
    if "\0" not in typed and Path(typed).expanduser().exists():
        return [str(Path(typed).expanduser())]
    try:
        return [path for each in shlex.split(typed) for path in globbed(each)]
    except ValueError:
        return [typed]
