"""Is a number one side of a score or of votes?"""

from __future__ import annotations

import re


def is_scored(text: str, start: int) -> bool:
    """Return whether the number at `start` is of a score or of votes, each counts: "won 3-2", "a 5-4 ruling"."""
    begin = start
    while begin > max(0, start - 6) and text[begin - 1] in "0123456789-– ":
        begin -= 1
    score = _SCORE.search(text, begin, start + 12)
    if score is None or start not in {score.start("one"), score.start("other")}:
        return False
    if score["other"][0] == "0" and len(score["other"]) > 1:  # "Resolution 36-01"
        return False
    if int(score["one"]) >= int(score["other"]) or _RECORD.match(text, score.end()):
        return True
    if _RECORDED.search(text, max(0, score.start() - 9), score.start()):
        return True
    before = _CONTEST_BEFORE.search(text, max(0, score.start() - 40), score.start())
    return bool(before or _CONTEST_AFTER.match(text, score.end()))


_SCORE = re.compile(
    r"(?<![0-9.,/–-])(?P<one>[0-9]{1,3})(?:[-–]|\s[-–]\s)(?P<other>[0-9]{1,3})(?![0-9%/–-]|[.,][0-9])"
)
_WON = (
    r"(?:w[io]ns?|winning|lost|los(?:s|es|ing)|beat(?:en|ing)?|defeat(?:s|ed|ing)?|dr[ae]wn?|victory|vot(?:e|es|ed|ing)|lead|led"
    r"|trail(?:s|ed|ing)?|scores?|tied?|ahead|sets?|ruling|decision|margin)"
)
# What a team has won and lost: "(2-8, 0-7)".
_RECORDED = re.compile(r"\([0-9]{1,2}[-–][0-9]{1,2},\s\Z")
_RECORD = re.compile(r",\s[0-9]{1,2}[-–][0-9]{1,2}\)")
_CONTEST_BEFORE = re.compile(rf"\b{_WON}\b[^.!?\n]*\Z", re.IGNORECASE)
_CONTEST_AFTER = re.compile(rf"\s(?:[a-z]+\s)?{_WON}\b", re.IGNORECASE)
