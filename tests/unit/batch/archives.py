"""Small archives, and what a folder of results holds."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from factbench.settings import ParserChoice, Settings

if TYPE_CHECKING:
    from pathlib import Path

RULES = Settings(parser=ParserChoice.RULES, semantic=False)

TEXT = (
    "The harbour of {name} moved {number} ships in 1991. “It was a record,” the mayor, Ada Marsh, said on Monday."
    "\n\nThe bridge was built in {year} and cost 12 million euros."
)


def article(number: int, **more: Any) -> dict[str, Any]:
    """One article, unlike any with another number."""
    text = TEXT.format(name=f"Port{number}", number=100 + number, year=1900 + number % 100)
    return {
        "title": f"Harbour {number}",
        "text": text,
        "published": "2024-03-05",
        "site": f"Paper {number % 3}",
        **more,
    }


def lines(path: Path, numbers: range, **more: Any) -> Path:
    """JSON Lines of articles."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(article(each, **more)) + "\n" for each in numbers), encoding="utf-8")
    return path


def digest(folder: Path) -> str:
    """Of all results but the times they took, which are the only ones that may differ."""
    whole = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        if path.name not in {"seconds.jsonl", "unlucky"}:
            whole.update(path.name.encode() + path.read_bytes())
    return whole.hexdigest()
