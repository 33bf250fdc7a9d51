"""Which words does a text deny, and which words say the opposite or the same?"""

from __future__ import annotations

import re
from functools import cache

from factbench.text.stem import stem, words
from factbench.text.wordlist import entries


def denied(text: str) -> dict[int, tuple[int, int]]:
    """Return where the words begin that stand in the reach of a negation, each with where that negation stands.

    A negation reaches four words far, up to the next comma, stop or "but"; two cancel each other.

    >>> text = "The council did not approve the plan, but it was built."
    >>> [text[start:][:7] for start in denied(text)]
    ['approve', 'the pla', 'plan, b']
    """
    reached: dict[int, tuple[int, int]] = {}
    for cue in _NEGATION.finditer(text):
        far = cue.end() + _FAR
        stop = _STOP.search(text, cue.end(), far)
        reach = text[cue.end() : stop.start() if stop else far]
        for word in words(reach)[:_REACH]:
            place = cue.end() + word.start
            if reached.pop(place, None) is None:
                reached[place] = cue.span()
    return reached


_REACH = 4
# Four words are never longer; without it a text without a stop would be read again for each negation.
_FAR = 200
_NEGATION = re.compile(
    r"\b(?:not|never|nor|neither|no|none|nobody|nothing|without|cannot|hardly|barely|scarcely|unable\s+to|incapable\s+of"
    r"|lack(?:s|ed|ing)?(?:\s+of)?|absence\s+of|devoid\s+of|fail(?:s|ed)?\s+to|refus(?:es?|ed)\s+to|declin(?:es?|ed)\s+to|yet\s+to|(?:anything|something|anyone|someone)"
    r"\s+(?:but|other\s+than)|instead\s+of|rather\s+than)\b|n['’]t\b",
    re.IGNORECASE,
)
# "not only" denies nothing, and "no doubt", "no. 5" and "not just" neither.
_STOP = re.compile(
    r"[,;:.!?()—–]|\s-+\s|\bbut\b|(?<=not)\s+(?:only|just|merely|until)\b|(?<=no)\s+doubt\b", re.IGNORECASE
)


def opposites(word: str) -> frozenset[str]:
    """Return the stems that say the opposite of a stem; none for most words."""
    return _opposites().get(word, frozenset())


def alike(word: str) -> frozenset[str]:
    """Return the stems that say much the same as a stem, itself left out: support is found in them, no conflict.

    >>> stem("adopted") in alike(stem("approved"))
    True
    """
    return _alike().get(word, frozenset())


def negated_form(word: str) -> frozenset[str]:
    """Return the stems that a prefix or "-less" turns into the opposite of a stem, or that such an ending was put to.

    They need not be words: "table" gives "untable" too.

    >>> "symptomat" in negated_form(stem("asymptomatic")), stem("childless") in negated_form("child")
    (True, True)
    """
    if len(word) < 4:
        return frozenset()
    found = [f"{prefix}{word}" for prefix in _PREFIXES] + [f"{word}less"]
    found += [word[len(each) :] for each in _PREFIXES if word.startswith(each) and len(word) > len(each) + 3]
    if word.endswith("less"):
        found.append(word.removesuffix("less"))
    return frozenset(found)


_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "a", "anti", "mis")


def trend(word: str) -> str | None:
    """Return "up" or "down" for the stem of a word that says which way a number went, else None."""
    return _trends().get(word)


def family(word: str) -> str:
    """Return the stem that stands for all that name the same event as this one, else the stem itself.

    >>> family(stem("murdered")) == family(stem("assassinated"))
    True
    """
    return _families().get(word, word)


# Pairs that exclude each other of one thing at one time; gradual words (good, bad) and words that take either side
# (defeat) do not. A slash joins synonyms.
_PAIRS = """
accept/accepted/approve/approved/adopt/adopted/back/backed/endorse/endorsed : reject/rejected/refuse/
  refused/veto/vetoed/decline/declined/turn-down/dismiss/dismissed
pass/passed : reject/rejected/veto/vetoed/block/blocked
uphold/upheld : overturn/overturned/quash/quashed/annul/annulled/struck/strike/overrule/overruled
win/won/winner/winning/victory : lose/lost/loser/losing/defeat
open/opened/opening/reopen/reopened : close/closed/closing/closure/shut
begin/began/begun/start/started/launch/launched : end/ended/finish/finished/stop/stopped/halt/halted/
  suspend/suspended/cease/ceased
allow/allowed/permit/permitted/legal/lawful/legalize/legalise : ban/banned/forbid/forbade/forbidden/
  prohibit/prohibited/illegal/unlawful/outlaw/outlawed
guilty/convicted/convict/conviction : innocent/acquitted/acquit/acquittal
succeed/succeeded/successful/success/successfully : fail/failed/failure/unsuccessful/unsuccessfully/flop
support/supported/supporter/favour/favor : oppose/opposed/opponent/opposition
include/included/including : exclude/excluded/excluding/omit/omitted
alive/living/survived/survive/survivor : dead/died/killed/deceased
increase/raise/raised/improve/improved/boost/boosted/enhance/enhanced/promote/accelerate/amplify/
  facilitate/induce/elevate/elevated/enable : reduce/reduced/lower/lowered/prevent/prevented/cut/decrease/
  inhibit/inhibited/suppress/suppressed/block/limit/limited/restrict/restricted/mitigate/diminish/impair/
  slow/hinder/weaken/disrupt
confirm/confirmed/affirm : deny/denied/refute/refuted/disprove/debunk/debunked
present/presence : absent/absence
male/man/men/boy/boys : female/woman/women/girl/girls
husband : wife
brother : sister
father : mother
son : daughter
king : queen
actor : actress
north/northern : south/southern
east/eastern : west/western
highest/largest/biggest/most/tallest/longest/fastest/maximum/greatest/top : lowest/smallest/least/fewest/
  shortest/slowest/minimum/bottom
best/best-selling/greatest/finest : worst/poorest
better : worse
high/higher/elevated : low/lower
more/many/greater : fewer/less/few
strong/strongly/robust/stronger : weak/weakly/weaker
majority/most : minority/few
before/prior : after/following
public/publicly : private/privately
positive/positively : negative/negatively
urban : rural
inside/indoors/indoor : outside/outdoors/outdoor
first : last
same/identical/similar : different/distinct/unlike
always/constantly : never/rarely/seldom
true/real/actual/genuine/fact/factual : false/fake/fictional/fictitious/imaginary/hoax/fiction/untrue
long/long-term/longer : short/short-term/brief/shorter
old/oldest/older/elderly : young/youngest/new/newest/younger
rich/wealthy : poor/impoverished
domestic/internal : foreign/external/international
early/earlier/earliest : late/later/latest
hot/warm/warmer/hotter/warming : cold/cool/cooler/colder/cooling
large/big/huge/major/larger/bigger : small/tiny/minor/little/smaller
easy/easily : difficult/hard
fast/quick/rapid/rapidly/quickly : slow/slowly
safe/harmless : dangerous/harmful/unsafe/toxic
love/loved/loves : hate/hated/hates
friend/ally/friendly : enemy/foe/rival/hostile
peace/peaceful : war/warring
love/praise/praised/acclaim/acclaimed : criticize/criticized/criticism/criticise/panned/condemn/condemned
arrive/arrived/enter/entered/join/joined : leave/left/depart/departed/exit/resign/resigned/quit
marry/married/marriage : divorce/divorced
hire/hired/appoint/appointed : fire/fired/dismiss/dismissed/sack/sacked
borrow : lend/lent
buy/bought/purchase/purchased : sell/sold/sale
profit/profits/profitable : loss/losses/unprofitable
surplus : deficit/shortfall
build/built/construct/constructed : demolish/demolished/destroy/destroyed
attack/attacked/offensive : defend/defended/defence/defense/defensive
common/commonly/frequent/frequently/widespread : rare/rarely/uncommon/infrequent/unusual
happy/joyful/cheerful/glad : sad/unhappy/dark/gloomy/depressed
light/bright : dark/dim
wet/rainy : dry/arid
modern/contemporary : ancient/medieval
temporary/temporarily : permanent/permanently
voluntary/voluntarily : mandatory/compulsory/forced
natural/naturally : artificial/synthetic/man-made
human/humans : animal/animals
fresh : salt/saltwater
liberal/left-wing/progressive : conservative/right-wing
hero/protagonist : villain/antagonist
partial/partially/partly : complete/completely/fully/entirely/total/totally/wholly
single/unmarried : married
sole/solo/alone : joint/together/jointly
upper : lower
front : back/rear
vertical : horizontal
minimum : maximum
import/imported : export/exported
remember : forget/forgot
reveal/revealed : hide/hid/hidden/conceal/concealed
free/freed/released/release : imprisoned/jailed/arrested/detained
unite/united/merge/merged : divide/divided/split/separate/separated
optimistic : pessimistic
expensive/costly : cheap/inexpensive
healthy : sick/ill/unhealthy
severe/serious : mild
effective/effectively : ineffective/useless
innocent : guilty
day/daytime : night/nighttime
morning : evening
import : export
"""
_UP = """
rise rises rose risen rising increase increases increased increasing grow grows grew grown growing growth climb climbs
climbed climbing soar soared jump jumped surge surged gain gained up doubled tripled expand expanded upward
"""
_DOWN = """
fall falls fell fallen falling decrease decreases decreased decreasing shrink shrinks shrank shrunk drop drops dropped
dropping decline declines declined declining plunge plunged slump slumped sink sank halved down dip dipped tumble
tumbled downward stagnate stagnated
"""
_FAMILIES = """
kill/killed/murder/murdered/assassinate/assassinated/slain/execute/executed
die/died/death/dies/deceased
born/birth/birthday
found/founded/establish/established/create/created/set/form/formed
open/opened/opening/inaugurate/inaugurated
release/released/publish/published/premiere/premiered/issue/issued/debut/debuted/air/aired
win/won/award/awarded/receive/received/earn/earned
marry/married/wed/marriage/wedding
begin/began/begun/start/started/commence/commenced
end/ended/finish/finished/conclude/concluded/expire/expired
write/wrote/written/author
build/built/construct/constructed/construction/erect/erected
movie/film
play/played/star/starred/portray/portrayed
sell/sold/sale
earn/earned/gross/grossed
elect/elected/election
join/joined/enlist/enlisted
invade/invaded/invasion
discover/discovered/discovery
invent/invented/invention
travel/travelled/traveled
buy/bought/purchase/purchased/acquire/acquired
last/lasted
man/men
woman/women
child/children
"""
# Words that say much the same. Two texts that use them are not always of one event, as those above are.
_ALIKE = """
main/predominant/principal/chief/primary
powerful/potent/strong
group/band
tale/story
movie/film
novel/book
place/site/spot
destination/location
road/street
house/home
town/city
begin/began/begun/start/started/commence/commenced
end/ended/finish/finished/conclude/concluded
buy/bought/purchase/purchased/acquire/acquired/acquisition
sell/sold/sale
build/built/construct/constructed/construction/erect/erected
make/made/produce/produced/create/created/manufacture/manufactured
push/pushed/move/moved
get/got/obtain/obtained/receive/received/gain/gained
give/gave/given/provide/provided/grant/granted
win/won/victory/victor/winner
lose/lost/loss
die/died/dead/death
kill/killed/slay/slain
marry/married/wed/marriage/wedding/wife/husband/spouse
appoint/appointed/named/nominated
join/joined/member
leave/left/depart/departed/quit
keep/kept/retain/retained/maintain/maintained
become/became/turned
work/worked/job/employ/employed
write/wrote/written/author/authored/pen/penned
appear/appeared/star/starred/feature/featured
publish/published/release/released
need/needs/require/required/requires
hit/struck/strike
vote/voted/ballot/elect/elected/election
protest/protested/demonstration/demonstrate
famous/renowned/celebrated/noted
rich/wealthy
whole/entire
almost/nearly
common/widespread
important/significant/crucial
difficult/hard
right/correct
evolve/evolved/develop/developed
announce/announced/declare/declared/proclaim/proclaimed
demand/demanded/call/called
money/fund/funds
rise/rises/rose/risen/rising/increase/increased/increases/increasing/grow/grew/grown/growing/growth/climb/climbed
fall/fell/fallen/falling/decrease/decreased/decreasing/drop/dropped/decline/declined/declining/shrink/shrank/shrunk
reduce/reduced/reduction/lower/lowered/lessen/diminish
kid/kids/child/children
show/shows/series/programme/program
large/larger/big/bigger/huge/massive/enormous
largest/biggest
small/smaller/little/tiny
smallest/littlest
help/helped/assist/assisted/assistance/aid/aided
teach/taught/teaching/teacher
locate/located/location/situated
live/lived/living/reside/resided/resident/inhabitant
doctor/physician
lawyer/attorney
car/automobile
company/firm/corporation
singer/sing/sang/sung/vocalist
injure/injured/injury/wound/wounded/hurt
arrest/arrested/detain/detained
lead/led/leader/leading/head/headed
rule/ruled/govern/governed/reign/reigned
own/owned/owner/ownership
move/moved/relocate/relocated
attack/attacked/assault/assaulted
fight/fought/battle/battled
law/legislation
country/nation
allow/allowed/permit/permitted/let
illness/disease
drug/medicine/medication
annual/annually/yearly
global/globally/worldwide
rapid/rapidly/fast/quick/quickly
gather/gathered/assemble/assembled
scientist/researcher
contain/contained/comprise/comprised/consist
destroy/destroyed/destruction/demolish/demolished
choose/chose/chosen/select/selected/selection
defeat/defeated/beat/beaten
speak/spoke/spoken/speech
give/gave/given/donate/donated
fly/flew/flown/flight
lose/lost/loss
think/thought/believe/believed
say/said/state/stated/announce/announced/declare/declared
retire/retired/retirement
graduate/graduated/graduation
perform/performed/performance
compose/composed/composer/composition
paint/painted/painter/painting
direct/directed/director
produce/produced/producer/production
act/acted/actor/actress/acting
identify/identified/discover/discovered/discovery/find/found/detect/detected
reveal/revealed/unveil/unveiled/announce/announced
nickname/nicknamed/dub/dubbed
adapt/adapted/adaptation/base/based
disband/disbanded/dissolve/dissolved
earn/earned/gross/grossed
agreement/deal/pact/accord/treaty
jail/jailed/imprison/imprisoned/imprisonment/prison
seize/seized/capture/captured
visit/visited/trip/travel/travelled/traveled
explosion/explode/exploded/blast
fire/blaze
unemployment/unemployed/jobless
covid/coronavirus
vaccine/vaccination/vaccinate/vaccinated/jab/inoculate/inoculated
inhabitant/inhabitants/resident/residents/population/people
troops/soldiers/soldier
earthquake/quake/tremor
sign/signed/signature/signing
charge/charged/indict/indicted/indictment
essential/necessary/necessity/vital
variant/strain
former/ex
region/area
"""

# Forms of one word that no ending makes. Left out are those that are another word too: "found", "left", "saw", "lay".
_FORMS = """
arise/arose/arisen
bear/bore/borne
bind/bound
bite/bit/bitten
bleed/bled
blow/blew/blown
break/broke/broken
breed/bred
bring/brought
catch/caught
come/came
deal/dealt
dig/dug
draw/drew/drawn
drink/drank/drunk
drive/drove/driven
eat/ate/eaten
feed/fed
feel/felt
flee/fled
forget/forgot/forgotten
forgive/forgave/forgiven
freeze/froze/frozen
go/went/gone
hang/hung
hear/heard
hide/hid/hidden
hold/held
know/knew/known
mean/meant
meet/met
overcome/overcame
oversee/oversaw/overseen
overtake/overtook/overtaken
overthrow/overthrew/overthrown
pay/paid
ride/rode/ridden
ring/rang/rung
run/ran
see/seen
seek/sought
send/sent
shake/shook/shaken
shine/shone
shoot/shot
show/shown
sink/sank/sunk
sit/sat
sleep/slept
spend/spent
spin/spun
spring/sprang/sprung
stand/stood
steal/stole/stolen
stick/stuck
strive/strove/striven
swear/swore/sworn
sweep/swept
swim/swam/swum
swing/swung
take/took/taken
tear/tore/torn
tell/told
throw/threw/thrown
undergo/underwent/undergone
understand/understood
undertake/undertook/undertaken
uphold/upheld
wake/woke/woken
wear/wore/worn
withdraw/withdrew/withdrawn
withhold/withheld
withstand/withstood
analysis/analyses
bacterium/bacteria
crisis/crises
criterion/criteria
foot/feet
half/halves
hypothesis/hypotheses
knife/knives
mouse/mice
person/people
phenomenon/phenomena
thief/thieves
tooth/teeth
wife/wives
wolf/wolves
"""
# Spellings of one word in Britain and America of which the stems part early.
_SPELLINGS = """
armour/armor
behaviour/behavior
calibre/caliber
centre/center
colour/color
favour/favor
fibre/fiber
grey/gray
honour/honor
humour/humor
labour/labor
litre/liter
metre/meter
odour/odor
plough/plow
rumour/rumor
tumour/tumor
vapour/vapor
"""


@cache
def _opposites() -> dict[str, frozenset[str]]:
    table: dict[str, frozenset[str]] = {}
    for line in entries(_PAIRS):
        one, _, other = line.partition(":")
        left, right = (frozenset(map(stem, side.strip().split("/"))) for side in (one, other))
        for mine, theirs in ((left, right), (right, left)):
            for word in mine - {""}:
                table[word] = table.get(word, frozenset()) | theirs
    ups, downs = (
        frozenset(word for word, way in _trends().items() if way == each) for each in ("up", "down")
    )
    for mine, theirs in ((ups, downs), (downs, ups)):
        for word in mine:
            table[word] = table.get(word, frozenset()) | theirs
    return table


@cache
def _alike() -> dict[str, frozenset[str]]:
    table: dict[str, frozenset[str]] = {}
    for line in [*entries(_PAIRS), *entries(_ALIKE), *entries(_FORMS), *entries(_SPELLINGS)]:
        for side in line.split(":"):
            stems = frozenset(map(stem, side.strip().split("/"))) - {""}
            for word in stems:
                table[word] = table.get(word, frozenset()) | (stems - {word})
    return table


@cache
def _trends() -> dict[str, str]:
    return {stem(word): way for way, words in (("up", _UP), ("down", _DOWN)) for word in words.split()}


@cache
def _families() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in _FAMILIES.split():
        members = [stem(word) for word in line.split("/")]
        for member in members:
            table.setdefault(member, members[0])
    return table
