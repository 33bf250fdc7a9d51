"""Which lines speak about the article or its page, and not of the world?

Most patterns read the line in lower case: that takes a third of the time of minding no case.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from factbench.text.span import Span, trim


class AsideKind(StrEnum):
    """What a line is that stands among the paragraphs and is none of them."""

    CAPTION = "caption"
    """Under a picture."""
    NOTICE = "notice"
    """About the text itself or its page: how it came about, corrections, rights, pleas to subscribe."""
    CREDIT = "credit"
    """The agency or the people named behind a paragraph, such as "(NTB)"."""
    BOX = "box"
    """In a box of facts beside the text."""
    SUMMARY = "summary"
    """Above the text: what the page also gives for a summary of it elsewhere."""


@dataclass(frozen=True, slots=True)
class Aside:
    """Words of the document that speak beside its body; no claim is cut from them."""

    kind: AsideKind
    text: str
    in_file: Span | None = None
    """Where they stand in the decoded file, for plain text."""


def aside_kind(line: str) -> AsideKind | None:
    """What `line` is where it speaks beside the body; None for a line of the body, as far as its words tell."""
    if is_notice(line):
        return AsideKind.NOTICE
    return AsideKind.CAPTION if is_caption(line) else None


def is_notice(line: str) -> bool:
    """Whether `line` is an editor's or a publisher's remark: how the text came about, rights, a plea to subscribe."""
    if len(line) > _LONGEST:
        return False
    words, lower = len(line.split()), line.lower()
    return bool(
        _ASIDE.match(lower)
        or (words <= 45 and _ABOUT.match(lower))
        or (words <= 40 and _has(lower, _OF_RIGHTS) and _RIGHTS.search(lower))
        or (words <= 14 and _PLEA.match(lower))
        or (words <= 25 and _LABELLED.search(line))
        or (words <= _SHORT and _pleads(lower))
    )


def _pleads(lower: str) -> bool:
    """Whether a line in lower case says what sites say to readers and buyers."""
    if any(pattern.match(lower) for pattern in _OPENINGS):
        return True
    return any(pattern.search(lower) for cues, pattern in _PLEAS if _has(lower, cues))


def _has(lower: str, cues: tuple[str, ...]) -> bool:
    """Whether one of the cues stands in the line: without, a pattern need not be tried."""
    return any(map(lower.__contains__, cues))


def is_biography(line: str) -> bool:
    """Whether `line`, the last of an article, would say who wrote it; inside one it may tell of the world."""
    return len(line) <= _LONGEST and bool(_BIO.search(line))


def is_caption(line: str) -> bool:
    """Whether `line` says who took a picture, and so is the caption under it.

    An agency's name in brackets may also stand behind a paragraph: one with a dateline, or of some length.
    """
    if len(line) > _LONGEST:
        return False
    words = len(line.split())
    lower = line.lower()
    if words > 40 or not _has(lower, _OF_PICTURES) or not _CAPTION.search(lower):
        return False
    return not (_credit(line) and (words >= 18 or has_dateline(line)))


def without_credits(text: str, span: Span, *, first: bool = True) -> Span:
    """The paragraph without the agency's name in brackets behind it and, for the first, the dateline before it.

    >>> text = "OSLO (NTB) — It rained. (NTB/AP)"
    >>> without_credits(text, Span(0, len(text))).of(text)
    'It rained.'
    """
    words = span.of(text)
    start = _DATELINE.match(words[:_HEAD]) if first else None
    end = _credit(words)
    left = span.start + (start.end() if start else 0)
    right = span.start + (end.start() if end else len(words))
    return trim(text, Span(left, right)) if left < right else span


def has_dateline(line: str) -> bool:
    """Whether `line` begins with where, when and by which agency it was written."""
    return _has(line[:_HEAD], _DASHES) and bool(_DATELINE.match(line[:_HEAD]))


_SHORT = 60
"""Words of the longest plea or disclosure; a longer paragraph with such words in it tells of more."""
_LONGEST = 1_000
"""A longer line, in code points, is no remark; it also bounds what the patterns cost."""
_STORY = r"(?:story|article|piece|column|dispatch|post|transcript|interview)"
_ABOUT = re.compile(
    rf"[*_ ]*(?:(?:with the exception of|except for) the headline\b"
    rf"|(?:this|the above|a version of this|an earlier version of this|parts of this) (?:\w+ )?{_STORY}(?: \w+ly)?"
    r" (?:(?:has|have|was|were|is|are)(?: not)?(?: been)?(?: \w+ly| first)?"
    r" (?:edited|published|republished|reprinted|updated|"
    r"corrected|amended|produced|provided|generated|auto|translated|adapted|excerpted|supported|sponsored|part of|"
    r"made possible|brought to you|reported by|written by)\b"
    r"|(?:first |originally )?(?:appeared|appears|ran|reached us|came to us|comes to us)\b"
    r"|(?:may )?contains? (?:affiliate|sponsored)|misstated|incorrectly (?:said|stated|identified))"
    r"|(?:editor|publisher|author)[’'`]?s? note\b|(?:correction|clarification|disclaimer)\s*:"
    r"|(?:reporting|writing) by\b[^.]{1,150}\bediting by\b)"
)
_ASIDE = re.compile(
    r"[*_ ]*[(\[](?:(?:this|the above) (?:\w+ )?(?:report|text|item|copy|content|release|"
    rf"{_STORY})\b|(?:with|based on) (?:\w+ )?(?:inputs?|reports?) from\b|(?:reporting|writing|editing|edited) by\b)"
    r".{0,400}[)\]][.*_ ]*$"
)
"""A whole paragraph in brackets that begins with the text itself."""
_LABELLED = re.compile(r"[^.!?]\s\[[A-Z]{4,15}\]$")
"""A line without a stop that leads to another page, and says of which sort it is: "Bridge falls in Oakham [NEWS]"."""
_RIGHTS = re.compile(
    r"©|\(c\) ?(?:19|20)\d\d|\bcopyright (?:\(c\)|©|(?:19|20)\d\d)|\ball rights reserved\b"
    r"|\balle rechte vorbehalten\b"
    r"|\btous droits réservés\b|\btodos los derechos\b|\btodos os direitos\b|\btutti i diritti\b"
)
_OF_RIGHTS = ("©", "(c)", "copyright", "rights", "rechte", "droits", "derechos", "direitos", "diritti")
_PLEA = re.compile(
    r"(?:please )?(?:subscribe|sign (?:in|up)|log ?in|register|follow (?:us|@)|share (?:this|on|via)"
    r"|read (?:more|next|also)"
    r"|see also|click here|download|donate|support (?:us|our)|get (?:the|our)\b.*\b(?:newsletter|letter|app|alerts?)"
    r"|join (?:us|our)|leave a (?:comment|reply)|advertisement)\b"
)
_NETWORKS = (
    r"(?:facebook|twitter|instagram|youtube|linkedin|whatsapp|telegram|pinterest|tiktok|social media|x\b)"
)
_LETTERS = r"(?:newsletter|e-?mails?|alerts?|podcast|channel|briefing|app|updates)"
_OPENINGS = tuple(
    re.compile(pattern)
    for pattern in (
        r"there was an error (?:processing|with|while)|thank(?:s| you) for (?:signing up|subscribing|your (?:interest"
        r"|subscription|registration|feedback))|(?:please )?(?:enter|check) (?:a valid|your) e-?mail\b",
        rf"(?:you can )?(?:also )?(?:please )?(?:follow|like|find|join|connect with) (?:us|him|her|them|me"
        rf"|the\b[^.]{{1,60}}|@\w+|[^.\s][^.]{{0,60}}) (?:on|at|via) {_NETWORKS}",
        r"if you (?:enjoyed|liked|like|love) (?:this|our|what)\b",
        r"(?:you (?:may|might) (?:also )?(?:like|enjoy|be interested)|(?:read|see|watch|listen|more)"
        r"(?: (?:more|also|next|on this|here|now))?\s*[:>»]|\[?related(?: (?:articles?|stories|story|coverage|content"
        r"|links?|posts?|video))?\s*[:>»]|also (?:read|see) (?:on|:)|don[’']t miss\b|recommended\s*:|up next\b"
        r"|more from\b)",
        r"(?:les|læs) (?:også|mer)\b|läs (?:också|mer|även)\b|le(?:sen sie|st) (?:auch|mehr|hier)\b|auch interessant\b"
        r"|mehr zum thema\b|(?:à )?lire (?:aussi|également)\b|legg[ie] anche\b|le[ae] (?:también|más|também)\b"
        r"|lees (?:ook|meer)\b",
        r"(?:article content|story continues below|recommended (?:videos?|stories)|link zum \w+-inhalt|externer inhalt"
        r"|this is a (?:breaking|developing)(?: news?)? story|more (?:to follow|follows)|mit agenturmaterial)\b"
        r"[^.]{0,60}\.?$|comments$",
        r"(?:[—–-] ?)?with (?:reports?|reporting|files?|information|inputs?) (?:from|by)\b[^.]{1,80}\.?$",
        r"(?:this is a|follow (?:our|the)) live (?:blog|coverage|updates|feed)\b|live (?:blog|updates|coverage)[:.]?$"
        r"|(?:this|our|the) live (?:blog|coverage) (?:has|is) (?:now |been )?(?:ended|closed|finished|over)\b",
        r"[\"“”]?(?:please )?(?:scroll|swipe) (?:down|up|left|right|below)\b",
        # Who wrote a post that is shown within the article, and when.
        r"[—–-] [^()]{1,80} ?\(@\w{1,30}\) \w{3,9} \d{1,2}, \d{4}$",
        r"(?:got a (?:story|tip)|get in touch with|have (?:a|you got a) (?:story|tip)|enjoying our latest"
        r"|stay (?:informed|up to date|up-to-date) with|for (?:more|all the latest|the latest) [^.]{0,60}"
        r"(?:stories|news|updates)\b[^.]{0,60}\b(?:check|sign|follow|visit|click|subscribe))",
    )
)
"""What stands at the beginning of a line that speaks to the reader."""
_PLEAS: tuple[tuple[tuple[str, ...], re.Pattern[str]], ...] = tuple(
    (tuple(cues.split()), re.compile(pattern))
    for cues, pattern in (
        # newsletters and membership
        (
            "inbox google",
            r"\b(?:(?:to|in|into) your (?:e-?mail )?inbox|eye on your inbox|on google news|as a preferred source)\b",
        ),
        (
            "subscrib sign",
            rf"\b(?:subscrib\w+ to|sign(?:ing)? up (?:now |today |here )?(?:for|to)) (?:our|the|this|its|their|a|my)\b"
            rf"[^.]{{0,60}}\b{_LETTERS}\b",
        ),
        (
            "becom cancel trial",
            r"\b(?:by becoming|^become|please become|(?:and|to|can|now) become) an? (?:\w+ )?"
            r"(?:member|subscriber|supporter|patron)\b(?! of (?!our))|\bcancel any ?time\b"
            r"|\bfree trial\b",
        ),
        (
            "little free",
            r"\bfor as little as\b|\bfirst (?:month|year) free\b|\bfree (?:daily |weekly )?newsletter\b",
        ),
        # money from links
        (
            "commission share portion percentage revenue",
            r"\b(?:may|might|will|can|could|do|does) (?:also )?(?:earn|receive|get|be paid|make|collect)"
            r" (?:an? |some )?(?:small |affiliate )?(?:commissions?\b"
            r"|(?:share of|portion of|percentage of|revenue from)"
            r" (?:the |any |your )?(?:sales?|purchases?|revenue|products?|links?)\b)",
        ),
        (
            "independently buying",
            r"\bwe independently (?:select|review|choose)|\bindependently (?:selected|chosen|reviewed) by (?:our|the) "
            r"\w+|\bbuying through us\b",
        ),
        (
            "display logout readers",
            r"\byour public display name\b|\bplease (?:log ?out|log ?in)\b|\bfollow other \w+ readers\b",
        ),
        (
            "affiliate",
            r"\baffiliate (?:links?|commissions?|partners?|program)\b",
        ),
        (
            "buy purchase",
            r"\b(?:buy|purchase)s? (?:\w+ )?(?:something |made )?(?:through|via|using) (?:our|this|these|the) "
            r"(?:links?|posts?|articles?|pages?|site)\b",
        ),
        (
            "subject quantities",
            r"\bprices? (?:is|are)?[^.]{0,30}\bsubject to change\b|\bquantities may be limited\b",
        ),
        # the browser, and what is loaded from elsewhere
        (
            "javascript browser cookies human",
            r"\b(?:(?:please|must|need to|to view [^.]{1,40}) (?:enable|activate|turn on) (?:java ?script|cookies)"
            r"|java ?script (?:is|must be|has been) (?:disabled|required|turned off|not (?:enabled|available))"
            r"|(?:your|this) (?:web )?browser (?:is|does|version|has)\b[^.]{0,40}\b(?:support|outdated|limited|blocked)"
            r"|you are using an? [^.]{0,20}browser|(?:update|upgrade) your browser|verify (?:that )?you are human)"
            r"|^(?:enable|activate) (?:java ?script|cookies)\b",
        ),
        (
            "privatsphäre datenschutz",
            r"\bprivatsphäre-einstellungen\b|\bein klick für den datenschutz\b",
        ),
        # who else worked on it, whose views these are
        (
            "contributed",
            r"\b(?:contributed to (?:this|the) (?:report|story|article|piece)|contributed reporting)\b",
        ),
        (
            "reporting",
            r"\b(?:additional|further) reporting (?:by|from)\b",
        ),
        (
            "not reprint",
            r"\bmay not be (?:published|reproduced|republished|redistributed|broadcast)\b|\bfor reprint\b",
        ),
        (
            "expressed",
            r"\b(?:views|opinions) expressed (?:in|here|by)\b",
        ),
        (
            "terms privacy cookies",
            r"\b(?:agree|accept|consent)\w* (?:to )?(?:our|the|these|its)\b[^.]{0,60}"
            r"\b(?:terms|privacy policy|cookies)\b",
        ),
        # readers
        (
            "hear",
            r"\b(?:we|i)[’']d (?:like|love) to hear (?:what you think|from you|your)\b",
        ),
        (
            "comment",
            r"\bcomments? (?:are|is|will be|may be|on this)\b[^.]{0,40}\b(?:moderated|closed|removed|deleted|disabled"
            r"|reviewed|published)\b|\bmoderat(?:e|es|ing|ed)\b[^.]{0,40}\bcomments?\b",
        ),
    )
)
"""What sites say to readers and buyers, each with words of which one stands in it: looking for these is quicker.

Of the labelled lines that these fit, 19 in 20 are no article.
"""
_BIO = re.compile(
    r"^(?:[A-Z][\w.’'-]+ ){1,4}is (?:an?|the|[A-Z]\w*[’']s?) (?:[\w’'-]+[ -]){0,5}(?:writer|reporter|editor|journalist"
    r"|correspondent|columnist|contributor|curator|blogger)\b[^.]{0,80}\.?(?: .{0,200})?$"
    r"|\b[Ff]ollow (?:him|her|them|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?) (?:on|at|@)|\bcan be reached (?:at|by|via|on)\b"
)
_OF_PICTURES = ("photo", "image", "picture", "foto", "bild", "(", "/", "getty", "shutterstock")
_CAPTION = re.compile(
    r"\b(?:photo(?:graph)?|image|picture|foto|photo credit|image credit|file photo|bild|crédit photo)s?"
    r"(?: by| credit| courtesy)?\s?[:/©]"
    r"|\((?:photo|image|source|ap photo|file|foto|picture|reuters|afp|getty|ap)\b[^)]*\)\s*\.?$"
    r"|^(?:image (?:caption|source),|pictured:)"
    r"|\bgetty images\b|\bshutterstock\b|\bap photo\b|/(?:afp|ap|reuters|getty)\b[^.]*$"
)
_PLACE = r"[A-Z\u00c0-\u00de][\w.’' -]{1,30}"
_CAPITALS = r"[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de.’' -]{2,25}"
_DATE = r"(?:,? ?(?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:,? \d{4})?|\d{1,2} \w{3,9}(?: \d{4})?))?"
_DATELINE = re.compile(
    rf"(?:{_PLACE}(?:/{_PLACE}){{0,2}}(?:, ?[A-Z][\w. ]{{1,20}}){{0,2}}{_DATE} ?"
    r"(?:\([A-Z][\w ./&-]{1,20}\)|/[A-Z][\w ]{1,20}/)"
    rf"|{_CAPITALS}(?:(?:/| and | & ){_CAPITALS}){{0,2}}(?:, [A-Z][\w.]{{1,12}}(?: \d{{1,2}})?){{0,2}}{_DATE})"
    r"\s*(?:--|[-–—])\s+(?=[\"“„«']?[A-Z\u00c0-\u00de\d])"
)
"""One place or more, the region, the day, the agency, a dash."""
_DASHES = ("-", "–", "—")
_HEAD = 160
"""Code points in which a dateline ends."""


def _credit(line: str) -> re.Match[str] | None:
    """The agency's name in brackets that ends the line."""
    return _CREDIT.search(line) if line.rstrip().endswith(")") else None


_CREDIT = re.compile(r"(?<=[.!?…”\"’'])\s*\([A-Z][A-Z]+(?:[ /&,-]+[A-Z]+)*\)\s*$")
