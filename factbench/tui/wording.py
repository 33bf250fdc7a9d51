"""What the desk says of a claim in words: the verdict bar, and what is copied.

Acts and values of the model are loaded where a claim is told of: the first paint tells of none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.opening import Filter, Order
from factbench.text.clean import one_line
from factbench.tui.glyphs import SHORT_CONFIDENCE, Glyphs, rating_words
from factbench.tui.wrap import clipped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factbench.model import Assignment, Remark, Source, Verdict
    from factbench.stages.uncovered import Uncovered
    from factbench.text.span import Span
    from factbench.tui.detail import Detail
    from factbench.workbench import Met


def titled(detail: Detail, key: int | None, *, low: bool) -> str:
    """The place of the claim among the rows of its article, then the article: "Article 3/16 · A bridge · 2020-03-04".

    `low`: what is of low worth has rows too. A claim that has none, as a part, has no place.
    """
    article, listed = detail.surroundings.article, detail.surroundings.listed[low]
    known = [
        f"Article {listed.index(key) + 1}/{len(listed)}" if key in listed else "Article",
        article.title or "",
        article.published.isoformat() if article.published else "",
    ]
    return one_line(" · ".join(each for each in known if each))


def bar(detail: Detail, glyphs: Glyphs) -> str:
    """The verdict on the current claim, the reason, and what others hold.

    What the claim leaves open is said in full over its evidence.
    """
    verdict = detail.verdict
    parts = [f"{glyphs.rating(verdict.rating, verdict.scale)} {held(verdict)}"]
    if detail.draft:
        parts.append(f"draft: {one_line(detail.draft)}")
    if detail.blind:
        parts.append("blind until you rate it")
    parts += _desk(detail)
    parts += [f"{one_line(each.reviewer)} is at this claim" for each in detail.leases]
    parts += _questions(detail, glyphs)
    parts += _checked_before(detail)
    if detail.said is not None:
        rated = rating_words(detail.said.rating, detail.said.scale)
        parts.append(f"was it said? {rated}, d shows")
    parts += _comments(detail)
    if detail.parts:
        parts.append(f"{detail.parts} part{'s' * (detail.parts > 1)}, d shows")
    if detail.claim.needs_context:
        parts.append("needs context")
    if verdict.rationale and not detail.draft:
        parts.append(f"“{one_line(verdict.rationale)}”")
    parts += [f"{one_line(each.reviewer)}: {rating_words(each.rating, each.scale)}" for each in detail.others]
    parts += [_assigned(each) for each in detail.assignments]
    kinds = [each.kind.value for each in detail.annotations]
    if "flag" in kinds:
        parts.append("flagged")
    parts += [f"#{one_line(each.text)}" for each in detail.annotations if each.kind.value == "tag"]
    notes = kinds.count("note") + kinds.count("correction")
    if notes:
        parts.append(f"{notes} note{'s' * (notes > 1)}")
    done = kinds.count("question") - sum(each.is_open for each in detail.on_claim())
    if done:
        parts.append(f"{done} closed question{'s' * (done > 1)}")
    remarks = sum(
        any(part.overlaps(span) for part in detail.claim.parts) for span, _remark in in_sight(detail)
    )
    if remarks:
        parts.append(f"{glyphs.remark} {remarks} remark{'s' * (remarks > 1)}")
    return " · ".join(parts)


def _desk(detail: Detail) -> Iterator[str]:
    """What the desk holds, where that is more than one reviewer's verdict; then whether the claim goes out."""
    from factbench.model import How

    desk, choice = detail.desk, detail.choice
    if desk is not None and desk.how in {How.DISPUTED, How.UNAPPROVED}:
        yield desk.how.value
    elif desk is not None and desk.verdict is not None and desk.how is How.ADJUDICATED:
        again = ", waits again" if desk.changed or desk.later else ""
        rated = rating_words(desk.verdict.rating, desk.verdict.scale)
        yield f"the desk: {rated} ({one_line(desk.verdict.reviewer)}{again})"
    elif desk is not None and desk.how is How.APPROVED:
        yield "approved"
    if choice is not None and choice.publish is not None:
        yield "for publication" if choice.publish else "kept out of publication"


def _questions(detail: Detail, glyphs: Glyphs) -> Iterator[str]:
    """The open question on the claim that asks this reviewer, else the first of another; and how many there are."""
    waiting, me = [each.said for each in detail.on_claim() if each.is_open], detail.verdict.reviewer
    mine = [each for each in waiting if me in each.to and each.reviewer != me]
    others = [each for each in waiting if each.reviewer != me]
    for said in (mine or others or waiting)[:1]:
        more = f" (1 of {len(waiting)})" if len(waiting) > 1 else ""
        if said.reviewer == me:
            yield f"your question is open{more}, Enter reads"
        else:
            words = clipped(one_line(said.text), ASKED, glyphs.more)
            yield f"{one_line(said.reviewer)} asks{' you' if mine else ''}: “{words}”{more}, + answers, Enter reads"


ASKED = 30
"""Columns of a question in the bar; Enter tells it in full."""


def _assigned(assignment: Assignment) -> str:
    due = f" by {assignment.due}" if assignment.due else ""
    return f"@{one_line(assignment.reviewer)}{due}"


def _checked_before(detail: Detail) -> Iterator[str]:
    """The past fact-checks that somebody confirmed for this claim, then how many wait for that."""
    checks = [(number, each) for number, each in enumerate(detail.evidence, 1) if each.source.check]
    known = {each.evidence for each in detail.confirmed}
    for number, each in checks:
        if each.id in known and each.source.check is not None:
            yield f"checked before ({number}): {one_line(each.source.check.rating or 'no rating')}"
    waiting = [str(number) for number, each in checks if each.id not in known]
    if waiting:
        yield f"past check {', '.join(waiting)}? B confirms"


def _comments(detail: Detail) -> Iterator[str]:
    """What came last of asking each for comment."""
    last = {each.who: each for each in detail.comments}
    for each in last.values():
        yield f"{one_line(each.who)}: {each.step.value} {each.on}"


def beside(detail: Detail, glyphs: Glyphs) -> str:
    """What to know before deciding: verdicts on the same claim elsewhere, who worded it, and its worth."""
    parts = [_met_before(each, glyphs) for each in detail.met if each.verdicts]
    if detail.claim.worded_by is not None:
        parts.append(f"worded by {detail.claim.worded_by}; the article says “{detail.claim.quote}”")
    undecided = sum(not each.verdicts for each in detail.met)
    if undecided:
        parts.append(f"also said in {undecided} other article{'s' * (undecided > 1)}, open there")
    if detail.surroundings.copies:
        parts.append(f"copies of this text: {len(detail.surroundings.copies)}")
    worth = detail.claim.worth
    parts.append(
        f"worth {100 * worth.checkworthy:.0f}: {', '.join(worth.reasons)}"
        if worth.reasons
        else f"worth {100 * worth.checkworthy:.0f}"
    )
    return one_line(" · ".join(parts))


def _met_before(met: Met, glyphs: Glyphs) -> str:
    last = met.verdicts[-1]
    rating = f"{glyphs.rating(last.rating, last.scale)} {rating_words(last.rating, last.scale)}"
    where = f" in “{met.title}”" if met.title else ""
    alike = "" if met.score >= SAME else f", {met.score:.0%} alike"
    return f"before: {rating} by {last.reviewer} on {last.at[:10]}{where}{alike}"


SAME = 0.995
"""From this likeness on two claims are said to be the same without a number."""


def cautions(detail: Detail, item: int) -> list[str]:
    """What makes a piece of evidence worth less: out of use, words of the same origin as others, or younger than the
    article; and what readers are not told of it."""
    from factbench.exporters.wording import out_of_use

    source = detail.evidence[item].source
    found = [one_line(words) for words in [out_of_use(source), discreet(source)] if words]
    earlier = detail.same_origin(item)
    if earlier is not None:
        found.append(f"same origin as {earlier + 1}")
    if detail.later(item):
        article = detail.surroundings.article
        found.append(f"of {source.published}, later than the article of {article.published}")
    return found


def discreet(source: Source) -> str:
    """What readers are not told of a source that was brought by hand; "" where they are told all."""
    from factbench.acts import Shown

    hand = source.by_hand
    if hand is None or hand.shown is Shown.NAMED:
        return ""
    if hand.shown is Shown.HOUSE:
        return "stays in the house: readers see neither name nor words"
    return f"readers see no name: “{source.title}”"


def filtered(wanted: Filter) -> str:
    """A filter in the words of the head line, such as "worth · refuted · /bridge"; "" where it lists everything."""
    if wanted.within is not None:
        return "a claim and its parts"
    parts = [str(wanted.order)] if wanted.order is not Order.ARTICLE else []
    parts += ["one article"] if wanted.article else []
    parts += ["one source"] if wanted.source else []
    parts += [rating_words(wanted.rating).lower()] if wanted.rating else []
    parts += [str(wanted.kind)] if wanted.kind else []
    parts += [
        words
        for words, said in (
            ("open", wanted.open),
            ("flagged", wanted.flagged),
            ("marked for publication", wanted.marked),
            ("open question", wanted.question and not wanted.asked),
            ("needs context", wanted.needs_context),
            ("conflicts", wanted.conflicts),
            ("disagreement", wanted.disagreement),
            ("orphaned", wanted.orphaned),
            ("with parts", wanted.parts),
            ("with low worth", wanted.low),
        )
        if said
    ]
    named = {"by": wanted.reviewer, "in": wanted.site, "tagged": wanted.tag, "asked": wanted.asked}
    parts += [f"{words} {one_line(value)}" for words, value in named.items() if value]
    if wanted.assigned is not None:
        parts.append(f"assigned to {one_line(wanted.assigned) or 'nobody'}")
    parts += [f"/{one_line(wanted.text)}"] if wanted.text else []
    return " · ".join(parts)


def narrowed(wanted: Filter) -> bool:
    """Whether a filter leaves claims out; an order alone leaves none."""
    return wanted != Filter(order=wanted.order, seed=wanted.seed, low=wanted.low)


def stances(detail: Detail, item: int) -> list[str]:
    """What people say of a piece of evidence: "Ada says: supports", "Ada says: about this very claim"."""
    return [
        *(
            f"{one_line(each.reviewer)} says: about this very claim"
            for each in detail.confirmed
            if each.evidence == detail.evidence[item].id
        ),
        *_stances(detail, item),
    ]


def _stances(detail: Detail, item: int) -> list[str]:
    found = "found" if detail.evidence[item].source.by_hand is None else "put there"
    return [
        f"{one_line(each.reviewer)} says: {each.stance.value}"
        if each.stance
        else f"{found} by {one_line(each.reviewer)}"
        for each in detail.stands
        if each.evidence == detail.evidence[item].id
    ]


def remarked(remark: Remark) -> str:
    """A remark in words: "Question by Ben on “harbour bridge”: says who?"."""
    gone = "" if remark.span else ", no longer in the article"
    to = f" to {', '.join(map(one_line, remark.to))}" if remark.to else ""
    head = f"{remark.kind.value.capitalize()} by {one_line(remark.reviewer)}{to} on “{one_line(remark.quote)}”{gone}"
    return f"{head}: {one_line(remark.text)}"


def remarks_at(detail: Detail, word: Span, glyphs: Glyphs) -> str:
    """The remarks on a word of the article, each with its number among those in sight; "" for none."""
    placed = in_sight(detail)
    closed = {each.said.id for each in detail.on_stretches() if each.closing and each.closing.closed}
    return "  ".join(
        f"{glyphs.remark} {number}/{len(placed)} {'closed: ' if each.id in closed else ''}{remarked(each)}"
        for number, (span, each) in enumerate(placed, 1)
        if span.overlaps(word)
    )


def in_sight(detail: Detail) -> list[tuple[Span, Remark]]:
    """The remarks whose words are in the article, and where, by place; answers stand with their questions."""
    remarks = [each for each in detail.remarks if each.answers is None]
    placed = [(each.span, number, each) for number, each in enumerate(remarks) if each.span]
    return [(span, each) for span, _number, each in sorted(placed)]


NO_GAPS = "Every sentence here that has a number, a name or a quotation has a claim."


def gap(gaps: Sequence[Uncovered], place: int) -> str:
    """One of the sentences without a claim, and why it should be looked at: "2/5 without a claim: number, name"."""
    return f"{place + 1}/{len(gaps)} without a claim: {', '.join(gaps[place].has)} · C makes one · Esc leaves"


def left_over(notes: Mapping[str, str]) -> str | None:
    """The notes by claim that could not be stored, so that they are not lost with the screen; None where all were."""
    if not notes:
        return None
    lines = [f"  claim {claim[:8]}: {one_line(text)}" for claim, text in notes.items()]
    return "\n".join(["These notes could not be stored; copy them from here:", *lines])


def held(verdict: Verdict) -> str:
    """Rating, citations and confidence in words, such as "Refuted · 1 cited · mid"."""
    parts = [rating_words(verdict.rating, verdict.scale)]
    if verdict.misleading:
        parts.append("misleading")
    if verdict.citations:
        parts.append(f"{len(verdict.citations)} cited")
    if SHORT_CONFIDENCE[verdict.confidence.value]:
        parts.append(SHORT_CONFIDENCE[verdict.confidence.value])
    return " · ".join(parts)


def finding(detail: Detail) -> str:
    """Claim, verdict and citations, with what people say of them, as Markdown."""
    verdict = detail.verdict
    lines = [f"> {one_line(detail.claim.quote)}", "", f"**{held(verdict)}**"]
    if verdict.rationale:
        lines += ["", one_line(verdict.rationale)]
    cited = [(item, each) for item, each in enumerate(detail.evidence) if each.id in verdict.citations]
    lines += [""] * bool(cited)
    for item, each in cited:
        where = f" <{one_line(each.source.url)}>" if each.source.url else ""
        said = "".join(f" ({words})" for words in stances(detail, item))
        lines.append(
            f"- {one_line(each.source.called)}{where}: “{one_line(each.best.of(each.passage.text))}”{said}"
        )
    return "\n".join(lines) + "\n"
