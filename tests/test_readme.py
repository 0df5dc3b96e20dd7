"""The README and docs/ are true: their Python and console examples run and print what they show."""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

from slepipe.cli.main import cli

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_INLINE = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)")
_CALL = re.compile(r"(?:^|\$ |\| |[A-Z]=\S+ )slepipe +((?:--?\w[\w-]*(?:[ =]\S+)? +)*)([a-z][a-z-]*)([^\n|;&<>`]*)", re.MULTILINE)
_OPTION = re.compile(r"(?<!\S)--?[a-z][a-z0-9-]*")

pages = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


def fences(page: Path, *languages: str) -> list[str]:
    """The fenced blocks of a page in some languages, in order."""
    return [body for language, body in _FENCE.findall(page.read_text(encoding="utf-8")) if language in languages]


@pages
def test_python_examples_print_what_they_show(page: Path) -> None:
    """The pycon blocks of a page, one after the other, are a session that prints what is shown."""
    session = "\n".join(fences(page, "pycon"))
    test = doctest.DocTestParser().get_doctest(session, {}, page.name, str(page), 0)
    results = doctest.DocTestRunner(verbose=False).run(test)
    assert results.failed == 0


@pytest.mark.skipif(shutil.which("bash") is None, reason="the console examples are for bash")
@pages
def test_console_examples_print_what_they_show(page: Path, tmp_path: Path) -> None:
    """The console blocks of a page, one after the other in a folder with source/, print what is shown."""
    shutil.copytree(ROOT / "source", tmp_path / "source")
    wrong = [
        f"$ {command}\nshown:\n{shown}\nprinted:\n{printed}"
        for block in fences(page, "console")
        for command, shown in calls(block)
        if (printed := run(command, tmp_path)) != shown
    ]
    assert not wrong, "\n".join(wrong)


def calls(block: str) -> list[tuple[str, str]]:
    """The commands of a console block with what they print; ``> `` continues a command."""
    found: list[tuple[str, str]] = []
    for line in block.splitlines(keepends=True):
        if line.startswith("$ "):
            found.append((line[2:], ""))
        elif line.startswith("> ") and not found[-1][1]:
            found[-1] = (found[-1][0] + line[2:], "")
        else:
            found[-1] = (found[-1][0], found[-1][1] + line)
    return found


def run(command: str, folder: Path) -> str:
    """What a command prints, errors too, with the slepipe of this environment."""
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    own = {name: value for name, value in os.environ.items() if not name.startswith("SLEPIPE_")}
    environment = own | {"PATH": path, "PYTHONUTF8": "1"}
    done = subprocess.run(
        ["bash", "-c", command], cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    return done.stdout.decode()


@pages
def test_commands_and_options_exist(page: Path) -> None:
    """Every `slepipe` command with its options in a page's code is one that the command line has."""
    text = page.read_text(encoding="utf-8")
    code = [body for language, body in _FENCE.findall(text) if language in ("console", "sh", "")]
    code += _INLINE.findall(_FENCE.sub("", text))
    for call in (match for part in code for match in _CALL.finditer(part)):
        assert_exists(*call.groups())


def assert_exists(before: str, name: str, after: str) -> None:
    """The options before a command, the command (of a group with its own command) and the options after it."""
    command: click.Command | None = cli
    assert set(_OPTION.findall(before)) <= options(cli), before
    for word in (name, *after.split()):
        if isinstance(command, click.Group):
            assert word in command.commands or word in command.list_commands(click.Context(command)), f"slepipe {name}{after}"
            command = command.get_command(click.Context(command), word)
    assert command is not None
    assert set(_OPTION.findall(after)) <= options(command), f"slepipe {name}{after}"


def options(command: click.Command) -> set[str]:
    """All spellings of a command's options, help and version included."""
    spelled = {option for parameter in command.params for option in (*parameter.opts, *parameter.secondary_opts)}
    return spelled | {"--help", "-h"}


@pages
def test_links_lead_to_files(page: Path) -> None:
    """Every relative link or picture of a page is a file of the repository."""
    targets = _LINK.findall(_FENCE.sub("", page.read_text(encoding="utf-8")))
    assert [target for target in targets if not (page.parent / target).exists()] == []
