"""What goes out, as a value or in a format, and what is counted: verdicts, sessions."""

from __future__ import annotations

import hashlib
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Protocol, TypedDict, TypeVar, Unpack

from factbench import config, errors
from factbench.acts import Shown
from factbench.model import Audience, Cited
from factbench.opinion.order import ordered
from factbench.record.house import lacking
from factbench.record.revised import revised
from factbench.record.ruling import desk_verdict
from factbench.store import claims as claim_store
from factbench.store import documents, log, names, parcel
from factbench.store import evidence as evidence_store
from factbench.store import ruling as ruling_store
from factbench.store import searches as search_store
from factbench.store import tally as tally_store
from factbench.store.listing import Filter
from factbench.store.mask import masked
from factbench.text.clean import one_line
from factbench.workbench.query import Query
from factbench.workbench.spool import Spool
from factbench.workbench.stretches import remarks_on

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
    from pathlib import Path

    from factbench import database
    from factbench.exporters import Exporter
    from factbench.exporters.lint import Fault
    from factbench.model import (
        Article,
        Claim,
        DeskVerdict,
        Event,
        Finding,
        Masthead,
        Opinion,
        Report,
        Verdict,
    )
    from factbench.record.chosen import LeftOut, Wanted
    from factbench.settings import Profile, Settings
    from factbench.store.tally import SessionLine, Tally
    from factbench.workbench.session import Session


T = TypeVar("T")


class Progress(Protocol):
    """Told of what is gone through, in which words and how many they are; hands it on."""

    def __call__(self, items: Iterable[T], words: str, length: int | None = None, /) -> Iterable[T]:
        """The items."""


def silent(items: Iterable[T], _words: str, _length: int | None = None, /) -> Iterable[T]:
    """Tells nobody."""
    return items


class Choices(TypedDict, total=False):
    """What a report that goes out is made of."""

    articles: Collection[str]
    """Ids; none: all that are in sight."""
    only_decided: bool
    audience: Audience | None
    """None: for whom the format is by itself."""
    opinions: Callable[[str], Sequence[Opinion]] | None
    """What a model of stance makes of the evidence beside a claim; without it none is asked."""
    signals: bool
    """Whether readers get what the machine compared, too."""
    title: str | None
    """None: it is called after its articles."""
    wanted: Wanted | None
    """What goes in; None: all that such readers may know."""
    reviewer: str | None
    """Whose verdicts alone it has; None: the desk's."""
    template: str | None
    """One of the desk's own; None: the format as it comes."""


class Reports:
    """What all reviewers decided, for others and for themselves."""

    sessions = Query(tally_store.sessions)
    held = Query(tally_store.held)
    followed = Query(tally_store.followed)

    def __init__(self, session: Session) -> None:
        self.session = session

    def tally(self) -> Tally:
        """The verdicts on the claims that stand in the list, counted; see the setting `list_worth`."""
        return self.session.read(tally_store.tally, worth=self.session.settings.list_worth)

    def this_session(self) -> SessionLine | None:
        """What was done since this workbench was opened; None where nothing was."""
        done = self.sessions(self.session.id) if self.session.id is not None else []
        return done[0] if done else None

    def report(
        self,
        *,
        articles: Collection[str] = (),
        only_decided: bool = False,
        opinions: Callable[[str], Sequence[Opinion]] | None = None,
        title: str | None = None,
    ) -> Report:
        """Everything an exporter needs, of some articles or, where none is named, of all that are in sight.

        Without a `title` it is called after the articles. `opinions` says what a model of stance makes of the
        evidence beside a claim; without it none is asked.
        """
        findings: list[Finding] = []
        made = self._gathered(
            findings.append, articles=articles, only_decided=only_decided, opinions=opinions, title=title
        )
        return replace(made, findings=tuple(findings))

    def _gathered(
        self,
        keep: Callable[[Finding], None],
        *,
        articles: Collection[str],
        only_decided: bool,
        opinions: Callable[[str], Sequence[Opinion]] | None,
        title: str | None,
        progress: Progress = silent,
    ) -> Report:
        """The report without its findings, which are handed to `keep` one by one: article by article they are read."""
        from factbench import __version__
        from factbench.exporters.main_claims import main_claims, may_be_published
        from factbench.stages.report import bound, report

        settings = self.session.settings
        published: list[Finding] = []

        def kept(finding: Finding) -> None:
            keep(finding)
            if may_be_published(finding):
                published.append(finding)

        def load(connection: database.Connection) -> Report:
            found = [each for each in documents.articles(connection) if not articles or each.id in articles]
            orphans = list(claim_store.claims(connection, Filter(orphaned=True)))
            carried = {each.claim: each.now for each in claim_store.carried(connection)}
            make = partial(
                report,
                events=(),
                title=title or called(found),
                publisher=settings.publisher,
                publisher_url=settings.publisher_url,
                report_url=settings.report_url,
                only_decided=only_decided,
                masthead=masthead(settings),
                carried=carried,
                version=__version__,
            )
            parts = (
                _part(connection, each, orphans, make, approve=settings.approve)
                for each in progress(found, "Reading articles", len(found))
            )
            asked = parts if opinions is None else (_with_opinions(each, opinions) for each in parts)
            bare = make([], [], {}, {}, {})
            made = bound(bare, asked, kept, log.events(connection), carried=carried)
            # To whom a review is blind it would say how many acts others did.
            return made if self.session.mask() else replace(made, heads=log.last_acts(connection))

        made = self.session.read(load)
        return replace(made, main=main_claims(published, limit=settings.main_claims))

    def unmet(self, articles: Collection[str] = ()) -> list[tuple[Claim, Verdict, tuple[str, ...]]]:
        """The verdicts that lack what the house wants, by the setting `verdict_needs_grounds`, and what each lacks.

        Of these articles, or of all where none is named.
        """
        if not self.session.settings.verdict_needs_grounds:
            return []

        def look(connection: database.Connection) -> list[tuple[Claim, Verdict, tuple[str, ...]]]:
            return [
                (claim, verdict, lacks)
                for article in (articles or (None,))
                for claim in claim_store.claims(connection, Filter(article=article, parts=True))
                for verdict in claim_store.verdicts(connection, claim.id)
                if (lacks := lacking(verdict))
            ]

        return self.session.read(look)

    @contextmanager
    def prepare(
        self, form: str, *, progress: Progress = silent, **choices: Unpack[Choices]
    ) -> Iterator[Prepared]:
        """A report that is ready to be written in the format of that name, with what is left out of it and why.

        It can be written until the block ends; a report of any size takes little memory. `progress` is told of what is
        read, and hands it on. `Choices` says what goes in; `record.chosen.for_audience` has what readers usually get.
        Raises: `errors.Misuse` for an unknown format, where a claim in the report is blind for this reviewer, for a
        report that leaves out what the desk holds would be false; `errors.NothingFound` where no claim is left.
        """
        from factbench.exporters import exporter

        chosen = exporter(form)
        articles, only_decided = choices.get("articles", ()), choices.get("only_decided", False)
        with closing(Spool()) as spool:
            report = self._gathered(
                spool.add,
                articles=articles,
                only_decided=only_decided,
                opinions=choices.get("opinions"),
                title=choices.get("title"),
                progress=progress,
            )
            report = replace(report, findings=spool)
            if articles or only_decided:
                lacks = "the other articles" if articles else "the claims that nobody has decided"
                report = replace(report, lacks=lacks)
            self._whole(report)
            yield self._chosen(chosen, report, choices)

    def _chosen(self, chosen: Exporter, report: Report, choices: Choices) -> Prepared:
        from factbench.record.chosen import Order, choose, most_for, of_reviewer

        every = len(report.articles)

        audience = choices.get("audience") or chosen.audience
        wanted = choices.get("wanted") or most_for(audience)
        reviewer = choices.get("reviewer")
        if reviewer is not None:
            report = of_reviewer(report, reviewer)
        kept, left_out = choose(report, wanted, self._folded(each.claim.id for each in report.findings))
        if choices.get("title") is None and len(kept.articles) < every:
            kept = replace(kept, title=called(_documents(kept.articles)))
        if left_out:
            kept = replace(kept, main=_main(kept, self.session.settings.main_claims))
            _some(kept, left_out)
        elif chosen.record and wanted.order is Order.TEXT and not report.lacks:
            kept = replace(kept, record=self.session.read(parcel.unheld))
        return Prepared(
            chosen,
            kept,
            audience,
            choices.get("signals", False),
            tuple(left_out),
            choices.get("template"),
            self.session,
        )

    def parts(
        self, each: str, articles: Sequence[str] = ()
    ) -> Iterator[tuple[str, tuple[str, ...], str | None]]:
        """The reports, one per "article" or per "reviewer", of which each goes into a file of its own.

        Of each: a name that no other has, its articles (none: all), and the reviewer whose alone it is.
        """
        if each == "article":
            for found in self.session.read(lambda connection: list(documents.articles(connection))):
                if not articles or found.id in articles:
                    yield f"{found.id[:8]} {found.title or 'article'}", (found.id,), None
            return
        for number, name in enumerate(self.session.read(claim_store.reviewers), 1):
            yield f"{number} {name}", tuple(articles), name

    def export(self, form: str, **choices: Unpack[Choices]) -> bytes:
        """The bytes of a report; see `prepare`. Raises: what it raises, and whatever the exporter refuses."""
        with self.prepare(form, **choices) as prepared:
            return b"".join(prepared.pieces())

    def _folded(self, claims: Iterable[str]) -> set[str]:
        """Those that the list of claims folds away."""
        worth = self.session.settings.list_worth
        listed = self.session.read(claim_store.ids, Filter(worth=worth))
        return self.session.read(claim_store.ids).difference(listed).intersection(claims)

    def _whole(self, report: Report) -> None:
        """Refuse a report that this reviewer cannot see whole. It depends on nothing that is kept from them."""
        mask = self.session.mask()
        if mask is None:
            return
        ids = [each.claim.id for each in report.findings]
        kept = self.session.read_all(masked, mask, ids)
        if kept:
            folded = self._folded(ids)
            ids, kept = ([each for each in some if each not in folded] or some for some in (ids, kept))
            verb = "is" if len(kept) == 1 else "are"
            raise errors.Misuse(
                f"Review is blind: {len(kept)} of these {len(ids)} claims {verb} yours to rate first, so an editor"
                " writes this report; `--only decided` writes what you have rated."
            )


@dataclass(frozen=True, slots=True)
class Prepared:
    """A report that is ready to be written."""

    exporter: Exporter
    report: Report
    """What was chosen, as colleagues have it."""
    audience: Audience
    signals: bool
    left_out: tuple[LeftOut, ...]
    """What was not chosen, by why."""
    template: str | None
    session: Session

    def pieces(self) -> Iterator[bytes]:
        """The bytes, piece by piece. Raises: before the first piece, whatever the exporter or the template refuses."""
        from factbench.record.audience import publish

        with self.session.explained():
            told = publish(self.report, self.audience, signals=self.signals)
            if self.template is None:
                if self.exporter.sources:
                    told = replace(told, cited=_cited(self.session, told, self.audience))
                yield from self.exporter.written(told)
                return
            from factbench.exporters.template import render

            folder = config.templates_path()
            yield render(told, folder, self.template, self.exporter.name, settings=self.session.settings)

    def write(self, path: Path, *, replace: bool = False, progress: Progress = silent) -> int:
        """Write the bytes to a new file, or in place of one with `replace`; returns how many they are.

        Raises: what `output.write_new` and `pieces` raise, and `errors.OutputRefused` for a file that a document of
        this database came from, as it stands here: the evidence for a report is not lost for the report.
        """
        from factbench.output import write_new

        if replace and self._came_from(path):
            raise errors.OutputRefused(
                f"{one_line(str(path))[:200]} is what a document here was read from, and is not replaced;"
                " choose another name."
            )
        size = 0

        def counted() -> Iterator[bytes]:
            nonlocal size
            for each in progress(self.pieces(), f"Writing {one_line(str(path))}"):
                size += len(each)
                yield each

        write_new(path, counted(), replace=replace)
        return size

    def _came_from(self, path: Path) -> bool:
        """Whether the bytes of a file are those of a document that is stored."""
        try:
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
        except (OSError, ValueError):
            return False  # whoever writes says what is wrong with it
        return self.session.read_all(documents.has_snapshot, digest)

    def faults(self, profile: Profile | None = None) -> list[Fault]:
        """What the report lacks for a profile, or for that of the settings; nothing of one for colleagues."""
        from factbench.exporters.lint import lint
        from factbench.model import Audience

        if profile is None and self.audience is Audience.COLLEAGUES:
            return []
        asked = self.session.settings.lint if profile is None else profile
        return lint(self.report, asked, self.session.clock().date())


def _main(report: Report, limit: int) -> tuple[str, ...] | None:
    from factbench.exporters.main_claims import main_claims, may_be_published

    return main_claims([each for each in report.findings if may_be_published(each)], limit=limit)


def _cited(session: Session, report: Report, audience: Audience) -> Iterator[Cited]:
    """The sources that verdicts of this report cite, one by one, but for what is not for its readers."""
    from factbench.exporters.wording import cited, decisions

    ids = {
        each.source.id
        for finding in report.findings
        for verdict, _for_the_desk in decisions(finding)
        for each in cited(finding, verdict)
    }
    for each in report.sources:
        hand = each.by_hand
        is_open = hand is None or hand.shown is Shown.NAMED or audience is Audience.COLLEAGUES
        if each.id not in ids or not is_open:
            continue
        source = session.read(documents.source, each.id)
        if source is not None:
            file = session.read(documents.snapshot, source.snapshot) if source.snapshot else None
            yield Cited(source=source, snapshot=file)


def _some(report: Report, left_out: Sequence[LeftOut]) -> None:
    """Refuse a report in which no claim is left and in which nothing is said of an article."""
    if report.findings or report.conclusions:
        return
    counted = ", ".join(f"{len(each.claims)} {each.why}" for each in left_out)
    raise errors.NothingFound(
        f"No claim is left for this report: {counted}. `--with-open` brings those that are open."
    )


def masthead(settings: Settings) -> Masthead | None:
    """What the publisher says of itself by the settings; None where it says nothing."""
    from factbench.model import Masthead

    said = {each: getattr(settings, f"publisher_{each}") for each in Masthead.__dataclass_fields__}
    known = {name: value for name, value in said.items() if value}
    return Masthead(**known) if known else None


def called(articles: Sequence[Article]) -> str:
    """What a report on these articles is called where nobody says: by the title of the first that has one."""
    titles = [each.title for each in articles if each.title]
    if not titles:
        return "Fact-check" if len(articles) == 1 else f"Fact-check of {len(articles)} articles"
    more = len(articles) - 1
    return f"{titles[0]}, and {more} more" if more else titles[0]


def _documents(articles: Iterable[Article]) -> list[Article]:
    """The first of each article's versions."""
    found: dict[str, Article] = {}
    for each in articles:
        found.setdefault(each.supersedes or each.id, each)
    return list(found.values())


def _part(
    connection: database.Connection,
    now: Article,
    orphans: Iterable[Claim],
    make: Callable[..., Report],
    *,
    approve: bool,
) -> Report:
    """The report on one article, and on the earlier versions of it in which claims stand that are orphaned."""
    versions = [now, *documents.orphaned_versions(connection, now)]
    shown = {each.id for each in versions}
    every = [each for a in versions for each in claim_store.claims(connection, Filter(article=a.id))]
    every += [each for each in orphans if each.article in shown]
    claims = [found for each in every for found in (each, *_decided_saying(connection, each))]
    ids = [each.id for each in claims]
    verdicts = {each: claim_store.verdicts(connection, each) for each in ids}
    return make(
        versions,
        claims,
        evidence={each: evidence_store.of_claim(connection, each) for each in ids},
        verdicts=verdicts,
        annotations={each: claim_store.notes(connection, each) for each in ids},
        searches=[
            replace(found, claim=each)
            for each in ids
            for found in search_store.searches(connection, claim=each)
        ],
        confirmed=[found for each in ids for found in evidence_store.confirmed(connection, each)],
        comments=[found for each in ids for found in evidence_store.comments(connection, each)],
        stands=[found for each in ids for found in claim_store.stands(connection, each)],
        remarks=remarks_on(connection, now),
        revisions={
            each: [
                found for acts in _by_reviewer(log.events(connection, claim=each)) for found in revised(acts)
            ]
            for each, decided in verdicts.items()
            if decided
        },
        names=names.names(connection, [now.id]),
        desk={each: ruled for each in ids if (ruled := _ruled(connection, each, approve=approve))},
        choices=[said for each in ids if (said := ruling_store.choice(connection, each))],
        amendments=[said for each in ids for said in ruling_store.amendments(connection, each)],
        approvals=[said for each in ids for said in ruling_store.approvals(connection, each)],
        conclusions=[whole for whole in [ruling_store.conclusion(connection, now.id)] if whole],
    )


def _with_opinions(part: Report, opinions: Callable[[str], Sequence[Opinion]]) -> Report:
    return replace(
        part, findings=tuple(_with_opinion(each, tuple(opinions(each.claim.id))) for each in part.findings)
    )


def _with_opinion(finding: Finding, told: tuple[Opinion, ...]) -> Finding:
    return replace(finding, opinions=told, evidence=tuple(ordered(finding.evidence, told)))


def _by_reviewer(events: Sequence[Event]) -> list[list[Event]]:
    """The acts of each reviewer in their order."""
    found: dict[str, list[Event]] = {}
    for each in events:
        found.setdefault(each.reviewer, []).append(each)
    return list(found.values())


def _ruled(connection: database.Connection, claim: str, *, approve: bool) -> DeskVerdict | None:
    """The desk's verdict on a claim; None where it is what the reviewers' verdicts come to by themselves."""
    held = claim_store.verdicts(connection, claim)
    found = ruling_store.desk(connection, claim, approve=approve)
    return found if found != desk_verdict(held) else None


def _decided_saying(connection: database.Connection, claim: Claim) -> list[Claim]:
    """That the claim was said, where somebody said something of it: in lists it stands in the claim's row."""
    if claim.saying is None:
        return []
    found = claim_store.claim(connection, claim.saying)
    acted = claim_store.verdicts(connection, claim.saying) or claim_store.notes(connection, claim.saying)
    return [found] if found is not None and acted else []
