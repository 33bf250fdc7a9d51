"""How many of the attributions that readers marked in news articles are found, with their sources?"""

from __future__ import annotations

import itertools
import re
from functools import cache
from typing import TYPE_CHECKING

import pytest

from factbench.english.attribution import attributions, traits
from factbench.english.parse import parser_for
from factbench.errors import Misuse
from factbench.settings import ParserChoice
from factbench.text.span import Span
from tests.quality import fit_attribution
from tests.quality.attribution_gold import Article, Marked, Score, articles, matches, pieces
from tests.quality.table import Peer, Table, f1

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from factbench.english.parse import Parse
    from factbench.text.slots import Attribution

pytestmark = pytest.mark.quality

ON = "PolNeAR dev half, 84 articles, 2,500 contents of {how}; more than half of the letters of either in common"


def found(article: Article, parses: Mapping[Span, Parse] | None = None) -> tuple[list[Marked], list[Marked]]:
    """What is found in the article: the outermost links, as the readers marked them, and every link."""
    said = attributions(article.text, parses=parses)
    outermost = [each for each in said if not any(_holds(other, each) for other in said)]
    return [_marked(each) for each in outermost], [_marked(each) for each in said]


def _marked(said: Attribution) -> Marked:
    return Marked((said.source,) if said.source else (), (said.cue,), (said.content,))


def _holds(outer: Attribution, inner: Attribution) -> bool:
    return outer is not inner and outer.content.covers(inner.cue) and outer.content != inner.content


def joined(found: Iterable[Marked]) -> list[Marked]:
    """One attribution for all contents of one cue, as the readers counted them."""
    by_cue: dict[tuple[Span, ...], list[Marked]] = {}
    for each in found:
        by_cue.setdefault(each.cue, []).append(each)
    return [
        Marked(group[0].source, cue, tuple(sorted(each.content[0] for each in group)))
        for cue, group in by_cue.items()
    ]


def by_quotation_marks(article: Article) -> list[Marked]:
    """The baseline: what stands in quotation marks, said by the name or pronoun beside the next "said"."""
    marked = []
    for match in _QUOTED.finditer(article.text):
        speaker = _SAID.search(article.text, match.end(), match.end() + 80)
        place = speaker and speaker.span("after" if speaker["after"] else "before")
        marked.append(Marked((Span(*place),) if place else (), (), (Span(*match.span("told")),)))
    return marked


_QUOTED = re.compile(r"[“\"](?P<told>[^”\"\n]+)[”\"]")
_NAME = r"(?:[A-Z][\w.’'-]+(?:\s+[A-Z][\w.’'-]+)*|he|she|they|He|She|They)"
_SAID = re.compile(rf"(?P<before>{_NAME})\s+(?:said|says)\b|\b(?:said|says)\s+(?P<after>{_NAME})")


def scores(by_tree: bool) -> dict[str, Score]:
    """Of outermost links, of every link, and of whole attributions; by trees with the weights of other articles."""
    return _by_tree() if by_tree else _sums((each, found(each)) for each in articles())


@cache
def _by_tree() -> dict[str, Score]:
    try:
        parser_for(ParserChoice.MODEL)
    except Misuse as error:
        pytest.skip(str(error))
    pytest.importorskip("sklearn", reason="scikit-learn fits the weights of the articles left out")
    results = []
    with pytest.MonkeyPatch.context() as patch:
        for taught, left_out in fit_attribution.folds():
            weights = fit_attribution.fit(taught)
            patch.setattr(traits, "fitted", lambda weights=weights: weights)
            for article in left_out:
                results.append((article, found(article, fit_attribution.parses(article))))
    return _sums(results)


def _sums(results: Iterable[tuple[Article, tuple[list[Marked], list[Marked]]]]) -> dict[str, Score]:
    sums = {"outermost": Score(), "every link": Score(), "whole": Score()}
    for article, (outermost, every) in results:
        sums["outermost"].add(article, outermost)
        sums["every link"].add(article, every)
        sums["whole"].add(article, joined(outermost), whole=True)
    return sums


@cache
def baseline() -> Score:
    score = Score()
    for article in articles():
        score.add(article, by_quotation_marks(article))
    return score


@pytest.mark.long
@pytest.mark.timeout(900)  # five fits, and the trees of 84 articles
@pytest.mark.parametrize("by_tree", [True, False], ids=["tree", "rules"])
def test_attributions_are_found(table: Table, by_tree: bool) -> None:
    """By trees the weights are those of other articles; two articles have six readers, each for a sixth."""
    sums, plain = scores(by_tree), baseline()
    how = "by trees, weights of other articles" if by_tree else "by rules"
    on = ON.format(how="outermost links")
    score, key = sums["outermost"], f"attribution {'tree' if by_tree else 'rules'}"
    name = "quotation marks"
    table.row(
        f"{key} f1",
        f"attributions {how}, content F1",
        score.f1,
        on=on,
        reach=0.70,
        peers=(Peer(name=name, score=plain.f1),),
    )
    table.row(
        f"{key} precision",
        f"attributions {how}, precision",
        score.precision,
        on=on,
        peers=(Peer(name=name, score=plain.precision),),
    )
    table.row(
        f"{key} source",
        f"attributions {how}, source found",
        score.source,
        on="matched contents whose source a reader marked; the whole name, and no clause with it",
        reach=0.75,
        peers=(Peer(name=name, score=plain.source),),
    )
    table.row(
        f"{key} source of all",
        f"attributions {how}, content and source found",
        score.source_of_all,
        on="all marked contents",
        peers=(Peer(name=name, score=plain.source_of_all),),
    )
    table.row(
        f"{key} indirect",
        f"attributions {how}, recall without quotation marks",
        score.indirect_recall,
        on=f"{score.indirect_gold:.0f} contents without quotation marks",
        reach=0.60,
        peers=(Peer(name=name, score=plain.indirect_recall),),
    )
    table.row(
        f"{key} every link f1",
        f"attributions {how}, content F1 where links inside a chain count as wrong",
        sums["every link"].f1,
        on=ON.format(how="every link found"),
    )
    table.row(
        f"{key} whole f1",
        f"attributions {how}, content F1 where a broken quotation is one",
        sums["whole"].f1,
        on="the same articles, 2,190 attributions, their contents as sets of letters",
    )


def test_readers_agree(table: Table) -> None:
    """What one reader scores against another: no program can be expected to do better."""
    scored = []
    for article in articles():
        for one, other in itertools.combinations(article.readings, 2):
            mine, theirs = pieces(one), pieces(other)
            scored.append(f1(len(matches(article.text, mine, theirs)), len(mine), len(theirs)))
    table.row(
        "attribution readers",
        "attributions, readers with each other, content F1",
        sum(scored) / len(scored),
        on=f"{len(scored)} pairs of readers of two articles",
    )
