"""The manual: which pages there are, and what stands on one.

A page is a file `assets/manual/TOPIC.md`: a title, then a paragraph that says what it answers, then the rest. Tables
are written into it by cog, from the code that they tell of; its marks stand in comments, which nobody is shown.
"""

from __future__ import annotations

import re

from factbench import assets
from factbench.errors import Misuse
from factbench.text.clean import one_line

_COMMENT = re.compile(r"<!--.*?-->\n?", re.DOTALL)


def topics() -> dict[str, str]:
    """Each topic, in alphabetical order -> what its page answers."""
    names = sorted(path.stem for path in assets.folder("manual").glob("*.md"))
    return {name: " ".join(page(name).split("\n\n")[1].split()) for name in names}


def page(topic: str) -> str:
    """The page on a topic, as Markdown. Raises: `errors.Misuse` where there is none, with the topics that there are."""
    known = {path.stem: path for path in assets.folder("manual").glob("*.md")}
    if topic not in known:
        raise Misuse(
            f"The manual has no page on {one_line(topic)[:40]}; its pages are {', '.join(sorted(known))}."
        )
    return _COMMENT.sub("", known[topic].read_text(encoding="utf-8"))
