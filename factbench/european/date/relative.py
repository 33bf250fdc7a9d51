"""Which durations, and which times counted from publication, do the words name?"""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from factbench.european.locale import conventions
from factbench.european.plain import any_of, opens
from factbench.european.words import WORDS
from factbench.text.slots import Date, Grain, How

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factbench.european.date.scene import Scene
    from factbench.text.slots import Date


def duration(scene: Scene, match: re.Match[str]) -> Iterator[Date]:
    """So many years, months, hours; no hour of the day and no age."""
    words = WORDS[scene.language]
    before = scene.plain[max(0, match.start() - 30) : match.start()]
    if re.search(rf"(?<!\w)(?:{any_of(words.aged)}) \Z", before) or _INSIDE.search(before):
        return
    letter = conventions(scene.language).lengths[match["length"]]
    if letter == "TH" and _AT.search(before):
        return
    count = match["count"]
    number = words.numerals.get(count) or float(count.replace(",", "."))
    told = "X" if match["least"] else f"{number:g}"
    length = f"PT{told}{letter[1]}" if letter[0] == "T" else f"P{told}{letter}"
    yield scene.date(*match.span(), length, Grain.DURATION)


# What an hour of the day stands behind.
_AT = re.compile(r"(?<!\w)(?:à|vers|dès|las|às|alle|ore|um|gegen|de|jusqu'à|entre|et|y|e|a) \Z")
# What more of a number may stand before the number: "1.234 Jahre", "doscientos treinta años".
_INSIDE = re.compile(
    r"(?:\d[.,' –-]|[-–]|(?:cientos|cientas|cento|ciento|hundert|cent|cents|mille|mil)[ -]|\by |\d e )\Z"
)


def shifted(scene: Scene, match: re.Match[str]) -> Iterator[Date]:
    """This year, last month, next week."""
    if scene.published is None:
        return
    named = match.groupdict()
    step = -1 if named.get("last") else 1 if named.get("next") else 0
    letter, day = conventions(scene.language).calendar[match["unit"]], scene.published
    if letter == "Y":
        value, grain = f"{day.year + step}", Grain.YEAR
    elif letter == "M":
        months = day.year * 12 + day.month - 1 + step
        value, grain = f"{months // 12}-{months % 12 + 1:02}", Grain.MONTH
    else:
        year, week, _ = (day + datetime.timedelta(weeks=step)).isocalendar()
        value, grain = f"{year}-W{week:02}", Grain.WEEK
    yield scene.date(*match.span(), value, grain, How.RELATIVE)


def weekday(scene: Scene, match: re.Match[str]) -> Iterator[Date]:
    """A weekday: of the week before or after where the words say so, else of no week."""
    number = conventions(scene.language).weekdays[match["weekday"]]
    start, end = match.span()
    named = scene.text[match.start("weekday")].isupper()
    before = scene.plain[max(0, start - 12) : start]
    if match["weekday"] in _ORDINALS or _EVERY.search(before):
        return
    if named != WORDS[scene.language].capital_names and not opens(scene.plain, match.start("weekday")):
        return
    step = -1 if match["last"] else 1 if match["next"] else 0
    if step and scene.published:
        away = (number - scene.published.weekday()) % 7 or 7
        day = scene.published + datetime.timedelta(days=away if step > 0 else away - 7 if away < 7 else -7)
        yield scene.date(start, end, day.isoformat(), Grain.DAY, How.RELATIVE)
        return
    yield scene.date(start, end, f"XXXX-WXX-{number + 1}", Grain.DAY, How.UNRESOLVED)


# In Portuguese the short names of weekdays are ordinals too.
_ORDINALS = frozenset(["segunda", "terça", "quarta", "quinta", "sexta"])
_EVERY = re.compile(r"(?<!\w)(?:los|les|aos|às|ogni|cada|chaque|jeden|todos los|i|as|os) \Z")


def beside(scene: Scene, match: re.Match[str]) -> Iterator[Date]:
    """Yesterday and tomorrow."""
    if scene.published is not None:
        day = scene.published + datetime.timedelta(days=-1 if match["before"] else 1)
        yield scene.date(*match.span(), day.isoformat(), Grain.DAY, How.RELATIVE)
