"""The group of commands: help, version, completion, errors and exit statuses."""

from __future__ import annotations

import io
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click
import pytest

import slepipe as package
from slepipe.cli.main import cli

Run = Callable[..., Any]
Write = Callable[..., Path]


def _commands(group: click.Group, *path: str) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield path, group
    for name in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from _commands(command, *path, name)
        else:
            yield (*path, name), command


COMMANDS = list(_commands(cli))


@pytest.mark.parametrize("path", [path for path, _ in COMMANDS], ids=" ".join)
def test_every_command_has_help_with_an_example(slepipe: Run, path: tuple[str, ...]) -> None:
    """What the command does, its options, and a line to copy."""
    outcome = slepipe(*path, "--help")
    assert outcome.status == 0
    assert outcome.err == ""
    assert outcome.out.startswith(" ".join(["Usage: slepipe", *path]))
    assert re.search(r"\n\n  Examples?:\n(?:    .*slepipe .*\n)+", outcome.out)
    assert slepipe(*path, "-h").out == outcome.out


@pytest.mark.parametrize("path", [path for path, _ in COMMANDS], ids=" ".join)
def test_every_option_has_help(path: tuple[str, ...]) -> None:
    """No option goes unexplained."""
    command = dict(COMMANDS)[path]
    pairs = {"--repair", "--terms", "--typography", "--hmm"}
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help or pairs & set(parameter.opts) or "--format" in parameter.opts, parameter.name


def test_the_examples_of_the_help_are_valid() -> None:
    """Each parses: its options exist and take what the example gives them."""
    seen = 0
    for path, command in COMMANDS:
        for line in re.findall(r"^ *(?:echo .* \| )?slepipe (.*)$", command.help or "", re.MULTILINE):
            arguments = shlex.split(re.split(r" [<>] |  ", line)[0])
            named = max((p for p, _ in COMMANDS if list(p) == arguments[: len(p)]), key=len)
            dict(COMMANDS)[named].make_context("slepipe", arguments[len(named) :])
            assert named[: len(path)] == path
            seen += 1
    assert seen > len(COMMANDS)


def test_the_version_is_that_of_the_package(slepipe: Run) -> None:
    """``slepipe 0.1.0``."""
    assert slepipe("--version").out == f"slepipe {package.__version__}\n"


def test_the_module_runs_like_the_command() -> None:
    """``python -m slepipe`` names itself slepipe."""
    done = subprocess.run(
        [sys.executable, "-m", "slepipe", "convert", "--to", "zh-Hant"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stderr.startswith("slepipe: ")
    assert done.stderr.endswith("; see slepipe convert --help\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--nonsense"], "No such option"),
        (["convert", "--nonsense"], "No such option"),
        (["convert", "--to", "fr"], "'fr' is not one of"),
        (["convert", "--format", "xml"], "'xml' is not one of"),
        (["nonsense"], "No such command 'nonsense'"),
        (["run"], "Missing argument 'SOURCE...'"),
        (["run", "x.txt", "-o"], "requires an argument"),
        (["lexicon", "list", "--type", "drugs"], "'drugs' is not one of"),
        (["locales", "--locales-dir", "none"], "does not exist"),
    ],
)
def test_wrong_usage_is_status_2(slepipe: Run, arguments: list[str], message: str) -> None:
    """With the usage and what is wrong on stderr, and nothing on stdout."""
    outcome = slepipe(*arguments)
    assert (outcome.status, outcome.out) == (2, "")
    assert message in outcome.err
    assert "Traceback" not in outcome.err


def test_no_command_at_all_shows_the_help(slepipe: Run) -> None:
    """The list of commands, one line each."""
    outcome = slepipe()
    assert outcome.status == 2
    for name in ("annotate", "convert", "evaluate", "lexicon", "locales", "run", "segment"):
        assert re.search(rf"^  {name} +[A-Z].*\.$", outcome.err, re.MULTILINE)


@pytest.mark.parametrize(
    ("shell", "mark"),
    [
        ("bash", "complete -o nosort -F _slepipe_completion slepipe"),
        ("zsh", "#compdef slepipe"),
        ("fish", "complete --no-files --command slepipe"),
    ],
)
def test_a_completion_script_is_printed(slepipe: Run, monkeypatch: pytest.MonkeyPatch, shell: str, mark: str) -> None:
    """``_SLEPIPE_COMPLETE=bash_source slepipe``, and so for zsh and fish."""
    monkeypatch.setenv("_SLEPIPE_COMPLETE", f"{shell}_source")
    outcome = slepipe()
    assert outcome.status == 0
    assert mark in outcome.out
    assert "_SLEPIPE_COMPLETE=" in outcome.out


def test_commands_and_options_are_completed(slepipe: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the script asks for when the user presses Tab."""
    monkeypatch.setenv("_SLEPIPE_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_CWORD", "1")
    monkeypatch.setenv("COMP_WORDS", "slepipe con")
    assert slepipe().out == "plain,convert\n"
    monkeypatch.setenv("COMP_CWORD", "3")
    monkeypatch.setenv("COMP_WORDS", "slepipe convert --to zh-Hant")
    assert slepipe().out == "plain,zh-Hant-TW\nplain,zh-Hant-HK\n"


def test_an_expected_error_is_one_line_and_with_debug_a_traceback(slepipe: Run, write: Write) -> None:
    """--debug raises what is otherwise a line."""
    from slepipe.cli import main
    from slepipe.errors import InputError, LocaleError

    source = write("note.txt", "狼疮。")
    outcome = slepipe("run", source, "--locale", "tlh")
    assert outcome.status == 4
    assert outcome.err.startswith("slepipe: no catalog for locale 'tlh'; catalogs exist for: en, ja,")
    assert outcome.err.count("\n") == 1
    with pytest.raises(LocaleError):
        main(["--debug", "run", str(source), "--locale", "tlh"])
    with pytest.raises(InputError):
        main(["--debug", "run", "none.txt"])
    with pytest.raises(InputError):
        main(["--debug", "convert", "none.txt"])


@pytest.mark.skipif(sys.platform == "win32", reason="pipes break otherwise there")
@pytest.mark.parametrize("command", [["lexicon", "list"], ["convert", "big.txt"]], ids=" ".join)
def test_a_reader_that_stops_early_is_no_failure(write: Write, tmp_path: Path, command: list[str]) -> None:
    """``slepipe lexicon list | head -1``: no message, and not the status of findings."""
    write("big.txt", "系統性紅斑狼瘡是一種自體免疫疾病。\n" * 3000)
    with subprocess.Popen(
        [sys.executable, "-m", "slepipe", *command], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(20) == 0


@pytest.mark.parametrize(("arguments", "status", "out"), [(["segment", "-"], 0, "狼疮\n"), (["run", "none.txt"], 4, "")], ids=str)
def test_a_process_prints_all_and_ends_with_its_status(arguments: list[str], status: int, out: str, tmp_path: Path) -> None:
    """It ends without taking the tables apart; what it printed has gone out before."""
    command = [sys.executable, "-m", "slepipe", *arguments]
    done = subprocess.run(command, input="狼疮".encode(), capture_output=True, cwd=tmp_path, check=False)
    assert (done.returncode, done.stdout.decode()) == (status, out)
    assert bool(done.stderr) == bool(status)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
def test_what_cannot_be_printed_is_a_failure(tmp_path: Path) -> None:
    """A full disk behind standard output does not pass for success."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "slepipe", "segment", "-"],
            input="狼疮".encode(),
            stdout=full,
            stderr=subprocess.PIPE,
            cwd=tmp_path,
            check=False,
        )
    assert done.returncode != 0
    assert b"No space left" in done.stderr


def test_a_pipe_carries_utf8_whatever_the_locale(slepipe: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows and in a C locale a pipe would have another encoding, and no Chinese in it."""
    pipe = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(pipe, encoding="cp1252"))
    assert slepipe("convert", "--to", "zh-Hans", stdin="狼瘡").status == 0
    assert pipe.getvalue().decode() == "狼疮\n"


def test_interrupting_is_status_130(slepipe: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C ends the run with a line and no traceback."""

    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("slepipe.cli.parts.collect_sources", interrupt)
    outcome = slepipe("convert", stdin="狼疮")
    assert (outcome.status, outcome.out) == (130, "")
    assert outcome.err.strip() == "slepipe: stopped"
