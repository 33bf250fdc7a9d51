"""What the desk's own model of stance makes of the evidence beside a claim, asked only when somebody wants it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from factbench import errors
from factbench.acts import EvidenceStance
from factbench.scales import SCALES
from factbench.store import claims as claim_store
from factbench.store import evidence as evidence_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from factbench import database
    from factbench.model import Claim, Evidence, Opinion
    from factbench.opinion.calibration import Calibration
    from factbench.opinion.encoder import Encoder
    from factbench.workbench.session import Session

KEPT = 2_000
"""Opinions that are kept in memory: those of some hundred claims, at a tenth of a second each."""


class Opinions:
    """The model is loaded when it is first asked, and each pair is asked once."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._encoder: Encoder | None = None
        self._known: dict[tuple[str, str], Opinion] = {}

    @property
    def wanted(self) -> bool:
        """Whether there is a model to ask: the setting `stance_model`."""
        return self.session.settings.stance_model is not None

    def of(self, claim: str, stopped: Callable[[], bool] = lambda: False) -> list[Opinion]:
        """What the model makes of each piece of evidence beside a claim; none without a model.

        Past fact-checks are claims too, and are not asked about. From when `stopped` says so no more is asked.
        Raises: `errors.Misuse` for a folder that holds no such model; `errors.NothingFound`.
        """
        if not self.wanted:
            return []
        held = self.session.found(claim_store.claim, "claim", claim)
        found: list[Opinion] = []
        for each in self.session.read(evidence_store.of_claim, claim):
            if stopped():
                break
            if each.source.check is None:
                found.append(replace(self._asked(held, each), evidence=each.id))
        return found

    def calibrate(self) -> Calibration:
        """Fit the model's probabilities to what this desk decided, and keep that beside the model.

        Evidence counts that was cited for a verdict that supports or refutes its claim, or of which somebody said that
        it does. Raises: `errors.Misuse` without a model, and where there is too little to fit by.
        """
        from factbench.opinion.calibration import fitted

        encoder = self._model()
        pairs = self.session.read(lambda connection: list(_decided(connection)))
        odds = [encoder.odds(statement, [passage])[0] for statement, passage, _refuted in pairs]
        calibration = fitted(odds, [refuted for _statement, _passage, refuted in pairs])
        encoder.save(calibration)
        self._known.clear()
        return calibration

    def _asked(self, claim: Claim, evidence: Evidence) -> Opinion:
        pair = (claim.plain, evidence.passage.text)
        encoder = self._model()
        if pair not in self._known:
            if len(self._known) >= KEPT:
                self._known.clear()
            self._known[pair] = encoder.opinions(pair[0], [pair[1]])[0]
        return self._known[pair]

    def _model(self) -> Encoder:
        from factbench.opinion.encoder import Encoder

        named = self.session.settings.stance_model
        if named is None:
            raise errors.Misuse("There is no stance model: set `stance_model` to its folder.")
        folder = Path(named).expanduser()
        if self._encoder is None or self._encoder.folder != folder:
            self._encoder, self._known = Encoder(folder), {}
        return self._encoder


def _decided(connection: database.Connection) -> Iterator[tuple[str, str, bool]]:
    """Statement, passage, and whether people hold that it refutes, of what they cited or spoke of and agree in."""
    for claim in claim_store.claims(connection):
        said: dict[str, set[bool]] = {}
        for verdict in claim_store.verdicts(connection, claim.id):
            sure = _refutes(verdict.rating, verdict.scale)
            for cited in verdict.citations if sure is not None else ():
                said.setdefault(cited, set()).add(bool(sure))
        for stand in claim_store.stands(connection, claim.id):
            if stand.stance in {EvidenceStance.SUPPORTS, EvidenceStance.REFUTES}:
                said[stand.evidence] = {stand.stance is EvidenceStance.REFUTES}
        if not said:
            continue
        for each in evidence_store.of_claim(connection, claim.id):
            held = said.get(each.id, set())
            if len(held) == 1 and each.source.check is None:
                yield claim.plain, each.passage.text, held.pop()


def _refutes(rating: str | None, scale: str) -> bool | None:
    """Whether a rating is the worst or the best of its scale; None for what lies between or says nothing."""
    known = SCALES.get(scale)
    given = known.rating(rating) if known and rating else None
    if given is None or given.number is None:
        return None
    return {1: True, 5: False}.get(given.number)
