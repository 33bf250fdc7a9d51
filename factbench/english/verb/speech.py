"""Which words report what somebody says, and how does their speaker stand to it?"""

from __future__ import annotations

from functools import cache

from factbench.english.verb.speech_sort import SpeechSort, sort_of
from factbench.text.slots import Stance
from factbench.text.wordlist import wordlist


def stance_of(word: str, *, negated: bool = False) -> Stance | None:
    """The stance that a form of a reporting verb gives its content; None for any other word.

    What is not asserted is questioned ("did not confirm"), and what is not denied is left open ("did not deny").
    """
    return _turned(_forms().get(word.lower()), negated=negated)


def stance_in(word: str, *, negated: bool = False) -> Stance:
    """The stance that any word gives to what it is known to hand on: what is wished or of no known sort is hedged."""
    known = _forms().get(word.lower()) or _STANCES.get(sort_of(word) or SpeechSort.WISH, Stance.HEDGED)
    return _turned(known, negated=negated) or Stance.HEDGED


def passes_on(cue: str) -> bool:
    """Whether a clause after the cue is told as a fact of its own.

    It is after a reporting verb, "according to", a colon and a dash; not after a wish or a demand, nor after "to say".
    """
    words = cue.lower().split()
    if not words or words[0] == "to" or not words[-1][0].isalnum():
        return cue in _POINTS
    reports = words[-1] in _forms() or words[0] == "according"
    return reports and sort_of(words[-1]) not in {SpeechSort.WISH, SpeechSort.DEMAND, SpeechSort.JUDGEMENT}


_POINTS = frozenset([":", "—", "–", "―", "-", "--"])


def _turned(stance: Stance | None, *, negated: bool) -> Stance | None:
    if stance is None or not negated:
        return stance
    return Stance.HEDGED if stance is Stance.DENIED else Stance.QUESTIONED


def is_plain(word: str) -> bool:
    """Whether the verb reports speech without "that" after it ("said", "added"), unlike "shows" or "found"."""
    return word.lower() in _plain()


def forms() -> frozenset[str]:
    """Every form of every reporting verb, in lower case."""
    return frozenset(_forms())


# Source: the reporting verbs of English news as listed in grammars (Quirk et al. 1985, 16.31: factual speech-act and
# mental verbs) with the forms that newspapers use; stances are the verbs' dictionary meanings.
_SPEECH = """
say says said saying; tell tells told telling; add adds added adding; state states stated stating; announce
announces announced announcing; claim claims claimed claiming; argue argues argued arguing; insist insists
insisted insisting; explain explains explained explaining; declare declares declared declaring; warn warns
warned warning; write writes wrote writing written; reply replies replied replying; respond responds
responded responding; comment comments commented commenting; remark remarks remarked remarking; tweet tweets
tweeted tweeting; testify testifies testified testifying; conclude concludes concluded concluding; note
notes noted noting; assert asserts asserted asserting; admit admits admitted admitting; complain complains
complained complaining; joke jokes joked joking; recall recalls recalled recalling; continue continues
continued; stress stresses stressed stressing; boast boasts boasted boasting; quip quips quipped; contend
contends contended contending; maintain maintains maintained maintaining; predict predicts predicted
predicting
"""
_FINDING = """
report reports reported reporting; confirm confirms confirmed confirming; reveal reveals revealed revealing;
acknowledge acknowledges acknowledged acknowledging; indicate indicates indicated indicating; show shows
showed showing shown; find finds found finding; observe observes observed observing; emphasize emphasizes
emphasized emphasizing; emphasise emphasises emphasised emphasising; agree agrees agreed agreeing; promise
promises promised promising; vow vows vowed vowing; pledge pledges pledged pledging; affirm affirms affirmed
affirming; reiterate reiterates reiterated reiterating; disclose discloses disclosed disclosing; discover
discovers discovered discovering; learn learns learned learnt; determine determines determined; rule rules
ruled ruling; caution cautions cautioned cautioning; charge charges charged; concede concedes conceded
conceding; estimate estimates estimated estimating; demonstrate demonstrates demonstrated; realize realizes
realized; realise realises realised; point points pointed pointing; proclaim proclaims proclaimed
"""
_HEDGED = """
allege alleges alleged alleging; suggest suggests suggested suggesting; believe believes believed believing;
think thinks thought thinking; suspect suspects suspected suspecting; speculate speculates speculated
speculating; imply implies implied implying; expect expects expected expecting; hope hopes hoped hoping;
fear fears feared fearing; feel feels felt; assume assumes assumed; guess guesses guessed; hint hints hinted
hinting
"""
_DENIED = """
deny denies denied denying; dispute disputes disputed disputing; reject rejects rejected rejecting; refute
refutes refuted refuting
"""
_QUESTIONED = """
ask asks asked asking; wonder wonders wondered wondering; question questions questioned questioning; doubt
doubts doubted doubting
"""

_STANCES = {
    SpeechSort.SPEECH: Stance.ASSERTED,
    SpeechSort.FINDING: Stance.ASSERTED,
    SpeechSort.JUDGEMENT: Stance.ASSERTED,
    SpeechSort.NOUN: Stance.ASSERTED,
    SpeechSort.DENIAL: Stance.DENIED,
}


@cache
def _forms() -> dict[str, Stance]:
    groups = (
        (_SPEECH + ";" + _FINDING, Stance.ASSERTED),
        (_HEDGED, Stance.HEDGED),
        (_DENIED, Stance.DENIED),
        (_QUESTIONED, Stance.QUESTIONED),
    )
    return {form: stance for verbs, stance in groups for form in verbs.replace(";", " ").split()}


@cache
def _plain() -> frozenset[str]:
    return frozenset((_SPEECH + ";" + _HEDGED + "; asked asks").replace(";", " ").split())


HEDGES = wordlist("reportedly allegedly supposedly purportedly apparently")
"""Adverbs by which a writer passes something on without saying whose word it is."""
