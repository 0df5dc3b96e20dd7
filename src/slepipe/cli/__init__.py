"""The command line: a thin layer over the library that reads, calls and writes."""

from slepipe.cli.main import main

__all__ = ["main"]
