"""What goes out, as a value or in a format, and what is counted: verdicts, sessions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factbench import errors
from factbench.model import Audience
from factbench.store import claims as claim_store
from factbench.store import documents, log
from factbench.store import evidence as evidence_store
from factbench.store import searches as search_store
from factbench.store import tally as tally_store
from factbench.store.listing import Filter
from factbench.text.clean import one_line
from factbench.workbench.query import Query
from factbench.workbench.stretches import remarks_on

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from factbench import database
    from factbench.model import Report
    from factbench.store.tally import SessionLine
    from factbench.workbench.session import Session


class Reports:
    """What all reviewers decided, for others and for themselves."""

    tally = Query(tally_store.tally)
    sessions = Query(tally_store.sessions)
    held = Query(tally_store.held)

    def __init__(self, session: Session) -> None:
        self.session = session

    def this_session(self) -> SessionLine | None:
        """What was done since this workbench was opened; None where nothing was."""
        done = self.sessions(self.session.id) if self.session.id is not None else []
        return done[0] if done else None

    def report(self, *, article: str | None = None, only_decided: bool = False) -> Report:
        """Everything an exporter needs, of one article or of all that are in sight."""
        from factbench import __version__
        from factbench.stages.report import report

        def load(connection: database.Connection) -> Report:
            found = list(documents.articles(connection))
            if article is not None:
                found = [each for each in found if each.id == article]
            current = found
            title = (found[0].title if len(found) == 1 else None) or "Verdicts"
            found = [each for now in found for each in [now, *documents.orphaned_versions(connection, now)]]
            every = [
                *(each for a in found for each in claim_store.claims(connection, Filter(article=a.id))),
                *claim_store.claims(connection, Filter(orphaned=True)),
            ]
            shown = {each.id for each in found}
            claims = [each for each in every if each.article in shown]
            ids = [each.id for each in claims]
            return report(
                found,
                claims,
                evidence={each: evidence_store.of_claim(connection, each) for each in ids},
                verdicts={each: claim_store.verdicts(connection, each) for each in ids},
                annotations={each: claim_store.notes(connection, each) for each in ids},
                events=log.events(connection),
                title=title,
                publisher=self.session.settings.publisher,
                report_url=self.session.settings.report_url,
                only_decided=only_decided,
                searches=[
                    replace(found, claim=each)
                    for each in ids
                    for found in search_store.searches(connection, claim=each)
                ],
                confirmed=[found for each in ids for found in evidence_store.confirmed(connection, each)],
                stands=[found for each in ids for found in claim_store.stands(connection, each)],
                remarks=[found for each in current for found in remarks_on(connection, each)],
                carried={each.claim: each.now for each in claim_store.carried(connection)},
                version=__version__,
            )

        return self.session.read(load)

    def export(
        self,
        form: str,
        *,
        article: str | None = None,
        only_decided: bool = False,
        audience: Audience | None = None,
    ) -> bytes:
        """A report as the bytes of a format named in the `factbench.exporters` entry points.

        Without an `audience` it is for whom `audience_of` says.
        Raises: `errors.Misuse` for an unknown format, and whatever the exporter refuses.
        """
        exporter = exporters().get(form)
        if exporter is None:
            known = ", ".join(sorted(exporters()))
            raise errors.Misuse(f"There is no format {one_line(form)}; choose one of {known}.")
        from factbench.stages.publish import publish

        report = self.report(article=article, only_decided=only_decided)
        content: bytes = exporter.load()(publish(report, audience or audience_of(form)))
        return content


def audience_of(form: str) -> Audience:
    """Whom a format is for where nobody says: JSON is the whole record, for colleagues; all others are for readers."""
    return Audience.COLLEAGUES if form == "json" else Audience.READERS


def exporters() -> dict[str, EntryPoint]:
    """Format -> entry point of group `factbench.exporters`: ours, and those of other packages."""
    from importlib.metadata import entry_points

    return {point.name: point for point in entry_points(group="factbench.exporters")}
