"""The bytes of a mail -> the article in it: its text, its subject, its day, and who wrote it."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes, policy
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

from factbench.confine import telling
from factbench.errors import Unreadable
from factbench.stages.extract import Document, extract

if TYPE_CHECKING:
    from datetime import date
    from email.message import EmailMessage

    from factbench.model import Article


def documents(content: bytes, *, language: str | None) -> list[dict[str, Any]]:
    """The article in a mail, as JSON; called in a child process."""
    return telling([Document("", mail(content, language))])


def mail(content: bytes, language: str | None) -> Article:
    """The article in a mail: its plain text, else its HTML. What is attached is left out.

    Source: RFC 5322 and 2045 as the standard library reads them.
    Raises: `errors.Unreadable` where there is no text in it.
    """
    message = message_from_bytes(content, policy=policy.default)
    body = message.get_body(("plain", "html"))
    if body is None:
        raise Unreadable("There is no text in this mail, only what is attached to it.")
    try:
        words = body.get_content()
    except (LookupError, UnicodeError) as error:
        raise Unreadable("The text of this mail is in an encoding that nobody knows.") from error
    clean = words.encode("utf-8", "replace").decode().replace("\r\n", "\n")
    found = extract(
        clean, media_type=body.get_content_type(), language=language, title=_line(message, "subject")
    )
    day, printed = _day(message)
    return replace(
        found,
        authors=tuple(each for each in _from(message) if each) or found.authors,
        published=day or found.published,
        published_as=printed if day else found.published_as,
    )


def _line(message: EmailMessage, name: str) -> str | None:
    try:
        return " ".join(str(message[name] or "").encode("utf-8", "replace").decode().split()) or None
    except (ValueError, AttributeError, IndexError):
        return None  # the standard library stumbles over some headers that are none


def _from(message: EmailMessage) -> list[str]:
    try:
        return [each.display_name or each.username for each in message["from"].addresses]
    except (ValueError, AttributeError, IndexError):
        return []


def _day(message: EmailMessage) -> tuple[date | None, str | None]:
    said = _line(message, "date")
    try:
        return (parsedate_to_datetime(said).date(), said) if said else (None, None)
    except (ValueError, TypeError, IndexError):
        return None, None
