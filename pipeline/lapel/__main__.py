"""``python -m lapel``: the command line."""

from lapel.cli import main

main()
