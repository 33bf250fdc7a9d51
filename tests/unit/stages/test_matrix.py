"""The matrix: which elements of a claim are covered, by which passages, and how."""

from factbench.model import Agreement, Element, Evidence, Passage, Source, evidence_id
from factbench.stages.compare import compare
from factbench.stages.compare.matrix import matrix
from factbench.text.span import Span

STATEMENT = "Denmark opened an embassy with 12 rooms in 1993."


def evidence(text: str, origin: str | None, statement: str = STATEMENT, *, source: str = "s") -> Evidence:
    passage = Passage(text, "s", Span(0, len(text)), text)
    return Evidence(
        id=evidence_id("c", passage.id),
        claim="c",
        passage=passage,
        source=Source(id=source, title="S", text="", origin=origin),
        score=50.0,
        best=Span(0, len(text)),
        comparison=compare(statement, text),
    )


RIGHT = "Denmark opened an embassy with 12 rooms in May 1993."
WRONG = "Denmark opened an embassy in 1992."
OTHER = "The rooms are white."


def test_elements_stand_down_and_passages_across() -> None:
    found = matrix(STATEMENT, [evidence(RIGHT, "a"), evidence(WRONG, "b"), evidence(OTHER, "c")])
    rows = [(row.element, row.words) for row in found.rows[:3]]
    assert rows == [(Element.NAME, "Denmark"), (Element.NUMBER, "12"), (Element.DATE, "1993")]
    agrees, conflicts, silent = Agreement.AGREES, Agreement.CONFLICTS, Agreement.SILENT
    assert [[cell.agreement for cell in row] for row in found.cells[:3]] == [
        [agrees, agrees, silent],
        [agrees, silent, silent],
        [agrees, conflicts, silent],
    ]


def test_the_summary_counts_elements_and_independent_origins() -> None:
    found = matrix(STATEMENT, [evidence(RIGHT, "a"), evidence(WRONG, "b")])
    assert found.summary == ("2 of 3 elements covered. The date conflicts in 1 of 2 independent sources.")


def test_sources_of_unknown_origin_are_neither_one_nor_many() -> None:
    beside = [evidence(RIGHT, "a"), evidence(WRONG, None, source="s"), evidence(WRONG, None, source="t")]
    found = matrix(STATEMENT, beside)
    assert found.against == "The date conflicts in 2 of 3 sources (2 of unknown origin)."


def test_of_a_single_source_nothing_is_counted() -> None:
    assert matrix(STATEMENT, [evidence(WRONG, None)]).against == "The date conflicts."


def test_an_agency_is_one_origin_under_all_its_names() -> None:
    names = ("AP", "The Associated Press", "Reuters")
    found = matrix(STATEMENT, [evidence(WRONG, name) for name in names])
    assert found.against == "The date conflicts in 2 of 2 independent sources."


def test_each_passage_has_its_stance_with_reasons() -> None:
    found = matrix(STATEMENT, [evidence(RIGHT, "a"), evidence(WRONG, "b"), evidence(OTHER, "c")])
    assert found.reasons[0] == "seems to support: 3 of 3 elements agree"
    assert found.reasons[1] == "seems to refute: the date conflicts; 1 of 3 elements agree"
    assert found.reasons[2] == "unclear: 0 of 3 elements agree"


def test_a_first_is_covered_by_no_silence() -> None:
    statement = "Denmark was the first to open an embassy in Ode."
    beside = [
        evidence("Denmark opened an embassy in Ode.", "a", statement),
        evidence("Sweden was the first to open an embassy in Ode.", "b", statement),
    ]
    found = matrix(statement, beside)
    assert "the rank does not quite fit in 1" in found.against.lower()
    assert not any(reason.startswith("seems to support") for reason in found.reasons)


def test_there_may_be_nothing_to_compare() -> None:
    assert matrix(STATEMENT, []).summary == "No evidence."
    assert matrix("It rained.", [evidence("It rained.", None, "It rained.")]).rows == ()
