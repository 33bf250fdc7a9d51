"""Every action of the desk: its id, keys and words. Bindings, palette, footer, help and README come from this table."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from factbench.scales import HOUSE, SCALES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factbench.scales import Rating, Scale


class Group(StrEnum):
    """What an action is for; the order in which help lists them."""

    MOVE = "Move"
    VERDICT = "Verdict"
    EVIDENCE = "Evidence"
    ANNOTATE = "Annotate"
    CLAIM = "Claim"
    SEVERAL = "Several"
    LOOK = "Look"
    SESSION = "Session"
    PLACES = "Places"
    MANUAL = "Manual"


class Action(NamedTuple):
    """One thing a reviewer can do on the review screen."""

    id: str
    """Names it for ever: in the palette, in help, and for whoever remaps keys."""
    keys: str
    """Textual key names, separated by commas; empty for what is reached through a panel of letters."""
    call: str
    """The screen's action, as Textual writes it."""
    words: str
    group: Group
    shown: str = ""
    """The keys as people say them; empty: as they are."""
    brief: str = ""
    """Words for the footer; empty: not there."""


def _verb(id: str, keys: str, words: str, group: Group, shown: str = "", brief: str = "") -> Action:
    """What stores something: its row in `screens.review.verbs.TABLE` says what."""
    return Action(id, keys, f"verb('{id}')", words, group, shown, brief)


def _rating(rating: Rating, *, stays: bool) -> Action:
    """The action that gives a rating, and goes on or stays."""
    id, words = _id(rating, stays=stays), rating.words
    if stays:
        return _verb(id, rating.letter.upper(), f"{words}, and stay here", Group.VERDICT)
    return _verb(id, rating.letter, words, Group.VERDICT, brief=rating.brief)


def _id(rating: Rating, *, stays: bool) -> str:
    """The same on every scale, as equal ratings mean the same."""
    return f"verdict.{NAMES.get(rating.id, rating.id)}{'-stay' if stays else ''}"


NAMES = {"not-enough-evidence": "nei"}
"""What action ids call a rating, where it is not the rating's id."""

RATED = {
    _id(rating, stays=stays): (rating, stays)
    for stays in (False, True)
    for rating in dict.fromkeys(each for scale in SCALES.values() for each in scale.ratings)
}
"""Action id -> the rating that it gives, and whether it stays."""

RATINGS = tuple(_rating(rating, stays=stays) for rating, stays in RATED.values())
"""Two actions for every rating of every scale; `of_scale` takes those of one."""

EVERY = (
    Action("move.down", "j,down", "move(1)", "Next claim", Group.MOVE, "j down"),
    Action("move.up", "k,up", "move(-1)", "Previous claim", Group.MOVE, "k up"),
    Action("move.next-open", "n", "open_claim(1)", "Next open claim", Group.MOVE, "n"),
    Action("move.previous-open", "N", "open_claim(-1)", "Previous open claim", Group.MOVE, "N"),
    Action("move.next-article", "right_square_bracket", "article(1)", "First claim of the next article", Group.MOVE, "]"),
    Action("move.previous-article", "left_square_bracket", "article(-1)", "Previous article", Group.MOVE, "["),
    Action("move.half-down", "ctrl+d", "half_page(1)", "Half a page down", Group.MOVE, "ctrl+d"),
    Action("move.half-up", "ctrl+u", "half_page(-1)", "Half a page up", Group.MOVE, "ctrl+u"),
    Action("move.page-down", "pagedown", "half_page(2)", "A page down", Group.MOVE, "page down"),
    Action("move.page-up", "pageup", "half_page(-2)", "A page up", Group.MOVE, "page up"),
    Action("move.first", "home", "edge(-1)", "First claim", Group.MOVE, "gg home"),
    Action("move.last", "G,end", "edge(1)", "Last claim", Group.MOVE, "G end"),
    *RATINGS,
    _verb("verdict.misleading", "exclamation_mark", "Misleading in its context, on or off", Group.VERDICT, "!"),
    _verb("verdict.clear", "0", "Open the claim again", Group.VERDICT, "0"),
    _verb("verdict.less-sure", "minus", "Less confident", Group.VERDICT, "-"),
    _verb("verdict.more-sure", "equals_sign", "More confident", Group.VERDICT, "="),
    *(
        _verb(f"evidence.cite-{digit}", f"{digit}", f"Cite evidence {digit}, or no longer", Group.EVIDENCE)
        for digit in range(1, 10)
    ),
    _verb("evidence.choose", "full_stop", "Cite the evidence under its cursor, or no longer", Group.EVIDENCE, "."),
    Action("evidence.down", "J", "evidence(1)", "Next evidence", Group.EVIDENCE, "J"),
    Action("evidence.up", "K", "evidence(-1)", "Previous evidence", Group.EVIDENCE, "K"),
    _verb("evidence.stance", "t", "Your stance on the evidence: supports, refutes, qualifies, context", Group.EVIDENCE, "t"),
    _verb("evidence.confirm", "B", "Checked before: the past fact-check is about this claim, or is not", Group.EVIDENCE, "B"),
    _verb("evidence.find", "f", "Find more: search the library, and add what fits", Group.EVIDENCE, "f"),
    Action("evidence.passage", "v", "passage", "The passage in its source", Group.EVIDENCE, "v"),
    Action("evidence.elements", "c", "elements", "Elements of the claim against the evidence, and what scores are made of", Group.EVIDENCE, "c"),
    Action("evidence.open", "o", "open_source", "Open the source in the browser, or copy its address", Group.EVIDENCE, "o"),
    Action("evidence.by-hand", "W", "go('W')", "Your own evidence and what you know of the source: the next letter says what", Group.EVIDENCE, "W"),
    _verb("evidence.paste", "", "Paste a passage beside the claim, with where it is from", Group.EVIDENCE, "W p"),
    _verb("evidence.talk", "", "Note a phone call, a conversation or a message", Group.EVIDENCE, "W c"),
    _verb("evidence.document", "", "Note a document that cannot be shown", Group.EVIDENCE, "W d"),
    _verb("evidence.comment", "", "Asked for comment, answered, or no answer", Group.EVIDENCE, "W a"),
    _verb("evidence.source", "", "Correct title, publisher, day, rank, origin or licence of the source", Group.EVIDENCE, "W s"),
    _verb("evidence.use", "", "Take the source out of use, or use it again", Group.EVIDENCE, "W x"),
    _verb("annotate.note", "a", "Note; on an open claim it is the verdict's reason", Group.ANNOTATE, "a", "note"),
    _verb("annotate.editor", "A", "Note of several lines, in an editor", Group.ANNOTATE, "A"),
    _verb("annotate.question", "Q", "Question to a colleague", Group.ANNOTATE, "Q"),
    _verb("annotate.answer", "plus", "Answer the open question here: on the words, the evidence or the claim", Group.ANNOTATE, "+"),
    Action("annotate.thread", "enter", "threads", "All that was said here, in full", Group.ANNOTATE, "Enter"),
    _verb("annotate.tag", "T", "Tag, or take the tag away", Group.ANNOTATE, "T"),
    _verb("annotate.flag", "asterisk", "Flag to be looked at again, or no longer", Group.ANNOTATE, "*"),
    Action("publish.what", "number_sign", "go('#')", "What goes out to readers: the next letter says what", Group.ANNOTATE, "#"),
    _verb("publish.mark", "", "Mark the claim for publication, or no longer", Group.ANNOTATE, "# p"),
    _verb("publish.keep", "", "Keep the claim out of publication, or no longer", Group.ANNOTATE, "# x"),
    _verb("publish.why", "", "Why this claim was checked, for readers", Group.ANNOTATE, "# w"),
    _verb("publish.finding", "", "What was found of the article as a whole: an editor's words", Group.ANNOTATE, "# f"),
    _verb("publish.correction", "", "How much the last change of the verdict means: minor, update, substantial", Group.ANNOTATE, "# c"),
    Action("annotate.next-remark", "right_curly_bracket", "remark(1)", "Next remark in the article", Group.ANNOTATE, "}"),
    Action("annotate.previous-remark", "left_curly_bracket", "remark(-1)", "Previous remark", Group.ANNOTATE, "{"),
    Action("claim.next-gap", "right_parenthesis", "gap(1)", "Next sentence with a number, name or quotation but no claim: ○", Group.CLAIM, ")"),
    Action("claim.previous-gap", "left_parenthesis", "gap(-1)", "Previous such sentence without a claim", Group.CLAIM, "("),
    _verb("claim.make", "C", "Make a claim of the marked words", Group.CLAIM, "C"),
    _verb("claim.adjust", "b", "Put the claim on other words: mark them, then again", Group.CLAIM, "b"),
    _verb("claim.split", "vertical_line", "Split the claim at the word under the cursor", Group.CLAIM, "|"),
    _verb("claim.merge", "ampersand", "Merge the next claim into this one", Group.CLAIM, "&"),
    _verb("claim.reword", "i", "Word the statement otherwise", Group.CLAIM, "i"),
    _verb("claim.confirm", "I", "Confirm what was put into the statement", Group.CLAIM, "I"),
    _verb("claim.take-out", "O", "Take out what was put in: the article's own words", Group.CLAIM, "O"),
    _verb("claim.drop", "Z,delete", "Drop the claim, with a reason", Group.CLAIM, "Z del"),
    _verb("claim.assign", "at", "Assign to a reviewer, with a day due; - and a name takes it from them", Group.CLAIM, "@"),
    Action("blind.what", "percent_sign", "go('%')", "Blind review, or open: the next letter says of what", Group.CLAIM, "%"),
    _verb("blind.claim", "", "This claim blind: nobody sees what others hold before rating it", Group.CLAIM, "% b"),
    _verb("blind.claim-open", "", "This claim open", Group.CLAIM, "% o"),
    _verb("blind.claim-as-set", "", "This claim as article and settings say", Group.CLAIM, "% s"),
    _verb("blind.article", "", "The whole article blind", Group.CLAIM, "% B"),
    _verb("blind.article-open", "", "The whole article open", Group.CLAIM, "% O"),
    _verb("blind.article-as-set", "", "The whole article as the settings say", Group.CLAIM, "% S"),
    Action("several.mark", "space", "mark", "Mark the claim, or no longer", Group.SEVERAL, "space"),
    Action("several.range", "V", "mark_range", "Mark from here to where the cursor goes", Group.SEVERAL, "V"),
    Action("several.all", "semicolon", "for_all", "The next verb means all that is marked", Group.SEVERAL, ";"),
    Action("look.filter", "slash", "filter", "Filter as you type", Group.LOOK, "/", "filter"),
    Action("look.filters", "F", "filters", "Filter by anything, and in which order; named filters", Group.LOOK, "F"),
    Action("look.parts", "d", "parts", "The parts of the claim, and was it said; or all claims again", Group.LOOK, "d"),
    Action("look.low", "D", "low_worth", "Claims of low worth too, or no longer", Group.LOOK, "D"),
    Action("look.focus", "tab", "focus_pane(1)", "Next pane", Group.LOOK, "tab"),
    Action("look.focus-back", "shift+tab", "focus_pane(-1)", "Previous pane", Group.LOOK, "shift+tab"),
    Action("look.zoom", "z", "zoom", "One pane fills the screen, or no longer", Group.LOOK, "z"),
    Action("look.layout", "w", "layout", "Which pane is tall", Group.LOOK, "w"),
    Action("look.back", "escape", "back", "Peel one layer: zoom, then filter", Group.LOOK, "Esc"),
    _verb("session.undo", "u", "Undo", Group.SESSION, "u", "undo"),
    _verb("session.redo", "U", "Redo", Group.SESSION, "U"),
    Action("session.copy", "y", "copy_claim", "Copy the claim", Group.SESSION, "y"),
    Action("session.copy-all", "Y", "copy_finding", "Copy claim, verdict and citations as Markdown", Group.SESSION, "Y"),
    Action("session.help", "question_mark", "help", "Help: keys and manual, Enter does or shows it", Group.SESSION, "?", "help"),
    Action("session.command", "colon", "command", "Command line: a claim's number, or the name of an action", Group.SESSION, ":"),
    Action("session.palette", "ctrl+p", "app.command_palette", "Palette", Group.SESSION, "ctrl+p"),
    Action("session.suspend", "ctrl+z", "app.suspend_process", "Back to the shell; fg returns", Group.SESSION, "ctrl+z"),
    Action("session.quit", "q", "leave", "Leave, when everything is stored", Group.SESSION, "q"),
    Action("places.go", "g", "go('g')", "Go somewhere: the next letter says where", Group.PLACES, "g"),
    Action("places.library", "", "place('library')", "Library: articles and sources, add, match", Group.PLACES, "g l"),
    Action("places.inbox", "", "place('inbox')", "Inbox: what is asked of you, assigned to you, open or flagged", Group.PLACES, "g i"),
    Action("places.compare", "", "place('compare')", "Compare two reviewers", Group.PLACES, "g c"),
    Action("places.adjudicate", "", "place('adjudicate')", "Adjudicate: what waits for an editor", Group.PLACES, "g a"),
    Action("places.statistics", "", "place('statistics')", "Statistics of the verdicts", Group.PLACES, "g s"),
    Action("places.export", "", "place('export')", "Export, with a preview", Group.PLACES, "g e"),
    Action("places.sessions", "", "place('sessions')", "Sessions: who worked when", Group.PLACES, "g w"),
    Action("places.settings", "comma", "place('settings')", "Settings", Group.PLACES, ","),
)  # fmt: skip
"""Every action on every scale."""


def of_scale(scale: Scale, actions: Sequence[Action] = EVERY) -> tuple[Action, ...]:
    """The actions that mean something on a scale, its ratings in its own order."""
    by_id = {each.id: each for each in actions}
    own = [by_id[_id(rating, stays=stays)] for stays in (False, True) for rating in scale.ratings]
    ratings = {each.id for each in RATINGS}
    first = next(number for number, each in enumerate(actions) if each.id in ratings)
    others = [each for each in actions if each.id not in ratings]
    return (*others[:first], *own, *others[first:])


ACTIONS = of_scale(HOUSE)
"""The actions on the house scale."""


def said(action: Action) -> str:
    """The keys of an action as people say them."""
    return action.shown or action.keys


GO, BY_HAND = "g", "W"
"""Keys after which another says what is meant."""


def letters(first: str = GO) -> dict[str, Action]:
    """What is meant by the letter that follows `first`; the comma needs no `g`, and is in the panel to be found there."""
    return {
        said(each).removeprefix(f"{first} "): each
        for each in ACTIONS
        if (said(each).startswith(f"{first} ") and not each.keys)
        or (first == GO and each.group is Group.PLACES and each.id != "places.go")
    }


def title(first: str) -> str:
    """What the letters after `first` are for: "What goes out to readers"."""
    return next(each.words.partition(":")[0] for each in ACTIONS if each.keys and said(each) == first)


def named(letter: str | None, first: str = GO) -> Action | None:
    """What the letter after `first` means; None where it leads nowhere."""
    if first == letter == GO:
        return next(each for each in ACTIONS if each.id == "move.first")
    return letters(first).get(letter or "")


def found(words: str, actions: Sequence[Action] = ACTIONS) -> list[Action]:
    """The actions with `words` in their words, id or keys, in the order of the table; all for an empty text."""
    wanted = words.strip().lower()
    return [each for each in actions if wanted in f"{each.words} {each.id} {said(each)} {each.group}".lower()]


def key_table() -> str:
    """The table of keys as Markdown; the nine digits share a row."""
    rows = ["| keys | do |", "| --- | --- |"]
    for group in Group:
        rows.append(f"| **{group}** | |")
        rows += [
            f"| `{said(each).replace('|', '&#124;')}` | {each.words} |"
            for each in _listed()
            if each.group is group
        ]
    return "\n".join(rows)


def _listed() -> list[Action]:
    """The actions with one row for the nine digits."""
    digits = Action("evidence.cite", "1…9", "", "Cite that evidence, or no longer", Group.EVIDENCE)
    others = [each for each in ACTIONS if not each.id.startswith("evidence.cite-")]
    first = next(place for place, each in enumerate(others) if each.group is Group.EVIDENCE)
    return [*others[:first], digits, *others[first:]]
