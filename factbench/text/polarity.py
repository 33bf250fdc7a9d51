"""Which words does a text deny, and which words say the opposite or the same?"""

from __future__ import annotations

import re
from functools import cache

from factbench.text.stem import stem, words


def denied(text: str) -> dict[int, tuple[int, int]]:
    """Return where the words begin that stand in the reach of a negation, each with where that negation stands.

    A negation reaches four words far, up to the next comma, stop or "but"; two cancel each other.

    >>> text = "The council did not approve the plan, but it was built."
    >>> [text[start:][:7] for start in denied(text)]
    ['approve', 'the pla', 'plan, b']
    """
    reached: dict[int, tuple[int, int]] = {}
    for cue in _NEGATION.finditer(text):
        stop = _STOP.search(text, cue.end())
        reach = text[cue.end() : stop.start() if stop else len(text)]
        for word in words(reach)[:_REACH]:
            place = cue.end() + word.start
            if reached.pop(place, None) is None:
                reached[place] = cue.span()
    return reached


_REACH = 4
_NEGATION = re.compile(
    r"\b(?:not|never|nor|neither|no|none|nobody|nothing|without|cannot|hardly|barely|scarcely|unable\s+to|incapable\s+of"
    r"|fail(?:s|ed)?\s+to|refus(?:es?|ed)\s+to|declin(?:es?|ed)\s+to|yet\s+to|(?:anything|something|anyone|someone)"
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


def family(word: str) -> str:
    """Return the stem that stands for all that name the same event as this one, else the stem itself.

    >>> family(stem("murdered")) == family(stem("assassinated"))
    True
    """
    return _families().get(word, word)


# Pairs that exclude each other of one thing at one time; gradual words (good, bad) and words that take either side
# (defeat) do not. A slash joins synonyms.
_PAIRS = """
accept/accepted/approve/approved/adopt/adopted : reject/rejected/refuse/refused/veto/vetoed/decline/declined
rise/rose/risen/increase/increased/grow/grew/grown/climb : fall/fell/fallen/decrease/decreased/shrink/shrank/drop
win/won/winner : lose/lost/loser
open/opened/opening : close/closed/closing/closure
begin/began/begun/start/started : end/ended/finish/finished
allow/allowed/permit/permitted/legal/lawful : ban/banned/forbid/forbade/forbidden/prohibit/prohibited/illegal/unlawful
guilty/convicted/convict : innocent/acquitted/acquit
succeed/succeeded/successful/success : fail/failed/failure/unsuccessful
support/supported : oppose/opposed
include/included : exclude/excluded
alive/living/survived/survive : dead/died/killed
increase/increases/raise/raised/improve : reduce/reduced/lower/lowered/prevent/prevented/cut
confirm/confirmed : deny/denied/refute/refuted
present : absent
male/man/men/boy/boys : female/woman/women/girl/girls
husband : wife
brother : sister
father : mother
son : daughter
king : queen
north/northern : south/southern
east/eastern : west/western
highest/largest/biggest/most/tallest/longest/fastest : lowest/smallest/least/fewest/shortest/slowest
high/higher : low/lower
more : fewer/less
majority : minority
maximum : minimum
before : after
public : private
positive : negative
urban : rural
inside : outside
first : last
same : different
always : never
true : false
long : short
old/oldest : young/youngest/new/newest
rich : poor
domestic : foreign
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
"""


@cache
def _opposites() -> dict[str, frozenset[str]]:
    table: dict[str, frozenset[str]] = {}
    for line in _PAIRS.split("\n"):
        one, _, other = line.partition(":")
        left, right = (frozenset(map(stem, side.strip().split("/"))) for side in (one, other))
        for mine, theirs in ((left, right), (right, left)):
            for word in mine - {""}:
                table[word] = table.get(word, frozenset()) | theirs
    return table


@cache
def _families() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in _FAMILIES.split():
        members = [stem(word) for word in line.split("/")]
        for member in members:
            table.setdefault(member, members[0])
    return table
