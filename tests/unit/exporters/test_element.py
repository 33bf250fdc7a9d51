from __future__ import annotations

from factbench.exporters.element import element, page


def written(*content: object, **attributes: str | None) -> str:
    return page(element("span", *content, **attributes)).decode()  # type: ignore[arg-type]


def test_text_and_attributes_are_escaped() -> None:
    assert written("<b>&", title='"><script>') == (
        '<!DOCTYPE html>\n<span title="&quot;&gt;<script&gt;">&lt;b&gt;&amp;</span>'
    )


def test_characters_that_act_are_made_visible() -> None:
    assert written("a\x1b\u202eb", title="\x9b") == '<!DOCTYPE html>\n<span title="\ufffd">a␛\ufffdb</span>'


def test_none_is_nothing_in_content_and_in_attributes() -> None:
    assert written(None, "a", None, lang=None) == "<!DOCTYPE html>\n<span>a</span>"


def test_text_may_stand_before_between_and_after_elements() -> None:
    assert written("a", element("a", "b"), "c", ["d", (each for each in "ef")]) == (
        "<!DOCTYPE html>\n<span>a<a>b</a>cdef</span>"
    )


def test_names_that_python_keeps_for_itself_are_written_with_underscores() -> None:
    assert written(class_="x", http_equiv="y") == '<!DOCTYPE html>\n<span class="x" http-equiv="y"></span>'


def test_a_lone_surrogate_can_be_written() -> None:
    assert written("\ud800") == "<!DOCTYPE html>\n<span>\ufffd</span>"
