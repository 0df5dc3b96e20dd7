"""``python -m slepipe``."""

from slepipe.cli import main

main()
