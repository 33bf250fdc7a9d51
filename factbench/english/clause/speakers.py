"""What is said in a sentence, and which words only say who says it?"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factbench.english.clause.shape import FINITE, SUBJECTS, auxiliaries, finite
from factbench.english.parse import tops
from factbench.english.verb import finite as has_verb
from factbench.english.verb import is_verb
from factbench.english.verb.speech import HEDGES, passes_on
from factbench.english.verb.speech_sort import SpeechSort, sort_of
from factbench.text.calendar import WEEKDAYS
from factbench.text.quotation import MARKS
from factbench.text.slots import Attribution, Stance
from factbench.text.span import Span
from factbench.text.wordlist import wordlist

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factbench.english.parse import Parse, Word


@dataclass(frozen=True, slots=True)
class Saying:
    """Somebody says something that is a clause: "*she noted* that *the bank had closed*"."""

    contents: tuple[Span, ...]
    """What is said, in the sentence; a quotation that is broken by its speaker is in two."""
    speaker: tuple[Span, ...]
    """Who says it, and that he does."""

    def covers(self, span: Span) -> bool:
        """Whether the stretch is said."""
        return any(content.covers(span) for content in self.contents)


@dataclass(frozen=True, slots=True)
class Voices:
    """Who speaks in a sentence."""

    sayings: tuple[Saying, ...]
    """Those whose content is a clause of its own, the longest content first."""
    closed: tuple[Span, ...]
    """What is denied, asked or wished, or said and not so: nothing is cut out of it."""


def voices(text: str, sentence: Span, said: Sequence[Attribution], tree: Parse | None) -> Voices:
    """Return who says what, of the attributions that touch the sentence."""
    told = [each for each in said if each.source is not None or not each.content.covers(each.cue)]
    told = [each for each in told if each.cue.of(text).lower() not in HEDGES]
    whole: dict[Span, list[Attribution]] = {}
    for each in told:
        whole.setdefault(each.cue, []).append(each)
    found = [
        saying
        for each in whole.values()
        if any(_tells(text, sentence, one, tree) for one in each)
        for saying in _sayings(text, sentence, each, tree)
    ]
    found.sort(key=lambda each: (-sum(map(len, each.contents)), each.contents))
    closed = [each.content for each in told if not _asserts(each)]
    if any(_is_refuted(text, each, sentence) for each in told):
        closed.append(sentence)
    return Voices(tuple(found), tuple(closed))


def _asserts(said: Attribution) -> bool:
    return said.stance in {Stance.ASSERTED, Stance.HEDGED}


def _tells(text: str, sentence: Span, said: Attribution, tree: Parse | None) -> bool:
    """Whether the attribution hands on a clause: "a disgrace" is none, nor what is denied, asked or wished."""
    content = sentence.intersect(said.content)
    if (
        not _asserts(said)
        or not passes_on(said.cue.of(text))
        or not content
        or _is_torn(text, said, sentence)
        or _is_hearer(text, said)
        or _is_nobodys(text, said)
        or _is_refuted(text, said, sentence)
    ):
        return False
    if tree is None:
        return has_verb(content.of(text)) and (
            said.direct or not (_may_go_on(text, content) or _seems_asked_for(text, said))
        )
    inside = tree.within(content)
    if _goes_on_himself(text, said, inside) or _begins_with_a_time(text, said):
        return False
    if not said.direct and (_leaves_loose(said, inside) or _is_noun(said, tree) or _demands(inside)):
        return False
    if _is_subject(said, sentence, tree) or _is_asked_for(said, tree) or _holds_outer(said, tree):
        return False
    # Of a quotation any such verb will do: its tree is less sure than its marks.
    return any(map(finite, inside if said.direct else tops(inside)))


def _may_go_on(text: str, content: Span) -> bool:
    """As `_goes_to_either`, by words alone: a verb behind ", and", or one of saying behind a bare "and"."""
    for second in _SECOND.finditer(text, content.start, content.end):
        if is_verb(second["verb"]) and (second["comma"] or sort_of(second["verb"]) in _DONE_WITH_WORDS):
            return True
    return False


def _is_torn(text: str, said: Attribution, sentence: Span) -> bool:
    """Whether words that bind the content lie outside of it: "asked *whether* …", "… “is finished” *if* she wins"."""
    between = text[min(said.cue.end, said.content.start) : said.content.start]
    behind = text[said.content.end : max(sentence.end, said.content.end)]
    if not said.direct and (_GOES_ON.match(behind) or _loses_end(text, said, sentence)):
        return True
    if not said.direct and _OF_SPEAKER.search(said.content.of(text)[-80:]):
        return True
    return _BINDING.search(between) is not None or _TAIL.match(behind) is not None


def _is_hearer(text: str, said: Attribution) -> bool:
    """Whether who is named only hears it: "…, Ito told *journalists*"."""
    behind = said.source is not None and said.source.start >= said.cue.end
    return behind and said.cue.of(text).lower() in _TELLS


_TELLS = wordlist("tell tells told telling")


def _is_nobodys(text: str, said: Attribution) -> bool:
    """Whether nobody answers for it whom one could find: "*some* say"; nor does the writer, "*I* think"."""
    source = "" if said.source is None else said.source.of(text).lower()
    return source in _NAMELESS or source.startswith(("you’", "you'", "i’", "i'", "we’", "we'"))


_NAMELESS = wordlist("some many others several most few one another two three i we you") | {
    f"{some} {people}"
    for some in ("some", "many", "most", "several", "other")
    for people in ("people", "others")
}


def _is_refuted(text: str, said: Attribution, sentence: Span) -> bool:
    """Whether the article says that what is said is not so, or that it is a rumour: the sentence says both."""
    source = "" if said.source is None else said.source.of(text)
    between = text[max(sentence.start, said.cue.start - 16) : max(said.cue.end, said.content.start)]
    if _RUMOUR.search(source) or _FALSELY.search(between):
        return True
    behind = text[said.content.end : max(sentence.end, said.content.end)]
    following = text[sentence.end : sentence.end + 60]
    return _REFUTES.search(behind) is not None or _REFUTES_NEXT.match(following) is not None


_RUMOUR = re.compile(
    r"\b(?:rumou?rs?|hoax(?:es)?|myths?|conspiracy\stheor(?:y|ies)|(?:dis|mis)information|memes?|(?:false|fake|viral)\s\w+)\b",
    re.IGNORECASE,
)
_FALSELY = re.compile(
    r"\b(?:falsely|wrongly|incorrectly|mistakenly|erroneously|baselessly|untruthfully|without\s(?:\w+\s)?(?:evidence|proof))\b",
    re.IGNORECASE,
)
_REFUTED = (
    r"(?:this|that|it|which|(?:the|these|those|their|his|her)\s"
    r"(?:claims?|rumou?rs?|stor(?:y|ies)|reports?|allegations?|statements?|posts?))"
    r"\s(?:is|was|are|were|(?:has|have)\sbeen|proved|turned\sout\sto\sbe)\s(?:\w+ly\s)?"
    r"(?:false|untrue|fake|baseless|unfounded|bogus|fabricated|debunked|wrong|not\s(?:true|correct|so|the\scase)"
    r"|an?\s(?:hoax|lie|myth))\b"
)
_REFUTES = re.compile(rf"\b{_REFUTED}", re.IGNORECASE)
_REFUTES_NEXT = re.compile(rf"[\s{MARKS}]*{_REFUTED}", re.IGNORECASE)


def _leaves_loose(said: Attribution, inside: Sequence[Word]) -> bool:
    """Whether the content begins with what has no verb in it, or has the subject or object of a verb outside."""
    roots = tops(inside)
    first = next((word for word in inside if not word.is_mark), None)
    led = first is None or any(first in root.subtree and root.is_verb for root in roots)
    return not led or any(
        (word.relation in _ARGUMENTS and not word.is_root and not said.cue.covers(word.head.span))
        or (word.relation == "conj" and said.cue.covers(word.head.span))
        for word in roots
    )


def _begins_with_a_time(text: str, said: Attribution) -> bool:
    """Whether the content begins with when it was said as likely as not: "told Ito *this weekend* he would go"."""
    if said.direct or said.content.start < said.cue.end:
        return False
    before = text[said.cue.end : said.content.start]
    return (
        not before.rstrip().endswith(("that", ",", ":"))
        and _TIME.match(text, said.content.start, said.content.end) is not None
    )


_TIME = re.compile(
    rf"(?:(?:this|last)\s(?:week|weekend|month|year|morning|afternoon|evening|night|spring|summer|autumn|fall|winter)"
    rf"|(?:on\s)?(?:{'|'.join(WEEKDAYS)})|yesterday|today|earlier\sthis\s\w+)\s(?!,)",
    re.IGNORECASE,
)


def _goes_on_himself(text: str, said: Attribution, inside: Sequence[Word]) -> bool:
    """Whether a second verb outside of quotation marks may be what the speaker does, and not what is said."""
    quoted = text[max(0, said.content.start - 2) : said.content.start].endswith((*MARKS, "''", "``"))
    for word in inside:
        quoted ^= word.text in {'"', "''", "``"}
        if not quoted and _goes_to_either(word):
            return True
    return False


def _goes_to_either(word: Word) -> bool:
    """Whether a second verb may be the speaker's as well: "Ito said that Berg had left, and *blamed* the king"."""
    if word.relation != "conj" or word.tag not in {"VBD", "VBZ"} or word.has("nsubj", "nsubjpass", "expl"):
        return False
    if word.head.relation != "ccomp":
        return False
    link = word.head.child("cc")
    before = link.previous if link is not None else None
    parted = before is not None and before.text in {",", '"'}
    # "said that the law is unjust and *asked* for another": of another tense, it seldom goes with what is said.
    other = next((each.tag for each in auxiliaries(word.head) if each.tag in FINITE), word.head.tag)
    if word.head.tag == "VBN" and word.tag == "VBD":
        # "Have met and *assessed*": the form may be the same.
        other = word.tag
    # "said that it had the letter and defended its work": what one does with words, the speaker does.
    return parted or sort_of(word.text) in _DONE_WITH_WORDS or other != word.tag


_DONE_WITH_WORDS = frozenset([SpeechSort.SPEECH, SpeechSort.JUDGEMENT, SpeechSort.DENIAL, SpeechSort.DEMAND])


def _demands(inside: Sequence[Word]) -> bool:
    """Whether what is said is wished, as the bare verb shows: "suggests (that) they *hide* it", "that he *pay*"."""
    return any(
        subject is not None and (word.tag == "VB" or (word.tag == "VBP" and _is_one(subject)))
        for word in tops(inside)
        if not word.has("aux")
        for subject in [word.child("nsubj", "nsubjpass")]
    )


def _is_one(subject: Word) -> bool:
    """Whether it is surely one, of which a verb would have its -s."""
    return subject.lower in {"he", "she", "it"} and not subject.has("conj")


def _is_subject(said: Attribution, sentence: Span, tree: Parse) -> bool:
    """Whether the saying is what the sentence is about: "*That Ito announced it* shows …"."""
    first = tree.words[0]
    return (
        first.lower == "that"
        and first.relation == "mark"
        and said.cue.covers(first.head.span)
        and said.cue.end < sentence.end
    )


def _seems_asked_for(text: str, said: Attribution) -> bool:
    """As `_is_asked_for`, by words alone: a noun and "that" stand before who speaks."""
    if said.source is None or not said.source < said.cue < said.content:
        return False
    before = _NOUN_THAT.search(text, max(0, said.source.start - 40), said.source.start)
    return before is not None and sort_of(before["noun"]) is None and not is_verb(before["noun"])


_NOUN_THAT = re.compile(r"(?P<noun>[a-z]+)\s(?:that|which|whom)\s\Z")


def _is_asked_for(said: Attribution, tree: Parse) -> bool:
    """Whether the saying tells of a noun before it, which the content lacks: "the sum that *experts say* it costs"."""
    for cue in tree.within(said.cue):
        subject = cue.child("nsubj", "nsubjpass") if cue.relation == "relcl" else None
        if subject is not None and subject.tag not in {"WDT", "WP"} and cue.span < said.content:
            return True
    return False


def _holds_outer(said: Attribution, tree: Parse) -> bool:
    """Whether the clause that the saying belongs to was taken for said: "Although Ito admitted a loss, *he stayed*"."""
    return any(
        above is not cue and said.content.covers(above.span)
        for cue in tree.within(said.cue)
        if cue.relation == "pcomp" or (cue.relation == "advcl" and (cue.tag == "VBG" or cue.has("mark")))
        for above in cue.line()
    )


def _is_noun(said: Attribution, tree: Parse) -> bool:
    """Whether a noun hands the content on, of which nobody says that it was said: "a charge that …"."""
    return any(word.tag in {"NN", "NNS"} for word in tree.within(said.cue))


_ARGUMENTS = frozenset([*SUBJECTS, "dobj", "attr", "pobj", "xcomp", "relcl", "acl"])


def _loses_end(text: str, said: Attribution, sentence: Span) -> bool:
    """Whether words without a verb of their own follow what is said: the rest of a list."""
    speaker = [
        each.start for each in (said.source, said.cue) if each is not None and each.start >= said.content.end
    ]
    rest = text[said.content.end : max(said.content.end, min([*speaker, sentence.end]))]
    return any(map(str.isalnum, rest)) and not has_verb(rest)


_BINDS = "if|unless|until|whether|where|when|while|whereas|because|than|as|which|who|how|why|what"
_BINDING = re.compile(rf"\b(?:{_BINDS}|after|since|to|of|on|in|with)[\s{MARKS}]*\Z", re.IGNORECASE)
_OF_SPEAKER = re.compile(rf",[{MARKS}]?\s+without\s+\w+ing\b[^,;.]*\Z")
"""How somebody speaks, behind what is said: "…, without giving details"."""
_SECOND = re.compile(r"(?P<comma>,?)\s(?:and|but)\s(?:also\s|then\s)?(?P<verb>[a-z]+)")
"""A second verb that may be the speaker's; see `_goes_to_either`."""
_GOES_ON = re.compile(r"\s+(?!and\b|but\b)[^\W_]")
_TAIL = re.compile(rf"[\s{MARKS},]*(?:if|unless|until|whether|because|than|as)\b", re.IGNORECASE)


def _sayings(text: str, sentence: Span, said: list[Attribution], tree: Parse | None) -> Iterator[Saying]:
    """One saying; of a quotation in two halves two, where each is a clause of its own."""
    contents = sorted({sentence.intersect(each.content) for each in said})
    linked = [_with_link(text, sentence, each) for each in contents if each]
    contents = [each for each in contents if each]
    speaker = tuple({span for each in said for span in (each.source, each.cue) if span is not None})
    joined = len(contents) == 1 or any(not _holds_clause(text, each, tree) for each in contents)
    if not joined or len(contents) == 1:
        contents = linked
    elif linked != contents:
        # "It works on ponds, Ito said, *but* is not for glaciers": the halves need the word that nobody is said to say.
        return
    if joined and not all(_breaks(text, *each, speaker) for each in itertools.pairwise(contents)):
        return
    for each in [tuple(contents)] if joined else [(content,) for content in contents]:
        yield Saying(each, speaker)


def _breaks(text: str, left: Span, right: Span, speaker: Sequence[Span]) -> bool:
    """Whether nothing stands between two halves but who says them, with a comma on either side."""
    between = Span(left.end, right.start)
    inside = sorted(each for each in speaker if between.covers(each))
    if not inside or _COMMA_BEFORE.fullmatch(text, between.start, inside[0].start) is None:
        return False
    last = max(each.end for each in inside)
    rest = text[last : between.end]
    return _COMMA_BEHIND.search(rest) is not None and not has_verb(rest)


_COMMA_BEFORE = re.compile(rf"[\s{MARKS}'’]*[,–—-][\s{MARKS}'’]*")
_COMMA_BEHIND = re.compile(rf"[,–—-][\s{MARKS}'‘]*\Z")


def _with_link(text: str, sentence: Span, content: Span) -> Span:
    """With the conjunction before a second half: "… of the pond,” Ito said, *but* “are not …"."""
    match = _LINK.search(text, max(sentence.start, content.start - 8), content.start)
    return (
        Span(match.start("link"), content.end) if match and match.start("link") > sentence.start else content
    )


_LINK = re.compile(rf"\b(?P<link>and|but)\s+[{MARKS}]*\Z")


def _holds_clause(text: str, content: Span, tree: Parse | None) -> bool:
    if tree is None:
        return has_verb(content.of(text))
    return any(word.has("nsubj", "nsubjpass", "expl") and finite(word) for word in tree.within(content))
