"""Who is there to be asked and to be given work, and who is meant by what somebody typed?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.acts import Introduce
from factbench.record import reviewers
from factbench.store import assigned, log

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factbench.workbench.session import Session


def known(session: Session) -> dict[str, str]:
    """Everybody whom this reviewer may know of, and the short sign of each, in order of name.

    Who acted, who was given work, whom the settings or an act name, and the reviewer.
    """
    given, said = dict(session.settings.reviewers), session.read(log.introductions)
    if said:
        given = reviewers.called(said, given, session.device())
    return reviewers.signs([*session.read(assigned.names), session.reviewer], given)


def introduce(session: Session) -> None:
    """Say in the record how the settings call colleagues, as far as this machine did not say that before."""
    settings = dict(session.settings.reviewers)
    if settings:
        new = reviewers.unsaid(session.read_all(log.introductions), settings, session.device())
        acts = [session.event(Introduce(who=who, sign=sign)) for who, sign in new.items()]
        if acts:
            session.act_all(acts)


def named(session: Session, typed: str) -> str:
    """The name that is meant. Raises: `errors.Misuse` where it is nobody's, or several people's."""
    return reviewers.reviewer(typed, known(session), session.reviewer)


def addressed(session: Session, text: str, typed: Iterable[str] = ()) -> tuple[str, ...]:
    """The names of those whom a question asks: who was `typed`, and whom the text calls by `@`.

    Raises: `errors.Misuse` where one is nobody's.
    """
    names = list(typed)
    if not names and "@" not in text:
        return ()
    people = known(session)
    asked = [reviewers.reviewer(each, people, session.reviewer) for each in names]
    called = reviewers.addressed(text, people)
    return tuple(dict.fromkeys([*asked, *called]))
