"""Which words name a part of the year or of the day, a time of day, or a day by how far it lies away?"""

from __future__ import annotations

from factbench.text.wordlist import wordlist

SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
"""TIMEX3 codes of the parts of a year."""

PARTS_OF_DAY = {
    "morning": "MO",
    "mornings": "MO",
    "afternoon": "AF",
    "afternoons": "AF",
    "evening": "EV",
    "evenings": "EV",
    "night": "NI",
    "nights": "NI",
    "nite": "NI",
    "overnight": "NI",
    "daytime": "DT",
    "dawn": "MO",
    "dusk": "EV",
}
"""TIMEX3 codes of the parts of a day."""

HOURS = {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}
"""Times of day that have a name."""

EDGES = wordlist("early mid late earlier later")
"""What goes before a stretch of time and means a part of it."""

DAYS_AWAY = (
    dict.fromkeys(wordlist("yesterday ytd"), -1)
    | dict.fromkeys(wordlist("today tdy"), 0)
    | dict.fromkeys(
        wordlist("tomorrow tmr tmrw tmw tomoro tomorow tommorow tommorrow 2moro 2morow 2morrow"), 1
    )
)
"""How many days from today, as people print the words and as they type them."""
