"""Tree -> clauses: which words of a parsed sentence make a claim?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factbench.text.cut import Clause, Cut, tidy
from factbench.text.slots import Attribution, Stance
from factbench.text.span import Span
from factbench.text.speech import HEDGES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factbench.text.parse import Parse, Token


def by_tree(text: str, tree: Parse, said: Sequence[Attribution]) -> list[Clause]:
    """Return the clauses of the sentence in no order; nested ones stand beside those that hold them."""
    sentence = _sentence(text, tree, said)
    heads = {place: cut for place in range(len(tree.tokens)) if (cut := _cut(sentence, place)) is not None}
    found = [_clause(sentence, heads, place) for place in heads if place not in sentence.cues]
    if not found:
        found = [_clause(sentence, heads, place) for place in heads]
    found += [
        _appositive(sentence, place) for place in range(len(tree.tokens)) if _is_appositive(sentence, place)
    ]
    found += [
        _nominal(sentence, place) for place in range(len(tree.tokens)) if _is_dated_event(sentence, place)
    ]
    return [clause for clause in found if clause is not None]


def has_finite(tree: Parse) -> bool:
    """Whether any word of the sentence is a finite verb; a caption mostly has none."""
    return any(token.tag in {"VBD", "VBZ", "VBP", "MD"} for token in tree.tokens)


def is_command(tree: Parse) -> bool:
    """Whether the sentence tells its reader what to do: "Read more about it"."""
    return tree.tokens[tree.root].pos == "VERB" and _commands(tree, tree.root)


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    tree: Parse
    cues: frozenset[int]
    """Places of verbs that report what is a claim of its own."""
    told: tuple[Attribution, ...]
    """Who says what, where what is said has a verb."""
    scopes: tuple[Span, ...]
    """What is reported, the shortest first."""
    closed: tuple[Span, ...]
    """What is denied or asked: no claims inside."""

    def scope(self, place: int) -> Span | None:
        """The shortest content in which the word stands."""
        span = self.tree.tokens[place].span
        return next((scope for scope in self.scopes if scope.covers(span)), None)

    def aside(self, place: int) -> frozenset[int]:
        """Places of words that say who speaks the clause of this word: no part of what is said."""
        scope = self.scope(place)
        speakers = [each for each in self.told if scope is None or each.content.covers(scope)]
        tokens = enumerate(self.tree.tokens)
        return frozenset(at for at, token in tokens if any(_names(each, token.span) for each in speakers))


def _sentence(text: str, tree: Parse, said: Sequence[Attribution]) -> _Sentence:
    passed_on = [each for each in said if each.cue.of(text).lower() not in HEDGES]
    closed = tuple(each.content for each in passed_on if each.stance in {Stance.DENIED, Stance.QUESTIONED})
    told = tuple(
        each for each in passed_on if each.content not in closed and _holds_clause(tree, each.content)
    )
    ends = {each.cue.end for each in told}
    cues = frozenset(place for place, token in enumerate(tree.tokens) if token.span.end in ends)
    scopes = sorted({each.content for each in told}, key=lambda span: (len(span), span))
    return _Sentence(text, tree, cues, told, tuple(scopes), closed)


def _names(said: Attribution, span: Span) -> bool:
    """Whether the word says who speaks, or that he does."""
    return said.cue.covers(span) or (said.source is not None and said.source.covers(span))


def _holds_clause(tree: Parse, content: Span) -> bool:
    """Whether what is said has a finite verb of its own in this sentence: "a disgrace" has none."""
    return any(content.covers(token.span) and _finite(tree, place) for place, token in enumerate(tree.tokens))


# ------------------------------------------------------------------------------------------ which words head


def _cut(sentence: _Sentence, place: int) -> Cut | None:
    """How the clause headed by this word stands in the sentence; None where it heads none."""
    tree, token = sentence.tree, sentence.tree.tokens[place]
    if token.pos not in {"VERB", "AUX"} or _shut(sentence, place):
        return None
    scope = sentence.scope(place)
    if token.head == place or (
        token.dep != "relcl" and scope is not None and not scope.covers(tree.tokens[token.head].span)
    ):
        told = Cut.MAIN if scope is None else Cut.REPORTED
        return told if _finite(tree, place) and not _commands(tree, place) else None
    return _dependent(sentence, place)


def _dependent(sentence: _Sentence, place: int) -> Cut | None:
    tree, token = sentence.tree, sentence.tree.tokens[place]
    match token.dep:
        case "conj" | "parataxis" | "ccomp" if _coordinate(sentence, place):
            return Cut.CONJUNCT
        case "advcl" | "relcl" if _sentential(tree, place):
            return Cut.SENTENTIAL
        case "advcl" if _told_in_passing(sentence, place):
            return Cut.ADVERBIAL
        case "relcl" | "acl" if _is_relative(tree, place):
            return Cut.RELATIVE
        case "acl" if _is_participle(tree, place) and _after_comma(tree, place):
            return Cut.PARTICIPLE
    return None


def _coordinate(sentence: _Sentence, place: int) -> bool:
    """Whether the clause stands beside another: joined by a conjunction, or by a semicolon."""
    tree = sentence.tree
    if tree.tokens[place].dep == "conj":
        return _joined(sentence, place)
    return _finite(tree, place) and _has_subject(tree, place) and _semicolon(tree, place)


def _is_relative(tree: Parse, place: int) -> bool:
    """Whether the clause tells of a noun what is not needed to know which is meant."""
    token = tree.tokens[place]
    if token.dep == "relcl":
        return _which(tree, place) is not None and _after_comma(tree, place)
    # A finite verb cannot describe a noun: the tree took the whole sentence for a noun phrase.
    return token.tag == "VBD" and tree.tokens[token.head].head == token.head


def _is_participle(tree: Parse, place: int) -> bool:
    """Whether the word is a past participle with something said of it, and no preposition in its shape."""
    token = tree.tokens[place]
    return token.tag == "VBN" and len(tree.subtree(place)) > 2 and token.text.lower() not in _PREPOSITIONAL


def _shut(sentence: _Sentence, place: int) -> bool:
    """Whether the word stands under a condition, or in what is denied or asked."""
    span = sentence.tree.tokens[place].span
    if any(content.covers(span) for content in sentence.closed):
        return True
    return any(_conditional(sentence.tree, each) for each in _line(sentence.tree, place))


def _line(tree: Parse, place: int) -> Iterator[int]:
    """The word and all that it depends on, up to the root."""
    while True:
        yield place
        above = tree.tokens[place].head
        if above == place:
            return
        place = above


_CONDITIONS = frozenset(["if", "unless", "whether", "lest", "provided", "until", "till"])
_PASSING = frozenset(["while", "whereas", "although", "though", "after", "because", "since", "when", "as"])
_PREPOSITIONAL = frozenset(
    ["based", "compared", "given", "followed", "led", "including", "put", "taken", "aimed"]
)


def _conditional(tree: Parse, place: int) -> bool:
    token = tree.tokens[place]
    return token.dep in {"advcl", "ccomp"} and any(
        tree.tokens[each].dep in {"mark", "advmod"} and tree.tokens[each].text.lower() in _CONDITIONS
        for each in tree.children[place]
    )


def _has_condition(tree: Parse, place: int) -> bool:
    return any(_conditional(tree, each) for each in tree.children[place])


def _finite(tree: Parse, place: int) -> bool:
    token = tree.tokens[place]
    if token.pos not in {"VERB", "AUX"}:
        return False
    if token.tag in {"VBD", "VBZ", "VBP"}:
        return True
    carried = [
        tree.tokens[each] for each in tree.children[place] if tree.tokens[each].dep in {"aux", "auxpass"}
    ]
    if any(each.tag in {"MD", "VBD", "VBZ", "VBP"} for each in carried):
        return True
    return token.tag == "VBN" and token.head == place and _has_subject(tree, place)


def _has_subject(tree: Parse, place: int) -> bool:
    return tree.child(place, *_SUBJECTS) is not None


_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")


def _commands(tree: Parse, place: int) -> bool:
    """Whether the clause has no subject where one is due: "Thank you for coming", "Read more about it"."""
    return (
        not _has_subject(tree, place)
        and tree.tokens[place].tag in {"VB", "VBP"}
        and tree.child(place, "conj") is None
    )


def _joined(sentence: _Sentence, place: int) -> bool:
    """Whether a conjunct says something of its own: joined by "and" or "but", not under its neighbour's condition."""
    tree = sentence.tree
    first = tree.tokens[place].head
    link = {tree.tokens[each].text.lower() for each in _links(tree, place)}
    if link & {"or", "nor"} or _has_condition(tree, first):
        return False
    if _cut(sentence, first) is None and first not in sentence.cues:
        return False
    subject = tree.child(place, *_SUBJECTS)
    if subject is None:
        shared = _has_subject(tree, _holder(tree, place)) and len(tree.subtree(place)) > 1
        # "Arrested and questioned the man": what follows belongs to both verbs.
        if not shared or min(_links(tree, place), default=0) == first + 1:
            return False
        return _finite(tree, place) or _borrowed(tree, place) != []
    relative = any(tree.tokens[each].tag in {"WDT", "WP", "WP$"} for each in tree.subtree(subject))
    return _finite(tree, place) and not relative


def _links(tree: Parse, place: int) -> Iterator[int]:
    """Places of the conjunctions among the words that this one is joined to."""
    first = tree.tokens[place].head
    for each in (*tree.children[first], *tree.children[place]):
        if tree.tokens[each].dep == "cc" and first < each < max(place, *tree.children[place], first + 1):
            yield each


def _borrowed(tree: Parse, place: int) -> list[int]:
    """Places of the auxiliaries and negation that a conjunct without its own shares: "was arrested and *charged*"."""
    first = tree.tokens[place].head
    if tree.tokens[place].tag in {"VBD", "VBZ", "VBP"} or tree.child(place, "aux", "auxpass") is not None:
        return []
    return [
        each
        for each in tree.children[first]
        if tree.tokens[each].dep in {"aux", "auxpass", "neg"} and each < first
    ]


def _which(tree: Parse, place: int) -> int | None:
    """Place of a relative pronoun that is the subject of the verb."""
    subject = tree.child(place, "nsubj", "nsubjpass")
    return (
        subject
        if subject is not None and tree.tokens[subject].text.lower() in {"which", "who", "that"}
        else None
    )


def _sentential(tree: Parse, place: int) -> bool:
    """Whether ", which" takes up a clause: it hangs on a verb, or on a time, of which nothing is told."""
    subject, head = _which(tree, place), tree.tokens[tree.tokens[place].head]
    if subject is None or tree.tokens[subject].text.lower() != "which" or not _after_comma(tree, place):
        return False
    return head.pos in {"VERB", "AUX"} or head.text.lower() in _TIMES


_TIMES = frozenset(
    [
        *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october"),
        *(
            "november",
            "december",
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
        ),
        *("year", "month", "week", "yesterday", "today"),
    ]
)


def _after_comma(tree: Parse, place: int) -> bool:
    """Whether a comma or a dash stands before the clause: what is told of the noun is not needed to know which."""
    first = tree.subtree(place)[0]
    if tree.tokens[first].text in _COMMAS:
        return True
    return first > 0 and tree.tokens[first - 1].text in _COMMAS


_COMMAS = frozenset([",", "-", "—", "--", "–", "("])


def _semicolon(tree: Parse, place: int) -> bool:
    between = range(*sorted((place, tree.tokens[place].head)))
    return any(tree.tokens[each].text == ";" for each in between)


def _told_in_passing(sentence: _Sentence, place: int) -> bool:
    """Whether an adverbial clause is a fact beside the main one, with a subject and in the past."""
    tree = sentence.tree
    mark = _mark(tree, place)
    if mark is None or not _has_subject(tree, place) or not _finite(tree, place):
        return False
    # "When" and "as" in the present tell no fact but a rule: "when it rains".
    if _apart(tree, place) and tree.tokens[mark].text.lower() not in {"as", "when"}:
        return True
    return _past(tree, place) and not _has_condition(tree, tree.tokens[place].head)


def _mark(tree: Parse, place: int) -> int | None:
    """Place of the conjunction that makes the clause a fact told in passing."""
    return next(
        (
            each
            for each in tree.children[place]
            if tree.tokens[each].dep in {"mark", "advmod"} and tree.tokens[each].text.lower() in _PASSING
        ),
        None,
    )


def _apart(tree: Parse, place: int) -> bool:
    """Whether a comma parts the adverbial clause from the one that it goes with."""
    places = tree.subtree(place)
    if place < tree.tokens[place].head:
        return any(
            tree.tokens[each].text in _COMMAS
            for each in range(places[-1], min(places[-1] + 2, len(tree.tokens)))
        )
    return _after_comma(tree, place)


def _past(tree: Parse, place: int) -> bool:
    tags = {
        tree.tokens[place].tag,
        *(
            tree.tokens[each].tag
            for each in tree.children[place]
            if tree.tokens[each].dep in {"aux", "auxpass"}
        ),
    }
    return "VBD" in tags and "MD" not in tags


# ------------------------------------------------------------------------------------- which words go with it


def _clause(sentence: _Sentence, heads: dict[int, Cut], place: int) -> Clause | None:
    """The clause that the word at `place` heads."""
    own = _own(sentence, heads, place)
    match heads[place]:
        case Cut.CONJUNCT if not _has_subject(sentence.tree, place):
            return _with_subject(sentence, heads, place, own)
        case Cut.ADVERBIAL:
            return _from_subject(sentence, place, own)
        case Cut.RELATIVE | Cut.PARTICIPLE:
            return _of_noun(sentence, place, own, heads[place])
        case Cut.SENTENTIAL if (pronoun := _which(sentence.tree, place)) is not None:
            told = [each for each in own if each > pronoun]
            return _made(sentence, told, Cut.SENTENTIAL, subject=sentence.tree.tokens[pronoun].span)
        case cut:
            return _made(sentence, own, cut)


def _own(sentence: _Sentence, heads: dict[int, Cut], place: int) -> list[int]:
    """Places of the words of the clause: its subtree without clauses cut out of it, within what is said."""
    tree, scope = sentence.tree, sentence.scope(place)
    places = tree.subtree(place)
    gone = _gone(sentence, heads, place, frozenset(places))
    own = [each for each in places if each not in gone]
    if place in sentence.cues:
        return own
    aside = sentence.aside(place)
    if scope is None:
        return own if tree.child(place, *_SUBJECTS) in aside else _without_speaker(tree, own, aside)
    return [each for each in own if scope.covers(tree.tokens[each].span) and each not in aside]


def _gone(sentence: _Sentence, heads: dict[int, Cut], place: int, places: frozenset[int]) -> set[int]:
    """Places of words that other clauses take out of the one at `place`."""
    gone: set[int] = set()
    for other, cut in heads.items():
        if other != place and other in places and _leaves(sentence, other, cut):
            gone.update(sentence.tree.subtree(other))
            gone.update(_links(sentence.tree, other) if cut is Cut.CONJUNCT else ())
    return gone


def _without_speaker(tree: Parse, own: list[int], aside: frozenset[int]) -> list[int]:
    """Without words at either end that name a speaker and hang loose, being torn from a clause of their own."""
    loose = {each for each in aside if tree.tokens[_top(tree, each, aside)].dep in _LOOSE}
    kept = [at for at, each in enumerate(own) if each not in loose and tree.tokens[each].pos != "PUNCT"]
    return own[kept[0] : kept[-1] + 1] if kept else own


_LOOSE = frozenset(["appos", "dep", "conj", "nmod", "npadvmod", "parataxis", "prep", "advcl", "ROOT"])


def _top(tree: Parse, place: int, within: frozenset[int]) -> int:
    """Place of the word above this one that is the last of those `within`."""
    while tree.tokens[place].head in within and tree.tokens[place].head != place:
        place = tree.tokens[place].head
    return place


def _leaves(sentence: _Sentence, place: int, cut: Cut) -> bool:
    """Whether a clause is cut out of the one that holds it, or told twice."""
    match cut:
        case Cut.CONJUNCT | Cut.RELATIVE | Cut.SENTENTIAL | Cut.PARTICIPLE:
            return True
        case Cut.ADVERBIAL:
            return _apart(sentence.tree, place)
        case _:
            return False


def _made(
    sentence: _Sentence,
    places: Sequence[int],
    cut: Cut,
    *,
    subject: Span | None = None,
    lead: Span | None = None,
    plural: bool = False,
) -> Clause | None:
    parts = tidy(sentence.text, _runs(sentence.tree, places))
    if subject is None and sum(len(part.of(sentence.text).split()) for part in parts) < 2:
        return None
    return Clause(parts, cut, subject, lead, plural) if parts else None


def _runs(tree: Parse, places: Sequence[int]) -> list[Span]:
    """Stretches of neighbouring words; marks between them that hang elsewhere part nothing."""
    runs: list[list[int]] = []
    for place in sorted(set(places)):
        if runs and all(tree.tokens[each].pos == "PUNCT" for each in range(runs[-1][1] + 1, place)):
            runs[-1][1] = place
        else:
            runs.append([place, place])
    worded = [
        run for run in runs if any(tree.tokens[each].pos != "PUNCT" for each in range(run[0], run[1] + 1))
    ]
    return [Span(tree.tokens[first].span.start, tree.tokens[last].span.end) for first, last in worded]


def _with_subject(sentence: _Sentence, heads: dict[int, Cut], place: int, own: list[int]) -> Clause | None:
    """With the subject of the verb that it is joined to, and its auxiliaries; a pronoun is only remembered.

    A pronoun repeated as a part of its own would add nothing to the quote.
    """
    tree = sentence.tree
    own = [each for each in own if not (tree.tokens[each].dep == "cc" and each < place)]
    holder = _holder(tree, place)
    subject = tree.child(holder, *_SUBJECTS)
    if subject is None:
        return _made(sentence, own, Cut.CONJUNCT)
    shared = _borrowed(tree, place)
    noun = _noun_phrase(sentence, heads, subject)
    if tree.tokens[subject].pos == "PRON" and not shared:
        span = tree.tokens[subject].span
        return _made(sentence, own, Cut.CONJUNCT, subject=_antecedent(sentence, holder) or span)
    return _made(sentence, [*noun, *shared, *own], Cut.CONJUNCT)


def _holder(tree: Parse, place: int) -> int:
    """The verb up the chain of conjuncts that has the subject."""
    while not _has_subject(tree, place) and tree.tokens[place].dep == "conj":
        place = tree.tokens[place].head
    return place


def _antecedent(sentence: _Sentence, holder: int) -> Span | None:
    """What a relative pronoun that is the holder's subject stands for."""
    tree = sentence.tree
    if _which(tree, holder) is None or tree.tokens[holder].dep != "relcl":
        return None
    places = _plain_noun(tree, tree.tokens[holder].head, holder)
    return Span(tree.tokens[places[0]].span.start, tree.tokens[places[-1]].span.end)


def _noun_phrase(sentence: _Sentence, heads: dict[int, Cut], noun: int) -> list[int]:
    """The noun with what belongs to it, without clauses that are claims of their own."""
    tree = sentence.tree
    cut_out = {each for other in heads if other in tree.subtree(noun) for each in tree.subtree(other)}
    return [each for each in tree.subtree(noun) if each not in cut_out] or [noun]


def _from_subject(sentence: _Sentence, place: int, own: list[int]) -> Clause | None:
    """From after the conjunction on; what stands before it ("a year") says when."""
    tree = sentence.tree
    mark = _mark(tree, place)
    if mark is None:
        return _made(sentence, own, Cut.ADVERBIAL)
    before = [each for each in own if each <= mark and tree.tokens[each].pos != "PUNCT"]
    lead = Span(tree.tokens[before[0]].span.start, tree.tokens[mark].span.end) if before else None
    return _made(sentence, [each for each in own if each > mark], Cut.ADVERBIAL, lead=lead)


def _of_noun(sentence: _Sentence, place: int, own: list[int], cut: Cut) -> Clause | None:
    """What is told of a noun, with the noun as a part of its own."""
    tree = sentence.tree
    noun = tree.tokens[place].head
    pronoun = _which(tree, place) if cut is Cut.RELATIVE else None
    told = [each for each in own if each != pronoun and (pronoun is None or each > pronoun)]
    plural = tree.tokens[noun].tag in {"NNS", "NNPS"} or tree.child(noun, "conj") is not None
    return _made(sentence, [*_plain_noun(tree, noun, place), *told], cut, plural=plural)


def _plain_noun(tree: Parse, noun: int, before: int) -> list[int]:
    """The noun phrase up to the first comma after its head, and not beyond `before`."""
    found: list[int] = []
    for each in tree.subtree(noun):
        if each > noun and (
            tree.tokens[each].text in _COMMAS or each >= before or tree.tokens[each].dep == "relcl"
        ):
            break
        found.append(each)
    return found


# ----------------------------------------------------------------------------------- facts told by nouns alone


def _is_appositive(sentence: _Sentence, place: int) -> bool:
    """Whether the noun says, between commas, what a name before it is."""
    tree, token = sentence.tree, sentence.tree.tokens[place]
    if token.dep != "appos" or (token.pos != "NOUN" and tree.child(place, "det", "poss") is None):
        return False
    named = tree.tokens[token.head]
    article = tree.child(place, "det", "poss", "prep")
    return (
        named.pos == "PROPN"
        and token.head < place
        and article is not None
        and _after_comma(tree, place)
        and len(_plain_noun(tree, place, len(tree.tokens))) > 1
        and not any(tree.tokens[each].dep in {"conj", "cc"} for each in tree.children[token.head])
    )


def _appositive(sentence: _Sentence, place: int) -> Clause | None:
    tree = sentence.tree
    noun = tree.tokens[place].head
    told = _plain_noun(tree, place, len(tree.tokens))
    return _made(
        sentence,
        [*_plain_noun(tree, noun, told[0]), *told],
        Cut.APPOSITION,
        plural=tree.tokens[place].tag == "NNS",
    )


def _is_dated_event(sentence: _Sentence, place: int) -> bool:
    """Whether a definite noun names a dated event as a fact: "the March opening of an embassy"."""
    tree, token = sentence.tree, sentence.tree.tokens[place]
    if token.tag != "NN" or not _names_event(token) or _shut(sentence, place):
        return False
    children = [tree.tokens[each] for each in tree.children[place]]
    definite = any(each.text.lower() == "the" or each.dep == "poss" for each in children)
    dated = any(_names_time(tree, each) for each in tree.children[place] if each < place)
    return definite and dated and any(each.text == "of" for each in children)


def _names_event(token: Token) -> bool:
    word = token.text.lower()
    return word in _EVENTS or (
        len(word) > 6 and word.endswith(("tion", "sion", "ment", "ning", "ding", "ting", "ring", "ling"))
    )


_EVENTS = frozenset(
    [
        *(
            "death",
            "arrest",
            "launch",
            "election",
            "visit",
            "birth",
            "victory",
            "defeat",
            "resignation",
            "murder",
        ),
        *(
            "collapse",
            "takeover",
            "release",
            "withdrawal",
            "closure",
            "sale",
            "purchase",
            "breakup",
            "fall",
            "start",
        ),
        *(
            "end",
            "arrival",
            "departure",
            "approval",
            "rejection",
            "merger",
            "trial",
            "crash",
            "seizure",
            "capture",
        ),
    ]
)


def _names_time(tree: Parse, place: int) -> bool:
    words = [tree.tokens[each].text for each in tree.subtree(place)]
    return any(word.lower() in _TIMES - {"may"} or word == "May" or _is_year(word) for word in words)


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal() and word.isascii() and 1000 <= int(word) < 2200


def _nominal(sentence: _Sentence, place: int) -> Clause | None:
    tree = sentence.tree
    inner = {
        each
        for other in tree.subtree(place)
        if tree.tokens[other].dep == "relcl"
        for each in tree.subtree(other)
    }
    return _made(sentence, [each for each in tree.subtree(place) if each not in inner], Cut.NOMINAL)
