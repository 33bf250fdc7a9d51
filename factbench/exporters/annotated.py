"""Annotations of others (W3C Web Annotation, Label Studio, doccano) -> texts, and what was marked in each."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from factbench.errors import InputError, Unreadable
from factbench.exporters.webannotation import CONTEXT, RATING
from factbench.text.clean import one_line
from factbench.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Found = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch as a file names it; what the file does not say is None or ""."""

    span: Span | None
    words: str | None = None
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What somebody marked as one claim."""

    parts: tuple[Part, ...]
    label: str = ""
    """What they said of it, in a word or two."""
    rating: str = ""
    """The id of a scale, a colon, and the id of a rating on it, where the file says it so."""
    statement: str = ""
    reason: str = ""
    by: str = ""
    """Who."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """A text, and what was marked in it."""

    text: str | None
    """None where the file only says what it is called."""
    url: str = ""
    title: str = ""
    language: str = ""
    published: str = ""
    marks: tuple[Mark, ...] = ()
    machine: int = 0
    """How many marks a machine made, which are not among `marks`."""


def may_be_annotated(content: bytes) -> bool:
    """Whether the content may be such a file, and is no report of factbench, without reading all of it."""
    if (
        content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] not in {b"[", b"{"}
        or b'"factbench-report@' in content[:200]
    ):
        return False
    signs = (CONTEXT.encode(), b'"annotations"', b'"completions"', b'"label', b'"entities"')
    return any(each in content for each in signs)


def annotated(content: bytes) -> list[Annotated]:
    """The texts with what was marked in them, in the order of the file.

    Raises: `Unreadable` where the content is none of the three formats, or is damaged.
    """
    try:
        found = _values(content.decode("utf-8-sig"))
        read = _reader(found)
        return list(read(found))
    except UnicodeDecodeError as error:
        raise Unreadable(f"The file is not UTF-8 at byte {error.start}; export it again.") from error
    except (
        ValueError,
        TypeError,
        KeyError,
        AttributeError,
        IndexError,
        RecursionError,
        OverflowError,
    ) as error:
        why = one_line(str(error))[:120]
        raise Unreadable(f"The annotations are damaged, or of a shape that is not known ({why}).") from error


def _values(text: str) -> list[Any]:
    """What stands in the file: the items of its list, or of its lines."""
    try:
        whole = json.loads(text)
    except json.JSONDecodeError:
        return [json.loads(line) for line in text.splitlines() if line.strip()]
    return whole if isinstance(whole, list) else [whole]


def _reader(found: list[Any]) -> Callable[[list[Found]], Iterator[Annotated]]:
    first = found[0] if found else None
    if isinstance(first, dict) and (
        CONTEXT in str(first.get("@context")) or first.get("type") == "Annotation"
    ):
        return _web_annotations
    if isinstance(first, dict) and isinstance(first.get("data"), dict):
        return _label_studio
    if isinstance(first, dict) and "text" in first and ({"label", "labels", "entities"} & first.keys()):
        return _doccano
    raise InputError(
        "These are no annotations that are known: W3C Web Annotation, Label Studio and doccano are, and records of"
        " factbench."
    )


# ----------------------------------------------------------------------------------------------- Label Studio


def _label_studio(tasks: list[Found]) -> Iterator[Annotated]:
    for task in tasks:
        data = task["data"]
        name = _text_field(task) or "text"
        predicted = [each for made in task.get("predictions") or () for each in made.get("result", ())]
        yield Annotated(
            text=_words(data[name]),
            url=_words(data.get("url")),
            title=_words(data.get("title")),
            language=_words(data.get("language")),
            published=_words(data.get("published")),
            marks=tuple(
                mark
                for made in task.get("annotations") or task.get("completions") or ()
                if not made.get("was_cancelled")
                for mark in _regions(made)
            ),
            machine=sum(1 for each in predicted if each.get("type") == "labels"),
        )


def _text_field(task: Found) -> str:
    """Under which name the text stands: the only text among the data, where it is not called so."""
    data = task["data"]
    if "text" in data:
        return "text"
    names = [name for name, value in data.items() if isinstance(value, str)]
    return names[0] if len(names) == 1 else ""


def _regions(made: Found) -> Iterator[Mark]:
    """The claims of one annotation: regions with labels, those that a relation joins as one."""
    result = made.get("result", ())
    labelled = {each["id"]: each for each in result if each.get("type") in {"labels", "hypertextlabels"}}
    joined = [(each["from_id"], each["to_id"]) for each in result if each.get("type") == "relation"]
    behind = {to for first, to in joined if first in labelled and to in labelled}
    said = {
        (each["id"], each.get("from_name")): " ".join(map(_words, each["value"]["text"]))
        for each in result
        if each.get("type") == "textarea" and isinstance(each["value"].get("text"), list)
    }
    for id, each in labelled.items():
        if id in behind:
            continue
        others = [labelled[to] for first, to in joined if first == id and to in labelled]
        value = each["value"]
        yield Mark(
            parts=tuple(_region(one["value"]) for one in (each, *others)),
            label=_words((value.get("labels") or value.get("hypertextlabels") or [""])[0]),
            statement=said.get((id, "statement"), ""),
            reason=said.get((id, "reason"), ""),
            by=_annotator(made),
        )


def _region(value: Found) -> Part:
    words = value.get("text")
    return Part(span=_span(value["start"], value["end"]), words=words if isinstance(words, str) else None)


def _annotator(made: Found) -> str:
    """The name of whoever made an annotation, else their mail or number."""
    who = made.get("completed_by")
    if isinstance(who, dict):
        name = f"{who.get('first_name') or ''} {who.get('last_name') or ''}".strip()
        who = name or who.get("email") or who.get("id")
    return _words(made.get("created_username")) or ("" if who is None else str(who))


# ---------------------------------------------------------------------------------------------------- doccano


def _doccano(lines: list[Found]) -> Iterator[Annotated]:
    for line in lines:
        meta = line.get("meta")
        about: Found = meta if isinstance(meta, dict) else line
        yield Annotated(
            text=_words(line["text"]),
            url=_words(about.get("url")),
            title=_words(about.get("title")),
            marks=tuple(_labels(line)),
        )


def _labels(line: Found) -> Iterator[Mark]:
    """The labels of a line, those that it says belong together as one."""
    if "entities" in line:
        spans = [
            (_span(each["start_offset"], each["end_offset"]), _words(each["label"]))
            for each in line["entities"]
        ]
    else:
        spans = [
            (_span(start, end), _words(label))
            for start, end, label in line.get("label") or line.get("labels") or ()
        ]
    groups = line.get("claims") or [[number] for number in range(len(spans))]
    for group in groups:
        parts = tuple(Part(span=spans[number][0]) for number in group)
        yield Mark(parts=parts, label=spans[group[0]][1])


# -------------------------------------------------------------------------------------------- Web Annotations


def _web_annotations(found: list[Found]) -> Iterator[Annotated]:
    """By the text that they are on, in the order in which texts come first."""
    page = found[0]
    items = page["items"] if "items" in page else page.get("first", {}).get("items", found)
    texts = {each["id"]: each for each in page.get("@included") or () if isinstance(each, dict)}
    marks: dict[str, list[Mark]] = {id: [] for id in texts}
    machine: dict[str, int] = {}
    for each in items:
        targets = _listed(each["target"])
        source = _source(targets[0])
        if any(_source(other) != source for other in targets):
            raise ValueError("an annotation is on two texts")
        if each.get("generator") and not each.get("creator"):
            machine[source] = machine.get(source, 0) + 1
        else:
            marks.setdefault(source, []).append(_annotation(each, targets))
    for source in dict.fromkeys([*texts, *marks]):
        about = texts.get(source, {})
        yield Annotated(
            text=_words(about["value"]) if "value" in about else None,
            url=_words(about.get("via")) or source,
            title=_words(about.get("label")),
            language=_words(about.get("language")),
            marks=tuple(marks.get(source, ())),
            machine=machine.get(source, 0),
        )


def _source(target: Any) -> str:
    if isinstance(target, str):
        return target
    source = target.get("source", target.get("id"))
    return _words(source.get("id") if isinstance(source, dict) else source)


def _annotation(each: Found, targets: list[Any]) -> Mark:
    bodies = [body if isinstance(body, dict) else {"value": body} for body in _listed(each.get("body") or ())]
    rated = [_words(body.get("source")) for body in bodies if body.get("purpose") == "classifying"]
    creator = _listed(each.get("creator") or "")[0]
    return Mark(
        parts=tuple(_selected(target) for target in targets),
        label=_said(bodies, "tagging") or _said(bodies, "classifying"),
        rating=next((one.removeprefix(RATING) for one in rated if one.startswith(RATING)), ""),
        statement=_said(bodies, "identifying"),
        reason=_said(bodies, "commenting"),
        by=_words(creator.get("name") or creator.get("id")) if isinstance(creator, dict) else _words(creator),
    )


def _said(bodies: list[Found], purpose: str) -> str:
    return next((_words(body.get("value")) for body in bodies if body.get("purpose") == purpose), "")


def _selected(target: Any) -> Part:
    """The stretch that the selectors of a target select, each in another way."""
    selectors = _listed(target.get("selector") or ()) if isinstance(target, dict) else []
    span, words, before, after = None, None, "", ""
    for each in selectors:
        if each["type"] == "TextPositionSelector":
            span = _span(each["start"], each["end"])
        elif each["type"] == "TextQuoteSelector":
            words = _words(each["exact"])
            before, after = _words(each.get("prefix")), _words(each.get("suffix"))
    return Part(span=span, words=words, before=before, after=after)


# ------------------------------------------------------------------------------------------------ their parts


def _listed(found: Any) -> list[Any]:
    return list(found) if isinstance(found, list | tuple) else [found]


def _words(found: Any) -> str:
    """A text; "" where there is none. Raises: `TypeError` for what is none."""
    if found is None:
        return ""
    if not isinstance(found, str):
        raise TypeError(f"a text was expected, and not {type(found).__name__}")
    return found


def _span(start: Any, end: Any) -> Span:
    if not isinstance(start, int) or not isinstance(end, int) or not 0 <= start < end:
        raise ValueError("a place is not two numbers in order")
    return Span(start, end)
