"""How often is the answer right where a pronoun is given to somebody, and what do statements still leave open?"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple

import pytest

from factbench.english.parse import parser_for
from factbench.english.reference import Referents
from factbench.english.reference.mention import Discourse
from factbench.english.reference.role import role
from factbench.settings import ParserChoice, Settings
from factbench.stages.segment import segment
from tests.quality import coreference
from tests.quality.table import Peer, Table, path_of

pytest.importorskip("scipy", reason="scipy fits the weights: the extra `peers` has it")

from tests.quality import fit_reference

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factbench.model import Claim
    from tests.quality.fit_reference import Case

pytestmark = pytest.mark.quality

CHOICES = [ParserChoice.RULES, ParserChoice.MODEL]
PARALLEL = Peer(name="syntactic parallelism, always answering, F1", score=0.669, quoted=True)


# ------------------------------------------------------------------------------------------------ GAP


def nearest_subject(case: Case) -> bool:
    """Whether the simple rule is right that always answers with the last subject before, else the last name."""
    discourse = Discourse(case.text)
    number = discourse.line_of(case.pronoun.start) or 0
    before = [each for each in discourse.mentions(0, number) if each.span.end <= case.pronoun.start]
    if not before:
        return False

    def is_subject(at: int) -> bool:
        line = discourse.line(before[at].line)
        span = before[at].span
        return role(line, line.place(span.start), line.place(span.end - 1)) == "subj"

    best = max(range(len(before)), key=lambda at: (is_subject(at), at))
    return fit_reference.right(case, before[best].who)


@pytest.mark.long
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("choice", CHOICES)
def test_gap_pronouns_on_rows_that_were_not_fitted(choice: ParserChoice, table: Table) -> None:
    """An answer is right when it names the one marked true; where neither is, when it names neither."""
    cases = fit_reference.cases(choice)
    precision, share = fit_reference.held_out(cases)
    always = sum(
        fit_reference.right(case, who)
        for case, (_, who) in zip(cases, fit_reference.held_out_answers(cases), strict=True)
        if who is not None
    )
    peers = (
        PARALLEL,
        Peer(name="nearest subject, always answering", score=sum(map(nearest_subject, cases)) / len(cases)),
        Peer(name="the same weights, always answering", score=always / len(cases)),
    )
    on = f"GAP dev half, {len(cases)} pronouns, 5 folds by row, {choice.value}"
    table.row(
        f"gap precision {choice.value}",
        "pronouns, right where answered",
        precision,
        on=on,
        reach=0.85,
        peers=peers,
    )
    table.row(f"gap answered {choice.value}", "pronouns, share answered", share, on=on, reach=0.40)


@pytest.mark.parametrize("choice", CHOICES)
def test_gum_pronouns(choice: ParserChoice, table: Table) -> None:
    """News that no weight was fitted on; an answer is right when it is in the pronoun's chain."""
    parser = parser_for(choice)
    asked = hits = pronouns = 0
    for path in sorted(path_of("pronouns", "gum_news_coref").glob("*.tsv")):
        marked = coreference.read(path)
        discourse = Discourse(marked.text)
        if parser is not None:
            trees = zip(discourse.bounds, parser.parse(marked.text, discourse.bounds), strict=True)
            discourse = Discourse(
                marked.text,
                bounds=discourse.bounds,
                parses={bound: tree for bound, tree in trees if tree is not None},
            )
        referents = Referents(discourse)
        for number, span in marked.pronouns():
            pronouns += 1
            found = referents.of(span)
            if found is not None:
                asked += 1
                hits += marked.same(number, found.span)
    on = f"GUM news, {pronouns} pronouns of 12 articles, {choice.value}"
    table.row(
        f"gum precision {choice.value}",
        "pronouns of news, right where answered",
        hits / asked,
        on=on,
        reach=0.85,
    )
    table.row(f"gum answered {choice.value}", "pronouns of news, share answered", asked / pronouns, on=on)


# --------------------------------------------------------------------------------------- statements


class Spoken(NamedTuple):
    """A sentence that begins with a pronoun, its claims, and how a person worded it on its own."""

    human: str
    text: str
    claims: tuple[Claim, ...]


LEADS = re.compile(r"(?:He|She|It|They|His|Her|Its|Their|This|These|That|Those|We|I|You)\b")
THIRD = frozenset(["he", "she", "it", "they", "his", "her", "its", "their", "him", "them"])


def spoken(choice: ParserChoice) -> Iterator[Spoken]:
    """The sentences of the responses that begin with a pronoun, each claim cut with the whole response at hand."""
    for line in path_of("claims", "factcheckgpt.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text, end = row["response"], 0
        claims = segment(text, settings=Settings(parser=choice))
        for sentence in row["sentences"].values():
            start = text.find(sentence["text"].strip(), end)
            if start < 0:
                continue
            end = start + len(sentence["text"].strip())
            if LEADS.match(text, start):
                own = tuple(each for each in claims if start <= each.start < end and _leads(text, each))
                yield Spoken(sentence["decontext"], text, own)


def _leads(text: str, claim: Claim) -> bool:
    """Whether the claim begins with the pronoun, or shares it as its subject."""
    return LEADS.match(text, claim.start) is not None or LEADS.match(claim.plain) is not None


@pytest.mark.parametrize("choice", CHOICES)
def test_statements_of_sentences_that_begin_with_a_pronoun(choice: ParserChoice, table: Table) -> None:
    found = list(spoken(choice))
    claims = [each for sentence in found for each in sentence.claims]
    open_ones = [each for each in claims if LEADS.match(each.plain)]
    silent = [each for each in open_ones if not each.needs_context]
    named = list(_named(found))
    on = f"Factcheck-GPT dev half, {len(claims)} claims of {len(found)} such sentences, {choice.value}"
    table.row(
        f"pronoun silent {choice.value}",
        "statements that begin with a pronoun, and nothing says so",
        len(silent) / len(claims),
        on=on,
        most=True,
        reach=0.05,
        peers=(Peer(name="the sentence as it stands", score=1.0),),
    )
    table.row(
        f"pronoun open {choice.value}",
        "statements that begin with a pronoun at all, marked or not",
        len(open_ones) / len(claims),
        on=on,
        most=True,
        peers=(Peer(name="the sentence as it stands", score=1.0),),
    )
    table.row(
        f"pronoun named {choice.value}",
        "names set for pronouns that the human wording has too",
        sum(named) / len(named),
        on=f"the same, {len(named)} names",
        reach=0.85,
    )


def _named(found: Sequence[Spoken]) -> Iterator[bool]:
    for sentence in found:
        for claim in sentence.claims:
            for edit in claim.edits:
                if edit.span.of(sentence.text).lower() in THIRD:
                    last = re.sub("’s?$", "", edit.words).split()[-1]
                    yield last.lower() in sentence.human.lower()
