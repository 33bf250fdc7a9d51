from __future__ import annotations

from io import BytesIO

import pytest

from factbench.documents.pdf import mended, pdf, version
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


PAGES = [
    """Oakham Roads Committee
Report on the old bridge
Summary
1. The committee met on Tuesday and heard the mayor and two engineers from the
county, who had looked at the bridge since May.
2. It found that 3,200 of the bridges in the county are weak, and that the old
bridge is one of them. It will be rebuilt by the end of the year 2025, as th e
Committee Report 2024
Page 1 of 3""",
    """Oakham Roads Committee
town had asked.
What it will cost
3. The work will cost six million pounds. Of these, four million come from the
county and two million from the town, which has to borrow the money from a
bank in London. Nobody spoke against the plan a nd the vote was taken at once.
The road stays closed until the end of the summer, and the buses will take
Committee Report 2024
Page 2 of 3""",
    """Oakham Roads Committee
the long way round the lake.
4. The committee meets again in June.
Committee Report 2024
Page 3 of 3""",
]


def test_numbered_paragraphs_and_headings_begin_anew_and_feet_do_not_cut_sentences() -> None:
    paragraphs = pdf(pdf_of(*PAGES))[1]
    assert paragraphs[:2] == ["Report on the old bridge", "Summary"]
    assert [each[:2] for each in paragraphs if each[0].isdigit()] == ["1.", "2.", "3.", "4."]
    assert "What it will cost" in paragraphs
    assert paragraphs[3].endswith("by the end of the year 2025, as the town had asked.")
    assert "the buses will take the long way round the lake." in " ".join(paragraphs)
    assert not [each for each in paragraphs if "Committee Report" in each or "Page" in each]


def test_words_torn_apart_are_made_whole_and_short_words_left_alone() -> None:
    assert mended(["Th e rain and the wind. Th e end of it all, a nd the sea."]) == [
        "The rain and the wind. The end of it all, and the sea."
    ]
    whole = ["Plan B and vitamin D, as J F Ray said to me.", "He is at it, so am I, and plans band together."]
    assert mended(whole) == whole


def test_a_pdf_that_anybody_may_open_is_read_whatever_its_cipher() -> None:
    pytest.importorskip("cryptography")
    from pypdf import PdfReader, PdfWriter

    for password, cipher in (("", "AES-128"), ("", "AES-256"), ("x", "AES-256")):
        writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf_of("It rained for a week."))))
        writer.encrypt(password, "o", algorithm=cipher)
        written = BytesIO()
        writer.write(written)
        if password:
            with pytest.raises(Unreadable, match="without a password"):
                pdf(written.getvalue())
        else:
            assert pdf(written.getvalue())[1] == ["It rained for a week."]


def test_pictures_of_pages_are_said_to_be_such() -> None:
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject, NumberObject

    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf_of(""))))
    image = DecodedStreamObject()
    image.set_data(b"\x00")
    names = {"/Type": "/XObject", "/Subtype": "/Image", "/ColorSpace": "/DeviceGray"}
    image.update({NameObject(name): NameObject(value) for name, value in names.items()})
    sizes = {"/Width": 1, "/Height": 1, "/BitsPerComponent": 8}
    image.update({NameObject(name): NumberObject(value) for name, value in sizes.items()})
    shown = DictionaryObject({NameObject("/Im1"): writer._add_object(image)})
    writer.pages[0]["/Resources"][NameObject("/XObject")] = shown  # type: ignore[index]
    written = BytesIO()
    writer.write(written)
    with pytest.raises(Unreadable, match="pictures of pages"):
        pdf(written.getvalue())
