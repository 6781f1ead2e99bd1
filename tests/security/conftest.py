"""The command as a user runs it, and the files that it makes."""

from tests.system.conftest import here, lapel, made

__all__ = ["here", "lapel", "made"]
