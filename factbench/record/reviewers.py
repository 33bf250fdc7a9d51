"""The names of reviewers -> a short sign for each, and who is meant by what somebody typed."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from factbench import errors
from factbench.acts import Introduce
from factbench.settings import SIGN
from factbench.text.clean import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from factbench.model import Event

ME = "me"
"""Stands for whoever types it."""
SHOWN = 12
"""Names that an error tells at most."""


def unsaid(events: Iterable[Event], settings: Mapping[str, str], device: str) -> dict[str, str]:
    """Those signs of the settings that this device has not said in the record, or has said otherwise since."""
    own = {
        event.act.who: event.act.sign
        for event in events
        if isinstance(event.act, Introduce) and event.device == device
    }
    return {who: sign for who, sign in settings.items() if own.get(who) != sign}


def called(events: Iterable[Event], settings: Mapping[str, str], device: str) -> dict[str, str]:
    """Name -> sign: what was said last, by whichever machine, and what the settings say that was never said.

    `events` are in order. A sign that is no word, or that a later act gave to somebody else, counts for nothing.
    """
    acts = list(events)
    last: dict[str, str] = {}
    for event in acts:
        if isinstance(event.act, Introduce) and SIGN.fullmatch(event.act.sign):
            last.pop(event.act.who, None)
            last[event.act.who] = event.act.sign
    said = {**last, **unsaid(acts, settings, device)}
    owner = {sign.casefold(): who for who, sign in said.items()}
    return {who: sign for who, sign in said.items() if owner[sign.casefold()] == who}


def signs(names: Iterable[str], given: Mapping[str, str] | None = None) -> dict[str, str]:
    """Each name -> its short sign, no two alike whatever their case, in order of name.

    A sign that was `given` stays, unless a name before it has the same. Else it is made of the initials of a name of
    several words, or of its first two letters, and of more letters where another has that already.

    >>> signs(["Ada Marsh", "Bo", "Bob", "Amy Moss"])
    {'Ada Marsh': 'AM', 'Amy Moss': 'AMO', 'Bo': 'BO', 'Bob': 'BOB'}
    """
    given = given or {}
    every = sorted({*names, *given})
    taken: dict[str, str] = {}
    # Those that were given are nobody else's.
    for name in sorted(every, key=lambda each: (each not in given, each)):
        known = {sign.casefold() for sign in taken.values()}
        own = (given[name],) if name in given else ()
        taken[name] = next(each for each in chain(own, _signs(name)) if each.casefold() not in known)
    return {name: taken[name] for name in every}


def _signs(name: str) -> Iterator[str]:
    """What a name may be called in short, the best first, without end."""
    words = re.findall(r"[^\W_]+", name) or [name]
    initials = "".join(word[0] for word in words[:-1])
    last = words[-1]
    for length in range(1 if initials else 2, len(last) + 1):
        yield (initials + last[:length]).upper()
    number = 1
    while True:
        yield f"{(initials + last[:1]).upper()}{number}"
        number += 1


def reviewer(typed: str, known: Mapping[str, str], me: str) -> str:
    """The name that is meant by a name, a short sign, the beginning of one name alone, or "me", in either case.

    Raises: `errors.Misuse` where it is nobody's, or may be several people's.
    """
    wanted = typed.strip().removeprefix("@").casefold()
    if wanted == ME:
        return me
    for found in (
        [name for name in known if name.casefold() == wanted],
        [name for name, sign in known.items() if sign.casefold() == wanted],
        [name for name in known if wanted and name.casefold().startswith(wanted)],
    ):
        if len(found) == 1:
            return found[0]
        if found:
            raise errors.Misuse(
                f"“{one_line(typed)[:40]}” may be {_named(found, known)}: type more of the name."
            )
    raise errors.Misuse(
        f"Nobody here is called “{one_line(typed)[:40]}”: who is new has to act once, or be named in the settings,"
        f' [reviewers], in a line like "Bo Lind" = "BL". Known are {_named(list(known), known)}.'
    )


def _named(names: Sequence[str], known: Mapping[str, str]) -> str:
    said = ", ".join(f"{one_line(name)} ({one_line(known[name])})" for name in names[:SHOWN])
    return f"{said}, …" if len(names) > SHOWN else said or "none"


def addressed(text: str, known: Mapping[str, str]) -> tuple[str, ...]:
    """The names of those whom a text calls by `@` and name or sign, in the order of their first call.

    A word that is nobody's is left alone, for it may be an address; where the text begins with one it was meant, so
    it is refused.

    >>> addressed("@bo and @AM: which year?", {"Ada Marsh": "AM", "Bo": "BO"})
    ('Bo', 'Ada Marsh')

    Raises: `errors.Misuse`.
    """
    found = []
    for match in re.finditer(r"(?<![\w@])@(?=\w)", text):
        rest = text[match.end() :]
        name = _begins(rest, known)
        if name is None and not text[: match.start()].strip():
            # Says whom there is.
            name = reviewer(re.split(r"[^\w-]", rest, maxsplit=1)[0], known, "")
        found += [name] if name else []
    return tuple(dict.fromkeys(found))


def _begins(text: str, known: Mapping[str, str]) -> str | None:
    """Whose name or sign a text begins with, as whole words; the longest where several are."""
    folded = text.casefold()
    called = [(len(word), name) for name, sign in known.items() for word in {name, sign} if _is(folded, word)]
    return max(called)[1] if called else None


def _is(folded: str, word: str) -> bool:
    wanted = word.casefold()
    return folded.startswith(wanted) and not folded[len(wanted) : len(wanted) + 1].isalnum()
