"""What stands in the rail and in the matrix of elements: a claim and its evidence, in sections of short lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factbench.model import Agreement, How
from factbench.text.clean import one_line
from factbench.text.span import Span
from factbench.tui import wording
from factbench.tui.glyphs import rating_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from factbench.model import Evidence, Source
    from factbench.record.thread import Message
    from factbench.tui.detail import Detail
    from factbench.tui.glyphs import Glyphs


@dataclass(frozen=True, slots=True)
class Row:
    """Words, and at the right cells of one character, each with the name of its tone."""

    words: str
    cells: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and rows under it."""

    heading: str
    rows: tuple[Row, ...]


SHOWN = 9
"""Pieces of evidence in the matrix: those that a digit cites."""


def rail(detail: Detail, item: int, glyphs: Glyphs) -> list[Section]:
    """All that a wide screen has room for: elements, source, annotations, verdicts of others, history, worth."""
    found = [
        Section("Elements and evidence", tuple(_matrix(detail, glyphs))),
        *_of_item(detail, item, glyphs),
        Section("Asked for comment", tuple(_comments(detail))),
        Section("Said on the claim and its evidence", tuple(_said(detail))),
        Section("Said in the article", tuple(_remarks(detail))),
        Section("Tags and flags", tuple(_tags(detail))),
        Section("The desk", tuple(_desk(detail, glyphs))),
        Section("Review", tuple(_review(detail))),
        Section("Other reviewers", tuple(_others(detail, glyphs))),
        Section("The same claim elsewhere", tuple(_met(detail, glyphs))),
        Section("Articles with this text", tuple(_copies(detail))),
        Section("History", tuple(_history(detail))),
        Section("Worth a check", tuple(_worth(detail))),
    ]
    return [each for each in found if each.rows]


def explained(detail: Detail, glyphs: Glyphs) -> list[Section]:
    """The matrix, and for each piece of evidence what it suggests, why, and what its score is made of."""
    matrix = Section(detail.matrix.summary, tuple(_matrix(detail, glyphs)))
    return [
        matrix,
        *(
            Section(_titled(detail, item), tuple(_explained(detail, item, glyphs)))
            for item in range(len(detail.evidence))
        ),
    ]


def _review(detail: Detail) -> Iterator[Row]:
    """Whether one may know what others hold before one has rated the claim, and who is to check it."""
    if detail.blind:
        yield Row("blind: what others hold is shown when you have rated it")
    elif detail.reviewed_blind:
        yield Row("blind: whoever has not rated it sees nothing of what others hold")
    yield from (
        Row(one_line(f"{each.reviewer} is to check it{f' by {each.due}' if each.due else ''}"))
        for each in detail.assignments
    )


def _matrix(detail: Detail, glyphs: Glyphs) -> Iterator[Row]:
    """Elements down, evidence across."""
    matrix = detail.matrix
    if not matrix.rows or not matrix.evidence:
        return
    yield Row("", tuple((str(number), "dim") for number in range(1, len(matrix.evidence[:SHOWN]) + 1)))
    for row, cells in zip(matrix.rows, matrix.cells, strict=True):
        drawn = tuple((glyphs.agreement(each.agreement), each.agreement.value) for each in cells[:SHOWN])
        yield Row(f"{row.element.value}: {one_line(row.words)}", drawn)
    yield Row(", ".join(f"{glyphs.agreement(each)}\N{NO-BREAK SPACE}{each.value}" for each in Agreement))


def _titled(detail: Detail, item: int) -> str:
    return f"{item + 1} {one_line(detail.evidence[item].source.called)}"


def _of_item(detail: Detail, item: int, glyphs: Glyphs) -> list[Section]:
    if not 0 <= item < len(detail.evidence):
        return []
    chosen = detail.evidence[item]
    rows = [
        *(Row(each) for each in _details(chosen.source)),
        *_cautions(detail, item),
        *_score(chosen, glyphs),
    ]
    return [Section(f"Source of {_titled(detail, item)}", tuple(rows))]


def _explained(detail: Detail, item: int, glyphs: Glyphs) -> Iterator[Row]:
    from factbench.exporters.wording import signal_words

    chosen = detail.evidence[item]
    yield Row(detail.matrix.reasons[item])
    for signal in chosen.comparison.signals:
        mark = glyphs.agreement(signal.agreement)
        yield Row(one_line(signal_words(signal)), ((mark, signal.agreement.value),))
    yield from _cautions(detail, item)
    yield from _score(chosen, glyphs)


def _details(source: Source) -> Iterator[str]:
    """What is known of a source, each on its line."""
    from factbench.exporters.wording import provenance

    yield " · ".join(one_line(each) for each in provenance(source))
    known = (
        ("origin", source.origin),
        ("archived copy", source.archived.url if source.archived else None),
        ("seen", source.retrieved),
        ("", source.url),
    )
    for name, value in known:
        if value:
            yield one_line(f"{name} {value}".strip())


def _cautions(detail: Detail, item: int) -> Iterator[Row]:
    yield from (Row(each) for each in wording.cautions(detail, item))


def _score(evidence: Evidence, glyphs: Glyphs) -> Iterator[Row]:
    """The score and its parts, in percent."""
    yield Row(f"score {evidence.score:.0f} of 100")
    if evidence.parts is None:
        return
    for name, part in zip(PARTS, evidence.parts, strict=True):
        if part is not None:
            full = round(10 * part)
            yield Row(f"{100 * part:4.0f} % {glyphs.full * full}{glyphs.empty * (10 - full)} {name}")


PARTS = (
    "rare words shared",
    "of the claim's words",
    "of its names, dates, numbers",
    "near in meaning",
    "near in time",
    "near in meaning, before and behind it",
    "of the claim's words, with its title",
)
"""What the parts of a score measure, in their order."""


def _comments(detail: Detail) -> Iterator[Row]:
    from factbench.exporters.wording import commented

    for each in detail.comments:
        yield Row(one_line(commented(each)))


def _said(detail: Detail) -> Iterator[Row]:
    titles = {each.id: each.source.called for each in detail.evidence}
    yield from _messages(detail.on_claim(), titles)


def _messages(messages: Iterable[Message], titles: Mapping[str, str]) -> Iterator[Row]:
    """Each message on its line, answers set in below their question."""
    from factbench.exporters.wording import said_in_thread

    for each in messages:
        indent = "  " if each.answers else ""
        yield Row(f"{indent}{one_line(said_in_thread(each, titles))}: {one_line(each.said.text)}")


def _remarks(detail: Detail) -> Iterator[Row]:
    """What was said on stretches of the article, those that touch the claim first."""
    near = Span(detail.claim.start, detail.claim.end)

    def apart(message: Message) -> bool:
        span = getattr(message.said, "span", None)
        return span is None or not span.overlaps(near)

    yield from _messages(sorted(detail.on_stretches(), key=apart), {})


def _tags(detail: Detail) -> Iterator[Row]:
    from factbench.exporters.wording import noted

    unspoken = [each for each in detail.annotations if each.kind.value in {"tag", "flag"}]
    for whose, words in noted(unspoken, detail.evidence):
        yield Row(f"{one_line(whose)}: {one_line(words)}")


def _desk(detail: Detail, glyphs: Glyphs) -> Iterator[Row]:
    """What an editor decided, and whether and why the claim goes out."""
    desk, choice = detail.desk, detail.choice
    if desk is not None and desk.verdict is not None and desk.how is How.ADJUDICATED:
        held = desk.verdict
        yield Row(
            f"{glyphs.rating(held.rating, held.scale)} {rating_words(held.rating, held.scale)}, adjudicated by"
            f" {one_line(held.reviewer)} on {held.at[:10]}: “{one_line(held.rationale)}”"
        )
    if choice is not None and choice.publish is not None:
        yield Row("for publication" if choice.publish else "kept out of publication")
    if choice is not None and choice.why:
        yield Row(f"checked because: {one_line(choice.why)}")


def _others(detail: Detail, glyphs: Glyphs) -> Iterator[Row]:
    for each in detail.others:
        why = f" “{one_line(each.rationale)}”" if each.rationale else ""
        yield Row(
            f"{glyphs.rating(each.rating, each.scale)} {one_line(each.reviewer)}: {wording.held(each)}{why}"
        )


def _met(detail: Detail, glyphs: Glyphs) -> Iterator[Row]:
    for each in detail.met:
        told = ", ".join(
            f"{glyphs.rating(held.rating, held.scale)} {rating_words(held.rating, held.scale)} by {held.reviewer}"
            f" on {held.at[:10]}"
            for held in each.verdicts
        )
        where = f" ({one_line(each.title)})" if each.title else ""
        yield Row(one_line(f"{told or 'open'}: {each.statement}{where}"))


def _copies(detail: Detail) -> Iterator[Row]:
    for each in detail.surroundings.copies:
        yield Row(one_line(f"{each.share:.0%} {each.title or each.article[:12]} {each.site or ''}"))


def _history(detail: Detail) -> Iterator[Row]:
    """The newest act first."""
    from factbench.record.history import history

    for told in reversed(list(history(detail.events, {}))):
        yield Row(one_line(told))


def _worth(detail: Detail) -> Iterator[Row]:
    worth = detail.claim.worth
    yield Row(
        f"check-worthy {worth.checkworthy:.0%}, verifiable {worth.verifiable:.0%}, subjective {worth.subjective:.0%}"
    )
    for reason in worth.reasons:
        yield Row(one_line(reason))
