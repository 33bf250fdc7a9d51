"""Which words does the index see in a text, and by which stems does it find them?"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from factbench.text.stop_words import STOP_WORDS
from factbench.text.wordlist import ALNUM


class StemmedWord(NamedTuple):
    """A word of a text: where it stands, and its stem."""

    start: int
    end: int
    stem: str


def words(text: str) -> list[StemmedWord]:
    """Return the words of `text` in order: runs of letters and digits, each with its stem.

    The same words that SQLite's `unicode61` tokenizer sees, so "don't" is two and "3,972" is two.
    """
    return [StemmedWord(match.start(), match.end(), stem(match[0])) for match in _WORD.finditer(text)]


def stems_of(text: str) -> set[str]:
    """Return the stems of the words of `text`."""
    return set(map(stem, _WORD.findall(text)))


def content(text: str) -> list[StemmedWord]:
    """Return the words of `text` that say what it is about: no articles, pronouns, auxiliaries and such."""
    return [word for word in words(text) if word.stem not in _STOP_STEMS]


# Bounded: a text can have any number of different words, and a worker of an archive meets all of them.
@lru_cache(maxsize=1 << 14)
def stem(word: str) -> str:
    """Return the stem of one word: lower case, without the marks of Latin letters, without English endings.

    Words of one or two letters, and of more than 64 bytes, are only folded.

    Source: M. F. Porter, "An algorithm for suffix stripping", Program 14 (1980), with the author's two later
    changes ("bli" for "abli", "logi"); equal to SQLite FTS5's `porter unicode61 remove_diacritics 2`.

    >>> [stem(word) for word in ("Relations", "related", "embassies", "Café", "1993")]
    ['relat', 'relat', 'embassi', 'cafe', '1993']
    """
    folded = fold(word)
    # FTS5 counts bytes, and takes bytes beyond ASCII for consonants.
    if not 3 <= len(folded.encode("utf-8", "replace")) <= 64:
        return folded
    for step in (plural, past, *SUFFIXES):
        folded = step(folded)
    return folded


def fold(word: str) -> str:
    """Return `word` in lower case, its Latin letters without diacritical marks."""
    if word.isascii():
        return word.lower()
    return unicodedata.normalize("NFC", _MARKED.sub(r"\1", unicodedata.normalize("NFD", word.lower())))


_WORD = re.compile(ALNUM)
# Only Latin letters lose their marks: elsewhere, as in Cyrillic "й", the mark makes another letter.
_MARKED = re.compile(r"([a-z])[\u0300-\u036f]+")

# ---------------------------------------------------------------------------------------------- Porter 1980


def plural(word: str) -> str:
    """Step 1a: caresses -> caress, ponies -> poni, cats -> cat."""
    if not word.endswith("s") or word.endswith("ss"):
        return word
    if word.endswith("sses") or (word.endswith("ies") and len(word) > 3):
        return word[:-2]
    return word[:-1]


def past(word: str) -> str:
    """Step 1b: agreed -> agree, plastered -> plaster, hopping -> hop, filing -> file."""
    if word.endswith("eed") and len(word) > 3:
        return word[:-1] if _measure(word[:-3]) > 0 else word
    for ending in ("ed", "ing"):
        root = word.removesuffix(ending)
        if root not in (word, "") and _VOWEL.search(_shape(root)):
            return _mended(root)
    return word


def _mended(root: str) -> str:
    if root.endswith(("at", "bl", "iz")) and len(root) > 2:
        return root + "e"
    if len(root) > 1 and root[-1] == root[-2] and root[-1] not in "aeioulsz":
        return root[:-1]
    return root + "e" if _measure(root) == 1 and _short(root) else root


def _final_y(word: str) -> str:
    """Step 1c: happy -> happi, sky -> sky."""
    return word[:-1] + "i" if word.endswith("y") and _VOWEL.search(_shape(word[:-1])) else word


def _rules(table: str) -> tuple[tuple[str, str], ...]:
    rules = (rule.partition(">") for rule in table.split())
    return tuple((ending, instead) for ending, _, instead in rules)


# A longer ending stands before a shorter one that it ends with: the first that fits decides.
_STEP_2 = _rules(
    "ational>ate tional>tion enci>ence anci>ance izer>ize logi>log bli>ble alli>al entli>ent eli>e "
    "ousli>ous ization>ize ation>ate ator>ate alism>al iveness>ive fulness>ful ousness>ous aliti>al "
    "iviti>ive biliti>ble"
)
_STEP_3 = _rules("icate>ic ative> alize>al iciti>ic ical>ic ful> ness>")
_STEP_4 = _rules(
    "al> ance> ence> er> ic> able> ible> ant> ement> ment> ent> ion> ou> ism> ate> iti> ous> ive> ize>"
)


def _step_2(word: str) -> str:
    return _replaced(word, _STEP_2)


def _step_3(word: str) -> str:
    return _replaced(word, _STEP_3)


def _replaced(word: str, endings: tuple[tuple[str, str], ...]) -> str:
    for ending, instead in endings:
        if word.endswith(ending) and len(word) > len(ending):
            root = word[: -len(ending)]
            return root + instead if _measure(root) > 0 else word
    return word


def _step_4(word: str) -> str:
    for ending, _ in _STEP_4:
        if word.endswith(ending) and len(word) > len(ending):
            root = word[: -len(ending)]
            fits = _measure(root) > 1 and (ending != "ion" or root.endswith(("s", "t")))
            return root if fits else word
    return word


def _final_e(word: str) -> str:
    """Step 5a: probate -> probat, rate -> rate."""
    root = word[:-1]
    if word.endswith("e") and (_measure(root) > 1 or (_measure(root) == 1 and not _short(root))):
        return root
    return word


def _double_l(word: str) -> str:
    """Step 5b: controll -> control."""
    return word[:-1] if word.endswith("ll") and _measure(word[:-1]) > 1 else word


SUFFIXES = (_final_y, _step_2, _step_3, _step_4, _final_e, _double_l)
"""Steps 1c to 5b, in their order."""

_VOWEL = re.compile("v")


def _shape(root: str) -> str:
    """Vowels as "v", all else as "c"; y is a vowel after a consonant."""
    shape = ""
    for letter in root:
        vowel = letter in "aeiou" or (letter == "y" and shape.endswith("c"))
        shape += "v" if vowel else "c"
    return shape


def _measure(root: str) -> int:
    """Porter's m: how many times a vowel run is followed by a consonant run."""
    return _shape(root).count("vc")


def _short(root: str) -> bool:
    """Porter's *o: ends consonant, vowel, consonant, the last not w, x or y."""
    return _shape(root).endswith("cvc") and root[-1] not in "wxy"


_STOP_STEMS = frozenset(map(stem, STOP_WORDS))
