"""What the fork server of local workers imports once, for all of them: the code, with nothing loaded yet."""

from lapel.run.lean import lean_spacy

lean_spacy()

from lapel.run import local  # noqa: E402  # after the line above, which is for this import

__all__ = ["local"]
