"""What a program for linked data reads in a ClaimReview: triples, in the shapes that schema.org gives them."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import replace
from typing import Any

from pyld import jsonld

from factbench.exporters.claimreview import export
from tests.unit.exporters.sample import poisoned, sample

SCHEMA = "http://schema.org/"
CONTEXT = {
    "@context": {
        "@vocab": SCHEMA,
        "url": {"@type": "@id"},
        "sameAs": {"@type": "@id"},
        "logo": {"@type": "@id"},
    }
}
"""What schema.org's own context says of the words that are used here; there is no network in a test."""

SHAPES = {
    "ClaimReview": {"claimReviewed", "reviewRating", "author", "datePublished", "url", "itemReviewed"},
    "Rating": {"alternateName"},  # numbers where the scale has them
    "Claim": set(),
    "Organization": {"name"},
    "Person": {"name"},
    "CreativeWork": set(),
}
"""Each type that may occur, and what a thing of it must have. Source: Google's documentation of ClaimReview."""

ONE_OF = {
    "author": {"Organization", "Person"},
    "reviewRating": {"Rating"},
    "itemReviewed": {"Claim", "CreativeWork"},
}
"""What these words may point to."""


def loader(url: str, _options: dict[str, Any]) -> dict[str, Any]:
    assert url.rstrip("/").removeprefix("https").removeprefix("http") == "://schema.org"
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": CONTEXT}


def things(content: bytes) -> dict[str, dict[str, list[dict[str, Any]]]]:
    """The things in a document by their names: their words, and what each is."""
    rows = jsonld.to_rdf(json.loads(content), {"documentLoader": loader})["@default"]
    found: dict[str, dict[str, list[dict[str, Any]]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        found[row["subject"]["value"]][row["predicate"]["value"].removeprefix(SCHEMA)].append(row["object"])
    return found


def test_a_processor_reads_the_shapes_of_schema_org() -> None:
    hostile = replace(poisoned('<b>\u202e{{7*7}}"'), report_url="https://facts.example/lighthouse")
    for report in (sample(), hostile):
        found = things(export(report))
        kinds = {
            name: {
                each["value"].removeprefix(SCHEMA)
                for each in said["http://www.w3.org/1999/02/22-rdf-syntax-ns#type"]
            }
            for name, said in found.items()
        }
        assert any("ClaimReview" in each for each in kinds.values())
        for name, said in found.items():
            (kind,) = kinds[name]
            assert said.keys() >= SHAPES.get(kind, set()), (kind, dict(said))
            for word, allowed in ONE_OF.items():
                for each in said.get(word, []):
                    assert kinds[each["value"]] <= allowed, (word, each)
