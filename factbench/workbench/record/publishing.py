"""What goes out: which claims and why, what was found of an article as a whole, what a correction means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench import errors
from factbench.acts import UNSET, Amend, Choose, Conclude
from factbench.record.revised import revised
from factbench.store import claims as claim_store
from factbench.store import documents, log
from factbench.store import ruling as ruling_store
from factbench.workbench.words import filled, storable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from factbench.acts import Unset, Weight
    from factbench.database import Connection
    from factbench.model import Choice, Conclusion, Event
    from factbench.workbench.session import Session


class Publishing:
    """Acts on what readers get. Every one can be undone."""

    def __init__(self, session: Session, check: Callable[[], None]) -> None:
        """`check` raises `errors.Misuse` where the reviewer is no editor."""
        self.session = session
        self._check = check

    def choose(
        self, claim: str, *, publish: bool | Unset | None = UNSET, why: str | Unset | None = UNSET
    ) -> Event:
        """Say whether a claim goes out, and why it was chosen to be checked; None takes away what was said.

        Raises: `errors.Misuse` where nothing changes, and for text that cannot be stored.
        """
        self.session.found(claim_store.key, "claim", claim)
        known = self.chosen(claim)
        words = why if why is UNSET or why is None else storable(why).strip() or None
        if known is not None:
            publish = UNSET if publish == known.publish else publish
            words = UNSET if words is not UNSET and (words or "") == known.why else words
        if publish is UNSET and words is UNSET:
            raise errors.Misuse("Nothing to say: it is said so already.")
        return self.session.act(Choose(publish=publish, why=words), claim=claim)

    def chosen(self, claim: str) -> Choice | None:
        """What was said of whether and why a claim goes out."""
        return self.session.read(ruling_store.choice, claim)

    def mark_all(self, claims: Sequence[str], *, publish: bool = True) -> bool:
        """Mark each of these claims for publication, or to be kept out of it, as one act; where all are, none is then.

        Whether they are now.
        """
        known = {each: self.chosen(each) for each in claims}
        lacking = [each for each, found in known.items() if found is None or found.publish is not publish]
        with self.session.together():
            for each in lacking or claims:
                self.choose(each, publish=publish if lacking else None)
        return bool(lacking)

    def conclude(self, article: str, words: str) -> Event:
        """Say for the desk what was found of an article as a whole; no words take away what was said.

        Raises: `errors.Misuse` where the reviewer is no editor, or nothing changes.
        """
        self._check()
        said = storable(words).strip()
        known = self.concluded(article)
        if (known.words if known is not None else "") == said:
            raise errors.Misuse("Nothing to say: it is said so already.")
        root = self.session.read(documents.root, article)
        return self.session.act(Conclude(words=said or None), article=root)

    def concluded(self, article: str) -> Conclusion | None:
        """What was said of an article as a whole."""
        return self.session.read(ruling_store.conclusion, article)

    def amend(self, claim: str, weight: Weight, words: str = "") -> Event:
        """Say to readers how much the last change of the verdict on a claim means, and what it was.

        Raises: `errors.Misuse` where nothing was changed after it had stood.
        """
        self.session.found(claim_store.key, "claim", claim)
        if not self.session.read(_changed, claim):
            raise errors.Misuse(
                "Nothing was changed after a verdict on this claim had stood: there is no correction."
            )
        said = filled(words, "correction") if words.strip() else UNSET
        return self.session.act(Amend(weight=weight, words=said), claim=claim)


def _changed(connection: Connection, claim: str) -> bool:
    """Whether a verdict on a claim, or the desk's, was changed after it had stood."""
    verdicts = claim_store.verdicts(connection, claim)
    ruling = ruling_store.ruling(connection, claim)
    if any(each.earlier for each in verdicts) or (ruling is not None and ruling.verdict.earlier):
        return True
    acts = log.events(connection, claim=claim)
    return any(
        any(True for _change in revised(act for act in acts if act.reviewer == each.reviewer))
        for each in verdicts
    )
