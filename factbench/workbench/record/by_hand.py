"""Evidence by hand: what was copied, said or read, whom one asked for comment, and what is known better of a source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from factbench import errors
from factbench.acts import (
    UNSET,
    AskComment,
    Bring,
    Brought,
    CommentStep,
    EditSource,
    Shown,
    UseSource,
)
from factbench.model import evidence_id, identity, passage_id
from factbench.record.discretion import betrayed, betrays, title
from factbench.store import claims as claim_store
from factbench.store import evidence as evidence_store
from factbench.store import state
from factbench.text.clean import one_line
from factbench.workbench.words import filled, in_line, storable

if TYPE_CHECKING:
    from datetime import date

    from factbench.acts import Unset
    from factbench.database import Connection
    from factbench.model import Event, Hit
    from factbench.text.span import Span
    from factbench.workbench.library import Library
    from factbench.workbench.session import Session

LONGEST = 200_000
"""Most code points of what is pasted: a long report. Whoever has more has a file, which `sources add` takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """Somebody who spoke to a reviewer, and what readers are told of them."""

    who: str = ""
    shown: Shown = Shown.NAMED
    described: str = ""
    """What readers are told in place of the name, such as "an official of the port"."""

    def told(self) -> tuple[str | Unset, Shown | Unset, str | Unset]:
        """Name, what readers are told, and the description, as acts have them.

        Raises: `errors.Misuse` where the description has the name in it, or half a character.
        """
        who, described = in_line(self.who), in_line(self.described)
        if self.shown is not Shown.UNNAMED and described:
            raise errors.Misuse("A description is for somebody whose name readers are not told.")
        self.check(described, "the description")
        return (
            who or UNSET,
            UNSET if self.shown is Shown.NAMED else self.shown,
            described or UNSET,
        )

    def check(self, text: str, where: str) -> None:
        """Raises: `errors.Misuse` where readers would find the name in `text`, which is for them."""
        part = betrays(text, self.who) if self.shown is Shown.UNNAMED else None
        if part:
            raise errors.Misuse(f"Readers would see “{one_line(part)}” in {where}: take it out.")


class ByHand:
    """What a reviewer knows that no search finds.

    `bringing`, `asking`, `editing` and `using` make an act of what was said, or tell why it is none; nothing is stored
    by them. `store` stores it.
    """

    def __init__(self, session: Session, library: Library) -> None:
        self.session = session
        self._library = library

    def bringing(
        self,
        claim: str,
        text: str,
        *,
        kind: Brought = Brought.PASSAGE,
        heard: Heard = Heard(),
        name: str = "",
        publisher: str = "",
        url: str = "",
        on: date | None = None,
    ) -> Bring:
        """What was copied, said or read, to be put beside a claim as a source of its own.

        `name` is the title of a passage or of a document; a call and a message have none. Of what is longer than a
        passage, the one that fits best stands beside the claim, and the others are in the library.
        Raises: `errors.Misuse` without words, without who said them, where readers would find a name that they are not
        to be told, for what stands there already, and for text that cannot be stored.
        """
        words = filled(text.replace("\r\n", "\n").replace("\r", "\n"), "text").strip("\n")
        if len(words) > LONGEST:
            raise errors.Misuse(
                f"That is {len(words):,} characters, more than {LONGEST:,}: store it as a file,"
                " and `factbench sources add` it."
            )
        who, shown, described = heard.told()
        if kind is not Brought.PASSAGE and who is UNSET:
            raise errors.Misuse("Say who it is from; what readers are told of them is another question.")
        if kind is Brought.PASSAGE and not in_line(name):
            raise errors.Misuse("Say where it is from: the passage needs a title.")
        heard.check(words, "the words")
        heard.check(f"{publisher} {url}", "publisher or address")
        held = self.session.found(claim_store.claim, "claim", claim)
        beside = self.session.read(evidence_store.of_claim, claim)
        if any(each.passage.text.strip() == words.strip() for each in beside):
            raise errors.Misuse("These words stand beside the claim already.")
        spans, hit = self._cut(words, held.plain)
        source = identity("by hand", self.session.new_id())
        passage = passage_id(source, spans[hit.index])
        open_title, called = (
            title(
                kind,
                in_line(heard.who),
                shown=shown_so,
                described=in_line(heard.described),
                typed=in_line(name),
            )
            for shown_so in (heard.shown, Shown.NAMED)
        )
        return Bring(
            kind=kind,
            evidence=evidence_id(claim, passage),
            source=source,
            title=open_title,
            text=words,
            cut=tuple(spans),
            passage=passage,
            score=round(hit.score),
            start=hit.start,
            end=hit.end,
            publisher=in_line(publisher) or UNSET,
            url=in_line(url) or UNSET,
            published=UNSET if on is None else on,
            who=who,
            called=called if called != open_title else UNSET,
            shown=shown,
            described=described,
        )

    def asking(
        self,
        step: CommentStep,
        heard: Heard,
        *,
        on: date | None = None,
        how: str = "",
        words: str = "",
    ) -> AskComment:
        """That somebody was asked for comment on a claim, answered, or did not; today where `on` is None.

        Raises: `errors.Misuse` without who, for an answer without words, and as `bringing` for a name.
        """
        who, shown, described = heard.told()
        if who is UNSET:
            raise errors.Misuse("Say who was asked for comment.")
        if step is CommentStep.ANSWERED and not words.strip():
            raise errors.Misuse("Say what they answered.")
        heard.check(f"{words} {how}", "the words")
        return AskComment(
            step=step,
            who=who,
            on=on or self.session.clock().date(),
            how=in_line(how) or UNSET,
            words=storable(words).strip() or UNSET,
            shown=shown,
            described=described,
        )

    def editing(self, identifier: str, **said: date | str | bool | Unset | None) -> EditSource:
        """What is known better of a source, by the names of the fields of `EditSource`; None takes away what was said.

        What is as it was is no act. Raises: `errors.NothingFound`; `errors.Misuse` where nothing changes, for an empty
        title, and for a name that readers are not to be told.
        """
        source = self._library.sources.get(identifier)
        told = {name: in_line(value) if isinstance(value, str) else value for name, value in said.items()}
        told = {name: value for name, value in told.items() if value not in (UNSET, getattr(source, name))}
        if not told.get("title", "unchanged"):
            raise errors.Misuse("The title is empty: say something.")
        if not told:
            raise errors.Misuse("Nothing to correct: it is said so already.")
        act = EditSource(source=source.id, about=source.title, **told)  # type: ignore[arg-type]  # by name
        part = betrayed(source, act)
        if part:
            raise errors.Misuse(f"Readers are not to be told the name, and “{one_line(part)}” is of it.")
        return act

    def using(self, identifier: str, *, used: bool, why: str = "") -> UseSource:
        """That a source is out of use, so that evidence from it is offered no more; or that it is used again.

        What was cited or spoken of stays, and says so. Raises: `errors.NothingFound`; `errors.Misuse` without a reason
        to take it out, and where it is so already.
        """
        source = self._library.sources.get(identifier)
        if used is (source.retired is None):
            raise errors.Misuse(f"The source is {'in use' if used else 'out of use'} already.")
        reason = in_line(why)
        if not used and not reason:
            raise errors.Misuse("Say why the source is taken out of use.")
        return UseSource(source=source.id, about=source.title, used=used, why=reason or UNSET)

    # ------------------------------------------------------------------------------------- storing

    def store(self, act: Bring | AskComment | EditSource | UseSource, claim: str = "") -> Event:
        """Store an act that was made here; one on a source is on no claim, and evidence from it is looked for again."""
        match act:
            case Bring():
                return self._put_beside(claim, act)
            case AskComment():
                return self.session.act(act, claim=claim)
            case EditSource() | UseSource():
                beside = self.session.read(evidence_store.claims_beside, act.source)
                event = self.session.act(act)
                self._library.passages.match_all(beside)
                return event
            case _:
                assert_never(act)

    def look_again(self, source: str) -> None:
        """Look again for evidence for the claims beside which evidence from a source stands."""
        self._library.passages.match_all(self.session.read(evidence_store.claims_beside, source))

    def _put_beside(self, claim: str, act: Bring) -> Event:
        """Source, evidence and act as one transaction."""
        found = self._library.passages.brought(self.session.found(claim_store.claim, "claim", claim), act)

        def put(connection: Connection) -> Event:
            stored = state.record(connection, event)
            evidence_store.put(connection, [found])
            return stored

        event = self.session.event(act, claim=claim)
        return self.session.write(put)

    def _cut(self, text: str, statement: str) -> tuple[list[Span], Hit]:
        """The passages of a text, and which of them fits a statement best; the first where none does."""
        from factbench.index import Index
        from factbench.model import Hit
        from factbench.text.passage import passages

        spans = passages(text, length=self.session.settings.passage_length)
        index = Index(
            [span.of(text) for span in spans],
            settings=self.session.settings,
            documents=[0] * len(spans),
        )
        try:
            hits = index.search(statement, limit=1)
        finally:
            index.close()
        return spans, hits[0] if hits else Hit(0, 0.0, 0, len(spans[0]))
