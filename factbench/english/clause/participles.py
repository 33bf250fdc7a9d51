"""Which participles of a parsed sentence tell a fact, of which noun, and how do they read with a finite verb?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factbench.english.clause import shape
from factbench.english.clause.inflection import past_of
from factbench.english.speech import stance_of
from factbench.text.clause import Told
from factbench.text.span import Span
from factbench.text.wordlist import wordlist

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factbench.english.parse import Parse


def tells(tree: Parse, place: int) -> bool:
    """Whether the word is a participle that tells of a noun what is not needed to know which one is meant."""
    token = tree.tokens[place]
    if _is_prepositional(tree, place) or len(tree.subtree(place)) < 3:
        return False
    match token.dep, token.tag:
        case "acl", "VBN":
            return shape.after_comma(tree, place) or described(tree, place) is not None
        case "acl", "VBG":
            return described(tree, place) is not None and _has_tense(tree, place)
        case "advcl", "VBN" | "VBG":
            return _is_free(tree, place)
        case "conj", "VBN" | "VBG":
            first = tree.tokens[token.head]
            # "Is a film and written by …": the tree joins the participle to the verb that it shares.
            return (first.tag == token.tag and tells(tree, token.head)) or (
                token.tag == "VBN" and first.pos == "AUX"
            )
    return False


def _is_prepositional(tree: Parse, place: int) -> bool:
    words = [token.text.lower() for token in tree.tokens[place : place + 2]]
    return words[0] in _PREPOSITIONAL or words in (["based", "on"], ["based", "upon"])


_PREPOSITIONAL = wordlist("""
compared given followed including put taken aimed according depending following regarding concerning
considering starting beginning excluding owing pending using citing judging barring counting speaking
assuming referring provided providing making allowing leaving causing forcing prompting resulting leading sparking
meaning enabling triggering bringing giving raising forcing helping ending seeking trying hoping being having
""")
"""Participles that are prepositions by now, and those that tell of a whole clause what follows from it."""


def _is_free(tree: Parse, place: int) -> bool:
    """Whether a comma parts the participle from the verb whose subject it shares, without a conjunction."""
    token = tree.tokens[place]
    above = shape.holder(tree, token.head)
    return (
        shape.apart(tree, place)
        and not shape.has_subject(tree, place)
        and tree.child(place, "mark", "aux") is None
        and not any(tree.tokens[each].tag == "WRB" for each in tree.children[place])
        and (place < token.head or token.text.lower() not in _PLACING)
        and stance_of(token.text) is None
        and tree.child(above, "nsubj", "nsubjpass") is not None
        and _has_tense(tree, place)
    )


_PLACING = wordlist("located situated based set")
"""Told of the nearest place, not of the subject: which one it is, is left open."""


def _has_tense(tree: Parse, place: int) -> bool:
    """Whether it is known when what the participle tells is so: when the clause is in a plain past or present."""
    verb = _verb_above(tree, place)
    return tree.tokens[place].tag == "VBN" or shape.past(tree, verb) or _is_present(tree, verb)


def _verb_above(tree: Parse, place: int) -> int:
    return next(
        each
        for each in shape.line(tree, place)
        if each != place and (shape.is_verb(tree, each) or tree.tokens[each].head == each)
    )


def _is_present(tree: Parse, verb: int) -> bool:
    """Whether the clause is in the simple present: no "will", "has" or "would"."""
    tags = [tree.tokens[each].tag for each in tree.children[verb] if tree.tokens[each].dep == "aux"]
    return not tags and tree.tokens[verb].tag in {"VBZ", "VBP"}


# ------------------------------------------------------------------------------------------- of which noun


def noun_of(tree: Parse, place: int) -> int:
    """Place of the noun of which the participle or relative clause at `place` tells something."""
    token = tree.tokens[place]
    while token.dep == "conj" and tree.tokens[token.head].tag == token.tag:
        place, token = token.head, tree.tokens[token.head]
    subject = described(tree, place)
    if token.dep in {"advcl", "conj"} or (token.text.lower() in _HELPING and shape.after_comma(tree, place)):
        verb = shape.holder(tree, _verb_above(tree, place))
        subject = tree.child(verb, "nsubj", "nsubjpass")
    if subject is not None:
        return subject
    return _first_of(tree, token.head) if _speaks_of_several(tree, place) else token.head


_HELPING = wordlist("led joined accompanied helped aided flanked watched backed supported assisted cheered")
"""Told of who acts, though the tree hangs them on what is done: "won a prize, helped by …"."""


def _speaks_of_several(tree: Parse, place: int) -> bool:
    """Whether the relative clause has a verb in the plural, though it is hung on the last of joined nouns."""
    verbs = [tree.tokens[each] for each in (place, *tree.children[place]) if shape.is_verb(tree, each)]
    plural = any(each.tag == "VBP" or each.text.lower() == "were" for each in verbs)
    return plural and tree.tokens[tree.tokens[place].head].tag in {"NN", "NNP"}


def _first_of(tree: Parse, noun: int) -> int:
    """The first of the nouns that are joined to this one."""
    while tree.tokens[noun].dep == "conj":
        noun = tree.tokens[noun].head
    return noun


def described(tree: Parse, place: int) -> int | None:
    """The subject of "is a film directed by …": what is told of the predicate is told of it. None elsewhere.

    Not where the predicate needs the words to say which: "is *the first* film directed by …".
    """
    noun = _first_of(tree, tree.tokens[place].head)
    verb = tree.tokens[noun].head
    if tree.tokens[noun].dep != "attr" or not shape.is_verb(tree, verb):
        return None
    if tree.child(verb, "neg") is not None or not (
        shape.after_comma(tree, place) or _is_one_of_many(tree, noun)
    ):
        return None
    return tree.child(verb, "nsubj")


def _is_one_of_many(tree: Parse, noun: int) -> bool:
    """Whether the noun has an indefinite article and no superlative."""
    article = tree.child(noun, "det")
    return (
        article is not None
        and tree.tokens[article].text.lower() in {"a", "an"}
        and not any(tree.tokens[each].tag in {"JJS", "RBS"} for each in tree.children[noun])
    )


# ------------------------------------------------------------------------------------ how it reads as a verb


def told(tree: Parse, place: int, places: Sequence[int], noun: int) -> Told:
    """What the participle at `place` says of the noun, in the words at `places`, with a finite verb."""
    span = shape.stretch(tree, [each for each in places if tree.tokens[each].pos != "PUNCT"])
    plural = _is_plural(tree, noun)
    token = tree.tokens[place]
    above = _verb_above(tree, place)
    now = _is_present(tree, above)
    if token.tag == "VBN":
        verb = _to_be(plural, now=now and token.text.lower() in _LASTING)
        if places[0] == 0 and tree.tokens[0].pos != "PROPN":
            return Told(span, Span(span.start, span.start + 1), f"{verb} {tree.tokens[0].text[0].lower()}")
        return Told(span, Span(span.start, span.start), f"{verb} ")
    if now:
        return Told(span, token.span, f"{_to_be(plural, now=True)} {token.text}")
    return Told(span, token.span, past_of(token.text))


_LASTING = wordlist("""
based located situated known called named headquartered valued owned surrounded bordered dedicated designed
intended meant used considered regarded abbreviated spelled pronounced stylized stylised populated inhabited
""")
"""What is told in the present by a past participle."""


def _to_be(plural: bool, *, now: bool) -> str:
    if now:
        return "are" if plural else "is"
    return "were" if plural else "was"


def _is_plural(tree: Parse, noun: int) -> bool:
    token = tree.tokens[noun]
    return (
        token.tag in {"NNS", "NNPS"}
        or token.text.lower() in {"they", "we", "you"}
        or tree.child(noun, "conj") is not None
    )
