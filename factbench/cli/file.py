"""Commands about whole files: export, demo, doctor, backup, rescue, completion."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factbench import config
from factbench.cli.options import Listing, bench, db_option, with_progress
from factbench.cli.place import database_path
from factbench.cli.publishing import fault_line
from factbench.cli.wanted import Choosing, choosing_options, told
from factbench.errors import Misuse, Unreadable
from factbench.exporters import Exporter, exporters
from factbench.text.clean import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factbench.workbench import Workbench
    from factbench.workbench.reports import Prepared


def _formats() -> Iterator[tuple[str, str]]:
    for name, found in exporters().items():
        yield name, str(found) if isinstance(found, Misuse) else _told(found)


def _told(found: Exporter) -> str:
    needs = f" Needs {found.needs}." if found.needs else ""
    return f"{found.words}{needs} For {found.audience} ({found.suffix})."


@click.command(cls=Listing, title="Formats", rows=_formats)
@click.option("--format", "-f", "form", required=True, metavar="F", help="One of the formats below.")
@click.option("--output", "-o", metavar="PATH", help="A new file [default: standard output].")
@click.option("--force", is_flag=True, help="Replace the file if there is one.")
@click.option("--into", metavar="DIR", help="A folder for several files; with --each.")
@click.option(
    "--each",
    type=click.Choice(["article", "reviewer"]),
    help="One file per article or per reviewer; with --into.",
)
@click.option("--template", metavar="NAME", help="A template of your own; see `factbench template`.")
@choosing_options
@db_option
def export(
    form: str,
    output: str | None,
    force: bool,
    into: str | None,
    each: str | None,
    template: str | None,
    choosing: Choosing,
    db: str | None,
) -> None:
    """Write a verdict report. The same database always gives the same bytes.

    Readers get what the desk has decided; what is left out, and what the report lacks by the setting `lint`, is told
    on standard error.
    """
    if bool(into) != bool(each) or (into and output):
        raise Misuse(
            "Several files go into a folder: --into DIR --each article or --each reviewer, without --output."
        )
    with bench(db) as workbench:
        articles = [workbench.desk.resolve("article", name) for name in choosing.articles]
        choosing = replace(choosing, articles=tuple(articles))
        for claim, verdict, lacks in workbench.reports.unmet(articles):
            words = f"{claim.id[:8]} lacks {' and '.join(lacks)} ({verdict.reviewer}): {claim.statement}"
            click.echo(one_line(words), err=True)
        if into is not None:
            _write_each(workbench, choosing, form, Path(into), each or "", template, force=force)
            return
        with choosing.prepare(workbench, form, template=template, progress=with_progress) as prepared:
            say_before(prepared)
            if output is None or output == "-":
                # Whatever the exporter refuses it refuses before the first piece.
                sys.stdout.buffer.writelines(prepared.pieces())
            else:
                _write(Path(output), prepared, force=force)


def _write(path: Path, prepared: Prepared, *, force: bool) -> None:
    name = one_line(str(path))
    size = prepared.write(path, replace=force, progress=with_progress)
    click.echo(f"Wrote {name}: {size:,} bytes.", err=True)


def _write_each(
    workbench: Workbench,
    choosing: Choosing,
    form: str,
    folder: Path,
    each: str,
    template: str | None,
    *,
    force: bool,
) -> None:
    """One file per article or per reviewer; one of which nothing is left is told and left out."""
    from factbench.errors import NothingFound, OutputRefused
    from factbench.exporters import exporter
    from factbench.output import slug

    suffix = exporter(form).suffix
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        raise OutputRefused(f"{one_line(str(folder))} cannot be made into a folder: {error}.") from error
    written = 0
    for name, scope, reviewer in workbench.reports.parts(each, choosing.articles):
        try:
            with replace(choosing, articles=scope).prepare(
                workbench, form, reviewer=reviewer, template=template
            ) as prepared:
                say_before(prepared)
                _write(folder / f"{slug(name)}{suffix}", prepared, force=force)
        except NothingFound as error:
            click.echo(f"{one_line(name)}: {error}", err=True)
            continue
        written += 1
    if not written:
        raise NothingFound("Nothing was written: there is no report with a claim in it.")


TOLD = 12
"""What a report lacks, in lines, before an export; `factbench lint` tells all."""


def say_before(prepared: Prepared) -> None:
    """Tell on standard error what is left out of a report, and what it lacks."""
    if words := told(prepared.left_out):
        click.echo(words, err=True)
    faults = prepared.faults()
    for fault in faults[:TOLD]:
        click.echo(fault_line(fault), err=True)
    if len(faults) > TOLD:
        click.echo(f"… and {len(faults) - TOLD} more: `factbench lint` tells all.", err=True)


@click.command()
@db_option
def calibrate(db: str | None) -> None:
    """Set the probabilities of the stance model right by what this desk decided, and keep that beside the model.

    Counted is evidence that was cited for a verdict which fully supports or refutes its claim, or of which somebody
    said that it does.
    """
    with bench(db) as workbench:
        done = workbench.opinions.calibrate()
    click.echo(
        f"Calibrated by {done.pairs} passages: slope {done.slope:.2f}, offset {done.offset:.2f}. Saved."
    )


@click.command()
@db_option
def demo(db: str | None) -> None:
    """Rebuild the demonstration database: an article, its reference library, and a few finished reviews.

    A file that holds anybody else's acts or articles is refused.
    """
    from factbench.demonstration import rebuild

    path = database_path(db)
    claims, decided = rebuild(path, config.load())
    click.echo(
        f"Wrote {one_line(str(path))}: {claims} claims, {decided} of them decided. `factbench --db` opens it."
    )


@click.command()
@click.option("--replay", is_flag=True, help="Rebuild verdicts and annotations from the acts first.")
@click.option("--even-so", is_flag=True, help="With --replay: also where acts are gone.")
@click.option("--thorough", is_flag=True, help="Also make texts, claims and comparisons again, and compare.")
@click.option(
    "--seal",
    "kept",
    metavar="FILE",
    help="Hold the record against a seal, or a report, that was kept elsewhere.",
)
@click.option("--signers", metavar="FILE", help="Who may have signed the seal, as `man ssh-keygen` tells.")
@click.option("--signer", metavar="NAME", help="Who of them must have.")
@db_option
@click.pass_context
def doctor(
    context: click.Context,
    replay: bool,
    even_so: bool,
    thorough: bool,
    kept: str | None,
    signers: str | None,
    signer: str | None,
    db: str | None,
) -> None:
    """Say whether library, file, schema, contents and record are sound; exit code 4 where one is not.

    Nothing is written but with --replay.
    """
    if bool(signers) != bool(signer) or (signers and not kept):
        raise Misuse("A signature is checked with --seal FILE --signers FILE --signer NAME, all three.")
    if even_so and not replay:
        raise Misuse("--even-so goes with --replay.")
    text = _seal(Path(kept), signers, signer) if kept else None
    with bench(db) as workbench:
        again = _replayed(workbench, even_so=even_so) if replay else []
        found = [*workbench.file.check(), *again]
        if thorough:
            found.append(_made_again(workbench))
        if text is not None:
            broken = workbench.file.broken(text)
            found.append(("seal", " ".join(broken) or "all that was sealed is there, unchanged", not broken))
    for what, words, sound in found:
        click.echo(f"{'ok ' if sound else 'BAD'}  {what:<8} {one_line(words)}")
    context.exit(0 if all(sound for _what, _words, sound in found) else 4)


def _replayed(workbench: Workbench, *, even_so: bool) -> list[tuple[str, str, bool]]:
    """Rebuild what the acts say, and what they name; as lines of `doctor`, where evidence was gone."""
    workbench.file.replay(even_so=even_so)
    back, lost = workbench.library.passages.put_back()
    lines = []
    if back:
        pieces = "1 piece is" if back == 1 else f"{back:,} pieces are"
        lines.append(("evidence", f"{pieces} back beside the claim that somebody named it for", True))
    if lost:
        pieces = "1 piece" if lost == 1 else f"{lost:,} pieces"
        words = (
            f"{pieces} cannot be made again, for the passage is not in the library any more:"
            " `factbench import` takes it in from a copy that still has it"
        )
        lines.append(("evidence", words, False))
    return lines


def _made_again(workbench: Workbench) -> tuple[str, str, bool]:
    """What comes of making again what a machine made, as a line of `doctor`."""
    done = list(with_progress(workbench.anew.check(), "Made again", workbench.anew.count()))
    differs = [words for each in done for words in each.differs]
    other = [words for each in done for words in each.other]
    count = "1 article" if len(done) == 1 else f"{len(done):,} articles"
    said = f"{count} made again: {len(differs) or 'nothing'} {'differ' if len(differs) > 1 else 'differs'}"
    left = f"; of another version, and not compared: {len(other)}" if other else ""
    return "again", " ".join([f"{said}{left}.", *differs[:MOST_DIFFERING]]), not differs


MOST_DIFFERING = 10
"""Differences that are told one by one."""


def _seal(path: Path, signers: str | None, signer: str | None) -> str:
    """The text of a seal, whose signature is good where one is asked for."""
    try:
        content = path.read_bytes()
    except (OSError, ValueError) as error:
        words = error.strerror if isinstance(error, OSError) else "its name holds a NUL"
        raise Unreadable(f"{one_line(str(path))} cannot be read: {words}.") from error
    if signers and signer:
        from factbench.signature import verify

        verify(content, path, signers, signer)
    return content.decode("utf-8", "replace")


@click.command()
@click.option("--output", "-o", metavar="PATH", help="A new file [default: standard output].")
@click.option(
    "--sign",
    metavar="KEY",
    help="Sign the file with this SSH key, into PATH.sig.",
)
@db_option
def seal(output: str | None, sign: str | None, db: str | None) -> None:
    """Write down the last act of every device: print it, mail it or commit it.

    `factbench doctor --seal FILE` finds what was cut off or changed since. Writes nothing into the database.
    """
    if sign and not output:
        raise Misuse("A signature stands beside a file: name it with --output.")
    with bench(db) as workbench:
        text = workbench.file.seal()
    if output is None:
        click.echo(text, nl=False)
        return
    from factbench.output import write_new

    write_new(Path(output), text.encode())
    click.echo(f"Wrote {one_line(output)}.", err=True)
    if sign:
        from factbench.signature import sign as signed

        click.echo(f"Wrote {one_line(str(signed(Path(output), sign)))}.", err=True)


@click.command()
@click.argument("file")
@click.option("--json", "as_json", is_flag=True, help="What was checked as JSON.")
@click.pass_context
def verify(context: click.Context, file: str, as_json: bool) -> None:
    """Check a bundle that `factbench export -f bundle` wrote; it needs no database. Exit code 4 where it does not hold.

    Checked are the files against the manifest, the page against the values, the hashes of the acts, every cited passage
    in the text of its source, and every verdict against the act behind it. It shows that nothing was changed
    afterwards, and not who wrote it: that is what `factbench seal --sign` is for.
    """
    from factbench.exporters.json import printed
    from factbench.exporters.verify import verify as checked

    found = list(checked(Path(file)))
    if as_json:
        rows = [{"what": each.what, "words": each.words, "sound": each.sound} for each in found]
        click.echo(printed(rows))
    else:
        for each in found:
            click.echo(f"{'ok ' if each.sound else 'BAD'}  {each.what:<8} {one_line(each.words)}")
    context.exit(0 if all(each.sound for each in found) else 4)


@click.command()
@click.argument("path")
@db_option
def backup(path: str, db: str | None) -> None:
    """Copy the database to the new file PATH while others write."""
    with bench(db) as workbench:
        workbench.file.backup(Path(path))
    click.echo(f"Wrote {one_line(path)}.")


@click.command()
@click.argument("damaged")
@click.argument("new")
@click.pass_context
def rescue(context: click.Context, damaged: str, new: str) -> None:
    """Bring every act, article and source that can be read of the database DAMAGED into the new file NEW.

    DAMAGED is not touched. What is lost is listed; exit code 4 where anything is.
    """
    from factbench.workbench.rescue import rescue as bring_out

    saved = bring_out(Path(damaged), Path(new), config.load())
    told = ", ".join(
        f"{saved.counts[table]:,} {one if saved.counts[table] == 1 else many}"
        for table, one, many in (
            ("event", "act", "acts"),
            ("article", "article", "articles"),
            ("source", "source", "sources"),
            ("claim", "claim", "claims"),
        )
    )
    click.echo(f"Wrote {one_line(new)}: {told}.")
    for words in saved.lost:
        click.echo(f"lost  {one_line(words)}")
    context.exit(4 if saved.lost else 0)


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the completion script for SHELL; load it from the shell's start-up file."""
    from click.shell_completion import get_completion_class

    from factbench.cli.commands import command_line

    found = get_completion_class(shell)
    if found is None:
        raise Misuse(f"There is no completion for {shell}.")
    click.echo(found(command_line, {}, "factbench", "_FACTBENCH_COMPLETE").source())
