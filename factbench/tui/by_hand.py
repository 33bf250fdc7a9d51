"""What is asked of a reviewer who has evidence of their own: forms, and the act that their fields make."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from factbench.acts import AskComment, Bring, Brought, CommentStep, EditSource, Shown, UseSource
from factbench.errors import Misuse
from factbench.text.clean import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from factbench.model import Source
    from factbench.workbench import Workbench
    from factbench.workbench.record.by_hand import Heard

    Values = Mapping[str, str]
    """Name of a field -> what stands in it."""
    Act = Bring | AskComment | EditSource | UseSource


class Field(NamedTuple):
    """One thing that is asked for."""

    name: str
    label: str
    value: str = ""
    """What stands there at first."""
    choices: tuple[str, ...] = ()
    """What it can be; empty: any words."""
    long: bool = False
    """Whether it may have several lines."""
    hint: str = ""
    """Stands there, dim, while nothing does."""


class Form(NamedTuple):
    """Several things that make one act."""

    name: str
    """Names its draft."""
    title: str
    fields: tuple[Field, ...]
    make: Callable[[Values], Act]
    """The act. Raises: `errors.FactbenchError` where the fields make none."""
    done: str
    """What is said when it is stored."""


READERS = {
    "name and words": Shown.NAMED,
    "words, not the name": Shown.UNNAMED,
    "only that there was one": Shown.HOUSE,
}
RANKS = {"unknown": None, "primary": True, "secondary": False}
DAY = "a day like 2026-07-13"
TALKS = tuple(each.value for each in (Brought.CALL, Brought.TALK, Brought.MESSAGE))


def passage(bench: Workbench, claim: str) -> Form:
    """A passage that was copied."""

    def make(values: Values) -> Bring:
        return bench.record.by_hand.bringing(
            claim,
            values["words"],
            name=values["title"],
            publisher=values["publisher"],
            url=values["url"],
            on=_day(values["on"]),
        )

    fields = (
        Field("words", "Passage", long=True),
        Field("title", "Title", hint="where it is from"),
        Field("publisher", "Publisher"),
        Field("url", "Address"),
        Field("on", "Published on", hint=DAY),
    )
    return Form("passage", "A passage beside this claim", fields, make, "Passage put beside the claim")


def talk(bench: Workbench, claim: str) -> Form:
    """What somebody said."""

    def make(values: Values) -> Bring:
        return bench.record.by_hand.bringing(
            claim, values["words"], kind=Brought(values["kind"]), heard=_heard(values), on=_day(values["on"])
        )

    fields = (
        Field("who", "Who"),
        Field("kind", "What", TALKS[0], TALKS),
        Field("on", "When", _today(bench)),
        *_readers(),
        Field("words", "What they said", long=True),
    )
    return Form("talk", "What somebody told you", fields, make, "Put beside the claim")


def document(bench: Workbench, claim: str) -> Form:
    """What stands in a document that cannot be shown."""

    def make(values: Values) -> Bring:
        return bench.record.by_hand.bringing(
            claim,
            values["words"],
            kind=Brought.DOCUMENT,
            heard=_heard(values),
            name=values["title"],
            on=_day(values["on"]),
        )

    fields = (
        Field("title", "What it is", hint="such as: minutes of a meeting"),
        Field("who", "Who it is from"),
        Field("on", "Of which day", hint=DAY),
        *_readers(),
        Field("words", "What it says", long=True),
    )
    return Form("document", "A document that cannot be shown", fields, make, "Document put beside the claim")


def comment(bench: Workbench, claim: str) -> Form:
    """Whom one asked for comment, and what came of it; most likely of whoever was asked and has not answered."""
    last = {each.who: each for each in bench.desk.comments(claim)}
    waiting = [each for each in last.values() if each.step is CommentStep.ASKED]
    known = waiting[-1] if waiting else None

    def make(values: Values) -> AskComment:
        return bench.record.by_hand.asking(
            CommentStep(values["step"]),
            _heard(values),
            on=_day(values["on"]),
            how=values["how"],
            words=values["words"],
        )

    steps = tuple(each.value for each in CommentStep)
    fields = (
        Field("who", "Who", known.who if known else ""),
        Field("step", "What came of it", steps[1 if known else 0], steps),
        Field("on", "When", _today(bench)),
        Field("how", "How", hint="by phone, by mail"),
        *_readers(known.shown if known else Shown.NAMED, known.described if known else ""),
        Field("words", "Their answer", long=True),
    )
    return Form("comment", "Asked for comment", fields, make, "Kept, and told in reports")


def source(bench: Workbench, known: Source) -> Form:
    """What is known better of a source; only what was changed is said."""

    def make(values: Values) -> EditSource:
        said: dict[str, str | date | bool | None] = {
            name: values[name].strip() or None
            for name in ("publisher", "why", "origin", "licence", "interests")
        }
        said |= {"title": values["title"], "published": _day(values["published"])}
        return bench.record.by_hand.editing(known.id, **said, primary=RANKS[values["primary"]])

    rank = next(words for words, primary in RANKS.items() if primary is known.primary)
    fields = (
        Field("title", "Title", known.title),
        Field("publisher", "Publisher", known.publisher or ""),
        Field("published", "Published on", known.published.isoformat() if known.published else "", hint=DAY),
        Field("primary", "Rank", rank, tuple(RANKS)),
        Field("why", "Why, or why not", known.why or "", hint="why it is primary, or why it is not"),
        Field("origin", "Origin", known.origin or "", hint="who the words first came from"),
        Field("licence", "Licence", known.licence or ""),
        Field("interests", "Interests", known.interests or "", hint="what whoever speaks has at stake"),
    )
    return Form(f"source {known.id}", "What is known of the source", fields, make, "Source corrected")


def _readers(shown: Shown = Shown.NAMED, described: str = "") -> tuple[Field, Field]:
    words = next(words for words, each in READERS.items() if each is shown)
    return (
        Field("shown", "Readers see", words, tuple(READERS)),
        Field(
            "described", "Described as", described, hint="where readers see no name: an official of the port"
        ),
    )


def _heard(values: Values) -> Heard:
    from factbench.workbench.record.by_hand import Heard

    shown = READERS[values["shown"]]
    return Heard(who=values["who"], shown=shown, described=values["described"])


def _today(bench: Workbench) -> str:
    return bench.session.clock().date().isoformat()


def _day(typed: str) -> date | None:
    if not typed.strip():
        return None
    try:
        return date.fromisoformat(typed.strip())
    except ValueError as error:
        raise Misuse(f"“{one_line(typed)[:40]}” is not a day like 2026-07-13.") from error
