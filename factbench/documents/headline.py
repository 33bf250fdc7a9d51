"""Which of the titles that a page gives itself is the article's, and where does the site's own part begin?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factbench.documents.stated import Stated


def headline(said: Stated) -> str | None:
    """Return the article's title, without the site's part; None where the page gives none.

    A page gives up to four: one to be shared, one in JSON-LD, a heading, and the window's, each perhaps with the
    site's name, a rubric or the author before or behind it. Each has a vote, and votes for every one that stands
    whole in it. The shared title wins unless another has two votes more and is a tenth longer.

    >>> from factbench.documents.stated import Stated
    >>> headline(Stated(window="High water in Oakham | Oakham News", headings=("High water in Oakham",)))
    'High water in Oakham'
    """
    # The window's counts twice: it is the one that stands for the page elsewhere.
    voters = [said.social, (said.headline,), said.headings, (said.window,), (said.window,)]
    stated_ = (*said.social, said.headline, *said.headings)
    sites = (*said.sites, *(each for each in said.headings if _length(each) < _RUBRIC))
    shared = [without_site(title, sites=sites, others=stated_) for title in said.social]
    others = [
        without_site(title, sites=sites, others=stated_) for title in (*stated_[len(shared) :], said.window)
    ]
    every = [title for title in (*shared, *others) if _could_be(title, said)]
    if not every:
        return next(filter(None, (*shared, *others)), None)
    votes = {title: sum(_is_in(title, voter) for voter in voters) for title in every}
    best = max(every, key=lambda title: (votes[title], len(title)))
    first = next((_core(title, every, votes, said) for title in shared if title in votes), best)
    fuller = votes[best] >= votes[first] + 2 and len(best) > 1.1 * len(first)
    return best if fuller else first


def _core(title: str, every: Sequence[str], votes: dict[str, int], said: Stated) -> str:
    """What other titles have of `title`, without a rubric or a name around it, unless a heading has that too."""
    if _is_in(title, said.headings):
        return title
    within = [each for each in every if _is_in(each, [title]) and votes[each] > votes[title]]
    return max(within, key=len, default=title)


def _is_in(title: str, voter: Iterable[str]) -> bool:
    return any(f" {_key(title)} " in f" {_key(words)} " for words in voter)


def _could_be(title: str, said: Stated) -> bool:
    """Whether `title` is more than the name of the site or a rubric."""
    return len(_key(title)) >= _SHORT and _bare(title) not in {_bare(site) for site in said.sites}


_RUBRIC = 3
"""A heading of fewer words may be the site's name or a rubric."""
_SHORT = 6
"""Code points of the shortest title beside others."""


def _length(title: str) -> int:
    return len(title.split())


def _key(title: str) -> str:
    return re.sub(r"[\W_]+", " ", title).strip().casefold()


def _bare(words: str) -> str:
    return re.sub(r"[\W_]", "", words).casefold()


# ------------------------------------------------------------------------------------------- the site's own part


def without_site(title: str, *, sites: Iterable[str], others: Iterable[str] = ()) -> str:
    """`title` without the parts at its ends that name the site, its rubric or the author.

    A part is the site's where it is or holds the name of one of `sites`; then all behind it is too. So is what
    stands behind the words of one of the `others`, the page's other titles.

    >>> without_site("High water | Local | Oakham News", sites=["Oakham News"], others=["High water"])
    'High water'
    """
    parts = _SEPARATOR.split(title)
    if len(parts) < 3:
        return title
    known = {bare for site in sites if (bare := _bare(site))}
    heads = {_key(each) for each in others if each != title and len(_key(each)) >= _SHORT}
    head = ""
    for end in range(1, len(parts), 2):
        head += parts[end - 1]
        if _key(head) in heads or _names(parts[end + 1], known):
            return head
        head += parts[end]
    return "".join(parts[2:]) if _names(parts[0], known) else title


def _names(part: str, known: set[str]) -> bool:
    """Whether a part of a title is a name of the site, be it with "the", a domain's end or a word more."""
    bare = _bare(part)
    return bool(bare) and any(
        bare == site
        or (len(site) >= _SHORT and len(bare) <= 2 * len(site) and (site in bare or bare in site))
        for site in known
        if site
    )


_SEPARATOR = re.compile(r"(\s+[|\-–—*·•»:/]\s+|\s*[|｜：]\s*|--)")
