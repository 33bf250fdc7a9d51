"""What an editor does: adjudicate, reopen, approve, make review blind. Every one is an act, and undo takes it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench import errors
from factbench.acts import Adjudicate, Approve, Blind, Reopen
from factbench.scales import known
from factbench.settings import Role
from factbench.store import claims as claim_store
from factbench.store import documents
from factbench.store import evidence as evidence_store
from factbench.store import ruling as ruling_store
from factbench.text.clean import one_line
from factbench.workbench.words import filled, rating_on

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from factbench.model import Event, Verdict
    from factbench.scales import Scale
    from factbench.workbench.session import Session


class Editing:
    """Acts of an editor. Every method raises `errors.Misuse` where the reviewer is none, by the setting `role`."""

    def __init__(self, session: Session, scale: Callable[[], Scale]) -> None:
        self.session = session
        self._scale = scale

    def adjudicate(
        self,
        claim: str,
        rating: str,
        reason: str,
        *,
        rests: Sequence[str] | None = None,
        cite: Sequence[str] | None = None,
        misleading: bool = False,
        as_of: date | None = None,
    ) -> Event:
        """Decide for the desk what a claim is rated; the reviewers' verdicts stay as they are.

        `rests` are ids, or ends of ids, of the acts that set the verdicts which were weighed; None: of all of them.
        Without `cite` it cites what the reviewers cite who gave that rating.
        Raises: `errors.Misuse` for an unknown rating, no reason, a verdict or evidence that is not there.
        """
        self.check()
        self.session.found(claim_store.key, "claim", claim)
        scale = self._scale()
        given, held = rating_on(scale, rating), self._decided(claim)
        if cite is None:
            agreeing = [each for each in held if known(each.rating or "", each.scale) == given]
            cite = list(dict.fromkeys(id for each in agreeing for id in each.citations))
        else:
            self._beside(claim, cite)
        act = Adjudicate(
            rating=given.id,
            scale=scale.id,
            reason=filled(reason, "reason"),
            rests=tuple(each.event for each in (held if rests is None else self._named(held, rests))),
            cite=tuple(cite),
            misleading=misleading,
            as_of=self.session.clock().date() if as_of is None else as_of,
        )
        return self.session.act(act, claim=claim)

    def reopen(self, claim: str, reason: str) -> Event:
        """Take the desk's decision on a claim away.

        Raises: `errors.Misuse` without a reason, or where no editor decided.
        """
        self.check()
        read = self.session.read
        if not read(ruling_store.ruling, claim) and not read(ruling_store.approvals, claim):
            raise errors.Misuse("No editor decided this claim, so there is nothing to reopen.")
        return self.session.act(Reopen(reason=filled(reason, "reason")), claim=claim)

    def approve(self, claim: str) -> Event:
        """Let the only verdict on a claim be the desk's. Raises: `errors.Misuse` where there is none, or another."""
        self.check()
        held = self._decided(claim)
        if len(held) != 1:
            found = "Nobody has rated this claim" if not held else f"{len(held)} reviewers rated this claim"
            raise errors.Misuse(f"{found}; only a single verdict is approved.")
        if held[0].event in {each.verdict for each in self.session.read(ruling_store.approvals, claim)}:
            raise errors.Misuse("This verdict is approved already.")
        return self.session.act(Approve(verdict=held[0].event), claim=claim)

    def blind(self, blind: bool | None, *, claim: str | None = None, article: str | None = None) -> Event:
        """Make the review of a claim, or of all claims of an article, blind or open; None: as article and settings say.

        Raises: `errors.Misuse` where neither is named, or both.
        """
        self.check()
        if (claim is None) == (article is None):
            raise errors.Misuse("Name a claim or an article.")
        root = self.session.read(documents.root, article) if article is not None else None
        return self.session.act(Blind(blind=blind), claim=claim, article=root)

    def check(self) -> None:
        """Raises: `errors.Misuse` where the reviewer is no editor."""
        if self.session.settings.role is not Role.EDITOR:
            raise errors.Misuse(
                'Only an editor can do that: put `role = "editor"` into your settings if you are one.'
            )

    def _decided(self, claim: str) -> list[Verdict]:
        every = self.session.read(claim_store.verdicts, claim)
        return [each for each in every if each.rating is not None]

    def _beside(self, claim: str, cited: Sequence[str]) -> None:
        beside = {each.id for each in self.session.read(evidence_store.of_claim, claim)}
        for each in cited:
            if each not in beside:
                raise errors.Misuse(
                    f"Evidence {one_line(each)[:12]} does not stand beside claim {claim[:12]}."
                )

    @staticmethod
    def _named(held: Sequence[Verdict], named: Sequence[str]) -> list[Verdict]:
        found = []
        for name in named:
            meant = [
                each for each in held if name and (each.event.startswith(name) or each.event.endswith(name))
            ]
            if len(meant) != 1:
                known_ones = ", ".join(f"{each.event} ({each.reviewer})" for each in held) or "none"
                raise errors.Misuse(
                    f"{one_line(name)[:40]} names {'no verdict' if not meant else 'several verdicts'} on this claim;"
                    f" there are {one_line(known_ones)}."
                )
            found += meant
        return list(dict.fromkeys(found))
