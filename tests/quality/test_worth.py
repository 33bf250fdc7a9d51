"""How well do the scores of worth tell facts, claims that are worth checking, and opinion?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from factbench.english.worth import worth
from tests.quality.table import Peer, Table, path_of

pytest.importorskip("sklearn", reason="scikit-learn fits the peers: the extra `peers` has it")

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, f1_score
from sklearn.pipeline import make_pipeline

from tests.quality import fit_worth

if TYPE_CHECKING:
    from collections.abc import Sequence

pytestmark = [pytest.mark.quality, pytest.mark.timeout(600)]


def shipped(sentences: fit_worth.Sentences, score: str) -> fit_worth.Floats:
    """What the shipped table says of each sentence, less the cut."""
    return np.array([getattr(worth(text), score) - 0.5 for text in sentences.texts])


def tfidf(fitted: fit_worth.Sentences, held: fit_worth.Sentences, *, balanced: bool) -> fit_worth.Floats:
    """What the usual baseline says of each sentence held out, less the cut."""
    model: Any = make_pipeline(
        TfidfVectorizer(), LogisticRegression(class_weight="balanced" if balanced else None, max_iter=1000)
    ).fit(fitted.texts, fitted.yes)
    sums: fit_worth.Floats = model.decision_function(held.texts)
    return sums


def f1_of(sums: fit_worth.Floats, sentences: fit_worth.Sentences, *, macro: bool = False) -> float:
    return float(f1_score(sentences.yes, sums >= 0, average="macro" if macro else "binary"))


def parted(
    sentences: fit_worth.Sentences, held: Sequence[int]
) -> tuple[fit_worth.Sentences, fit_worth.Sentences]:
    """The sentences that are fitted, and those at the places held out."""
    out = set(held)
    return sentences.only([at for at in range(len(sentences.texts)) if at not in out]), sentences.only(held)


@pytest.mark.long
def test_verifiable_across_speeches(table: Table) -> None:
    """Every speech is scored by a model that has not seen it; the table shipped is fitted on all eight."""
    path_of("worth")
    speeches = fit_worth.read(fit_worth.VERIFIABLE)
    lean = fit_worth.fit(fit_worth.read(fit_worth.CHECKWORTHY), fit_worth.PLANS["checkworthy"])
    ours, peer = np.zeros(len(speeches.texts)), np.zeros(len(speeches.texts))
    for _, held in speeches.folds():
        fitted, out = parted(speeches, held)
        ours[held] = fit_worth.fit(fitted, fit_worth.PLANS["verifiable"], lean).sums(out)
        peer[held] = tfidf(fitted, out, balanced=False)
    always = float(f1_score(speeches.yes, np.ones(len(speeches.texts))))
    table.row(
        "worth.verifiable",
        "PoliClaim, verifiable, F1 of yes",
        f1_of(ours, speeches),
        on="each of 8 speeches left out in turn, 1,953 sentences pooled",
        reach=0.87,
        peers=(
            Peer(name="TF-IDF, same folds", score=f1_of(peer, speeches)),
            Peer(name="always yes", score=always),
            Peer(name="TF-IDF on its own half", score=0.835, quoted=True),
            Peer(name="GPT-4 on its own half", score=0.890, quoted=True),
        ),
    )


def test_checkworthy_as_shipped(table: Table) -> None:
    path_of("worth")
    debates = fit_worth.read(fit_worth.CHECKWORTHY)
    held = fit_worth.read(fit_worth.CHECKWORTHY, "ct24_dev.tsv")
    ours, peer = shipped(held, "checkworthy"), tfidf(debates, held, balanced=True)
    on = "ct24_train -> ct24_dev, 1,032 sentences, as shipped"
    table.row(
        "worth.checkworthy",
        "debates, checkworthy, F1 of Yes",
        f1_of(ours, held),
        on=on,
        reach=0.68,
        peers=(
            Peer(name="TF-IDF", score=f1_of(peer, held)),
            Peer(name="TF-IDF on another half", score=0.607, quoted=True),
        ),
    )
    table.row(
        "worth.checkworthy.order",
        "debates, checkworthy, average precision",
        float(average_precision_score(held.yes, ours)),
        on=on,
        peers=(Peer(name="TF-IDF", score=float(average_precision_score(held.yes, peer))),),
    )


@pytest.mark.long
def test_checkworthy_in_debates_of_another_year(table: Table) -> None:
    """The dev file is from the debates of the train file; these are not."""
    path_of("worth")
    debates = fit_worth.read(fit_worth.CHECKWORTHY)
    late = [at for at, block in enumerate(debates.groups) if int(block or 0) >= 29]
    fitted, held = parted(debates, late)
    ours = fit_worth.fit(fitted, fit_worth.PLANS["checkworthy"]).sums(held)
    peer = tfidf(fitted, held, balanced=True)
    table.row(
        "worth.checkworthy.later",
        "later debates, checkworthy, F1 of Yes",
        f1_of(ours, held),
        on=f"ct24_train below number 29,000 -> above, {len(late):,} sentences",
        reach=0.68,
        peers=(Peer(name="TF-IDF", score=f1_of(peer, held)),),
    )


def test_subjective_as_shipped(table: Table) -> None:
    path_of("worth")
    held = fit_worth.read(fit_worth.SUBJECTIVE, "subjectivity_dev.tsv")
    peer = tfidf(fit_worth.read(fit_worth.SUBJECTIVE), held, balanced=True)
    table.row(
        "worth.subjective",
        "news, subjective, macro-F1",
        f1_of(shipped(held, "subjective"), held, macro=True),
        on="subjectivity_train -> subjectivity_dev, 462 sentences, as shipped",
        reach=0.66,
        peers=(
            Peer(name="TF-IDF", score=f1_of(peer, held, macro=True)),
            Peer(name="TF-IDF on another half", score=0.578, quoted=True),
        ),
    )


def test_the_table_is_what_the_script_fits() -> None:
    """Small differences between platforms may move a hundredth, not a score."""
    path_of("worth")
    held = fit_worth.read(fit_worth.SUBJECTIVE, "subjectivity_dev.tsv")
    fresh = fit_worth.fit(fit_worth.read(fit_worth.SUBJECTIVE), fit_worth.PLANS["subjective"]).sums(held)
    told = shipped(held, "subjective") + 0.5
    assert np.abs(1 / (1 + np.exp(-fresh)) - told).max() < 0.05
