from __future__ import annotations

import hashlib
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factbench.errors import InputError, Unreadable
from factbench.stages.extract import extract

DEMO = Path(__file__).parents[3] / "assets" / "demo" / "article.txt"

PROSE = (
    "The council of Oakham voted on Tuesday to rebuild the old bridge. It will cost two million pounds.",
    "Work on the bridge begins in May, the mayor said, and the road stays closed until the end of summer.",
    "Nobody at the meeting spoke against the plan, although three members of the council were absent.",
)
"""Three paragraphs of an article that never was."""

LINES_AROUND = (
    "Home",
    "Share",
    "(ONS)",
    "Photo: Ann Lee",
    "© 2024 Oakham News",
    "OSLO (NTB) — It rained. (NTB)",
    "",
)
"""Lines that stand around articles, or hold more than a paragraph."""

CLEAN = "\n\n".join(["Oakham rebuilds its bridge", "By Ann Lee", "3 May 2024", *PROSE])

HTML = f"""<!DOCTYPE html><html lang="en"><head><title>Oakham rebuilds its bridge</title>
<link rel="canonical" href="https://news.example/bridge">
<meta property="og:site_name" content="Oakham News">
<meta name="author" content="Ann Lee"><meta property="article:published_time" content="2024-05-03T10:00:00Z">
</head><body><nav><a href="/">Home</a><a href="/sport">Sport</a></nav>
<article><h1>Oakham rebuilds its bridge</h1>{"".join(f"<p>{words}</p>" for words in PROSE)}
<p>(This report reached us from a partner.)</p></article><footer>© 2024 Oakham News</footer></body></html>"""


def pdf_of(*lines: str, password: str | None = None) -> bytes:
    """A one-page PDF with these lines, made by hand."""
    from pypdf import PdfReader, PdfWriter

    shown = "\n".join(f"({line}) Tj T*" for line in lines)
    stream = f"BT /F1 12 Tf 14 TL 50 700 Td {shown} ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        " /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    content = b"%PDF-1.4\n"
    places = []
    for number, words in enumerate(objects, 1):
        places.append(len(content))
        content += f"{number} 0 obj\n{words}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    content += (
        f"xref\n0 6\n0000000000 65535 f \n{table}trailer << /Size 6 /Root 1 0 R >>\n"
        f"startxref\n{len(content)}\n%%EOF"
    ).encode()
    if password is None:
        return content
    writer = PdfWriter(clone_from=PdfReader(BytesIO(content)))
    writer.encrypt(password, algorithm="RC4-128")
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


# ------------------------------------------------------------------------------------------------ plain text


def test_the_demonstration_comes_out_as_its_body_title_day_and_site() -> None:
    content = DEMO.read_bytes()
    article = extract(content, media_type="text/plain")
    lines = content.decode().splitlines()
    first = next(index for index, line in enumerate(lines) if len(line) > 150)
    last = next(index for index, line in enumerate(lines) if line.startswith("(This report"))
    assert article.text.split("\n\n") == [line for line in lines[first:last] if line]
    assert article.title == "Israel’s defence chief in Baku for talks with Aliyev"
    assert (article.published, article.published_as) == (date(2023, 7, 13), "13 July 2023, 22:40 GMT+4")
    assert (article.site, article.language, article.extractor) == ("Caspian Courier", "en", "dump 2")


def test_a_clean_article_keeps_all_its_prose_and_gives_its_heading() -> None:
    article = extract(CLEAN)
    assert article.text == "\n\n".join(PROSE)
    assert (article.title, article.authors) == ("Oakham rebuilds its bridge", ("Ann Lee",))
    assert (article.published, article.published_as) == (date(2024, 5, 3), "3 May 2024")
    assert article.extractor == "plain 1"


def test_a_short_sentence_below_the_heading_opens_the_article() -> None:
    article = extract(
        "Oakham opens its bridge\n\nIt is late.\n\nThe bridge opened on Monday after nine years of work."
    )
    assert article.title == "Oakham opens its bridge"
    assert article.text.startswith("It is late.\n\nThe bridge")


@pytest.mark.parametrize(
    "text", ["It rained.", "Prices fell by 3 %", "Ein Satz ist auch ein Artikel.", "雨が降った。"]
)
def test_one_sentence_is_an_article(text: str) -> None:
    assert extract(text).text == text


def test_a_page_without_any_prose_but_menus_is_no_article() -> None:
    with pytest.raises(Unreadable, match="no text of an article"):
        extract("\n".join(["Home", "Sport", "Weather", "© 2024 Oakham News"]))


def test_prose_that_the_line_model_finds_nothing_in_is_kept() -> None:
    lines = [
        "Home",
        "Sport",
        "Culture",
        "Weather",
        "Search",
        "Menu",
        "It rained all day, and then it snowed. Then sun.",
    ]
    assert extract("\n".join(lines)).text == lines[-1]


def test_a_teaser_repeated_from_the_body_is_left_out() -> None:
    menu = ["Home", "Sport", "Weather", "Search", "Sign in", "Share", "Oakham rebuilds its bridge"]
    teaser = "The council of Oakham voted on Tuesday to rebuild the old bridge."
    assert teaser not in extract("\n\n".join([*menu, teaser, *PROSE, "© 2024 Oakham News"])).text.split(
        "\n\n"
    )


def test_the_agency_before_and_behind_the_body_is_no_part_of_it() -> None:
    article = extract("OAKHAM, May 3 (ONS) — It rained all day on the old bridge. Nobody came. (ONS)")
    assert article.text == "It rained all day on the old bridge. Nobody came."


def test_hard_wrapped_lines_stay_one_paragraph_with_their_newlines() -> None:
    text = (
        "The council of Oakham voted on Tuesday to\nrebuild the old bridge, which was closed\n"
        "after a flood, and to widen the road.\n\nWork begins in May.\n"
    )
    assert extract(text).text == text.strip()


def test_a_byte_order_mark_is_gone_and_spans_count_from_behind_it() -> None:
    article = extract(b"\xef\xbb\xbfIt rained\xc2\xa0today.")
    assert article.text == "It rained\xa0today."
    assert [paragraph.in_file for paragraph in article.paragraphs] == [
        paragraph.in_text for paragraph in article.paragraphs
    ]


FILES = st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=60), max_size=12).map("\n".join)


@given(FILES)
def test_every_paragraph_is_the_same_slice_of_the_text_and_of_the_file(text: str) -> None:
    try:
        article = extract(text, media_type="text/plain")
    except InputError:
        return
    for paragraph in article.paragraphs:
        if paragraph.in_file is not None:
            assert paragraph.in_file.of(text.removeprefix("\ufeff")) == paragraph.in_text.of(article.text)


def outcome(content: bytes | str) -> str:
    """The text, or the sentence that refuses it."""
    try:
        return extract(content).text
    except InputError as error:
        return str(error)


@given(st.binary(max_size=300))
def test_any_bytes_give_an_article_or_one_sentence(content: bytes) -> None:
    assert outcome(content).strip()


def test_the_same_content_gives_the_same_article() -> None:
    assert extract(CLEAN) == extract(CLEAN)
    assert (
        extract(CLEAN).snapshot
        == hashlib.sha256(CLEAN.encode()).hexdigest()
        == extract(CLEAN.encode()).snapshot
    )


def test_what_a_person_says_wins_over_what_is_found() -> None:
    said = date(2020, 1, 2)
    article = extract(CLEAN, title="T", published=said, language="de", url="https://a.example/x")
    assert (article.title, article.published, article.published_as) == ("T", said, None)
    assert (article.language, article.url, article.site) == ("de", "https://a.example/x", "a.example")


@pytest.mark.parametrize("content", ["", "  \n ", b"", "\x00"])
def test_nothing_is_refused_in_one_sentence(content: bytes | str) -> None:
    with pytest.raises(Unreadable, match=r"nothing in this|no text"):
        extract(content)


def test_half_a_character_is_refused_at_the_door() -> None:
    with pytest.raises(Unreadable, match="surrogate"):
        extract("It \ud800 rained.")


# ------------------------------------------------------------------------------------------- other formats


def test_a_page_gives_its_article_and_what_it_says_of_itself() -> None:
    article = extract(HTML.encode())
    assert article.text == "\n\n".join(PROSE)
    assert (article.title, article.site, article.authors) == (
        "Oakham rebuilds its bridge",
        "Oakham News",
        ("Ann Lee",),
    )
    assert (article.published, article.url) == (date(2024, 5, 3), "https://news.example/bridge")
    assert article.extractor.startswith("trafilatura 2")
    assert all(paragraph.in_file is None for paragraph in article.paragraphs)


@pytest.mark.parametrize(
    ("media_type", "head"),
    [("text/html; charset=windows-1252", ""), (None, '<meta charset="windows-1252">')],
)
def test_a_page_is_read_in_the_encoding_it_declares(media_type: str | None, head: str) -> None:
    page = f"<html><head>{head}</head><body><p>Café and “crème” cost 5 € in the old town of Oakham.</p></body></html>"
    assert "Café and “crème” cost 5 €" in extract(page.encode("cp1252"), media_type=media_type).text


def test_markdown_gives_its_paragraphs_without_marks() -> None:
    article = extract(
        f"# Oakham *rebuilds* its bridge\n\n{PROSE[0]}\n\n{PROSE[1]}\n", media_type="text/markdown"
    )
    assert (article.title, article.extractor) == ("Oakham rebuilds its bridge", "markdown 1")
    assert article.text == "\n\n".join(PROSE[:2])


def test_a_pdf_gives_its_lines_joined() -> None:
    article = extract(
        pdf_of("The council of Oakham voted on Tues-", "day to rebuild the old bridge over", "the river.")
    )
    assert article.text == "The council of Oakham voted on Tuesday to rebuild the old bridge over the river."
    assert article.extractor.startswith("pypdf ")


def test_an_encrypted_pdf_is_refused() -> None:
    with pytest.raises(Unreadable, match="encrypted"):
        extract(pdf_of("It rained.", password="x"))  # noqa: S106  a password for a test


@pytest.mark.parametrize("content", [b"%PDF-", b"%PDF-1.7\n" + bytes(range(256)), pdf_of("It rained.")[:300]])
def test_a_damaged_pdf_is_refused(content: bytes) -> None:
    with pytest.raises(Unreadable, match=r"damaged|no text"):
        extract(content)


def test_a_page_nested_ten_thousand_deep_is_read_or_refused() -> None:
    assert outcome("<html><body>" + "<div>" * 10_000 + "<p>It rained.</p>").endswith(".")


def test_short_sentences_under_each_other_are_an_article() -> None:
    text = "It rained.\nWe left.\nThey stayed.\nNobody knew."
    assert extract(text).text == text.replace("\n", "\n\n")


def test_the_issuer_and_the_author_at_the_end_are_set_apart() -> None:
    end = ["About Oakham Bridges", "Oakham Bridges has built bridges in forty countries since 1932."]
    article = extract("\n\n".join([*PROSE, *end]))
    assert article.text == "\n\n".join(PROSE)
    article = extract("\n\n".join([*PROSE, "Ann Lee is a reporter for the Oakham News."]))
    assert article.text == "\n\n".join(PROSE)
    assert [aside.text for aside in article.asides] == ["Ann Lee is a reporter for the Oakham News."]


def test_dateline_agency_captions_notices_and_credits_are_fields_of_their_own() -> None:
    lines = (
        "Oakham rebuilds its bridge", "Updated: 4 May 2024, 10:00 GMT+1", "Published: 3 May 2024, 09:00 GMT+1",
        "OAKHAM, May 3 (ONS) — It rained all day on the old bridge, and nobody came. (ONS/AP)",
        "The old bridge at night (Photo: Ann Lee)", PROSE[1], "(This report reached us from a partner.)",
    )  # fmt: skip
    text = "\n\n".join(lines)
    article = extract(text)
    assert (article.dateline, article.agency) == ("OAKHAM, May 3 (ONS)", "ONS")
    assert (article.published, article.updated) == (date(2024, 5, 3), date(2024, 5, 4))
    assert article.updated_as == "4 May 2024, 10:00 GMT+1"
    assert [(each.kind.value, each.text) for each in article.asides] == [
        ("credit", "(ONS/AP)"),
        ("caption", lines[4]),
        ("notice", lines[6]),
    ]
    assert all(each.in_file and each.in_file.of(text) == each.text for each in article.asides)


@given(
    st.lists(st.sampled_from([*PROSE, *LINES_AROUND]) | st.text(max_size=30), max_size=12),
    st.sampled_from(["\n", "\r\n\r\n"]),
)
def test_whatever_is_told_or_set_apart_is_an_exact_slice(lines: list[str], gap: str) -> None:
    text = gap.join(lines)
    try:
        article = extract(text, media_type="text/plain")
    except InputError:
        return
    for paragraph in article.paragraphs:
        assert paragraph.in_file is not None
        assert paragraph.in_file.of(text.removeprefix("\ufeff")) == paragraph.in_text.of(article.text)
    for aside in article.asides:
        assert aside.in_file is not None
        assert aside.in_file.of(text.removeprefix("\ufeff")) == aside.text


# ------------------------------------------------------------------------------------------- kinds of plain text


TRANSCRIPT = """Interview with the Mayor of Oakham on the New Bridge
March 3, 2024

ANNA BELL, HOST: Good morning, and welcome to the programme.

MAYOR TOM RAY: Good morning, Anna.

BELL: The bridge was to cost 4 million pounds. What does it cost now?

RAY: It costs 6 million.

BELL: Why?

RAY: Steel.

(LAUGHTER)

BELL: And when does it open?

RAY: In May 2025.

Share
Subscribe to our newsletter
"""


def test_a_transcript_keeps_every_turn_with_its_speaker() -> None:
    article = extract(TRANSCRIPT)
    told = [line for line in TRANSCRIPT.splitlines() if ": " in line or line == "(LAUGHTER)"]
    assert article.text.split("\n\n") == told
    assert (article.title, article.published) == (TRANSCRIPT.splitlines()[0], date(2024, 3, 3))


def test_speakers_that_stand_above_their_words_stay() -> None:
    said = "Chair\nWelcome to all.\nDr Lee\nThank you. It rained.\nChair\nHow much?\nDr Lee\nThree inches."
    assert extract(f"Committee on Roads\nTuesday 5 March 2024\n\n{said}").text == said.replace("\n", "\n\n")


DUMP = ["Skip to content", "Home", "News", "Sport", "Oakham Courier", "Search", "Menu"]

RELEASE = """Oakham Steel plc Reports Third Quarter 2024 Results

Revenue of $1.42 billion, up 8 percent year over year
Net income of $112 million, or $0.84 per diluted share

OAKHAM, England, October 24, 2024 (GLOBE NEWSWIRE) -- Oakham Steel plc today announced results for the quarter.

"We had a strong quarter," said Ann Lee, chief executive officer. "Orders rose in all regions."

• Gross margin was 31.2 percent, an increase of 110 basis points.
• Operating expenses were $201 million.

For the fourth quarter of 2024, the company expects revenue of $1.45 billion to $1.50 billion.

About Oakham Steel

Oakham Steel is a leading maker of steel. It has 4,000 employees.

Contact:
Tom Ray
+44 20 7946 0000

CONDENSED CONSOLIDATED STATEMENTS OF INCOME
Three Months Ended September 30,
2024 2023
Revenue $ 1,420 $ 1,310
Cost of sales 977 916
"""


def test_a_release_keeps_its_lead_and_figures_and_loses_its_tables() -> None:
    article = extract(RELEASE)
    paragraphs = article.text.split("\n\n")
    assert paragraphs[0] == "Revenue of $1.42 billion, up 8 percent year over year"
    assert "Oakham Steel plc today announced results for the quarter." in paragraphs
    assert "• Operating expenses were $201 million." in paragraphs
    assert paragraphs[-1].startswith("For the fourth quarter of 2024")
    assert (article.title, article.published) == (RELEASE.splitlines()[0], date(2024, 10, 24))
    assert article.dateline == "OAKHAM, England, October 24, 2024 (GLOBE NEWSWIRE)"


def test_what_a_site_says_of_itself_ends_no_release_on_a_page_saved_as_text() -> None:
    lead = f"OAKHAM (ONS) — {PROSE[0]}"
    lines = [
        *DUMP,
        "Council votes to rebuild the old bridge",
        lead,
        *PROSE[1:],
        "Share",
        "Subscribe",
        "About Us",
    ]
    article = extract("\n\n".join([*lines, "Contact Us", "© 2024 Oakham Courier"]))
    assert article.text.split("\n\n") == list(PROSE)


def test_a_list_stays_whole_with_the_line_that_announces_it() -> None:
    items = [
        "- Cars are banned from the bridge",
        "- Buses cross it every 5 minutes",
        "- Tickets cost 2 pounds",
    ]
    announced = "The council passed the rules on Friday. They have three parts:"
    text = "\n".join(["What the new rules say", "", announced, "", *items])
    assert extract(text).text.split("\n\n") == [announced, *items]


def test_rows_of_a_table_and_notices_of_the_browser_are_no_text() -> None:
    rows = ["District  2022  2023  Change", "North  812  861  +6.0", "South  701  745  +6.3"]
    notices = ["Please enable JavaScript to view this page.", "Your browser is not supported."]
    text = "\n\n".join(["Rents rise in Oakham", PROSE[0], *rows, PROSE[1], *notices])
    assert extract(text).text.split("\n\n") == [PROSE[0], PROSE[1]]


@pytest.mark.parametrize(
    "lines",
    [
        ["It rained.", "The river rose.", "Nobody was hurt."],
        ["Rain in Oakham", "River at 3 metres", "Nobody hurt"],
        [
            "The council met on Monday in the town hall.",
            "The river rose by two metres on the same day.",
            "Nobody was hurt in the flood, the mayor said.",
        ],
    ],
)
def test_three_short_lines_are_three_paragraphs(lines: list[str]) -> None:
    assert extract("\n".join(lines)).text.split("\n\n") == lines


@pytest.mark.parametrize(
    ("dateline", "agency"),
    [
        ("WASHINGTON/BRUSSELS, March 3 (Reuters)", "Reuters"),
        ("LONDON and PARIS", None),
        ("London/Paris (AP)", "AP"),
        ("OAKHAM, England, Oct. 24, 2024 /PRNewswire/", None),
    ],
)
def test_a_dateline_of_two_places_is_no_part_of_the_first_sentence(dateline: str, agency: str | None) -> None:
    article = extract(
        f"{dateline} — The two towns agreed on Sunday to build a second tunnel.\n\nTalks go on."
    )
    assert article.text.startswith("The two towns agreed")
    assert (article.dateline, article.agency) == (dateline, agency)


def test_a_page_saved_as_text_gives_its_title_without_the_site_and_its_author() -> None:
    head = ["Council votes to rebuild the old bridge - Oakham Courier", "Ann Lee", "12 March 2024", "Share"]
    article = extract("\n".join([*DUMP, *head, *PROSE, "Related", "© 2024 Oakham Courier"]))
    assert (article.title, article.authors) == ("Council votes to rebuild the old bridge", ("Ann Lee",))
    assert article.published == date(2024, 3, 12)


@pytest.mark.parametrize(
    "line",
    [
        "https://courier.example/2014/04/bridge-20140412345.html",
        "Release No. 2014-04-12",
        "Case # 2014-04-12",
    ],
)
def test_no_day_is_made_of_an_address_or_a_number(line: str) -> None:
    assert extract("\n".join(["Council votes", line, *PROSE])).published is None


def test_a_page_that_declares_latin_1_and_is_utf_8_is_read_as_that() -> None:
    source = HTML.replace("Oakham rebuilds", "Öakham rebuilds").replace(
        "<head>", '<head><meta charset="iso-8859-1">'
    )
    assert (extract(source.encode(), media_type="text/html").title or "").startswith("Öakham")
