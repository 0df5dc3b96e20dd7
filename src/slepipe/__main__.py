"""``python -m slepipe``."""

from slepipe.cli.main import program

program()
