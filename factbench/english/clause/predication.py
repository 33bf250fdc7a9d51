"""Does this clause say something of its subject?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factbench.english.clause import shape
from factbench.english.verb import first_verb
from factbench.english.verb.speech import is_plain
from factbench.text.clause import Cut
from factbench.text.wordlist import wordlist

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factbench.english.parse import Parse, Word
    from factbench.text.clause import Clause
    from factbench.text.span import Span

EDGE = 16
"""Code points that a sentence is longer than its words: marks, and a connective in front."""


def is_statement(words: str, clause: Clause, sentence: Span, tree: Parse | None) -> bool:
    """Return whether a finite verb and its subject are there, and more than "X said".

    Args:
        words: of the clause.
        sentence: in which it stands.
        tree: that of the sentence; without one the words alone decide.
    """
    if clause.verb is not None:
        return True
    if tree is None:
        return _seems_to_state(words, clause)
    # A whole sentence is the article's, whatever the tree makes of it; of a broken quotation it seldom makes sense.
    whole = clause.parts[-1].end - clause.parts[0].start > len(sentence) - EDGE or _is_broken(clause)
    if whole and _commands(tree.root):
        return False
    return _states(clause, tree, whole=whole) or (
        whole and _surely_states(words) and not _says_less(tree.root)
    )


# -------------------------------------------------------------------------------- what a tree shows it to say


def _states(clause: Clause, tree: Parse, *, whole: bool) -> bool:
    """Whether a finite verb and its subject are there, and more than "X said"."""
    words = [word for part in clause.parts for word in tree.within(part)]
    own = frozenset(words)
    if clause.cut is not Cut.MAIN and _hangs_loose(words, own, clause):
        return False
    for verb in words:
        subject = _subject(verb, own, clause)
        heads = whole or _heads(verb, own)
        if (
            subject is not None
            and heads
            and not _is_bound(verb, own)
            and _says_something(verb, subject, words)
        ):
            return True
    return False


def _is_broken(clause: Clause) -> bool:
    return clause.cut is Cut.REPORTED and len(clause.parts) > 1


def _commands(root: Word) -> bool:
    """Whether all of the sentence tells its reader what to do: "Now consider what we know"."""
    alone = not root.has(*shape.SUBJECTS, *shape.AUXILIARIES, "conj", "parataxis")
    return root.tag == "VB" and alone and not any(word.text == '"' for word in root.tree.words)


def _says_less(root: Word) -> bool:
    """Whether the sentence tells its reader what to do, only that somebody speaks, or where: "More, through it"."""
    only_says = is_plain(root.text) and not _has_content(root)
    return root.pos == "ADP" or (
        root.is_verb and (only_says or (root.pos == "VERB" and shape.commands(root)))
    )


def _subject(verb: Word, own: frozenset[Word], clause: Clause) -> Word | None:
    """The subject of a finite verb, where it belongs to the clause and stands before its verb or after "there"."""
    shared = any(word.tag in shape.FINITE and word in own for word in shape.borrowed(verb))
    if not verb.is_verb or not (shape.finite(verb) or shared):
        return None
    for each in (verb, *shape.auxiliaries(verb), shape.holder(verb)):
        for found in each.children(*shape.SUBJECTS):
            shown = found in own or (clause.subject is not None and clause.subject.covers(found.span))
            if shown and found.tag not in _ASKS:
                return found
    # Of "eating too much … is bad" the parser makes an adverbial clause.
    doing = next((each for each in verb.children("advcl") if each.tag == "VBG" and each < verb), None)
    if verb.is_root and doing is not None and doing in own and not doing.has("mark"):
        return doing
    if verb.relation in {"relcl", "acl"} and verb.head in own and verb.head < verb:
        # Cut out with its noun, or a clause of which the parser made a noun phrase.
        pronoun = shape.which(verb)
        free = pronoun is None or pronoun not in own
        mistaken = verb.tag in shape.FINITE and verb.head.is_root
        return verb.head if free and (verb.relation == "relcl" or mistaken) else None
    return None


_ASKS = frozenset(["WDT", "WP"])
"""Tags of a subject that is asked for, or stands for a noun before it."""


def _hangs_loose(words: Sequence[Word], own: frozenset[Word], clause: Clause) -> bool:
    """Whether words are there of what was left out: a subject, a participle, a second "that", a preposition."""
    reported = clause.cut is Cut.REPORTED
    if reported and any(word.relation in shape.SUBJECTS and word.head not in own for word in words):
        return True
    first = next((word for word in words if not word.is_mark), None)
    if first is not None and first.tag == "VBG" and first.relation == "advcl" and first.head not in own:
        return True
    thats = [word for word in words if word.relation == "mark" and word.lower == "that"]
    if thats and thats[0].head.relation == "conj" and any(word.relation == "cc" for word in words):
        return True
    last = next((word for word in reversed(words) if not word.is_mark), None)
    if last is None or last.relation != "prep" or last.has("pobj", "pcomp", "prep", "advmod"):
        return False
    verb = next(word for word in last.line() if word.is_verb or word.is_root)
    return verb in own and verb.relation != "relcl" and not verb.has("auxpass")


def _heads(verb: Word, own: frozenset[Word]) -> bool:
    """Whether no verb without a subject stands above in the clause: "*swiping* at a rival who had lost"."""
    above = (word for word in verb.line() if word in own and word is not verb)
    return all(shape.finite(word) for word in above if word.is_verb)


def _is_bound(verb: Word, own: frozenset[Word]) -> bool:
    """Whether the clause of the verb only belongs to another one, or to a noun."""
    for word in verb.line():
        if word not in own:
            return False
        marks = [each for each in word.children("mark", "advmod") if each in own and each < word]
        if any(each.lower in _MARKS and (each.relation == "mark" or each.tag == "WRB") for each in marks):
            return True
        if word.relation == "relcl" and any(
            (each.tag in {"WDT", "WP", "WP$", "WRB"} or (each.lower == "that" and each.head is word))
            and each in own
            for each in word.subtree
            if each < word
        ):
            return True
        if word.relation in {"csubj", "csubjpass", "pcomp"}:
            return True
    return False


_MARKS = wordlist("""
that because if unless whether although though while whereas since after before until when where as than how why so
""")


def _says_something(verb: Word, subject: Word, words: Sequence[Word]) -> bool:
    """Whether something is said of the subject: "the bridge closed", not "it happens" nor "Ito told the paper"."""
    if is_plain(verb.text) and not _has_content(verb):
        return False
    if verb.has("auxpass"):
        return True
    verbs = {verb, *shape.auxiliaries(verb), *verb.children("neg", "prt")}
    more = [word for word in words if word not in verbs and word is not subject and word.pos in _CONTENT]
    return bool(more) or subject.pos in {"NOUN", "PROPN"}


_CONTENT = frozenset(["NOUN", "PROPN", "PRON", "VERB", "ADJ", "ADV", "NUM"])


def _has_content(verb: Word) -> bool:
    """Whether more than a hearer and a time go with a verb of saying."""
    if verb.has("ccomp", "xcomp", "advcl", "conj", "acomp", "oprd"):
        return True
    told = verb.child("dobj")
    # "Told the paper", but "tells the story of a king".
    if verb.lower in _BARE:
        return told is not None and told.has("prep")
    return told is not None or verb.has("prep", "agent")


_BARE = wordlist("say says said saying tell tells told telling add adds added adding")


# ------------------------------------------------------------------------------------ what the words show


def _seems_to_state(words: str, clause: Clause) -> bool:
    """Whether there is a verb that something stands before, or the words look like a sentence of unknown verbs."""
    verb = _verb(words[:4000])
    if verb is None:
        return clause.cut is Cut.MAIN and words.count(" ") > 6
    if clause.subject is None and not any(map(str.isalnum, words[: verb.start])):
        return False
    if _MARKED.match(words) and not _GOES_ON.search(words):
        return False
    # Before the pattern, that asks at each letter of a long sentence: few have the words.
    if ("and that" in words or "but that" in words) and _JOINS_TO_LOST.match(words):
        return False
    rest = words[verb.end :]
    return any(map(str.isalnum, rest)) or len(_words(words[: verb.start])) > 1


def _verb(words: str) -> Span | None:
    """The first verb that no comma parts from what stands before it: "the hotel, *built* in 1950, *was* shut"."""
    start = 0
    while (found := first_verb(words[start:])) is not None:
        verb = found.shift(start)
        if not words[: verb.start].rstrip().endswith(","):
            return verb
        start = verb.end
    return None


def _surely_states(words: str) -> bool:
    """Whether a verb stands in the words, and before it a subject and nothing that would bind it to another verb."""
    verb = first_verb(words[:4000])
    return verb is not None and verb.start > 0 and not _BINDING.search(words[: verb.start])


_BINDING = re.compile(
    r"\b(?:who|which|that|where|when|if|because|as|to|while|what|how|why|having)\b|:", re.IGNORECASE
)
_MARKED = re.compile(r"\W*(?:Because|Although|Though|While|Whereas|When|If|Unless|Since|After|Before)\b")
_GOES_ON = re.compile(r",\s")
_JOINS_TO_LOST = re.compile(
    r"(?:(?!\bthat\b)[\s\S])*?\b(?:and|but) that\s+(?:it|he|she|they|there|the|a|an|more)\b"
)
"""A second "that" of which the first is not there: "it was dark *and that the* road was wet"."""


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)
