"""What a user reads when something is wrong: one line that names file, place and remedy."""

from __future__ import annotations


class LapelError(Exception):
    """An error for the user. The command line prints its text and exits with ``exit_code``, without a traceback."""

    exit_code = 2


class BadInput(LapelError):
    """Input that cannot be used at all (single bad articles are counted drops instead)."""


class BadData(LapelError):
    """A rule, lexicon or knowledge-base file that does not hold what it must; names file and line."""


class BadSetting(LapelError):
    """An option, configuration key or model name that cannot be used."""


class SumsDoNotBalance(LapelError):
    """A stage read more, or fewer, articles than it wrote and dropped."""

    exit_code = 3
