"""Which people does a byline name?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factbench.text.calendar import WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterator


def people(byline: str) -> tuple[str, ...]:
    """Return the names in a byline, without what is said of them: "by", office, place, sign, address.

    What holds no name that could be a person's is one name as it stands: "Oakham staff reporter".

    >>> people("By Ann Lee and Tom Ray, political reporters")
    ('Ann Lee', 'Tom Ray')
    """
    words = _SIGN.sub(" ", _ADDRESS.sub(" ", byline[:_LONGEST]))
    words = _WHEN.split(_BY.sub("", " ".join(words.split())), maxsplit=1)[0].strip(" ,;|/·•-–—")
    if not words or not any(map(str.isalpha, words)):
        return ()
    turned = _TURNED.fullmatch(words)
    if turned:
        return (f"{turned['given']} {turned['family']}",)
    found = tuple(dict.fromkeys(_names(words)))
    return found or (words,)


def is_person(words: str) -> bool:
    """Whether `words` have the shape of a person's name: two to five, capitalised, no office among them."""
    return bool(_PERSON.fullmatch(words) or _EASTERN.fullmatch(words)) and not _OFFICE.search(words)


def is_byline(line: str) -> bool:
    """Whether a line is nothing but a byline: persons' names, with or without "by" before them."""
    words = " ".join(line.split())
    if len(words) > _SHORT or words.endswith((".", "!", "?", ":")):
        return False
    found = people(words)
    rest = _BY.sub("", words)
    bare = all(is_person(part) for part in _BETWEEN.split(rest) if part)
    return all(map(is_person, found)) and bool(found) and (bare or rest != words)


def _names(words: str) -> Iterator[str]:
    parts = [part for part in _BETWEEN.split(words) if part]
    named = [part for part in parts if is_person(part)]
    yield from named if named else parts[:1] if len(parts) > 1 and _OFFICE.search(" ".join(parts[1:])) else ()


_LONGEST = 400
_SHORT = 100
"""Code points of the longest line that is a byline."""
_BY = re.compile(
    r"^(?:(?:written|story|text|report|reported|posted|published|words) )?"
    r"(?:by|von|vom|par|por|di|door|av|af|text|tekst|texte|texto|oleh)\b:?\s+(?=\w)",
    re.IGNORECASE,
)
_SIGN = re.compile(r"\([^()]{0,60}\)|\[[^\[\]]{0,60}\]")
"""A sign or an office in brackets behind a name."""
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+|(?<!\w)@\w+")
_WHEN = re.compile(rf"\d|\b(?:{'|'.join(WEEKDAYS)}|updated|published|posted|today)\b", re.IGNORECASE)
"""What begins the day behind the names."""
_BETWEEN = re.compile(r"\s*(?:[,;|/·•&、，；／]|\s(?:and|und|et|y|e|og|och|en|with|mit)\s|\s[–—-]\s)\s*")
_TURNED = re.compile(r"(?P<family>[^\W\d_][\w’'-]+), (?P<given>[^\W\d_][\w.’'-]*(?: [^\W\d_][\w.’'-]*)?)")
"""The family's name first, as catalogues have it."""
_PARTICLE = r"(?:de|del|della|di|da|dos|van|von|der|den|ter|la|le|al|el|bin|ibn|ben|zu|y|af)"
_WORD = r"[A-Z\u00c0-\u00de\u0100-\u017f\u0400-\u042f\u1e00-\u1eff][^\W\d_]*(?:[.’'-][^\W\d_]*)*"
_PERSON = re.compile(rf"(?:(?:Dr|Prof|Sir|Dame)\.? )*{_WORD}\.?(?: (?:{_PARTICLE} ?)*{_WORD}\.?){{1,4}}")
_EASTERN = re.compile(r"[\u4e00-\u9fff\u3005]{2,4}(?:[ \u3000][\u4e00-\u9fff\u3005]{1,3})?")
_OFFICES = (
    "reporters? editors? correspondents? journalists? writers? columnists? contributors? producers? photographers?"
    r" staff team desk bureau newsroom chief head special redaktion redaktor\w* korrespondent\w* professor\w*"
    r" profesor\w* redacci[oó]n rédaction redazione news press agency agencies online media university radio tv"
    " television times post herald journal gazette courier tribune observer magazine twitter facebook instagram"
    " whatsapp linkedin telegram youtube share follow the for in of at from"
)
_OFFICE = re.compile(rf"\b(?:{'|'.join(_OFFICES.split())})\b", re.IGNORECASE)
"""Words of offices, houses and networks, and those that join them: no person has such a name."""
