"""Which nouns does "the" make definite, and which of them say too little so?"""

from __future__ import annotations

from factbench.english.lexicon.times import SEASONS
from factbench.text.calendar import WEEKDAYS, lower
from factbench.text.wordlist import wordlist

PERSONS = wordlist(
    """
    man woman boy girl child person suspect victim driver officer minister president premier chancellor king queen
    prince princess mayor governor senator judge lawyer attorney prosecutor doctor nurse teacher professor student
    author writer actor actress singer artist director chairman chairwoman spokesman spokeswoman spokesperson
    official leader candidate player coach captain soldier general colonel pilot priest bishop pope rabbi imam
    father mother son daughter brother sister husband wife uncle aunt grandfather grandmother friend neighbour neighbor
    journalist reporter analyst expert scientist researcher economist activist lawmaker politician ambassador diplomat
    envoy secretary founder owner manager executive worker employee employer patient prisoner gunman attacker killer
    detective inspector sheriff commander guard resident citizen voter star widow teenager toddler baby
    peer lord lady duke duchess baron billionaire millionaire tycoon mogul magnate entrepreneur investor banker
    designer model musician rapper composer comedian presenter host producer novelist poet historian chef cyclist
    runner sprinter swimmer boxer wrestler golfer striker midfielder defender goalkeeper winger batsman bowler
    quarterback referee umpire champion winner loser rookie teammate opponent rival native immigrant migrant refugee
    pensioner graduate pupil youngster infant newborn sibling twin cousin niece nephew partner spouse boyfriend
    girlfriend bystander witness hostage captive survivor defendant plaintiff convict inmate offender perpetrator
    assailant robber thief burglar fugitive hacker smuggler terrorist militant rebel fighter sniper bomber trooper
    sergeant lieutenant admiral sailor firefighter paramedic surgeon physician psychiatrist therapist farmer
    fisherman miner engineer mechanic accountant consultant adviser advisor aide assistant boss commissioner
    councillor congressman congresswoman legislator backbencher incumbent challenger nominee contender protester
    demonstrator donor volunteer customer passenger motorist commuter tourist visitor guest user poster blogger
    influencer critic columnist commentator correspondent editor photographer whistleblower agent spy constable
    policeman policewoman trooper magistrate solicitor barrister parent
    people men women children boys girls
    """
)
"""Nouns for a human being."""

PLURALS = wordlist("people police men women children staff feet")
"""Plurals without -s."""

THINGS = wordlist(
    """
    embassy consulate ministry department agency commission committee council court tribunal parliament assembly
    company firm bank factory plant mine shop store hotel restaurant school university college hospital clinic
    museum theatre theater church mosque temple library stadium airport station port bridge tunnel tower
    building house apartment road street village town city region province island river lake mountain park beach
    ship boat ferry plane aircraft helicopter train bus car truck vehicle rocket missile satellite agreement
    treaty accord deal contract law bill act decree ban resolution ruling verdict sentence decision proposal
    plan project programme program scheme policy reform budget loan grant investment report study survey poll
    review paper letter statement video film movie book novel song album article map image photograph attack
    explosion blast shooting bombing raid incident accident crash collision fire earthquake flood storm
    hurricane war battle protest demonstration strike riot election vote referendum campaign trial hearing
    investigation inquiry meeting summit conference talks visit ceremony festival match game tournament race
    group organisation organization party union association club team band network channel newspaper magazine
    website app device system method technique theory idea approach disease virus vaccine drug treatment win
    victory defeat change changes discovery invention move spot scene site venue area district neighbourhood
    neighborhood facility country nation government couple pair duo trio family crew crowd gang victim alliance
    institution institutions lab laboratory lawsuit complaint petition announcement offer finding findings
    measure measures rule rules event outbreak payment fine fund product service weapon arrest raid allegation
    accusation indictment charge warrant motion amendment clause directive tariff sanction takeover merger bid
    acquisition auction donation gift settlement clip footage email post message interview speech remark comment
    flat property prison jail camp base vessel yacht tanker jet drone bomb gun rifle knife operation assault killing
    murder robbery ceasefire truce lockdown curfew blackout leak breach documentary episode exhibition concert offence
    offense target bribe deposit riverbed blaze garment outfit gown ensemble subpoena sheath batch
    suit dress skirt costume uniform plaque statue painting sculpture warehouse dwelling pairing compound container
    dryer appliance gadget reactor turbine
    appeal claim request order bid appointment nomination resignation departure launch release closure expansion delay
    cut increase rise decline drop loss profit penalty title medal trophy award prize post role position application
    permit licence license rescue search evacuation surgery injury wound shot dispute row scandal crisis clash split
    rift partnership venture estate airline carrier retailer manufacturer brand label studio charity troupe cast squad
    unit regiment brigade squadron panel board watchdog regulator authority consortium coalition bloc faction militia
    movement species animal dog cat elephant bear whale shark snake bird machine engine camera laptop computer robot
    chip trip tour journey flight expedition voyage march rally parade photo picture poster sign banner formula recipe
    dish menu bottle pipeline dam reservoir canal quarry figure figures result results document data estimate
    series show sitcom sequel prequel musical opera podcast trailer franchise soundtrack
    test sample case cases killings deaths death shares
    """
)
"""Nouns for things of which there are many, so that "the" points back."""
KNOWN = PERSONS | THINGS


def is_known(noun: str) -> bool:
    """Whether the noun, or that of which it is the plural, is for a person or for a thing of which there are many."""
    return noun in KNOWN or noun.removesuffix("s") in KNOWN


TIMES = (
    wordlist(
        """
    year month week weekend day morning afternoon evening night time times century decade season point moment
    date way ways kind sort type regard respect extent sense reason reasons         """
    )
    | SEASONS.keys()
    | lower(WEEKDAYS)
)
"""Nouns of which nobody asks which: times, ways and kinds."""

UNIQUE = wordlist(
    """
    past present future end beginning start rest majority minority number amount average total half percentage
    fact basis wake name right wrong truth public world sun moon earth sky sea ocean sunset jury weather climate
    environment internet web media press police army military navy pandemic economy market markets law ground
    air inside outside top bottom middle front back side left surface north south east west poor rich young old
    elderly sick dead unemployed homeless wounded injured arts sciences countryside need ability phone
    radio television screen road door table body brain heart skin mind eye eyes head hand hands foot feet hair
    nose blood reality key advantage advantages downside aim goal hope spotlight difference trouble catch trick
    evidence consensus focus foundation aftermath meantime stake limelight running
    """
)
"""Nouns of which there is one, or each has one, or behind "the" only as a figure of speech."""

ORGANISATIONS = wordlist(
    """
    company firm bank agency ministry department commission committee council group organisation organization
    party union association club team band network channel newspaper magazine website app university college
    school hospital museum charity institution alliance court
    """
)
"""Nouns that the name of a body in the same claim makes clear."""

TERRITORIES = wordlist(
    "country nation state government city town village province region island district capital"
)
"""Nouns that the name of a place in the same claim makes clear."""

OFFICES = wordlist(
    """government president premier parliament assembly senate congress constitution monarchy king queen army opposition
    minister"""
)
"""Nouns that a country in the same claim makes clear."""

HOLDERS = wordlist(
    """
    leader president premier chancellor king queen prince princess mayor governor pope coach captain manager secretary
    minister ambassador envoy boss commander chairman chairwoman commissioner spokesman spokeswoman spokesperson
    founder owner director official attorney
    """
)
"""Persons of whom a body or a country has one, so that its name makes clear which: "the Labour leader"."""

MAKERS = wordlist(
    "designer author writer novelist poet composer painter director artist architect singer band studio"
)
"""Nouns that an owner's name in the same claim makes clear: "Marsh's show … the designer"."""

VENUES = wordlist(
    "stadium arena venue museum theatre theater hotel palace building church cathedral hall park prison"
)
"""Nouns that the name of the place where somebody is makes clear: "at the Quill Dome … the stadium"."""

CONTESTS = wordlist("election referendum vote match game race final")
"""Nouns that a day in the same claim makes clear."""

KINDS_OF = {
    "weapon": wordlist("missile rocket drone bomb gun rifle knife pistol"),
    "vessel": wordlist("ship boat ferry yacht tanker trawler submarine"),
    "vehicle": wordlist("car truck van bus lorry taxi motorcycle"),
    "aircraft": wordlist("plane jet helicopter airliner"),
    "building": wordlist("house hotel school hospital church mosque temple tower"),
    "film": wordlist("movie documentary thriller comedy drama"),
    "attack": wordlist("strike raid bombing shooting stabbing"),
    "victim": wordlist("man woman boy girl child"),
}
"""Nouns by which what an earlier word names more closely is taken up."""
