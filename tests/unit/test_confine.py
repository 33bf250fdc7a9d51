"""The child process: its limits, its death, and what comes back from it."""

from __future__ import annotations

import fcntl
import os
import resource
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from factbench import codec, confine, errors
from factbench.confine import SMALL, Reader, run
from factbench.model import Article
from factbench.settings import Settings
from factbench.stages.extract import extract
from tests.unit import confined_work

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ROOMY = Settings(extract_seconds=20.0)
SENTENCE = (
    "The harbour bridge number {} opened in 1932, and the mayor said that it was the widest of its time."
)
PAGE = "<html><head><title>Bridges</title></head><body><article>{}</article></body></html>".format(
    "".join(f"<p>{SENTENCE.format(number)}</p>" for number in range(9))
)


def extract_confined(content: bytes | str, **options: Any) -> Article:
    """The one article in a content, taken out by a child."""
    (document,) = confine.extract_confined(content, **options)
    assert isinstance(document.found, Article)
    return document.found


def work(name: str) -> str:
    return f"{confined_work.__name__}:{name}"


# ------------------------------------------------------------------------------------------------- what comes back


def test_bytes_and_options_reach_the_child_and_its_answer_comes_back() -> None:
    answer = run(work("echo"), "Brücke\n\n".encode(), {"title": "é", "none": None}, settings=ROOMY)
    assert answer == {"content": "Brücke\n\n", "options": {"title": "é", "none": None}}


def test_a_child_sees_no_environment_and_has_a_group_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTBENCH_SECRET", "sesame")
    seen = run(work("circumstances"), b"", {}, settings=ROOMY)
    assert not [
        name for name in seen["environment"] if name.startswith(("FACTBENCH", "HOME", "USER", "PATH"))
    ]
    assert seen["group"] != os.getpgid(0)
    assert seen["isolated"]


def test_what_a_parser_prints_is_not_taken_for_its_answer() -> None:
    assert run(work("chatter"), b"", {}, settings=ROOMY) == "done"


def test_our_own_errors_keep_their_class_and_their_words() -> None:
    with pytest.raises(errors.Misuse, match=r"^This means nothing; say it another way\.$"):
        run(work("refuse"), b"", {}, settings=ROOMY)


# -------------------------------------------------------------------------------------------------- limits and deaths


def test_a_child_that_is_never_done_is_stopped() -> None:
    with pytest.raises(errors.TooLarge, match=r"more than 0\.5 s and was stopped"):
        run(work("sleep"), b"", {}, settings=Settings(extract_seconds=0.5))


def test_a_child_that_swells_is_stopped() -> None:
    with pytest.raises(errors.TooLarge, match="more than 1,500 MB of memory"):
        run(work("swell"), b"", {}, settings=ROOMY)


def test_an_answer_without_end_is_stopped() -> None:
    with pytest.raises(errors.TooLarge, match="more than 2 MB of text"):
        run(work("overflow"), b"", {}, settings=Settings(input_bytes=1_000_000, extract_seconds=20.0))


def test_a_text_as_long_as_an_input_may_be_is_no_answer_without_end() -> None:
    text = "桥梁在一九三二年开放。" * 900
    roomy = Settings(input_bytes=len(text.encode()), extract_seconds=20.0)
    assert run(work("echo"), text.encode(), {}, settings=roomy)["content"] == text


def test_a_parser_without_a_limit_of_depth_is_stopped() -> None:
    with pytest.raises(errors.TooLarge, match="nested too deeply"):
        run(work("descend"), b"", {}, settings=ROOMY)


def test_a_child_that_is_stopped_takes_along_what_it_started(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    with pytest.raises(errors.TooLarge, match="was stopped"):
        run(work("spawn"), b"", {"path": str(lock)}, settings=Settings(extract_seconds=3.0))
    assert (tmp_path / "lock.held").exists()
    with lock.open("w", encoding="utf-8") as free:
        fcntl.flock(free, fcntl.LOCK_EX)  # comes through only when nobody lives who holds it


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("stumble", "KeyError: '/Root"),
        ("crash", "signal 11"),
        ("vanish", "exit code 7"),
        ("babble", "nonsense"),
    ],
)
def test_a_child_that_dies_leaves_one_sentence_with_the_reason(name: str, why: str) -> None:
    with pytest.raises(errors.Unreadable) as died:
        run(work(name), b"", {}, settings=ROOMY)
    assert why in str(died.value)
    assert "\x1b" not in str(died.value)
    assert "\n" not in str(died.value)


@pytest.mark.parametrize(
    "said", [b"", b"7", b"[]", b"{}", b'{"error": 7}', b'{"error": ["Unreadable"]}', b"[" * 9999]
)
def test_an_answer_of_another_shape_is_refused(said: bytes) -> None:
    with pytest.raises(errors.Unreadable, match="nonsense"):
        confine._answer(said)


@pytest.mark.parametrize("name", ["ValueError", "annotations", "os", "7"])
def test_an_error_that_is_not_ours_is_not_raised(name: str) -> None:
    with pytest.raises(errors.Unreadable, match="nonsense"):
        confine._answer(f'{{"error": ["{name}", "words"]}}'.encode())


@pytest.mark.parametrize(
    ("status", "kind"), [(-9, errors.TooLarge), (-24, errors.TooLarge), (1, errors.Unreadable)]
)
def test_how_a_child_ended_tells_which_limit_it_met(status: int, kind: type[errors.InputError]) -> None:
    assert type(confine._death(status, "", ROOMY)) is kind


def test_the_child_answers_with_our_errors_and_lets_the_others_end_it() -> None:
    assert confine._done(work("echo"), b"x", {}) == {"answer": {"content": "x", "options": {}}}
    assert confine._done(work("refuse"), b"", {})["error"][0] == "Misuse"
    with pytest.raises(KeyError):
        confine._done(work("stumble"), b"", {})


# ------------------------------------------------------------------------------------------------- many in one child


def test_one_child_reads_many_files_and_is_renewed_after_so_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Reader, "RENEWED", 3)
    with Reader(ROOMY) as reader:
        pids = [reader.run(work("process"), b"", {}) for _each in range(5)]
        answer = reader.run(work("echo"), "Brücke\n\n".encode(), {"title": "é"})
    assert len(set(pids)) == 2
    assert pids[0] == pids[2] != pids[3] == pids[4]
    assert answer == {"content": "Brücke\n\n", "options": {"title": "é"}}
    for pid in set(pids):
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


@pytest.mark.parametrize(
    ("name", "kind", "words"),
    [
        ("sleep", errors.TooLarge, "more than 2 s and was stopped"),
        ("swell", errors.TooLarge, "1,500 MB of memory"),
        ("overflow", errors.TooLarge, "more than 2 MB of text"),
        ("descend", errors.TooLarge, "nested too deeply"),
        ("stumble", errors.Unreadable, "KeyError: '/Root"),
        ("crash", errors.Unreadable, "signal 11"),
        ("vanish", errors.Unreadable, "exit code 7"),
        ("refuse", errors.Misuse, "This means nothing"),
    ],
)
def test_what_one_file_does_to_the_child_is_told_and_harms_no_other(
    name: str, kind: type[errors.FactbenchError], words: str
) -> None:
    with Reader(Settings(extract_seconds=2.0, input_bytes=1_000_000)) as reader:
        with pytest.raises(kind, match=words) as told:
            reader.run(work(name), b"", {})
        assert "\n" not in str(told.value)
        assert "\x1b" not in str(told.value)
        assert reader.run(work("chatter"), b"", {}) == "done"


def test_what_a_child_dies_of_that_read_others_is_tried_in_a_new_one() -> None:
    with Reader(ROOMY) as reader:
        first = reader.run(work("once"), b"", {})
        assert reader.run(work("once"), b"", {}) != first
        # Of what a new one dies, too, it is said.
        with pytest.raises(errors.Unreadable, match="exit code 7"):
            reader.run(work("vanish"), b"", {})


# ---------------------------------------------------------------------------------------------------------- articles


@pytest.mark.parametrize(("text", "published"), [(True, "2020-03-04"), (False, None)])
def test_an_article_goes_through_json_without_loss(text: bool, published: str | None) -> None:
    options = {"url": None, "media_type": None, "title": "Bridges", "language": None}
    (made,) = confine.documents(SENTENCE.format(1).encode(), published=published, text=text, **options)
    day = date.fromisoformat(published) if published else None
    assert codec.decode(Article, made["article"]) == extract(
        SENTENCE.format(1), title="Bridges", published=day
    )


@pytest.mark.parametrize("content", [PAGE, PAGE.encode()], ids=["text", "bytes"])
def test_a_page_read_in_a_child_is_the_same_article(content: str | bytes) -> None:
    day = date(2020, 3, 4)
    confined = extract_confined(content, settings=ROOMY, media_type="text/html", published=day, language="en")
    assert confined == extract(content, media_type="text/html", published=day, language="en")
    assert len(confined.paragraphs) == 9


def test_a_long_plain_text_read_in_a_child_is_the_same_article() -> None:
    text = "\n\n".join(SENTENCE.format(number) for number in range(SMALL // 90))
    assert len(text) > SMALL
    assert extract_confined(text, settings=ROOMY) == extract(text)


def test_a_short_plain_text_needs_no_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "/no/such/program")
    text = SENTENCE.format(1)
    assert extract_confined(text.encode(), settings=ROOMY, media_type="text/plain; charset=utf-8") == extract(
        text
    )
    assert extract_confined(text, settings=ROOMY).text == text


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7",
        b"  <p>",
        b"\xef\xbb\xbf<html>",
        b" " * 2000 + b"<html>",
        b"\n" * 2000 + b"%PDF-1.7",
        "\ufeff<html>".encode("utf-16-le"),
        "<html>".encode("utf-16-be"),
        b"x" * SMALL,
    ],
)
def test_what_may_need_a_parser_is_never_read_in_this_process(content: bytes) -> None:
    assert not confine.is_harmless(content, None)
    assert not confine.is_harmless(content, "text/plain")


@pytest.mark.parametrize(
    "media_type",
    ["application/pdf", "text/html", "text/plain; charset=utf-7", "text/plain; charset=cp037", "x"],
)
def test_only_plain_text_in_utf_8_is_read_in_this_process(media_type: str) -> None:
    assert not confine.is_harmless(b"+ADw-p+AD4-words", media_type)


@pytest.mark.parametrize(
    "media_type", [None, "", "Text/Plain", "text/markdown", 'text/plain ; charset="UTF-8"']
)
def test_small_plain_text_is_read_in_this_process(media_type: str | None) -> None:
    assert confine.is_harmless(b"words", media_type)


def test_half_a_character_is_refused_at_the_door() -> None:
    with pytest.raises(errors.Unreadable, match="half a character"):
        extract_confined("<p>\ud800</p>", settings=ROOMY)


def test_an_empty_text_is_refused_and_a_damaged_pdf_too() -> None:
    with pytest.raises(errors.InputError):
        extract_confined("", settings=ROOMY)
    with pytest.raises(errors.Unreadable, match="PDF"):
        extract_confined(b"%PDF-1.4\nrubbish", settings=ROOMY)


def test_deep_nesting_ends_in_an_article_or_in_one_sentence() -> None:
    nested = "<div>" * 50_000 + SENTENCE.format(1) + "</div>" * 50_000
    assert nested_sentence(nested) in {SENTENCE.format(1), "one sentence"}


def nested_sentence(page: str) -> str:
    try:
        return extract_confined(page, settings=ROOMY, media_type="text/html").text
    except errors.InputError as error:
        return "one sentence" if "\n" not in str(error) else str(error)


def test_an_answer_that_is_no_article_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confine, "_DOCUMENTS", work("invent"))
    with pytest.raises(errors.Unreadable, match="nonsense"):
        extract_confined(PAGE, settings=ROOMY)


# ----------------------------------------------------------------------------------------------------- made to do harm


def item(number: int) -> str:
    return f"<item><title>Bridge {number}</title><description>{SENTENCE.format(number)}</description></item>"


def packed(size: int) -> bytes:
    """A Word document whose text unpacks to so many megabytes of nothing."""
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as parts, parts.open("word/document.xml", "w") as part:
        for _ in range(size):
            part.write(b"\0" * 1_000_000)
    return written.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (lambda: packed(300), "unpacks to 300 MB"),  # made where it is read: packing takes a second
        (b'<!DOCTYPE rss [<!ENTITY a "ha">]><rss><channel><item/></channel></rss>', "entities of its own"),
        (b"PK\x03\x04 word/document", "damaged or locked"),
        (b"<rss version='2.0'><channel>", "no item"),
        (b"<?xml version='1.0'?><urlset></urlset>", "neither a page nor a feed"),
        (b"\xd0\xcf\x11\xe0" * 50, "Office document"),
    ],
)
def test_what_is_made_to_do_harm_or_is_something_else_is_one_sentence(
    content: bytes | Callable[[], bytes], words: str
) -> None:
    with pytest.raises(errors.InputError, match=words):
        confine.extract_confined(content() if callable(content) else content, settings=ROOMY)


def test_a_feed_gives_its_items_and_one_sentence_for_each_that_has_no_text() -> None:
    feed = f"<rss version='2.0'><channel>{item(1)}<item><title>x</title></item>{item(3)}</channel></rss>"
    found = confine.extract_confined(feed.encode(), settings=ROOMY)
    assert [each.where for each in found] == ["item 1", "item 2", "item 3"]
    assert [isinstance(each.found, errors.Unreadable) for each in found] == [False, True, False]


@pytest.mark.storm
@pytest.mark.timeout(600)
@pytest.mark.parametrize(
    ("content", "articles"),
    [
        (f"<rss version='2.0'><channel>{''.join(map(item, range(10_000)))}</channel></rss>", 10_000),
        (SENTENCE.format(1) * 50_000, 1),
        (f"<p>{SENTENCE.format(1) * 50_000}</p>", 1),
        ("x" * 100_000_000, 0),
    ],
    ids=["feed of 10,000", "line of 5 MB", "page of one 5 MB line", "100 MB"],
)
def test_storm_of_size_stays_within_memory(content: str, articles: int) -> None:
    """The child's memory never passes half of what it is allowed."""
    try:
        found = confine.extract_confined(content, settings=Settings(extract_seconds=300.0))
    except errors.TooLarge:
        found = []
    assert sum(isinstance(each.found, Article) for each in found) == articles
    used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    assert used < Settings().extract_memory / 2
