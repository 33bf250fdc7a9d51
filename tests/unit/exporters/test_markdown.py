from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from factbench.exporters.markdown import escape, export
from factbench.text.clean import one_line
from tests.unit.exporters.sample import FIRST, poisoned, sample, with_context

if TYPE_CHECKING:
    from markdown_it.token import Token

READER = MarkdownIt("commonmark", {"html": True, "linkify": True}).enable(
    ["table", "strikethrough", "linkify"]
)
"""A reader that makes a link of whatever looks like one, and lets HTML through."""

ACTIVE = [
    "[a](https://evil.example)",
    "![a](https://evil.example/x.png)",
    "<img src=x onerror=alert(1)>",
    "<https://evil.example>",
    "https://evil.example",
    "www.evil.example",
    "evil.example",
    "//evil.example/x",
    "mailto:a@evil.example",
    "a@evil.example",
    "# heading",
    "- item",
    "1. item",
    "1) item",
    "> quote",
    "---",
    "===",
    "***",
    "```code",
    "a | b",
    "&lt;b&gt;",
    "*b* _b_ ~~b~~",
    "\\*",
    "`a@b.c`",
    "[a]: https://evil.example",
    "[a][b]",
    "$x$",
    "+ a",
    "* a",
    "//localhost",
    "ftp://a.example",
    "0.",
    "a\n\n# b",
]


def tokens(markdown: str) -> list[Token]:
    return [inner for token in READER.parse(markdown) for inner in [token, *(token.children or [])]]


def shown(markdown: str) -> str:
    return "".join(
        token.content for token in tokens(markdown) if token.type in {"text", "text_special", "code_inline"}
    )


def kinds(markdown: str) -> set[str]:
    return {token.type for token in tokens(markdown)}


@pytest.mark.parametrize("text", ACTIVE)
def test_what_is_active_in_markdown_shows_as_it_is(text: str) -> None:
    assert kinds(escape(text)) <= {
        "paragraph_open",
        "paragraph_close",
        "inline",
        "text",
        "text_special",
        "code_inline",
    }
    assert shown(escape(text)) == one_line(text)


@given(
    st.text(
        st.sampled_from("ab1.:/@\\`*_[]()<>&#!|~-+=$ w\u202e\x1b\n")
        | st.characters(exclude_categories=["Cs"])
    )
)
@example("\\`a@b")
@example("`a@b`c@d`")
def test_no_text_makes_anything_but_text(text: str) -> None:
    line = f"x {escape(text)}"
    assert kinds(line) <= {
        "paragraph_open",
        "paragraph_close",
        "inline",
        "text",
        "text_special",
        "code_inline",
    }
    assert shown(line).split() == f"x {one_line(text)}".split()


def test_ordinary_prose_is_written_as_it_is() -> None:
    prose = "In 1993, at 09:30, Shi’ite leaders (two of them) said: “3.5 % – no more”. Then they left!"
    assert escape(prose) == prose


def test_the_only_links_are_addresses_written_out() -> None:
    links = [token for token in tokens(export(sample()).decode()) if token.type == "link_open"]
    assert {str(token.attrs["href"]) for token in links} == {
        "https://post.example/lighthouse",
        "https://lights.example/12?page=40&view=full",
    }
    assert all(token.info == "auto" for token in links)


@pytest.mark.parametrize("payload", ACTIVE)
def test_no_payload_changes_the_shape_of_the_report(payload: str) -> None:
    def shape(report_bytes: bytes) -> list[str]:
        inline = {"text", "text_special", "code_inline", "link_open", "link_close"}
        return [token.type for token in tokens(report_bytes.decode()) if token.type not in inline]

    assert shape(export(poisoned(payload))) == shape(export(poisoned("plain")))


def test_a_javascript_address_is_shown_and_not_linked() -> None:
    found = tokens(export(poisoned("javascript:alert(1)")).decode())
    assert "link_open" not in {token.type for token in found}


def test_no_control_reaches_the_file() -> None:
    content = export(poisoned("\x1b[2J\x9b\u202e\x07")).decode()
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", content)


def test_a_corrected_verdict_says_when_and_what_it_was() -> None:
    content = export(sample()).decode()
    assert "Corrected on 2024-04-21: was Supported, now Refuted." in content
    assert "**The words may be right, but the context misleads.**" in content
    assert f"no longer in the library: evidence `{'0' * 64}`" in content


def test_an_article_without_claims_is_named() -> None:
    content = export(sample()).decode()
    assert "## A page of pictures\n\nNo claims.\n" in content


def test_a_decision_without_reason_and_a_correction_without_reason_leave_no_gap() -> None:
    report = sample()
    first = report.findings[0]
    bare = replace(
        first.verdicts[0], rationale=" ", earlier=(replace(first.verdicts[0].earlier[0], rationale=""),)
    )
    content = export(replace(report, findings=(replace(first, verdicts=(bare,)),))).decode()
    assert "\n\n\n" not in content
    assert "was Supported, now Refuted.\n" in content


def test_addresses_in_what_people_wrote_are_links_and_the_rest_stays_text() -> None:
    report = sample()
    first = report.findings[0]
    verdict = replace(
        first.verdicts[0], rationale="- See https://lights.example/12_a, *not* javascript:alert(1)."
    )
    shown = export(replace(report, findings=(replace(first, verdicts=(verdict,)),))).decode()
    assert "\\- See <https://lights.example/12_a>, \\*not\\* javascript\\:alert(1)." in shown


def test_what_a_claim_leaves_open_stands_before_its_quotation() -> None:
    page = export(with_context()).decode()
    told = f"Before it in the article: “{escape(FIRST)}”"
    assert page.count(told) == 1
    assert page.split(told)[1].lstrip().startswith("> It was the first on that coast")
