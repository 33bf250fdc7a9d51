"""Statements beside evidence, with what people say of them, from the outside data."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any, NamedTuple

from factbench.text.stem import STOP_STEMS, stems_of
from tests.quality.table import path_of


class Pair(NamedTuple):
    """A statement beside evidence. `refuted` is None where the evidence is of something else."""

    collection: str
    group: str
    """Pairs of one group share evidence or a statement."""
    claim: str
    evidence: str
    refuted: bool | None
    title: str = ""
    """What the evidence's page is called, where that is known."""

    @property
    def has_digits(self) -> bool:
        """Whether the statement has digits."""
        return re.search(r"\d", self.claim) is not None


def rows(name: str) -> list[dict[str, Any]]:
    """The rows of a file of JSON Lines under `evidence/`."""
    return [json.loads(line) for line in path_of("evidence", name).read_text(encoding="utf-8").splitlines()]


@cache
def fool_me_twice() -> tuple[Pair, ...]:
    """Each claim against its gold sentences."""
    return tuple(
        Pair(
            "fm2",
            row["id"],
            row["text"],
            _joined(row["gold_evidence"]),
            row["label"] == "REFUTES",
            row["wikipedia_page"],
        )
        for row in rows("fm2_dev.jsonl")
    )


@cache
def distractors() -> tuple[Pair, ...]:
    """Each claim of Fool Me Twice against two sentences that are about the same, and decide nothing."""
    found = []
    for row in rows("fm2_dev.jsonl"):
        gold = {each["text"] for each in row["gold_evidence"]}
        others = [each["text"] for each in row["retrieved_evidence"] if each["text"] not in gold]
        found += [
            Pair("distractor", row["id"], row["text"], text, None, row["wikipedia_page"])
            for text in others[:2]
        ]
    return tuple(found)


@cache
def strangers() -> tuple[Pair, ...]:
    """Each claim of Fool Me Twice against the gold sentences of another claim, of another page mostly."""
    pairs = fool_me_twice()
    return tuple(
        mine._replace(collection="stranger", evidence=other.evidence, refuted=None, title=other.title)
        for mine, other in zip(pairs, pairs[_APART:] + pairs[:_APART], strict=True)
    )


_APART = 7


def _joined(sentences: list[dict[str, str]]) -> str:
    return " ".join(each["text"] for each in sentences)


@cache
def fever_symmetric() -> tuple[Pair, ...]:
    """Contrastive claims and evidence; as printed, not as the Penn Treebank cuts it."""
    return tuple(
        Pair(
            "fever",
            row["evidence"],
            printed(row["claim"]),
            printed(row["evidence"]),
            row["label"] == "REFUTES",
        )
        for row in rows("fever_symmetric_dev.jsonl")
    )


def printed(text: str) -> str:
    """Text as it was printed, from the tokens of the Penn Treebank.

    >>> printed("Ada -LRB- born May 3 , 1875 -RRB- wrote ``  Quill '' .")
    'Ada (born May 3, 1875) wrote "Quill".'
    """
    for pattern, instead in _TOKENS:
        text = re.sub(pattern, instead, text)
    return text


_TOKENS = (
    (r"-LRB- ?", "("),
    (r" ?-RRB-", ")"),
    (r"-LSB- ?", "["),
    (r" ?-RSB-", "]"),
    (r" -- ", " – "),
    (r"`` *", '"'),
    (r" *''", '"'),
    (r" ([,.;:?!]|'s\b)", r"\1"),
)


@cache
def covid_fact() -> tuple[Pair, ...]:
    """True claims and ones with a word altered, against the same sentences."""
    return tuple(
        Pair(
            "covid",
            json.dumps(row["evidence"]),
            row["claim"],
            " ".join(row["evidence"]),
            row["label"] == "REFUTED",
        )
        for row in rows("covidfact.jsonl")
    )


@cache
def climate_fever() -> tuple[Pair, ...]:
    """Claims of the public against single decisive sentences."""
    return tuple(pair for pair in _climate_fever() if pair.refuted is not None)


@cache
def undecided() -> tuple[Pair, ...]:
    """The same claims against sentences that were retrieved for them, and decide nothing."""
    return tuple(pair for pair in _climate_fever() if pair.refuted is None)


@cache
def _climate_fever() -> tuple[Pair, ...]:
    refuted = {"SUPPORTS": False, "REFUTES": True}
    return tuple(
        Pair(
            "climate",
            row["claim_id"],
            row["claim"],
            each["evidence"],
            refuted.get(each["evidence_label"]),
            each["article"],
        )
        for row in rows("climate_fever.jsonl")
        for each in row["evidences"]
    )


@cache
def wice() -> tuple[Pair, ...]:
    """Supported sentences of Wikipedia against the sentences of the source that they rest on."""
    return tuple(pair for pair in _wice() if pair.refuted is False)


@cache
def partly() -> tuple[Pair, ...]:
    """Sentences of Wikipedia against those of the source that support only a part of them."""
    return tuple(pair for pair in _wice() if pair.refuted is None)


@cache
def _wice() -> tuple[Pair, ...]:
    return tuple(
        Pair("wice", row["claim"], row["claim"], _chosen(row), None if row["label"] != "supported" else False)
        for row in rows("wice_dev.jsonl")
        if row["supporting_sentences"]
    )


def _chosen(row: dict[str, Any]) -> str:
    return " ".join(row["evidence"][place] for place in row["supporting_sentences"][0])


def twins() -> list[tuple[Pair, Pair]]:
    """fever-symmetric: each supported claim with each refuted one about the same evidence."""
    return _beside(fever_symmetric(), every=True)


def alterations() -> list[tuple[Pair, Pair]]:
    """CovidFact: each original with each alteration of it."""
    return _beside(covid_fact(), every=False)


def _beside(pairs: tuple[Pair, ...], *, every: bool) -> list[tuple[Pair, Pair]]:
    right: dict[str, list[Pair]] = {}
    for pair in pairs:
        if not pair.refuted:
            right.setdefault(pair.group, []).append(pair)
    return [
        (original, pair)
        for pair in pairs
        if pair.refuted
        for original in (right.get(pair.group, []) if every else right.get(pair.group, [])[-1:])
    ]


def numeric(right: Pair, wrong: Pair) -> bool:
    """Whether the wrong twin differs in a number, and the evidence has one."""
    told = [set(re.findall(r"\d+", pair.claim)) for pair in (right, wrong)]
    return bool(told[1] - told[0]) and re.search(r"\d", wrong.evidence) is not None


def numbers_absent(pair: Pair) -> int:
    """The rule to beat: how many numbers of the claim the evidence does not have."""
    return len(set(re.findall(r"\d+", pair.claim)) - set(re.findall(r"\d+", pair.evidence)))


def words_absent(pair: Pair) -> int:
    """A rule for support: how many words of the claim that are not only grammar the evidence does not have."""
    return len(stems_of(pair.claim) - STOP_STEMS - stems_of(pair.evidence))
