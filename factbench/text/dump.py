"""Which lines of a web page that was saved as plain text are the article?

A page dumped as text is menus, teasers and notices around one body. Each line is scored by what can be seen of it and
of its neighbours (`WEIGHTS`); the body is the run of lines with the largest sum, without the lines in it that
are plainly something else.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from factbench.text.language import language, stopword_share, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WEIGHTS: dict[str, float] = {
    "about the author, long": -0.2,
    "about the author, short": -0.2,
    "above: about the author, long": -0.1,
    "above: about the author, short": -0.5,
    "above: byline, short": 0.2,
    "above: call, short": -1.0,
    "above: copyright": -0.5,
    "above: date, short": 0.7,
    "above: heading of what follows, short": -0.7,
    "above: network, short": 0.2,
    "above: published, short": 1.0,
    "above: repeated": -1.2,
    "address": 1.0,
    "before all prose": -1.0,
    "below: about the author, long": 0.2,
    "below: byline, short": -0.2,
    "below: call, short": -0.9,
    "below: copyright": -0.4,
    "below: date, short": -0.2,
    "below: heading of what follows, short": 0.8,
    "below: network, short": 0.3,
    "below: published, short": 0.6,
    "below: repeated": -0.7,
    "breaks off": -0.4,
    "byline, short": -0.1,
    "call, long": -0.5,
    "call, short": -1.5,
    "capitals": -0.4,
    "caption, long": -0.7,
    "caption, short": -0.9,
    "clock, short": -0.5,
    "comma": 0.7,
    "copyright": -0.9,
    "date, long": -0.7,
    "date, short": -0.7,
    "echoed little": -0.1,
    "echoed some": 0.4,
    "ends a sentence, long": 1.8,
    "ends a sentence, short": 1.5,
    "ends with a colon": 0.9,
    "every line": -0.1,
    "heading of what follows, short": -0.6,
    "many sentences": 0.7,
    "network, long": 0.1,
    "network, short": -0.9,
    "no letters": -0.3,
    "prose above: much": 0.6,
    "prose above: none": -0.8,
    "prose above: one": -0.9,
    "prose above: some": 0.4,
    "prose below: much": 0.4,
    "prose below: none": -0.7,
    "prose below: one": -0.9,
    "prose below: some": 0.5,
    "prose just above": 1.0,
    "prose just below": 1.0,
    "prose near: none": -0.4,
    "prose near: one": 0.5,
    "prose near: some": -0.8,
    "published, short": -0.2,
    "quotation mark": 0.1,
    "repeated": -0.2,
    "separators": -0.6,
    "starts small": 1.8,
    "stopwords few": -0.1,
    "stopwords many": 0.2,
    "stopwords some": -0.5,
    "stopwords unknown": 0.7,
    "title case": 0.6,
    "two sentences": -0.2,
    "words 1": -1.2,
    "words 2-3": -1.0,
    "words 30 and more": 0.8,
    "words 4-7": 0.1,
    "words 8-14": 0.5,
}
"""Log-odds that each sign adds to a line. Source: fitted on half of the labelled news pages of the article extraction
benchmark by `tests/quality/fit_dump.py`, which prints this table; the other half only measures."""


def body(lines: Sequence[str]) -> list[int]:
    """The indices of the lines that are the article's body, ascending; [] where no line looks like prose."""
    scores = [score(signs) for signs in signs_of(lines)]
    start, end = _best_run([min(max(value, FLOOR), CEILING) for value in scores])
    chosen = [index for index in range(start, end) if scores[index] > OUT]
    while chosen and not is_prose(lines[chosen[0]]):
        del chosen[0]
    return chosen


FLOOR, CEILING, OUT = -0.5, 2.0, -1.5
"""A score outside `FLOOR` to `CEILING` counts as these in the sum: no line may break or make a body alone.
Inside the body a line below `OUT` is left out."""


def is_prose(line: str) -> bool:
    """Whether `line` reads as running text: a sentence of eight words or more, or two sentences, to its stop."""
    words = _length(line)
    return bool(_STOP.search(line)) and (words >= 8 or (words >= 4 and bool(_INNER.search(line))))


def is_sentence(line: str) -> bool:
    """Whether `line` ends as a sentence does, and is more than two words."""
    return bool(_STOP.search(line)) and (_length(line) >= 3 or bool(_WIDE.search(line)))


def is_dump(lines: Sequence[str]) -> bool:
    """Whether the lines are more than a clean article: heading, paragraphs of prose, a few subheadings.

    A text without any prose is no dump when it is short or full of stops: it is what somebody pasted.
    """
    bare = [not _STOP.search(line) for line in lines]
    first = next((index for index, line in enumerate(lines) if is_prose(line)), None)
    if first is None:
        return len(lines) > 3 and sum(bare) * 2 > len(lines)
    furniture = sum(bool(_FURNITURE.search(line)) for line in lines if _length(line) <= 8)
    after = bare[first:]
    return first > 6 or furniture >= 2 or sum(after) > max(2, after.count(False))


def score(signs: Sequence[str]) -> float:
    """How much a line with these signs looks like body, in log-odds: above 0 it more likely is."""
    return sum(WEIGHTS.get(sign, 0.0) for sign in signs)


# ------------------------------------------------------------------------------------------------- the signs


def signs_of(lines: Sequence[str]) -> list[list[str]]:
    """The signs each line shows, by their names in `WEIGHTS`: its own, and those of where it stands."""
    code = language("\n".join(lines))
    seen = Counter(line.casefold() for line in lines)
    prose = [is_prose(line) and _length(line) >= 12 for line in lines]
    told = Counter(
        word for line, is_told in zip(lines, prose, strict=True) if is_told for word in _long(line)
    )
    own = [
        [*_of_shape(line), *_of_words(line, code), *_of_page(line, seen), *_of_echo(line, is_told, told)]
        for line, is_told in zip(lines, prose, strict=True)
    ]
    places = _Places(prose, own)
    return [[*signs, *places.around(index)] for index, signs in enumerate(own)]


def _of_shape(line: str) -> Iterator[str]:
    """Length, ending, letters."""
    words = _length(line)
    yield "every line"
    yield next(name for limit, name in _LENGTHS if words <= limit)
    if _TRUNCATED.search(line):
        yield "breaks off"
    elif _STOP.search(line):
        yield "ends a sentence, long" if words >= 8 else "ends a sentence, short"
    elif line.endswith(":"):
        yield "ends with a colon"
    inner = len(_INNER.findall(line))
    if inner:
        yield "two sentences" if inner == 1 else "many sentences"
    if line.isupper() and len(line) > 3:
        yield "capitals"
    if not any(character.isalpha() for character in line):
        yield "no letters"


def _of_words(line: str, code: str | None) -> Iterator[str]:
    """Words that hold sentences together, names, quotations."""
    share = stopword_share(words_of(line), code)
    if share is None:
        yield "stopwords unknown"
    elif _length(line) >= 4:
        yield "stopwords few" if share < 0.15 else "stopwords some" if share < 0.3 else "stopwords many"
    if "," in line[:-1]:
        yield "comma"
    if _QUOTE.search(line):
        yield "quotation mark"
    if line[:1].islower():
        yield "starts small"
    long = [word for word in _TOKEN.findall(line) if len(word) > 3]
    if len(long) >= 3 and sum(word[0].isupper() for word in long) >= 0.75 * len(long):
        yield "title case"


def _of_page(line: str, seen: Counter[str]) -> Iterator[str]:
    """Words and marks that pages put around articles."""
    if seen[line.casefold()] > 1:
        yield "repeated"
    short, line = _length(line) <= 14, line[:_LOOKED_AT]
    yield from (name for name, pattern in _MARKS if pattern.search(line))
    yield from (
        f"{name}, {'short' if short else 'long'}" for name, pattern in _SAYINGS if pattern.search(line)
    )


def _of_echo(line: str, is_told: bool, told: Counter[str]) -> Iterator[str]:
    """Whether the longer words of a line that is no prose come back in the prose."""
    words = set(_long(line))
    if is_told or len(words) < 3:
        return
    share = sum(told[word] > 0 for word in words) / len(words)
    yield "echoed mostly" if share >= 0.7 else "echoed some" if share >= 0.4 else "echoed little"


class _Places:
    """Where the prose and the marks of a page stand, for asking about any line."""

    def __init__(self, prose: list[bool], own: list[list[str]]) -> None:
        self.prose = prose
        self.own = [set(signs) for signs in own]
        self.first = prose.index(True) if any(prose) else len(prose)
        self.last = len(prose) - 1 - prose[::-1].index(True) if any(prose) else -1

    def around(self, index: int) -> Iterator[str]:
        """The signs of what stands near."""
        above = self.prose[max(0, index - 5) : index]
        below = self.prose[index + 1 : index + 6]
        yield f"prose above: {_much(sum(above))}"
        yield f"prose below: {_much(sum(below))}"
        if above[-1:] == [True]:
            yield "prose just above"
        if below[:1] == [True]:
            yield "prose just below"
        yield f"prose near: {_much(sum(self.prose[max(0, index - 15) : index + 16]) // 3)}"
        if index < self.first:
            yield "before all prose"
        if index > self.last:
            yield "after all prose"
        yield from self._marks(index)

    def _marks(self, index: int) -> Iterator[str]:
        upper = set().union(*self.own[max(0, index - 5) : index])
        lower = set().union(*self.own[index + 1 : index + 6])
        yield from (f"above: {name}" for name in _NEAR if name in upper)
        yield from (f"below: {name}" for name in _NEAR if name in lower)


def _much(count: int) -> str:
    return ("none", "one", "some", "some")[count] if count < 4 else "much"


# -------------------------------------------------------------------------------------------- the best run


def _best_run(scores: Sequence[float]) -> tuple[int, int]:
    """The stretch with the largest sum, as start and end; the first of equals, (0, 0) where no line is above 0."""
    best, start, total = (0.0, 0, 0), 0, 0.0
    for index, value in enumerate(scores):
        total += value
        if total <= 0:
            total, start = 0.0, index + 1
        elif total > best[0]:
            best = total, start, index + 1
    return best[1], best[2]


# ------------------------------------------------------------------------------------------ what is looked for


def _length(line: str) -> int:
    """Number of words; in scripts without spaces two characters count as one."""
    return len(line.split()) + len(_WIDE.findall(line)) // 2


def _long(line: str) -> list[str]:
    return [word for word in words_of(line) if len(word) >= 5]


_LOOKED_AT = 500
"""So much of a line is searched for marks: a paragraph that begins as body is body."""
_LENGTHS = (
    (1, "words 1"),
    (3, "words 2-3"),
    (7, "words 4-7"),
    (14, "words 8-14"),
    (29, "words 15-29"),
    (10**9, "words 30 and more"),
)
_WIDE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3\u0e00-\u0e7f]")
_STOP = re.compile(r"[.!?。！？।][\"'”’»)\]*]*$")
_TRUNCATED = re.compile(r"(?:\.\.\.|…)[\"'”’»)\]]*$")
_INNER = re.compile(r"[.!?][\"'”’)\]]*\s+(?=[\"'“‘(\[]*[^\W\d_a-z])|[。！？](?=.)")
_QUOTE = re.compile(r"[\"“”„«»]")
_TOKEN = re.compile(r"[^\W\d_][\w'’-]*")
_COPYRIGHT = re.compile(
    r"©|\(c\) ?(?:19|20)\d\d|\bcopyright\b|all rights reserved|alle rechte|derechos reservados|droits réservés|"
    r"direitos reservados|diritti riservati",
    re.IGNORECASE,
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_MARKS = (
    ("separators", re.compile(r"\s[|•·›»/»]\s|›|\|")),
    ("address", re.compile(r"https?://|www\.|\S@\S+\.\w|\b\w+\.(?:com|org|net)\b")),
    ("copyright", _COPYRIGHT),
)
_AFTER = re.compile(
    r"^(?:related|(?:\d+ )?comments?|leave a (?:reply|comment)|more (?:from|on|stories|news)|read (?:more|next|also)|"
    r"most (?:read|popular|viewed)|popular|trending|recommended|you (?:may|might) (?:also )?(?:like|be interested)|"
    r"share this|tags?:?$|filed under|topics?:?$|latest|top stories|sponsored|around the web|next|previous|"
    r"about the author|mehr|lesen sie auch|kommentare|verwandte|leia|relacionad\w+|lire aussi|leggi anche|baca juga|"
    r"post navigation|"
    r"advertisement)\b",
    re.IGNORECASE,
)
_SAYINGS = (
    ("heading of what follows", _AFTER),
    (
        "date",
        re.compile(
            rf"\b(?:19|20)\d\d[-/.]\d\d?[-/.]\d\d?\b|\b\d\d?[-/.]\d\d?[-/.](?:19|20)\d\d\b|"
            rf"\b{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? (?:19|20)\d\d|\b\d{{1,2}} {_MONTH},? (?:19|20)\d\d",
            re.IGNORECASE,
        ),
    ),
    (
        "clock",
        re.compile(r"\b\d{1,2}:\d\d\b|\b\d+\s*(?:h|hours?|min\w*|days?|weeks?)\s+ago\b", re.IGNORECASE),
    ),
    (
        "caption",
        re.compile(
            r"\b(?:photo(?:graph)?s?|image|picture|foto|credit|illustration|screenshot)\b"
            r" ?(?:by|credit|courtesy|source)?"
            r"[:/]|\((?:photo|image|ap|reuters|afp|getty|foto|file)[^)]*\)\.?$|getty|"
            r"shutterstock|/(?:afp|ap|reuters)\b|\b(?:ap|file) photo|"
            r"^(?:photo|image|caption|video|gallery|watch|play)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "byline",
        re.compile(r"^(?:by|von|par|por|di|oleh|written by|posted by|story by)\s+[A-Z][\w.'’-]+|^by$"),
    ),
    (
        "published",
        re.compile(
            r"^(?:posted|published|updated|last (?:updated|modified)|first published|edited|created)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "call",
        re.compile(
            r"\b(?:subscri\w+|newsletters?|sign (?:in|up)|log ?in|register|cookies?|privacy|terms|follow (?:us|\w+ on)|"
            r"share|tweet|comments?|advertis\w+|contact us|read (?:more|next|also)|click here|download|app store|"
            r"email address|password|see (?:also|more)|watch|listen|related|trending|sponsored|disclaimer|skip to|menu|"
            r"search|feedback|donate|abonnier\w+|anmelden|datenschutz|suscr\w+|compart\w+|commentaires?|condividi|"
            r"commenti|assine|comentários?)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "about the author",
        re.compile(
            r"\b(?:is an? (?:\w+[ -]){0,4}(?:writer|reporter|editor|journalist|author|correspondent|columnist|"
            r"contributor|professor)|can be reached|follow (?:him|her|them|us|@\w+|\w+ on)|contact (?:him|her)|"
            r"contributed to this (?:report|story)|is based in|about the author)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "network",
        re.compile(
            r"\b(?:facebook|twitter|whatsapp|linkedin|pinterest|reddit|flipboard|tumblr|telegram|instagram|youtube|"
            r"rss|e-?mail|print)\b",
            re.IGNORECASE,
        ),
    ),
)
_FURNITURE = re.compile(
    rf"{_COPYRIGHT.pattern}|{_AFTER.pattern}|"
    r"^(?:search|menu|home|share|print|sign (?:in|up)|log ?in|subscribe\b.*|privacy\b.*|terms (?:of|and)\b.*|"
    r"contact(?: us)?|cookies?\b.*|follow us\b.*|skip to\b.*|advertise\b.*)$",
    re.IGNORECASE,
)
_NEAR = (
    "heading of what follows, short",
    "copyright",
    "byline, short",
    "date, short",
    "published, short",
    "call, short",
    "about the author, short",
    "about the author, long",
    "repeated",
    "network, short",
)
"""The signs that also count for the lines near by."""
