"""The commands, read by click: which there are, and what stands before them."""

from __future__ import annotations

import click

COMMANDS = {
    "check": ("alone:check", "The whole job at once, without a database."),
    "extract": ("alone:extract", "Show what is taken for the article in a document."),
    "segment": ("alone:segment", "Show the claims in a document."),
    "add": ("bringing:add", "Store articles with their claims."),
    "correct": ("cutting:correct", "Correct title, day or body range of an article."),
    "recut": ("cutting:recut", "Cut claims again; decisions follow their words."),
    "hide": ("bringing:hide", "Take an article out of sight."),
    "sources": ("bringing:sources", "The reference library: add, ask, list, search."),
    "searches": ("bringing:searches", "List what was asked of sources elsewhere."),
    "index": ("indexing:index", "What search by meaning keeps: build, show, remove."),
    "match": ("bringing:match", "Look for evidence in the library."),
    "articles": ("looking:articles", "List the articles."),
    "claims": ("looking:claims", "List the claims."),
    "evidence": ("looking:evidence", "List the evidence beside a claim."),
    "disagreements": ("editing:disagreements", "List the claims that wait for an editor."),
    "agreement": ("agreement:agreement", "How far reviewers agree beyond chance."),
    "bring": ("by_hand:bring", "Put words of your own beside a claim: a passage, a call."),
    "comment": ("by_hand:comment", "Say whom you asked for comment, and what came of it."),
    "history": ("looking:history", "Tell what was done, in plain words."),
    "review": ("plain:review", "Open the desk; --plain asks in lines."),
    "verdict": ("acting:verdict", "Decide a claim."),
    "note": ("acting:note", "Leave a note on a claim."),
    "ask": ("asking:ask", "Ask a colleague about a claim."),
    "answer": ("asking:answer", "Answer a question."),
    "close": ("asking:close", "Close a question, or open it again."),
    "thread": ("asking:thread", "Tell what was said on a claim."),
    "inbox": ("asking:inbox", "List what is asked of you, assigned to you, open or flagged."),
    "assign": ("assigning:assign", "Say who is to check what, and by when."),
    "reviewers": ("asking:reviewers", "List the reviewers and their short signs."),
    "cite": ("acting:cite", "Cite evidence for the verdict on a claim."),
    "confirm": ("acting:confirm", "Confirm that a past fact-check is about a claim."),
    "wording": ("acting:wording", "Confirm or take out what was put into a statement."),
    "adjudicate": ("editing:adjudicate", "Decide a claim for the desk."),
    "reopen": ("editing:reopen", "Take the desk's decision on a claim away."),
    "approve": ("editing:approve", "Let a single verdict be the desk's."),
    "blind": ("editing:blind", "Make the review of a claim or an article blind."),
    "choose": ("publishing:choose", "Say whether a claim goes out, and why it was checked."),
    "finding": ("publishing:finding", "Say what was found of an article as a whole."),
    "correction": ("publishing:correction", "Say how much the last change of a verdict means."),
    "scale": ("acting:scale", "Show or choose the verdict scale."),
    "undo": ("acting:undo", "Take back what you did last."),
    "redo": ("acting:redo", "Take back your last undo."),
    "watch": ("watching:watch", "Take new articles from feeds and sitemaps."),
    "batch": ("batching:batch", "Cut the claims of an archive, without a database."),
    "load": ("batching:load", "Load what a batch made into the database."),
    "clusters": ("batching:clusters", "Which texts and claims stand in an archive more than once."),
    "import": ("taking:import_", "Take in the record of another database or report."),
    "sync": ("taking:sync", "Exchange with the record that several desks share."),
    "export": ("file:export", "Write a verdict report."),
    "lint": ("publishing:lint", "What a report lacks before it goes out."),
    "changes": ("publishing:changes", "What differs between two exported reports."),
    "template": ("publishing:template", "Start a template of your own for reports."),
    "archive": ("copies:archive", "Ask the Wayback Machine for copies of cited sources."),
    "drift": ("copies:drift", "What changed in the cited words of sources elsewhere."),
    "verify": ("file:verify", "Check a bundle, on any machine."),
    "calibrate": ("file:calibrate", "Set the stance model right by what this desk decided."),
    "demo": ("file:demo", "Rebuild the demonstration database."),
    "doctor": ("file:doctor", "Say whether library, file, schema and record are sound."),
    "seal": ("file:seal", "Write down how far the record has got."),
    "backup": ("file:backup", "Copy the database safely while others write."),
    "rescue": ("file:rescue", "Bring out of a damaged database what can be read."),
    "manual": ("manual:manual", "Show the manual, a page a topic."),
    "completion": ("file:completion", "Print the completion script for a shell."),
}
"""Command -> where it is, and its one line of help: `--help` loads none of them."""


class LazyGroup(click.Group):
    """A group whose commands are imported when they are run."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of a day's work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command; None where there is none of that name."""
        from importlib import import_module

        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name][0].partition(":")
        command: click.Command = getattr(import_module(f"factbench.cli.{module}"), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the table of commands from their one-line helps."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, words) for name, (_where, words) in COMMANDS.items()])


@click.group(
    cls=LazyGroup, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.option("--db", metavar="PATH", help="The database [default: FACTBENCH_DB, else claims.db].")
@click.option(
    "--reviewer", metavar="NAME", help="Who acts [default: the configured name, else the login name]."
)
@click.version_option(package_name="factbench", message="%(prog)s %(version)s")
@click.pass_context
def command_line(context: click.Context, db: str | None, reviewer: str | None) -> None:
    """The workbench for fact-checkers. Without a command it opens the desk.

    Exit codes: 0 ok, 1 nothing found, 2 usage, 3 input, 4 database, 5 network.
    """
    context.obj = {"db": db, "reviewer": reviewer}
    if context.invoked_subcommand is None:
        from factbench.cli.desk import open_desk

        context.exit(open_desk(db, reviewer))
