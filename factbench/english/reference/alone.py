"""Would somebody who reads a claim alone ask who, what, when or which? As readers said of claims of the news."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from factbench.english.lexicon import pronouns as lexicon
from factbench.english.lexicon.nouns import PERSONS, UNIQUE, is_known
from factbench.english.reference.mention import LONGEST
from factbench.english.reference.pointing import says_time
from factbench.english.verb.speech import forms
from factbench.text.fitted import load
from factbench.text.slots import Gap
from factbench.text.span import Span
from factbench.text.stem import STOP_STEMS, stem
from factbench.text.wordlist import wordlist

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factbench.english.parse import Word
    from factbench.english.reference.definite import Description
    from factbench.english.reference.introduction import Introductions
    from factbench.english.reference.mention import Discourse, Mention
    from factbench.text.clause import Clause
    from factbench.text.fitted import Table
    from factbench.text.slots import Attribution, Edit

RULES, TREE = "rules", "tree"
"""The columns of the table: for a sentence that is read by rules, and for one that was parsed."""


def fitted() -> Table:
    """What each sign weighs for that a reader would ask."""
    return load("factbench.english", "fitted/alone.tsv")


class ReadAlone:
    """A clause without what stands around it."""

    def __init__(
        self,
        discourse: Discourse,
        introductions: Introductions,
        clause: Clause,
        said: Sequence[Attribution],
        gaps: Sequence[Gap],
        edits: Sequence[Edit],
        described: Sequence[Description],
    ) -> None:
        """Read it; known are what is open in it, what is put in, and its `descriptions`."""
        self._discourse, self._introductions, self._text = discourse, introductions, discourse.text
        self._clause, self._said, self._gaps, self._edits = clause, said, gaps, edits
        self._described = described
        self._number = discourse.line_of(clause.parts[0].start) or 0
        self._parts = [Span(each.start, min(each.end, each.start + LONGEST)) for each in clause.parts]

    def chance(self) -> float:
        """How likely a reader would ask, from 0 to 1."""
        return fitted().chance(sorted(self.signs()), TREE if self._tree else RULES)

    def signs(self) -> set[str]:
        """What speaks for it and against it; those that only a tree tells are missing without one."""
        return {
            *self._of_place(),
            *self._of_names(),
            *self._of_descriptions(),
            *self._of_wording(),
            *self._of_speakers(),
            *self._of_topic(),
            *(self._of_grammar(self._root) if self._root is not None else ()),
        }

    def asked(self) -> Gap | None:
        """What a reader would ask first; of a clause with flags only which thing is meant that was told of before."""
        return next(self._questions(), None)

    # ----------------------------------------------------------------------------------------------- what is there

    @cached_property
    def _words(self) -> list[str]:
        lower = self._discourse.lower
        return [word for part in self._parts for word in _WORD.findall(lower, *_ends(part))]

    @cached_property
    def _tree(self) -> list[Word]:
        tree = self._discourse.line(self._number).tree
        if tree is None:
            return []
        return [word for word in tree.words if any(part.covers(word.span) for part in self._parts)]

    @cached_property
    def _root(self) -> Word | None:
        """The verb on which the clause hangs."""
        inside = set(self._tree)
        return next(
            (word for word in self._tree if word.is_verb and (word.is_root or word.head not in inside)), None
        )

    @cached_property
    def _named(self) -> list[Mention]:
        found = self._discourse.mentions(self._number, self._number, near=self._parts[0].start)
        return [each for each in found if any(part.covers(each.span) for part in self._parts)]

    @cached_property
    def _dated(self) -> bool:
        lead = [self._clause.lead] if self._clause.lead else []
        return any(says_time(self._text, each) for each in (*lead, *self._parts))

    def _is_known(self, word: str) -> bool:
        """Whether the article used the word before this sentence."""
        return self._introductions.first(word, self._number) is not None

    # ------------------------------------------------------------------------------------------------------- signs

    def _of_place(self) -> Iterator[str]:
        yield f"sentence {next((each for each in _SENTENCES if self._number < each), 'further')}"
        yield f"words {min(len(self._words) // 5, 6) * 5} or more"
        yield f"cut: {self._clause.cut}"
        if self._clause.under is not None:
            yield "part of a claim"

    def _of_names(self) -> Iterator[str]:
        known = [self._discourse.named[each.who] for each in self._named]
        yield f"names: {min(len(known), 4)}"
        if known and self._named[0].span.start - self._parts[0].start < _NEAR:
            yield "begins: a name"
        if any(each.place for each in known):
            yield "names a place"
        if any(each.body for each in known):
            yield "names a body"
        if any(self._is_short(each) for each in self._named):
            yield "named more fully before"
        main = self._introductions.main
        if main is not None and main not in {each.who for each in self._named}:
            yield "not of whom the article tells most"
        yield "says when" if self._dated else "says no time"
        if known and self._dated:
            yield "names, and says when"
        if _YEAR.search(" ".join(self._words)):
            yield "says the year"
        if not self._dated and self._introductions.says_time(self._number):
            yield "its sentence says when"

    def _is_short(self, mention: Mention) -> bool:
        """Whether the text names it more fully elsewhere: "Marsh", who is Ada Marsh."""
        return len(mention.span.of(self._text).split()) < len(self._discourse.named[mention.who].words)

    def _of_descriptions(self) -> Iterator[str]:
        met = new = 0
        for _span, noun in self._definite():
            if self._is_known(noun):
                met += 1
            elif noun not in UNIQUE:
                new += 1
        if met:
            yield f"the, met before: {min(met, 2)}"
        if new:
            yield f"the, not met before: {min(new, 2)}"

    def _definite(self) -> Iterator[tuple[Span, str]]:
        """What has "the" and nothing behind it that tells which, with its noun."""
        for part in self._parts:
            for match in _THE.finditer(self._text, part.start, part.end):
                if _MORE.match(self._text, match.end()) is None:
                    yield Span(*match.span()), match["noun"].split()[-1].lower()

    def _of_wording(self) -> Iterator[str]:
        said = frozenset(self._words)
        first = self._words[0] if self._words else ""
        yield f"begins: {next((name for name, group in _BEGINNINGS.items() if first in group), 'other')}"
        yield from (name for name, group in _GROUPS.items() if said & group)
        if said & _COMPARED and "than" not in said:
            yield "compares with nothing"
        yield f"numbers: {min(sum(word[0].isdigit() for word in self._words), 2)}"
        open_ = {each.span.of(self._text).lower() for each in self._gaps}
        if not open_.isdisjoint(_THIRD):
            yield "a pronoun is open"
        if self._edits:
            yield "words are put in"

    def _of_speakers(self) -> Iterator[str]:
        if not self._said:
            yield "the article says so"
            return
        last = self._said[-1]
        if last.direct:
            yield "quoted"
        if last.who is None:
            yield "said by nobody named"
        else:
            yield "said by a pronoun" if last.who.of(self._text).lower() in _THIRD else "said by somebody"

    def _of_topic(self) -> Iterator[str]:
        """How much of its words the first sentences of the article have."""
        content = [
            stemmed for word in self._words if len(word) > 3 and (stemmed := stem(word)) not in STOP_STEMS
        ]
        if content:
            early = self._introductions.early
            share = sum(each in early for each in content) / len(content)
            yield f"of the first sentences: {int(share * 4.99) * 20} % or more"

    def _of_grammar(self, root: Word) -> Iterator[str]:
        yield f"verb: {root.tag}"
        if root.has("auxpass", "nsubjpass"):
            yield "passive"
        if _is_past(root) and not self._dated:
            yield "past, and says no time"
        subject = root.child("nsubj", "nsubjpass", "expl")
        yield f"subject: {_shape(subject)}"
        if subject is not None and subject.tag in {"NN", "NNS"}:
            yield from self._of_subject(subject)
        for thing in root.children("dobj", "attr")[:1]:
            yield f"object: {_shape(thing)}"
        if any(word.tag in {"JJR", "RBR"} for word in self._tree) and "than" not in self._words:
            yield "a comparative alone"
        nouns = [word for word in self._tree if word.tag in {"NN", "NNS"} and word.relation in _ROLES]
        if count := sum(map(_is_open, nouns)):
            yield f"open nouns: {min(count, 2)}"
        if count := sum(not word.has(*_QUALIFY, "det") for word in nouns):
            yield f"plain nouns: {min(count, 2)}"

    def _of_subject(self, subject: Word) -> Iterator[str]:
        noun = subject.lower
        if noun in PERSONS or noun.removesuffix("s") in PERSONS:
            yield "subject: somebody"
        elif is_known(noun):
            yield "subject: a thing of many"
        if subject.tag == "NNS":
            yield "subject: several"
        if self._is_known(noun):
            yield "subject met before"

    # --------------------------------------------------------------------------------------------------- questions

    def _questions(self) -> Iterator[Gap]:
        """The questions, the most telling first."""
        told = [*(each.span for each in self._gaps), *(each.span for each in self._edits)]
        for each in self._described:
            if self._is_known(each.noun) and not any(known.overlaps(each.span) for known in told):
                words = " ".join(each.span.of(self._text).split()[1:])
                yield _may_ask(each.span, f"which {words} {'are' if each.many else 'is'} meant")
        if self._gaps:
            return
        root = self._root
        if root is not None and _is_past(root) and not self._dated and root.lower not in forms():
            yield _may_ask(root.span, "when this was")
        for named in self._named:
            if self._is_short(named) and not self._discourse.named[named.who].place:
                asked = _may_ask(named.span, f"who or what “{named.span.of(self._text)}” is")
                yield replace(asked, told=self._named_fully(named))
        yield _may_ask(self._topic, "of what, or of which occasion, it is told")

    @property
    def _topic(self) -> Span:
        """The words that a reader would ask of: the subject where it is a noun, else the verb, else the first word."""
        root = self._root
        subject = root.child("nsubj", "nsubjpass") if root is not None else None
        if subject is not None and subject.tag in {"NN", "NNS"} and subject in self._tree:
            return subject.span
        if root is not None:
            return root.span
        match = _WORD.search(self._text, *_ends(self._parts[0]))
        return Span(*match.span()) if match is not None else self._parts[0]

    def _named_fully(self, mention: Mention) -> tuple[Span, ...]:
        """The sentence before the clause that has the whole name, where one has."""
        return self._introductions.before_clause(self._discourse.named[mention.who].full.start, self._clause)


def _may_ask(span: Span, asked: str) -> Gap:
    return Gap(span, f"A reader of this alone may ask {asked}.", likely=True)


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _is_past(root: Word) -> bool:
    auxiliary = root.child("aux", "auxpass")
    return root.tag == "VBD" or (auxiliary is not None and auxiliary.lower in {"was", "were", "had"})


def _is_open(noun: Word) -> bool:
    """Whether "the" stands before it and nothing else tells which it is."""
    return (
        any(each.lower == "the" for each in noun.children("det"))
        and not noun.has("prep", "relcl", "acl", "appos", "poss")
        and not any(each.tag.startswith("NNP") for each in noun.subtree)
    )


def _shape(word: Word | None) -> str:
    """What sort of subject or object it is: "the, with a name"."""
    if word is None:
        return "none"
    sort = next((name for tags, name in _SORTS if word.tag in tags), None)
    if sort is not None:
        return "there" if word.relation == "expl" else sort
    article = word.child("det")
    sort = _ARTICLES.get(article.lower, "bare") if article is not None else "bare"
    if sort == "bare":
        sort = "whose" if word.has("poss") else "counted" if word.has("nummod") else sort
    name = ", with a name" if any(each.tag.startswith("NNP") for each in word.subtree) else ""
    return f"{sort}{name}{', and more' if word.has('prep', 'relcl', 'acl', 'appos') else ''}"


_SENTENCES = (1, 2, 3, 5, 8, 15, 30)
# Code points before a name that stands first: an article, a quotation mark.
_NEAR = 8
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_THE = re.compile(r"\b[Tt]he\s(?P<noun>(?:[a-z-]+\s){0,2}[a-z-]{3,})\b")
_MORE = re.compile(r"\s(?:(?:of|in|for|on|at|to|between|from|that|which|who|with)\b|[A-Z])")
_THIRD = lexicon.forms(*lexicon.THIRD)
_SPEAKERS = lexicon.forms(lexicon.SPEAKER, lexicon.SPEAKERS, lexicon.READER)
_BEGINNINGS = {
    "the": wordlist("the"),
    "a": wordlist("a an"),
    "there": wordlist("there"),
    "a pronoun": _THIRD | _SPEAKERS,
    "what points": lexicon.DEMONSTRATIVES | wordlist("such both another other others"),
    "what joins": wordlist("""
        and but so while also however meanwhile still yet then in after before when as for with to by on at from during
        since
        """),
}
_GROUPS = {
    "adds": wordlist("also too another further additional other others else again either neither both"),
    "orders in time": wordlist(
        "then later earlier before after afterwards since previously meanwhile still already"
    ),
    "points": lexicon.DEMONSTRATIVES | wordlist("such here there same"),
    "speaks as I or you": _SPEAKERS,
    "speaks of he, she, it or they": _THIRD,
    "says what may be": wordlist("should must could would may might can will"),
}
_COMPARED = wordlist("""
    more less fewer higher lower larger smaller bigger older younger faster slower stronger weaker better worse cheaper
    longer shorter greater
    """)
_ROLES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr"})
_QUALIFY = ("poss", "amod", "compound", "prep", "relcl", "acl", "nummod", "quantmod")
_SORTS = (
    (frozenset({"PRP"}), "a pronoun"),
    (frozenset({"DT", "WDT", "WP", "EX"}), "what points"),
    (frozenset({"NNP", "NNPS"}), "a name"),
    (frozenset({"CD", "JJ", "JJR", "JJS"}), "a number or adjective"),
    (frozenset({"VB", "VBG", "VBD", "VBN", "VBP", "VBZ"}), "a verb"),
)
_ARTICLES = {
    "the": "the",
    "a": "a",
    "an": "a",
    **dict.fromkeys(("this", "that", "these", "those"), "what points and a noun"),
}
