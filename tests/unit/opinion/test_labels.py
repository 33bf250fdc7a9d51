"""What the labels of a model say, and which are refused."""

from __future__ import annotations

import json

import pytest

from factbench.errors import Misuse
from factbench.opinion.labels import against, labels_of


def config(*names: str, **more: object) -> str:
    return json.dumps({"id2label": {str(number): name for number, name in enumerate(names)}, **more})


def test_the_names_that_models_use_are_known() -> None:
    mnli = labels_of(config("CONTRADICTION", "neutral", "Entailment", pad_token_id=1))
    assert (mnli.supports, mnli.refutes, mnli.others, mnli.padding, mnli.count) == (2, 0, (1,), 1, 3)
    fever = labels_of(config("SUPPORTS", "REFUTES", "NOT ENOUGH INFO"))
    assert (fever.supports, fever.refutes, fever.others) == (0, 1, (2,))
    check = labels_of(config("not_supported", "supported"))
    assert (check.supports, check.refutes, check.others) == (1, None, (0,))


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "has no labels"),
        ("[]", "has no labels"),
        ("{}", "has no labels"),
        ('{"id2label": {"a": "neutral"}}', "has no labels"),
        ("[" * 100_000, "has no labels"),
        (config("LABEL_0", "LABEL_1"), "“LABEL_0” in config.json"),
        (config("neutral", "other"), "need one “entailment”"),
        (config("entailment", "supports"), "need one “entailment”"),
        (json.dumps({"id2label": {"1": "entailment", "2": "neutral"}}), "not numbered from 0"),
        (config("\x1b[2J"), "is no label"),
    ],
)
def test_labels_that_say_nothing_are_refused_in_a_sentence(text: str, complaint: str) -> None:
    with pytest.raises(Misuse, match=complaint) as error:
        labels_of(text)
    assert "\x1b" not in str(error.value)


def test_what_a_model_does_not_say_is_its_other_answer() -> None:
    assert against(labels_of(config("contradiction", "neutral", "entailment")), [3.0, 9.0, 1.0]) == 2.0
    assert against(labels_of(config("other", "contradiction")), [1.0, 3.0]) == 2.0
    assert against(labels_of(config("unsupported", "supported")), [1.0, 3.0]) == -2.0
