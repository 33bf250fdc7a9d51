"""Where reference passages come from; what a kind of source elsewhere is, and which there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Protocol, cast

from factbench import extension
from factbench.errors import Misuse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factbench.settings import Settings, WebSource
    from factbench.sources.reference import Reference
    from factbench.sources.web import Web

GROUP = "factbench.sources"
"""Entry points of this group name kinds of sources; those of other packages count as ours do."""


class SourceKind(Protocol):
    """A kind of source elsewhere: a class with these members, which need not inherit from this one.

    An object of it is one source: the table `[sources.NAME]` of the config file, where `kind` is the name of the
    class's entry point. It is made when somebody asks the source, and never before: making one asks nothing.
    """

    WORDS: ClassVar[str]
    """What such a source is, in one line."""
    FIELDS: ClassVar[tuple[str, ...]]
    """The fields of `WebSource` that it reads, the required ones first; what each means is said there."""

    def __init__(self, source: WebSource, web: Web, settings: Settings) -> None:
        """Keep the source's table, what to ask the network through (and nothing else), and the settings."""

    def search(self, query: str, *, limit: int) -> Iterable[Reference]:
        """At most `limit` documents that fit, best first, each as soon as it is here; none is an answer too.

        `sources.reference.reference` cuts a document into passages.
        Raises: `errors.NetworkError` where the source does not answer, or not as it should, `errors.Misuse` where its
        table cannot be used; the search is logged, and other sources go on.
        """
        ...


def kinds() -> dict[str, type[SourceKind] | Misuse]:
    """Every kind by its name, in alphabetical order; an error in place of one that cannot be loaded."""
    return extension.every(GROUP, kind)


def kind(name: str) -> type[SourceKind]:
    """The kind of that name. Raises: `errors.Misuse` where there is none, or another package's is none."""
    found = extension.load(GROUP, name, "kind")
    if not callable(getattr(found, "search", None)):
        raise Misuse(f"The entry point {name} of {GROUP} names nothing that can search.")
    return cast("type[SourceKind]", found)
