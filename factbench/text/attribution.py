"""Who says what?"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from factbench.text.quotation import MARKS, quotations
from factbench.text.sentence import sentences
from factbench.text.slots import Attribution, Stance
from factbench.text.span import Span, trim
from factbench.text.speech import HEDGES, forms, is_plain, stance_of
from factbench.text.verb import AUXILIARIES, finite
from factbench.text.wordlist import wordlist

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from factbench.text.parse import Parse


def attributions(text: str, *, parses: Mapping[Span, Parse] | None = None) -> list[Attribution]:
    """Return who says what in `text`, ordered by content: where it begins, then the longer first; none in blank text.

    Speech may be direct, in quotation marks, or indirect ("noted that", "according to"). Of a chain ("A said that B
    said that p") each link is one attribution whose content holds the next. A content is given without "that",
    outer quotation marks and final punctuation; a quotation that is broken by its speaker gives two. `source` is None
    where the writer names nobody ("reportedly").

    Args:
        parses: trees of sentences by their spans in `text`, as `Parser.parse` gives them; sentences without one are
            read by rules.
    """
    trees = parses or {}
    quotes = quotations(text)
    found: list[Attribution] = []
    for sentence in sentences(text):
        tree = trees.get(sentence)
        found += _by_tree(text, sentence, tree, quotes) if tree else _by_rules(text, sentence, quotes)
    whole = [_whole(text, each, quotes) for each in found]
    return _ordered([*whole, *_carried(text, whole, quotes)])


def _ordered(found: Iterable[Attribution]) -> list[Attribution]:
    unique = {
        (each.cue, each.content): each for each in found if each.content and not each.cue.overlaps(Span(0, 0))
    }
    return sorted(unique.values(), key=lambda each: (each.content.start, -each.content.end, each.cue))


def _whole(text: str, found: Attribution, quotes: list[Span]) -> Attribution:
    """With the content reaching to the ends of the quotation it lies in, which may be sentences away."""
    content = _bare(text, found.content)
    around = _holding(quotes, content)
    if around is not None and not around.covers(found.cue):
        return replace(found, content=_bare(text, around), direct=True)
    inside = list(_within(quotes, content))
    direct = sum(map(len, inside)) * 2 > len(content)
    return replace(found, content=content, direct=direct)


def _bare(text: str, span: Span) -> Span:
    return trim(text, span, also=MARKS + ".,;:–—")


def _holding(quotes: list[Span], content: Span) -> Span | None:
    """The quotation in which the content begins and, but for two characters, ends."""
    place = bisect_right(quotes, content.start, key=lambda quote: quote.start) - 1
    if place < 0:
        return None
    quote = quotes[place]
    return quote if content.start < quote.end and content.end <= quote.end + 2 else None


def _within(quotes: list[Span], content: Span) -> list[Span]:
    place = bisect_left(quotes, content.start, key=lambda quote: quote.start)
    last = bisect_left(quotes, content.end, key=lambda quote: quote.start)
    return [quote for quote in quotes[place:last] if quote.end <= content.end]


def _carried(text: str, found: list[Attribution], quotes: list[Span]) -> Iterator[Attribution]:
    """Quotations that follow an attributed one in its paragraph and have no speaker of their own: his again."""
    spoken = {each.content.start: each for each in found if each.direct and each.source is not None}
    last: Attribution | None = None
    end = 0
    for quote in quotes:
        content = _bare(text, quote)
        if last is not None and "\n" in text[end : quote.start]:
            last = None
        here = spoken.get(content.start)
        if here is None and last is not None and _stands_alone(text, quote):
            yield replace(last, content=content)
        last = here or last
        end = max(quote.end, here.cue.end if here else 0)


def _stands_alone(text: str, quote: Span) -> bool:
    """Whether the quotation begins a sentence and ends one."""
    before = text[max(0, quote.start - 4) : quote.start].rstrip(MARKS + " \xa0")
    return before.endswith((".", "!", "?")) and text[quote.end - 1] in ".!?…"


# --------------------------------------------------------------------------------------------- with a tree


def _by_tree(text: str, sentence: Span, tree: Parse, quotes: list[Span]) -> list[Attribution]:
    ruled = _by_rules(text, sentence, quotes)
    speakers = {each.cue.end: each.source for each in ruled}
    found = [
        each if each.source else replace(each, source=_apart(each, speakers.get(each.cue.end)))
        for each in (*_verbs(tree), *_according(tree), *_hedges(tree))
    ]
    ends = {token.span.end for token in tree.tokens if token.tag.startswith("VB")}
    quoted = [each for each in ruled if each.cue.end in ends and _touches_quote(text, each.content)]
    return [*found, *(each for each in quoted if not any(_same(each, other) for other in found))]


def _apart(found: Attribution, source: Span | None) -> Span | None:
    """The speaker that the rules saw, for a tree that hung it elsewhere."""
    return None if source is None or source.overlaps(found.content) else source


def _touches_quote(text: str, content: Span) -> bool:
    """Whether the content is in quotation marks, of which rules are surer than a tree."""
    return any(mark in MARKS for mark in text[max(0, content.start - 1) : content.end])


def _same(one: Attribution, other: Attribution) -> bool:
    return one.cue.overlaps(other.cue) and one.content.overlaps(other.content)


def _verbs(tree: Parse) -> Iterator[Attribution]:
    for place, token in enumerate(tree.tokens):
        bare = token.tag == "VB" and any(tree.tokens[each].tag == "TO" for each in tree.children[place])
        if (
            token.tag.startswith("VB")
            and not bare
            and (stance := stance_of(token.text, negated=_negated(tree, place)))
        ):
            content = _content(tree, place)
            if content is not None:
                source = _source(tree, place, content)
                for piece in _pieces(tree, content, place, source):
                    yield Attribution(source, _cue(tree, place), piece, stance, direct=False)


def _negated(tree: Parse, place: int) -> bool:
    return tree.child(place, "neg") is not None


def _content(tree: Parse, place: int) -> list[int] | None:
    """Places of what the verb reports: its clausal complement, or the clause that it is thrown into."""
    clause = tree.child(place, "ccomp")
    if clause is not None and not (tree.tokens[clause].tag == "VB" and tree.child(clause, "nsubj") is None):
        return tree.subtree(clause)
    token = tree.tokens[place]
    if token.dep == "parataxis":
        own = set(tree.subtree(place))
        return [each for each in tree.subtree(token.head) if each not in own] or None
    return None


def _source(tree: Parse, place: int, content: list[int]) -> Span | None:
    """The verb's subject, its own or borrowed; for passives the agent; for inverted order the noun after it."""
    if (agent := tree.child(place, "agent")) is not None:
        spoken = tree.child(agent, "pobj")
        return None if spoken is None else _stretch(tree, tree.subtree(spoken))
    if tree.child(place, "auxpass") is not None:
        return None
    subject = _subject(tree, place)
    if subject is None and content[-1] < place:
        subject = tree.child(place, "dobj", "attr", "dep", "oprd")
    if subject is None:
        return None
    own = tree.subtree(place) if place in tree.subtree(subject) else content
    return _stretch(tree, [each for each in tree.subtree(subject) if each not in own])


def _subject(tree: Parse, place: int) -> int | None:
    """Place of the verb's subject, looking up through verbs that share theirs; of an `acl` the noun it describes."""
    for _ in range(6):
        token = tree.tokens[place]
        subject = tree.child(place, "nsubj", "nsubjpass")
        if subject is not None:
            named = tree.tokens[token.head].pos in {"NOUN", "PROPN"}
            relative = tree.tokens[subject].tag in {"WDT", "WP"}
            return token.head if relative and token.dep == "relcl" and named else subject
        if token.dep == "acl":
            return token.head
        if token.dep not in {"conj", "xcomp", "advcl"}:
            return None
        place = token.head
    return None


def _stretch(tree: Parse, places: list[int]) -> Span | None:
    """From the first word to the last of the places, without punctuation at either end."""
    words = [each for each in places if tree.tokens[each].dep != "punct" and tree.tokens[each].pos != "PUNCT"]
    return Span(tree.tokens[words[0]].span.start, tree.tokens[words[-1]].span.end) if words else None


def _cue(tree: Parse, place: int) -> Span:
    """The verb with its auxiliaries and negation where they stand beside it."""
    start = place
    while (
        start
        and tree.tokens[start - 1].head == place
        and tree.tokens[start - 1].dep in {"aux", "auxpass", "neg"}
    ):
        start -= 1
    return Span(tree.tokens[start].span.start, tree.tokens[place].span.end)


def _pieces(tree: Parse, content: list[int], place: int, source: Span | None) -> Iterator[Span]:
    """The content without the words that introduce it, cut where the speaker stands in its midst."""
    spoken = [
        each for each in content if not (tree.tokens[each].dep == "mark" and tree.tokens[each].text == "that")
    ]
    spoken = [each for each in spoken if source is None or not source.covers(tree.tokens[each].span)]
    for side in ([each for each in spoken if each < place], [each for each in spoken if each > place]):
        if (piece := _stretch(tree, side)) is not None:
            yield piece


def _according(tree: Parse) -> Iterator[Attribution]:
    for place, token in enumerate(tree.tokens[:-1]):
        following = tree.tokens[place + 1]
        if token.text.lower() == "according" and following.text == "to":
            named = tree.child(place + 1, "pobj")
            if named is not None:
                source = tree.subtree(named)
                content = _around(tree, place, max(source))
                speaker = _stretch(tree, source)
                if content is not None:
                    yield Attribution(
                        speaker, Span(token.span.start, following.span.end), content, Stance.ASSERTED, False
                    )


def _around(tree: Parse, first: int, last: int) -> Span | None:
    """The clause in which the phrase from `first` to `last` stands, on the side where there is more of it."""
    verb = _verb_above(tree, tree.tokens[first].head)
    clause = tree.subtree(verb)
    before, after = [each for each in clause if each < first], [each for each in clause if each > last]
    if before and after and len(before) > 3 < len(after) and before[0] < verb:
        return _stretch(tree, clause)
    return _stretch(tree, max(before, after, key=len))


def _verb_above(tree: Parse, place: int) -> int:
    """Place of the verb of the clause in which the word stands, else of the root."""
    while tree.tokens[place].pos not in {"VERB", "AUX"} and tree.tokens[place].head != place:
        place = tree.tokens[place].head
    return place


def _hedges(tree: Parse) -> Iterator[Attribution]:
    for token in tree.tokens:
        if token.text.lower() in HEDGES:
            content = _stretch(tree, tree.subtree(_verb_above(tree, token.head)))
            if content is not None:
                yield Attribution(None, token.span, content, Stance.HEDGED, direct=False)


# ---------------------------------------------------------------------------------------------- with rules

LONGEST = 3000
"""Code points that a sentence may have: beyond it is a table or an attack, and every rule looks back and forth."""

REACH = 400
"""Code points either side of a cue within which its speaker must stand: some sixty words."""


def _by_rules(text: str, sentence: Span, quotes: list[Span]) -> list[Attribution]:
    if len(sentence) > LONGEST:
        return []
    masked = _masked(text, sentence, quotes)
    found: list[Attribution] = []
    for match in _cue_words().finditer(masked):
        if not found or found[-1].cue.end <= match.start():
            found += _at(masked, match)
    found += [*_according_to(masked), *_adverbs(masked)]
    return [_shifted(each, sentence.start) for each in found]


def _masked(text: str, sentence: Span, quotes: list[Span]) -> str:
    """The sentence with quoted letters hidden, so that no cue is looked for in what somebody else said."""
    pieces, start = [], sentence.start
    first = max(0, bisect_right(quotes, sentence.start, key=lambda quote: quote.start) - 1)
    for quote in quotes[first : bisect_left(quotes, sentence.end, key=lambda quote: quote.start)]:
        begin, end = max(quote.start, start), min(quote.end, sentence.end)
        if begin < end:
            pieces += [text[start:begin], HIDDEN * (end - begin)]
            start = end
    return "".join([*pieces, text[start : sentence.end]])


HIDDEN = "\ue000"
"""Stands for a quoted character: from the private use area, so that no text means anything by it."""


def _shifted(found: Attribution, by: int) -> Attribution:
    source = found.source.shift(by) if found.source else None
    return replace(found, source=source, cue=found.cue.shift(by), content=found.content.shift(by))


@cache
def _cue_words() -> re.Pattern[str]:
    verbs = "|".join(sorted(forms(), key=len, reverse=True))
    return re.compile(
        rf"(?<![\w-])(?P<aux>(?:(?:has|have|had|did|does|do)(?:\s+not|n[’']t)?\s+)?)(?P<verb>{verbs})(?![\w-])"
    )


def _at(masked: str, match: re.Match[str]) -> list[Attribution]:
    """What the reporting verb at `match` reports, in any of the three orders."""
    verb = match["verb"]
    stance = stance_of(verb, negated=bool(re.search(r"\bnot\b|n[’']t", match["aux"])))
    if stance is None:
        return []
    cue = Span(match.start(), match.end())
    passive = _PASSIVE.search(masked, max(0, match.start() - 20), match.start()) is not None
    if (passive or verb.endswith("ing")) and not _TOLD.match(masked, match.end()):
        return []
    if verb in _bases() and not match["aux"] and not _plural(masked, cue.start):
        return []
    sides = _before(masked, cue, verb) or _inverted(masked, cue, verb) or _after(masked, cue, verb)
    return [
        Attribution(None if passive else source, cue, content, stance, direct=False)
        for source, content in sides
    ]


# A participle reports only where "that" or a quotation follows: "adding that", but not "adding salt".
_TOLD = re.compile(rf"\s*,?\s*(?:that\b|:|[{MARKS}]?{HIDDEN})")
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being|to)(?:\s+\w+ly)?\s+$")


@cache
def _bases() -> frozenset[str]:
    """Base forms, which are nouns as often as verbs: "a claim", "the report"."""
    return frozenset(
        form
        for form in forms()
        if not form.endswith(("s", "d", "ing", "t", "n", "e")) or f"{form}s" in forms()
    )


def _plural(masked: str, end: int) -> bool:
    """Whether the word before is one that a base form agrees with."""
    before = masked[max(0, end - 40) : end].lower().split()
    return bool(before) and (
        before[-1] in _AGREES or (before[-1].endswith("s") and not before[-1].endswith(("ss", "’s", "'s")))
    )


_AGREES = wordlist("i we you they who people police both many some most others not to also")


_Sides = list[tuple[Span | None, Span]]
_QUOTE = re.compile(rf"[{MARKS}]?{HIDDEN}+")
_SPOKEN = re.compile(rf"(?:[,?!…–—-]|[{MARKS}])\s*[{MARKS}]?\s*$")


def _before(masked: str, cue: Span, verb: str) -> _Sides:
    """ "p, X said": the speaker between what is said and the verb."""
    window = max(0, cue.start - REACH)
    cut = max((masked.rfind(mark, window, cue.start) for mark in ",?!" + MARKS), default=-1) + 1
    source = _noun(masked, Span(cut, cue.start))
    if cut <= window or source is None or not is_plain(verb) or not _ends_here(masked, cue.end):
        return []
    content = trim(masked, Span(0, cut), also=MARKS + ",")
    return [(source, content), *_resumed(masked, cue.end, source)] if _says_something(masked, content) else []


def _ends_here(masked: str, place: int) -> bool:
    """Whether nothing that could be reported follows the verb, or the rest of a quotation that was broken."""
    return _AT_END.match(masked, place) is not None or _BROKEN.match(masked, place) is not None


_AT_END = re.compile(
    rf"(?!\s*(?:,?\s*[{MARKS}]?{HIDDEN}|:|that\b))"
    r"(?:\s*(?:[.,;!?)]|$)|\s+(?:in|on|at|during|to|after|when|as|of|via|from|last|this|yesterday|today|earlier|later"
    r"|while|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)"
)
_BROKEN = re.compile(rf"\s*,\s*[{MARKS}]{HIDDEN}")


def _resumed(masked: str, place: int, source: Span | None) -> _Sides:
    """The second half of a quotation that its speaker broke: “A,” she said, “B.”"""
    match = re.compile(rf"[^{MARKS}{HIDDEN};]{{0,80}}?,\s*[{MARKS}](?P<rest>{HIDDEN}+)").match(masked, place)
    return [(source, Span(*match.span("rest")))] if match else []


def _inverted(masked: str, cue: Span, verb: str) -> _Sides:
    """ "p, said X": the verb right after what is said, the speaker after it."""
    head = masked[max(0, cue.start - 4) : cue.start]
    if not is_plain(verb) or not _SPOKEN.search(head) or verb.endswith("ing"):
        return []
    content = trim(masked, Span(0, cue.start), also=MARKS + ",")
    speaker = _SPEAKER.match(masked, cue.end)
    source = None if speaker is None else _noun(masked, Span(*speaker.span("who")))
    if source is None or not _says_something(masked, content):
        return []
    return [(source, content), *_resumed(masked, source.end, source)]


_SPEAKER = re.compile(
    rf"\s+(?P<who>[^.;:{MARKS}{HIDDEN}]{{2,160}}?)"
    r"(?=[.;:]|,\s+(?:who|which|adding|in|on|as|[“\"])|\s+(?:that|who|in|on|at|during|while|as|when|after|from|to)\b|$)"
)


def _after(masked: str, cue: Span, verb: str) -> _Sides:
    """ "X said (that) p": the speaker first."""
    rest = (
        _OBJECT.match(masked, cue.end) if verb.startswith(("tell", "told", "warn", "ask", "remind")) else None
    )
    start = rest.end() if rest else cue.end
    link = _LINK.match(masked, start)
    if link is None:
        return []
    content = trim(masked, Span(link.end(), _clause_end(masked, link.end())), also=MARKS + ",.;:")
    said = bool(link["that"]) or _QUOTE.match(masked, link.end()) is not None
    if not said and not (
        is_plain(verb)
        and _says_something(masked, content)
        and masked[link.end() : content.end].count(" ") > 1
    ):
        return []
    source = _noun(masked, Span(_clause_start(masked, cue.start), cue.start))
    return [(source, content)] if source is not None and content else []


_OBJECT = re.compile(rf"\s+[^,.;:{MARKS}{HIDDEN}]{{2,60}}?(?=\s+that\b|,?\s*[{MARKS}]|:)")
_LINK = re.compile(
    rf"(?:\s+(?:on|in|at|to|during|via|by)\s[^,.;:{MARKS}{HIDDEN}]{{2,60}}?(?=\s+that\b|[,:]?\s*[{MARKS}{HIDDEN}]))?"
    rf"(?:\s*[,:])?\s+(?:out\s+)?(?P<that>that\b|whether\b|if\b)?\s*"
)


def _clause_end(masked: str, start: int) -> int:
    end = masked.find(";", start, start + 10 * REACH)
    tail = _TAIL.search(masked, start)
    return min((each for each in (end, tail.start() if tail else -1) if each > start), default=len(masked))


_TAIL = re.compile(r",\s+according\s+to\b|,\s+(?:but|while|although|though|whereas)\s")


def _clause_start(masked: str, end: int) -> int:
    """Where the clause that holds the speaker begins."""
    window = max(0, end - REACH)
    starts = [match.end() for match in _BREAK.finditer(masked, window, end)]
    return starts[-1] if starts else window if window else 0


_BREAK = re.compile(
    rf"[;:{MARKS}]\s*|\bthat\s+|(?<=,)\s+(?:and|but|while|although|though|as|so|because)\s+"
    r"|^(?:In|On|At|During|After|Before|Last|Following|By|Since|For|With|Despite|Under|When|If|While|As|Although|Though"
    r"|Because|According\s+to|[A-Z]\w+ing)\b[^,]{1,160},\s+"
    r"|^(?:However|But|And|Meanwhile|Also|Still|Yet|Then|Later|Earlier|Nevertheless|Moreover|Furthermore"
    r"|Additionally|Besides|Today|Yesterday)\b,?\s+|^\W+"
)


def _noun(masked: str, span: Span) -> Span | None:
    """The span as a speaker: without adverbs at its end, and no clause of its own; None where it cannot be one."""
    source = trim(masked, span, also=MARKS + ",.;:–—-([ ")
    words = source.of(masked).split()
    if words and words[-1].lower() in _DETERMINERS:
        return None
    while words and (words[-1].lower() in AUXILIARIES | _ADVERBS or words[-1].endswith("ly")):
        source = trim(masked, Span(source.start, source.end - len(words[-1])), also=", ")
        words.pop()
    head = re.split(r",|\bwho\b|\bwhich\b", source.of(masked))[0]
    if (
        not words
        or len(words) > 25
        or HIDDEN in source.of(masked)
        or _auxiliary(head)
        or words[0].lower() in _NO_SPEAKER
    ):
        return None
    return source


_ADVERBS = wordlist(
    "also then later earlier again now today yesterday not never once further first even still to"
)
_DETERMINERS = wordlist(
    "the a an this that these those his her its their our my your no any some every each another new of"
)
_NO_SPEAKER = wordlist(
    "to of in on at for with by from and or but as if than when while there what how why be"
)


def _auxiliary(head: str) -> bool:
    return any(word in AUXILIARIES for word in head.lower().split())


def _says_something(masked: str, content: Span) -> bool:
    """Whether the stretch is a quotation or has a verb."""
    inside = content.of(masked)
    return HIDDEN in inside or finite(inside)


def _according_to(masked: str) -> Iterator[Attribution]:
    for match in _ACCORDING.finditer(masked):
        leading = not masked[: match.start()].strip(MARKS + " ")
        end = match.end("who")
        content = (
            Span(end, len(masked))
            if leading
            else Span(masked.rfind(";", 0, match.start()) + 1, match.start())
        )
        content = trim(masked, content, also=MARKS + ",.;:")
        source = trim(masked, Span(*match.span("who")), also=", ")
        if content and source:
            yield Attribution(source, Span(*match.span("cue")), content, Stance.ASSERTED, direct=False)


_ACCORDING = re.compile(rf"\b(?P<cue>[Aa]ccording\s+to)\s+(?P<who>[^,.;:{MARKS}{HIDDEN}]{{2,200}})")


def _adverbs(masked: str) -> Iterator[Attribution]:
    for match in _HEDGE.finditer(masked):
        start = _clause_start(masked, match.start())
        content = trim(masked, Span(start, _clause_end(masked, match.end())), also=MARKS + ",.;:")
        if content:
            yield Attribution(None, Span(*match.span()), content, Stance.HEDGED, direct=False)


_HEDGE = re.compile(rf"\b(?:{'|'.join(sorted(HEDGES))})\b", re.IGNORECASE)
