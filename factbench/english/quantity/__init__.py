"""Which numbers does a text give, and of what?"""

from __future__ import annotations

import math
import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from factbench.english.date.joining import joined
from factbench.english.lexicon.numerals import ORDINALS, SCALES, SMALL, ordinal
from factbench.english.quantity.change import with_changes
from factbench.english.quantity.label import is_label, is_titled
from factbench.english.quantity.measure import Measure, currency_of, measure_at
from factbench.english.quantity.number import FRACTION_SIGNS, Number, number_at
from factbench.english.verb import is_verb
from factbench.text.slots import Quantity, QuantityKind
from factbench.text.span import Span
from factbench.text.wordlist import wordlist

if TYPE_CHECKING:
    from collections.abc import Iterable


def quantities(text: str, *, dated: Iterable[Span] | None = None) -> list[Quantity]:
    """Return the numbers of `text` with what they count, in order, not overlapping.

    What `dates` claims (years, days, "three years") is left out, and so is "one" where it is a pronoun. A span
    covers the number as printed with its scale, sign, and unit, and not the words that bound it: "at least".
    `dated` are the spans of `dates`, in order, where they are known already; finding them takes longer than the rest.

    >>> [(each.value, each.unit, each.low, each.high) for each in quantities("at least $3bn and 10 to 15 miles")]
    [(3000000000.0, 'USD', 3000000000.0, None), (None, 'mile', 10.0, 15.0)]
    """
    found: list[Quantity] = []
    spans = list(dated) if dated is not None else [each.span for each in joined(text)]
    done = index = 0
    heads = _heads()
    for token in _TOKEN.finditer(text):
        word = token[0]
        if not (word[0] in _PLAIN or word in heads or word.lower() in heads):
            continue
        start = token.start()
        while index < len(spans) and spans[index].end <= start:
            index += 1
        limit = spans[index].start if index < len(spans) else len(text)
        article = word in _ARTICLES and not _COUNTS.match(text, token.end())
        if start < done or start >= limit or (article and not text.startswith("$", token.end())):
            continue
        if (
            index
            and text[spans[index - 1].end : start] == " ("
            and text[token.end() : token.end() + 1] == ")"
        ):
            continue  # "Today (19)"
        quantity = _at(text, start, limit)
        if quantity:
            found.append(quantity)
            done = quantity.span.end
    return with_changes(text, found)


_TOKEN = re.compile(rf"[A-Za-z]+|\.?[0-9]+|[$€£¥₹₽₩₪₺₴₾₦₱₫₡₭₮₲₵₸₼৳฿{FRACTION_SIGNS}]")
_PLAIN = f".0123456789$€£¥₹₽₩₪₺₴₾₦₱₫₡₭₮₲₵₸₼৳฿{FRACTION_SIGNS}"
_ARTICLES = frozenset(["a", "an", "A", "An"])
# What makes an article the beginning of a number: "a few hundred", "a dozen", "a fifth of".
_COUNTS = re.compile(
    r"\s+(?:few|couple|dozen|hundred|thousand|lakh|million|crore|billion|trillion|half|quarter|third"
    r"|[a-z-]+(?:th|first))(?!\w)",
    re.IGNORECASE,
)
_VAGUE_LEADS = (
    "several",
    "few",
    "many",
    "tens",
    "dozens",
    "scores",
    "hundreds",
    "thousands",
    "millions",
    "billions",
)


@cache
def _heads() -> frozenset[str]:
    """The words a quantity can begin with, in lower case."""
    codes = (
        *["rm", "m", "n", "sh", "ksh", "tsh", "ush", "tk", "rp", "tt", "ec", "j", "au", "ca"],
        "us",
        "usd",
        "eur",
        "gbp",
        "inr",
        "mex",
        "rs",
        "rmb",
        "chf",
        "cny",
        "jpy",
        "aud",
        "cad",
        "hk",
        "nz",
        "c",
        "s",
        "r",
    )
    return frozenset(
        {
            *SMALL,
            *codes,
            *ORDINALS,
            *["hundredth", "thousandth", "millionth", "nineth"],
            *_VAGUE_LEADS,
            *["a", "an", "half", "quarter", "dozen", "minus", "negative", "nought", "naught"],
        }
    )


def _at(text: str, start: int, limit: int) -> Quantity | None:
    """The quantity that begins at `start` and ends at `limit` at the latest."""
    if start and (text[start - 1].isalnum() or text[start - 1] in "_/=&#@%"):
        return None
    readers = (_ordinal_at, _vague_at, _amount_at)
    for read in reversed(readers) if text[start] in "aA" else readers:  # "a fifth of" is a share
        quantity = read(text, start)
        if quantity is not None:
            return _bounded(text, quantity) if quantity.span.end <= limit else None
    return None


# ------------------------------------------------------------------------------------------------- ordinals

_ORDINAL = re.compile(
    r"(?:[0-9][0-9,]{0,12}(?:st|nd|rd|th)|(?:[a-z]+[\s-]){0,3}?(?:first|second|third|[a-z]+th))(?!\w)",
    re.IGNORECASE,
)
# "a second" is a length of time more often than a rank.
_LONE_SECOND = re.compile(r"\b(?:a|per|split)\s\Z", re.IGNORECASE)


# "First, it fell." and "at first" order what is said.
_ADVERB_AFTER = re.compile(r",|-?hand\b|\sof\sall\b|\sand\sforemost\b|\snames?\b|\sthings?\sfirst|\sto\snone")
_ADVERB_BEFORE = re.compile(r"\b[Aa]t\s\Z")


def _ordinal_at(text: str, start: int) -> Quantity | None:
    match = _ORDINAL.match(text, start, start + 60)
    rank = ordinal(match[0]) if match else None
    if match is None or rank is None:
        return None
    if match[0].lower() == "second" and _LONE_SECOND.search(text, max(0, start - 6), start):
        return None
    if _ADVERB_AFTER.match(text, match.end()) or _ADVERB_BEFORE.search(text, max(0, start - 8), start):
        return None
    if is_titled(text, *match.span()) or _is_adverb(text, match):
        return None
    return Quantity(Span(*match.span()), float(rank), QuantityKind.ORDINAL, None, float(rank), float(rank))


def _is_adverb(text: str, match: re.Match[str]) -> bool:
    """Whether "first" says when and ranks nothing: "I first met her", "must first ask", "without asking them first"."""
    if match[0].lower() != "first":
        return False
    before = _LAST_WORD.search(text, max(0, match.start() - 20), match.start())
    led = before[1].lower() if before else ""
    if led in _RANKING or (before and before[1].endswith(("'s", "’s", "s'", "s’"))):
        return False
    follower = _NEXT_WORD.match(text, match.end())
    if follower is None:
        return led not in _COMING and _STOP.match(text, match.end()) is not None
    word = follower[1].lower()
    return led in _LEADING or word.endswith("ed") or is_verb(word)


_LAST_WORD = re.compile(r"([A-Za-z’']+)[\s“\"-]+\Z")
_NEXT_WORD = re.compile(r"\s([A-Za-z]+)")
_STOP = re.compile(r"\s*(?:[.;:!?)\n]|\Z)")
_RANKING = wordlist("the a an its his her their our my your this that very whose each every in for of no")
"""Words behind which "first" belongs to a noun."""
_LEADING = wordlist(
    """
    i you he she it we they who which that when must should can could will would may might to has have had was were is
    are be been did does do not then if once since where as
    """
)
"""Words behind which it belongs to a verb."""
_COMING = wordlist(
    "came come comes coming finished finish finishes placed ranked rank ranks was is are were be put puts"
)


# -------------------------------------------------------------------------------------------- vague counts

_PLURAL = {"tens": 10.0, "dozens": 12.0, "scores": 20.0} | {f"{word}s": size for word, size in SCALES.items()}
_VAGUE = re.compile(
    r"(?:(?P<outer>tens|dozens|scores|hundreds|thousands) of (?P<inner>thousands|millions|billions)"
    r"|(?P<lone>dozens|scores(?=\s+of\b)|hundreds|thousands|millions|billions)(?= of\b|[\s,.;]|$)"
    r"|(?P<few>several|a few|few|many|a couple of|a couple) (?P<unit>dozen|hundred|thousand|million|billion))(?!\w)",
    re.IGNORECASE,
)


_OF = re.compile(r"\sof(?=\s)")


def _vague_at(text: str, start: int) -> Quantity | None:
    """ "dozens", "several hundred": a range from two of them (of "several", three) to where the next word begins."""
    match = _VAGUE.match(text, start, start + 60)
    if match is None:
        return None
    if match["few"]:
        size = 12.0 if match["unit"].lower() == "dozen" else SCALES[match["unit"].lower()]
        low, high = (3 * size, 9 * size) if match["few"].lower() == "several" else (2 * size, 9 * size)
    elif match["outer"]:
        outer, inner = _PLURAL[match["outer"].lower()], _PLURAL[match["inner"].lower()]
        low, high = 2 * outer * inner, 10 * outer * inner
    else:
        size = _PLURAL[match["lone"].lower()]
        low, high = 2 * size, (10 * size if size < 1000 else 1000 * size)
    of = _OF.match(text, match.end())
    measured = measure_at(text, of.end() if of else match.end(), scaled=low >= 1000)
    if measured and of and measured[0].unit == "GBP" and high < 1e9 and _OF.match(text, measured[1]):
        measured = None  # "thousands of pounds of meat"
    kind, unit = (measured[0].kind, measured[0].unit) if measured else (QuantityKind.CARDINAL, None)
    end = measured[1] if measured else match.end()
    return Quantity(Span(start, end), None, kind, unit, low, high, approximate=True)


# ------------------------------------------------------------------------------------------------- amounts


# What looks like money behind a letter: R4bn, R1 250, N500,000; M50 000 but not the M25.
_GROUPED = (
    r"[0-9]{1,3}(?:[,\x20\xa0][0-9]{3})+(?![0-9])|[0-9]+(?:\.[0-9]+)?(?:\s?(?:bn|mn?)\b|\s?(?:m|b|tr)illion)"
)
_SIGN = re.compile(
    r"(?:(?:[A-Z]{1,3}|[Mm]ex|(?:c|hk|nz)\s?)\$|[$€£¥₹₽₩₪₺₴₾₦₱₫₡₭₮₲₵₸₼৳฿]|(?:USD|EUR|GBP|INR|Rs\.?|RMB|CHF"
    r"|CNY|JPY|AUD|CAD|ZAR|KES|NGN|MYR|RM|K?[Ss][Hh]s?|[TU][Ss]h|Tk\.?|Rp\.?)(?=\s?[0-9])"
    rf"|[MN](?={_GROUPED})|R(?={_GROUPED}|[0-9]{{3,}}(?![\w-])|[0-9]+\.[0-9]{{2}}(?!\w)))\s?"
)
_MINUS = re.compile(r"(?:minus|negative)\s(?=[a-z0-9.])", re.IGNORECASE)


def _amount_at(text: str, start: int) -> Quantity | None:
    """ "$3.5 million", "10 to 15 miles", "two thirds", "a dozen"."""
    sign, minus = _SIGN.match(text, start), _MINUS.match(text, start)
    lead = sign or minus
    first = number_at(text, lead.end() if lead else start, signed=bool(sign))
    if first is None or (not sign and _is_code(text, start, first)):
        return None
    if text.startswith("/-", first.end):  # rupees and no paise
        first = replace(first, end=first.end + 2)
    begin = (
        text.rindex(text[start - 1].strip() or text[start - 2], 0, start)
        if _is_negated(text, start)
        else start
    )
    if minus or begin < start:
        first = replace(first, plain=-first.plain)
    ranged = _range_from(text, start, first, signed=bool(sign))
    number = ranged[1] if ranged else first
    measured = measure_at(text, number.end, scaled=_is_scaled(number))
    measure, end = (_money(sign[0]), number.end) if sign else measured or (None, number.end)
    if measure and measure.kind is QuantityKind.MONEY and not (sign or ranged):
        number, end = _with_cents(text, number, end)
        first = number
    if not measure and (_is_pronoun(text, start, number) or text[number.end : number.end + 1].isalnum()):
        return None
    counts = measure is None or measure.kind is QuantityKind.MEASURE
    if counts and not lead and not _is_scored(text, start) and is_label(text, start, first.end):
        return None
    return _quantity(Span(begin, end), ranged or (first, first), measure)


_CENTS = re.compile(r",?(?:\s+and)?\s+(?=[0-9a-z])", re.IGNORECASE)


def _with_cents(text: str, number: Number, end: int) -> tuple[Number, int]:
    """ "thirteen dollars and forty-five cents" is one amount."""
    gap = _CENTS.match(text, end)
    cents = number_at(text, gap.end()) if gap else None
    measured = measure_at(text, cents.end) if cents else None
    if cents is None or measured is None or measured[0].unit not in {"cent", "penny"} or number.value % 1:
        return number, end
    return Number(number.value + cents.value / 100, 1, cents.end), measured[1]


def _is_scaled(number: Number) -> bool:
    """Whether the number is a thousand or more and rounded, as sums of money are: "2,204.62 pounds" are a weight."""
    return number.value >= 1000 and (number.scale >= 1000 or number.value % 1 == 0)


def _is_negated(text: str, start: int) -> bool:
    """Whether a minus sign stands before the number, and not a hyphen between words."""
    lead = text[max(0, start - 2) : start].lstrip()
    if lead in {"- ", "− "}:  # a dash at the beginning of a line
        return start == 2 or text[start - 3] == "\n"
    return text[start - 1 : start] in {"-", "−"} and (start == 1 or text[start - 2] in " \t\n\xa0([")


def _money(sign: str) -> Measure | None:
    code = currency_of(sign)
    return Measure(QuantityKind.MONEY, code) if code else None


def _quantity(span: Span, numbers: tuple[Number, Number], measure: Measure | None) -> Quantity | None:
    low, high = (number.value for number in numbers)
    if not (math.isfinite(low) and math.isfinite(high)):
        return None
    kind, unit = (measure.kind, measure.unit) if measure else (QuantityKind.CARDINAL, None)
    return Quantity(span, low if low == high else None, kind, unit, low, high)


# Digits that go on like these are an address, a version, a score line or a telephone number.
_GOES_ON = re.compile(r"(?:[.:/_][0-9]|-[0-9]+-[0-9]|[0-9])")
_SCORE = re.compile(
    r"(?<![0-9.,/–-])(?P<one>[0-9]{1,3})(?:[-–]|\s[-–]\s)(?P<other>[0-9]{1,3})(?![0-9%/–-]|[.,][0-9])"
)
_WON = (
    r"(?:w[io]ns?|winning|lost|los(?:s|es|ing)|beat(?:en|ing)?|defeat(?:s|ed|ing)?|dr[ae]wn?|victory|vot(?:e|es|ed|ing)|lead|led"
    r"|trail(?:s|ed|ing)?|scores?|tied?|ahead|sets?|ruling|decision|margin)"
)
# What a team has won and lost: "(2-8, 0-7)".
_RECORDED = re.compile(r"\([0-9]{1,2}[-–][0-9]{1,2},\s\Z")
_RECORD = re.compile(r",\s[0-9]{1,2}[-–][0-9]{1,2}\)")
_CONTEST_BEFORE = re.compile(rf"\b{_WON}\b[^.!?\n]*\Z", re.IGNORECASE)
_CONTEST_AFTER = re.compile(rf"\s(?:[a-z]+\s)?{_WON}\b", re.IGNORECASE)
_PRONOUN_AFTER = re.compile(
    r"\s(?:of|another|can|could|may|must|should|will|would|that|who|which|to|is|was|has|had|more|day|side|and|or|by|"
    r"in|on|at|"
    r"as|i|we|you|he|she|they|it|with|from|for|after|before|when|where|whose|than|if|because|into|out|about|under|over"
    r"|[a-z]{3,}(?:ed|ly)|using|involving|offering|containing|featuring|called|made|built|held|taken|given|found|seen|used)"
    r"(?!-)\b|\W*(?:$|[.,;:!?)\n])|['’]|-",
    re.IGNORECASE,
)
_PRONOUN_BEFORE = re.compile(
    r"\b(?:no|any|every|each|some|which|the|this|that|a|only|another|good|big|new|old|last|next)[\s-]\Z",
    re.IGNORECASE,
)


# "One area where it leads", "by one measure", "from one cell to another": any, and not as many.
_ANY_AFTER = re.compile(
    r"\s(?:area|way|thing|reason|example|aspect|exception|sign|measure|estimate|account|theory|explanation|idea|concern)\b"
    r"|\s[a-z]+\sto\s(?:another|the\s(?:next|other))\b",
    re.IGNORECASE,
)


def _is_code(text: str, start: int, number: Number) -> bool:
    """Whether the digits are part of something that is no number."""
    dotted = (
        start > 1 and text[start - 1] in ".:/-–" and text[start - 2].isdigit() and not _is_scored(text, start)
    )
    return bool(_GOES_ON.match(text, number.end)) or (dotted and text[start].isdigit())


def _is_scored(text: str, start: int) -> bool:
    """Whether the number is either of a score or of votes: "won 3-2", "a 5-4 ruling"; each counts by itself."""
    begin = start
    while begin > max(0, start - 6) and text[begin - 1] in "0123456789-– ":
        begin -= 1
    score = _SCORE.search(text, begin, start + 12)
    if score is None or start not in {score.start("one"), score.start("other")}:
        return False
    if int(score["one"]) >= int(score["other"]) or _RECORD.match(text, score.end()):
        return True
    if _RECORDED.search(text, max(0, score.start() - 9), score.start()):
        return True
    before = _CONTEST_BEFORE.search(text, max(0, score.start() - 40), score.start())
    return bool(before or _CONTEST_AFTER.match(text, score.end()))


def _is_pronoun(text: str, start: int, number: Number) -> bool:
    """Whether "one" stands for a thing rather than counts: "one of them", "no one", "the one"."""
    if text[start : number.end].lower() != "one":
        return False
    before = _PRONOUN_BEFORE.search(text, max(0, start - 10), start)
    after = _PRONOUN_AFTER.match(text, number.end) or _ANY_AFTER.match(text, number.end)
    return bool(before or after)


# -------------------------------------------------------------------------------------------------- ranges

_TO = re.compile(r"(?P<dash>\s?[-–—]\s?)|\s(?:to|or)\s|(?P<both>\sand\s)")
_EITHER = re.compile(r"\beither\s\Z", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s(?:about\s|around\s)?\Z", re.IGNORECASE)
# "rose from 5 to 10 percent" is a change and names two numbers.
_FROM = re.compile(r"\bfrom\s(?:about\s|around\s)?\Z", re.IGNORECASE)
_RANGING = re.compile(
    r"\b(?:anywhere|rang(?:e|es|ed|ing)|var(?:y|ies|ied|ying))\sfrom\s(?:about\s|around\s)?\Z", re.IGNORECASE
)


def _range_from(text: str, start: int, first: Number, *, signed: bool) -> tuple[Number, Number] | None:
    """Both numbers of a range that begins with `first`: "10-15", "5 to 6 percent", "between 3 and 4 million"."""
    at = first.end
    measured = measure_at(text, at, scaled=_is_scaled(first))
    to = _TO.match(text, at) or (_TO.match(text, measured[1]) if measured else None)
    if to is None or _is_scored(text, start):
        return None
    if (
        not to["dash"]
        and _FROM.search(text, max(0, start - 14), start)
        and not _RANGING.search(text, max(0, start - 24), start)
    ):
        return None
    if to[0].strip() == "or" and _EITHER.search(text, max(0, start - 8), start):
        return None
    if to["both"] and not _BETWEEN.search(text, max(0, start - 20), start):
        return None
    sign = _SIGN.match(text, to.end())
    last = number_at(text, sign.end() if sign else to.end(), signed=signed)
    if (
        last is None
        or _GOES_ON.match(text, last.end)
        or (to.start() > at and measured != _same(text, last, measured))
    ):
        return None
    if first.scale == 1 and first.plain < last.plain:
        first = replace(first, scale=last.scale)
    return (first, last) if first.value < last.value else None


def _same(text: str, number: Number, measured: tuple[Measure, int] | None) -> tuple[Measure, int] | None:
    """`measured`, if the same measure stands behind `number`."""
    found = measure_at(text, number.end, scaled=_is_scaled(number))
    return measured if found and measured and found[0] == measured[0] else None


# --------------------------------------------------------------------------------------- bounds around a number

_APPROXIMATE = re.compile(
    r"(?:\b(?:about|around|nearly|"
    r"almost|roughly|approximately|approx\.|some|close to|an estimated|estimated|circa|virtually)|~)\s?\Z",
    re.IGNORECASE,
)
_AT_LEAST = re.compile(
    r"(?<!no )(?<!not )\b(?:at least|more than|over|above|exceeding|upwards? of|greater than|no (?:fewer|less) than"
    r"|not less than|a minimum of|in excess of)\s\Z",
    re.IGNORECASE,
)
_AT_MOST = re.compile(
    r"(?<!no )(?<!not )\b(?:up to|at most|as (?:many|much|high|low) as|no more than|not more than|under|less than"
    r"|fewer than|below|a maximum of|lower than)\s\Z",
    re.IGNORECASE,
)
_OR_MORE = re.compile(r"\+|\s(?:or (?:more|above|over|higher)|and (?:over|above|up))\b", re.IGNORECASE)
_OR_LESS = re.compile(r"\s(?:or (?:less|fewer|under|below|lower))\b", re.IGNORECASE)
_OR_SO = re.compile(r"\s(?:or so|odd)\b|-odd\b", re.IGNORECASE)


def _bounded(text: str, quantity: Quantity) -> Quantity:
    """The quantity with what the words around it say of its bounds."""
    if quantity.kind is QuantityKind.ORDINAL or quantity.value is None:
        return quantity
    before = text[max(0, quantity.span.start - 24) : quantity.span.start]
    end = quantity.span.end
    if _AT_LEAST.search(before) or _OR_MORE.match(text, end):
        return replace(quantity, high=None)
    if _AT_MOST.search(before) or _OR_LESS.match(text, end):
        return replace(quantity, low=None)
    return replace(quantity, approximate=bool(_APPROXIMATE.search(before) or _OR_SO.match(text, end)))
