from __future__ import annotations

import pytest

from factbench.documents.markdown import is_markdown, markdown


def test_marks_are_removed_and_the_first_heading_is_the_title() -> None:
    text = (
        "---\ntitle: x\n---\n# High *water*\n\nIt **rained** on\n[the bridge](https://a.example).\n\n"
        "## Next\n\n- One\n- `Two`\n"
    )
    assert markdown(text) == ("High water", ["It rained on the bridge.", "One", "Two"])


def test_code_tables_and_html_are_left_out() -> None:
    text = (
        "It rained.\n\n```\ncode\n```\n\n|a|b|\n|-|-|\n|c|d|\n\n<script>x</script>\n\n![a picture](x.png)\n"
    )
    assert markdown(text) == (None, ["It rained."])


@pytest.mark.parametrize("text", ["", " \n"])
def test_blank_text_has_nothing(text: str) -> None:
    assert markdown(text) == (None, [])


@pytest.mark.parametrize(
    "text",
    [
        "# High water\n",
        "---\ntitle: x\n---\n\n# High water",
        "[a](https://a.example) and [b](https://b.example)",
    ],
)
def test_headings_and_links_tell_markdown(text: str) -> None:
    assert is_markdown(text)


@pytest.mark.parametrize("text", ["", "It rained.\n---\nWe left.", "#1 in sales", "See [4] and [5](p. 3)."])
def test_plain_text_is_none(text: str) -> None:
    assert not is_markdown(text)
