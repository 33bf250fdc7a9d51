"""Two reports -> what differs between them, as a reader of the first wants to be told."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from factbench.exporters import wording
from factbench.record.ruling import desk_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factbench.model import Finding, Report, Source, Verdict


class Change(NamedTuple):
    """One difference."""

    kind: str
    """"new", "gone", "verdict", "reason", "citations", "statement", "source", "finding" or "report"."""
    claim: str
    """The id by which reports name the claim; "" where it is no claim's."""
    words: str


def changes(old: Report, new: Report) -> list[Change]:
    """Return what differs: of the whole report, of articles, of claims in the order of `new`, of sources.

    A claim is the same under any id that it had in any version of its article. When they were made, by which version
    and for whom, is no difference.
    """
    return [*_of_reports(old, new), *_of_articles(old, new), *_of_claims(old, new), *_of_sources(old, new)]


def _of_reports(old: Report, new: Report) -> Iterator[Change]:
    for name in ("title", "publisher"):
        was, now = getattr(old, name), getattr(new, name)
        if was != now:
            yield Change("report", "", f"{name}: was {_quoted(was)}, now {_quoted(now)}")


def _of_articles(old: Report, new: Report) -> Iterator[Change]:
    before = {each.supersedes or each.id: each for each in old.articles}
    after = {each.supersedes or each.id: each for each in new.articles}
    for id in dict.fromkeys([*before, *after]):
        was, now = before.get(id), after.get(id)
        if was is None or now is None:
            known = was or now
            words = "an article less" if now is None else "an article more"
            yield Change("report", "", f"{words}: “{wording.heading(known)}”" if known else words)
        elif was.id != now.id:
            yield Change("report", "", f"the article “{wording.heading(now)}” is another version")
    first = {each.article: each.words for each in old.conclusions}
    for said in new.conclusions:
        if first.get(said.article) != said.words:
            yield Change(
                "finding", "", f"on the article: was {_quoted(first.get(said.article))}, now “{said.words}”"
            )
    kept = {each.article for each in new.conclusions}
    for gone in old.conclusions:
        if gone.article not in kept:
            yield Change("finding", "", f"on the article: “{gone.words}” is gone")


def _of_claims(old: Report, new: Report) -> Iterator[Change]:
    known: dict[str, Finding] = {}
    for each in old.findings:
        for id in (each.claim.id, *each.names):
            known[id] = each
    met = set()
    for now in new.findings:
        was = next((known[id] for id in (now.claim.id, *now.names) if id in known), None)
        if was is None:
            yield Change("new", now.name, f"{_rating(now)}: {now.claim.statement}")
        else:
            met.add(was.claim.id)
            yield from _of_claim(was, now)
    for each in old.findings:
        if each.claim.id not in met:
            yield Change("gone", each.name, f"{_rating(each)}: {each.claim.statement}")


def _of_claim(was: Finding, now: Finding) -> Iterator[Change]:
    if was.claim.statement != now.claim.statement:
        words = f"was “{was.claim.statement}”, now “{now.claim.statement}”"
        yield Change("statement", now.name, words)
    if _rating(was) != _rating(now):
        yield Change("verdict", now.name, f"was {_rating(was)}, now {_rating(now)}: {now.claim.statement}")
    if _reasons(was) != _reasons(now):
        words = f"was {_quoted(_reasons(was))}, now {_quoted(_reasons(now))}"
        yield Change("reason", now.name, words)
    before, after = _cited(was), _cited(now)
    more = [each for id, each in after.items() if id not in before]
    less = [each for id, each in before.items() if id not in after]
    if more or less:
        said = [*(f"cites “{each}”" for each in more), *(f"no longer cites “{each}”" for each in less)]
        yield Change("citations", now.name, "; ".join(said))


def _told(finding: Finding) -> list[Verdict]:
    """The desk's verdict, or what each reviewer holds where there is none."""
    desk = desk_of(finding).verdict
    return [desk] if desk is not None else list(finding.verdicts)


def _rating(finding: Finding) -> str:
    words = wording.standing(finding).words
    return f"{words}, misleading" if any(each.misleading for each in _told(finding)) else words


def _reasons(finding: Finding) -> str:
    return " / ".join(each.rationale for each in _told(finding) if each.rationale)


def _cited(finding: Finding) -> dict[str, str]:
    """The sources that the verdict rests on, by the words that are cited: a new cut gives evidence other ids."""
    return {
        f"{each.source.id} {each.passage.text}": each.source.called
        for verdict in _told(finding)
        for each in wording.cited(finding, verdict)
    }


def _of_sources(old: Report, new: Report) -> Iterator[Change]:
    before = {each.id: each for each in old.sources}
    for now in new.sources:
        was = before.get(now.id)
        if was is not None and (differing := list(_differing(was, now))):
            yield Change("source", "", f"“{now.called}”: {'; '.join(differing)}")


def _differing(was: Source, now: Source) -> Iterator[str]:
    """What is said of a source in another way; which are cited is told with the claims."""
    for name in (
        "title",
        "publisher",
        "url",
        "published",
        "primary",
        "why",
        "origin",
        "interests",
        "retired",
    ):
        before, after = getattr(was, name), getattr(now, name)
        if before != after:
            yield f"{name}: was {_quoted(before)}, now {_quoted(after)}"
    if was.archived != now.archived:
        yield f"archived copy: {now.archived.url if now.archived else 'none'}"


def _quoted(value: object) -> str:
    return "nothing" if value in (None, "") else f"“{value}”"
