"""Which years, decades and centuries do the words name?"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from factbench.european.locale import conventions
from factbench.european.words import WORDS
from factbench.text.language import stopword_share
from factbench.text.slots import Date, Grain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factbench.european.date.scene import Scene
    from factbench.text.slots import Date


def decade(scene: Scene, match: re.Match[str]) -> Iterator[Date]:
    """ "années 1990", "90er Jahre", "anni Novanta"; two digits are of the twentieth century."""
    ten = match["ten"]
    if ten.isdecimal():
        value = ten[:3] if len(ten) == 4 and ten[3] == "0" else f"19{ten[0]}" if len(ten) == 2 else None
    else:
        digit = WORDS[scene.language].tens.get(ten)
        value = f"19{digit}" if digit else None
    if value:
        yield scene.date(*match.span(), value, Grain.DECADE)


def century(scene: Scene, match: re.Match[str]) -> Iterator[Date]:
    count = match["count"].rstrip("°")
    number = int(count) if count.isdecimal() else _roman(count)
    if 1 < number <= 22:
        yield scene.date(*match.span(), f"{number - 1:02}", Grain.CENTURY)


def _roman(digits: str) -> int:
    values = [{"i": 1, "v": 5, "x": 10}[each] for each in digits]
    return sum(-one if one < other else one for one, other in zip(values, [*values[1:], 0], strict=True))


def years_from_to(scene: Scene, match: re.Match[str]) -> Iterator[Date]:
    """ "2014–2020", "2023/24"."""
    first, last = match["first"], match["last"]
    last = first[:2] + last if len(last) == 2 else last
    if 0 < int(last) - int(first) < 1000:
        yield replace(scene.date(*match.span(), first, Grain.YEAR), begin=first, end=last)


def year_alone(scene: Scene, match: re.Match[str]) -> Iterator[Date]:
    """Four digits are a year behind a word that dates; without one where they are near and not round."""
    year, lead = int(match["year"]), match["lead"]
    start, end = match.span("year")
    behind = scene.plain[end : end + 40]
    word = _WORD.match(behind)
    if word and _counts(scene, word[1]):
        return
    if word and year % 100 == 0 and not (lead and lead in _STRONG):
        return
    lead = lead or (word and scene.language == "de" and stopword_share([word[1]], "de") and word[1] != "auf")
    noun = word and scene.text[end + word.start(1)].isupper() and WORDS[scene.language].capital_names
    if lead or (year >= _MODERN and not noun):
        yield scene.date(start, end, match["year"], Grain.YEAR)


_WORD = re.compile(r" ?([^\W\d_]+)")
_MODERN = 1900
_STRONG = frozenset(
    [
        "im jahr",
        "im jahre",
        "en el año",
        "el año",
        "año",
        "l'an",
        "année",
        "no ano de",
        "ano de",
        "nel",
        "dal",
        "dell'anno",
    ]
)


def _counts(scene: Scene, word: str) -> bool:
    says = conventions(scene.language)
    return (
        word in says.measures or word in says.scales or word in says.lengths or word.upper() in says.symbols
    )
