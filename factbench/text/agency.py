"""Which news agency is meant, however its name is written?"""

from __future__ import annotations

import re

from factbench.text.wordlist import entries


def agency(name: str) -> str | None:
    """The one name of the news agency that `name` is a name of, else None.

    >>> agency("The Associated Press"), agency("AP"), agency("Brint Courier")
    ('Associated Press', 'Associated Press', None)
    """
    return _NAMES.get(_bare(name))


def one_name(origin: str) -> str:
    """An origin under the one name that its agency has, else as it is, without blanks around it."""
    return agency(origin) or " ".join(origin.split())


def _bare(name: str) -> str:
    return re.sub(r"[\W_]|\A(?:the|by)\b", "", name.strip(), flags=re.IGNORECASE).casefold()


# Source: Wikipedia, "List of news agencies".
_TABLE = """
Associated Press: AP, AP News
Reuters: Thomson Reuters, Reuters News Agency
Agence France-Presse: AFP
Press Association: PA, PA Media, PA News Agency
Deutsche Presse-Agentur: dpa, dpa International
Austria Presse Agentur: APA
Australian Associated Press: AAP
Canadian Press: La Presse canadienne
Press Trust of India: PTI
Asian News International: ANI
Indo-Asian News Service: IANS
United Press International: UPI
Anadolu: Anadolu Agency, Anadolu Ajansı
TASS: ITAR-TASS, TASS News Agency
Interfax:
Xinhua: Xinhua News Agency
Kyodo: Kyodo News
Jiji Press: Jiji
Yonhap: Yonhap News Agency
EFE: Agencia EFE
ANSA: Agenzia ANSA
Lusa: Agência Lusa
Belga: Belga News Agency
ANP: Algemeen Nederlands Persbureau
Tidningarnas Telegrambyrå: TT, TT News Agency
NTB: Norsk Telegrambyrå
Ritzau:
STT: Suomen Tietotoimisto
Polska Agencja Prasowa: PAP, Polish Press Agency
Ukrinform:
IRNA: Islamic Republic News Agency
South African Press Association: SAPA
Turan: Turan Information Agency
"""
_NAMES = {
    _bare(each): one
    for one, _, others in (line.partition(":") for line in entries(_TABLE))
    for each in [one, *others.split(",")]
    if each.strip()
}
