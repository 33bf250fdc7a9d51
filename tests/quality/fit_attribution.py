"""Fits `factbench/english/fitted/attribution.tsv`: `python -m tests.quality.fit_attribution` writes it anew.

Logistic regression with an L1 penalty, so that most traits weigh nothing and the table stays small, on the candidates
of every parsed sentence of PolNeAR. A candidate is right when a reader marked that content by that cue. Candidates in
quotations and in what somebody else says are left out: the readers marked the outermost link of a chain only. Needs
FACTBENCH_DATA, the English model and scikit-learn.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from factbench.english.attribution.choice import as_candidates
from factbench.english.attribution.content import whole
from factbench.english.attribution.rules import by_rules
from factbench.english.attribution.traits import traits
from factbench.english.attribution.tree import according, candidates
from factbench.english.parse import parser_for, stretch
from factbench.settings import ParserChoice
from factbench.text.fitted import WEIGHT, Table
from factbench.text.quotation import holding, quotations, straightened
from factbench.text.sentence import sentences
from tests.quality.attribution_gold import Article, Marked, articles, letters, pieces
from tests.quality.fitted import ROOT, Header, write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factbench.english.parse import Parse
    from factbench.text.span import Span

FOLDS = 5
STRENGTH = 0.4
"""Inverse of the penalty. Source: of .1 to .6 by cross-validation; F1 differs by .005 among them."""
COMMON = 3
"""Articles in which a trait must occur to be learnt from."""


class Example(NamedTuple):
    """One candidate: its traits, and whether a reader marked it."""

    traits: tuple[str, ...]
    right: bool


@cache
def parses(article: Article) -> dict[Span, Parse]:
    """The trees of the article's sentences."""
    parser = parser_for(ParserChoice.MODEL)
    assert parser is not None
    bounds = sentences(article.text)
    trees = zip(bounds, parser.parse(article.text, bounds), strict=True)
    return {bound: tree for bound, tree in trees if tree is not None}


@cache
def examples(article: Article) -> tuple[Example, ...]:
    """The candidates of an article that teach something, against its first reader."""
    text = straightened(article.text)
    quotes = quotations(text)
    gold = pieces(article.readings[0])
    contents = [(each, letters(text, each.content)) for each in gold]
    found = []
    for sentence, tree in parses(article).items():
        ruled = by_rules(text, sentence, quotes)
        for each in [*candidates(tree), *according(tree), *as_candidates(tree, ruled)]:
            cue = each.cue.span
            inner = any(piece.covers(cue) for marked in gold for piece in marked.content)
            if not inner and holding(quotes, cue) is None:
                content = whole(text, stretch(each.content), cue, quotes)
                right = any(_is(text, cue, content, marked, known) for marked, known in contents)
                found.append(Example(tuple(traits(each, quotes, ruled)), right))
    return tuple(found)


def _is(text: str, cue: Span, content: Span, marked: Marked, known: set[int]) -> bool:
    """Whether a reader marked this content, give or take, by a cue near this one."""
    if not marked.content[0].overlaps(content):
        return False
    mine = letters(text, [content])
    near = any(each.start - 40 < cue.end and cue.start < each.end + 40 for each in marked.cue)
    return near and 2 * len(mine & known) > len(mine | known)


def fit(taught: Sequence[Article]) -> Table:
    """The bias and the weights of the traits that weigh anything."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    seen: dict[str, set[str]] = defaultdict(set)
    for article in taught:
        for example in examples(article):
            for trait in example.traits:
                seen[trait].add(article.name)
    common = {trait for trait, names in seen.items() if len(names) >= COMMON}
    known = [example for article in taught for example in examples(article)]
    table = DictVectorizer(dtype=float)
    rows = table.fit_transform([dict.fromkeys(common.intersection(each.traits), 1.0) for each in known])
    # The solver wants indices of 32 bits.
    rows.indices, rows.indptr = rows.indices.astype("int32"), rows.indptr.astype("int32")
    model = LogisticRegression(C=STRENGTH, l1_ratio=1, solver="liblinear", random_state=0)
    model.fit(rows, [each.right for each in known])
    found = zip(table.get_feature_names_out(), model.coef_[0], strict=True)
    weights = {name: round(float(weight), 2) for name, weight in sorted(found) if abs(weight) >= 0.05}
    return Table({WEIGHT: weights}, {WEIGHT: round(float(model.intercept_[0]), 2)})


def folds() -> list[tuple[list[Article], list[Article]]]:
    """The articles to learn from and the articles left out, five times; each article is left out once."""
    known = articles()
    return [
        (
            [article for place, article in enumerate(known) if place % FOLDS != fold],
            [article for place, article in enumerate(known) if place % FOLDS == fold],
        )
        for fold in range(FOLDS)
    ]


HEADER = Header(
    what="traits of a candidate, for being an attribution with the right content; log odds",
    data=("attributions/polnear_dev (PolNeAR: news in which readers marked who says what)",),
    score="content F1 by weights of other articles: `attribution tree f1` in tests/quality/floors.tsv",
    script="tests/quality/fit_attribution.py",
)


def main() -> None:
    """Write the table anew from all articles."""
    table = fit(articles())
    write(ROOT / "factbench/english/fitted/attribution.tsv", HEADER, table)
    print(f"{len(table.rows)} weights from {len(articles())} articles")


if __name__ == "__main__":
    main()
