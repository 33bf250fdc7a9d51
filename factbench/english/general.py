"""Which particular words say a general one: that a "quarterback" played says that a "player" did?"""

from __future__ import annotations

from functools import cache

from factbench.english.exclusive import of_realm
from factbench.text.stem import stem
from factbench.text.wordlist import entries


def particulars(word: str) -> frozenset[str]:
    """Return the stems that say what the stem of a more general word says, and more; none for most words.

    >>> stem("quarterback") in particulars(stem("player")), stem("player") in particulars(stem("quarterback"))
    (True, False)
    """
    return _table().get(word, frozenset())


@cache
def _table() -> dict[str, frozenset[str]]:
    table = {stem(word): of_realm(realm) for word, realm in _REALMS.items()}
    for line in entries(_KINDS):
        general, _, rest = line.partition(":")
        words = frozenset(map(stem, rest.split()))
        for word in map(stem, general.strip().split("/")):
            table[word] = table.get(word, frozenset()) | words
    return table


# Words for all of a realm.
_REALMS = {"person": "person", "people": "person", "animal": "animal"}

# General English, by what the words mean; the particular ones leave no doubt of the general one.
_KINDS = """
artist: singer rapper painter sculptor musician guitarist drummer songwriter pianist composer illustrator
musician: singer guitarist drummer bassist pianist rapper violinist songwriter vocalist cellist saxophonist trumpeter
performer/entertainer: singer actor actress comedian dancer rapper musician
actor: actress
player: quarterback linebacker pitcher catcher shortstop outfielder infielder striker midfielder goalkeeper
  goaltender defender footballer cricketer
athlete/sportsman/sportswoman: footballer quarterback sprinter swimmer boxer wrestler cyclist gymnast skier rower
  golfer cricketer
writer: novelist poet playwright essayist screenwriter journalist author biographer
author: novelist poet playwright essayist
politician: senator congressman congresswoman mayor premier chancellor
scientist: physicist chemist biologist astronomer geologist biochemist virologist epidemiologist
doctor/physician: surgeon cardiologist psychiatrist paediatrician pediatrician
woman: actress queen mother daughter wife sister widow
man: king father son husband brother widower
child/children: son sons daughter daughters boy girl baby toddler
sibling/siblings: brother sister brothers sisters
spouse/partner: husband wife
relative/relatives: cousin uncle aunt nephew niece brother sister father mother son daughter
soldier/soldiers: infantryman paratrooper marine
film/movie: documentary sequel
book: novel novella memoir autobiography anthology
publication: newspaper magazine journal
vessel/ship: ferry frigate destroyer cruiser tanker freighter trawler
aircraft: plane aeroplane airplane helicopter jet airliner
vehicle: car truck lorry bus tractor motorcycle
company/business: manufacturer retailer airline publisher conglomerate carmaker brewery insurer studio
building: church palace hospital museum hotel skyscraper cathedral castle temple mosque
place: city town village region setting
settlement: city town village hamlet
weapon: gun rifle pistol bomb missile
disease/illness: cancer malaria tuberculosis cholera measles pneumonia diabetes influenza
storm: hurricane cyclone typhoon blizzard tornado
crime: murder robbery burglary fraud theft arson
award/prize: medal oscar emmy grammy
conflict: war
disaster: earthquake flood hurricane tsunami wildfire
start/started/begin/began: founded formed established launched
dog: terrier schnauzer spaniel poodle labrador retriever
"""
