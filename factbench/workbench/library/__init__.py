"""Articles: how they come in, what is known better about them, and how they are cut again."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from factbench import errors
from factbench.acts import UNSET, Correct, Hide
from factbench.scales import SCALES
from factbench.store import additions, alike, cut, documents
from factbench.store import claims as claims_store
from factbench.store.listing import Filter, folded
from factbench.text.clean import one_line
from factbench.workbench.library.cuts import BY_THE_WAY, Cuts
from factbench.workbench.library.outcome import Added, Stopped, Was, never
from factbench.workbench.library.passages import Passages
from factbench.workbench.library.sources import Sources
from factbench.workbench.query import Query
from factbench.workbench.words import storable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from factbench import database
    from factbench.intake import Hints
    from factbench.model import Article, Claim, Event, Snapshot, Verdict
    from factbench.store.cut import Recut
    from factbench.store.documents import ArticleLine
    from factbench.workbench.session import Session


MANY = ("feedparser", "json lines")
"""How extractors of files are called that may hold many documents: those are read again, for what failed in them."""
LONG = 300_000
"""Code points from which an article is stored before its claims are cut."""


class Library:
    """The documents of the database. Claims and the evidence beside them follow from these."""

    copies = Query(alike.copies)

    def __init__(self, session: Session) -> None:
        self.session = session
        self.sources = Sources(session)
        self.passages = Passages(session)
        self.cuts = Cuts(session, self.passages)

    def article_lines(self, *, text: str | None = None, hidden: bool = False) -> list[ArticleLine]:
        """The articles in the order they were added; `text` must occur in title, site, address or body."""
        worth = self.session.settings.list_worth
        return self.session.read(documents.article_lines, text=text, hidden=hidden, worth=worth)

    def article(self, identifier: str) -> Article:
        """The article with this full id. Raises: `errors.NothingFound`."""
        return self.session.found(documents.article, "article", identifier)

    def add(
        self, names: Sequence[str], hints: Hints, *, match: bool = True, stopped: Stopped = never
    ) -> Iterator[Added]:
        """Store the articles that files, folders, addresses or `-` hold, with their claims; match them to the library.

        A feed or JSON Lines hold many; each of their articles refers to the one snapshot. Of a folder, reports that
        factbench wrote are left out, see `intake.folder`; one that is named fails.
        Yields one outcome a document, when it is stored; one that fails does not stop the others. From when `stopped`
        says so nothing more is stored.
        """
        from factbench.intake import expand, folder, is_report, read_documents

        named = [(each, folder(each)) for each in names]
        taken = [path for name, found in named for path in (found.taken if found else expand([name]))]
        run = self.session.new_id()
        for name in taken:
            try:
                if (known := self._known_file(name, hints)) is not None:
                    if stopped():
                        return
                    yield known
                    continue
                read = read_documents(name, self.session.settings, hints, clock=self.session.clock)
            except (errors.InputError, errors.NetworkError) as error:
                yield Added(name=name, was=Was.FAILED, error=error)
                continue
            for each in read:
                if stopped():
                    return
                if is_report(each.snapshot.content):
                    why = "It is a report that factbench wrote, and no article."
                    yield Added(name=each.name, was=Was.FAILED, error=errors.Unreadable(why))
                elif isinstance(each.found, errors.InputError):
                    yield Added(name=each.name, was=Was.FAILED, error=each.found)
                else:
                    yield self.add_article(each.name, each.snapshot, each.found, match=match, run=run)

    def _known_file(self, name: str, hints: Hints) -> Added | None:
        """What to say of a file whose bytes are an article's already, so that it need not be read; None of others.

        Raises: as `intake.read`.
        """
        from factbench.intake import Hints, is_address, read

        if is_address(name) or name == "-" or hints != Hints():
            return None
        content = read(name, self.session.settings, clock=self.session.clock).sha256
        found = self.session.read_all(documents.of_bytes, content)
        if found is None or found.extractor.startswith(MANY):
            return None
        return self._known(name, found.id, found.title)

    def _known(self, name: str, identifier: str, title: str | None) -> Added:
        hidden = self.session.read(documents.is_hidden, identifier)
        where = ("It is out of sight; `factbench articles --hidden` lists it.",) if hidden else ()
        return Added(name=name, was=Was.KNOWN, id=identifier, title=title, notices=where)

    def add_article(
        self, name: str, snapshot: Snapshot, article: Article, *, match: bool = True, run: str | None = None
    ) -> Added:
        """Store one article with its claims and, with `match`, the evidence for each.

        What was added in one `run` is what an undo takes back.
        """
        from factbench.stages.segment import notices, segment, segmenter
        from factbench.stages.uncovered import told, uncovered

        if self.session.read(documents.has_article, article.id):
            return self._known(name, article.id, article.title)
        used = segmenter(article, self.session.settings)
        at = self.session.stamp()

        def put(connection: database.Connection, found: Sequence[Claim], cutter: str | None) -> bool:
            new = documents.add_article(connection, snapshot, article, found, at, segmenter=cutter)
            if new and run is not None:
                additions.keep(connection, self.session.reviewer, run, [article.id], at)
            return new

        # Of a long one the claims take minutes: it is stored before, and `recut` finds it where it was not cut.
        long = len(article.text) >= LONG
        stored = long and self.session.write(put, [], None)
        claims = segment(article, settings=self.session.settings)
        if long:
            self.session.write(cut.replace_cut, article.id, article, claims, used, at)
        else:
            stored = self.session.write(put, claims, used)
        self.cuts.link(article.id, most=BY_THE_WAY)
        said = [*notices(article, self.session.settings), *self._likeness(article.id, claims)]
        said += [] if claims else ["No claims were found in it; the article is kept."]
        said += told(uncovered(article, claims))
        if match and claims:
            for _each in self.passages.match([claim.id for claim in claims]):
                pass
        was = Was.NEW if stored else Was.KNOWN
        count = self.session.read(
            claims_store.count, folded(Filter(article=article.id), self.session.settings.list_worth)
        )
        return Added(name=name, was=was, id=article.id, title=article.title, count=count, notices=tuple(said))

    def correct(
        self,
        article: str,
        *,
        title: str | None = None,
        published: date | None = None,
        unknown: Sequence[str] = (),
        begin: str | None = None,
        end: str | None = None,
    ) -> Recut:
        """Correct title, day or body range of an article, as one act, and cut its claims again.

        `unknown` names the fields ("title", "published") that the article does not have. `begin` and `end` are the
        first and last words of the body, or numbers of paragraphs as they were found; what is not named stays.
        Another body is another version of the article; the one before is kept, and `undo` brings it back.
        Raises: `errors.Misuse` where there is nothing to correct or the range cannot be; `errors.NothingFound`.
        """
        root, acts = self.cuts.document(article)
        no_title, no_day = (None if name in unknown else UNSET for name in ("title", "published"))
        act = Correct(
            title=no_title if title is None else storable(title),
            published=no_day if published is None else published,
            body=UNSET if begin is None and end is None else self.cuts.body_range(root, acts, begin, end),
        )
        if act == Correct():
            raise errors.Misuse("Nothing to correct: give a title, a day, or where the body begins or ends.")
        event = self.session.event(act, article=root.id)
        stored = self.cuts.store(event, root, acts)
        if stored is None:
            raise errors.NothingFound("The correction was taken back meanwhile.")
        return stored

    def recut(self, articles: Sequence[str] | None = None) -> Iterator[Recut]:
        """Cut articles again, all or these, and store what came of each as one transaction.

        Acts, drafts and citations stay with the words they are about, or are orphaned; see `cut.replace_cut`.
        """
        wanted = articles if articles is not None else [line.id for line in self.article_lines(hidden=True)]
        for each in wanted:
            done = self.cuts.store(None, *self.cuts.document(each))
            if done is not None:
                yield done
        self.cuts.link()

    def outdated(self) -> list[str]:
        """Ids of the articles that were cut by another version of the segmenter than this one."""
        from factbench.stages.segment import VERSION

        return self.session.read(documents.not_cut_by, VERSION)

    def hide(self, article: str) -> Event:
        """Take an article and its claims out of sight."""
        return self.session.act(Hide(), article=self.session.read(documents.root, article))

    def _likeness(self, article: str, claims: Sequence[Claim]) -> Iterator[str]:
        """What is known already of an article that came in, a sentence each."""
        for copy in self.copies(article):
            place = f" ({one_line(copy.site)})" if copy.site else ""
            title = one_line(copy.title or f"article {copy.article[:8]}")
            yield f"Same text as “{title}”{place}: {100 * copy.share:.0f} % of the shorter one."
        met = [found for claim in claims if (found := self.session.read(alike.met, claim.id))]
        if met:
            decided = Counter(
                _decision(verdict) for found in met for each in found for verdict in each.verdicts
            )
            known = ": " + ", ".join(f"{number} decided {words}" for words, number in decided.items())
            count = "1 claim was" if len(met) == 1 else f"{len(met)} claims were"
            yield f"{count} met before{known if decided else ', none of them decided'}."


def _decision(verdict: Verdict) -> str:
    scale = SCALES.get(verdict.scale)
    rating = scale.rating(verdict.rating or "") if scale else None
    return f"{rating.words if rating else verdict.rating} by {one_line(verdict.reviewer)}"
