"""Is there a finite verb in these words? English, by word lists and endings; for cutting without a parser."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from factbench.text.span import Span
from factbench.text.wordlist import LETTERS, wordlist

AUXILIARIES = wordlist("""
is are was were am be been being has have had do does did will would can could may might must shall should
isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't cannot couldn't
shouldn't mustn't ain't
""")

_PAST = wordlist("""
arose ate became began bent bet bit bled blew bore bought bound bred broke brought built burnt burst came
cast caught chose clung cost crept cut dealt drank drew drove dug fed fell felt fled flew forbade forgot
fought found froze gave got grew heard held hid hit hung hurt kept knew laid lay led left lent let lit lost
made meant met mistook overcame overtook overthrew paid put quit ran rang read rode rose said sang sank sat
saw sent set shook shot shrank shut slept slid sold sought spent split spoke spread sprang stole stood
struck stuck stung swam swept swore swung taught thought threw told took tore understood undertook upheld
went withdrew withheld woke won wore wrote
""")

_PRESENT = wordlist("""
accounts agrees aims allows appears argues asks attracts became becomes begins believes belongs brings calls
carries causes claims comes comprises concerns confirms consists contains continues controls costs covers
creates cuts denies depends describes employs ends exists expects explains faces falls feels finds follows
forms gets gives goes grows happens hears helps hopes includes insists intends involves keeps knows lacks
lasts lays leads leaves lies lives looks loses makes marks means meets needs notes occurs occupies offers
opens operates owns pays plays points prefers produces provides puts raises reaches receives refers rejects
remains reports represents requires reveals rises rules runs says sees seeks seems sells sends serves shows
sits speaks spends stands starts states stays suffers suggests supports takes talks tells tends thinks
threatens tries turns understands uses wants warns wins works writes plan say remain want believe claim
think hope include become need seem confirm suggest indicate appear contain allow provide receive agree deny
seek consider create produce know give get go come see call urge ask suggest argue expect require mean
""")

_NOT_PAST = wordlist("""
need seed speed indeed hundred breed creed deed feed freed greed heed reed weed bed red shed sled fed led
wed sacred naked wicked kindred united embed infrared unlimited so-called
""")

_WORD = re.compile(rf"{LETTERS}(?:['’-]{LETTERS})*")


def finite(text: str) -> bool:
    """Whether `text` most likely holds a finite verb. A participle in -ed counts, for endings cannot tell the two."""
    return first_verb(text) is not None


# A sentence and its clauses are asked about again and again, from where they are cut to what sort of thing they say.
@lru_cache(maxsize=1 << 10)
def first_verb(text: str) -> Span | None:
    """The first word of `text` that is most likely a finite verb, or None."""
    for match in _WORD.finditer(text):
        if is_verb(match[0]):
            return Span(*match.span())
    return None


@lru_cache(maxsize=4096)
def is_verb(word: str) -> bool:
    """Whether the word alone is most likely a finite verb or an auxiliary. One with a capital is a name: "May"."""
    return not word[0].isupper() and _is_verb(word.replace("’", "'"))


def is_past(word: str) -> bool:
    """Whether the word, in lower case, is most likely a past tense or a past participle in -ed."""
    return word in _PAST or (len(word) > 4 and word.endswith("ed") and word not in _NOT_PAST)


@cache
def _table() -> frozenset[str]:
    return AUXILIARIES | _PAST | _PRESENT


def _is_verb(word: str) -> bool:
    return word in _table() or word.endswith("n't") or is_past(word)
