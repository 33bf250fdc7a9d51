"""What a report says of its own making -> words: its publisher, corrections, why a claim was chosen, who approved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from factbench.acts import Weight
from factbench.exporters import wording
from factbench.exporters.wording import day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factbench.model import Article, Conclusion, Finding, Report, Source


class Link(NamedTuple):
    """Words, and the web address behind them."""

    words: str
    target: str | None
    """None where there is no address that a reader may follow."""


PAGES = (
    ("methodology", "How we choose and check"),
    ("ratings", "What the ratings mean"),
    ("corrections", "How we correct mistakes"),
    ("funding", "Who pays for this"),
)
"""The pages of a publisher, by the fields of `Masthead`, and what they are called."""


def pages(report: Report) -> list[Link]:
    """The pages on which the publisher says how it works, where it has them, then where readers write to."""
    if report.masthead is None:
        return []
    said = [
        Link(words, wording.web_address(getattr(report.masthead, name)))
        for name, words in PAGES
        if getattr(report.masthead, name)
    ]
    contact = report.masthead.contact
    address = wording.web_address(contact)
    if contact:
        said.append(Link("Write to us" if address else f"Write to us: {contact}", address))
    return said


def conclusion(report: Report, article: Article) -> Conclusion | None:
    """What an editor says of an article as a whole."""
    return next((each for each in report.conclusions if each.article == article.id), None)


def of_all(report: Report) -> Conclusion | None:
    """The same for a report on one article, at whose top it stands."""
    return conclusion(report, report.articles[0]) if len(report.articles) == 1 else None


def signed(said: Conclusion) -> str:
    """Whose words they are: "Eva for the desk, 2023-07-15"."""
    return f"{said.reviewer} for the desk, {day(said.at)}"


def chosen(finding: Finding) -> str:
    """Why a claim was checked, in a sentence; "" where nobody says."""
    why = finding.choice.why.strip() if finding.choice is not None else ""
    return f"Why we checked this: {why}" if why else ""


def approved(finding: Finding) -> str:
    """Who let the verdict go out, in a sentence; "" where nobody had to."""
    if finding.approval is None:
        return ""
    return f"Approved by {finding.approval.reviewer} on {day(finding.approval.at)}."


def copy(source: Source) -> Link | None:
    """The archived copy of a source: "archived copy of 2023-07-14", and where it is."""
    if source.archived is None:
        return None
    of = f" of {source.archived.on}" if source.archived.on else ""
    target = wording.web_address(source.archived.url)
    return Link(f"archived copy{of}", target) if target else None


# ------------------------------------------------------------------------------------------------ corrections


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One correction of a published verdict, as it stands at the top of a report."""

    at: str
    weight: Weight
    number: int
    """Of its claim in the report."""
    finding: Finding
    words: str
    """What changed, in the words of whoever corrected it, else in the program's."""

    @property
    def head(self) -> str:
        """What it is, of when, on what: "Correction (minor), 2023-07-15, claim 3"."""
        kind = {
            Weight.MINOR: "Minor correction",
            Weight.UPDATE: "Update",
            Weight.SUBSTANTIAL: "Correction",
        }[self.weight]
        return f"{kind}, {day(self.at)}, claim {self.number}"


def notices(report: Report) -> list[Notice]:
    """Every correction that the report tells, the newest first."""
    found = [
        notice for number, finding in enumerate(report.findings, 1) for notice in _of_claim(number, finding)
    ]
    return sorted(found, key=lambda each: each.at, reverse=True)


def _of_claim(number: int, finding: Finding) -> Iterator[Notice]:
    told = {
        each for verdict, _own in wording.decisions(finding) for each in wording.changed(finding, verdict)
    }
    changes = sorted(told)
    for place, each in enumerate(changes):
        until = changes[place + 1].at if place + 1 < len(changes) else None
        said = [one for one in finding.amendments if each.at <= one.at and (until is None or one.at < until)]
        by_itself = f"{each.words[:1].upper()}{each.words[1:]}." if each.words else f"{each.head}."
        yield Notice(
            at=each.at,
            weight=said[-1].weight if said else each.weight,
            number=number,
            finding=finding,
            words=(said[-1].words if said else "") or by_itself,
        )
