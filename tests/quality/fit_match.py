"""Fits `factbench/stages/fitted/match.tsv`: `python -m tests.quality.fit_match` writes it.

What each part of a score weighs, by ascent on the sum of the measures of WiCE, its articles as a library has them,
Climate-FEVER and Fool Me Twice, each with titles and without, and the tweets of CLEF 2020, train; told for each fifth
of the questions by the weights that the others give. The column of words was fitted so before there was an encoder and
is kept as it is; so are, in the other, the parts that no move changes. Freshness has no labels: its weight only settles
what is nearly equal. The bias is where, of the passages that score `evidence_cutoff` and are among the first nine, as
many decide as of those by words alone. Needs FACTBENCH_DATA and the `semantic` extra.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from statistics import mean
from typing import TYPE_CHECKING, Any

from factbench.english.query import searchable
from factbench.settings import Settings
from factbench.stages.match import MEANING, OF_MEANING, WORDS, rank, score, trust
from factbench.text.fitted import load
from factbench.text.passage import passages
from tests.quality.fitted import ROOT, Header, write
from tests.quality.test_match import SCORES, Pool, Question, past_checks, wice

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factbench.model import Parts


def library() -> list[Pool]:
    """The articles of WiCE as a desk has them: cut into passages, all together."""
    texts: list[str] = []
    questions: list[Question] = []
    documents: list[int] = []
    titles: list[str] = []
    for number, article in enumerate(wice()):
        text = " ".join(article.passages)
        ends = list(accumulate(len(sentence) + 1 for sentence in article.passages))
        spans = passages(text, length=Settings().passage_length)
        # Most of a sentence is in its passage; one that goes on into the next is in that too.
        place = {
            sentence: {
                len(texts) + passage
                for passage, span in enumerate(spans)
                if 2 * (min(span.end, end - 1) - max(span.start, start)) >= end - 1 - start > 0
            }
            for sentence, (start, end) in enumerate(pairwise([0, *ends]))
        }
        (question,) = article.questions
        groups = [set().union(*(place[sentence] for sentence in group)) for group in question.gold]
        if decisive := [group for group in groups if group]:
            questions.append(Question(question.claim, decisive))
        texts.extend(span.of(text) for span in spans)
        documents.extend([number] * len(spans))
        titles.extend((article.titles or [""])[:1] * len(spans))
    return [Pool(texts, questions, titles, documents=documents)]


FITTED = {
    "wice": SCORES["wice"],
    "library": SCORES["wice"]._replace(pools=library),
    "climate": SCORES["climate"],
    "fm2": SCORES["fm2"],
    "tweets": SCORES["clef"]._replace(pools=lambda: past_checks("train")),
    "wice titles": SCORES["wice"],
    "library titles": SCORES["wice"]._replace(pools=library),
    "climate titles": SCORES["climate"],
    "fm2 titles": SCORES["fm2"],
}
TITLED = {key for key in FITTED if key.endswith("titles")}
"""Those that are read behind the titles of their sources, as on a desk."""
STEPS = (-0.4, -0.2, -0.1, 0.1, 0.2, 0.4)
WEIGHED = ("relevance", "coverage", "slots", "meaning", "around", "titled")
"""The parts that are weighed here."""
MOVES = ({"meaning": -1, "around": 1}, {"coverage": -1, "titled": 1})
"""What a step changes: here what meaning gives up to what stands around, and coverage to that with the title. Each of
the others but coverage, for only ratios count, had a move once; all together they lose in the fifths left out
(Climate-FEVER .568 from .575)."""
FALL = 0.0032
"""What the mean of one collection may fall for the sum of all to rise: one claim of WiCE."""
FOLDS = 5
"""Parts of the questions, each of which is measured by the weights that the others give."""
POOL = 50
"""Candidates of a question by either search."""
SHOWN = 9
"""Passages beside a claim."""
PATH = ROOT / "factbench" / "stages" / "fitted" / "match.tsv"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the parts of its candidates, and how an order of them is measured."""

    rows: list[int]
    parts: list[Parts]
    gold: list[set[int]]
    trusted: float
    limit: int
    measures: tuple[Any, ...]

    def totals(self, weights: Sequence[float]) -> list[float]:
        """Of each candidate, its share of all that the weights give, 0 to 1."""
        known = [
            weight * (self.trusted if name in OF_MEANING else 1.0)
            for name, weight in zip(WEIGHED, weights, strict=True)
        ]
        whole = sum(known)
        return [
            sum(part * weight for part, weight in zip(each, known, strict=True)) / whole
            for each in map(_weighed, self.parts)
        ]

    def ordered(self, totals: Sequence[float]) -> list[int]:
        """Places of the candidates, best first, as `rank` orders them."""
        return sorted(range(len(totals)), key=lambda place: (-totals[place], self.rows[place]))

    def measured(self, weights: Sequence[float]) -> float:
        """The mean of the measures for the order that the weights give."""
        found = [self.rows[place] for place in self.ordered(self.totals(weights))][: self.limit]
        return float(mean(measure(found, self.gold) for measure in self.measures))

    def decides(self, place: int) -> bool:
        """Whether a candidate is one of those that decide."""
        return any(self.rows[place] in group for group in self.gold)


def _weighed(parts: Parts) -> tuple[float, ...]:
    """The parts that are weighed; what has nothing around it, or no title, counts for that, as in `score`."""
    meaning = parts.meaning or 0.0
    around = meaning if parts.around is None else parts.around
    titled = parts.coverage if parts.titled is None else parts.titled
    return (parts.relevance, parts.coverage, parts.slots, meaning, around, titled)


def asked(key: str) -> Iterator[Asked]:
    """Every question of a collection, searched once, with all that either search has found."""
    what = FITTED[key]
    for pool in what.pools():
        index = pool.by_meaning(titled=key in TITLED)
        for question in pool.questions:
            searched = index._candidates
            found, near = searched.gather(question.claim, limit=POOL)
            hits = rank(
                searchable(question.claim),
                found,
                weight=searched._frequencies().weight,
                near=near,
                titles=searched.titles(near),
                among=len(pool.passages),
                limit=len(found),
            )
            parts = [hit.parts for hit in hits if hit.parts is not None]
            trusted = trust(len(pool.passages))
            yield Asked([hit.index for hit in hits], parts, question.gold, trusted, what.limit, what.measures)


def means(collections: Sequence[Sequence[Asked]], weights: Sequence[float]) -> list[float]:
    """What each of the collections measures."""
    return [mean(each.measured(weights) for each in questions) for questions in collections]


def ascended(collections: Sequence[Sequence[Asked]], weights: Sequence[float]) -> list[float]:
    """The weights after no step of any of the moves helps any more without some collection's falling."""
    before = means(collections, weights)
    best, kept = sum(before), list(weights)
    moved = True
    while moved:
        moved = False
        for move in MOVES:
            for step in STEPS:
                tried = [
                    max(0.0, round(weight + step * move.get(name, 0), 2))
                    for name, weight in zip(WEIGHED, kept, strict=True)
                ]
                found = means(collections, tried)
                falls = max(was - now for was, now in zip(before, found, strict=True))
                if sum(found) > best + 1e-4 and falls <= FALL:
                    best, kept, moved = sum(found), tried, True
    return kept


def equal(questions: Sequence[Asked], weights: Sequence[float], cutoff: float) -> float:
    """The least total (0 to 1) from which on as large a share of what is shown decides as above `cutoff` by words."""
    by_words = [
        (value, each.decides(place))
        for each in questions
        for totals in [
            [score(parts._replace(meaning=None, around=None, titled=None)) / 100 for parts in each.parts]
        ]
        for place in each.ordered(totals)[:SHOWN]
        if (value := totals[place]) >= cutoff
    ]
    share = mean(decides for _value, decides in by_words)
    shown = sorted(
        (
            (totals[place], each.decides(place))
            for each in questions
            for totals in [each.totals(weights)]
            for place in each.ordered(totals)[:SHOWN]
        ),
        reverse=True,
    )
    least, hits = 1.0, 0
    for number, (value, decides) in enumerate(shown, 1):
        hits += decides
        if hits / number >= share:
            least = value
    return least


def left_out(questions: Mapping[str, Sequence[Asked]], weights: Sequence[float]) -> dict[str, float]:
    """The means of the collections, each question measured by the weights that the other folds give."""
    told = dict.fromkeys(questions, 0.0)
    for fold in range(FOLDS):
        others = [[one for n, one in enumerate(each) if n % FOLDS != fold] for each in questions.values()]
        fitted = ascended(others, weights)
        for key, each in questions.items():
            told[key] += sum(one.measured(fitted) for one in each[fold::FOLDS]) / len(each)
    return told


def main() -> None:
    """Write the table, and print it."""
    questions = {key: list(asked(key)) for key in FITTED}
    table = load("factbench.stages", "fitted/match.tsv")
    shipped = [table.weights[MEANING].get(name, 0.0) for name in WEIGHED]
    fitted = ascended(list(questions.values()), shipped)
    cutoff = Settings().evidence_cutoff / 100
    least = mean(equal(each[::2], fitted, cutoff) for each in questions.values())
    held = left_out(questions, shipped)
    words = dict(table.weights[WORDS])
    weights = {
        WORDS: words,
        MEANING: {**dict(zip(WEIGHED, fitted, strict=True)), "freshness": words["freshness"]},
    }
    bias = round((cutoff - least) / (1 - cutoff), 2)
    told = ", ".join(f"{key} {value:.3f}" for key, value in held.items())
    header = Header(
        what="parts of the score of a passage, with what each weighs; the bias is a share of the whole",
        data=(
            "evidence/wice_dev.jsonl (WiCE)",
            "evidence/climate_fever.jsonl (Climate-FEVER)",
            "evidence/fm2_dev.jsonl (Fool Me Twice)",
            "prior_checks/clef2020/train (CheckThat! 2020 task 2)",
        ),
        score=f"words and meaning, means over fifths left out: {told}",
        script="tests/quality/fit_match.py",
    )
    write(PATH, header, replace(table, weights=weights, biases={WORDS: 0.0, MEANING: bias}))
    print(PATH.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
