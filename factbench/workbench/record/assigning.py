"""Who is to check what: claims or articles to a reviewer, with a day, or a share of claims for a second review.

All of it is advice: whoever rates what is another's is not kept from it.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from factbench import errors
from factbench.acts import UNSET, Assign, Blind
from factbench.record.overlap import drawn
from factbench.store import assigned, documents
from factbench.store import claims as claim_store
from factbench.workbench import people

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factbench.model import Event
    from factbench.workbench.record.editing import Editing
    from factbench.workbench.session import Session


def _day(word: str) -> date | None:
    """The day that a word names; None where it names none."""
    try:
        return date.fromisoformat(word) if word[:1].isdigit() else None
    except ValueError:
        return None


class Assigning:
    """Every method stores one batch, which one undo takes back."""

    def __init__(self, session: Session, editing: Editing) -> None:
        self.session = session
        self._editing = editing

    def assign(
        self,
        to: str,
        *,
        claims: Sequence[str] = (),
        article: str | None = None,
        due: date | None = None,
        assigned: bool = True,
    ) -> list[Event]:
        """Give claims, or all claims of an article, to a reviewer by name, sign or "me"; or take them from them.

        What is so already is left out. Raises: `errors.Misuse` where all of it is, or the reviewer is not known.
        """
        name = people.named(self.session, to)
        act = Assign(to=name, assigned=assigned, due=UNSET if due is None or not assigned else due)
        wanted = [each for each in claims if self._differs(each, act)]
        events = [self.session.event(act, claim=each) for each in wanted]
        if article is not None and self._differs(article, act):
            root = self.session.read(documents.root, article)
            events.append(self.session.event(act, article=root))
        if not events:
            raise errors.Misuse(f"{name} has {'all of it already' if assigned else 'none of it'}.")
        return self.session.act_all(events)

    def as_typed(
        self, typed: str, *, claims: Sequence[str] = (), article: str | None = None
    ) -> tuple[list[Event], str]:
        """Do what a line says: "bo 2020-04-01" assigns by that day, "- bo" takes away; and say it in words.

        Raises: `errors.Misuse` as `assign`, and for no name.
        """
        words = typed.split()
        off = bool(words) and words[0].startswith("-")
        if off:
            words[0] = words[0][1:]
        due = _day(words[-1]) if words else None
        name = " ".join(each for each in (words[:-1] if due else words) if each)
        if not name:
            raise errors.Misuse("Say whom: a name or a sign, then, if you like, a day such as 2026-12-01.")
        done = self.assign(name, claims=claims, article=article, due=due, assigned=not off)
        told = people.named(self.session, name)
        return done, f"taken from {told}" if off else f"assigned to {told}{f', by {due}' if due else ''}"

    def overlap(
        self, claims: Sequence[str], to: str, share: float, *, seed: int = 0, due: date | None = None
    ) -> list[str]:
        """Draw a share of claims for a second review, which is blind, and assign them; returns their ids.

        Those that the reviewer has rated are not drawn. The same claims, share and seed draw the same.
        Raises: `errors.Misuse` for somebody who is no editor, a share that is none, or nothing to draw from.
        """
        self._editing.check()
        if not 0 < share <= 1:
            raise errors.Misuse(f"A share of claims is above 0 and 1 at most, not {share:g}.")
        name = people.named(self.session, to)
        held = {each: self.session.read(claim_store.verdict, each, name) for each in claims}
        chosen = drawn((each for each in claims if held[each].rating is None), share, seed)
        if not chosen:
            raise errors.Misuse(f"There is no claim here that {name} has not rated.")
        act = Assign(to=name, assigned=True, due=UNSET if due is None else due)
        events = [
            event
            for each in chosen
            for event in (
                *([self.session.event(act, claim=each)] if self._differs(each, act) else []),
                self.session.event(Blind(blind=True), claim=each),
            )
        ]
        self.session.act_all(events)
        return chosen

    def _differs(self, thing: str, act: Assign) -> bool:
        """Whether an act would change who is to check this very claim or article, or by when."""
        held = {each.reviewer: each.due for each in self.session.read(assigned.of_thing, thing)}
        if not act.assigned:
            return act.to in held
        return act.to not in held or (act.due is not UNSET and held[act.to] != act.due)
