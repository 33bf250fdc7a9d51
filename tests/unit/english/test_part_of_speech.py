"""Parts of speech as the model's own matcher tells them."""

from __future__ import annotations

from typing import Any

import pytest

from factbench.english.parse import full_pipeline
from factbench.english.part_of_speech import PartsOfSpeech, Tagged
from factbench.errors import Misuse

RULES: list[dict[str, Any]] = [
    {"patterns": [[{"TAG": "VBZ"}], [{"TAG": "VBD"}]], "attrs": {"POS": "VERB"}, "index": 0},
    {
        "patterns": [[{"TAG": {"NOT_IN": ["TO", ""]}, "DEP": {"IN": ["aux"]}}]],
        "attrs": {"POS": "AUX"},
        "index": 0,
    },
    {
        "patterns": [[{"DEP": "expl"}, {"LOWER": {"IN": ["is", "was"]}}]],
        "attrs": {"POS": "VERB", "MORPH": "_"},
        "index": 1,
    },
    {"patterns": [[{"TAG": "DT", "LOWER": "no"}]], "attrs": {"POS": "DET"}, "index": 0},
    {"patterns": [[{"LOWER": "gets"}]], "attrs": {"LEMMA": "get"}, "index": 0},
    {"patterns": [[{"IS_SPACE": True}]], "attrs": {"TAG": "_SP", "POS": "SPACE"}, "index": 0},
]


def test_the_last_rule_that_fits_holds() -> None:
    words = [
        Tagged("EX", "there", "expl"),
        Tagged("VBZ", "is", "aux"),
        Tagged("VBZ", "is", "aux"),
        Tagged("DT", "no", "det"),
        Tagged("DT", "the", "det"),
    ]
    assert PartsOfSpeech(RULES).of(words) == ["", "VERB", "AUX", "DET", ""]


@pytest.mark.parametrize(
    "pattern",
    [
        {"patterns": [[{"SHAPE": "Xx"}]], "attrs": {"POS": "PROPN"}, "index": 0},
        {"patterns": [[{"LOWER": {"REGEX": "a"}}]], "attrs": {"POS": "NOUN"}, "index": 0},
        {"patterns": [[{"LOWER": "a"}, {"LOWER": "b"}]], "attrs": {"POS": "NOUN"}, "index": 0},
        {"patterns": [[{"LOWER": "a"}]], "attrs": {"TAG": "DT"}, "index": 0},
    ],
)
def test_a_rule_of_another_sort_is_refused(pattern: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="rule"):
        PartsOfSpeech([*RULES, pattern])


@pytest.mark.model
def test_all_words_are_told_as_the_models_matcher_tells_them() -> None:
    try:
        pipeline = full_pipeline()
    except Misuse as error:
        pytest.skip(str(error))
    parts = PartsOfSpeech(pipeline.get_pipe("attribute_ruler").patterns)
    document = pipeline(
        "There's nobody who'd have said so, but Ada Marsh did: had it rained, that bridge which they've built "
        "wouldn't have been open. “Do you know what's wrong?” asked Ito's 3 friends, while Quill, once so rich, "
        "has to sell its harbours to whoever pays. It is said that there are more of them than 1,200!"
    )
    told = parts.of([Tagged(word.tag_, word.lower_, word.dep_) for word in document])
    assert told == [word.pos_ for word in document]
