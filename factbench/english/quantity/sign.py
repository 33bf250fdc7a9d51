"""Which sign stands before an amount: of money, or of what is below nought?"""

from __future__ import annotations

import re

from factbench.english.quantity.measure import Measure, currency_of
from factbench.text.slots import QuantityKind


def money(sign: str) -> Measure | None:
    """Return the currency that the sign stands for; None for one of none."""
    code = currency_of(sign)
    return Measure(QuantityKind.MONEY, code) if code else None


def is_negated(text: str, start: int) -> bool:
    """Return whether a minus sign stands before the number, and not a hyphen between words."""
    lead = text[max(0, start - 2) : start].lstrip()
    if lead in {"- ", "− "}:  # a dash at the beginning of a line
        return start == 2 or text[start - 3] == "\n"
    return text[start - 1 : start] in {"-", "−"} and (start == 1 or text[start - 2] in " \t\n\xa0([")


# What looks like money behind a letter: R4bn, R1 250, N500,000; M50 000 but not the M25.
_GROUPED = (
    r"[0-9]{1,3}(?:[,\x20\xa0][0-9]{3})+(?![0-9])|[0-9]+(?:\.[0-9]+)?(?:\s?(?:bn|mn?)\b|\s?(?:m|b|tr)illion)"
)
SIGN = re.compile(
    r"(?:(?:[A-Z]{1,3}|[Mm]ex|(?:c|hk|nz)\s?)\$|[$€£¥₹₽₩₪₺₴₾₦₱₫₡₭₮₲₵₸₼৳฿]|(?:USD|EUR|GBP|INR|Rs\.?|RMB|CHF"
    r"|CNY|JPY|AUD|CAD|ZAR|KES|NGN|MYR|RM|K?[Ss][Hh]s?|[TU][Ss]h|Tk\.?|Rp\.?)(?=\s?[0-9])"
    rf"|[MN](?={_GROUPED})|R(?={_GROUPED}|[0-9]{{3,}}(?![\w-])|[0-9]+\.[0-9]{{2}}(?!\w)))\s?"
)
MINUS = re.compile(r"(?:minus|negative)\s(?=[a-z0-9.])", re.IGNORECASE)
