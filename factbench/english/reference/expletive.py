"""Does "it" stand for nothing here, as in "it rained" and "it is clear that"?"""

from __future__ import annotations

import re

from factbench.text.calendar import WEEKDAYS


def is_expletive(text: str, end: int) -> bool:
    """Whether the "it" that ends at `end` only holds the place of a subject or an object.

    >>> [is_expletive(text, 2) for text in ("It is clear that", "It is now 300 days since", "It is old")]
    [True, True, False]
    """
    return _AS_SUBJECT.match(text, end) is not None or (
        _AS_OBJECT.match(text, end) is not None and _JUDGED.search(text, max(0, end - 24), end) is not None
    )


_ADVERBS = (
    r"(?:(?:not|also|very|still|now|then|already|just|only|quite|rather|so|often|always|never|all|almost|about|\w+ly)"
    r"\s+){0,3}"
)
_IS = (
    r"(?:\s+(?:(?:has|had|have)\s+(?:now\s+|also\s+|since\s+|long\s+)?been|(?:will|would|could|can|may|might|should|must)(?:\s+not)?"
    r"(?:\s+\w+ly)?\s+(?:be|have\s+been)|is|was|isn['’]t|wasn['’]t|became|becomes|seems?|seemed|appears|appeared|remains|remained)"
    rf"|['’]s(?:\s+been)?|['’]d\s+be)\s+{_ADVERBS}"
)

# Adjectives and nouns that judge what follows with "to". With a participle "to" tells of a thing ("it is designed
# to"), and so it does behind "able", "likely", "ready", which are not here.
_ADJECTIVE = (
    r"(?:important|possible|impossible|necessary|easy|easier|easiest|hard|harder|hardest|difficult|crucial|essential|vital|better|best"
    r"|worth|common|unusual|rare|fair|unfair|safe|safer|dangerous|time|up|critical|advisable|advised|recommended|customary|reasonable"
    r"|wrong|right|wise|unwise|foolish|good|great|nice|sad|tough|tougher|tempting|tricky|illegal|legal|unlawful|lawful|cheaper|useful"
    r"|helpful|premature|too\s+(?:early|late|soon|much|difficult|hard)|illegitimate|natural|normal|typical|strange|odd)"
)
_NOUN = (
    r"(?:an?|the|my|our|his|her|no)\s+(?:\w+\s+){0,2}?(?:mistake|error|pleasure|honou?r|privilege|shame|pity|relief|joy|crime|duty|idea|challenge"
    r"|struggle|surprise|wonder|secret|coincidence|blow|delight|disgrace|scandal|miracle|thrill|nightmare|tragedy|matter|job|right|goal|point|bet|sign|mark|thing|tribute|testament|fact|truth)"
)
# "It was tame when compared with": no clause follows, and "it" is a thing.
_THAT = r"(?:that|whether|how|when(?!\s+(?:compared|seen|viewed|used|\w+ing)\b)|why|what|who|whose|if)\b"
_SPAN = r"(?:\w+\s+){0,5}?(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|centur(?:y|ies)|time|while)"

_AS_SUBJECT = re.compile(
    rf"{_IS}(?:(?!an?\s)(?:[\w’'-]+\s+){{0,2}}?{_THAT}"
    # "it was agreed by both sides that", "it is Ada Marsh who"
    rf"|\w+(?:ed|id|wn|ht)\s+by\s+(?:[\w’'-]+\s+){{1,5}}that\b|(?-i:[A-Z][\w’'.-]*\s+){{1,4}}(?:who|that|which)\b"
    rf"|(?:\w+\s+)?{_ADJECTIVE}(?:,\s[^,.;]{{1,40}},)?\s+(?:(?:for|of)\s+(?:[\w’'-]+\s+){{1,5}}?)?(?:just\s+|simply\s+|only\s+)?(?:to|noting|saying)\b"
    rf"|{_NOUN}\s+(?:(?:for|by|of|to)\s+(?:[\w’'-]+\s+){{1,5}}?)?(?:to|that|when|if|how|whether|why)\b"
    rf"|{_SPAN}\s+(?:since|before|until|ago)\b|not\s+until\b"
    r"|(?:raining|snowing|dark|sunny|windy|cloudy|freezing|foggy|midnight|noon|dawn|dusk|late|early|\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m)\b"
    rf"|(?:{'|'.join(WEEKDAYS)})\b)"
    r"|\s+(?:(?:has|had|have)\s+(?:now\s+|also\s+|since\s+)?)?(?:rained|snowed|rains|snows|hailed|emerged?s?|transpire[ds]|turn(?:s|ed)\s+out|follows\s+that"
    r"|seems|seemed|appears|appeared|(?:helps|helped|matters|mattered|happens|happened|occurred)\s+that|look(?:s|ed)\s+(?:as|like)|goes\s+without)\b"
    rf"|\s+(?:takes?|took|(?:will|would|could|can|may|might)\s+take)\s+{_SPAN}\b"
    # Not "it costs 3p an hour to run", where what is run is what costs.
    r"|\s+(?:takes|took|costs?)\s+(?:an?|\$?£?€?\d[\d,.]*|\w+)\s+(?:[\w’'-]+\s+){0,3}?to\b"
    r"(?!\s+(?:run|use|buy|own|operate|rent|hire|build|make|produce|charge)(?:\s+(?:at|for|with|in|per|an?|every|each)\b|\s*[.,;)]|\s*\Z))"
    r"|\s+(?:does|did|do)(?:n['’]t|\s+not)\s+(?:matter|help|follow)\b|\s+remains\s+to\s+be\b|\s+came\s+to\s+light\b",
    re.IGNORECASE,
)

# "made it hard for him to", "find it strange that", "when it comes to".
_JUDGED = re.compile(
    r"\b(?:ma(?:ke|kes|de|king)|fi(?:nd|nds|nding)|found|think|thinks|thought|consider(?:s|ed)?|deem(?:s|ed)?|when|keep|keeps|kept)\s+it\Z",
    re.IGNORECASE,
)
_AS_OBJECT = re.compile(
    r"\s+(?:comes|came)\s+to\b|\s+(?:(?:much|more|less|so|too|very|even|far|\w+ly)\s+){0,3}(?:clear\b|[\w’'-]+\s+(?:for\s+(?:[\w’'-]+\s+){1,5}?)?(?:to|that|when|how)\b)",
    re.IGNORECASE,
)
