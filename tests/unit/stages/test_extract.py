from __future__ import annotations

from datetime import date
from pathlib import Path

from factbench.stages.extract import extract

DEMO = Path(__file__).parents[3] / "assets" / "demo" / "article.txt"


def test_the_demonstration_comes_out_as_its_body_title_day_and_site() -> None:
    content = DEMO.read_bytes()
    article = extract(content, media_type="text/plain")
    lines = content.decode().splitlines()
    first = next(index for index, line in enumerate(lines) if len(line) > 150)
    last = next(index for index, line in enumerate(lines) if line.startswith("(This report"))
    assert article.text.split("\n\n") == [line for line in lines[first:last] if line]
    assert article.title == "Israel’s defence chief in Baku for talks with Aliyev"
    assert (article.published, article.published_as) == (date(2023, 7, 13), "13 July 2023, 22:40 GMT+4")
    assert (article.site, article.language, article.extractor) == ("Caspian Courier", "en", "dump 1")


def test_one_sentence_is_an_article() -> None:
    assert extract("It rained.").text == "It rained."
