"""The values that flow through factbench, in the order of the flow; frozen, and knowing nothing but `text` and `acts`.

Snapshot -> Article -> Claim -> Source, Passage -> Evidence -> Verdict, Annotation -> Event -> Report
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import zip_longest
from typing import NamedTuple

from factbench.acts import (
    Act,
    AnnotationKind,
    Brought,
    CommentStep,
    Confidence,
    Content,
    EvidenceStance,
    Foreign,
    Redo,
    Shown,
    Undo,
    Weight,
)
from factbench.documents.notice import Aside
from factbench.scales import HOUSE
from factbench.text import worded
from factbench.text.agency import one_name
from factbench.text.slots import (
    GAP,
    Attribution,
    Date,
    Edit,
    Gap,
    Insertion,
    Kind,
    Name,
    Quantity,
    Quotation,
    Rank,
    Worth,
)
from factbench.text.span import Span

BY_HAND = "by hand"
"""What `Claim.segmenter` says of a claim that a person cut."""

TOLD = 2
"""Sentences that are quoted beside a claim which is not understood alone: more would be read as the article."""

JOIN = f" {GAP} "
"""Stands between the parts of a discontinuous quote when it is printed on one line."""


def identity(*parts: str) -> str:
    """The identity of content: hex sha256 of the parts, each preceded by its length so that no two lists collide."""
    digest = hashlib.sha256()
    for part in parts:
        encoded = part.encode()
        digest.update(f"{len(encoded)}:".encode())
        digest.update(encoded)
    return digest.hexdigest()


# ---------------------------------------------------------------------------------------------- documents


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The bytes of a document as they came, never changed."""

    content: bytes
    media_type: str | None
    url: str | None
    retrieved_at: str
    """UTC, ISO 8601, to the second."""

    @property
    def sha256(self) -> str:
        """Identity: hex sha256 of the bytes."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of an article: where it stands in the article's text and, for plain text, in the decoded file."""

    in_text: Span
    in_file: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A document with its text, from which claims are cut. Also what a reference source is made from."""

    text: str
    """Extracted body: paragraphs joined by a blank line; immutable."""
    paragraphs: tuple[Paragraph, ...]
    title: str | None = None
    site: str | None = None
    authors: tuple[str, ...] = ()
    published: date | None = None
    published_as: str | None = None
    """The publication date as printed, with its time and zone; None when the page gave none in words."""
    updated: date | None = None
    """The day it was last changed, where the page says so."""
    updated_as: str | None = None
    """That day as printed, with its time and zone."""
    dateline: str | None = None
    """What stands before the first sentence, as printed: "OSLO, May 3 (NTB)"."""
    agency: str | None = None
    """The news agency of the dateline, of a credit or of the byline, as printed."""
    asides: tuple[Aside, ...] = ()
    """Captions, notices and credits that were set apart from the body, in reading order."""
    language: str | None = None
    """ISO 639-1."""
    url: str | None = None
    """Canonical address."""
    snapshot: str
    """sha256 of the bytes it came from."""
    extractor: str
    """Name and version of what cut the body out, such as "dump 1" or "trafilatura 2.3.1"."""
    supersedes: str | None = None

    @property
    def id(self) -> str:
        """sha256 of (canonical address, else snapshot) and text."""
        return identity(self.url or self.snapshot, self.text)


# ------------------------------------------------------------------------------------------------- claims


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A factual statement and the exact stretches of the article that make it. All spans are in the article's text."""

    id: str
    article: str
    parts: tuple[Span, ...]
    """In reading order, not overlapping, at least one; more than one when other words stand between."""
    quote: str
    """The slices of `parts`, joined by `JOIN`."""
    statement: str
    """Self-contained wording, derived from the quote; what is not the article's stands in square brackets."""
    kinds: tuple[Kind, ...]
    worth: Worth
    attribution: tuple[Attribution, ...] = ()
    """Who says so, outermost speaker first; empty when the article itself does."""
    needs_context: tuple[Gap, ...] = ()
    edits: tuple[Edit, ...] = ()
    """What `statement` has in place of words of the quote, or behind them, in reading order, apart."""
    dates: tuple[Date, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    names: tuple[Name, ...] = ()
    ranks: tuple[Rank, ...] = ()
    """What is first, last, alone or at an extreme, and among what."""
    quotations: tuple[Quotation, ...] = ()
    """The stretches that are somebody's own words."""
    segmenter: str
    """Version and parser that cut it, such as "1 rules" or "1 en_core_web_sm 3.8.0"; `BY_HAND` where a person did."""
    worded_by: str | None = None
    """The reviewer who edited `statement`; None while it is what was derived from the quote."""
    insertions: tuple[Insertion, ...] = ()
    """What in `statement` is ours and not the article's, in order and apart; none where a person worded it."""
    under: str | None = None
    """The id of the larger claim, mostly a whole sentence, of which this one is a part, or of the one that it is the
    saying of; None for one that stands in the list."""
    said_by: str | None = None
    """Who says so, in the article's words: "Ada Marsh"; "police: a driver" where one tells of another. In brackets the
    name that stands for a pronoun there. None where nobody does."""
    saying: str | None = None
    """The id of the claim that this was said, "Ada Marsh said that it fell", which is checked from this one's row."""

    def likely(self, worth: float) -> bool:
        """Whether it states a fact with at least this chance (0 to 1), as far as anybody has judged that."""
        return self.worth.fact is None or self.worth.fact >= worth

    def listed(self, worth: float) -> bool:
        """Whether it stands in a list as that opens: no part of another claim, and likely enough a fact."""
        return self.under is None and self.likely(worth)

    @property
    def plain(self) -> str:
        """The statement as one reads it, without brackets of ours and marks of gaps: for searching and comparing."""
        return worded.plain(self.statement, self.insertions)

    @property
    def inserted(self) -> list[Span]:
        """Where in `plain` the words stand that were put in."""
        return worded.inserted(self.statement, self.insertions)

    def shown(self, span: Span) -> Span:
        """Where a stretch of `plain`, such as that of a signal, stands in the statement."""
        return worded.shown(self.statement, self.insertions, span)

    @property
    def bare(self) -> str:
        """The statement in the article's own words alone, with its gaps marked."""
        return worded.bare(self.statement, self.insertions).words

    @property
    def context(self) -> tuple[Span, ...]:
        """The sentences of the article, `TOLD` at most, in which what is missing is told, in reading order."""
        told = (each.told for each in self.needs_context)
        by_rank = [span for rank in zip_longest(*told) for span in rank if span is not None]
        return tuple(sorted([*dict.fromkeys(by_rank)][:TOLD]))

    def behind(self, edit: Edit) -> Span:
        """The article's words that an edit is about: those for which it stands, else the date behind which it is."""
        if edit.span:
            return edit.span
        dated = [each.span for each in self.dates if each.span.end <= edit.span.start]
        return max(dated, key=lambda span: span.end, default=edit.span)

    @property
    def start(self) -> int:
        """Where the first part begins."""
        return self.parts[0].start

    @property
    def end(self) -> int:
        """Where the last part ends."""
        return self.parts[-1].end


def quote_of(text: str, parts: Sequence[Span]) -> str:
    """The words of the parts, joined by `JOIN`."""
    return JOIN.join(part.of(text) for part in parts)


def claim_id(article: str, parts: Sequence[Span], rank: int = 0) -> str:
    """Identity of a claim: article, parts, and its rank (from 0) among claims with equal parts."""
    return identity(article, *(f"{part.start}-{part.end}" for part in parts), f"#{rank}")


# ----------------------------------------------------------------------------------------------- evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class PastCheck:
    """What a published fact-check says of the claim that is its source's text."""

    rating: str
    """In the publisher's own words, such as "Pants on Fire"; "" where it gave none."""
    value: float | None = None
    """The rating as a number between `worst` and `best`; None where the publisher gave none that means anything."""
    worst: float | None = None
    best: float | None = None
    claimant: str | None = None
    """Who made the claim, as the publisher names them."""
    claimed: date | None = None
    """The day the claim was made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ByHand:
    """Where a source comes from that a person noted or pasted."""

    kind: Brought
    who: str = ""
    """Who said it or handed it over; "" where nobody is named, and for readers where nobody is to be."""
    called: str = ""
    """What the house calls it; "" where that is its title."""
    shown: Shown = Shown.NAMED
    described: str = ""
    """What readers are told in place of the name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Archived:
    """The copy of a source that an archive of the web keeps."""

    url: str
    on: date | None = None
    """The day of the copy, where the archive says it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A reference document."""

    id: str
    title: str
    text: str
    publisher: str | None = None
    url: str | None = None
    published: date | None = None
    retrieved: str | None = None
    primary: bool | None = None
    """Whether it is a first-hand record; None where nobody has said."""
    origin: str | None = None
    """Who the words first came from; sources of one origin count as one. None: unknown."""
    licence: str | None = None
    snapshot: str | None = None
    check: PastCheck | None = None
    """What was found of the claim in its text, where it is a fact-check that somebody published."""
    why: str | None = None
    """Why it is primary, or why not."""
    by_hand: ByHand | None = None
    """Where it comes from, where a person noted or pasted it."""
    retired: str | None = None
    """Why it is out of use; None while it is in use."""
    interests: str | None = None
    """What of its own whoever speaks in it has at stake; None where nobody said."""
    archived: Archived | None = None
    """The copy that an archive of the web keeps; None where nobody asked, or there is none."""

    @property
    def called(self) -> str:
        """What the house calls it: its title, but where readers must not see that."""
        return (self.by_hand.called if self.by_hand else "") or self.title

    @property
    def voice(self) -> str | None:
        """Its origin under one name, as an agency has several: "AP" and "Associated Press" are one voice."""
        return one_name(self.origin) if self.origin else None


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a source: the unit of retrieval."""

    id: str
    source: str
    span: Span
    """In the source's text."""
    text: str


def passage_id(source: str, span: Span) -> str:
    """Identity of a passage: its source and span."""
    return identity(source, f"{span.start}-{span.end}")


class Parts(NamedTuple):
    """What a score is made of, each from 0 to 1; `stages.match` weighs them."""

    relevance: float
    """BM25 as a share of what a passage with all the statement's words would get: rare words, often, in few others."""
    coverage: float
    """The share of the statement's words that the passage has, each by how rare it is; of a word that begins alike
    ("deport", "deportee") the share that is alike."""
    slots: float
    """The same for the words of the statement's names, dates and numbers; `coverage` where it has none."""
    meaning: float | None = None
    """How near the two are for a model of meanings; None where none is installed."""
    freshness: float | None = None
    """1 for a source of the claim's own time, 0.5 a year away, and less; None where a date is not known."""
    around: float | None = None
    """How near the passages before and behind it in its document are; None where it has a title, or as `meaning`."""
    titled: float | None = None
    """As `coverage`, of the passage behind the title of its source; None where it has none, or as `meaning`."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found for a statement: its place in the given passages, score, and best stretch within it."""

    index: int
    score: float
    """0 (nothing shared) to 100 (says the same)."""
    start: int
    end: int
    parts: Parts | None = None
    """What the score is made of; None for a hit that was not ranked just now."""


class Element(StrEnum):
    """What a signal compares."""

    DATE = "date"
    NUMBER = "number"
    NAME = "name"
    NEGATION = "negation"
    FIRST = "first"
    """First, only, largest: words of rank."""
    DIRECTION = "direction"
    """Which way a number went."""
    QUOTATION = "quotation"
    CERTAINTY = "certainty"
    """Whether it is said to be so, or called false, doubted, planned or asked."""
    SPEAKER = "speaker"
    """Who said it."""
    PERIOD = "period"
    """Which time the figures are of, and whether the passage is younger than the claim."""
    WORDING = "wording"
    """Another word, of the same sort or in the same place."""


class Agreement(StrEnum):
    """How the evidence stands to one element of the claim."""

    AGREES = "agrees"
    CONFLICTS = "conflicts"
    QUALIFIES = "qualifies"
    SILENT = "silent"
    """The evidence says nothing of it: never a conflict, and no support."""


@dataclass(frozen=True, slots=True)
class Signal:
    """One mechanical comparison between a statement and a piece of evidence."""

    element: Element
    agreement: Agreement
    claim_span: Span
    """In the plain statement."""
    evidence_span: Span
    """In the evidence text."""
    why: str
    """In words: "The claim says 1993; the passage says August 1992, a year earlier."."""
    weight: float = 1.0
    """How sure, 0 to 1: of a conflict or a silence the chance that the passage refutes the statement for this alone."""


class Suggestion(StrEnum):
    """The stance a machine suggests for a passage; never a verdict."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    MENTIONS = "mentions"
    """It speaks of the same people or things, and does not say what the claim says of them."""
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Comparison:
    """All signals between a statement and a piece of evidence, and the stance they suggest."""

    signals: tuple[Signal, ...]
    stance: Suggestion

    @property
    def agreements(self) -> tuple[Signal, ...]:
        """Signals that agree."""
        return self._of(Agreement.AGREES)

    @property
    def conflicts(self) -> tuple[Signal, ...]:
        """Signals that conflict."""
        return self._of(Agreement.CONFLICTS)

    @property
    def qualifications(self) -> tuple[Signal, ...]:
        """Signals that neither agree nor conflict but narrow the claim."""
        return self._of(Agreement.QUALIFIES)

    @property
    def silences(self) -> tuple[Signal, ...]:
        """What the evidence says nothing of."""
        return self._of(Agreement.SILENT)

    @property
    def told(self) -> tuple[Signal, ...]:
        """All signals but silences: what there is to show a reader."""
        return tuple(signal for signal in self.signals if signal.agreement is not Agreement.SILENT)

    @property
    def doubt(self) -> float:
        """How much speaks against the statement, 0 to 1: what conflicts, and far less what is missing.

        The chance that one of them at least is right, were they independent. It orders statements beside the same
        evidence, and passages beside the same statement; it is no probability of truth.
        """
        against = (self.conflicts, self.silences)
        return 1 - math.prod(1 - signal.weight for signals in against for signal in signals)

    def _of(self, agreement: Agreement) -> tuple[Signal, ...]:
        return tuple(signal for signal in self.signals if signal.agreement is agreement)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A passage put beside a claim by a machine."""

    id: str
    claim: str
    passage: Passage
    source: Source
    """Without its text (""), which a list of evidence does not need."""
    score: float
    """0 to 100."""
    parts: Parts | None = None
    """What the score is made of; None for evidence that was found by an older version."""
    best: Span
    """The stretch of the passage's text that says most about the claim."""
    comparison: Comparison


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What a model of stance makes of one piece of evidence; never a verdict."""

    evidence: str = ""
    """Id of the evidence; "" for a pair that is none."""
    model: str
    stance: Suggestion
    probability: float
    """0 to 1: how sure the model is of that stance."""
    calibrated: bool
    """Whether that was set right by what the desk decided itself."""


def evidence_id(claim: str, passage: str) -> str:
    """Identity of evidence: its claim and its passage."""
    return identity(claim, passage)


# ------------------------------------------------------------------------------------------ people's acts


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What one reviewer holds of one claim now, folded from that reviewer's acts."""

    claim: str
    reviewer: str
    rating: str | None
    """Id of a rating of `scale`; None while the claim is open."""
    scale: str = HOUSE.id
    rationale: str = ""
    citations: tuple[str, ...] = ()
    """Evidence ids in the order they were cited."""
    confidence: Confidence = Confidence.UNSET
    misleading: bool = False
    """True words in a misleading context; apart from the rating."""
    valid_as_of: date | None = None
    at: str = ""
    """When the rating was set: UTC, ISO 8601. Empty while the claim is open."""
    event: str = ""
    """Id of the act that set the rating; the citable id of the verdict. Empty while the claim is open."""
    earlier: tuple[Superseded, ...] = ()
    """Ratings this reviewer stood by before and then replaced (not those undone), oldest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """An editor's decision on a claim, for the desk."""

    verdict: Verdict
    """Its `reviewer` is the editor, its `rationale` the reason, its `event` the act; `earlier` are rulings before."""
    rests: tuple[str, ...]
    """Ids of the acts that set the verdicts which were weighed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """An editor's word that a single verdict may be the desk's."""

    claim: str
    verdict: str
    """Id of the act that set it."""
    reviewer: str
    at: str
    event: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Whether a claim goes out, and why it was chosen; as said last, by whomever."""

    claim: str
    publish: bool | None
    """None: nobody said."""
    why: str
    """Why it was checked; "" where nobody said."""
    reviewer: str
    at: str
    event: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """What a person says of the last change of a published verdict before it."""

    id: str
    claim: str
    weight: Weight
    words: str
    """"" where the program's words do."""
    reviewer: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclusion:
    """What an editor says was found of an article as a whole."""

    article: str
    """The version that the report is on."""
    words: str
    reviewer: str
    at: str
    event: str


class How(StrEnum):
    """How the desk comes to its verdict, or why it has none."""

    ADJUDICATED = "adjudicated"
    AGREED = "agreed"
    """Two reviewers or more gave the same rating, and nobody another."""
    APPROVED = "approved"
    """The only one, which an editor approved."""
    SINGLE = "single"
    """The only one."""
    UNAPPROVED = "not approved"
    """There is one, and an editor has still to approve it."""
    DISPUTED = "reviewers disagree"
    OPEN = "open"
    """Nobody has decided."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskVerdict:
    """The one verdict on a claim that is published."""

    how: How
    verdict: Verdict | None = None
    """None where there is none yet."""
    rests: tuple[str, ...] = ()
    """Of an adjudication: ids of the acts that set the verdicts which were weighed."""
    changed: tuple[str, ...] = ()
    """Those of them that no longer stand, or that cite or are called misleading otherwise since."""
    later: tuple[str, ...] = ()
    """Ids of the acts that set other ratings after the adjudication."""


@dataclass(frozen=True, slots=True)
class Superseded:
    """A rating that its reviewer replaced."""

    rating: str
    scale: str
    rationale: str
    at: str
    replaced_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """What else of a decided verdict its reviewer changed after it had stood for a while; the rating stayed."""

    reviewer: str
    at: str
    misleading: bool | None = None
    """Whether it is said to be misleading from then on; None where that did not change."""
    confidence: tuple[Confidence, ...] = ()
    """How sure the reviewer was before, and is from then on; empty where that did not change."""
    rationale: str | None = None
    """The reason given before; None where the reason did not change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation:
    """A reviewer's word that a past fact-check beside a claim is about that very claim."""

    claim: str
    evidence: str
    reviewer: str
    at: str
    event: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """What a reviewer says of asking somebody for comment on a claim."""

    id: str
    claim: str
    step: CommentStep
    who: str
    on: date
    how: str
    """By which way; "" where nobody said."""
    words: str
    """The answer; "" where there is none."""
    shown: Shown
    described: str
    """What readers are told in place of the name."""
    reviewer: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What was asked where and when, and how much was found: "nothing" is a result too."""

    id: str
    source: str
    """Name of the source, such as "wiki"."""
    query: str
    claim: str | None
    """The claim for which it was asked."""
    reviewer: str
    at: str
    """UTC, ISO 8601, to the millisecond."""
    hits: int | None
    """How many documents were found; None where the source did not answer."""
    error: str | None = None
    """Why it did not answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """Words a reviewer left on a claim or on a piece of evidence."""

    id: str
    claim: str
    evidence: str | None
    kind: AnnotationKind
    text: str
    reviewer: str
    at: str
    to: tuple[str, ...] = ()
    """Names of the reviewers who are asked; empty: whoever reads it."""
    answers: str | None = None
    """Id of the question that it answers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """What one reviewer did last with a question: answered or closed it, or opened it again."""

    question: str
    reviewer: str
    closed: bool
    at: str
    event: str
    """Id of the act: of the answer, where it was answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """Who is to check a claim, or all claims of an article, and by when."""

    thing: str
    """Id of the claim, or of the version of the article."""
    reviewer: str
    due: date | None
    by: str
    """Name of who assigned it."""
    at: str
    event: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """What one reviewer says of one piece of evidence beside a claim."""

    claim: str
    evidence: str
    reviewer: str
    stance: EvidenceStance | None
    """None: they put it there by hand and did not say how it stands."""
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Words a reviewer left on a stretch of an article."""

    id: str
    article: str
    """The version of the article that was asked for."""
    span: Span | None
    """Where the stretch stands in that version; None where it is not found again."""
    quote: str
    kind: AnnotationKind
    text: str
    reviewer: str
    at: str
    to: tuple[str, ...] = ()
    answers: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One act of one person, as stored: what was done, in an envelope that says who did it, when and to what."""

    id: str
    """UUIDv7, chosen before the commit, so that trying again cannot double the act."""
    act: Act
    at: str
    """UTC, ISO 8601, to the millisecond; never earlier than this device's act before."""
    device: str
    session: str
    reviewer: str
    claim: str | None = None
    article: str | None = None
    """First version of the article."""
    batch: str | None = None
    """Shared by acts that were done in one go: one undo takes all of them back."""
    more: Content = ()
    """Fields of the act that a later version stored and this one does not know; they stay with it."""
    number: int = 0
    """Place in this device's chain, from 1. Acts are ordered by (`at`, `device`, `number`, `id`)."""
    previous: str = ""
    """Hash of this device's act before; empty for its first."""
    hash: str = ""

    @property
    def refers(self) -> str | None:
        """Id of the act that this one takes back or does again; None for one that does neither."""
        return self.act.refers if isinstance(self.act, Undo | Redo | Foreign) else None


# ------------------------------------------------------------------------- what one record hands to another


class Stored(NamedTuple):
    """An act as it is stored and as it travels: never changed, and never written anew."""

    body: str
    """As `record.body.canonical` writes it."""
    previous: str
    """Hash of the act before; "" for the first of a chain."""
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What an article said of itself before a person corrected it."""

    title: str | None
    published: date | None
    published_as: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One version of an article as a database keeps it."""

    article: Article
    added_at: str
    segmenter: str | None
    """What cut its claims; None where nobody knows."""
    replaced: bool
    """Whether another version of it stands now."""
    found: Found | None = None
    """None where it says of itself what it said when it was found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """What a source said of itself before a person corrected it; the fields are those of `Source`."""

    title: str
    publisher: str | None
    published: date | None
    primary: bool | None
    why: str | None
    origin: str | None
    licence: str | None
    retired: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelved:
    """A source as a database keeps it."""

    source: Source
    added_at: str
    found: Came | None = None
    """None where nobody corrected it, and in what an earlier version wrote."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A claim of an earlier version of an article whose acts another claim carries."""

    claim: str
    now: str | None
    """None: it is orphaned."""
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """Acts, and what they rest on. Nothing in it is believed before
    `record.parcel` has looked at it."""

    acts: tuple[Stored, ...] = ()
    snapshots: Sequence[Snapshot] = ()
    articles: tuple[Edition, ...] = ()
    """In the order they were added."""
    claims: Sequence[Claim] = ()
    """As they were cut, before anybody changed one by hand: by article, then in reading order."""
    anchors: tuple[Anchor, ...] = ()
    sources: Sequence[Shelved] = ()
    """With their texts, in the order they were added."""
    passages: Sequence[Passage] = ()
    """All of each source, in order, and those that evidence is from."""
    evidence: Sequence[Evidence] = ()
    """With passage and source, the source without its text."""
    searches: tuple[Search, ...] = ()


# ------------------------------------------------------------------------------------------------ reports


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One claim in a report, with all that was decided about it."""

    claim: Claim
    article: Article
    verdicts: tuple[Verdict, ...]
    """Decided ones, one a reviewer, ordered by time of decision."""
    evidence: tuple[Evidence, ...]
    """Cited evidence first in citation order, then the other suggestions by score."""
    annotations: tuple[Annotation, ...]
    """In the order they were made."""
    stands: tuple[Stand, ...] = ()
    """What people say of the evidence, in the order they said it."""
    searches: tuple[Search, ...] = ()
    """What was asked elsewhere for this claim, oldest first."""
    confirmed: tuple[Confirmation, ...] = ()
    """Which past fact-checks among the evidence are about this very claim, and who says so."""
    orphaned: bool = False
    """Whether the words are no longer in the article; then `article` is the version that they stood in."""
    comments: tuple[Comment, ...] = ()
    """Who was asked for comment and what came of it, in the order it was said."""
    opinions: tuple[Opinion, ...] = ()
    """What a model makes of the evidence, where somebody asked for that."""
    revisions: tuple[Revision, ...] = ()
    """What else than ratings was changed after a verdict had stood for a while, oldest first."""
    desk: DeskVerdict | None = None
    """None where nothing but `verdicts` says what the desk's verdict is; `record.ruling.desk_of` tells."""
    names: tuple[str, ...] = ()
    """Ids that the claim has in all versions of its article, the first version's first; none: its own alone."""
    choice: Choice | None = None
    """Whether it goes out, and why it was chosen; None where nobody said."""
    amendments: tuple[Amendment, ...] = ()
    """What people say of changes of its verdicts, oldest first."""
    approval: Approval | None = None
    """The editor's word that the desk's verdict may go out; None where nobody gave it."""

    @property
    def name(self) -> str:
        """The id by which reports name the claim: it stays the same when the article is corrected."""
        return self.names[0] if self.names else self.claim.id


class Audience(StrEnum):
    """Whom a report is for."""

    READERS = "readers"
    """It says what was found; not what colleagues ask each other, tag and flag."""
    COLLEAGUES = "colleagues"
    """It says all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Masthead:
    """What a publisher says of itself beside its name; readers and the codes of the field ask for it. "": nothing."""

    logo: str = ""
    """Web address of a picture."""
    contact: str = ""
    """A web address, or an address for mail."""
    methodology: str = ""
    """Web address of the page that says how claims are chosen and checked."""
    corrections: str = ""
    """Web address of the page that says how mistakes are put right and how one asks for it."""
    funding: str = ""
    """Web address of the page that says who pays."""
    ratings: str = ""
    """Web address of the page that says what each rating means."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A source that a verdict cites, as it stood."""

    source: Source
    """With its text."""
    snapshot: Snapshot | None
    """Its file; None where a person noted it by hand, or the file is not kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LastAct:
    """How far a chain of acts has got."""

    device: str
    number: int
    """From 1."""
    at: str
    """UTC, ISO 8601."""
    hash: str
    """Stands for the act and every act of its chain before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything an exporter needs, in the order a reader wants it."""

    title: str
    publisher: str | None
    report_url: str | None
    articles: tuple[Article, ...]
    """In the order they were added."""
    findings: Sequence[Finding]
    """By article, then in reading order; where it was made for readers, the refuted of each article before the rest. A
    tuple, or, of a report that is too large to be held at once, a sequence that is read anew by whoever goes through
    it: hold on to none of it but what somebody said."""
    sources: tuple[Source, ...]
    """Every source of the findings' evidence, by first mention, without text."""
    events: tuple[Event, ...]
    """The acts on these claims, and what was said of these articles, oldest first: the record behind the report."""
    version: str
    """factbench's version."""
    as_of: str
    """Time of the last act in the report, or "" when there is none: never the clock, so bytes repeat."""
    lacks: str = ""
    """What of the record is left out, in words; "" where nothing is."""
    record: Parcel | None = None
    """All that is behind the report, for another database to take in; None where no format wants it."""
    remarks: tuple[Remark, ...] = ()
    """What was left on stretches of the articles: by article, then by place; those not found again come last."""
    publisher_url: str | None = None
    """Web address of the publisher."""
    cited: Iterable[Cited] = ()
    """The sources that verdicts cite, with text and file, as far as they are for whom the report is for; for those
    formats alone that want them."""
    main: tuple[str, ...] | None = None
    """Ids of the claims that a format for few claims takes, in the order of the findings; None: all."""
    masthead: Masthead | None = None
    """What the publisher says of itself; None where it says nothing."""
    conclusions: tuple[Conclusion, ...] = ()
    """What editors say of the articles as a whole, in the order of the articles; one an article at most."""
    with_text: bool = True
    """Whether the text of the articles is to be printed, where a format prints it; quotations always are."""
    heads: tuple[LastAct, ...] = ()
    """The last act of every chain in the record behind the report, by device, whatever it is about; none where nothing
    is known but the acts that stand in the report."""
