"""Sheets for people who judge claims, and the labels that come back: `python -m tests.quality.labelling --help`.

A sheet is a page's text with its claims under it, numbered. A reader answers each number with the codes of the rubric,
or "fit", and with "!" where an editor would check it among the first. What is kept says which page and stretches of its
text, a hash of the statement, and the codes; none of the page's words. The text of a page is its checked paragraphs
(`gold.json` of `extraction/fundus`, `ground-truth.json` of `extraction`) or a file of text, so that labels hold
whatever becomes of extraction.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import factbench
from factbench.settings import ParserChoice, Settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factbench.model import Claim
    from factbench.text.slots import Date, Quantity

LABELS = Path(__file__).with_name("labels")
"""The files of labels: a line a judgement, `page`, spans, hash, codes, reader, parted by tabs."""

CODES = frozenset(["F", "M", "B", "DUP", "U", "UF", "R", "AM", "AX", "AU", "DW", "DM", "Q", "N", "X"])
"""The rubric's codes; what has none of them is fit."""

FIRST = "!"
"""Beside the codes: an editor would check this among the first of its page."""

ENGLISH = frozenset(["us", "uk", "ca", "au", "za", "ind", "na", "ls", "tz", "my", "by"])
"""Beginnings of the names of English pages."""

ASIDE = 10
"""English pages that are never labelled, so that they can be read at the end; see `pages`."""


@dataclass(frozen=True, slots=True)
class Page:
    """The checked body of one page."""

    name: str
    text: str
    day: date | None


def pages(*, aside: bool = False) -> list[Page]:
    """The English pages in an order drawn once; the first `ASIDE` of them only where `aside`, else all the others.

    Raises: KeyError where FACTBENCH_DATA is not set.
    """
    gold = json.loads(
        Path(os.environ["FACTBENCH_DATA"], "extraction", "fundus", "gold.json").read_text("utf-8")
    )
    names = sorted(name for name in gold if name.split("_")[0] in ENGLISH)
    random.Random(11).shuffle(names)
    chosen = names[:ASIDE] if aside else names[ASIDE:]
    return [
        Page(
            name,
            "\n\n".join(gold[name]["paragraphs"]),
            date.fromisoformat(gold[name]["day"]) if gold[name]["day"] else None,
        )
        for name in chosen
    ]


def elsewhere() -> list[Page]:
    """The pages of other collections that a label knows, by name: the path of a text, or a file, "#" and its key.

    Raises: KeyError where FACTBENCH_DATA is not set.
    """
    names = sorted({label.page for label in labels() if "/" in label.page})
    return [Page(name, _text(name), None) for name in names]


def _text(name: str) -> str:
    """A file of text, or the checked body of a page in `ground-truth.json`."""
    path, _, key = name.partition("#")
    text = Path(os.environ["FACTBENCH_DATA"], path).read_text("utf-8")
    if not key:
        return text
    return "\n\n".join(line for line in json.loads(text)[key]["articleBody"].split("\n") if line.strip())


def claims_of(page: Page) -> list[Claim]:
    """The claims of a page, by the model."""
    settings = Settings(parser=ParserChoice.MODEL, language="en")
    return factbench.segment(page.text, published=page.day, settings=settings)


@dataclass(frozen=True, slots=True)
class Label:
    """What one reader said of one claim."""

    page: str
    spans: str
    hash: str
    codes: frozenset[str]
    reader: str
    first: bool | None = None
    """Whether an editor would check it among the first of its page; None where the reader was not asked."""
    whole: bool = True
    """Whether the reader was asked for all codes of the rubric; else not for what context or reference lacks."""

    @property
    def key(self) -> tuple[str, str, str]:
        """What the claim is known by: another cut or another wording is another claim."""
        return self.page, self.spans, self.hash

    @property
    def fit(self) -> bool:
        """Whether the claim can be checked as it stands."""
        return not self.codes

    @property
    def lacks(self) -> bool:
        """Whether it needs what stands before, whether or not it was flagged when it was read."""
        return not self.codes.isdisjoint({"U", "UF"})


def key_of(page: Page, claim: Claim) -> tuple[str, str, str]:
    """What a label knows the claim by."""
    spans = "+".join(f"{part.start}-{part.end}" for part in claim.parts)
    return page.name, spans, hashlib.sha256(claim.statement.encode()).hexdigest()[:12]


def labels() -> Iterator[Label]:
    """All labels that are kept, file by file; in a file with an "!", or a "U", every reader was asked for them."""
    for file in sorted(LABELS.glob("*.tsv")):
        text = file.read_text("utf-8")
        asked = f"\t{FIRST}" in text or f" {FIRST}" in text
        whole = "\tU\t" in text
        for line in text.splitlines():
            if not line.startswith("#"):
                page, spans, digest, said, reader = line.split("\t")
                codes = frozenset(said.split())
                first = FIRST in codes if asked else None
                yield Label(page, spans, digest, codes - {"fit", FIRST}, reader, first, whole)


# ---------------------------------------------------------------------------------------------------- sheets


def sheet(page: Page, claims: Iterable[Claim]) -> str:
    """What a reader gets: the text, then each claim with all that the program says of it."""
    lines = [f"# {page.name}", f"published {page.day or 'unknown'}", "", page.text, "", "## Claims", ""]
    for number, claim in enumerate(claims, 1):
        lines += [f"{number}. {claim.statement}", *(f"      {each}" for each in _told(page.text, claim))]
    return "\n".join(lines) + "\n"


def _told(text: str, claim: Claim) -> Iterator[str]:
    if claim.under is not None:
        yield "part of another claim: not in the list as it opens, so it is no DUP"
    if len(claim.parts) > 1 or claim.quote.rstrip(".") != claim.statement.rstrip("."):
        yield f"words: {claim.quote}"
    for said in claim.attribution:
        yield f"said by: {said.who.of(text) if said.who else 'nobody named'} ({said.cue.of(text)}, {said.stance})"
    if claim.dates:
        yield "dates: " + "; ".join(f"{each.span.of(text)} = {_when(each)}" for each in claim.dates)
    if claim.quantities:
        yield "numbers: " + "; ".join(_amount(text, each) for each in claim.quantities)
    for gap in claim.needs_context:
        yield f"flagged: {gap.span.of(text)}: {gap.why}"
    for told in claim.context:
        yield f"quoted beside it: {told.of(text)}"
    yield f"worth {claim.worth.checkworthy:.2f}, opinion {claim.worth.subjective:.2f}"


def _when(found: Date) -> str:
    """The value of a date; of an interval both ends."""
    both = found.begin is not None and found.end is not None and found.begin != found.end
    return f"{found.begin} to {found.end}" if both else found.value


def _amount(text: str, found: Quantity) -> str:
    value = found.value if found.value is not None else f"{found.low} to {found.high}"
    return f"{found.span.of(text)} = {value} {found.unit or ''}".rstrip()


def answered(page: Page, claims: list[Claim], answer: str, reader: str) -> list[Label]:
    """The labels in a reader's answer: a line a claim, its number, a tab or space, and its codes.

    Raises: ValueError for a number that is missing, stands twice or is none of the sheet's, and for an unknown code.
    """
    said: dict[int, frozenset[str]] = {}
    for line in answer.splitlines():
        number, *codes = line.replace(",", " ").split()
        found = frozenset(codes) - {"fit"}
        if not codes or found - CODES - {FIRST} or int(number) in said:
            raise ValueError(f"{page.name}: {line!r} is no answer")
        said[int(number)] = found
    if sorted(said) != list(range(1, len(claims) + 1)):
        raise ValueError(f"{page.name}: answers for {len(said)} of {len(claims)} claims")
    return [
        Label(*key_of(page, claim), said[number] - {FIRST}, reader, FIRST in said[number])
        for number, claim in enumerate(claims, 1)
    ]


def written(found: Iterable[Label]) -> str:
    """Labels as lines of a file."""
    return "".join(
        "\t".join([each.page, each.spans, each.hash, _said(each), each.reader]) + "\n" for each in found
    )


def _said(label: Label) -> str:
    """The codes, as a reader gives them."""
    return " ".join([*(sorted(label.codes) or ["fit"]), *([FIRST] if label.first else [])])


def main() -> None:
    """Write sheets into a folder, or read the answers that stand beside them."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=["sheets", "collect"])
    parser.add_argument("folder", type=Path, help="where NAME.txt (sheets) and NAME.codes (answers) stand")
    parser.add_argument("--aside", action="store_true", help="the pages that no label knows")
    parser.add_argument("--reader", default="1", help="sign of who answered")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    for page in pages(aside=asked.aside):
        claims = claims_of(page)
        if asked.what == "sheets":
            (asked.folder / f"{page.name}.txt").write_text(sheet(page, claims), "utf-8")
            continue
        answer = asked.folder / f"{page.name}.codes"
        if answer.exists():
            print(written(answered(page, claims, answer.read_text("utf-8"), asked.reader)), end="")


if __name__ == "__main__":
    main()
