"""Report <-> lossless JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from math import isfinite
from typing import TYPE_CHECKING, Any

from factbench.codec import decode, encode
from factbench.errors import InputError
from factbench.exporters import Exporter, parcel
from factbench.model import (
    Amendment,
    Annotation,
    Approval,
    Article,
    Audience,
    Choice,
    Claim,
    Comment,
    Conclusion,
    Confirmation,
    DeskVerdict,
    Event,
    Evidence,
    Finding,
    LastAct,
    Masthead,
    Opinion,
    Remark,
    Report,
    Revision,
    Search,
    Source,
    Stand,
    Verdict,
    quote_of,
)
from factbench.record import body
from factbench.text.clean import clean, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

FORMAT = "factbench-report@1"


def export(report: Report) -> bytes:
    """Return every field of every value, UTF-8; `load` makes the same report of it again.

    Keys stand in the order of the values' fields. A finding names its article by id and evidence names its source by
    id; both are written once, under "articles" and "sources". Spans are [start, end]. Text is exact: characters that
    could act on a terminal are written as \\u escapes, all others as they are. Under "record" stands what is needed
    beside it to take the whole record into another database; see `parcel`.
    """
    return b"".join(pieces(report))


def pieces(report: Report) -> Iterator[bytes]:
    """The file, a value of a list at a time."""
    whole: dict[str, object] = {
        "format": FORMAT,
        "version": report.version,
        "as_of": report.as_of,
        "title": report.title,
        "publisher": report.publisher,
        "report_url": report.report_url,
        **({"publisher_url": report.publisher_url} if report.publisher_url is not None else {}),
        **({"masthead": _said_of_itself(report.masthead)} if report.masthead is not None else {}),
        **({"main": encode(report.main)} if report.main is not None else {}),
        **({"conclusions": encode(report.conclusions)} if report.conclusions else {}),
        **({"with_text": False} if not report.with_text else {}),
        "articles": ({"id": article.id, **encode(article)} for article in report.articles),
        "sources": map(_source, report.sources),
        "findings": map(_finding, report.findings),
        **({"remarks": [_spoken(each) for each in report.remarks]} if report.remarks else {}),
        "events": map(_event, report.events),
        **({"heads": encode(report.heads)} if report.heads else {}),
        **({"lacks": report.lacks} if report.lacks else {}),
        **({"record": parcel.written(report.record, report)} if report.record is not None else {}),
    }
    for each in _members(whole):
        yield each.encode()
    yield b"\n"


EXPORTER = Exporter(
    name="json",
    words="The whole record, without loss; `factbench import` takes it into another database.",
    suffix=".json",
    export=export,
    pieces=pieces,
    audience=Audience.COLLEAGUES,
    record=True,
)


def load(content: bytes) -> Report:
    """Return the report that `export` wrote.

    Raises: `InputError` where the content is not such a report, a field is missing, unknown or of another type,
    an article's id is not that of its text, or a claim's quote is not what its spans cut out.
    """
    whole = _parsed(content)
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise InputError(f'This is not a factbench report: it does not begin with "format": "{FORMAT}".')
    try:
        return _report(whole)
    except KeyError as error:
        raise InputError(f"The report is damaged: no {_brief(error)}.") from error
    except (TypeError, ValueError, AttributeError, OverflowError, RecursionError) as error:
        raise InputError(f"The report is damaged: {_brief(error)}.") from error


def printed(value: object) -> str:
    """`value` as indented JSON that is safe on a terminal; pairs of numbers stay on one line."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=1)
    # Strings hold no line breaks of their own in JSON, so this touches nothing but the indentation.
    text = re.sub(r"\[\n\s+(\d+),\n\s+(\d+)\n\s+\]", r"[\1, \2]", text)
    cleaned = clean(text)
    return text if text == cleaned else "".join(map(_escaped, text, cleaned))


def printed_one_by_one(values: Iterable[object]) -> Iterator[str]:
    """What `printed` gives of a list, in pieces."""
    return _items(iter(values), 0)


def _escaped(character: str, cleaned: str) -> str:
    return character if character == cleaned else json.dumps(character)[1:-1].replace("\x7f", "\\u007f")


# --------------------------------------------------------------------------------------------------- writing


def _members(found: dict[str, object], depth: int = 0) -> Iterator[str]:
    """What `printed` gives of an object, member by member; of a member that is an iterator, item by item."""
    before = "{"
    for name, value in found.items():
        yield f"{before}\n{' ' * (depth + 1)}{printed(name)}: "
        before = ","
        if isinstance(value, Iterator):
            yield from _items(value, depth + 1)
        elif isinstance(value, dict) and value:
            yield from _members(value, depth + 1)
        else:
            yield _deeper(printed(value), depth + 1)
    yield f"\n{' ' * depth}}}"


def _items(found: Iterator[object], depth: int) -> Iterator[str]:
    before = "["
    for each in found:
        yield f"{before}\n{' ' * (depth + 1)}{_deeper(printed(each), depth + 1)}"
        before = ","
    yield "[]" if before == "[" else f"\n{' ' * depth}]"


def _deeper(text: str, depth: int) -> str:
    """The lines of a value, so far in as it stands in the file; strings in JSON hold no line breaks of their own."""
    return text.replace("\n", "\n" + " " * depth)


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "article": finding.claim.article,
        "claim": _claim_written(finding.claim),
        "verdicts": encode(finding.verdicts),
        "evidence": [{**encode(each), "source": each.source.id} for each in finding.evidence],
        "annotations": [_spoken(each) for each in finding.annotations],
        **({"stands": encode(finding.stands)} if finding.stands else {}),
        **({"searches": encode(finding.searches)} if finding.searches else {}),
        **({"confirmed": encode(finding.confirmed)} if finding.confirmed else {}),
        **({"orphaned": True} if finding.orphaned else {}),
        **({"comments": encode(finding.comments)} if finding.comments else {}),
        **({"opinions": encode(finding.opinions)} if finding.opinions else {}),
        **({"revisions": encode(finding.revisions)} if finding.revisions else {}),
        **({"names": list(finding.names)} if finding.names else {}),
        **({"desk": encode(finding.desk)} if finding.desk else {}),
        **({"choice": encode(finding.choice)} if finding.choice else {}),
        **({"amendments": encode(finding.amendments)} if finding.amendments else {}),
        **({"approval": encode(finding.approval)} if finding.approval else {}),
    }


def _said_of_itself(masthead: Masthead) -> dict[str, object]:
    fields: dict[str, object] = encode(masthead)
    return {name: value for name, value in fields.items() if value}


def _source(source: Source) -> dict[str, object]:
    """What few sources have stands only where they have it."""
    rarer = {"check", "why", "by_hand", "retired", "interests", "archived"}
    fields: dict[str, object] = encode(source)
    return {name: value for name, value in fields.items() if value is not None or name not in rarer}


def _claim_written(claim: Claim) -> dict[str, object]:
    """The claim; who worded it or says so, what was put in and what it is a part of only where there is any."""
    rarer = {"worded_by", "insertions", "under", "said_by", "saying"}
    whole: dict[str, object] = encode(claim)
    return {name: value for name, value in whole.items() if value not in (None, []) or name not in rarer}


def _event(event: Event) -> dict[str, object]:
    return {**body.fields_of(event), "previous": event.previous, "hash": event.hash}


# --------------------------------------------------------------------------------------------------- reading


def _parsed(content: bytes) -> Any:
    try:
        found = json.loads(
            content.decode(), object_pairs_hook=_unique, parse_constant=_no_number, parse_float=_number
        )
        # JSON can name half of a surrogate pair, which is no character and cannot be written again.
        json.dumps(found, ensure_ascii=False).encode()
    except UnicodeDecodeError as error:
        raise InputError(f"The report is not UTF-8 at byte {error.start}; export it again.") from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"The report is not JSON: {_brief(error)}.") from error
    return found


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    made = dict(pairs)
    if len(made) < len(pairs):
        raise ValueError("a name stands twice in one object")
    return made


def _no_number(word: str) -> float:
    raise ValueError(f"{word} is not a number")


def _number(digits: str) -> float:
    number = float(digits)
    return number if isfinite(number) else _no_number(digits)


def _report(whole: dict[str, Any]) -> Report:
    _only(whole, [*Report.__dataclass_fields__, "format"])
    report = _said(whole)
    return replace(report, record=parcel.read(whole["record"], report)) if "record" in whole else report


def _said(whole: dict[str, Any]) -> Report:
    articles = {article.id: article for article in map(_article, whole["articles"])}
    sources = {source.id: source for source in (decode(Source, each) for each in whole["sources"])}
    return Report(
        title=decode(str, whole["title"]),
        publisher=_optional(whole["publisher"]),
        report_url=_optional(whole["report_url"]),
        articles=tuple(articles.values()),
        findings=tuple(_found(each, articles, sources) for each in whole["findings"]),
        sources=tuple(sources.values()),
        events=tuple(map(_act, whole["events"])),
        version=decode(str, whole["version"]),
        as_of=decode(str, whole["as_of"]),
        lacks=decode(str, whole.get("lacks", "")),
        remarks=tuple(_remark(each, articles) for each in whole.get("remarks", ())),
        publisher_url=_optional(whole.get("publisher_url")),
        main=_named(whole.get("main")),
        masthead=decode(Masthead, whole["masthead"]) if "masthead" in whole else None,
        conclusions=tuple(decode(Conclusion, each) for each in whole.get("conclusions", ())),
        with_text=decode(bool, whole.get("with_text", True)),
        heads=tuple(decode(LastAct, each) for each in whole.get("heads", ())),
    )


def _act(found: dict[str, Any]) -> Event:
    rest = {name: value for name, value in found.items() if name not in {"previous", "hash"}}
    return body.event_of(rest, decode(str, found["previous"]), decode(str, found["hash"]))


def _only(given: dict[str, Any], known: Iterable[str]) -> None:
    if strange := sorted(given.keys() - {*known}):
        raise ValueError(f"unknown {strange[0]}")


def _optional(found: Any) -> str | None:
    return None if found is None else decode(str, found)


def _named(found: Any) -> tuple[str, ...] | None:
    return None if found is None else tuple(decode(str, each) for each in found)


def _article(found: dict[str, Any]) -> Article:
    article = decode(Article, {name: value for name, value in found.items() if name != "id"})
    if found["id"] != article.id:
        raise ValueError(f"the id of article {found['id']} is not that of its address and text")
    return article


def _found(found: dict[str, Any], articles: dict[str, Article], sources: dict[str, Source]) -> Finding:
    _only(found, Finding.__dataclass_fields__)
    article = articles[found["article"]]
    return Finding(
        claim=_claim(found["claim"], found["article"], article.text),
        article=article,
        verdicts=tuple(decode(Verdict, each) for each in found["verdicts"]),
        evidence=tuple(
            decode(Evidence, {**each, "source": encode(sources[each["source"]])})
            for each in found["evidence"]
        ),
        annotations=tuple(decode(Annotation, each) for each in found["annotations"]),
        stands=tuple(decode(Stand, each) for each in found.get("stands", ())),
        searches=tuple(decode(Search, each) for each in found.get("searches", ())),
        confirmed=tuple(decode(Confirmation, each) for each in found.get("confirmed", ())),
        orphaned=decode(bool, found.get("orphaned", False)),
        comments=tuple(decode(Comment, each) for each in found.get("comments", ())),
        opinions=tuple(decode(Opinion, each) for each in found.get("opinions", ())),
        revisions=tuple(decode(Revision, each) for each in found.get("revisions", ())),
        names=decode(tuple[str, ...], found.get("names", [])),
        desk=decode(DeskVerdict, found["desk"]) if "desk" in found else None,
        choice=decode(Choice, found["choice"]) if "choice" in found else None,
        amendments=tuple(decode(Amendment, each) for each in found.get("amendments", ())),
        approval=decode(Approval, found["approval"]) if "approval" in found else None,
    )


def _spoken(said: Annotation | Remark) -> dict[str, Any]:
    """What somebody said, without whom it asks and what it answers where that is nobody and nothing."""
    fields: dict[str, Any] = encode(said)
    return {name: value for name, value in fields.items() if value or name not in {"to", "answers"}}


def _remark(found: Any, articles: dict[str, Article]) -> Remark:
    remark = decode(Remark, found)
    if remark.article not in articles:
        raise ValueError(f"remark {remark.id} is on an article that is not there")
    return remark


def _claim(found: Any, article: str, text: str) -> Claim:
    claim = decode(Claim, found)
    if claim.article != article:
        raise ValueError(f"claim {claim.id} is of another article than its finding")
    if claim.quote != quote_of(text, claim.parts):
        raise ValueError(f"the quote of claim {claim.id} is not what its spans cut out")
    return claim


def _brief(error: Exception) -> str:
    """The error in one line of at most 200 characters: what it repeats of the file may be long and hostile."""
    return one_line(str(error))[:200]
