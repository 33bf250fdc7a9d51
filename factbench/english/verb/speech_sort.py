"""Of what sort is a word that may hand on what somebody says, thinks, wants or judges?"""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from factbench.text.stem import stem


class SpeechSort(StrEnum):
    """What somebody does with the words that follow."""

    SPEECH = "speech"
    """He says it."""
    FINDING = "finding"
    """He finds it out, or a document shows it."""
    THOUGHT = "thought"
    """He holds it to be so, or wonders."""
    DENIAL = "denial"
    """He says that it is not so."""
    WISH = "wish"
    """He wants it, plans it, or is afraid of it: nothing is said to be so yet."""
    DEMAND = "demand"
    """He asks somebody else to bring it about, or lets him."""
    JUDGEMENT = "judgement"
    """He says what he thinks of it."""
    NOUN = "noun"
    """The act or its product: "a claim", "their fear"."""


def sort_of(word: str) -> SpeechSort | None:
    """The sort of a word in any of its forms; None for words that hand on nothing by their meaning."""
    return _DOUBLED.get(word.lower()) or _sorts().get(stem(word))


@cache
def _sorts() -> dict[str, SpeechSort]:
    # Of a word in two sorts the earlier one decides.
    found: dict[str, SpeechSort] = {}
    for sort, words in _WORDS:
        for word in words.split():
            found.setdefault(stem(word), sort)
    return found


# Their double letter is the word's own, so that their stem is another word's: "ad".
_DOUBLED = dict.fromkeys(["added", "adding"], SpeechSort.SPEECH)

# Source: the verbs with that-clauses, infinitives and prepositional objects in the grammars' lists (Quirk et al. 1985,
# 16.30 to 16.66) by meaning, with what newspapers use beside them; irregular forms are named, others share a stem.
_WORDS = (
    (
        SpeechSort.WISH,
        """
        want wish hope fear dread dream worry worried hopeful afraid plan intend aim promise vow pledge seek sought
        try decide refuse decline agree threaten offer swear swore need prefer prepare determine commit resolve
        consider choose chose willing ready eager reluctant hesitate vie strive attempt struggle arrange opt elect
        eye interested able unable unwilling prepared inclined desperate determined
        """,
    ),
    (
        SpeechSort.SPEECH,
        """
        say saying said tell telling told add state announce claim argue insist explain declare warn write wrote
        written reply respond comment remark tweet testify conclude note assert admit complain joke recall continue
        stress boast quip contend maintain predict mention repeat shout yell chant ask sing sang answer blog post
        retort whisper exclaim lament muse opine elaborate interject proclaim speak spoke talk discuss outline unveil
        narrate recount relay convey assure reassure inform notify brief intone murmur mutter cry scream sigh posit
        theorize reason surmise allude refer reference invoke reiterate summarize summarise stipulate attest profess
        confide confess counter rejoin chime rant protest preach brag crow gloat lecture advertise broadcast publish
        print quote inquire enquire express voice share
        """,
    ),
    (
        SpeechSort.FINDING,
        """
        report confirm reveal acknowledge indicate show shown find found observe emphasize emphasise affirm disclose
        discover learn learnt rule caution charge concede estimate demonstrate realize realise point underscore
        highlight document detail describe cite echo signal calculate project forecast identify detect establish
        prove verify uncover expose depict portray illustrate cover feature chronicle examine explore investigate
        analyze analyse define measure rank rate tally list tie link attribute trace
        """,
    ),
    (
        SpeechSort.THOUGHT,
        """
        allege suggest believe think thought suspect speculate imply expect feel felt assume guess hint view regard
        see saw know knew understand understood recognise anticipate imagine doubt wonder question mean meant recognize
        remember forget appear seem interpret suppose presume reckon deem perceive sense foresee envision envisage
        ponder contemplate mull interest concern convince confident optimistic pessimistic skeptical sceptical wary
        aware certain sure unsure doubtful glad happy pleased thrilled satisfied proud upset angry frustrated
        disappointed surprised shocked nervous uncomfortable likely unlikely
        """,
    ),
    (
        SpeechSort.DENIAL,
        """
        deny dispute reject refute dismiss rebut contradict discount debunk disavow repudiate ignore downplay
        minimize minimise avoid resist balk block ban bar
        """,
    ),
    (
        SpeechSort.DEMAND,
        """
        urge call demand encourage press beg implore order instruct advise recommend request invite direct require
        persuade allow push pressure challenge remind propose petition lobby sue dare beseech exhort counsel
        authorize authorise permit let forbid forbade prohibit force compel rally campaign advocate prompt lead
        """,
    ),
    (
        SpeechSort.JUDGEMENT,
        """
        criticize criticise praise condemn defend attack mock denounce endorse support oppose blame accuse slam blast
        rip rebuke chide deride ridicule decry bemoan applaud welcome commend hail admire respect favor favour like
        love hate resent regret object disagree thank apologize apologise back embrace label dub brand characterize
        characterise liken compare tout promote champion laud chastise scold admonish berate lambaste lambast pillory
        excoriate castigate censure reprimand grill confront rail insult demean disparage belittle taunt tease bash
        knock hit lash vilify smear extol hype salute congratulate celebrate honor honour cheer trust distrust value
        appreciate enjoy despise loathe detest abhor mourn treat count judge nickname name call term style paint cast
        disdain worship revere adore scoff sneer jeer laugh grumble gripe fume seethe vote nominate appoint
        """,
    ),
    (
        SpeechSort.NOUN,
        """
        statement accusation allegation belief opinion idea notion argument assertion criticism warning suggestion
        proposal speculation prediction testimony announcement admission complaint conclusion assessment evidence
        poll survey study rumor rumour theory desire decision effort speech letter message memo response query debate
        discussion dispute disagreement consensus agreement deal pact accord assurance guarantee threat instruction
        advice recommendation invitation appeal plea bid drive aspiration ambition goal intent intention
        determination commitment willingness reluctance refusal denial rejection objection opposition resistance
        skepticism scepticism uncertainty suspicion anxiety anger outrage frustration disappointment surprise
        confidence optimism faith conviction perception impression hypothesis interpretation explanation description
        portrayal characterization depiction condemnation endorsement approval disapproval contempt admiration
        affection sympathy story narrative account version finding verdict judgment judgement projection analysis
        review clue sign indication proof tip alert reminder emphasis focus insistence reservation
        """,
    ),
)
