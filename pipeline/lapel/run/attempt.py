"""One stage at one article: an error there costs that article and is counted, never the run."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from lapel.errors import LapelError
from lapel.records import Article, Drop
from lapel.run.tally import Tally

T = TypeVar("T")


def attempt(tally: Tally, article: Article, work: Callable[[], T]) -> T | Drop:
    """The work's result, counted as written; or a Drop that names stage, article and error, counted by its reason.

    An error that concerns the settings or the data of lapel (LapelError) would hit every article: it is raised.
    """
    tally.read += 1
    try:
        value = work()
    except LapelError:
        raise
    except Exception as error:
        drop = Drop(
            stage=tally.stage,
            reason="stage-error",
            where=article.url or article.source,
            id=article.id,
            detail=f"{type(error).__name__}: {error}"[:500],
        )
        tally.drop(drop.reason)
        return drop
    tally.written += 1
    return value
