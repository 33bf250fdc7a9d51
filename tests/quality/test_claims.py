"""Are claims cut where careful readers cut them? Propositions of Wikipedia and news, and claims of chatty answers."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import pytest

import factbench
from factbench.english.parse import parser_for
from factbench.errors import Misuse
from factbench.settings import ParserChoice, Settings
from tests.quality.table import Peer, Table, f1, path_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from factbench.model import Claim

pytestmark = pytest.mark.quality

both = pytest.mark.parametrize("choice", [ParserChoice.MODEL, ParserChoice.RULES])

LIKE = 0.8
"""The Jaccard or F1 of tokens at which two claims are the same."""


def claims_of(text: str, choice: ParserChoice) -> list[Claim]:
    try:
        parser_for(choice)
    except Misuse as error:
        pytest.skip(str(error))
    return factbench.segment(text, settings=Settings(parser=choice, language="en"))


_Found = TypeVar("_Found")
_Gold = TypeVar("_Gold")


def pairs(found: Sequence[_Found], gold: Sequence[_Gold], like: Callable[[_Found, _Gold], bool]) -> int:
    """How many of `found` can be given one of `gold` each, that is like it and nobody else's."""
    owner: dict[int, int] = {}

    def place(each: int, tried: set[int]) -> bool:
        for other in range(len(gold)):
            if other not in tried and like(found[each], gold[other]):
                tried.add(other)
                if other not in owner or place(owner[other], tried):
                    owner[other] = each
                    return True
        return False

    return sum(place(each, set()) for each in range(len(found)))


# ------------------------------------------------------------------------------------------- propositions


@dataclass(frozen=True)
class Read:
    """A sentence with what a reader marked: sets of its tokens, each with where it begins."""

    text: str
    tokens: list[tuple[int, str]]
    gold: list[frozenset[int]]


def read() -> Iterator[Read]:
    """The reference answers that join to a sentence and mark anything in it."""
    sentences: dict[tuple[str, str, int], str] = {}
    tokens: dict[tuple[str, str, int], list[str]] = {}
    clusters = path_of("claims", "propsegment_document_clusters.dev.json")
    for cluster in json.loads(clusters.read_text(encoding="utf-8")):
        for document in cluster["documents"]:
            for number, sentence in enumerate(document["sentences"]):
                key = (cluster["cluster_id"], document["document_id"], number)
                sentences[key] = sentence["sentence_text"]
                tokens[key] = [each["text"] for each in sentence["tokens"]]
    answers = path_of("claims", "propsegment_propositions.dev.json")
    for answer in json.loads(answers.read_text(encoding="utf-8")):
        name = answer["sentence_id"]
        key = (name["cluster_id"], name["document_id"], name["sentence_index"])
        for response in answer["segmentation_responses"]:
            marked = response.get("propositions")
            if key in sentences and marked and response.get("is_reference_response"):
                yield Read(
                    sentences[key],
                    placed(sentences[key], tokens[key]),
                    [frozenset(each["token_indices"]) for each in marked],
                )


def placed(text: str, tokens: list[str]) -> list[tuple[int, str]]:
    found, at = [], 0
    for token in tokens:
        at = max(at, text.find(token, at))
        found.append((at, token))
        at += len(token)
    return found


def within(claim: Claim, tokens: list[tuple[int, str]]) -> frozenset[int]:
    """The tokens that the parts of the claim touch."""
    return frozenset(
        number
        for number, (start, token) in enumerate(tokens)
        if any(part.start < start + len(token) and start < part.end for part in claim.parts)
    )


def near(one: frozenset[int], other: frozenset[int]) -> bool:
    return len(one & other) >= LIKE * len(one | other)


@pytest.mark.long
@both
def test_propositions(table: Table, choice: ParserChoice) -> None:
    """Token sets, punctuation among them; one to one."""
    hits = found = gold = whole = sentences = 0
    for each in read():
        cut = [within(claim, each.tokens) for claim in claims_of(each.text, choice)]
        hits += pairs(cut, each.gold, near)
        whole += pairs([frozenset(range(len(each.tokens)))], each.gold, near)
        found, gold, sentences = found + len(cut), gold + len(each.gold), sentences + 1
    on = f"PropSegmEnt dev half, {sentences} sentences, {gold} propositions, {found} claims, token Jaccard ≥ .8"
    model = choice is ParserChoice.MODEL
    what = f"propositions, by {choice}"
    table.row(
        f"propositions precision {choice}",
        f"{what}, precision",
        hits / found,
        on=on,
        reach=0.45 if model else None,
        peers=(Peer(name="one claim a sentence", score=whole / sentences),),
    )
    table.row(
        f"propositions f1 {choice}",
        f"{what}, F1",
        f1(hits, found, gold),
        on=on,
        reach=0.25 if model else None,
        peers=(Peer(name="one claim a sentence", score=f1(whole, sentences, gold)),),
    )


# ------------------------------------------------------------------------------------------ claims of answers


def answers() -> Iterator[dict[str, Any]]:
    for line in path_of("claims", "factcheckgpt.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def statements(answer: dict[str, Any], choice: ParserChoice) -> Iterator[tuple[str, list[str], list[str]]]:
    """Each sentence that has human claims, these claims, and our statements, the whole answer being the text."""
    text, at = answer["response"], 0
    cut = claims_of(text, choice)
    for sentence in answer["sentences"].values():
        words = sentence["text"].strip()
        start = text.find(words, at)
        at = start + len(words) if start >= 0 else at
        if not sentence.get("claims"):
            continue
        # Some sentences are printed otherwise than in the answer: these are read alone.
        mine = (
            [claim for claim in cut if start < claim.end <= at + 1]
            if start >= 0
            else claims_of(words, choice)
        )
        yield words, sentence["claims"], [claim.plain for claim in mine]


def alike(one: str, other: str) -> bool:
    """Whether the F1 of their words is at least `LIKE`."""
    left, right = (Counter(re.findall(r"\w+", each.lower())) for each in (one, other))
    return f1((left & right).total(), left.total(), right.total()) >= LIKE


@both
def test_claims_of_answers(table: Table, choice: ParserChoice) -> None:
    """Statements against human claims, one to one."""
    hits = found = gold = whole = sentences = 0
    for answer in answers():
        for words, human, mine in statements(answer, choice):
            hits += pairs(mine, human, alike)
            whole += pairs([words], human, alike)
            found, gold, sentences = found + len(mine), gold + len(human), sentences + 1
    table.row(
        f"claims of answers {choice}",
        f"claims of Factcheck-GPT, by {choice}, F1",
        f1(hits, found, gold),
        on=f"dev half, {sentences} sentences with claims, {gold} human claims, {found} statements, token F1 ≥ .8",
        reach=0.40 if choice is ParserChoice.MODEL else None,
        peers=(Peer(name="one claim a sentence", score=f1(whole, sentences, gold)),),
    )
