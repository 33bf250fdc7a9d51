"""Which proper names does a text mention?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from factbench.text.gazetteer import entry
from factbench.text.name_words import CALENDAR, COMMON, HEADS, TITLE_PARTS, TITLES
from factbench.text.slots import Name, NameKind
from factbench.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator


def names(text: str) -> list[Name]:
    """Return the proper names of `text`, in order, not overlapping, by capitals and a table of countries.

    The possessive 's and an article are left out; a title stays with its name, and alone is none; the country before
    a title is a name of its own. The first word of a sentence is a name when it is known, an acronym, capitalised
    elsewhere inside a sentence, or goes on with another capitalised word. Months, weekdays and pronouns are none.

    >>> [(name.span.of(t), name.canonical) for t in ["The Bank of Quill lent to Israeli firms."] for name in names(t)]
    [('Bank of Quill', None), ('Israeli', 'Israel')]
    """
    parts = [part for match in _RUN.finditer(text) for part in _parted(list(_words(match)))]
    inside = frozenset(word.text for part in parts for word in part if not word.first)
    return [_name(text, words) for part in parts for words in _named(part) if _is_name(words, inside)]


# ----------------------------------------------------------------------------------------- capitalised runs

_UPPER = r"[^\W\d_a-zà-öø-ÿ]"
_GAP = r"[ \u00a0]{1,2}"
# A word with a capital, an initial or a short form with its stop, an Arabic or French article before the capital.
_WORD = (
    rf"(?:(?:{_UPPER}\.){{1,4}}(?!\w)|(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Capt|Maj|Adm|Rev|Hon|St|Mt|Ft)\.(?=\s)|"
    rf"(?:(?:al|el|ash|an|as|ul)-|[dl]['’])?{_UPPER}\w*(?:[-'’&]\w+)*)"
)
_PARTICLE = (
    r"(?:of(?: the)?|de(?: la| las| los)?|del|della|di|da|dos?|das|du|des|la|le|bin|ibn|ben|abu|van(?: der| den| de)?|"
    r"von(?: der| dem)?|zu|ter|y|&)"
)
# Sixteen words at most: what goes on longer is a list or a shout, and the rules below look at all words of a run.
_RUN = re.compile(rf"(?<![\w'’&@#/.-]){_WORD}(?:{_GAP}(?:{_PARTICLE}{_GAP})?{_WORD}){{0,15}}")
_PIECE = re.compile(rf"{_WORD}|[^\s\u00a0]+")


class _Word(NamedTuple):
    """A word of a run. `first` where a sentence or a quotation may begin with it, so its capital says nothing."""

    text: str
    start: int
    end: int
    first: bool
    owns: bool
    """Whether a possessive followed it, which ends a name."""


def _words(match: re.Match[str]) -> Iterator[_Word]:
    for index, piece in enumerate(_PIECE.finditer(match[0])):
        bare = re.sub(r"['’]s?$", "", piece[0])
        start = match.start() + piece.start()
        first = index == 0 and _begins(match.string, start)
        yield _Word(bare, start, start + len(bare), first, len(bare) < len(piece[0]))


def _begins(text: str, at: int) -> bool:
    """Whether a sentence, a line, an item or a quotation begins at `at`."""
    before = text[max(0, at - 12) : at].rstrip(" \t\u00a0")
    return not before or before[-1] in "\n\r\v\f\u2028\u2029.!?:;…\"“‘'«([•*–—|>"


def _parted(run: list[_Word]) -> Iterator[list[_Word]]:
    """The run cut at "I", behind a possessive, and where a particle joins two names, not the parts of one."""
    part: list[_Word] = []
    for index, word in enumerate(run):
        if word.text == "I" or (not _is_capital(word.text) and not _binds(run, index)):
            yield part
            part = []
            continue
        part.append(word)
        ends = _ends_there(run, index)
        if ends:
            run[index + 1] = run[index + 1]._replace(first=True)
        if word.owns or ends:
            yield part
            part = []
    yield part


def _ends_there(run: list[_Word], index: int) -> bool:
    """Whether a sentence ends behind a letter with its stop: "Plan B. Then", not "J. K. Marsh"."""
    following = run[index + 1].text.lower() if index + 1 < len(run) else ""
    initial = len(run[index].text) == 2 and run[index].text.endswith(".")
    return initial and following in COMMON


def _is_capital(word: str) -> bool:
    return any(letter != letter.lower() for letter in word)


def _binds(run: list[_Word], index: int) -> bool:
    """Whether the particle at `index` joins: "of" only behind a thing that has members or a place."""
    words = [word.text for word in run[:index]]
    if run[index].text == "the":
        return True
    return run[index].text != "of" or bool(words and words[-1].lower() in HEADS)


# --------------------------------------------------------------------------------------- what of a run is a name


def _named(run: list[_Word]) -> Iterator[list[_Word]]:
    """The words of a run that can be a name: without a lead that is none, a country before a title apart."""
    words = _without_lead(run)
    for length in (2, 1):
        if _title(words[length:]) and entry(_text(words[:length])):
            yield words[:length]
            words = words[length:]
    if words and _title(words) < len(words):
        yield words


def _without_lead(run: list[_Word]) -> list[_Word]:
    """The words from the first capital that says something to the last capital."""
    capitals = [index for index, word in enumerate(run) if _is_capital(word.text)]
    telling = (index for index in capitals if not (_is_lead(run[index]) or run[index].text in CALENDAR))
    first = next(telling, None)
    return run[first : capitals[-1] + 1] if first is not None else []


def _is_lead(word: _Word) -> bool:
    """Whether the word has a capital only because a sentence begins; "I’m" has it always, an article is left out."""
    lower = re.split("['’]", word.text.lower())[0]
    return lower in {"i", "the", "a", "an"} or (word.first and lower in COMMON)


def _title(words: list[_Word]) -> int:
    """How many words a title takes at the beginning: 3 in "Deputy Prime Minister Ode", 0 in "State Theatre"."""
    length = 0
    for index, word in enumerate(words, 1):
        lower = word.text.lower()
        if lower in TITLES:
            length = index
        elif lower not in TITLE_PARTS:
            break
    return length


def _text(words: list[_Word]) -> str:
    return " ".join(word.text for word in words)


def _is_name(words: list[_Word], inside: frozenset[str]) -> bool:
    """Whether the words are a name, where `inside` holds the words that have a capital in the midst of a sentence."""
    if len(words) > 1:
        if entry(_text(words)) is not None:
            return True
        shouted = all(word.text.isupper() for word in words) and any(len(word.text) > 5 for word in words)
        return not shouted
    (word,) = words
    if len(word.text.rstrip(".")) < 2 or word.text in CALENDAR:
        return False
    if not word.first:
        return True
    acronym = word.text.isupper() and len(word.text) <= 6
    return acronym or word.owns or word.text in inside or entry(word.text) is not None


def _name(text: str, words: list[_Word]) -> Name:
    span = Span(words[0].start, words[-1].end)
    known = entry(span.of(text))
    return Name(span, known.canonical, NameKind(known.place.value)) if known else Name(span)
