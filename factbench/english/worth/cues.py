"""Which words show what a sentence does?"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from factbench.english.lexicon.superlatives import is_superlative

if TYPE_CHECKING:
    from factbench.english.worth.wording import Wording


def shown(wording: Wording) -> list[str]:
    """Return the names of what the words show, each once, in the order of `CUES`."""
    table = _by_mark()
    places = {place for mark in table.keys() & wording.marks.keys() for place in table[mark]}
    before = ""
    for word in wording.words:
        ending = _ending(word)
        if ending:
            places.update(table[ending], table.get(f"{before} {ending}", ()))
        before = word
    return [CUES[place][0] for place in sorted(places)]


# Bounded: a text can have any number of different words.
@lru_cache(maxsize=1 << 14)
def _ending(word: str) -> str:
    """The telling end of a word, behind `~`; empty where it has none."""
    if len(word) > 4 and (word.endswith("ed") or (word.endswith("est") and is_superlative(word))):
        return "~ed" if word[-1] == "d" else "~est"
    return "~n't" if word.endswith("n't") else ""


@cache
def _by_mark() -> dict[str, tuple[int, ...]]:
    """The places in `CUES` of what a word, a pair or an ending shows."""
    found: dict[str, tuple[int, ...]] = {}
    for place, (_, words) in enumerate(CUES):
        for word in words.split():
            mark = word.replace("_", " ")
            found[mark] = (*found.get(mark, ()), place)
    return found


CUES: tuple[tuple[str, str], ...] = (
    ("speaks in the first person", "i i'm i've i'll i'd me my mine myself"),
    ("speaks as we", "we we're we've we'll we'd us our ours ourselves"),
    ("speaks to the reader", "you you're you've you'll your yours"),
    (
        "says what somebody thinks",
        """
        think thinks believe believes believed hope hopes feel feels guess suppose know_that doubt agree
        disagree opinion view views in_my seem seems appear appears wonder wish love loved hate like_to
        """,
    ),
    (
        "says what should be",
        """
        should shouldn't must ought need need_to needs_to have_to has_to deserve deserves let's let_us we_need
        important vital essential crucial necessary responsibility duty obligation
        """,
    ),
    (
        "uses words of opinion",
        """
        good better best great greatest bad worse worst terrible horrible awful wonderful beautiful ugly
        amazing incredible disgraceful shameful shame ridiculous absurd stupid foolish brilliant excellent
        fantastic tragic tragedy outrageous unfair fair unjust evil wrong right proud pride sad sadly
        unfortunately fortunately luckily pathetic disaster disastrous dangerous dreadful miserable cruel
        brutal nonsense madness crazy insane corrupt hypocrisy hypocritical so_called mere merely deeply truly
        honest dishonest strong weak hard tough simple clear clearly obvious obviously real huge massive
        radical extreme inevitable impossible hardly surely indeed perhaps nasty vile catastrophic horrific
        appalling failed failing failure sacred precious
        """,
    ),
    (
        "speaks of values",
        """
        freedom liberty faith god values dream dreams future character hope peace together opportunity promise
        progress vision strength courage spirit heart heroes dignity fairness truth lies society
        """,
    ),
    (
        "says it with force",
        """
        very really so too such never always ever absolutely totally completely utterly quite simply just
        """,
    ),
    (
        "denies something",
        """
        not ~n't no none nothing nobody don't doesn't didn't isn't wasn't can't cannot won't wouldn't couldn't
        """,
    ),
    (
        "says what will happen",
        """
        will won't going_to gonna shall i'll we'll he'll they'll tomorrow plans_to expected_to soon
        """,
    ),
    (
        "says what may be",
        """
        may might could can would possible possibly perhaps maybe probably likely if unless
        """,
    ),
    (
        "says what happened",
        """
        was were had did been went came took made said told got gave became began rose fell grew lost won cut
        put set ran left held met built spent paid sent voted ~ed
        """,
    ),
    (
        "says what has been done",
        """
        has_been have_been has_had have_had has_made have_made has_taken have_taken has_gone have_gone
        has_become have_become has_seen have_seen has_lost have_lost has_given have_given has_cut have_cut
        has_put have_put has_grown have_grown has_risen have_risen has_~ed have_~ed
        """,
    ),
    (
        "reports what somebody said",
        """
        said says told tells announced reported according_to stated claimed claims testified warned
        """,
    ),
    (
        "says first, only or most",
        """
        first only most least worst best record ever never_before unprecedented last_time ~est
        """,
    ),
    (
        "compares",
        """
        more_than less_than fewer than higher lower larger smaller greater compared twice double doubled
        tripled half times_as same_as as_much as_many
        """,
    ),
    (
        "says that something rose or fell",
        """
        increase increased increases increasing decrease decreased decreases rise rises rose risen rising fall
        falls fell fallen falling drop dropped drops grew grown growing grows growth cut cuts cutting reduced
        reduces reduction reducing decline declined raised raising added gained lost doubled up_from down_from
        up_to
        """,
    ),
    (
        "says what causes what",
        """
        because due_to caused causes cause led_to leads_to result results resulted thanks_to therefore
        consequently
        """,
    ),
    (
        "says who did what in office",
        """
        voted vote votes vetoed veto signed passed proposed supported opposed supports opposes endorsed
        sponsored appointed elected introduced ruled indicted convicted sued banned repealed enacted approved
        """,
    ),
    (
        "speaks of money or work",
        """
        tax taxes budget deficit debt spending job jobs unemployment economy wage wages income incomes percent
        dollars billion million trillion trade price prices cost costs funding fund funds fund investment loan
        loans insurance pension pensions revenue
        """,
    ),
    (
        "speaks of law or government",
        """
        law laws bill act legislation senate congress parliament court courts federal government governor
        president administration state minister policy treaty constitution program programs department
        """,
    ),
    (
        "speaks of health or schooling",
        """
        health healthcare hospital hospitals doctor doctors patient patients vaccine vaccines virus disease
        cancer death deaths died school schools teacher teachers student students education college colleges
        university drug drugs covid pandemic
        """,
    ),
    (
        "speaks of force or crime",
        """
        war wars troops army military attack attacks attacked killed bomb bombs nuclear weapons gun guns
        police crime crimes prison terrorist terrorists terrorism border missile missiles soldier soldiers
        arrested shot
        """,
    ),
    (
        "speaks of many",
        """
        all every everyone everybody most many millions thousands hundreds half majority americans people
        nobody
        """,
    ),
    (
        "greets or thanks",
        """
        thank thanks welcome hello congratulations good_evening good_morning ladies bless applause please
        sorry
        """,
    ),
    ("asks in words", "why how what who"),
    ("speaks of he or she", "he she his her him he's she's"),
    ("speaks of they", "they their them they're they've those these"),
    ("points back", "it this that it's that's there's there"),
)
"""What a sentence does, and the words that show it, in lower case: `_` joins a pair, `~` stands for what comes before
an ending."""
