"""Where does each sentence begin and end?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factbench.text import calendar
from factbench.text.span import Span, trim
from factbench.text.wordlist import wordlist

if TYPE_CHECKING:
    from collections.abc import Iterator


def sentences(text: str) -> list[Span]:
    """Return the sentences of `text` as exact spans, in order, not overlapping, without outer white space.

    A newline ends a sentence, for a headline or a caption has no stop, unless lines are hard-wrapped: they
    are filled to one width, or one has no stop and the next goes on in lower case. A stretch without a stop
    is a sentence of its own; blank text has none. Reference marks after a stop belong to the sentence before.

    >>> text = "Dr. Ito paid $3.50 for it.[4] “Why?” she asked."
    >>> [span.of(text) for span in sentences(text)]
    ['Dr. Ito paid $3.50 for it.[4]', '“Why?” she asked.']
    """
    found = []
    for block in _blocks(text):
        start = block.start
        for end in _ends(text, block):
            found.append(trim(text, Span(start, end)))
            start = end
        found.append(trim(text, Span(start, block.end)))
    return [span for span in found if span]


# ----------------------------------------------------------------------------- blocks: line breaks that count

_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
_FINAL = tuple('.!?…:;"”’»)]')


def _blocks(text: str) -> Iterator[Span]:
    """The stretches between line breaks that end a sentence."""
    for lines in _paragraphs(text):
        if _filled(text, lines):
            yield Span(lines[0].start, lines[-1].end)
        else:
            yield from _unwrapped(text, lines)


def _paragraphs(text: str) -> Iterator[list[Span]]:
    """Runs of lines with no blank line between them."""
    lines: list[Span] = []
    for match in _LINE.finditer(text):
        line = Span(match.start(), match.start() + len(match[0].rstrip()))
        if not line:
            continue
        if lines and text[lines[-1].end : line.start].strip(" \t\xa0") not in {"\n", "\r\n", "\r"}:
            yield lines
            lines = []
        lines.append(line)
    if lines:
        yield lines


def _filled(text: str, lines: list[Span]) -> bool:
    """Whether an editor wrapped the lines: no first word would have fitted above, and one is lower case."""
    if len(lines) < 3:
        return False
    width = max(len(line) for line in lines)
    heads = [line.of(text).split(None, 1)[0] for line in lines[1:]]
    return (
        40 <= width <= 120
        and all(len(line) + 1 + len(head) > width for line, head in zip(lines, heads, strict=False))
        and any(head[0].islower() for head in heads)
    )


def _unwrapped(text: str, lines: list[Span]) -> Iterator[Span]:
    start, before = lines[0].start, lines[0]
    for line in lines[1:]:
        if not _goes_on(text, Span(start, before.end), line):
            yield Span(start, before.end)
            start = line.start
        before = line
    yield Span(start, before.end)


def _goes_on(text: str, above: Span, line: Span) -> bool:
    """Whether `line` goes on where `above` broke off; a few words in lower case are an item of a list."""
    opening = text[above.start : above.start + 200].lstrip()
    item = opening.count(" ") < 2 or (opening[:1].islower() and len(above) < 40)
    below = text[line.start : line.start + 200].lstrip()
    return below[:1].islower() and not item and text[above.end - 1] not in _FINAL


# --------------------------------------------------------------------------------------- stops inside a block

_STOP = re.compile(
    # Within a row of stops none begins anew: where the row can end was looked at from its first.
    r"(?P<stop>(?:(?<![.!?…])[.!?…]|[؟।])(?:[ \xa0]?[.!?…])*|(?P<wide>[。！？]+))"
    r"(?P<close>[\"'”’»“‘«›)\]*]*(?:[ \xa0\u202f]»(?=[\s)]|$))?)"
    r"(?P<mark>(?:\[(?:\w{1,4}|citation needed)\]|[¹²³⁴⁵⁶⁷⁸⁹⁰]+)*"
    # The raised number of a note, where it was printed as a plain one: "fell by 3 per cent.4 See".
    r"|(?<=[a-z][a-z][a-z][.!?])\d{1,3}(?=\s[\"“]?[A-Z]))"
    r"(?:(?=\s|$)(?P<far>(?:\s\[\d{1,3}\])*)|(?(wide)|(?=[\"“]?[A-Z])))"
)
_NEXT = re.compile(r"[\s\"'“”„‘‚«»‹›(\[{¿¡—–•*-]*([^\W_]+)?")
_MARKER = re.compile(r"\W*(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})\W*")
_BULLET = re.compile(r"(?P<bullet>[•⁃◦▪‣·]?)\s?(?P<number>\d{1,2}|[a-z])?(?P<stop>\.\)|[.)]|)(?=\s)")
_INITIALS = re.compile(r"[^\W\d_a-z]|(?:[^\W\d_]{1,4}\.)+[^\W\d_]{0,4}")
_SAYS = re.compile(
    r"\s+(?:[A-Z][\w’'-]*\s+){0,3}(?:said|says|asked|asks|wrote|replied|added|told|shouted|cried)\b"
)
# What is said follows, and not how, where or when: "… go.” Smith said in Ota."
_SAYS_MORE = re.compile(
    r"(?<!told)(?<!asked)\s(?!(?:in|on|at|to|with|of|by|as|from|for|during|after|before|when|while|through|via|outside|inside|later"
    r"|again|earlier|yesterday|today|tonight|this|last|into|over|about|amid|behind|under|upon|aloud|softly)\b)[a-z]+(?<!ly)\b"
    r"|\s(?:\w+\s){0,2}(?:that|if)\b"
)


def _ends(text: str, block: Span) -> Iterator[int]:
    """Offsets inside `block` where one sentence ends and another begins, ascending."""
    start = block.start
    for end in _candidates(text, block):
        if isinstance(end, int):
            start = end
            yield end
        elif end.end() > start and end.end() < block.end and _is_end(text, Span(start, block.end), end):
            start = end.end()
            yield start


def _candidates(text: str, block: Span) -> list[int | re.Match[str]]:
    """Stops, which must be judged, and the places where a list on one line goes on, which need not."""
    stops: list[int | re.Match[str]] = list(_STOP.finditer(text, block.start, block.end))
    items = list(_items(text, block))
    if not items:
        return stops
    return sorted([*stops, *items], key=lambda end: end if isinstance(end, int) else end.end())


def _items(text: str, block: Span) -> Iterator[int]:
    """Where items two, three… begin in a block that opens with a list marker, such as "1. Tea 2. Rice"."""
    first = _BULLET.match(text, block.start, block.end)
    if not first or not (first["bullet"] or (first["number"] and first["stop"])):
        return
    number, at = first["number"] or "", first.end()
    while True:
        number = _successor(number)
        marker = first["bullet"] + (" " if first[0][1:2] == " " and number else "") + number + first["stop"]
        at = text.find(marker, at, block.end)
        if (
            at < 0
            or not text[at - 1].isspace()
            or not text[at + len(marker) : at + len(marker) + 1].isspace()
        ):
            return
        yield at
        at += len(marker)


def _successor(number: str) -> str:
    """The list number after `number`: 2 after 1, b after a, nothing after nothing."""
    if number.isdigit():
        return str(int(number) + 1)
    return chr(ord(number) + 1) if number else ""


def _is_end(text: str, sentence: Span, stop: re.Match[str]) -> bool:
    """Whether the sentence that begins at `sentence.start` ends at `stop`."""
    following = _following(text, stop.end(), sentence.end)
    if stop["wide"]:
        return True
    if not following:
        return bool(stop["mark"])
    if following[0].islower() and not following[1:2].isupper():
        return False
    if _is_marker(text, sentence, stop) or _is_told(text, sentence, stop):
        return False
    return _may_end(text, sentence, stop, following)


def _may_end(text: str, sentence: Span, stop: re.Match[str], following: str) -> bool:
    """Whether this sort of stop ends a sentence before a capital or a digit."""
    if not text[stop.end()].isspace():
        return following in _STARTERS and _is_plain(text, stop.start())
    if stop["stop"] == ".":
        return _word_ends(text, Span(sentence.start, stop.start()), stop, following)
    return not _is_omission(text, stop) or (following in _STARTERS and not stop["close"])


def _is_plain(text: str, end: int) -> bool:
    """Whether a word in lower case ends here, without a dot in it: addresses look like "It rose.He said"."""
    words = text[max(0, end - 60) : end].split()
    return bool(words) and words[-1][-2:].islower() and "." not in words[-1]


def _is_marker(text: str, sentence: Span, stop: re.Match[str]) -> bool:
    """Whether all up to the stop is the number of a list item."""
    return stop.end() - sentence.start <= 12 and bool(_MARKER.fullmatch(text, sentence.start, stop.end()))


def _is_told(text: str, sentence: Span, stop: re.Match[str]) -> bool:
    """Whether the stop closes a quotation and its speaker follows: “No!” Smith said.

    Behind a full stop he may say something else: “We go.” Smith said that it was late.
    """
    quoted = any(mark in stop["close"] for mark in "\"'”’»“‘«")
    says = _SAYS.match(text, stop.end(), min(sentence.end, stop.end() + 80)) if quoted else None
    return says is not None and not (stop["stop"] == "." and _SAYS_MORE.match(text, says.end()))


def _following(text: str, at: int, limit: int) -> str:
    """The first word after `at`, or "" where none follows within reach."""
    found = _NEXT.match(text, at, min(limit, at + 60))
    return (found and found[1]) or ""


def _is_omission(text: str, stop: re.Match[str]) -> bool:
    """Whether dots stand free between words or in brackets, where they mark an omission, not an end."""
    dots = stop["stop"].replace(" ", "")
    before = text[stop.start() - 1 : stop.start()]
    return dots in {"...", "…"} and (before.isspace() or before in {"[", "("})


def _word_ends(text: str, before: Span, stop: re.Match[str], following: str) -> bool:
    """Whether the full stop after the last word of `before` ends a sentence and not only an abbreviation."""
    word = _BREAK.split(text[max(before.start, before.end - 40) : before.end])[-1]
    lower = word.lower()
    if stop["close"].strip()[:1] in {'"', "”", "»", "“", "«"} and len(word) > 1:
        return True
    if len(word) == 1 and _GOES_ON.match(text, before.end - 1):
        return False
    if lower in _TITLES or (lower in _BEFORE_NUMBER and (following[0].isdigit() or lower in {"al", "n°"})):
        return False
    if lower in _TIMES:
        return following not in _CALENDAR and not following.isupper() and _is_long(text, before)
    if lower in _EITHER or _INITIALS.fullmatch(word):
        return following in _STARTERS and _is_long(text, before)
    return not (word.isdigit() and len(word) <= 2 and _is_ordinal(text, before, following))


def _is_long(text: str, before: Span) -> bool:
    """Whether four words or more stand before the stop: with fewer an abbreviation hardly ends a sentence."""
    return len(text[max(before.start, before.end - 200) : before.end].split()) >= 4


def _is_ordinal(text: str, before: Span, following: str) -> bool:
    """Whether the number before the stop is an ordinal of German or a Nordic language: "am 3. Oktober"."""
    words = text[max(before.start, before.end - 40) : before.end].split()
    return following.lower()[:3] in _MONTH_STEMS or (len(words) > 1 and words[-2].lower() in _ARTICLES)


# Abbreviations of news English first, then of other languages in Latin script.
# Source: AP Stylebook, "abbreviations and acronyms"; CLDR, sentence break exceptions of de, es, fr, it, pt.
_TITLES = wordlist(
    """
    mr mrs ms mx messrs dr drs prof profs gen lt col sgt capt maj cmdr cdr adm brig cpl pvt sen sens rep
    reps gov govs rev hon pres supt insp det atty mt ft st ste msgr fr bros vs cf e.g i.e eg ie viz approx
    dept univ m.p hr fru frau sra srta dra sig mme mlle bzw z.b d.h u.a vgl ggf evtl núm art
    dott dott.ssa avv sigg sig.ra prof.ssa dhr mgr inż św tzw bl.a f.eks exmo
    bsp bspw sog inkl exkl zzgl evtl mind max geb gest ej uds ud dña gral pág págs avda ing lic arq pbro mons ilmo
    mlles mmes exma ilma eng arch rag geom cav spett aprox ee rr ff
    """
)
# What a word begins behind: in French and Italian an article that has lost its vowel too.
_BREAK = re.compile(r"[\s(\[\"“‘«–—/-](?:(?:l|d|(?:de|a|ne|da|su)ll|qu)['’])?")
# The first letter of an abbreviation of two words, the second of one, and a Frenchman: "z. B.", "u. a.", "M. Le Goff".
_GOES_ON = re.compile(r"[a-z]\.\s(?:[A-ZÄÖÜ]\.|Chr\b)|(?<=\b[a-z]\.\s)[a-z]\.|M\.\s(?:Le|La|Les)\s[A-ZÉ]")
_BEFORE_NUMBER = wordlist(
    """
    no nos nr n° fig figs p pp vol ch sec eq op c ca b d r fl est al para col abs n az
    """
)
_TIMES = wordlist("a.m p.m am pm")
_EITHER = wordlist(
    """
    inc ltd co corp llc plc jr sr esq ave blvd rd hwy etc usw mrd mio bio tsd mld mln
    """
) | calendar.lower(calendar.SHORT_MONTHS | calendar.SHORT_WEEKDAYS)
_CALENDAR = wordlist("Eastern Pacific Central Mountain Greenwich") | {*calendar.MONTHS, *calendar.WEEKDAYS}
# English writes no stop behind a day, but is often the language around it; "May" begins a sentence.
_MONTH_STEMS = calendar.month_stems("de", "da", "nb", "en").keys() - {"may"}
_ARTICLES = wordlist(
    "am der die das dem den des vom zum zur bis im beim ins einen einem ihren ihrem seinen seinem jeder jeden"
)
# Words that open a sentence far more often than they go on after an abbreviation.
_STARTERS = wordlist(
    """
    The A An This That These Those He She It They We You I In On At But And Or So Yet However When While
    If After Before Since Because Although Though There Here His Her Their Its Our My Your As For From
    With By To Some Many Most Several No Not What Who Why How Where Which Did Do Does Is Are Was Were Has
    Have Had Can Could Will Would Should Let Please Then Now Today Yesterday Meanwhile Also Both Each
    Every Another Other One Two Three Under During Despite According Until Once Even Only Such Just Der
    Die Das Ein Eine Er Sie Es Wir Danach Dann Doch Aber Und Im Am Auch Nach Dies Diese Le La Les Mais Dans Selon
    Cette Pero Según Mas Nel Ma Anche Un Une Il Elle Ils Nous El Los Las Una Ella Ellos O Os
    """
)
