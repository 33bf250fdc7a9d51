"""What others annotated in their programs -> articles, claims, and this reviewer's ratings and tags."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from factbench import errors
from factbench.exporters.annotated import annotated
from factbench.exporters.spans import CLAIM
from factbench.exporters.wording import web_address
from factbench.model import Article, Paragraph, Snapshot
from factbench.scales import SCALES
from factbench.stages.by_hand import marked
from factbench.stages.select import selected
from factbench.store import claims as claim_store
from factbench.store import documents
from factbench.text.clean import one_line
from factbench.text.language import language
from factbench.text.paragraph import paragraphs
from factbench.workbench.words import storable

if TYPE_CHECKING:
    from factbench.exporters.annotated import Annotated, Mark
    from factbench.scales import Rating
    from factbench.text.span import Span
    from factbench.workbench.library import Library
    from factbench.workbench.record import Record
    from factbench.workbench.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What came in of a file of annotations."""

    articles: int = 0
    """Made, for their text was not here."""
    claims: int = 0
    """Made by hand; others were claims already."""
    ratings: int = 0
    tags: int = 0
    """Labels that are no rating of the scale in use."""
    machine: int = 0
    """Marks that a machine made: nobody said them."""
    left_out: tuple[str, ...] = ()
    """What could not be placed, a sentence each."""


class Annotations:
    """Annotations come in as acts of the reviewer who takes them in."""

    def __init__(self, session: Session, library: Library, record: Record) -> None:
        self.session = session
        self._library = library
        self._record = record

    def take(self, content: bytes, *, annotator: str | None = None) -> Brought:
        """Take in a file of W3C Web Annotations, Label Studio or doccano; the same file again changes nothing.

        An article is found by its text, or its address where the file has no text, and made where there is none. Every
        stretch must hold the words that the file says it holds. A label that is a rating of the scale in use, by id or
        in words, becomes this reviewer's verdict, with the reason that stands beside it; another becomes a tag.
        Raises: `errors.InputError` for a file that cannot be read; `errors.Misuse` where several people annotated it
        and `annotator` does not say whose annotations are meant.
        """
        given = _by(annotated(content), annotator)
        done = Brought(machine=sum(each.machine for each in given))
        for each in given:
            done = self._text(each, done)
        return done

    def _text(self, given: Annotated, done: Brought) -> Brought:
        if not given.marks:
            return done
        article = self._article(given)
        if article is None:
            name = one_line(given.title or given.url)[:80]
            words = f"“{name}”: its text is neither here nor in the file, so {len(given.marks)} marks are left out."
            return replace(done, left_out=(*done.left_out, words))
        if not self.session.read(documents.has_article, article.id):
            self._library.add_article(
                given.title or given.url, _snapshot(article.text, self.session.stamp()), article
            )
            done = replace(done, articles=done.articles + 1)
        placed: list[tuple[Mark, tuple[Span, ...]]] = []
        for mark in given.marks:
            parts = _placed(mark, article.text)
            if parts:
                placed.append((mark, parts))
            else:
                words = one_line(" … ".join(each.words or "" for each in mark.parts))[:60] or mark.label
                said = (
                    f"“{words}” is not found in “{one_line(article.title or '')[:60]}”, or not for certain."
                )
                done = replace(done, left_out=(*done.left_out, said))
        return self._marks(article, placed, done)

    def _marks(self, article: Article, placed: list[tuple[Mark, tuple[Span, ...]]], done: Brought) -> Brought:
        known = self._claims(article)
        new = {parts: mark for mark, parts in placed if parts not in known}
        with self.session.together():
            for parts, mark in new.items():
                self._record.claims.make(article.id, parts, statement=mark.statement.strip() or None)
        known = self._claims(article)
        ratings = tags = 0
        with self.session.together():
            for mark, parts in placed:
                rated, tagged = self._say(known[parts], mark)
                ratings, tags = ratings + rated, tags + tagged
        return replace(
            done,
            claims=done.claims + len(new),
            ratings=done.ratings + ratings,
            tags=done.tags + tags,
        )

    def _say(self, claim: str, mark: Mark) -> tuple[bool, bool]:
        """Rate or tag the claim as the mark says; whether it was, for what was said already is not said again."""
        rating = self._rating(mark)
        if rating is not None:
            held = self.session.read(claim_store.verdict, claim, self.session.reviewer)
            reason = storable(mark.reason)
            if (held.rating, held.rationale) == (rating.id, reason or held.rationale):
                return False, False
            self._record.decide(claim, rating=rating.id, rationale=reason or None)
            return True, False
        label = one_line(mark.label)
        tags = {
            each.text.casefold()
            for each in self.session.read(claim_store.notes, claim)
            if each.reviewer == self.session.reviewer
        }
        if not label or label == CLAIM or label.casefold() in tags:
            return False, False
        self._record.tag(claim, label)
        return False, True

    def _rating(self, mark: Mark) -> Rating | None:
        """The rating of the scale in use that a mark means; None where it means none."""
        scale = self._record.scale()
        theirs, _, id = mark.rating.rpartition(":")
        if theirs in SCALES and (meant := SCALES[theirs].rating(id)) is not None:
            return next(
                (each for each in scale.ratings if (each.id, each.words) == (meant.id, meant.words)), None
            )
        said = mark.label.strip().casefold()
        fitting = [each for each in scale.ratings if said in {each.id.casefold(), each.words.casefold()}]
        return fitting[0] if len(fitting) == 1 else None

    def _claims(self, article: Article) -> dict[tuple[Span, ...], str]:
        """The claims of an article by where they stand; of two at one place the first."""
        found: dict[tuple[Span, ...], str] = {}
        for each in self.session.read(claim_store.standing, article.id):
            found.setdefault(each.parts, each.id)
        return found

    def _article(self, given: Annotated) -> Article | None:
        """The article with this text or address, or a new one; None where neither is known."""
        url = web_address(given.url)
        here = self.session.read(documents.article_of, text=given.text, url=url)
        if here is not None or not given.text or not given.text.strip():
            return here
        text = storable(given.text)
        return Article(
            text=text,
            paragraphs=tuple(map(Paragraph, paragraphs(text))),
            title=one_line(storable(given.title)) or None,
            published=_day(given.published),
            language=given.language if given.language.isalpha() else language(text),
            url=url,
            snapshot=_snapshot(text, "").sha256,
            extractor="annotations 1",
        )


def _by(given: list[Annotated], annotator: str | None) -> list[Annotated]:
    """What one annotator marked, with what bears no name."""
    names = {mark.by for each in given for mark in each.marks if mark.by}
    if annotator is None and len(names) > 1:
        listed = ", ".join(sorted(map(one_line, names))[:8])
        raise errors.Misuse(
            f"{len(names)} people annotated this file ({listed}): say with --annotator whose annotations you take in."
        )
    if annotator is not None and annotator not in names:
        raise errors.Misuse(f"Nobody called {one_line(annotator)[:60]} annotated this file.")
    wanted = {"", annotator} if annotator is not None else {"", *names}
    return [replace(each, marks=tuple(mark for mark in each.marks if mark.by in wanted)) for each in given]


def _placed(mark: Mark, text: str) -> tuple[Span, ...]:
    """Where a mark stands, without white space at its ends; () where a part of it is not found."""
    found = [selected(text, each.span, each.words, each.before, each.after) for each in mark.parts]
    parts = [each for each in found if each is not None]
    if len(parts) < len(found):
        return ()
    where = marked(text, parts)
    return where if any(any(map(str.isalnum, part.of(text))) for part in where) else ()


def _snapshot(text: str, at: str) -> Snapshot:
    return Snapshot(text.encode(), "text/plain", None, at)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
