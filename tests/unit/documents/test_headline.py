from __future__ import annotations

import pytest

from factbench.documents.headline import headline, without_site
from factbench.documents.stated import Stated

TITLE = "Oakham rebuilds its bridge"


@pytest.mark.parametrize(
    "window",
    [
        "Oakham rebuilds its bridge | Oakham Courier",
        "Oakham rebuilds its bridge – Oakham Courier – 28.04.2023",
        "Oakham Courier | Oakham rebuilds its bridge",
        "Oakham rebuilds its bridge｜Oakham Courier",
    ],
)
def test_the_sites_part_of_a_title_is_left_out(window: str) -> None:
    assert headline(Stated(window=window, sites=("Oakham Courier",))) == TITLE
    assert headline(Stated(window=window, headings=(TITLE,))) == TITLE


def test_a_rubric_before_the_site_is_left_out_where_another_title_has_none() -> None:
    said = Stated(window=f"{TITLE} - Local | Oakham Courier", headings=(TITLE,), sites=("Oakham Courier",))
    assert headline(said) == TITLE


def test_a_dash_inside_a_title_is_the_titles_own() -> None:
    said = Stated(window="Rain in Oakham - and no end", sites=("Oakham Courier",))
    assert headline(said) == "Rain in Oakham - and no end"


def test_the_name_of_the_site_is_no_title() -> None:
    assert headline(
        Stated(window=f"Courier | {TITLE}", headings=("Oakham Courier",), sites=("Oakham Courier",))
    ) in {
        TITLE,
        f"Courier | {TITLE}",
    }


def test_the_title_to_be_shared_gives_way_to_a_fuller_one_that_all_others_have() -> None:
    full = "Oakham rebuilds its bridge for six million pounds after the flood"
    said = Stated(social=("Oakham gets its bridge",), headline=full, headings=(full,), window=full)
    assert headline(said) == full
    assert headline(Stated(social=("Oakham gets its bridge",), headings=(full,))) == "Oakham gets its bridge"


def test_a_rubric_that_the_pages_heading_has_not_is_left_out() -> None:
    said = Stated(social=(f"Roads | {TITLE}",), headline=TITLE, headings=(TITLE,), window=f"Roads | {TITLE}")
    assert headline(said) == TITLE


def test_a_page_without_titles_has_none() -> None:
    assert headline(Stated()) is None


def test_what_stands_behind_the_sites_name_goes_with_it() -> None:
    title = "Oakham rebuilds its bridge | Oakham Courier | by Ann Lee"
    assert without_site(title, sites=["Oakham Courier"]) == TITLE
