from __future__ import annotations

from io import BytesIO

import pytest

from factbench.documents.pdf import pdf, version
from factbench.errors import Unreadable


def pdf_of(*pages: str, title: str = "") -> bytes:
    """A PDF with a page of lines for each text, in Courier, made by hand."""
    from pypdf import PdfWriter
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    writer = PdfWriter()
    font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Courier"}
    names = DictionaryObject({NameObject(key): NameObject(value) for key, value in font.items()})
    for words in pages:
        page = writer.add_blank_page(612, 792)
        shown = "".join(f"({line}) Tj T* " for line in words.split("\n"))
        stream = DecodedStreamObject()
        stream.set_data(f"BT /F1 10 Tf 12 TL 50 700 Td {shown} ET".encode())
        page[NameObject("/Contents")] = writer._add_object(stream)
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): writer._add_object(names)})}
        )
    if title:
        writer.add_metadata({"/Title": title})
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def test_lines_are_joined_and_hyphenated_words_made_whole() -> None:
    text = "The council of Oakham voted on Tues-\nday to rebuild the bridge.\nWork on it begins in the month of May."
    assert pdf(pdf_of(text))[1] == [
        "The council of Oakham voted on Tuesday to rebuild the bridge.",
        "Work on it begins in the month of May.",
    ]


def test_the_title_is_read() -> None:
    assert pdf(pdf_of("It rained.", title="High  water"))[0].title == "High water"
    assert pdf(pdf_of("It rained."))[0].title is None


def test_running_heads_and_page_numbers_are_left_out() -> None:
    pages = [f"Oakham News {number}\nPage words of number {word} and no more.\nIt goes on.\n{number}"
             for number, word in enumerate(["one", "two", "three"], 1)]  # fmt: skip
    assert "Oakham" not in " ".join(pdf(pdf_of(*pages))[1])
    assert "words of number two" in " ".join(pdf(pdf_of(*pages))[1])


def test_a_pdf_without_text_has_no_paragraphs() -> None:
    assert pdf(pdf_of(""))[1] == []


@pytest.mark.parametrize("cut", [5, 60, 200, 400])
def test_a_cut_file_is_refused_or_read(cut: int) -> None:
    whole = pdf_of("It rained on the bridge all day.")
    try:
        assert isinstance(pdf(whole[:cut])[1], list)
    except Unreadable as error:
        assert "damaged" in str(error)  # noqa: PT017  either is right


def test_the_version_names_the_extractor() -> None:
    assert version().startswith("pypdf ")
