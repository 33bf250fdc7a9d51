from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from factbench.documents.docx import docx, is_docx
from factbench.errors import TooLarge, Unreadable

WORDS = "The council of Oakham voted on Tuesday to rebuild the old bridge."


def made() -> bytes:
    """A small document with a title, a subheading, prose, a table, a caption and tracked changes."""
    document = Document()
    document.core_properties.author = "Ann Lee"
    document.add_heading("Oakham rebuilds its bridge", 0)
    document.add_heading("What it costs", 2)
    document.add_paragraph(WORDS)
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text = "Cost"
    table.rows[0].cells[1].text = "Two million"
    document.add_paragraph("The bridge at night", style="Caption")
    changed = document.add_paragraph("It ")
    for tag, inner, words in (("del", "delText", "snowed."), ("ins", "t", "rained.")):
        run = f"<w:{tag} {nsdecls('w')}><w:r><w:{inner}>{words}</w:{inner}></w:r></w:{tag}>"
        changed._p.append(parse_xml(run))
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def test_paragraphs_and_cells_come_in_order_and_captions_apart() -> None:
    found = docx(made())
    assert found.lines == (WORDS, "Cost", "Two million", "It rained.")
    assert found.captions == ("The bridge at night",)
    assert (found.masthead.title, found.masthead.authors) == ("Oakham rebuilds its bridge", ("Ann Lee",))


def test_a_word_document_is_told_from_another_archive() -> None:
    assert is_docx(made())
    packed = BytesIO()
    with ZipFile(packed, "w") as parts:
        parts.writestr("a.txt", "x")
    assert not is_docx(packed.getvalue())
    assert not is_docx(b"word/document")


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as parts, parts.open("word/document.xml", "w") as part:
        for _ in range(201):
            part.write(b"\0" * 1_000_000)
    assert len(packed.getvalue()) < 1_000_000
    with pytest.raises(TooLarge, match="unpacks to 201 MB"):
        docx(packed.getvalue())


@pytest.mark.parametrize("cut", [100, 3_000, -30])
def test_a_truncated_document_is_refused(cut: int) -> None:
    with pytest.raises(Unreadable, match="damaged"):
        docx(made()[:cut])
