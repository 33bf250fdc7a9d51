"""How wide is the place that a name names, as far as the name tells?"""

from __future__ import annotations

import re

from factbench.english.exclusive import sorts
from factbench.english.name.gazetteer import PlaceWord, entry

_CONTINENT, _COUNTRY, _STATE, _TOWN, _UNSURE = 4, 3, 2, 1, 0


def level(words: str) -> int:
    """How wide a place is, as far as its name tells: 4 a continent to 1 a town, 0 where it may be either."""
    found = {each.name for word in words.split() for each in sorts(word)}
    known = entry(words)
    if "continent" in found:
        return _CONTINENT
    if known is not None and known.place is PlaceWord.COUNTRY:
        return _COUNTRY
    if known is not None and known.place is not None and known.place is not PlaceWord.DEMONYM:
        return _TOWN
    if "state" in found:
        return _STATE
    return _UNSURE if _REGION.search(words) else _TOWN


def canonical(words: str) -> frozenset[str]:
    """The name of a place that is known under several, as a set; empty for any other."""
    known = entry(words)
    return frozenset({known.canonical} if known is not None and known.canonical else ())


# Names of what is wider than a town, or may be.
_REGION = re.compile(
    r"\b(?:Count(?:y|ies)|Province|Region|District|Islands?|Isles?|Republic|Empire|Kingdom|Duchy|Valley|Coast|Peninsula|Colony"
    r"|Territory|State|States|Confederation|Union|Governorate|Prefecture|Bay|River|Mountains?|North|South|East|West|Northern"
    r"|Southern|Eastern|Western|Central|University|College|Hospital|School|Palace|Castle|House|Prison|Battle|Church|Hotel"
    r"|Midlands|Normandy|Brittany|Burgundy|Provence|Tuscany|Lombardy|Piedmont|Sicily|Sardinia|Corsica|Crete|Silesia|Bohemia"
    r"|Prussia|Saxony|Galicia|Catalonia|Punjab|Bengal|Kashmir|Kerala|Gujarat|Bihar|Ontario|Quebec|Alberta|Manitoba|Ulster"
    r"|Munster|Leinster|Connacht|Cornwall|Kent|Essex|Sussex|Surrey|Norfolk|Suffolk|Devon|Dorset|Somerset|Wessex|Siberia"
    r"|Brooklyn|Queens|Manhattan|Bronx|Harlem|Hollywood|Chelsea|Westminster|Soho|Kensington|Hampstead)\b"
    r"|(?:shire|ia|stan|land)\b"
)
