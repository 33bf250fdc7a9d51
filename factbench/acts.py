"""What a person can do: one value an act, and how it stands in the record.

An act says what was done; who did it, when and to what is said by the `model.Event` around it. Stored bodies never
change, so the names in `name` and of the fields are for ever, and a new field of an old act is left out by default.

    >>> content_of(Decide(rating="refuted", misleading=False))
    {'misleading': False, 'rating': 'refuted'}
    >>> act_of("decide", {"rating": None, "mood": "sure"}) == (Decide(rating=None), (("mood", "sure"),))
    True
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import Enum, StrEnum
from functools import cache, partial
from typing import Any, ClassVar, Final, NamedTuple, cast

from factbench.text.quote import Quote
from factbench.text.span import Span


class Unset(Enum):
    """The type of `UNSET`."""

    UNSET = "as it was"


UNSET: Final = Unset.UNSET
"""What a field holds of which the act says nothing: it stays as it was. None says that there is none."""


# ----------------------------------------------------------------------------------- what acts are made of


class Confidence(StrEnum):
    """How sure the reviewer is."""

    UNSET = "unset"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class AnnotationKind(StrEnum):
    """What an annotation is for."""

    NOTE = "note"
    QUESTION = "question"
    TAG = "tag"
    CORRECTION = "correction"
    FLAG = "flag"
    """To be looked at again."""
    ANSWER = "answer"
    """What somebody says to a question."""

    @property
    def internal(self) -> bool:
        """Whether it is for colleagues; notes and corrections are for readers too."""
        return self not in {AnnotationKind.NOTE, AnnotationKind.CORRECTION}


class EvidenceStance(StrEnum):
    """How a person says that a piece of evidence stands to the claim; never what the machine suggests."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    QUALIFIES = "qualifies"
    CONTEXT = "context"
    """It helps to understand, and decides nothing."""


class Brought(StrEnum):
    """What a person put beside a claim that no search could find."""

    PASSAGE = "passage"
    """Words that were copied from somewhere."""
    CALL = "phone call"
    TALK = "conversation"
    MESSAGE = "message"
    DOCUMENT = "document"
    """Something that cannot be shown, in the words of whoever read it."""


class Shown(StrEnum):
    """What readers are told of somebody who spoke to a reviewer."""

    NAMED = "named"
    """Who it was, and what they said."""
    UNNAMED = "unnamed"
    """What they said, and a description in place of the name."""
    HOUSE = "house"
    """That there was something; who it was and what they said stay in the house."""


class CommentStep(StrEnum):
    """What came of asking somebody for comment."""

    ASKED = "asked"
    ANSWERED = "answered"
    NO_ANSWER = "no answer"


class Weight(StrEnum):
    """How much a correction changes of what readers were told."""

    MINOR = "minor"
    """Wording, spelling, a link: nothing that anybody could have relied on."""
    UPDATE = "update"
    """Something that became known later; what was said was right then."""
    SUBSTANTIAL = "substantial"
    """What was said was wrong."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of an article as a person marked it, by which it is found again in another version."""

    article: str
    """The version in which it was marked."""
    quote: Quote


@dataclass(frozen=True, slots=True)
class FileRange:
    """Where the body of a plain text begins and ends: code points of the decoded file."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ParagraphRange:
    """The first and the last paragraph of a body, both inside: numbers from 1 of those that were found."""

    first: int
    last: int


Content = tuple[tuple[str, object], ...]
"""Fields by name, in order of name."""


# ----------------------------------------------------------------------------------------------- the acts


@dataclass(frozen=True, slots=True, kw_only=True)
class Decide:
    """Set some fields of the reviewer's verdict on a claim."""

    name: ClassVar = "decide"
    rating: str | Unset | None = UNSET
    """Id of a rating of `scale`; None opens the claim again."""
    scale: str | Unset = UNSET
    as_of: date | Unset = UNSET
    needs_context: tuple[str, ...] = ()
    """What of the claim could not be understood when it was rated, in words."""
    rationale: str | Unset = UNSET
    confidence: Confidence | Unset = UNSET
    misleading: bool | Unset = UNSET
    cite: tuple[str, ...] = ()
    """Ids of evidence that the verdict rests on from now on, beside what it rests on already."""
    uncite: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotate:
    """Leave a note, question, answer, tag or flag on a claim, on evidence, or on a stretch of an article."""

    name: ClassVar = "annotate"
    kind: AnnotationKind
    text: str
    evidence: str | Unset | None = UNSET
    """None: the claim as a whole."""
    stretch: Stretch | Unset = UNSET
    to: tuple[str, ...] = ()
    """Names of the reviewers who are asked; empty: whoever reads it."""
    answers: str | Unset = UNSET
    """Id of the act that asked, which is closed by it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdraw:
    """Take an annotation of one's own away; what it said is repeated, so that it can be told."""

    name: ClassVar = "withdraw"
    annotation: str
    kind: AnnotationKind
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Close:
    """Say that a question is done with, or open again; what it asked is repeated, so that it can be told."""

    name: ClassVar = "close"
    question: str
    """Id of the act that asked."""
    text: str
    closed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Assign:
    """Say who is to check a claim, or all claims of an article, or that somebody is to no longer.

    The event's `article` is the first version of the article. Of several reviewers each has an assignment.
    """

    name: ClassVar = "assign"
    to: str
    """Name of the reviewer."""
    assigned: bool
    due: date | Unset = UNSET
    """The day by which."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SayStance:
    """Say how a piece of evidence stands to the claim; None leaves it to the machine again."""

    name: ClassVar = "stance"
    evidence: str
    stance: EvidenceStance | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Find:
    """Put a passage of the library beside the claim by hand."""

    name: ClassVar = "find"
    evidence: str
    """Id of the evidence that it makes."""
    passage: str
    source: str
    """Title of its source."""
    score: int
    """0 to 100."""
    start: int
    """Where the best stretch begins in the passage, and ends."""
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Bring:
    """Put words beside the claim that a person copied, heard or read, as a source of its own.

    All of the source stands in the act, so that it can be made again from it.
    """

    name: ClassVar = "bring"
    kind: Brought
    evidence: str
    """Id of the evidence that it makes."""
    source: str
    """Id of the source that it makes."""
    title: str
    """As readers may see it: nobody is named in it who is not to be."""
    text: str
    """What was copied, or what was said or read in the words of whoever noted it."""
    cut: tuple[Span, ...]
    """The passages of the text."""
    passage: str
    """Id of the one that stands beside the claim."""
    score: int
    """How well that passage fits, 0 to 100."""
    start: int
    """Where the best stretch begins in the passage, and ends."""
    end: int
    publisher: str | Unset = UNSET
    url: str | Unset = UNSET
    published: date | Unset = UNSET
    """When it was published, said or written."""
    who: str | Unset = UNSET
    """Who said it or handed it over."""
    called: str | Unset = UNSET
    """What the house calls it, where readers see another title."""
    shown: Shown | Unset = UNSET
    """None said: `Shown.NAMED`."""
    described: str | Unset = UNSET
    """What readers are told in place of the name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskComment:
    """Say that somebody was asked for comment on the claim, answered, or did not."""

    name: ClassVar = "comment"
    step: CommentStep
    who: str
    on: date
    how: str | Unset = UNSET
    """By which way, such as "by phone"."""
    words: str | Unset = UNSET
    """The answer."""
    shown: Shown | Unset = UNSET
    described: str | Unset = UNSET


@dataclass(frozen=True, slots=True, kw_only=True)
class EditSource:
    """Say what is known better about a source; None takes away what was said. It is on no claim."""

    name: ClassVar = "source"
    source: str
    about: str
    """The title of the source before, by which the act is told."""
    title: str | Unset = UNSET
    publisher: str | Unset | None = UNSET
    published: date | Unset | None = UNSET
    primary: bool | Unset | None = UNSET
    why: str | Unset | None = UNSET
    """Why it is primary, or why not."""
    origin: str | Unset | None = UNSET
    licence: str | Unset | None = UNSET
    interests: str | Unset | None = UNSET
    """What of its own whoever speaks has at stake, such as "sells the pumps"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UseSource:
    """Take a source out of use, or use it again. It is on no claim."""

    name: ClassVar = "use"
    source: str
    about: str
    """The title of the source, by which the act is told."""
    used: bool
    why: str | Unset = UNSET


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """Note what an archive of the web has of a source. It is on no claim."""

    name: ClassVar = "archive"
    source: str
    about: str
    """The title of the source, by which the act is told."""
    url: str | Unset = UNSET
    """Where the copy is; unset where the archive has none."""
    on: date | Unset = UNSET
    """The day of the copy."""
    why: str | Unset = UNSET
    """Why there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirm:
    """Say that a past fact-check beside the claim is, or is not, about that very claim."""

    name: ClassVar = "confirm"
    evidence: str
    confirmed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MakeClaim:
    """Make a claim of a stretch of an article; the event's `claim` is its id, a UUIDv7."""

    name: ClassVar = "claim"
    stretch: Stretch
    statement: str | Unset = UNSET


@dataclass(frozen=True, slots=True, kw_only=True)
class Reshape:
    """Put a claim on another stretch, or word its statement otherwise."""

    name: ClassVar = "shape"
    stretch: Stretch | Unset = UNSET
    statement: str | Unset | None = UNSET
    """None: what is derived from its quote."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Insertions:
    """Confirm what the program put into the statement of a claim, or take it back."""

    name: ClassVar = "insertions"
    kept: bool
    statement: str
    """How it reads from then on: without brackets, or in the article's own words alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drop:
    """Take a claim out of the list."""

    name: ClassVar = "drop"
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hide:
    """Take an article out of sight."""

    name: ClassVar = "hide"


@dataclass(frozen=True, slots=True, kw_only=True)
class Correct:
    """Set title, day or body range of an article; the event's `article` is its first version."""

    name: ClassVar = "correct"
    title: str | Unset | None = UNSET
    published: date | Unset | None = UNSET
    body: FileRange | ParagraphRange | Unset = UNSET


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseScale:
    """Choose the verdict scale of the whole database."""

    name: ClassVar = "scale"
    scale: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduce:
    """Say by which short sign a colleague is called. It is on nothing; the last that was said holds for all."""

    name: ClassVar = "introduce"
    who: str
    """The name."""
    sign: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Blind:
    """Say of a claim, or of all claims of an article, whether who has not rated it sees what others hold of it.

    The event's `article` is the first version of the article.
    """

    name: ClassVar = "blind"
    blind: bool | None
    """None: as the article, else the settings, say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjudicate:
    """Decide for the desk what the claim is rated; it takes the place of an adjudication before."""

    name: ClassVar = "adjudicate"
    rating: str
    """Id of a rating of `scale`."""
    scale: str
    reason: str
    rests: tuple[str, ...]
    """Ids of the acts that set the verdicts which were weighed."""
    misleading: bool
    cite: tuple[str, ...] = ()
    """Ids of the evidence that it rests on."""
    as_of: date | Unset = UNSET


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopen:
    """Take the desk's decision on a claim away: adjudication and approvals; the reviewers' verdicts stay."""

    name: ClassVar = "reopen"
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Approve:
    """Let a single reviewer's verdict be the desk's."""

    name: ClassVar = "approve"
    verdict: str
    """Id of the act that set it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choose:
    """Say whether a claim goes out in reports, and why it was chosen to be checked."""

    name: ClassVar = "choose"
    publish: bool | Unset | None = UNSET
    """None: nobody says."""
    why: str | Unset | None = UNSET
    """Why it was checked, for readers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclude:
    """Say for the desk what was found of an article as a whole; the event's `article` is its first version."""

    name: ClassVar = "conclude"
    words: str | None
    """None takes away what was said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amend:
    """Say to readers how much the last change of a published verdict means."""

    name: ClassVar = "amend"
    weight: Weight
    words: str | Unset = UNSET
    """What was changed and why, in place of what the program says of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Undo:
    """Take an earlier act back."""

    name: ClassVar = "undo"
    refers: str
    """Id of that act."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Redo:
    """Take an undo back."""

    name: ClassVar = "redo"
    refers: str
    """Id of the undo."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreign:
    """An act of a later version, or one that says what this one cannot read: kept as it is, and changing nothing."""

    name: str
    refers: str | None
    content: Content


Act = (
    Decide
    | Annotate
    | Withdraw
    | Close
    | Assign
    | SayStance
    | Find
    | Bring
    | AskComment
    | EditSource
    | UseSource
    | Confirm
    | MakeClaim
    | Reshape
    | Insertions
    | Drop
    | Hide
    | Correct
    | ChooseScale
    | Introduce
    | Blind
    | Adjudicate
    | Reopen
    | Approve
    | Archive
    | Choose
    | Conclude
    | Amend
    | Undo
    | Redo
    | Foreign
)

KINDS: dict[str, Any] = {each.name: each for each in typing.get_args(Act) if each is not Foreign}
"""What the record calls an act -> its class."""


# ----------------------------------------------------------------------------------------- in the record


def content_of(act: Act) -> dict[str, object]:
    """Return the fields of an act as the record has them: by name, in order of name, in JSON's own types.

    A field that says nothing is left out. A stretch and a range are written as fields of the act; a span as "3-7".
    """
    match act:
        case Foreign():
            return dict(act.content)
        case Undo() | Redo():
            return {}
        case _:
            return dict(sorted(spread(act).items()))


def act_of(name: str, content: Mapping[str, object], refers: str | None = None) -> tuple[Act, Content]:
    """Return the act that the record has, and those of its fields that this version does not know.

    Nothing is lost: `content_of` the act, with these fields, is `content` again.
    """
    kind = KINDS.get(name)
    try:
        if kind is Undo or kind is Redo:
            return kind(refers=_of(str, refers)), _frozen(content)
        if kind is not None and refers is None:
            names = _names(kind)
            known = content if content.keys() <= names else {n: v for n, v in content.items() if n in names}
            act = cast("Act", gathered(kind, known))
            if known is content:
                return act, ()
            return act, _frozen({each: value for each, value in content.items() if each not in names})
    except (ValueError, TypeError):
        pass
    return Foreign(name=name, refers=refers, content=_frozen(content)), ()


def gathered(kind: Any, content: Mapping[str, object]) -> Any:
    """Return the dataclass of type `kind` whose fields, and those of dataclasses in them, `content` has.

    Raises: `ValueError` or `TypeError` where it has them not, or of another type, or not as `spread` writes them.
    """
    made = {}
    plain, inside = _sorted_out(kind)
    for name, found in content.items():
        field = plain.get(name)
        if field is not None:
            value = field.read(found)
            if value == field.default or (value is not found and _written(value) != found):
                raise ValueError(f"{name} is not written as it should be")
            made[name] = value
    for field in inside:
        own = [each for each in field.inner if not content.keys().isdisjoint(_names(each))]
        if len(own) > 1:
            raise ValueError(f"{field.name} is said twice")
        for inner in own:
            names = _names(inner)
            made[field.name] = gathered(inner, {n: v for n, v in content.items() if n in names})
    return kind(**made)


def spread(value: Any) -> dict[str, object]:
    """Return the fields of a dataclass, and those of dataclasses in it, by name; the way back is `gathered`."""
    content: dict[str, object] = {}
    kind: Any = type(value)
    for field in _fields(kind):
        found = getattr(value, field.name)
        if field.inner and found is not UNSET:
            content |= spread(found)
        elif found != field.default:
            content[field.name] = _written(found)
    return content


class _Field(NamedTuple):
    name: str
    default: object
    read: Callable[[Any], object]
    inner: tuple[Any, ...]
    """The dataclasses that it can hold, whose fields stand in the place of it."""


@cache
def _fields(kind: Any) -> tuple[_Field, ...]:
    hints = typing.get_type_hints(kind)
    return tuple(
        _Field(each.name, each.default, _reader(hints[each.name]), _inner(hints[each.name]))
        for each in fields(kind)
    )


@cache
def _sorted_out(kind: Any) -> tuple[Mapping[str, _Field], tuple[_Field, ...]]:
    """The fields that hold no dataclass, by name, of which a content has few; and those that can."""
    every = _fields(kind)
    return {each.name: each for each in every if not each.inner}, tuple(each for each in every if each.inner)


def _inner(kind: Any) -> tuple[Any, ...]:
    return tuple(each for each in _kinds(kind) if is_dataclass(each) and each is not Span)


def _kinds(kind: Any) -> tuple[Any, ...]:
    """The types that a field can hold beside None and `UNSET`."""
    if not isinstance(kind, types.UnionType):
        return (kind,)
    return tuple(each for each in typing.get_args(kind) if each not in {types.NoneType, Unset})


@cache
def _names(kind: Any) -> frozenset[str]:
    """What the fields of a dataclass are called in the record."""
    own = {each.name for each in _fields(kind) if not each.inner}
    return frozenset(own.union(*(_names(inner) for each in _fields(kind) for inner in each.inner)))


def _written(value: object) -> object:
    if isinstance(value, tuple):
        return [_written(each) for each in value]
    if isinstance(value, Span):
        return f"{value.start}-{value.end}"
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, Enum) else value


def _reader(hint: Any) -> Callable[[Any], object]:
    """What makes the value of a field of what `_written` made of it, and raises for anything else."""
    kind = _kinds(hint)[0]
    if isinstance(hint, types.UnionType) and types.NoneType in typing.get_args(hint):
        read = _reader(kind)
        return lambda found: None if found is None else read(found)
    if typing.get_origin(kind) is tuple:
        read = _reader(typing.get_args(kind)[0])
        return lambda found: tuple(map(read, _of(list, found)))
    if kind is Span:
        return lambda found: Span(*map(int, _of(str, found).split("-")))
    if kind is date:
        return lambda found: date.fromisoformat(_of(str, found))
    if issubclass(kind, Enum):
        return lambda found: kind(_of(str, found))
    return partial(_of, kind)


def _of(kind: Any, found: object) -> Any:
    if type(found) is not kind:
        raise TypeError(f"{found!r} is not of type {kind.__name__}")
    return found


def _frozen(content: Mapping[str, object]) -> Content:
    return tuple((name, content[name]) for name in sorted(content))
