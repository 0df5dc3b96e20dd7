"""The group of commands; each command's module is imported only when it is called."""

from __future__ import annotations

import gc
import importlib
import io
import os
import sys
from typing import Any

import click

from slepipe.cli.options import mute
from slepipe.errors import SettingsError, SlepipeError

# name: (module, one line of help)
_COMMANDS = {
    "annotate": ("slepipe.cli.parts", "Print the entities and values of articles."),
    "check": ("slepipe.cli.check", "Report doubtful references and citations of articles."),
    "convert": ("slepipe.cli.convert", "Print an edition of articles."),
    "diff": ("slepipe.cli.diff", "Show what changed between articles, versions or folders."),
    "evaluate": ("slepipe.cli.evaluate", "Score recognition against a gold standard."),
    "lexicon": ("slepipe.cli.lexicon", "List, search and check the lexicon."),
    "locales": ("slepipe.cli.locales", "List the locales and what is untranslated."),
    "references": ("slepipe.cli.references", "Print the reference lists of articles."),
    "run": ("slepipe.cli.run", "Make every edition, digest and document of articles."),
    "segment": ("slepipe.cli.parts", "Print the words of articles."),
    "trends": ("slepipe.cli.trends", "Follow entities and facts through many articles."),
}
DONE, SOME_FAILED, ALL_FAILED, USAGE = 0, 3, 4, 2


class _LazyGroup(click.Group):
    """A group that imports a command's module when the command is called (the pattern of Click's documentation)."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = getattr(importlib.import_module(_COMMANDS[cmd_name][0]), cmd_name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; that the reader of its output (``head``) has gone is no failure. Click would exit with 1."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            mute()
            return DONE

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in sorted(_COMMANDS.items())])


def _print_version(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        from slepipe._version import __version__

        click.echo(f"slepipe {__version__}")
        ctx.exit()


@click.group(
    cls=_LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "auto_envvar_prefix": "SLEPIPE", "max_content_width": 100},
    epilog="Exit status: 0 done, 1 findings or differences, 2 wrong usage, 3 some articles failed, 4 none could be done.",
)
@click.option("--debug", is_flag=True, help="Show a traceback where an error ends the run.")
@click.option(
    "--settings",
    type=click.Path(dir_okay=False),
    help="Settings file; otherwise slepipe.toml or [tool.slepipe] in pyproject.toml, here or in a folder above.",
)
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version, help="Print the version.")
@click.pass_context
def cli(ctx: click.Context, *, debug: bool, settings: str | None) -> None:
    """Chinese medical articles into editions, digests and entities.

    \b
    Examples:
      slepipe run article.txt -o output/
      slepipe convert --to zh-Hant-TW article.txt
      slepipe annotate --format jsonl articles.jsonl
    """
    ctx.obj = debug
    if ctx.invoked_subcommand is not None:
        from slepipe.cli.settings import load_settings

        ctx.default_map = load_settings(settings)


def main(args: list[str] | None = None) -> None:
    """Run the command line; an expected error becomes one line on stderr and an exit status."""
    debug = "--debug" in (sys.argv[1:] if args is None else args)
    for stream in (sys.stdout, sys.stderr):
        # JSON is UTF-8, and a pipe of Windows or of a C locale has no Chinese; a terminal knows its own.
        if isinstance(stream, io.TextIOWrapper) and not stream.isatty():
            stream.reconfigure(encoding="utf-8")
    try:
        status: Any = cli.main(args=args, prog_name="slepipe", standalone_mode=False)
    except click.UsageError as error:
        path = error.ctx.command_path if error.ctx else "slepipe"
        click.echo(f"slepipe: {error.format_message().rstrip('.')}; see {path} --help", err=True)
        sys.exit(USAGE)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.Abort:
        click.echo("slepipe: stopped", err=True)
        sys.exit(130)
    except SlepipeError as error:
        if debug:
            raise
        click.echo(f"slepipe: {error}", err=True)
        sys.exit(USAGE if isinstance(error, SettingsError) else ALL_FAILED)
    sys.exit(status if isinstance(status, int) else DONE)


def program() -> None:
    """Run the command line as a process of its own, which ends as soon as its work is done.

    Python would first take the converters and dictionaries apart, piece by piece, which takes a seventh of the time of one article.
    """
    # Modules and tables stay, and articles hold few cycles: looking for them after every 700 new objects finds next to nothing.
    gc.set_threshold(50_000)
    try:
        main()
    except SystemExit as end:
        if "slepipe.compiled" in sys.modules:
            sys.modules["slepipe.compiled"].keep_compiled()
        if not isinstance(end.code, int) or not _flushed():
            raise
        os._exit(end.code)


def _flushed() -> bool:
    """Whether all that was printed has gone out; if not, Python says so as it ends."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        return False
    return True
