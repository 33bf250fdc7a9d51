"""Which finders read a language?

A language is one object: it says what it finds in a text, in the typed slots that all of factbench works with.
`factbench manual design` tells how to add one. What is not found must be empty,
never guessed: a wrong date beside a claim costs a reviewer more than none. What is put into
a statement is marked as an `Insertion`; `text.worded` makes statements out of pieces.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

from factbench.english import ENGLISH
from factbench.european import EUROPEAN
from factbench.text.language import UNKNOWN
from factbench.text.whole import WholeSentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from factbench.settings import ParserChoice
    from factbench.text.clause import Clause, Made, Reading
    from factbench.text.slots import Attribution, Date, Edit, Found, Kind, Name, Quantity, Rank, Worth
    from factbench.text.span import Span
    from factbench.text.worded import Worded


class Finders(Protocol):
    """What can be asked of a language. All spans are in the given text; slots come in order and do not overlap."""

    @property
    def knows_words(self) -> bool:
        """Whether negations, opposites and ranks are known, so that two texts can be set against each other."""

    def dates(self, text: str, *, published: date | None = None) -> list[Date]:
        """The dates, intervals and durations; relative ones count from `published`."""

    def quantities(self, text: str, *, dated: Iterable[Span] | None = None) -> list[Quantity]:
        """The numbers with what they count; `dated` are the spans of the dates where they are known already."""

    def names(self, text: str) -> list[Name]:
        """The proper names."""

    def ranks(self, text: str) -> list[Rank]:
        """What is put first, last, alone or at an extreme."""

    def attributions(self, text: str) -> list[Attribution]:
        """Who says what, by where the content begins, then the longer first."""

    def clauses(
        self,
        text: str,
        bounds: Sequence[Span],
        *,
        named: Sequence[Name],
        parser: ParserChoice,
        flag_from: float,
    ) -> Reading:
        """The clauses that can stand as claims, who says what, and what of a clause is not understood on its own.

        `bounds` are the sentences of the text, `named` its names; `flag_from` is as `Settings.flag_context`. Raises:
        Misuse where `parser` is not there.
        """

    def statement(
        self, text: str, clause: Clause, *, edits: Sequence[Edit], when: str | None = None
    ) -> Worded:
        """The clause as one sentence, with its edits, and its date where it has none; what is not the article's in
        brackets."""

    def kinds(
        self,
        quote: str,
        statement: str,
        dates: Iterable[Date],
        quantities: Iterable[Quantity],
        *,
        state: bool | None = None,
        quoted: bool = False,
    ) -> tuple[Kind, ...]:
        """What sorts of thing a claim says, by its words in the article and by how it reads on its own, with its slots.

        `state` is whether it says how things are, where its grammar tells, and None where its words must; `quoted`
        whether somebody's own words are all of it.
        """

    def worth(
        self, sentence: str, *, found: Found, changes: tuple[tuple[str, str, float], ...] = ()
    ) -> Worth:
        """What the sentence is worth, from 0 to 1 each; `changes` of weights are as in `Settings.worth`."""

    def judged(self, text: str, made: Made) -> Worth:
        """The worth of a claim, with what readers would say of it where that is known."""

    def used(self, parser: ParserChoice) -> str:
        """What takes sentences apart, in a word or two, as it is stored with every claim: "rules", "sentences"."""

    def notices(self, parser: ParserChoice) -> tuple[str, ...]:
        """What a reader should know about how claims are cut, in plain words; mostly nothing."""


def finders_for(language: str | None) -> Finders:
    """Return what finds things in a language, by its ISO 639-1 code; longer codes ("en-GB") go by their beginning.

    A text whose language nobody can tell (None), being short or full of names, is tried as English. In German, Spanish,
    French, Italian and Portuguese whole sentences are found, with dates, quantities and quotations; where there are no
    rules, sentences and quotations, and nothing else.
    """
    if language == UNKNOWN:
        return WholeSentences("not known")
    code = (language or "en")[:2].lower()
    return _PACKS.get(code) or WholeSentences(_NAMES.get(code, repr(code)))


def dates_told(finders: Finders, text: str, *, published: date | None, updated: date | None) -> list[Date]:
    """Return the dates of a text that was changed after it was published: relative ones count from the update.

    A change within two months may have left the words as they were: then a date that is another when it is counted from
    publication ("today") is found and unresolved.
    """
    told = max((day for day in (published, updated) if day), default=None)
    found = finders.dates(text, published=told)
    if told is None or published is None or told - published > _REWRITTEN or told == published:
        return found
    first = {each.span: each.value for each in finders.dates(text, published=published)}
    unsure = {each.span: each for each in finders.dates(text)}
    return [
        each if first.get(each.span) == each.value else unsure[each.span]
        for each in found
        if each.span in unsure or first.get(each.span) == each.value
    ]


_REWRITTEN = timedelta(days=60)

_PACKS: dict[str, Finders] = {"en": ENGLISH, **EUROPEAN}

_NAMES = {
    "ar": "Arabic",
    "bg": "Bulgarian",
    "bn": "Bengali",
    "ca": "Catalan",
    "cs": "Czech",
    "da": "Danish",
    "el": "Greek",
    "et": "Estonian",
    "fa": "Persian",
    "fi": "Finnish",
    "he": "Hebrew",
    "hi": "Hindi",
    "hr": "Croatian",
    "hu": "Hungarian",
    "hy": "Armenian",
    "id": "Indonesian",
    "ja": "Japanese",
    "ka": "Georgian",
    "ko": "Korean",
    "lt": "Lithuanian",
    "lv": "Latvian",
    "nb": "Norwegian",
    "nl": "Dutch",
    "nn": "Norwegian",
    "no": "Norwegian",
    "pl": "Polish",
    "ro": "Romanian",
    "ru": "Russian",
    "sk": "Slovak",
    "sl": "Slovenian",
    "sr": "Serbian",
    "sv": "Swedish",
    "ta": "Tamil",
    "th": "Thai",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "vi": "Vietnamese",
    "zh": "Chinese",
}
