"""The package: what it exports, its version, and that importing it is cheap."""

from __future__ import annotations

import importlib.metadata
import re
import subprocess
import sys
import types

import pytest

import slepipe
from slepipe import errors


def test_exports_are_those_of_all() -> None:
    """Every public name is in __all__ and every name of __all__ is there; submodules are no exports."""
    public = {name for name, value in vars(slepipe).items() if name[0] != "_" and not isinstance(value, types.ModuleType)}
    assert public | {"__version__"} == set(slepipe.__all__)


def test_the_list_of_exports_is_sorted() -> None:
    """Classes, then dunders and functions, as ruff sorts them; each once."""
    assert len(set(slepipe.__all__)) == len(slepipe.__all__)


def test_the_version_is_that_of_the_distribution() -> None:
    """A version number of three parts, the one that pip shows."""
    assert re.fullmatch(r"\d+\.\d+\.\d+(?:\.?\w+)?", slepipe.__version__)
    assert importlib.metadata.version("slepipe") == slepipe.__version__


def test_every_public_name_has_a_docstring() -> None:
    """Help works at the prompt."""
    assert all(getattr(slepipe, name).__doc__ for name in slepipe.__all__)


@pytest.mark.parametrize("name", [name for name, value in vars(errors).items() if isinstance(value, type)])
def test_every_error_is_a_slepipe_error_in_the_tree(name: str) -> None:
    """One except clause catches all, and the docstring's tree shows each."""
    assert issubclass(getattr(errors, name), slepipe.SlepipeError)
    assert name in (errors.__doc__ or "")


def test_importing_loads_nothing_heavy() -> None:
    """jieba, Babel and what reads and writes formats wait until they are needed."""
    code = "import sys, slepipe; print(sorted({'jieba', 'babel', 'markdown_it', 'rich', 'click', 'yaml'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
