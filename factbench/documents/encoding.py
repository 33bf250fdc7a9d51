"""Which characters do these bytes stand for?"""

from __future__ import annotations

import codecs
import re

from factbench.errors import Unreadable

BOM = "\ufeff"


def decode(content: bytes, *, charset: str | None = None) -> str:
    """`content` as text, its byte order mark removed and nothing else changed; b"" gives "".

    Tried in order: a byte order mark, the declared `charset` (but for Latin-1 where the bytes are sound UTF-8), UTF-16
    without a mark, UTF-8, UTF-8 with a few damaged bytes (each becomes U+FFFD), a code page of central Europe
    or Turkey where charset-normalizer knows such a language and the letters are its own, Windows-1252 where that makes
    sense, then what charset-normalizer finds.
    Raises: Unreadable for anything that is no text, with the name of the format where its first bytes tell.
    """
    _refuse_known_binary(content)
    return _refuse_controls(_decoded(content, charset).removeprefix(BOM))


def checked(text: str) -> str:
    """`text` without its byte order mark.

    Raises: Unreadable where it holds half of a surrogate pair, which no file can carry and no screen can show.
    """
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise Unreadable(
            f"The text holds half a character (a lone surrogate) at position {error.start:,}; save it again as UTF-8."
        ) from error
    return text.removeprefix(BOM)


def _refuse_known_binary(content: bytes) -> None:
    for start, name in _BINARY.items():
        if content.startswith(start):
            raise Unreadable(f"This is {name}, not a text; give a text, HTML, Markdown, PDF or Word file.")


def _decoded(content: bytes, charset: str | None) -> str:
    declared = _declared(charset)
    if declared == "cp1252" and _unmarked_utf16(content) is None:
        # Two such characters in a row that are one in UTF-8 hardly ever stand in Latin text; a page of them never.
        declared = None
    for encoding in (_marked(content), declared, _unmarked_utf16(content), "utf-8", _declared(charset)):
        if encoding:
            try:
                return checked(content.decode(encoding))
            except (UnicodeError, LookupError, Unreadable):
                continue
    return _damaged_utf8(content) or _eastern(content) or _windows_1252(content) or _guessed(content)


def _marked(content: bytes) -> str | None:
    """The encoding its byte order mark names; UTF-32 first, whose mark begins like UTF-16's."""
    return next((encoding for mark, encoding in _MARKS if content.startswith(mark)), None)


def _declared(charset: str | None) -> str | None:
    """A codec for what a header or a page declares.

    Source: WHATWG Encoding Standard, which reads the labels of ASCII and Latin-1 as windows-1252.
    """
    if charset is None:
        return None
    try:
        name = codecs.lookup(charset.strip().strip("\"'")).name
    except (LookupError, ValueError):  # ValueError: a NUL in the name
        return None
    if name in _NOT_FOR_FILES:
        return None
    return "cp1252" if name in {"ascii", "iso8859-1"} else name


def _unmarked_utf16(content: bytes) -> str | None:
    """UTF-16 by its zeros: of Western text in it, every other byte is one; before UTF-8, which would take them."""
    pairs = len(content) // 2
    if pairs < 2:
        return None
    if content[1::2].count(0) > 0.7 * pairs:
        return "utf-16-le"
    if content[0::2].count(0) > 0.7 * pairs:
        return "utf-16-be"
    return None


def _damaged_utf8(content: bytes) -> str | None:
    """A file cut in mid-character or with a few foreign bytes is still UTF-8 when most of its non-ASCII is sound."""
    text = content.decode("utf-8", errors="replace")
    damaged = text.count("\ufffd")
    sound = sum(character > "\x7f" for character in text) - damaged
    return text if sound >= 3 * damaged else None


def _eastern(content: bytes) -> str | None:
    """Czech, Polish and their like in one byte a character; None for all that is not sure to be.

    A code page counts where all letters are those of one language and two of them at least are something else in
    Windows-1252; and where read so they are no Western language's, or charset-normalizer knows the language too.
    """
    western = content.decode("cp1252", "replace")
    beyond = _beyond(western)
    guess = _language(content) if any(beyond <= set(each) for each in _WESTERN) else None
    for language, (pages, letters) in _ALPHABETS.items():
        for text in (content.decode(page, "replace") for page in pages):
            own = [each.casefold() for each, other in zip(text, western, strict=True) if each != other]
            known = len(own) >= 2 and set(own) <= set(letters) and _beyond(text) <= set(letters)
            if known and guess in {None, language}:
                return text
    return None


def _beyond(text: str) -> set[str]:
    """The letters beyond ASCII."""
    return {each for each in text.casefold() if each > "\x7f" and each.isalpha()}


def _language(content: bytes) -> str:
    """The language that charset-normalizer takes it for, which it tells better than the code page; "" for none."""
    from charset_normalizer import from_bytes

    found = from_bytes(content[:50_000]).best()
    return found.language if found else ""


# Source: CLDR's exemplar characters, without the rarest, with what stands in names and in loans.
_WESTERN = (
    "",
    "äöüßé",
    "àâçèéêëîïôùûü",
    "áéíñóúüç",
    "áâãàçéêíóôõúü",
    "àèéìíîòóù",
    "åäöéü",
    "åæøéäö",
    "áðéíóúýþæö",
    "éèëïöüáóíú",
)
_LATIN_2 = ("cp1250", "iso8859-2")
# Source: CLDR's exemplar characters. Romanian stands with cedillas in these code pages.
_ALPHABETS: dict[str, tuple[tuple[str, ...], str]] = {
    "Croatian": (_LATIN_2, "čćđšž"),
    "Czech": (_LATIN_2, "áčďéěíňóřšťúůýž"),
    "Hungarian": (_LATIN_2, "áéíóöőúüű"),
    "Polish": (_LATIN_2, "ąćęłńóśźż"),
    "Romanian": (_LATIN_2, "ăâîşţ"),
    "Slovak": (_LATIN_2, "áäčďéíĺľňóôŕšťúýž"),
    "Slovene": (_LATIN_2, "čšž"),
    "Turkish": (("cp1254",), "âçğıîöşûü"),
}
"""Language as charset-normalizer calls it -> its code pages, and its letters beyond ASCII."""


def _windows_1252(content: bytes) -> str | None:
    """Western text in one byte a character: few letters above ASCII, and no byte that the code page leaves open."""
    try:
        text = content.decode("cp1252")
    except UnicodeError:
        return None
    letters = sum(character.isalpha() for character in text)
    foreign = sum(character.isalpha() and character > "\x7f" for character in text)
    # German and French have 2 to 5 % such letters; Cyrillic or Greek read through this page has 80 % and more.
    return text if foreign <= 0.25 * letters else None


def _guessed(content: bytes) -> str:
    from charset_normalizer import from_bytes

    found = from_bytes(content[:200_000]).best()
    if found is not None:
        try:
            return content.decode(found.encoding)
        except UnicodeError:
            pass
    raise Unreadable("No known encoding makes text of these bytes; save the file as UTF-8 and try again.")


def _refuse_controls(text: str) -> str:
    """Text with the odd NUL or escape is text; when they are more than one in fifty it is a program or an image."""
    controls = len(_CONTROL.findall(text))
    if controls > 0.02 * len(text) and controls > 1:
        raise Unreadable(
            "These bytes are no text (too many control characters); give a text, HTML or PDF file."
        )
    return text


_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Codecs that run a little language of their own: no page is honestly written in them.
_NOT_FOR_FILES = {
    "unicode-escape",
    "raw-unicode-escape",
    "idna",
    "punycode",
    "undefined",
    "utf-7",
    "mbcs",
    "oem",
}
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
# Source: the registered signatures of each format (IANA media types, Wikipedia "List of file signatures").
_BINARY = {
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"PK\x03\x04": "a ZIP archive (EPUB and spreadsheets are such)",
    b"\x1f\x8b": "a gzip archive",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ": "an xz archive",
    b"7z\xbc\xaf": "a 7z archive",
    b"Rar!": "a RAR archive",
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
    b"\xd0\xcf\x11\xe0": "an old or an encrypted Office document",
    b"SQLite format 3\x00": "a SQLite database",
    b"OggS": "a sound file",
    b"ID3": "a sound file",
    b"\x00\x00\x00\x18ftyp": "a film",
    b"\x00\x00\x00\x20ftyp": "a film",
    b"\x1aE\xdf\xa3": "a film",
    b"{\\rtf": "an RTF document",
}
