"""What part does a name or a pronoun play in its sentence?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factbench.english.lexicon import pronouns as lexicon
from factbench.english.name.words import TITLES
from factbench.english.parse import tops
from factbench.english.reference.mention import acts
from factbench.english.verb import is_verb
from factbench.text.wordlist import wordlist

if TYPE_CHECKING:
    from factbench.english.parse import Parse, Word
    from factbench.english.reference.mention import SplitSentence
    from factbench.text.span import Span

PREPOSITIONS = wordlist(
    """in on at by with of to for from about against between among into over after before during under through as like
    near alongside including without toward towards upon than despite"""
)
SUBORDINATORS = wordlist(
    "when while after before because since although though as if once until where whereas that unless upon"
)
DETERMINERS = wordlist("the a an") | lexicon.DEMONSTRATIVES | lexicon.possessives(*lexicon.ALL)
_PERSONS = wordlist(
    """man boy actor father son brother husband king prince uncle grandfather nephew businessman spokesman woman girl
    actress mother daughter sister wife queen princess aunt grandmother niece widow spokeswoman friend colleague"""
)
_AFTER_OBJECT = wordlist(
    """in on at by with of to for from about against and or but as into over after before that who when while if because
    was is were had has did would could than too also again up out down off away there then back"""
)


def role(line: SplitSentence, first: int, last: int) -> str:
    """The part of the name from word `first` to `last`, read off its neighbours.

    One of: poss (owner), pp (behind a preposition), subj, conj (behind "and"), obj, appos (behind a comma), first
    (opens the sentence), other.
    """
    if line.word(last).endswith(("'s", "’s")) or line.word(last + 1) in {"'", "’"}:
        return "poss"
    place = first - 1
    while line.word(place) in TITLES or line.word(place) in DETERMINERS or line.word(place) in _PERSONS:
        place -= 1
    before, after = line.word(place), line.word(last + 1)
    does = is_action(line, last + 1)
    if before in PREPOSITIONS and not (before in SUBORDINATORS and does):
        return "pp"
    if does or after == "who" or (after.endswith("ly") and is_action(line, last + 2)):
        return "subj"
    return _not_before_verb(before, after)


def _not_before_verb(before: str, after: str) -> str:
    if before in {"and", "or", "&"}:
        return "conj"
    if before and (is_verb(before) or before.endswith("ing")):
        return "obj"
    if before in {",", "("}:
        return "appos"
    opens = not before or before in SUBORDINATORS or before in {"and", "but", "or", "nor"}
    if (after in {",", "("} and opens) or (after == "and" and not before):
        return "subj"
    return "other" if before else "first"


def is_action(line: SplitSentence, place: int) -> bool:
    """Whether the word is most likely a finite verb, where a subject stands before it."""
    word = line.words[place] if 0 <= place < len(line.words) else ""
    return bool(word) and (is_verb(word) or acts(word))


def pronoun_role(line: SplitSentence, place: int) -> str:
    """The part of a personal pronoun: subj, poss or obj."""
    word, after = re.split("['’]", line.word(place), maxsplit=1)[0], line.word(place + 1)
    if word in lexicon.subjects(*lexicon.THIRD):
        return "subj"
    if word in {"his", "its", "their"}:
        return "poss"
    if word == "her" and after in {"“", '"', "‘"} and line.word(place - 1) in PREPOSITIONS:
        return "poss"
    given = line.word(place - 1) in _GIVING and line.word(place + 2) not in {"to", "up", "away"}
    return "obj" if given or word in {"him", "them"} or _ends_phrase(line, place + 1) else "poss"


def _ends_phrase(line: SplitSentence, place: int) -> bool:
    """Whether no noun begins at the word, and an object ends before it: "paid her £4,200", not "her 12 children"."""
    word, after = line.word(place), line.word(place + 1)
    if word[:1].isdigit():
        return not after[:1].isalnum() or after in _AFTER_OBJECT
    return not word[:1].isalnum() or word in _AFTER_OBJECT or word in DETERMINERS


_GIVING = wordlist(
    "give gives gave giving given offer offers offered lend lent grant granted award awarded deny denied"
)
"""Verbs behind which a person comes before what he gets: "gave her solace"."""


# --------------------------------------------------------------------------------------------- from a tree


def head_in(tree: Parse, span: Span) -> Word | None:
    """The word in the stretch on which the others of the stretch depend, or None."""
    heads = tops(tree.within(span))
    return heads[0] if heads else None


def tree_role(word: Word) -> str:
    """The part that the tree gives the word, in the words of `role`."""
    if word.relation == "compound" and word.head.relation != "compound":
        word = word.head
    return _ROLES.get(word.relation, "other")


_ROLES = {
    "nsubj": "subj",
    "nsubjpass": "subj",
    "dobj": "obj",
    "dative": "obj",
    "attr": "obj",
    "oprd": "obj",
    "pobj": "pp",
    "poss": "poss",
    "conj": "conj",
    "appos": "appos",
    "ROOT": "root",
}


def clause_head(word: Word) -> Word | None:
    """The verb of the clause in which the word stands."""
    return next((above for above in word.line() if _heads_clause(above)), None)


def _heads_clause(word: Word) -> bool:
    return word.tag.startswith("VB") and word.relation not in {"aux", "auxpass", "amod"}
