"""What can be seen of each line of a page saved as text, and of where it stands?"""

from __future__ import annotations

import math
import re
from collections import Counter
from itertools import accumulate
from typing import TYPE_CHECKING

from factbench.documents.notice import is_caption, is_notice
from factbench.text.calendar import month_stems
from factbench.text.language import language, stopword_share, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Columns = dict[str, list[float]]
"""Name of a sign -> its strength for each line."""


def columns(lines: Sequence[str]) -> Columns:
    """The signs of all lines: of each line's own words, and of what stands above and below it.

    Most are 0 or 1, shares or logarithms of counts. Linear in the length of the page.
    """
    bare = [_MENU_MARK.sub("", line) for line in lines]
    own = _own(bare)
    return {**own, **_places(own), **_around(own), **_alike(bare)}


def length(line: str) -> int:
    """Number of words; in scripts without spaces two characters count as one."""
    return len(line.split()) + len(_WIDE.findall(line)) // 2


def is_prose(line: str) -> bool:
    """Whether `line` reads as running text: a sentence of eight words or more, or two sentences, to its stop."""
    words = length(line)
    return bool(_STOP.search(line)) and (words >= 8 or (words >= 4 and bool(_INNER.search(line))))


def is_sentence(line: str) -> bool:
    """Whether `line` ends as a sentence does, and is more than two words."""
    return ends(line) and (length(line) >= 3 or bool(_WIDE.search(line)))


def ends(line: str) -> bool:
    """Whether `line` ends with a stop."""
    return bool(_STOP.search(line))


def has_day(line: str) -> bool:
    """Whether `line` is no paragraph and prints a full date, as above an article."""
    return length(line) <= 40 and not ends(line) and bool(_DAY.search(line))


def is_furniture(line: str) -> bool:
    """Whether `line` is a word or a phrase that every site has around its articles."""
    return bool(_FURNITURE.search(line))


# -------------------------------------------------------------------------------------------- each line alone


def _own(lines: Sequence[str]) -> Columns:
    code = language("\n".join(lines))
    seen = Counter(line.casefold() for line in lines)
    prose = [is_prose(line) and length(line) >= _LONG for line in lines]
    told = Counter(
        word for line, is_told in zip(lines, prose, strict=True) if is_told for word in set(_telling(line))
    )
    found: list[dict[str, float]] = [
        {
            **dict(_of_shape(line)),
            **dict(_of_words(line, code, told, own=int(is_told))),
            "prose": is_told,
            **dict(_of_sayings(line)),
            "repeated": math.log(seen[line.casefold()]),
        }
        for line, is_told in zip(lines, prose, strict=True)
    ]
    names = list(found[0]) if found else []
    return {name: [each[name] for each in found] for name in names}


def _of_shape(line: str) -> Iterator[tuple[str, float]]:
    """Length, ending, letters."""
    words, parts = length(line), line.split()
    breaks_off = bool(_TRUNCATED.search(line))
    yield "words", math.log1p(words)
    yield "characters", math.log1p(len(line))
    yield "length of words", len(line) / max(1, len(parts))
    yield "breaks off", breaks_off
    yield "ends a sentence", ends(line) and not breaks_off
    yield "asks", line.endswith("?")
    yield "ends with a colon", line.endswith(":")
    yield "ends with a comma", line.endswith(",")
    yield "inner sentences", math.log1p(len(_INNER.findall(line)))
    yield "commas", math.log1p(line.count(","))
    yield "capitals", line.isupper() and len(line) > 3
    yield "digits", sum(map(str.isdigit, line)) / max(1, len(line))
    yield "letters", sum(map(str.isalpha, line)) / max(1, len(line))
    yield "starts small", line[:1].islower()
    yield "starts with a digit", line[:1].isdigit()
    yield "ends with a digit", line[-1:].isdigit()
    yield "bracket", "(" in line
    yield "bullet", bool(_BULLET.match(line))
    yield "dash inside", bool(_DASH.search(line))
    yield "separators", sum(line.count(mark) for mark in "|»›")
    yield "bare and short", words <= 9 and (breaks_off or not ends(line))


def _of_words(line: str, code: str | None, told: Counter[str], *, own: int) -> Iterator[tuple[str, float]]:
    """Words that hold sentences together, names, quotations, and those that come back in the prose."""
    words = words_of(line)
    share = stopword_share(words, code)
    yield "stopwords", -1.0 if share is None else share
    yield "number of stopwords", math.log1p((share or 0.0) * len(words))
    long = [word for word in _TOKEN.findall(line) if len(word) > 3]
    yield "title case", sum(word[0].isupper() for word in long) / len(long) if long else -1.0
    yield "quotation mark", bool(_QUOTE.search(line))
    yield "glued words", bool(_GLUED.search(line))
    yield "money", bool(_MONEY.search(line))
    count, verbs = max(1, length(line)), len(_VERB.findall(line))
    yield "you and we", len(_YOU.findall(line)) / count
    yield "verbs", verbs / count
    yield "some verb", verbs > 0
    telling = {word for word in words if len(word) >= _TELLING}
    yield "echo", sum(told[word] > own for word in telling) / len(telling) if telling else -1.0


def _of_sayings(line: str) -> Iterator[tuple[str, float]]:
    """Words and marks that pages put around articles; in a long line they say something else."""
    short, head = length(line) <= 14, line[:_LOOKED_AT]
    for name, pattern in _MARKS:
        yield name, bool(pattern.search(head))
    for name, pattern in _SAYINGS:
        found = bool(pattern.search(head))
        yield f"{name}, short", found and short
        yield f"{name}, long", found and not short
    yield "notice", is_notice(line)
    yield "credited", is_caption(line)
    yield "comments", bool(_COMMENTS.search(head)) and length(line) <= 9
    yield "more", bool(_MORE.search(head)) and length(line) <= 7


# ------------------------------------------------------------------------------------------- where it stands


def _places(own: Columns) -> Columns:
    """Place on the page, the page's size, and how far the next mark of each sort is, up and down."""
    prose = own.get("prose", [])
    count = len(prose)
    numbers = range(count)
    found: Columns = {
        "place": [index / count for index in numbers],
        "lines above": [math.log1p(index) for index in numbers],
        "lines below": [math.log1p(count - 1 - index) for index in numbers],
        "lines on the page": [math.log1p(count)] * count,
        "prose on the page": [math.log1p(sum(prose))] * count,
        "share of prose": [sum(prose) / max(1, count)] * count,
    }
    marks = {
        "prose": prose,
        "long line": [float(words > _LONG_LINE) for words in own.get("words", [])],
        "heading of what follows": own.get("heading of what follows, short", []),
        "copyright": own.get("copyright", []),
        "day": [
            max(pair)
            for pair in zip(own.get("date, short", []), own.get("published, short", []), strict=True)
        ],
        "byline": own.get("byline, short", []),
        "network": own.get("network, short", []),
        "reply": own.get("reply, short", []),
        "comments": own.get("comments", []),
        "more": own.get("more", []),
    }
    for name, marked in marks.items():
        found[f"{name}: how far up"] = list(_since(marked))
        found[f"{name}: how far down"] = list(_since(marked[::-1]))[::-1]
        found[f"{name}: how many above"] = [math.log1p(each) for each in _before(marked)]
    first = prose.index(True) if True in prose else count
    for name in ("comments", "more"):
        above = _before(marks[name])
        known = above[min(first, count - 1)] if count else 0.0
        found[f"{name}: since the prose began"] = [float(each > known) for each in above]
    return found


def _since(marked: Sequence[float]) -> Iterator[float]:
    """Logarithm of the number of lines since the last that is marked, before this one; 60 where there is none."""
    last = -_FAR
    for index, mark in enumerate(marked):
        yield math.log1p(min(_FAR, index - last))
        if mark:
            last = index


def _before(values: Iterable[float]) -> list[float]:
    return [0.0, *accumulate(values)][:-1]


def _around(own: Columns) -> Columns:
    """Means of some signs over the lines just above, far above, just below and far below."""
    found: Columns = {}
    for name, values in _weighed(own).items():
        total = [0.0, *accumulate(values)]
        count = len(values)
        for reach in _REACHES:
            found[f"{name}: {reach} above"] = [
                (total[index] - total[max(0, index - reach)]) / reach for index in range(count)
            ]
            found[f"{name}: {reach} below"] = [
                (total[min(count, index + reach + 1)] - total[index + 1]) / reach for index in range(count)
            ]
    bare = own.get("bare and short", [])
    for side in ("above", "below"):
        pairs = zip(bare, found.get(f"prose: {_REACHES[-1]} {side}", []), strict=True)
        found[f"bare and short, prose {side}"] = [one * other for one, other in pairs]
    return found


def _weighed(own: Columns) -> Columns:
    """The signs that count for the lines near by."""
    if not own:
        return {}
    words = [math.expm1(value) for value in own["words"]]
    ends_, share = own["ends a sentence"], own["stopwords"]
    return {
        "prose": own["prose"],
        "told words": [
            count * end * max(part, 0.1) * (1.0 if count >= 8 else 0.3)
            for count, end, part in zip(words, ends_, share, strict=True)
        ],
        "bare": [float(count <= 7 and not end) for count, end in zip(words, ends_, strict=True)],
        "sentences": ends_,
        "calls": own["call, short"],
        "title case": [
            max(part, 0.0) * (count <= 14) for part, count in zip(own["title case"], words, strict=True)
        ],
        "words": own["words"],
        "repeated": own["repeated"],
        "stopwords": [max(part, 0.0) for part in share],
        "moments": [one + other for one, other in zip(own["date, short"], own["clock, short"], strict=True)],
        "echo": [max(part, 0.0) for part in own["echo"]],
        "dash inside": own["dash inside"],
    }


def _alike(lines: Sequence[str]) -> Columns:
    """How many lines near by begin with the same word, or in the same shape: menus do, and lists."""
    starts = [line.split()[:2] for line in lines]
    first = [words[0].casefold() if words else "" for words in starts]
    shapes = ["".join(map(_shape, words)) for words in starts]
    return {
        f"{name}: {reach} lines": list(_share_of_equals(keys, reach))
        for name, keys in (("same first word", first), ("same shape", shapes))
        for reach in (3, 8)
    }


def _shape(word: str) -> str:
    first = word[0]
    return "9" if first.isdigit() else "A" if first.isupper() else "a" if first.islower() else first


def _share_of_equals(keys: Sequence[str], reach: int) -> Iterator[float]:
    for index, key in enumerate(keys):
        yield keys[max(0, index - reach) : index + reach + 1].count(key) / (2 * reach + 1)


# ------------------------------------------------------------------------------------------ what is looked for


def _telling(line: str) -> list[str]:
    return [word for word in words_of(line) if len(word) >= _TELLING]


_TELLING = 5
"""Letters from which on a word tells what a text is about."""
_LONG = 12
"""Words from which on a line that reads as prose is taken for a paragraph."""
_LONG_LINE = math.log1p(24)
_FAR = 60
_REACHES = (2, 16)
_LOOKED_AT = 500
"""So much of a line is searched for marks: a paragraph that begins as body is body."""
_MENU_MARK = re.compile(r"^[•·▪●◦]\s*")
"""What programs put where a page has an item of a list, be it a menu or an article's own."""
_WIDE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3\u0e00-\u0e7f]")
_STOP = re.compile(r"[.!?。！？।][\"'”’»)\]*]*(?:\s?\([A-Z][A-Z/ &,-]{1,30}\))?$")
"""A stop, closing marks, and an agency's name in brackets."""
_TRUNCATED = re.compile(r"(?:\.\.\.|…)[\"'”’»)\]]*$")
_INNER = re.compile(r"[.!?][\"'”’)\]]*\s+(?=[\"'“‘(\[]*[^\W\d_a-z])|[。！？](?=.)")
_QUOTE = re.compile(r"[\"“”„«»]")
_TOKEN = re.compile(r"[^\W\d_][\w'’-]*")
_BULLET = re.compile(r"\s*(?:[•·▪●◦*–—-]|\d{1,2}[.)])\s")
_DASH = re.compile(r"\S[:–—]\s|\s[–—-]{1,2}\s")
_GLUED = re.compile(r"[a-z][A-Z]")
_MONEY = re.compile(r"[$€£]\s?\d")
_YOU = re.compile(r"\b(?:you|your|our|we|us|i|my)\b", re.IGNORECASE)
_VERB = re.compile(r"\b(?:said|was|were|had|has|have|is|are|will|would)\b", re.IGNORECASE)
_COMMENTS = re.compile(
    r"^(?:\d+ )?(?:comments?|responses?|replies|thoughts on)\b|leave a (?:reply|comment)"
    r"|join the (?:discussion|conversation)|(?:post|view|add) (?:a )?comments?"
    r"|kommentare|коммент|comentarios|commenti|commentaires",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"^(?:more|related|recommended|most|latest|top|trending|popular|you may|read (?:more|next|also)|also|editor"
    r"|featured|in case you|don[’']t miss|next|up next|what to read)\b",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(
    r"©|\(c\) ?(?:19|20)\d\d|\bcopyright\b|all rights reserved|alle rechte|derechos reservados|droits réservés|"
    r"direitos reservados|diritti riservati",
    re.IGNORECASE,
)
_MONTH = rf"(?:{'|'.join(month_stems('en'))})[a-z]*\.?"
_MARKS = (
    ("pipes", re.compile(r"\s[|•·›»/»]\s|›|\|")),
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
_DAY = re.compile(
    rf"\b(?:19|20)\d\d[-/.]\d\d?[-/.]\d\d?\b|\b\d\d?[-/.]\d\d?[-/.](?:19|20)\d\d\b|"
    rf"\b{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? (?:19|20)\d\d|\b\d{{1,2}} {_MONTH},? (?:19|20)\d\d",
    re.IGNORECASE,
)
_SAYINGS = (
    ("heading of what follows", _AFTER),
    ("date", _DAY),
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
    ("reply", re.compile(r"\b(?:reply|says|permalink|upvote|flag|report abuse|log in to)\b", re.IGNORECASE)),
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
