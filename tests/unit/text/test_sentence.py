"""Sentences: where they end and where they do not."""

from __future__ import annotations

import pytest

from factbench.text.sentence import sentences
from tests.linear import grows_linearly


def cut(text: str) -> list[str]:
    """The sentences' words."""
    return [span.of(text) for span in sentences(text)]


@pytest.mark.parametrize(
    "marked",
    [
        "It rained.| We left!| Why?| Nobody knows.",
        "Dr. Mara Quill met Gen. Ode.| They ate.",
        "J. K. Marsh and A.B. Stone wrote it.| It sold well.",
        "The U.S. Senate voted on it.| He lives in the U.S.| The vote was close.",
        "Prices rose 3.5 percent.| She paid $100.00.| It was late.",
        "See Fig. 4 and p. 12 of the annex.| Then stop.",
        "It opened at 9 a.m. Monday.| The doors shut at 5 p.m.| Rain fell.",
        "They left the hall at 6 p.m.| Harbour staff stayed.",
        "Mill Inc. shares fell.| We sold the whole of Mill Inc.| The rest stayed.",
        "“We won.”| She smiled.| ‘Not yet,’ he said.",
        "“No way!” Marsh said.| “Why?” she asked.",
        "“It is late.”| He left.",
        "It ended in 1990.[17]| Then [18] it grew. [19] [20]| More came.",
        "It stood for years.¹²| Then it fell.",
        "He waited…| Then he left.| It was … fine, Marsh thought.",
        "He said “all of it […] Marsh took” and left.| Good.",
        "It rose.|He said so.| See node.Js at www.example.com.The end",
        "She stayed (he did not.)| They won (in 1999).| Good.",
        "The café.\u00a0| Das Haus.",
        "Es war am 3. Oktober 1990.| Er kam z.B. nach Bonn.",
        "Der 2. Weltkrieg endete.| Sie kam.",
        "M. Dupont est arrivé à 8 h.| « C’est fini », dit-il.| Mme Durand est partie.",
        "El Sr. Pérez llegó.| ¿Por qué?| ¡Nadie lo sabe!| La Sra. Gil, de 40 años, habló.",
        "O Sr. Silva chegou às 8h.| Não falou.",
        "Il dott. Rossi è arrivato.| Nessuno parlò.",
        "De heer dr. Jansen kwam.| Het regende.",
        "Hr. Hansen kom den 3. mai.| Det regnet.",
        "Er ging heim.| „Sie ist schön“, sagte Ode.| „Das ist gut.“| Er blieb.| »Nein.«| Sie ging.",
        "Il est parti.| « C’est fini. »| Le maire a parlé.| Hier M. Le Goff et M. Dupont sont venus.",
        "Am 14. Juli kam er z. B. nach Bonn, ca. 50 Gäste bzw. Kinder usw.| Danach ging er.| Es kostet u. a. Geld.",
        "Zum 75. Geburtstag kamen 2,5 Mrd. Euro.| Das war 44 v. Chr. in Rom, Az. 5 K 12.",
        "Hay fruta, p. ej. Manzanas.| El n.º 5 y la Dña. Gil.| «Es así.»| Costó aprox. 5 euros en EE. UU. ayer.",
        "O Sr. Silva e a Dra. Ana chegaram.| “Foi bom.”| Depois saiu com a Exma. Sra. Reis.",
        "Il dott. Rossi parla.| «Bene.»| Poi cita l’art. 5 e il n. 3.",
        "Pan dr. Nowak przyszedł.| Padało.",
        "Team A 3 1\n|Team B 2 2\n|Team C 0 0",
        "Bridge closes after storm\n|The town of Ota closed it.",
        "It rose. [17]| Then it fell.[a]| It was over.",
        "这是。|那是！|好",
        "1. Tea is hot.| 2. Rice is cold.| 3. End.",
        "1) Tea |2) Rice |3) Salt",
        "• Tea |• Rice",
        "a. Tea |b. Rice",
        "We left. . . .| Then came rain.",
        "iPhone sales rose.| iPads fell.",
        "No. 5 won.| No.| Then he left.",
        "Smith et al. Found nothing.",
        "A headline with no stop",
    ],
)
def test_a_sentence_ends_at_each_bar_and_nowhere_else(marked: str) -> None:
    assert cut(marked.replace("|", "")) == [part.strip() for part in marked.split("|")]


def test_blank_text_has_no_sentences() -> None:
    assert [cut(text) for text in ("", " \n\n\t ", "\u00a0")] == [[], [], []]


def test_a_caption_or_headline_ends_with_its_line() -> None:
    assert cut("Harbour opens\nBy Mara Quill\r\nThe harbour opened.") == [
        "Harbour opens",
        "By Mara Quill",
        "The harbour opened.",
    ]


def test_a_line_that_goes_on_in_lower_case_is_one_sentence() -> None:
    assert cut("The harbour opened in\nspring. It shut\nin autumn.") == [
        "The harbour opened in\nspring.",
        "It shut\nin autumn.",
    ]


def test_short_lines_in_lower_case_are_items_of_a_list() -> None:
    assert cut("tea\nrice and salt\nsugar") == ["tea", "rice and salt", "sugar"]


def test_a_blank_line_always_ends_a_sentence() -> None:
    assert cut("The harbour that opened\n\nin spring") == ["The harbour that opened", "in spring"]


def test_lines_filled_to_one_width_are_one_paragraph() -> None:
    text = (
        "The harbour of Lower Quill was opened in the spring by the mayor, Mr.\n"
        "Marsh, who had promised it. He thanked the builders from the town of\n"
        "Stonebridge and said that it had cost less than anybody had expected\n"
        "at the start."
    )
    assert len(sentences(text)) == 2


def test_lines_of_many_lengths_are_not_filled() -> None:
    text = "A caption of the photograph by the harbour\nShort one\nand the rest of it follows here."
    assert len(sentences(text)) == 2


@pytest.mark.parametrize("piece", [" ", "\t", "\n", " \n", "(", "1"])
def test_time_grows_with_length_and_no_faster(piece: str) -> None:
    assert grows_linearly(sentences, piece, size=50_000)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“We go.” Berg said that it was late.", ["“We go.”", "Berg said that it was late."]),
        ("“We go.” Berg said residents pay.", ["“We go.”", "Berg said residents pay."]),
        ("“We go.” Berg told the paper that she won.", ["“We go.”", "Berg told the paper that she won."]),
        ("“We go.” Berg said.", ["“We go.” Berg said."]),
        ("“We go.” Berg said in Ota.", ["“We go.” Berg said in Ota."]),
        ("“We go!” Berg said it aloud.", ["“We go!” Berg said it aloud."]),
    ],
)
def test_a_speaker_behind_a_quotation_may_say_something_else(text: str, found: list[str]) -> None:
    assert [each.of(text) for each in sentences(text)] == found
