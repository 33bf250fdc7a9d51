"""What other packages add, by the door that our own formats and kinds of sources come through."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from factbench import errors
from factbench.exporters import Exporter, exporter, exporters
from factbench.model import Audience
from factbench.settings import Settings, WebSource, described
from factbench.sources import SourceKind, kind, kinds
from factbench.sources.mediawiki import MediaWiki
from factbench.sources.search_api import SearchApi
from factbench.sources.web import Web
from tests.unit.exporters.sample import sample
from tests.values import a_bench, filled

PROJECT = Path(__file__).parent.parent.parent / "pyproject.toml"
OURS = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["entry-points"]
"""As they are declared; where what is installed is older, install again."""

KINDS: tuple[type[SourceKind], ...] = (MediaWiki, SearchApi)
"""The types are checked by mypy."""

PACKAGE = """
from factbench.exporters import Exporter

def export(report):
    return f"{len(report.findings)} claims\\n".encode()

EXPORTER = Exporter(name="poem", words="A line.", suffix=".poem", export=export)

class Archive:
    WORDS = "An archive."
    FIELDS = ("url",)

    def __init__(self, source, web, settings):
        self.source = source

    def search(self, query, *, limit):
        return []
"""

POINTS = """
[factbench.exporters]
poem = stranger:EXPORTER
misnamed = stranger:EXPORTER
lost = nowhere_at_all:EXPORTER
gone = stranger:NOTHING

[factbench.sources]
archive = stranger:Archive
mute = stranger:EXPORTER
"""


@pytest.fixture
def stranger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package of somebody else's, installed."""
    site = tmp_path / "site"
    (site / "stranger-1.0.dist-info").mkdir(parents=True)
    (site / "stranger.py").write_text(PACKAGE, encoding="utf-8")
    (site / "stranger-1.0.dist-info" / "METADATA").write_text(
        "Name: stranger\nVersion: 1.0\n", encoding="utf-8"
    )
    (site / "stranger-1.0.dist-info" / "entry_points.txt").write_text(POINTS, encoding="utf-8")
    monkeypatch.syspath_prepend(str(site))


def test_every_format_of_ours_is_there_and_says_what_it_is() -> None:
    known = exporters()
    assert list(known) == sorted(OURS["factbench.exporters"])
    for name, found in known.items():
        assert isinstance(found, Exporter)
        assert (found.name, found.words[-1], found.suffix[0]) == (name, ".", ".")
        assert found.export(sample())


def test_only_the_whole_record_is_for_colleagues_by_itself() -> None:
    internal = [name for name in exporters() if exporter(name).audience is Audience.COLLEAGUES]
    assert internal == ["json"]


def test_every_kind_of_ours_is_there_and_reads_fields_that_there_are() -> None:
    known = kinds()
    assert list(known) == sorted(OURS["factbench.sources"])
    for found in known.values():
        assert not isinstance(found, errors.Misuse)
        assert found.WORDS.endswith(".")
        assert set(found.FIELDS) <= described(WebSource).keys() - {"name", "kind"}


@pytest.mark.usefixtures("stranger")
def test_a_format_of_another_package_is_a_format(tmp_path: Path) -> None:
    assert exporter("poem").suffix == ".poem"
    bench = a_bench(tmp_path / "claims.db")
    filled(bench, "The harbour bridge opened in 1932")
    assert bench.reports.export("poem") == b"1 claims\n"


@pytest.mark.usefixtures("stranger")
def test_a_kind_of_another_package_is_a_kind() -> None:
    found = kind("archive")
    made = found(WebSource(name="a", kind="archive", url="https://example.org"), Web(Settings()), Settings())
    assert list(made.search("bridge", limit=3)) == []


@pytest.mark.usefixtures("stranger")
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("misnamed", "names no exporter called misnamed"),
        ("lost", "cannot be loaded from nowhere_at_all:EXPORTER: No module named"),
        ("gone", "cannot be loaded from stranger:NOTHING"),
        ("none", "There is no format none; choose one of averitec, bundle, claimreview, csv,"),
    ],
)
def test_a_format_that_cannot_be_had_is_one_sentence(name: str, words: str) -> None:
    with pytest.raises(errors.Misuse, match=words):
        exporter(name)


@pytest.mark.usefixtures("stranger")
def test_what_one_package_has_wrong_leaves_the_others() -> None:
    wrong = {name for name, found in exporters().items() if isinstance(found, errors.Misuse)}
    assert wrong == {"misnamed", "lost", "gone"}
    assert [name for name, found in kinds().items() if isinstance(found, errors.Misuse)] == ["mute"]
