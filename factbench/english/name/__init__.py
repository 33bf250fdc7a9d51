"""Which proper names does a text mention?"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, NamedTuple

from factbench.english.name.alias import with_aliases
from factbench.english.name.first_name import gender_of
from factbench.english.name.gazetteer import entry
from factbench.english.name.words import (
    AGENCIES,
    CALENDAR,
    COMMON,
    DEPARTMENTS,
    FIELDS,
    HEADS,
    TITLE_PARTS,
    TITLES,
)
from factbench.text.slots import Name, NameKind
from factbench.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Set


def names(text: str) -> list[Name]:
    """Return the proper names of `text`, in order, not overlapping, by capitals and a table of countries.

    The possessive 's and an article are left out; a title stays with its name, and alone is none; the country before
    a title is a name of its own. The first word of a sentence is a name when it is known, an acronym, capitalised
    elsewhere inside a sentence, or goes on with another capitalised word. Months, weekdays and pronouns are none. Of a
    headline in Title Case only what is a name elsewhere in the text. What names share is found by `alias`.

    >>> [(name.span.of(t), name.canonical) for t in ["The Bank of Quill lent to Israeli firms."] for name in names(t)]
    [('Bank of Quill', None), ('Israeli', 'Israel')]
    """
    runs = [match for match in _RUN.finditer(text) if not _only_opens(match)]
    plain: list[list[_RunWord]] = []
    shouted: list[list[_RunWord]] = []
    for match in runs:
        (shouted if _is_headline(match) else plain).extend(_parted(text, list(_words(match))))
    inside = frozenset(word.text for part in plain for word in part if not word.first)
    found = [words for part in plain for words in _named(part) if _is_name(words, inside)]
    if shouted:
        known = {_text(words) for words in found} | inside
        found += [words for part in shouted for words in (_recalled(part, known) if plain else _named(part))]
        found.sort(key=lambda words: words[0].start)
    return with_aliases(text, [_name(text, words) for words in found])


# ------------------------------------------------------------------------------------------------- headlines

_CASED = re.compile(r"[^\W\d_][\w’'-]{3,}")


def _is_headline(match: re.Match[str]) -> bool:
    """Whether a run of three words or more stands in a line in Title Case, whose capitals say nothing."""
    text = match.string
    if match[0].count(" ") < 2:
        return False
    start = text.rfind("\n", max(0, match.start() - 200), match.start()) + 1
    end = text.find("\n", match.end(), match.end() + 200)
    line = text[start : end if end >= 0 else match.end() + 200].strip()
    if (start == 0 and match.start() > 200) or len(line) > 200 or not line or line[-1] in '.!?…”"':
        return False
    words = _CASED.findall(line)
    return len(words) >= 4 and all(word[0].isupper() for word in words)


def _recalled(words: list[_RunWord], known: Set[str]) -> Iterator[list[_RunWord]]:
    """The stretches of a headline that are names where the text goes on, or that the table of countries knows."""
    at = 0
    while at < len(words):
        lengths = range(min(4, len(words) - at), 0, -1)
        texts = ((length, _text(words[at : at + length])) for length in lengths)
        length = next((length for length, name in texts if name in known or entry(name)), 0)
        if length and words[at].text not in CALENDAR:
            yield words[at : at + length]
        at += length or 1


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
    r"von(?: der| dem)?|zu|ter|y|&|and|for(?: the| a)?)"
)
# Sixteen words at most: what goes on longer is a list or a shout, and the rules below look at all words of a run.
_RUN = re.compile(rf"(?<![\w'’&@#/.-]){_WORD}(?:{_GAP}(?:{_PARTICLE}{_GAP})?{_WORD}){{0,15}}")
_PIECE = re.compile(rf"{_WORD}|[^\s\u00a0]+")


class _RunWord(NamedTuple):
    """A word of a run. `first` where a sentence or a quotation may begin with it, so its capital says nothing."""

    text: str
    start: int
    end: int
    first: bool
    owns: bool
    """Whether a possessive followed it, which ends a name."""


def _words(match: re.Match[str]) -> Iterator[_RunWord]:
    for index, piece in enumerate(_PIECE.finditer(match[0])):
        bare = piece[0].removesuffix("s") if piece[0].endswith(("'s", "’s")) else piece[0]
        bare = bare.removesuffix("'").removesuffix("’")
        start = match.start() + piece.start()
        first = index == 0 and _begins(match.string, start)
        yield _RunWord(bare, start, start + len(bare), first, len(bare) < len(piece[0]))


def _only_opens(match: re.Match[str]) -> bool:
    """Whether the run is one common word whose capital only says that a sentence begins: half of all runs."""
    common = match[0].lower() in COMMON and not _is_short_form(match[0])
    return common and _begins(match.string, match.start())


def _is_short_form(word: str) -> bool:
    """Whether it is a country's name in capitals, which a sentence does not give to a word that begins it: "US"."""
    return len(word) > 1 and word.isupper() and entry(word) is not None


def _begins(text: str, at: int) -> bool:
    """Whether a sentence, a line, an item or a quotation begins at `at`."""
    before = text[max(0, at - 12) : at].rstrip(" \t\u00a0")
    return not before or before[-1] in "\n\r\v\f\u2028\u2029.!?:;…\"“‘'«([•*–—|>"


def _parted(text: str, run: list[_RunWord]) -> Iterator[list[_RunWord]]:
    """The run cut at "I", behind a possessive, and where a particle joins two names, not the parts of one."""
    part: list[_RunWord] = []
    for index, word in enumerate(run):
        if word.text == "I" or (not _is_capital(word.text) and not _binds(text, part, run[index:])):
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


def _ends_there(run: list[_RunWord], index: int) -> bool:
    """Whether a sentence ends behind a letter with its stop: "Plan B. Then", not "J. K. Marsh"."""
    following = run[index + 1].text.lower() if index + 1 < len(run) else ""
    initial = len(run[index].text) == 2 and run[index].text.endswith(".")
    return initial and following in COMMON


def _is_capital(word: str) -> bool:
    return word != word.lower()


def _binds(text: str, part: list[_RunWord], rest: list[_RunWord]) -> bool:
    """Whether the particle with which `rest` begins joins: "of" and "for" only behind what has members or a place."""
    particle, last = rest[0].text, part[-1].text.lower() if part else ""
    match particle:
        case "the" | "a":
            return True
        case "of":
            return last in HEADS
        case "for":
            return last in AGENCIES or last in DEPARTMENTS
        case "and":
            return bool(part) and _is_and_of_a_name(text, part, rest[1:])
        case _:
            return True


def _is_and_of_a_name(text: str, part: list[_RunWord], rest: list[_RunWord]) -> bool:
    """Whether "and" stands in one name: "Department of Health and Human Services", "the Relief and Works Agency"."""
    left = [word.text for word in part]
    right = [word.text for word in itertools.takewhile(lambda word: _is_capital(word.text), rest)]
    if not right or part[-1].owns or entry(" ".join(right)) is not None:
        return False
    joint = next((at for at, word in enumerate(left) if word in {"of", "for"}), 0)
    if joint and left[joint - 1].lower() in DEPARTMENTS:
        return right[0].lower() in FIELDS or right[-1].lower() in FIELDS
    alone = entry(" ".join(left)) is not None or gender_of(left[0]) is not None or left[-1].isupper()
    return (
        right[-1].lower() in AGENCIES
        and not alone
        and HEADS.isdisjoint(word.lower() for word in left)
        and _THE.search(text, max(0, part[0].start - 5), part[0].start) is not None
    )


_THE = re.compile(r"\b[Tt]he\s\Z")


# --------------------------------------------------------------------------------------- what of a run is a name


def _named(run: list[_RunWord]) -> Iterator[list[_RunWord]]:
    """The words of a run that can be a name: without a lead that is none, a country before a title apart."""
    words = _without_lead(run)
    for length in (2, 1):
        if _title(words[length:]) and entry(_text(words[:length])):
            yield words[:length]
            words = words[length:]
    if words and _title(words) < len(words):
        yield words


def _without_lead(run: list[_RunWord]) -> list[_RunWord]:
    """The words from the first capital that says something to the last capital."""
    capitals = [index for index, word in enumerate(run) if _is_capital(word.text)]
    telling = (index for index in capitals if not (_is_lead(run[index]) or run[index].text in CALENDAR))
    first = next(telling, None)
    return run[first : capitals[-1] + 1] if first is not None else []


def _is_lead(word: _RunWord) -> bool:
    """Whether the word has a capital only because a sentence begins; "I’m" has it always, an article is left out."""
    lower = re.split("['’]", word.text.lower())[0]
    common = word.first and lower in COMMON and not _is_short_form(word.text)
    return common or lower in {"i", "the", "a", "an"}


def _title(words: list[_RunWord]) -> int:
    """How many words a title takes at the beginning: 3 in "Deputy Prime Minister Ode", 0 in "State Theatre"."""
    length = 0
    for index, word in enumerate(words, 1):
        lower = word.text.lower()
        if lower in TITLES:
            length = index
        elif lower not in TITLE_PARTS:
            break
    return length


def _text(words: list[_RunWord]) -> str:
    return " ".join(word.text for word in words)


def _is_name(words: list[_RunWord], inside: frozenset[str]) -> bool:
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


# What a country is called by, whose last word has no capital: "the Jewish state".
_CALLED = re.compile(r"[ \u00a0](state)\b")


def _name(text: str, words: list[_RunWord]) -> Name:
    span = Span(words[0].start, words[-1].end)
    called = _CALLED.match(text, span.end)
    if called is not None and (known := entry(f"{span.of(text)} {called[1]}")):
        return Name(Span(span.start, called.end()), known.canonical, NameKind(known.place.value))
    known = entry(span.of(text))
    return Name(span, known.canonical, NameKind(known.place.value)) if known else Name(span)
