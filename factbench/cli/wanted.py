"""Options that say what goes into a report, and the report that they mean."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

import click

from factbench.model import Audience
from factbench.scales import SCALES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from contextlib import AbstractContextManager

    from factbench.record.chosen import LeftOut, Wanted
    from factbench.workbench import Workbench
    from factbench.workbench.reports import Prepared, Progress

Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True, kw_only=True)
class Choosing:
    """What was said on the command line of what goes into a report."""

    articles: tuple[str, ...]
    title: str | None
    only: str | None
    verdict: tuple[str, ...]
    tag: tuple[str, ...]
    worth: float | None
    marked: bool
    with_open: bool
    order: str | None
    no_text: bool
    audience: str | None
    signals: bool
    opinions: bool

    def wanted(self, audience: Audience) -> Wanted:
        """The same as a value, with what such readers get where nothing was said."""
        from dataclasses import replace

        from factbench.record.chosen import Order, for_audience

        usual = for_audience(audience)
        return replace(
            usual,
            ratings=self.verdict,
            tags=self.tag,
            worth=self.worth or 0.0,
            marked=self.marked,
            unresolved=self.with_open or usual.unresolved,
            order=Order(self.order) if self.order else usual.order,
            with_text=not self.no_text,
        )

    def prepare(
        self,
        workbench: Workbench,
        form: str,
        *,
        reviewer: str | None = None,
        template: str | None = None,
        progress: Progress | None = None,
    ) -> AbstractContextManager[Prepared]:
        """The report, ready to be written in a format; of what one reviewer holds alone for colleagues."""
        from factbench.exporters import exporter
        from factbench.workbench.reports import silent

        usual = Audience.COLLEAGUES if reviewer is not None else exporter(form).audience
        audience = Audience(self.audience) if self.audience else usual
        return workbench.reports.prepare(
            form,
            progress=progress or silent,
            articles=self.articles,
            title=self.title.strip() or None if self.title else None,
            signals=self.signals,
            only_decided=self.only == "decided",
            audience=audience,
            opinions=workbench.opinions.of if self.opinions else None,
            wanted=self.wanted(audience),
            reviewer=reviewer,
            template=template,
        )


RATINGS = [*dict.fromkeys(rating.id for scale in SCALES.values() for rating in scale.ratings), "open"]
"""What a claim can be rated, on any scale."""

NAMES = tuple(Choosing.__dataclass_fields__)


def choosing_options(command: Command) -> Command:
    """What goes into a report, as one value, `choosing`."""

    @wraps(command)
    def gathered(**given: Any) -> Any:
        said = {name: given.pop(name) for name in NAMES}
        return command(choosing=Choosing(**said), **given)

    found: Any = gathered
    for option in reversed(_options()):
        found = option(found)
    made: Command = found
    return made


def _options() -> list[Callable[[Any], Any]]:
    return [
        click.option("--article", "articles", metavar="ID", multiple=True, help="Only this article; may be repeated."),
        click.option("--title", metavar="T", help="What the report is called [default: as its first article]."),
        click.option("--only", type=click.Choice(["decided"]), help="Leave out what nobody has decided."),
        click.option(
            "--verdict",
            metavar="R",
            type=click.Choice(RATINGS),
            multiple=True,
            help="Only claims that the desk rates so; may be repeated.",
        ),
        click.option("--tag", metavar="TAG", multiple=True, help="Only claims with this tag; may be repeated."),
        click.option("--worth", type=click.FloatRange(0, 1), help="Only claims worth checking so much, 0 to 1."),
        click.option("--marked", is_flag=True, help="Only claims marked for publication."),
        click.option("--with-open", is_flag=True, help="For readers, too: claims that the desk has not decided."),
        click.option(
            "--order",
            type=click.Choice(["refuted", "text"]),
            help="The refuted first, or as in the text [default: for readers the refuted].",
        ),
        click.option("--no-text", is_flag=True, help="Without the text of the articles; quotations stay."),
        click.option(
            "--for",
            "audience",
            type=click.Choice([each.value for each in Audience]),
            help="Readers, or colleagues: with questions, tags and flags [default: as the format says].",
        ),
        click.option("--signals", is_flag=True, help="For readers, too: what the machine compared."),
        click.option("--opinions", is_flag=True, help="Also what the stance model makes of the evidence."),
    ]  # fmt: skip


def told(left_out: Iterable[LeftOut]) -> str:
    """What is left out and why, in one line: "Left out: 12 open: nobody has decided; 1 kept out of publication."."""
    counted = "; ".join(f"{len(each.claims)} {each.why}" for each in left_out)
    return f"Left out: {counted}." if counted else ""
