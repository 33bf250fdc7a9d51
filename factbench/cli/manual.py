"""The command that shows the manual."""

from __future__ import annotations

import os
import shutil
import sys

import click

from factbench.manual import page, topics


@click.command()
@click.argument("topic", required=False)
def manual(topic: str | None) -> None:
    """Show the page of the manual on TOPIC; without one, which topics there are.

    On a terminal it is paged; into a pipe or a file it is written as it is, in Markdown.
    """
    if topic is None:
        for name, answers in topics().items():
            click.echo(f"{name:<10} {answers}")
    elif sys.stdout.isatty() and os.environ.get("TERM") != "dumb":
        from factbench.typeset import written

        click.echo_via_pager(written(page(topic), shutil.get_terminal_size().columns), color=True)
    else:
        click.echo(page(topic), nl=False)
