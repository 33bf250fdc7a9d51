"""What goes out, as a value or in a format, and what is counted: verdicts, sessions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factbench import config, errors
from factbench.record.house import lacking
from factbench.record.ruling import desk_verdict
from factbench.store import claims as claim_store
from factbench.store import documents, log, names, parcel
from factbench.store import evidence as evidence_store
from factbench.store import ruling as ruling_store
from factbench.store import searches as search_store
from factbench.store import tally as tally_store
from factbench.store.listing import Filter
from factbench.store.mask import masked
from factbench.workbench.query import Query
from factbench.workbench.stretches import remarks_on

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from factbench import database
    from factbench.exporters import Exporter
    from factbench.exporters.lint import Fault
    from factbench.model import (
        Article,
        Audience,
        Claim,
        DeskVerdict,
        Event,
        Masthead,
        Opinion,
        Report,
        Verdict,
    )
    from factbench.record.chosen import LeftOut, Wanted
    from factbench.settings import Profile, Settings
    from factbench.store.tally import SessionLine, Tally
    from factbench.workbench.session import Session


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
        from factbench import __version__
        from factbench.exporters.main_claims import main_claims
        from factbench.record.revised import revised
        from factbench.stages.report import report

        settings = self.session.settings

        def load(connection: database.Connection) -> Report:
            found = list(documents.articles(connection))
            if articles:
                found = [each for each in found if each.id in articles]
            current = found
            found = [each for now in found for each in [now, *documents.orphaned_versions(connection, now)]]
            every = [
                *(each for a in found for each in claim_store.claims(connection, Filter(article=a.id))),
                *claim_store.claims(connection, Filter(orphaned=True)),
            ]
            shown = {each.id for each in found}
            told = [each for each in every if each.article in shown]
            claims = [found for each in told for found in (each, *_decided_saying(connection, each))]
            ids = [each.id for each in claims]
            verdicts = {each: claim_store.verdicts(connection, each) for each in ids}
            return report(
                found,
                claims,
                evidence={each: evidence_store.of_claim(connection, each) for each in ids},
                verdicts=verdicts,
                annotations={each: claim_store.notes(connection, each) for each in ids},
                events=log.events(connection),
                title=title or called(current),
                publisher=settings.publisher,
                publisher_url=settings.publisher_url,
                report_url=settings.report_url,
                only_decided=only_decided,
                searches=[
                    replace(found, claim=each)
                    for each in ids
                    for found in search_store.searches(connection, claim=each)
                ],
                confirmed=[found for each in ids for found in evidence_store.confirmed(connection, each)],
                comments=[found for each in ids for found in evidence_store.comments(connection, each)],
                stands=[found for each in ids for found in claim_store.stands(connection, each)],
                remarks=[found for each in current for found in remarks_on(connection, each)],
                revisions={
                    each: [
                        found
                        for acts in _by_reviewer(log.events(connection, claim=each))
                        for found in revised(acts)
                    ]
                    for each, decided in verdicts.items()
                    if decided
                },
                names=names.names(connection, [each.id for each in current]),
                desk={
                    each: ruled
                    for each in ids
                    if (ruled := _ruled(connection, each, approve=settings.approve))
                },
                choices=[said for each in ids if (said := ruling_store.choice(connection, each))],
                amendments=[said for each in ids for said in ruling_store.amendments(connection, each)],
                approvals=[said for each in ids for said in ruling_store.approvals(connection, each)],
                conclusions=[
                    whole for each in current if (whole := ruling_store.conclusion(connection, each.id))
                ],
                masthead=masthead(settings),
                carried={each.claim: each.now for each in claim_store.carried(connection)},
                version=__version__,
            )

        made = self.session.read(load)
        made = replace(made, main=main_claims(made.findings, limit=settings.main_claims))
        if opinions is None:
            return made
        return replace(
            made,
            findings=tuple(replace(each, opinions=tuple(opinions(each.claim.id))) for each in made.findings),
        )

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

    def prepare(
        self,
        form: str,
        *,
        articles: Collection[str] = (),
        only_decided: bool = False,
        audience: Audience | None = None,
        opinions: Callable[[str], Sequence[Opinion]] | None = None,
        signals: bool = False,
        title: str | None = None,
        wanted: Wanted | None = None,
        reviewer: str | None = None,
        template: str | None = None,
    ) -> Prepared:
        """A report that is ready to be written in the format of that name, with what is left out of it and why.

        It is for an `audience`, or for whom the format is by itself, and has what is `wanted`, else all that such
        readers may know; `record.chosen.for_audience` tells what they usually get. With `signals` readers get what the
        machine compared, too. With a `reviewer` it has what that one holds alone. `template` names one of the desk's
        own. The rest as for `report`.
        Raises: `errors.Misuse` for an unknown format, where a claim in the report is blind for this reviewer, for a
        report that leaves out what the desk holds would be false; `errors.NothingFound` where no claim is left.
        """
        from factbench.exporters import exporter
        from factbench.record.chosen import EVERYTHING, choose, of_reviewer

        chosen = exporter(form)
        aimed = audience or chosen.audience
        report = self.report(articles=articles, only_decided=only_decided, opinions=opinions, title=title)
        if articles or only_decided:
            lacks = "the other articles" if articles else "the claims that nobody has decided"
            report = replace(report, lacks=lacks)
        self._whole(report)
        if reviewer is not None:
            report = of_reviewer(report, reviewer)
        kept, left_out = choose(report, EVERYTHING if wanted is None else wanted)
        if left_out:
            limit = self.session.settings.main_claims
            kept = replace(kept, main=_main(kept, limit))
            _some(kept, left_out)
        if chosen.record and kept.findings == report.findings and not report.lacks:
            kept = replace(kept, record=self.session.read(parcel.whole))
        return Prepared(chosen, kept, aimed, signals, tuple(left_out), template, self.session)

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

    def export(
        self,
        form: str,
        *,
        articles: Collection[str] = (),
        only_decided: bool = False,
        audience: Audience | None = None,
        opinions: Callable[[str], Sequence[Opinion]] | None = None,
        signals: bool = False,
        title: str | None = None,
        wanted: Wanted | None = None,
    ) -> bytes:
        """The bytes of a report; see `prepare`. Raises: what it raises, and whatever the exporter refuses."""
        return self.prepare(
            form,
            articles=articles,
            only_decided=only_decided,
            audience=audience,
            opinions=opinions,
            signals=signals,
            title=title,
            wanted=wanted,
        ).content()

    def _whole(self, report: Report) -> None:
        """Refuse a report that this reviewer cannot see whole. It depends on nothing that is kept from them."""
        mask = self.session.mask()
        ids = [each.claim.id for each in report.findings]
        kept = self.session.read_all(masked, mask, ids) if mask is not None else []
        if kept:
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

    def content(self) -> bytes:
        """The bytes. Raises: whatever the exporter or the template refuses."""
        from factbench.record.audience import publish

        told = publish(self.report, self.audience, signals=self.signals)
        if self.template is None:
            return self.exporter.export(told)
        from factbench.exporters.template import render

        folder = config.templates_path()
        return render(told, folder, self.template, self.exporter.name, settings=self.session.settings)

    def faults(self, profile: Profile | None = None) -> list[Fault]:
        """What the report lacks for a profile, or for that of the settings; nothing of one for colleagues."""
        from factbench.exporters.lint import lint
        from factbench.model import Audience

        if profile is None and self.audience is Audience.COLLEAGUES:
            return []
        asked = self.session.settings.lint if profile is None else profile
        return lint(self.report, asked, self.session.clock().date())


def _main(report: Report, limit: int) -> tuple[str, ...] | None:
    from factbench.exporters.main_claims import main_claims

    return main_claims(report.findings, limit=limit)


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
