"""Which claims a format for few claims takes."""

from __future__ import annotations

from dataclasses import replace

from factbench.acts import AnnotationKind
from factbench.exporters.main_claims import main_claims
from tests.unit.exporters.sample import ANNOTATIONS, CAFE, DARK, GAS, LAMP, sample

FINDINGS = sample().findings


def test_what_most_wants_checking_is_taken_and_of_equals_what_stands_first() -> None:
    assert main_claims(FINDINGS, limit=1) == (DARK.id,)
    keener = [
        replace(each, claim=replace(each.claim, worth=replace(each.claim.worth, checkworthy=0.9)))
        if each.claim.id == CAFE.id
        else each
        for each in FINDINGS
    ]
    assert main_claims(keener, limit=1) == (CAFE.id,)
    assert main_claims(keener, limit=2) == (DARK.id, CAFE.id)


def test_a_tag_goes_before_worth() -> None:
    tag = replace(ANNOTATIONS[0], kind=AnnotationKind.TAG, text="Main")
    tagged = [replace(each, annotations=(tag,)) if each.claim.id == CAFE.id else each for each in FINDINGS]
    assert main_claims(tagged, limit=1) == (CAFE.id,)


def test_what_is_open_disputed_not_checkable_or_orphaned_is_never_taken() -> None:
    taken = main_claims(FINDINGS, limit=9)
    assert taken == (DARK.id, CAFE.id)
    assert not {GAS.id, LAMP.id} & {*taken}
    assert main_claims([replace(each, orphaned=True) for each in FINDINGS], limit=9) == ()


def test_no_limit_takes_all() -> None:
    assert main_claims(FINDINGS, limit=0) is None
