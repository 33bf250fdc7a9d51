from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factbench.text.language import UNKNOWN, language, stopword_share, words_of

TEXTS = {
    "en": "The council voted on the plan, and the mayor said that it was the best they could have.",
    "de": "Der Rat hat über den Plan abgestimmt, und die Bürgermeisterin sagte, dass es nicht besser ist.",
    "fr": "Le conseil a voté sur le plan et la maire a dit que ce n’est pas une surprise pour les habitants.",
    "es": "El consejo votó sobre el plan y la alcaldesa dijo que no es una sorpresa para los vecinos de la villa.",
    "it": "Il consiglio ha votato il piano e la sindaca ha detto che non è una sorpresa per gli abitanti della città.",
    "pt": "O conselho votou o plano e a prefeita disse que não é uma surpresa para os moradores da cidade.",
    "nl": "De raad heeft over het plan gestemd en de burgemeester zei dat het niet beter kan voor de mensen.",
    "pl": "Rada głosowała nad planem i nie jest to dla nich nowe, że się na to zgodzili, ale jest po czasie.",
    "cs": "Rada hlasovala o plánu a starosta uvedl, že by to podle něj mohlo být lepší, ale není na to čas.",
    "sk": "Rada hlasovala o pláne a starosta uviedol, že by to podľa neho mohlo byť lepšie, ale nie je na to čas.",
    "hr": "Vijeće je glasalo o planu i gradonačelnik je rekao da to nije bilo ono što su ljudi željeli.",
    "ro": "Consiliul a votat planul, iar primarul a spus că nu este o surpriză pentru cei care au fost în sală.",
    "hu": "A tanács megszavazta a tervet, és a polgármester azt mondta, hogy ez már nem volt meglepetés.",
    "fi": "Neuvosto äänesti suunnitelmasta, ja pormestari sanoi, että se ei ollut yllätys, mutta on jo myös valmis.",
    "bg": "Съветът гласува за плана и кметът каза, че това не е било изненада за хората, които са в града.",
    "ru": "Совет голосовал за план, и она сказала, что это не было для них новостью, но они же согласны.",
    "ja": "市長はこの計画について話しました。",
    "ko": "시장은 이 계획에 대해 말했다.",
    "zh": "市长谈到了这个计划。",
    "el": "Ο δήμαρχος μίλησε για το σχέδιο.",
}


@pytest.mark.parametrize("code", TEXTS)
def test_a_sentence_tells_its_language(code: str) -> None:
    assert language(TEXTS[code]) == code


@pytest.mark.parametrize("text", ["", "123 456", "Oakham Rutland Uppingham", "the", "og det i en som er"])
def test_what_cannot_be_told_is_none(text: str) -> None:
    assert language(text) is None


@given(st.text())
def test_any_text_gives_a_code_or_none(text: str) -> None:
    assert language(text) in {None, UNKNOWN} or len(language(text) or "") == 2


def test_what_cannot_be_english_is_told_from_what_cannot_be_told() -> None:
    assert language("Kötü hava yüzünden uçuşlar gecikti, üç yolcu hastaneye götürüldü.") == UNKNOWN
    assert language("Zoë Müller, François Lenôtre: déjà vu") is None


def test_the_share_of_common_words_is_counted_for_known_languages_only() -> None:
    assert stopword_share(["the", "bridge"], "en") == 0.5
    assert stopword_share(["the"], "xx") is None
    assert stopword_share([], "en") is None


def test_words_are_casefolded_and_keep_inner_apostrophes() -> None:
    assert words_of("Don’t go, 3 times!") == ["don’t", "go", "times"]
