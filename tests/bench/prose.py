"""Articles without end, made by a rule: no two alike, with sentences as long as those of news."""

from __future__ import annotations

import json
import random
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

LENGTHS = (9, 12, 14, 17, 19, 21, 23, 26, 29, 33, 39)
"""Words of a sentence: every eleventh part of the sentences of 39 pages of news is about so long."""
SENTENCES = (14, 18, 22, 27, 36)
"""Sentences of an article, likewise."""
_STARTS = tuple(re.findall(r"\w+", "b br c ch d dr f g gr h j k kl l m n p pr r s st t tr v w"))
_MIDDLES = tuple(re.findall(r"\w+", "a e i o u ai ea oo"))
_ENDS = tuple(re.findall(r"\w+", "n r l s t m nd rt ll st ng ck"))
_THINGS = tuple(
    re.findall(
        r"\w+",
        """harbour bridge hospital school library railway tunnel budget election museum factory airport stadium court
        reservoir market theatre road ferry refinery archive ministry council union fund police""",
    )
)
_DOINGS = tuple(
    re.findall(
        r"\w+",
        """opened closed bought sold built approved rejected cut raised inspected repaired delayed extended planned
        replaced counted lost won reported moved""",
    )
)
_SAYINGS = ("said", "told reporters", "announced", "admitted", "wrote")
_TAILS = (
    "after {n} residents of {p} signed a petition", "although the {t} in {p} had cost {m} million euros",
    "before the winter of {y}", "because {n} workers of {p} went on strike", "which {k} had first proposed in {y}",
    "while the {t} of {p} remained closed", "for the first time since {y}", "together with the {t} of {p}",
    "at a price of {m} million euros", "in spite of protests from {k}", "and {p} lost {n} jobs",
)  # fmt: skip


def article(number: int, *, sentences: int | None = None) -> dict[str, Any]:
    """An article as a line of JSON Lines has it; the same for the same number."""
    chance = random.Random(number)
    known = [_name(chance) for _ in range(5)]
    count = sentences or chance.choice(SENTENCES)
    told = [_sentence(chance, known) for _ in range(count)]
    paragraphs = [" ".join(told[at : at + 3]) for at in range(0, count, 3)]
    return {
        "url": f"https://paper{number % 97}.example/{number}",
        "site": f"Paper {number % 97}",
        "title": told[0][:60],
        "published": f"20{10 + number % 15}-{1 + number % 12:02}-{1 + number % 28:02}",
        "text": "\n\n".join(paragraphs),
    }


def write(path: Path, numbers: range, *, sentences: int | None = None) -> None:
    """JSON Lines of articles."""
    with path.open("w", encoding="utf-8") as file:
        for number in numbers:
            file.write(json.dumps(article(number, sentences=sentences)) + "\n")


def _name(chance: random.Random) -> str:
    parts = [
        chance.choice(_STARTS) + chance.choice(_MIDDLES) + chance.choice(_ENDS)
        for _ in range(chance.choice((1, 2, 2)))
    ]
    return "".join(parts).capitalize()


def _sentence(chance: random.Random, known: list[str]) -> str:
    wanted = chance.choice(LENGTHS)
    person = f"{chance.choice(known)} {chance.choice(known)}"
    start = chance.random()
    thing, place, done = chance.choice(_THINGS), chance.choice(known), chance.choice(_DOINGS)
    words = f"The {thing} of {place} {done} {chance.randrange(2, 900)} {chance.choice(_THINGS)}s"
    if start < 0.25:
        words = f"{person} {chance.choice(_SAYINGS)} that the {words[4:]}"
    elif start < 0.35:
        words = f"In {chance.randrange(1900, 2024)} {words[0].lower()}{words[1:]}"
    used: set[str] = set()
    while len(words.split()) < wanted:
        tail = chance.choice(_TAILS)
        if tail in used and len(used) < len(_TAILS):
            continue
        used.add(tail)
        words += ", " + tail.format(
            n=chance.randrange(12, 9000), p=_name(chance), m=chance.randrange(1, 400), y=chance.randrange(1900, 2024),
            k=f"{_name(chance)} {_name(chance)}", t=chance.choice(_THINGS),
        )  # fmt: skip
    return words + "."


def copied(number: int, how: str) -> dict[str, Any]:
    """The article with this number as another paper prints it: "whole", "cut" to half, or "edited" by the desk."""
    found = article(number)
    text = found["text"]
    if how == "cut":
        paragraphs = text.split("\n\n")
        text = "\n\n".join(paragraphs[: max(2, len(paragraphs) // 2)])
    elif how == "edited":
        words = text.split(" ")
        text = " ".join("however" if at % 12 == 7 else word for at, word in enumerate(words))
    return {
        **found,
        "text": text,
        "url": f"{found['url']}-{how}",
        "site": f"Other {how}",
        "published": "2024-12-31",
    }
