"""Which words stand for things of one sort, of which one thing is commonly only one?"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from factbench.english.name.gazetteer import PlaceWord, entry
from factbench.text.calendar import MONTHS, WEEKDAYS
from factbench.text.stem import stem
from factbench.text.wordlist import entries


class ExclusiveSort(NamedTuple):
    """A sort of things. `value` tells synonyms apart from rivals: "movie" and "film" have one value."""

    name: str
    value: str


def sorts(word: str) -> tuple[ExclusiveSort, ...]:
    """Return the sorts of one printed word, each with the value it stands for; none for most words.

    A demonym or country is of the sort "country".

    >>> sorts("films"), sorts("Danish")
    ((ExclusiveSort(name='medium', value='film'),), (ExclusiveSort(name='country', value='Denmark'),))
    """
    found = _table().get(word.lower(), ())
    if not word[:1].isupper():
        return found
    known = entry(word)
    if known is None or known.place not in (PlaceWord.COUNTRY, PlaceWord.DEMONYM):
        return found
    within = _PARTS_OF.get(known.canonical, ())
    return (*(ExclusiveSort("country", each) for each in (known.canonical, *within)), *found)


# What is English is British too: both words have the smaller country's value.
_PARTS_OF = {"United Kingdom": ("England", "Scotland", "Wales", "Northern Ireland")}


def exclude(word: str, other: str) -> bool:
    """Return whether two printed words may stand for two things of one sort: false of "English" beside "British"."""
    return frozenset(sorts(word)).isdisjoint(sorts(other))


def realm(word: str) -> str | None:
    """Return what a noun in lower case names at bottom: "person", "place", "work", ...; None where unknown.

    Nothing is of two realms: what is a person is no place. Words that take either side ("house", "cell") have none.

    >>> realm("drummer"), realm("village"), realm("films"), realm("thing")
    ('person', 'place', 'work', None)
    """
    return _realms().get(stem(word)) or ("person" if word.endswith(_PERSONS) and len(word) > 6 else None)


def of_realm(name: str) -> frozenset[str]:
    """Return the stems of the nouns of a realm that are listed."""
    return frozenset(word for word, found in _realms().items() if found == name)


# "teacher", "actor", "economist", "historian", "actress", "millionaire".
_PERSONS = ("ist", "ician", "ists", "icians", "ographer", "ographers", "ologist", "woman", "women", "smith")


@cache
def _realms() -> dict[str, str]:
    return {
        stem(word): name.strip()
        for line in entries(_REALMS)
        for name, _, rest in [line.partition(":")]
        for word in rest.split()
    }


@cache
def _table() -> dict[str, tuple[ExclusiveSort, ...]]:
    table: dict[str, tuple[ExclusiveSort, ...]] = {}
    for line in entries(_SORTS):
        name, _, rest = line.partition(":")
        for group in rest.split():
            sort = ExclusiveSort(name.strip(), stem(group.split("/")[0]))
            # By their printed forms: of one stem are "detective" and "detection", "general" and "generation".
            for word in dict.fromkeys(form for each in group.split("/") for form in _forms(each.lower())):
                table[word] = (*table.get(word, ()), sort)
    return table


def _forms(noun: str) -> tuple[str, str]:
    """A noun and its plural."""
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun, f"{noun}es"
    return noun, f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2:-1] not in "aeou" else f"{noun}s"


# General English, a line a sort; a slash joins what may be said of one and the same thing.
_SORTS = f"""
medium: film/movie/documentary book/novel/novella/memoir/autobiography/biography song/
  single/track album/LP series/sitcom/show/programme/program/documentary opera/musical poem painting/mural
  sculpture/statue comic/manga magazine newspaper/gazette game/videogame ballet symphony essay play
genre: rock/metal jazz blues pop/disco rap/hip-hop/hiphop country/bluegrass folk reggae/dancehall techno/
  electronic/house punk soul/gospel comedy/comic/sitcom/funny drama/tragedy horror thriller western
  romance/romantic mystery/detective fantasy/fantastical science-fiction/sci-fi/scientific crime/gangster
  war/wartime animated/animation/cartoon/anime superhero porn/pornography/pornographic adventure satire/
  satirical
occupation: actor/actress/acting/acted singer/vocalist/singing guitarist drummer bassist pianist violinist
  rapper composer songwriter dancer/choreographer model/modeling/modelling comedian director/filmmaker/
  directing producer/producing screenwriter playwright/dramatist novelist essayist
  biographer poet journalist/reporter/columnist editor publisher painter sculptor architect photographer
  politician/politics/senator/congressman/governor/statesman lawyer/attorney/barrister judge/jurist
  doctor/physician/surgeon nurse dentist veterinarian physicist chemist biologist/
  biochemist mathematician/statistician astronomer geologist economist philosopher historian psychologist/
  psychiatrist engineer inventor teacher/professor/educator/academic/lecturer priest/bishop/cardinal/pope/
  monk/nun/theologian/reverend soldier/general/colonel/lieutenant/officer/marine sailor/admiral pilot/
  aviator/astronaut farmer/planter businessman/entrepreneur/industrialist/merchant/businesswoman banker/
  financier chef/cook explorer spy gangster/mobster/outlaw footballer/quarterback/linebacker
  cricketer golfer boxer wrestler swimmer skier cyclist/biker jockey driver/racer sprinter/runner
  pitcher/catcher/outfielder/shortstop/infielder goaltender
  activist/abolitionist/suffragette detective/policeman/sheriff magician clown librarian accountant
sport: football/soccer/nfl basketball/nba baseball/mlb hockey/nhl tennis cricket rugby golf boxing
  wrestling swimming skiing cycling volleyball rowing fencing gymnastics lacrosse badminton chess poker
  sailing archery
position: pitcher catcher outfielder/outfield shortstop infielder/infield quarterback linebacker/
  cornerback/safety goalkeeper/goaltender/goalie striker/forward midfielder defender/defenseman/defenceman
  receiver guard center/centre fielder baseman
colour: red/crimson/scarlet blue/navy green yellow orange purple/violet pink brown black white grey/gray
  gold/golden silver
shape: triangle/triangular oval/elliptical round/circle/circular square rectangle/rectangular hexagon/hexagonal
  octagon/octagonal pentagon/pentagonal
season: spring summer autumn/fall winter
month: {" ".join(MONTHS).lower()}
weekday: {" ".join(WEEKDAYS).lower()}
state: alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho
  illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota
  mississippi missouri montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah
  vermont virginia wisconsin wyoming
continent: africa/african europe/european asia/asian australia/australian/oceania
  antarctica/antarctic
religion: christian/christianity catholic/catholicism protestant/lutheran/methodist/baptist/anglican/
  presbyterian jewish/judaism/jew muslim/islam/islamic/moslem hindu/hinduism buddhist/buddhism/buddha
  sikh/sikhism atheist/atheism mormon/mormonism pagan orthodox
party: democrat/democratic/democrats republican/republicans labour/labor tory/tories
  communist/communism/communists socialist/socialism fascist/fascism/nazi green/greens whig/whigs
  libertarian federalist
language: english french german spanish italian latin greek russian chinese/mandarin/cantonese japanese
  arabic hebrew hindi portuguese dutch polish swedish korean turkish
instrument: guitar piano/keyboard drum/drums violin/fiddle cello trumpet saxophone flute bass harp organ
  banjo clarinet trombone
species: human/humans/people/person/patients/patient mouse/mice/murine rat/rats dog/dogs/canine cat/cats/
  feline pig/pigs/porcine/swine monkey/monkeys/macaque/macaques/primate/primates bat/bats bird/birds/avian
  chicken/chickens/poultry cow/cattle/bovine horse/horses/equine sheep/ovine ferret/ferrets hamster/
  hamsters rabbit/rabbits fish mink pangolin/pangolins camel/camels tiger/tigers lion/lions elephant/
  elephants snake/snakes/reptile/reptiles spider/spiders insect/insects shark/sharks whale/whales/dolphin/
  dolphins
age: child/children/kid/kids/pediatric/paediatric/infant/infants/baby/babies/newborn/newborns/toddler/
  teenager/teenagers/adolescent/adolescents adult/adults elderly/seniors
organ: lung/lungs/pulmonary/respiratory heart/cardiac/cardiovascular liver/hepatic kidney/kidneys/renal
  brain/neural/neurological/cerebral gut/intestine/intestinal/gastrointestinal/bowel stomach/gastric skin/
  dermal blood/plasma/serum bone/bones muscle/muscles eye/eyes/ocular ear/ears nose/nasal tongue throat
  mouth/oral hand/hands foot/feet arm/arms leg/legs head pancreas/pancreatic spleen breast prostate
  bladder placenta/placental
direction: north/northern/northward south/southern/southward east/eastern/eastward west/western/westward
  northeast/northeastern northwest/northwestern southeast/southeastern southwest/southwestern
side: left right
medal: gold silver bronze
cell: antibody/antibodies lymphocyte/lymphocytes neutrophil/neutrophils macrophage/macrophages monocyte/
  monocytes platelet/platelets fibroblast/fibroblasts epithelial/epithelium endothelial/endothelium
  neuron/neurons
disease: influenza/flu covid/coronavirus/sars/mers cancer/tumor/tumour/leukemia malaria tuberculosis/tb
  pneumonia measles hiv/aids ebola diabetes/diabetic asthma hepatitis dengue cholera smallpox polio
  stroke/aneurysm alzheimer/dementia
meal: breakfast lunch dinner/supper
branch: army navy/naval/marines airforce police
grade: bachelor/undergraduate master/masters doctorate/phd/doctoral
status: married/marry divorced/divorce single/unmarried/bachelor widowed/widow/widower
material: wood/wooden/timber stone/granite/marble brick steel/iron glass plastic concrete paper bronze brass
  copper aluminium/aluminum
  cloth/cotton/wool/silk
planet: mercury venus earth mars jupiter saturn uranus neptune pluto moon
fruit: apple orange banana grape lemon strawberry cherry peach pear
drink: wine beer whisky/whiskey vodka gin rum coffee tea milk water juice
food: meat/beef pork chicken fish rice bread cheese potato vegetable/vegetables fruit
vehicle: car/automobile train/railway bus plane/airplane/aircraft ship/boat bicycle/bike truck/lorry
  motorcycle tram helicopter
"""

_REALMS = """
person: person man woman boy girl actor actress singer vocalist musician guitarist drummer rapper composer
  songwriter dancer choreographer comedian director filmmaker producer screenwriter playwright writer
  author novelist poet journalist reporter editor publisher painter sculptor architect photographer artist
  politician senator congressman governor statesman lawyer attorney judge jurist doctor physician surgeon
  nurse dentist scientist physicist chemist biologist mathematician astronomer economist philosopher
  historian psychologist engineer inventor teacher professor educator priest bishop pope monk nun
  theologian soldier general officer sailor admiral pilot astronaut farmer businessman businesswoman
  entrepreneur banker chef cook explorer spy criminal gangster mobster outlaw footballer quarterback
  cricketer golfer boxer wrestler swimmer skier cyclist jockey driver racer athlete player activist
  detective policeman magician clown librarian accountant murderer killer criminal lyricist wrestler boxer
  presenter broadcaster entertainer hunter pioneer king queen prince princess emperor empress duke
  duchess president chancellor mayor ambassador minister secretary mother father son daughter brother
  sister husband wife celebrity personality coach manager pitcher catcher outfielder linebacker goalkeeper
  striker midfielder defender professional citizen leader scholar scientist researcher lecturer diplomat baron
  earl lord saint prophet host magnate tycoon nobleman landowner prosecutor councillor congresswoman midwife
  gymnast rower sprinter umpire referee shortstop quarterback monarch ruler warlord pharaoh sultan caliph tsar
  terrorist pirate knight
work: hit video podcast film movie book novel novella song single album record series sitcom show
  soundtrack drama musical
  opera poem painting sculpture comic manga magazine newspaper documentary ballet symphony essay memoir
  autobiography biography anthology videogame miniseries episode franchise trilogy telenovela sequel tale
place: city town village country nation river mountain island lake ocean sea desert valley peninsula
  street road highway state province county capital municipality suburb continent region district borough
  territory kingdom republic archipelago airport harbour harbor atoll strait canyon glacier volcano forest
  constituency
building: bridge castle palace church cathedral temple mosque hospital prison museum restaurant hotel
  skyscraper stadium monument lighthouse tower
organisation: website channel brand conglomerate institute militia regiment company corporation firm party
  band orchestra club team university college school bank
  agency church charity union league airline label network manufacturer retailer duo trio group ensemble
animal: dog cat horse bird fish insect mammal reptile dinosaur spider snake whale shark elephant tiger
  lion breed
plant: tree flower shrub herb grass fern
food: dish sauce cheese bread soup dessert cake cuisine beverage wine beer whisky cocktail liqueur spirit
vehicle: car truck ship boat aircraft airplane helicopter motorcycle train locomotive submarine bicycle
sport: football basketball baseball hockey tennis cricket rugby golf chess poker
event: siege revolution uprising coup summit pandemic epidemic outbreak war battle festival tournament
  election riot massacre earthquake hurricane wedding ceremony holiday
  championship
device: weapon rifle pistol computer telephone smartphone camera instrument guitar piano violin machine
  engine
substance: element metal gas mineral chemical compound acid drug medicine medication vitamin protein
  hormone
disease: disease disorder syndrome infection cancer virus
language: language dialect alphabet
body: planet star moon asteroid comet galaxy constellation
"""
