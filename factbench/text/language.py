"""Which language is this? A vote of scripts and of the commonest words, for choosing rules, not for linguistics."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from factbench.text.wordlist import LETTERS

_SAMPLE = 20_000
"""Code points looked at: a few pages settle the vote."""
_SHARE = 0.08
"""Share of words that must be among a language's commonest; running text has 20 to 45 %, a list of names under 5 %."""
_MARGIN = 1.15
"""How far the winner must be ahead of the second; Norwegian and Danish stay None below it."""


UNKNOWN = "und"
"""The code of a language that nobody can tell and that is not English: "undetermined" in ISO 639-2."""

_BEYOND_SHARE = 0.05
"""Share of words, names apart, with letters beyond ASCII from which a text is not English: the odd "café" stays under
1 %, Czech, Polish, Turkish and Vietnamese have 20 to 70 %."""


def language(text: str) -> str | None:
    """The ISO 639-1 code of the language most of `text` is in; None when unsure, and for "".

    Scripts that one language owns decide alone; in Latin and Cyrillic script the commonest words vote. Where they
    cannot tell, and the text cannot be English, it is `UNKNOWN`.
    """
    sample = text[:_SAMPLE]
    return _by_script(sample) or _by_words(sample) or (UNKNOWN if _is_foreign(sample) else None)


def stopword_share(words: list[str], language: str | None) -> float | None:
    """Share of `words` (casefolded) that are among the commonest of `language`, 0 to 1.

    None where there is no list for the language, and for no words.
    """
    common = _COMMON.get(language or "")
    if common is None or not words:
        return None
    return sum(word in common for word in words) / len(words)


def words_of(text: str) -> list[str]:
    """The words of `text` in reading order, casefolded, without numbers and punctuation."""
    return _WORD.findall(text.casefold())


def _by_script(text: str) -> str | None:
    if not _BEYOND_LATIN.search(text):
        return None
    letters = sum(character.isalpha() for character in text)
    for code, pattern in _scripts().items():
        # Japanese mixes kana with Han, and any page mixes in Latin names: a fifth of the letters is enough.
        if letters and len(pattern.findall(text)) / letters > 0.2:
            return code
    return None


def _by_words(text: str) -> str | None:
    words = words_of(text)
    if not words:
        return None
    counts = Counter(words)
    votes = sorted(
        ((sum([counts[word] for word in common & counts.keys()]), code) for code, common in _COMMON.items()),
        reverse=True,
    )
    (best, code), (second, _) = votes[0], votes[1]
    if best < 3 or best / len(words) < _SHARE or best < _MARGIN * second:
        return None
    return code


def _is_foreign(text: str) -> bool:
    """Whether too many words, names apart, have letters that English does not."""
    words: list[str] = _WORD.findall(text)
    beyond = sum(word[:1].islower() and not word.replace("’", "'").isascii() for word in words)
    return beyond >= 3 and beyond >= _BEYOND_SHARE * len(words)


# Everything from Greek on but general punctuation, currency and letter-like signs, which any page has.
_BEYOND_LATIN = re.compile(r"[\u0370-\u1fff\u2c00-\uffff]")

_WORD = re.compile(rf"{LETTERS}(?:['’]{LETTERS})*")


@cache
def _scripts() -> dict[str, re.Pattern[str]]:
    """Scripts by the language that mostly uses them, kana before Han. Source: Unicode blocks."""
    return {
        "ja": re.compile(r"[\u3040-\u30ff]"),
        "ko": re.compile(r"[\uac00-\ud7a3]"),
        "zh": re.compile(r"[\u4e00-\u9fff]"),
        "el": re.compile(r"[\u0370-\u03ff]"),
        "he": re.compile(r"[\u0590-\u05ff]"),
        "th": re.compile(r"[\u0e00-\u0e7f]"),
        "hi": re.compile(r"[\u0900-\u097f]"),
        "bn": re.compile(r"[\u0980-\u09ff]"),
        "ta": re.compile(r"[\u0b80-\u0bff]"),
        "ka": re.compile(r"[\u10a0-\u10ff]"),
        "hy": re.compile(r"[\u0530-\u058f]"),
    }


# The commonest function words of each language, those of neighbours that differ included on purpose.
_LISTS = {
    "en": "the of and to in a is that for it was on as with be by at this from his her are have has an not they "
    "which or but had were he she its their been who will would more after said than into we you about when",
    "de": "der die das und in den von zu mit sich auf für ist im dem nicht ein eine als auch es an werden aus er "
    "hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor",
    "fr": "le la les de des et à en un une du est que pour qui dans par plus pas au sur ne se ce il sont avec "
    "son sa ses aux été cette ont mais comme ou nous leur elle deux ces être d'un d'une qu'il c'est l'on",
    "es": "el la los las de que y en un una por con no su para es al lo como más del se sus le ya o este ha "
    "pero fue sobre entre cuando desde hasta también todo muy son está era había según años donde",
    "it": "il la di che e in un una per con non del della dei le si da è al sono gli lo più anche dal alla nel "
    "ha come ma i delle su questo o nella ai dalla se dell'anno stato dopo tra essere suo era hanno",
    "pt": "o a os as de que e do da em um uma para com não por no na mais dos das se ao como foi seu sua ou "
    "pelo pela também ele são já entre depois quando até sobre muito há está isso às era mas nos",
    "nl": "de het een en van in is dat op te zijn met voor niet aan er om ook als dan maar bij door naar uit "
    "nog werd wordt heeft hebben deze over ze kan die hij tot meer geen had was worden onder al",
    "sv": "och att det i en som är av för på med den till har de inte om ett från var men sig så vi kan man "
    "när år under också efter eller nu sin där vid mot ska skulle kommer ut får finns vara hade",
    "da": "og at det i en som er af for på med den til har de ikke om et fra var men sig så vi kan man når "
    "også efter eller nu sin der ved mod skal ville kommer ud får være havde blev fordi hvor jeg",
    "no": "og at det i en som er av for på med den til har de ikke om et fra var men seg så vi kan man når "
    "også etter eller nå sin der ved mot skal ville kommer ut får være hadde ble fordi hvor jeg",
    "pl": "w i na z do się nie że to jest o a jak po co od za przez dla są tym ale jego był czy tego oraz ma "
    "które który która może już tylko jednak było być także przed ich przy",
    "tr": "ve bir bu da de için ile olarak çok daha olan gibi en sonra kadar ne ama ya her olduğunu değil "
    "göre ise o mi var ki içinde tarafından büyük yeni iki",
    "id": "yang dan di untuk dengan ini dari dalam itu pada tidak adalah ke akan juga oleh sebagai ada bisa "
    "karena dapat atau telah mereka kami saat lebih sudah tersebut bahwa kepada kita saya",
    "cs": "a v na se je že s z do o i k za ve by to jako po pro od ale při jsou byl bylo byla který která které už "
    "podle jeho také nebo ještě až jen však roce jsem si bude může před této není mezi",
    "sk": "a v na sa je že s z do o i k za vo by to ako po pre od ale pri sú bol bolo bola ktorý ktorá ktoré už "
    "podľa jeho tiež alebo ešte až len však roku som si bude môže pred tejto nie medzi aj",
    "hr": "i u na je se da za su s od o kao a koji koja koje bi nije te iz što po ili to će ali sve još bilo samo "
    "prema godine bio nakon kako zbog ne sam koje biti više",
    "ro": "și în de la a cu pe din că nu să o care pentru mai un este au fi sau dar prin după ce ca sunt al ale "
    "fost iar lui dintre până se cum acest această foarte va unui",
    "hu": "a az és hogy nem is egy meg ez de volt már mint csak még van ha ki el után vagy lesz fel szerint pedig "
    "által azt minden több között ezt lehet ami aki lett",
    "fi": "ja on ei että oli se hän ovat myös kun mutta joka niin kuin sen tai mukaan ollut jo vain ole sekä olla "
    "vuonna ennen jälkeen mitä sitä heidän hänen voi ovat joka jotka",
    "bg": "и на в да за от се с е не че са по като при до които която към ще или след през това беше има още само "
    "който но бе си той преди между му",
    "ru": "и в не на что с он как это по но из у за от так же для его то а все она бы были было был к о до "
    "при их году также или еще уже который которые после",
    "uk": "і в не на що з він як це по але із у за від так для його то а всі вона були було був до при їх "
    "році також або ще вже який які після та є",
}
_COMMON = {code: frozenset(words.split()) for code, words in _LISTS.items()}
