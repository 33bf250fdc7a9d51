"""A small report with one of everything, built by hand."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, TypeVar, cast

from factbench.acts import Annotate, AnnotationKind, Confidence, Content, Decide, EvidenceStance
from factbench.model import (
    Agreement,
    Annotation,
    Article,
    Claim,
    Comparison,
    Element,
    Event,
    Evidence,
    Paragraph,
    Passage,
    Remark,
    Report,
    Search,
    Signal,
    Source,
    Stand,
    Suggestion,
    Superseded,
    Verdict,
    claim_id,
    evidence_id,
    passage_id,
    quote_of,
)
from factbench.stages.report import report
from factbench.text.slots import (
    Attribution,
    Date,
    Edit,
    Gap,
    Grain,
    How,
    Insertion,
    Kind,
    Name,
    Quantity,
    QuantityKind,
    Stance,
    Worth,
)
from factbench.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable

FIRST = "The lighthouse of Port Ellery went dark in 1987, the harbour office said on Tuesday."
SECOND = "It was the first on that coast to burn gas, and fourteen keepers lived in it with their families."
THIRD = "Mayor Ruth Adeyemi promised that the tower, now a café, would open its lamp room in May."
TEXT = f"{FIRST}\n\n{SECOND}\n\n{THIRD}"

ARTICLE = Article(
    text=TEXT,
    paragraphs=tuple(
        Paragraph(Span(TEXT.index(each), TEXT.index(each) + len(each))) for each in (FIRST, SECOND, THIRD)
    ),
    title="A light goes on again at Port Ellery",
    site="The Ellery Post",
    authors=("Ida Brand",),
    published=date(2024, 4, 18),
    published_as="18 April 2024, 09:30 CET",
    language="en",
    url="https://post.example/lighthouse",
    snapshot="5" * 64,
    extractor="dump 1",
)
EMPTY = Article(text="", paragraphs=(), title="A page of pictures", snapshot="6" * 64, extractor="dump 1")


def at(words: str, *, text: str = TEXT) -> Span:
    """Where `words` stand in the text."""
    start = text.index(words)
    return Span(start, start + len(words))


def claim(*words: str, statement: str, **fields: object) -> Claim:
    """The claim that these stretches of the text make."""
    parts = tuple(at(each) for each in words)
    return Claim(
        id=claim_id(ARTICLE.id, parts),
        article=ARTICLE.id,
        parts=parts,
        quote=quote_of(TEXT, parts),
        statement=statement,
        kinds=(Kind.EVENT, Kind.DATE),
        worth=Worth(0.9, 0.75, 0.1, ("names a year",)),
        segmenter="1 rules",
        **fields,  # type: ignore[arg-type]  # named by the caller
    )


DARK = claim(
    "The lighthouse of Port Ellery went dark in 1987",
    statement="The lighthouse of Port Ellery went dark in 1987.",
    attribution=(
        Attribution(
            at("the harbour office"),
            at("said"),
            at("The lighthouse of Port Ellery went dark in 1987"),
            Stance.ASSERTED,
            False,
        ),
    ),
    said_by="the harbour office",
    dates=(Date(at("1987"), "1987", Grain.YEAR, How.EXPLICIT),),
    names=(Name(at("Port Ellery")),),
)
GAS = claim(
    "It was the first on that coast to burn gas",
    statement="[The lighthouse of Port Ellery] was the first on that coast to burn gas.",
    insertions=(Insertion(Span(0, 31), "It"),),
    edits=(Edit(at("It"), "The lighthouse of Port Ellery"),),
    needs_context=(Gap(at("It"), "pronoun"),),
)
NESTED = claim("the first on that coast", statement="There were other lighthouses on that coast.")
KEEPERS = claim(
    "fourteen keepers lived in it with their families",
    statement="Fourteen keepers lived in the lighthouse of Port Ellery with their families.",
    quantities=(Quantity(at("fourteen keepers"), 14.0, QuantityKind.CARDINAL, "keeper", 14.0, 14.0),),
)
LAMP = claim(
    "the tower",
    "would open its lamp room in May",
    statement="The lighthouse of Port Ellery will open its lamp room in May 2024.",
)
CAFE = claim("the tower, now a café", statement="The lighthouse of Port Ellery is a café.")

REGISTER = Source(
    id="a" * 64,
    title="Register of lights, volume 12",
    text="",
    publisher="Pilots' Office",
    url="https://lights.example/12?page=40&view=full",
    published=date(1990, 2, 1),
    retrieved="2024-04-19",
    primary=True,
    origin="Pilots' Office",
    licence="CC0-1.0",
)
MEMOIR = Source(id="b" * 64, title="Salt in the Lamp: a keeper remembers", text="", primary=False)


def evidence(of: Claim, source: Source, text: str, best: str, score: float, *signals: Signal) -> Evidence:
    """A passage of `source` put beside a claim."""
    span = Span(0, len(text))
    passage = Passage(passage_id(source.id, span), source.id, span, text)
    stance = Suggestion.SUPPORTS if not signals else Suggestion.UNCLEAR
    return Evidence(
        id=evidence_id(of.id, passage.id),
        claim=of.id,
        passage=passage,
        source=source,
        score=score,
        best=at(best, text=text),
        comparison=Comparison(tuple(signals), stance),
    )


REGISTERED = evidence(
    DARK,
    REGISTER,
    "Port Ellery, white tower. Extinguished for good on 3 November 1986. The lens was kept.",
    "Extinguished for good on 3 November 1986.",
    81.5,
    Signal(
        Element.DATE,
        Agreement.CONFLICTS,
        Span(43, 47),
        Span(60, 64),
        "The claim says 1987; the passage says 1986-11-03.",
    ),
    Signal(Element.NAME, Agreement.AGREES, Span(18, 29), Span(0, 11), "Both say Port Ellery."),
)
REMEMBERED = evidence(DARK, MEMOIR, "We left the tower in the wet autumn.", "We left the tower", 40.0)
GAS_BEFORE = evidence(
    GAS,
    MEMOIR,
    "They told us that the light at Skerry Point had burned gas before ours did.",
    "the light at Skerry Point had burned gas before ours did",
    66.0,
    Signal(
        Element.FIRST,
        Agreement.QUALIFIES,
        Span(39, 44),
        Span(45, 51),
        "The claim says first; the passage says before.",
    ),
)

VERDICTS = (
    Verdict(
        claim=DARK.id,
        reviewer="Ana",
        rating="refuted",
        rationale="The register is the first-hand record. It gives the day. The article is a year late.",
        citations=(REGISTERED.id,),
        confidence=Confidence.HIGH,
        valid_as_of=date(2024, 4, 19),
        at="2024-04-21T08:00:00.000Z",
        event="018f0000-0000-7000-8000-000000000003",
        earlier=(
            Superseded(
                "supported",
                "house@1",
                "A keeper remembers it so.",
                "2024-04-20T09:00:00.000Z",
                "2024-04-21T08:00:00.000Z",
            ),
        ),
    ),
    Verdict(
        claim=GAS.id,
        reviewer="Ana",
        rating="mixed",
        rationale="Another light may have been earlier.",
        citations=(GAS_BEFORE.id, "0" * 64),
        at="2024-04-20T10:00:00.000Z",
        event="018f0000-0000-7000-8000-000000000004",
    ),
    Verdict(
        claim=GAS.id,
        reviewer="Boris",
        rating="not-enough-evidence",
        rationale="One memoir is not enough.",
        confidence=Confidence.LOW,
        at="2024-04-20T11:00:00.000Z",
        event="018f0000-0000-7000-8000-000000000005",
    ),
    Verdict(
        claim=CAFE.id,
        reviewer="Boris",
        rating="supported",
        rationale="Seen on the spot.",
        misleading=True,
        at="2024-04-20T12:00:00.000Z",
        event="018f0000-0000-7000-8000-000000000006",
    ),
    Verdict(
        claim=LAMP.id,
        reviewer="Ana",
        rating="not-checkable",
        rationale="It speaks of what is to come.",
        at="2024-04-20T13:00:00.000Z",
        event="018f0000-0000-7000-8000-000000000007",
    ),
)

ANNOTATIONS = (
    Annotation(
        id="018f0000-0000-7000-8000-000000000008",
        claim=GAS.id,
        evidence=None,
        kind=AnnotationKind.QUESTION,
        text="Is there a list of gas lights?",
        reviewer="Boris",
        at="2024-04-20T11:05:00.000Z",
    ),
)

NOTED = Annotation(
    id="018f0000-0000-7000-8000-000000000009",
    claim=DARK.id,
    evidence=REGISTERED.id,
    kind=AnnotationKind.NOTE,
    text="Seen in the reading room.",
    reviewer="Boris",
    at="2024-04-20T09:30:00.000Z",
)


def stand(of: Evidence, stance: EvidenceStance | None, *, reviewer: str, at: str) -> Stand:
    """What somebody says of a piece of evidence."""
    return Stand(claim=of.claim, evidence=of.id, reviewer=reviewer, stance=stance, at=at)


STANDS = (
    stand(REGISTERED, EvidenceStance.REFUTES, reviewer="Ana", at="2024-04-20T09:10:00.000Z"),
    stand(REGISTERED, EvidenceStance.CONTEXT, reviewer="Boris", at="2024-04-20T09:20:00.000Z"),
    stand(REMEMBERED, EvidenceStance.QUALIFIES, reviewer="Ana", at="2024-04-20T09:15:00.000Z"),
    stand(GAS_BEFORE, None, reviewer="Ana", at="2024-04-20T09:50:00.000Z"),
)

SEARCHES = (
    Search(
        id="018f0000-0000-7000-8000-00000000000a",
        source="wiki",
        query="Port Ellery light",
        claim=DARK.id,
        reviewer="Ana",
        at="2024-04-20T08:50:00.000Z",
        hits=0,
    ),
)


def remark(last: str, kind: AnnotationKind, words: str, text: str, *, found: bool = True) -> Remark:
    """What Boris left on a stretch of the article."""
    return Remark(
        id=f"018f0000-0000-7000-8000-00000000000{last}",
        article=ARTICLE.id,
        span=at(words) if found else None,
        quote=words,
        kind=kind,
        text=text,
        reviewer="Boris",
        at="2024-04-20T14:00:00.000Z",
    )


REMARKS = (
    remark("d", AnnotationKind.NOTE, "lamp house", "Gone from the corrected text.", found=False),
    remark("c", AnnotationKind.NOTE, "on that coast to burn gas, and fourteen", "Two sources, one sentence."),
    remark("b", AnnotationKind.QUESTION, "on Tuesday", "Which Tuesday?"),
)


def _remarked(number: int, remark: Remark) -> Event:
    """The act that left a remark, as far as a report reads it."""
    return Event(
        id=remark.id,
        act=Annotate(kind=remark.kind, text=remark.text),
        at=remark.at,
        device="desk-1",
        session="s1",
        reviewer=remark.reviewer,
        article=ARTICLE.id,
        number=number,
        previous=f"{number - 1:064x}",
        hash=f"{number:064x}",
    )


def _act(number: int, verdict: Verdict, act: Decide, more: Content = ()) -> Event:
    return Event(
        id=verdict.event,
        act=replace(act, rating=verdict.rating),
        more=more,
        at=verdict.at,
        device="desk-1",
        session="s1",
        reviewer=verdict.reviewer,
        claim=verdict.claim,
        number=number,
        previous=f"{number - 1:064x}",
        hash=f"{number:064x}",
    )


EVENTS = (
    _act(2, VERDICTS[1], Decide(cite=VERDICTS[1].citations)),
    _act(3, VERDICTS[2], Decide()),
    _act(4, VERDICTS[3], Decide(misleading=True)),
    _act(5, VERDICTS[4], Decide()),
    _act(6, VERDICTS[0], Decide(), more=(("why", None),)),
    _remarked(7, REMARKS[1]),
    _remarked(8, REMARKS[2]),
)


def sample() -> Report:
    """Two articles, six claims: corrected, disputed, misleading, not checkable, two open ones, and what was said."""
    return report(
        [ARTICLE, EMPTY],
        [CAFE, LAMP, KEEPERS, NESTED, GAS, DARK],
        {DARK.id: [REMEMBERED, REGISTERED], GAS.id: [GAS_BEFORE]},
        {id: [each for each in VERDICTS if each.claim == id] for id in {each.claim for each in VERDICTS}},
        {GAS.id: ANNOTATIONS, DARK.id: [NOTED]},
        EVENTS,
        stands=STANDS,
        searches=SEARCHES,
        remarks=REMARKS,
        title="The lighthouse, checked",
        publisher="Ellery Fact Desk",
        report_url="https://facts.example/lighthouse",
        version="0.1.0",
    )


T = TypeVar("T")


def rewritten(value: T, words: Callable[[str, str], str], *, field: str = "") -> T:
    """`value` with every text in it replaced by what `words` makes of the field's name and the text before."""
    if isinstance(value, str) and not isinstance(value, Enum):
        return cast("T", words(field, value))
    if isinstance(value, tuple):
        return cast("T", tuple(rewritten(each, words, field=field) for each in value))
    if is_dataclass(value) and not isinstance(value, type):
        every = {each.name: getattr(value, each.name) for each in fields(value)}
        return type(value)(**{name: rewritten(each, words, field=name) for name, each in every.items()})
    return value


def with_context() -> Report:
    """The sample, with the sentence quoted that tells what "It" is."""
    report = sample()
    told = replace(GAS, needs_context=(Gap(at("It"), "pronoun", (at(FIRST),)),))
    findings = [replace(each, claim=told) if each.claim.id == GAS.id else each for each in report.findings]
    return replace(report, findings=tuple(findings))


def poisoned(payload: str) -> Report:
    """The sample with `payload` in every text of every value; only claims still find their article."""
    # The payload stands before the article's text, too, whose spans then cut out other words.
    poison = rewritten(
        sample(), lambda field, was: was if field == "article" else payload + was * (field == "text")
    )
    ids = {old.id: new.id for old, new in zip(sample().articles, poison.articles, strict=True)}
    return rewritten(poison, lambda field, was: ids.get(was, was) if field == "article" else was)
