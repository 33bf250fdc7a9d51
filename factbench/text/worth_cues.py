"""Which words show what a sentence does?"""

from __future__ import annotations

CUES: tuple[tuple[str, str], ...] = (
    ("speaks in the first person", "i i'm i've i'll i'd me my mine myself"),
    ("speaks as we", "we we're we've we'll we'd us our ours ourselves"),
    ("speaks to the reader", "you you're you've you'll your yours"),
    (
        "says what somebody thinks",
        """
        think thinks believe believes believed hope hopes feel feels guess suppose know_that doubt agree disagree
        opinion view views in_my seems? appears? wonder wish love loved hate like_to
        """,
    ),
    (
        "says what should be",
        """
        should shouldn't must ought need need_to needs_to have_to has_to deserves? let's let_us we_need important
        vital essential crucial necessary responsibility duty obligation
        """,
    ),
    (
        "uses words of opinion",
        """
        good better best great greatest bad worse worst terrible horrible awful wonderful beautiful ugly amazing
        incredible disgraceful shameful shame ridiculous absurd stupid foolish brilliant excellent fantastic tragic
        tragedy outrageous unfair fair unjust evil wrong right proud pride sad sadly unfortunately fortunately
        luckily pathetic disaster disastrous dangerous dreadful miserable cruel brutal nonsense madness crazy insane
        corrupt hypocrisy hypocritical so-called mere merely deeply truly honest dishonest strong weak hard tough
        simple clear clearly obvious obviously real huge massive radical extreme inevitable impossible hardly surely
        indeed perhaps nasty vile catastrophic horrific appalling failed failing failure sacred precious
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
        not n't no none nothing nobody don't doesn't didn't isn't wasn't can't cannot won't wouldn't couldn't
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
        r"""
        was were had did been went came took made said told got gave became began rose fell grew lost won cut put
        set ran left held met built spent paid sent voted? \w{3,}ed
        """,
    ),
    (
        "says what has been done",
        r"""
        (?:has|have)_(?:been|had|\w+ed|made|taken|gone|become|seen|lost|given|cut|put|grown|risen)
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
        r"""
        first only most least largest biggest smallest highest lowest longest oldest youngest worst best greatest
        record ever never_before unprecedented last_time \w{3,}est
        """,
    ),
    (
        "compares",
        """
        more_than less_than fewer than higher lower larger smaller greater compared twice double doubled tripled
        half times_as same_as as_much_as as_many_as
        """,
    ),
    (
        "says that something rose or fell",
        """
        increased? increases increasing decreased? decreases rise rises rose risen rising fall falls fell fallen
        falling drop dropped drops grew grown growing grows growth cut cuts cutting reduced reduces reduction
        reducing decline declined raised raising added gained lost doubled up_from down_from up_to
        """,
    ),
    (
        "says what causes what",
        """
        because due_to caused causes cause led_to leads_to result results resulted thanks_to therefore consequently
        as_a_result
        """,
    ),
    (
        "says who did what in office",
        """
        voted vote votes vetoed veto signed passed proposed supported opposed supports opposes endorsed sponsored
        appointed elected introduced ruled indicted convicted sued banned repealed enacted approved
        """,
    ),
    (
        "speaks of money or work",
        """
        tax taxes budget deficit debt spending jobs? unemployment economy wages? income incomes percent dollars
        billion million trillion trade prices? costs? funding funds? fund investment loans? insurance pension
        pensions revenue
        """,
    ),
    (
        "speaks of law or government",
        """
        law laws bill act legislation senate congress parliament court courts federal government governor president
        administration state minister policy treaty constitution program programs department
        """,
    ),
    (
        "speaks of health or schooling",
        r"""
        health healthcare hospitals? doctors? patients? vaccines? virus disease cancer deaths? died school schools
        teachers? students? education college colleges university drugs? covid\S* pandemic
        """,
    ),
    (
        "speaks of force or crime",
        """
        war wars troops army military attack attacks attacked killed bomb bombs nuclear weapons guns? police crime
        crimes prison terrorists? terrorism border missiles? soldiers? arrested shot
        """,
    ),
    (
        "speaks of many",
        """
        all every everyone everybody most many millions thousands hundreds half majority americans people nobody
        """,
    ),
    (
        "greets or thanks",
        """
        thank thanks welcome hello congratulations good_evening good_morning ladies bless applause please sorry
        """,
    ),
    ("asks in words", "why how what who"),
    ("speaks of he or she", "he she his her him he's she's"),
    ("speaks of they", "they their them they're they've those these"),
    ("points back", "it this that it's that's there's there"),
)
"""What a sentence does, and the words that show it: regular expressions for lower-case text, `_` for a space."""
