from __future__ import annotations

import csv
import json
from dataclasses import replace
from io import BytesIO, StringIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factbench.exporters.cell import guarded
from factbench.exporters.csv import COLUMNS, export
from factbench.model import JOIN
from tests.unit.exporters.sample import FIRST, TEXT, poisoned, sample, with_context

if TYPE_CHECKING:
    from factbench.model import Report

FORMULAS = [
    "=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", "  =1+1", "\n=1+1", "|calc", "\xa0=cmd|' /C calc'!A0",
    "＝1+1", '=HYPERLINK("http://evil.example","x")',
]  # fmt: skip


def rows(report: Report) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(export(report).decode("utf-8-sig"), newline=""), strict=True))


def test_a_claim_has_a_row_for_each_reviewer_and_an_open_one_has_one() -> None:
    found = [(row["number"], row["rating"], row["reviewer"]) for row in rows(sample())]
    assert found == [
        ("1", "refuted", "Ana"),
        ("2", "mixed", "Ana"),
        ("2", "not-enough-evidence", "Boris"),
        ("3", "open", ""),
        ("4", "open", ""),
        ("5", "not-checkable", "Ana"),
        ("6", "supported", "Boris"),
        ("", "", "Boris"),
        ("", "", "Boris"),
        ("", "", "Boris"),
    ]


def test_every_row_has_every_column() -> None:
    table = list(csv.reader(StringIO(export(sample()).decode("utf-8-sig"), newline="")))
    assert tuple(table[0]) == COLUMNS
    assert {len(row) for row in table} == {len(COLUMNS)}


def test_a_row_says_what_was_decided() -> None:
    first = rows(sample())[0]
    assert (first["start"], first["end"]) == ("0", "47")
    assert first["corrections"] == "Corrected on 2024-04-21: was Supported, now Refuted."
    assert first["sources_cited"].startswith("Register of lights, volume 12 https://lights.example/")
    assert (first["parts"], first["orphaned"]) == ("[[0, 47]]", "no")
    assert (first["misleading"], first["valid_as_of"], first["rating_number"]) == ("no", "2024-04-19", "1")


def test_the_parts_of_a_discontinuous_quote_cut_it_out_of_the_text() -> None:
    lamp = rows(sample())[5]
    parts = json.loads(lamp["parts"])
    assert len(parts) == 2
    assert JOIN.join(TEXT[start:end] for start, end in parts) == lamp["quote"]


def test_a_claim_whose_words_are_gone_says_so() -> None:
    first, *others = sample().findings
    gone = replace(sample(), findings=(replace(first, orphaned=True), *others))
    assert [row["orphaned"] for row in rows(gone)][:2] == ["yes", "no"]


def test_a_row_says_what_people_hold_of_the_evidence_and_where_else_was_looked() -> None:
    first, gas, _same, other, *_ = rows(sample())
    assert first["stances"].splitlines() == [
        "Register of lights, volume 12: Ana says that it refutes the claim",
        "Register of lights, volume 12: Boris says that it is context and decides nothing",
        "Salt in the Lamp: a keeper remembers: Ana says that it qualifies the claim",
    ]
    assert gas["stances"].endswith("Ana put it beside the claim by hand")
    assert first["searches_made"] == "1"
    assert first["searches"] == "Searched wiki for “Port Ellery light” on 2024-04-20 (Ana): 0 hits."
    assert first["notes"].startswith("Note by Boris on 2024-04-20, on “Register of lights, volume 12”: ")
    assert (other["stances"], other["searches_made"], other["searches"]) == ("", "0", "")


def test_a_note_on_a_stretch_has_a_row_of_its_own_by_place() -> None:
    question, note, gone = rows(sample())[-3:]
    assert (question["start"], question["quote"]) == ("73", "on Tuesday")
    assert question["notes"] == "Question by Boris on 2024-04-20: Which Tuesday?"
    assert note["article"] == "A light goes on again at Port Ellery"
    assert (note["claim_id"], note["rating"], note["searches_made"]) == ("", "", "")
    assert (gone["start"], gone["end"], gone["quote"]) == ("", "", "lamp house")


def test_the_file_has_a_byte_order_mark_and_crlf_line_ends() -> None:
    content = export(sample())
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == 11
    assert content.count(b"\r") == 11


def test_numbers_are_bare_and_text_is_quoted() -> None:
    line = export(sample()).decode("utf-8-sig").splitlines()[1]
    assert line.startswith('1,"A light goes on')
    assert ',0,47,"[[0, 47]]","no","The lighthouse' in line


def is_formula(cell: str) -> bool:
    """What a spreadsheet would run: slow and obvious."""
    return cell.lstrip().startswith(tuple("=+-@|＝＋－＠")) or cell.startswith(("\t", "\r"))


@pytest.mark.parametrize("payload", FORMULAS)
def test_no_cell_of_any_column_is_a_formula(payload: str) -> None:
    found = rows(poisoned(payload))
    assert len(found) == 10
    assert not [cell for row in found for cell in row.values() if is_formula(cell)]
    assert sum(cell.startswith(("'", "␍")) for cell in found[0].values()) >= 9


@pytest.mark.parametrize("payload", FORMULAS)
def test_a_spreadsheet_holds_text_where_the_table_holds_text(payload: str) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")
    book = openpyxl.Workbook()
    for row in rows(poisoned(payload)):
        book.active.append([cell.replace("\ufffd", "") for cell in row.values()])
    saved = BytesIO()
    book.save(saved)
    cells = [cell for row in openpyxl.load_workbook(saved).active.iter_rows() for cell in row]
    assert cells
    assert "f" not in {cell.data_type for cell in cells}


@given(st.text())
def test_a_guarded_cell_is_never_a_formula_and_otherwise_as_it_was(text: str) -> None:
    cell = guarded(text)
    assert not is_formula(cell)
    assert "\x1b" not in cell


def test_plain_text_is_left_alone() -> None:
    assert guarded("1993 - a year") == "1993 - a year"
    assert guarded("") == ""
    assert guarded("'quoted'") == "'quoted'"


def test_a_report_without_claims_is_a_head_alone() -> None:
    assert rows(replace(sample(), findings=(), remarks=())) == []


def test_what_a_claim_leaves_open_stands_beside_it_in_the_words_of_the_article() -> None:
    told = {row["claim_id"]: row["context"] for row in rows(with_context())}
    assert [each for each in told.values() if each] == [FIRST]
