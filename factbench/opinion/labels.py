"""`config.json` of a model -> what each of its answers says of a statement."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from factbench.errors import Misuse
from factbench.model import Suggestion
from factbench.text.clean import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

SUPPORTS, REFUTES, UNCLEAR = Suggestion.SUPPORTS, Suggestion.REFUTES, Suggestion.UNCLEAR

NAMES = {
    **dict.fromkeys(
        ("entailment", "entail", "entails", "supports", "support", "supported", "true"), SUPPORTS
    ),
    **dict.fromkeys(
        ("contradiction", "contradict", "contradicts", "refutes", "refute", "refuted", "false"), REFUTES
    ),
    **dict.fromkeys(
        (
            *("neutral", "unclear", "notenoughinfo", "nei", "unknown", "other"),
            *("notentailment", "nonentailment", "notsupported", "unsupported", "notcontradiction"),
        ),
        UNCLEAR,
    ),
}
"""Names of labels, in small letters alone, as models of natural language inference and of fact-checking have them.
Source: the label sets of MNLI, ANLI, FEVER, WANLI and of MiniCheck."""


@dataclass(frozen=True, slots=True)
class Labels:
    """Which place in a model's answer says what."""

    supports: int | None
    refutes: int | None
    others: tuple[int, ...]
    padding: int = 0
    """The number of the word that fills up a line."""

    @property
    def count(self) -> int:
        """How many answers the model gives."""
        return len(self.others) + sum(each is not None for each in (self.supports, self.refutes))


def labels_of(config: str) -> Labels:
    """What the field `id2label` says.

    Raises: `errors.Misuse` where it is not there, a name says nothing, or neither support nor contradiction is among
    them.
    """
    try:
        found = json.loads(config)
        named = {int(number): str(name) for number, name in found["id2label"].items()}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise Misuse("config.json of the stance model has no labels: it needs a table `id2label`.") from error
    roles = {number: _role(name) for number, name in named.items()}
    if sorted(roles) != list(range(len(roles))):
        raise Misuse("The labels in config.json of the stance model are not numbered from 0 on.")
    if not {SUPPORTS, REFUTES} & {*roles.values()} or any(
        list(roles.values()).count(each) > 1 for each in (SUPPORTS, REFUTES)
    ):
        raise Misuse(
            "The labels of the stance model need one “entailment” or one “contradiction”, and say"
            f" {', '.join(one_line(name)[:20] for name in named.values())[:120]}."
        )
    return Labels(
        supports=_place(roles, SUPPORTS),
        refutes=_place(roles, REFUTES),
        others=tuple(number for number, role in sorted(roles.items()) if role is UNCLEAR),
        padding=_number(found.get("pad_token_id")),
    )


def _role(name: str) -> Suggestion:
    plain = re.sub(r"[^a-z]", "", name.lower())
    if plain not in NAMES:
        raise Misuse(
            f"“{one_line(name)[:40]}” in config.json of the stance model is no label that says a stance:"
            " name them entailment, contradiction, neutral."
        )
    return NAMES[plain]


def _place(roles: dict[int, Suggestion], wanted: Suggestion) -> int | None:
    return next((number for number, role in roles.items() if role is wanted), None)


def _number(found: Any) -> int:
    return found if type(found) is int and found >= 0 else 0


def against(labels: Labels, answer: Sequence[float]) -> float:
    """How much an answer speaks against the statement rather than for it, in log odds; of what a model does not say,
    its other answer stands in the place.
    """
    rest = max((answer[each] for each in labels.others), default=0.0)
    no = answer[labels.refutes] if labels.refutes is not None else rest
    yes = answer[labels.supports] if labels.supports is not None else rest
    return no - yes
