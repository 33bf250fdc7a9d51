from __future__ import annotations

import pytest

from factbench.documents.notice import is_biography, is_caption, is_notice, without_credits
from factbench.text.span import Span


@pytest.mark.parametrize(
    "line",
    [
        "(This report reached us from a partner agency.)",
        "[With inputs from our desk in Oslo]",
        "This story was originally published in May.",
        "A version of this article appeared in print.",
        "This article has been updated with a reply.",
        "Editor’s note: names were changed.",
        "(Reporting by Ann Lee; editing by Bo Dahl)",
        "Reporting by Ann Lee in Oslo; editing by Bo Dahl",
        "Correction: the bridge is older.",
        "© 2024 Oakham News",
        "All rights reserved.",
        "Subscribe to our letter",
        "Get the best of it in our weekly newsletter",
        "Read more about bridges",
        "THIS IS A LIVE BLOG. SCROLL DOWN FOR THE LATEST UPDATES.",
        "Our live coverage has ended.",
        "Bridge falls in Oakham, and nobody knows why [NEWS]",
        "[Related: Bridge falls in Oakham]",
        "Follow our live blog for the latest.",
        "“swipe left below to view more authors”",
        "— Ann Lee 🌉 (@annlee) July 18, 2024",
        "All bridges shown here are independently selected by our editors.",
    ],
)
def test_remarks_about_the_text_are_notices(line: str) -> None:
    assert is_notice(line)


@pytest.mark.parametrize(
    "line",
    [
        "This report by the council was published in May and names three reasons.",
        "Reporting by the council shows that the bridge was closed.",
        "The story has been told before.",
        "Readers follow the council closely.",
        "(This happened twice.)",
        "Live coverage of the trial was banned.",
        "Scrolls were found in the cave.",
        "He said: “They call it safe” [NEWS] in May",
        "It fell in May. [SIC]",
        "— It rained on July 18, 2024",
        "He subscribed to the plan.",
        "It rained. " * 200 + "All rights reserved.",
        "",
    ],
)
def test_what_speaks_of_the_world_is_none(line: str) -> None:
    assert not is_notice(line)


@pytest.mark.parametrize(
    "line",
    [
        "Photo: Ann Lee",
        "The bridge in May. Image Credit: ONS",
        "The bridge (Source: ONS)",
        "The bridge/AFP",
        "Pictured: Ann Lee walks over the bridge.",
        "Image caption, Ann Lee walks over the bridge",
    ],
)
def test_who_took_a_picture_makes_a_caption(line: str) -> None:
    assert is_caption(line)


@pytest.mark.parametrize(
    "line", ["He took a photo of it.", "It was a picture of misery.", "(a photo," * 5000, ""]
)
def test_a_sentence_on_pictures_is_no_caption(line: str) -> None:
    assert not is_caption(line)


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("OSLO (NTB) — It rained. (NTB/AP)", "It rained."),
        ("Oslo, July 4 (NTB) - It rained.", "It rained."),
        ("OSLO, Norway -- “It rained,” she said.", "“It rained,” she said."),
        ("NASA — the space agency — said no.", "NASA — the space agency — said no."),
        ("It rained in Oslo (and in Bergen).", "It rained in Oslo (and in Bergen)."),
        ("It rained (NTB)", "It rained (NTB)"),
        ("(NTB)", "(NTB)"),
    ],
)
def test_the_agency_is_cut_off_at_either_end(text: str, bare: str) -> None:
    assert without_credits(text, Span(0, len(text))).of(text) == bare


def test_only_the_first_paragraph_has_a_dateline() -> None:
    text = "OSLO (NTB) — It rained."
    assert without_credits(text, Span(0, len(text)), first=False).of(text) == text


@pytest.mark.parametrize(
    "line",
    [
        "Get the best of Oakham sent to your inbox every Friday.",
        "Sign up for our weekly newsletter and never miss a walk.",
        "We may earn a commission when you buy a tent.",
        "If you buy something through our links, the shop pays us.",
        "Bo Ek and Una May contributed to this report.",
        "Additional reporting by Bo Ek.",
        "Follow the Oakham News on Facebook and Instagram.",
        "If you liked this story, tell a friend.",
        "Comments on this page are moderated.",
        "Related: Ten bridges that fell",
        "You may also like",
        "The views expressed in it are those of the author.",
        "Prices are subject to change without notice.",
    ],
)
def test_what_a_site_says_to_readers_and_buyers_is_a_notice(line: str) -> None:
    assert is_notice(line)


@pytest.mark.parametrize(
    "line",
    [
        "The company earned a commission of two million pounds on the sale of the bridge.",
        "The editor of the Oakham News was arrested on Monday, and the paper did not appear.",
        "She follows the minister on Twitter and reads each of his letters.",
        "Evan Lee is a reporter for the Oakham News.",
        "The network changed its privacy policy in 2018.",
        "Comments by the mayor angered the council.",
        "The council may receive a share of the toll, the mayor said.",
    ],
)
def test_what_the_world_says_of_such_things_is_none(line: str) -> None:
    assert not is_notice(line)


def test_who_wrote_it_is_told_only_at_the_end() -> None:
    assert is_biography("Ann Lee is a staff writer at the Oakham News. She keeps bees.")
    assert is_biography("Ann Lee covers bridges. Follow Ann Lee on Twitter @annlee.")
    assert is_biography("She can be reached at ann@oakham.example.")
    assert not is_biography("Ann Lee is a baker in Oakham.")


@pytest.mark.parametrize(
    "line",
    [
        "Please enable JavaScript to read this page.",
        "You are using an old browser, and some of this may look odd.",
        "Your browser does not support the video tag.",
        "Lesen Sie auch: Regen in Oakham",
        "Les også: Regn i Oakham",
        "Got a story? Get in touch with the desk.",
        "Find the Oakham Courier on Google News.",
        "With reports from ONS and PA",
        "Become a member today to support our work.",
    ],
)
def test_what_a_page_says_of_browsers_letters_and_other_pages_is_a_notice(line: str) -> None:
    assert is_notice(line)


@pytest.mark.parametrize(
    "line",
    [
        "Spain opposed the island becoming a member, fearing that it would bring troops to its shores.",
        "The firm said that its browser does not support the old format.",
        "Comments by the mayor angered the council.",
    ],
)
def test_what_is_told_of_members_browsers_and_comments_is_none(line: str) -> None:
    assert not is_notice(line)
