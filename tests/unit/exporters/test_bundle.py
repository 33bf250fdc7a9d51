"""A bundle is checked from its file alone: what was changed in it is told, and what would do harm is not opened."""

from __future__ import annotations

import json
import stat
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest

from factbench.cli import run
from factbench.errors import InputError
from factbench.exporters import bundle
from factbench.exporters.verify import verify
from factbench.model import Audience
from tests.values import RULES, a_bench, filled

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from factbench.workbench import Workbench


@pytest.fixture
def bench(tmp_path: Path) -> Workbench:
    """Two decided claims, one corrected, one ruled by an editor; a draft that readers do not get."""
    made = a_bench(tmp_path / "claims.db", settings=replace(RULES, report_url="https://facts.example/bridge"))
    first, second = filled(made)
    cited = made.desk.evidence(first.id)[0].id
    made.record.decide(first.id, rationale="A draft.")
    made.record.decide(first.id, rating="supported", rationale="The almanac says so.", cite=[cited])
    made.record.decide(second.id, rating="mixed", rationale="Perhaps.")
    made.record.decide(second.id, rating="refuted", rationale="It was not.")
    return made


def packed(bench: Workbench, audience: Audience = Audience.READERS) -> dict[str, bytes]:
    with ZipFile(BytesIO(bench.reports.export("bundle", audience=audience))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def put(path: Path, files: dict[str, bytes], *, told: bool = True) -> Path:
    """Write files as a bundle, with a manifest that fits them if `told`."""
    if told and bundle.MANIFEST in files:
        manifest = json.loads(files[bundle.MANIFEST])
        manifest["files"] = [
            {"path": name, "sha256": sha256(files[name]).hexdigest(), "bytes": len(files[name])}
            for name in sorted(files)
            if name != bundle.MANIFEST
        ]
        files = {**files, bundle.MANIFEST: json.dumps(manifest).encode()}
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def bad(path: Path) -> dict[str, str]:
    return {each.what: each.words for each in verify(path) if not each.sound}


@pytest.mark.parametrize("audience", Audience)
def test_a_bundle_holds_for_readers_and_for_colleagues(
    bench: Workbench, tmp_path: Path, audience: Audience
) -> None:
    content = bench.reports.export("bundle", audience=audience)
    assert content == bench.reports.export("bundle", audience=audience)
    (tmp_path / "b.zip").write_bytes(content)
    found = {each.what: each.words for each in verify(tmp_path / "b.zip")}
    assert bad(tmp_path / "b.zip") == {}
    assert found["quotes"] == "1 cited passage in the texts of their sources."
    assert found["verdicts"] == "2 verdicts as decided in the record."
    assert ("are not in it" in found["record"]) == (audience is Audience.READERS)


def test_the_command_needs_no_database_and_says_by_its_exit_code(
    bench: Workbench, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    files = packed(bench)
    monkeypatch.chdir(tmp_path)
    put(tmp_path / "good.zip", files)
    put(tmp_path / "bad.zip", {**files, "report.html": files["report.html"] + b" "})
    assert run(["verify", "good.zip"]) == 0
    assert run(["verify", "bad.zip", "--json"]) == 4
    assert run(["verify", "claims.db"]) == 3
    assert "is no bundle" in capsys.readouterr().err


def changed_rating(files: dict[str, bytes]) -> dict[str, bytes]:
    whole = json.loads(files["report.json"])
    whole["findings"][0]["verdicts"][0]["rating"] = "refuted"
    return {**files, "report.json": json.dumps(whole).encode()}


def changed_act(files: dict[str, bytes]) -> dict[str, bytes]:
    return {**files, "record.jsonl": files["record.jsonl"].replace(b"supported", b"mostly-ok")}


def older_verdict(files: dict[str, bytes]) -> dict[str, bytes]:
    """The verdict that was corrected since, as if it stood."""
    whole = json.loads(files["report.json"])
    verdict = whole["findings"][1]["verdicts"][0]
    before = verdict["earlier"][0]
    first = next(each for each in whole["events"] if each["content"].get("rating") == "mixed")
    verdict |= {
        "rating": "mixed",
        "rationale": before["rationale"],
        "at": before["at"],
        "event": first["id"],
        "earlier": [],
    }
    return {**files, "report.json": json.dumps(whole).encode()}


def changed_source(files: dict[str, bytes]) -> dict[str, bytes]:
    (name,) = [each for each in files if each.startswith("sources/")]
    return {**files, name: files[name].replace(b"March 1932", b"March 1933")}


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (changed_rating, {"page", "verdicts"}),
        (changed_act, {"record"}),
        (older_verdict, {"page", "verdicts"}),
        (changed_source, {"quotes"}),
    ],
)
def test_what_was_changed_in_it_is_told_even_where_the_manifest_fits(
    bench: Workbench,
    tmp_path: Path,
    change: Callable[[dict[str, bytes]], dict[str, bytes]],
    what: set[str],
) -> None:
    files = change(packed(bench))
    assert bad(put(tmp_path / "b.zip", files)).keys() == what
    assert "files" in bad(put(tmp_path / "c.zip", files, told=False))


def test_a_file_that_is_missing_or_one_too_many_is_told(bench: Workbench, tmp_path: Path) -> None:
    files = packed(bench)
    (source,) = [each for each in files if each.startswith("sources/")]
    without = {name: content for name, content in files.items() if name != source}
    assert bad(put(tmp_path / "b.zip", without, told=False)) == {"files": f"{source} is missing."}
    more = {**files, f"snapshots/{'0' * 64}": b"x"}
    assert bad(put(tmp_path / "c.zip", more, told=False)) == {
        "files": f"snapshots/{'0' * 64} is not in the manifest."
    }


def entry(name: str, *, mode: int = stat.S_IFREG | 0o644, method: int = ZIP_STORED) -> ZipInfo:
    made = ZipInfo(name)
    made.external_attr = mode << 16
    made.compress_type = method
    return made


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        ([entry("../../etc/passwd")], "is no name of a file that a bundle has"),
        ([entry("/etc/passwd")], "is no name of a file that a bundle has"),
        ([entry("sources\\..\\x")], "is no name of a file that a bundle has"),
        ([entry("report.json"), entry("report.json")], "is there twice"),
        ([entry("report.json", mode=stat.S_IFLNK | 0o777)], "is a link or a device"),
        ([entry("report.json", method=12)], "is packed in a way that no bundle is"),
        ([entry("report.json")], "it has no manifest.json"),
    ],
)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_zip_that_would_do_harm_is_one_sentence(tmp_path: Path, entries: list[ZipInfo], words: str) -> None:
    with ZipFile(tmp_path / "b.zip", "w") as archive:
        for each in entries:
            archive.writestr(each, b"{}")
    with pytest.raises(InputError, match=words):
        list(verify(tmp_path / "b.zip"))


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    """Small as a file, larger than it says or than a bundle may be when it is unpacked."""
    path = tmp_path / "b.zip"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("manifest.json", b"0" * 3_000_000)
    content = path.read_bytes()
    size = (3_000_000).to_bytes(4, "little")
    path.write_bytes(content.replace(size, (2_100_000_000).to_bytes(4, "little")))
    with pytest.raises(InputError, match="it has more than 100,000 files or 2,000,000,000 bytes"):
        list(verify(path))
    path.write_bytes(content.replace(size, (10).to_bytes(4, "little")))
    with pytest.raises(InputError, match="is damaged"):
        list(verify(path))
    path.write_bytes(b"PK no zip")
    with pytest.raises(InputError, match="it is no sound zip"):
        list(verify(path))
