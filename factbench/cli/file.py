"""Commands about whole files: export, demo, doctor, backup, completion."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factbench import config
from factbench.cli.options import Listing, bench, db_option, with_progress
from factbench.cli.place import database_path
from factbench.errors import Misuse, Unreadable
from factbench.exporters import Exporter, exporters
from factbench.model import Audience
from factbench.text.clean import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


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
@click.option(
    "--article", "articles", metavar="ID", multiple=True, help="Only this article; may be repeated."
)
@click.option("--title", metavar="T", help="What the report is called [default: as its first article].")
@click.option("--only", type=click.Choice(["decided"]), help="Leave out what nobody has decided.")
@click.option(
    "--for",
    "audience",
    type=click.Choice([each.value for each in Audience]),
    help="Readers, or colleagues: with questions, tags and flags [default: as the format says].",
)
@click.option("--signals", is_flag=True, help="For readers, too: what the machine compared.")
@click.option("--opinions", is_flag=True, help="Also what the stance model makes of the evidence.")
@db_option
def export(
    form: str,
    output: str | None,
    force: bool,
    articles: tuple[str, ...],
    title: str | None,
    only: str | None,
    audience: str | None,
    signals: bool,
    opinions: bool,
    db: str | None,
) -> None:
    """Write a verdict report. The same database always gives the same bytes."""
    with bench(db) as workbench:
        identifiers = [workbench.desk.resolve("article", each) for each in articles]
        for claim, verdict, lacks in workbench.reports.unmet(identifiers):
            words = f"{claim.id[:8]} lacks {' and '.join(lacks)} ({verdict.reviewer}): {claim.statement}"
            click.echo(one_line(words), err=True)
        pieces = workbench.reports.pieces(
            form,
            progress=with_progress,
            articles=identifiers,
            title=title.strip() or None if title else None,
            signals=signals,
            only_decided=only == "decided",
            audience=Audience(audience) if audience else None,
            opinions=workbench.opinions.of if opinions else None,
        )
        _put_out(pieces, output, force=force)


def _put_out(pieces: Iterable[bytes], output: str | None, *, force: bool) -> None:
    """Write to the file of that name, or to standard output."""
    if output is None or output == "-":
        # Whatever the exporter refuses it refuses before the first piece.
        sys.stdout.buffer.writelines(pieces)
        return
    from factbench.output import write_new

    size = 0

    def counted() -> Iterator[bytes]:
        nonlocal size
        for each in with_progress(pieces, f"Writing {one_line(output)}"):
            size += len(each)
            yield each

    write_new(Path(output), counted(), replace=force)
    click.echo(f"Wrote {one_line(output)}: {size:,} bytes.", err=True)


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
@click.option(
    "--seal", "kept", metavar="FILE", help="Hold the record against a seal that was kept elsewhere."
)
@click.option("--signers", metavar="FILE", help="Who may have signed the seal, as `man ssh-keygen` tells.")
@click.option("--signer", metavar="NAME", help="Who of them must have.")
@db_option
@click.pass_context
def doctor(
    context: click.Context,
    replay: bool,
    kept: str | None,
    signers: str | None,
    signer: str | None,
    db: str | None,
) -> None:
    """Say whether library, file, schema and record are sound; exit code 4 where one is not."""
    if bool(signers) != bool(signer) or (signers and not kept):
        raise Misuse("A signature is checked with --seal FILE --signers FILE --signer NAME, all three.")
    text = _seal(Path(kept), signers, signer) if kept else None
    with bench(db) as workbench:
        if replay:
            workbench.file.replay()
        found = list(workbench.file.check())
        if text is not None:
            broken = workbench.file.broken(text)
            found.append(("seal", " ".join(broken) or "all that was sealed is there, unchanged", not broken))
    for what, words, sound in found:
        click.echo(f"{'ok ' if sound else 'BAD'}  {what:<8} {one_line(words)}")
    context.exit(0 if all(sound for _what, _words, sound in found) else 4)


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
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the completion script for SHELL; load it from the shell's start-up file."""
    from click.shell_completion import get_completion_class

    from factbench.cli.commands import command_line

    found = get_completion_class(shell)
    if found is None:
        raise Misuse(f"There is no completion for {shell}.")
    click.echo(found(command_line, {}, "factbench", "_FACTBENCH_COMPLETE").source())
