"""In which language an article is written, as far as it must be known: English or not."""

from __future__ import annotations

import functools
import re
from typing import Any

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from lapel.records import Article

SURE = 0.9
"""Least probability at which another language counts as found."""
ENOUGH = 80
"""Fewest letters on which the identifier is heard; shorter texts are kept."""
_SAMPLE = 1500
_LONGER = 20_000
_WINDOW = 20  # words
_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset(
    {"the", "of", "and", "to", "for", "with", "that", "was", "were", "said", "has", "have", "had", "will", "this"}
)
"""Words so frequent in English, and so rare elsewhere, that their share settles most texts without the identifier."""
_SHARE = 0.12
_READ_AS = {"pcm": "en", "sco": "en"}
"""Relatives of English that the identifier takes short English items for; news in them can be read all the same."""


def other_language(article: Article, languages: tuple[str, ...]) -> str | None:
    """Code of the language when it is surely none of ``languages``, else None; sets ``article.language`` where it is
    known.

    Short and unsure texts are kept: a wrong drop loses an article, a wrong keep finds no gesture. What the source says
    of its language (``article.language`` as read) is kept for them, and gives way to what a longer text shows."""
    sample = article.text[:_SAMPLE]
    if "en" in languages and _plainly_english(sample):
        article.language = "en"
        return None
    if sum(map(str.isalpha, sample)) < ENOUGH:
        return None
    code, probability = _identifier().classify(sample)
    code = _READ_AS.get(code, code)
    if probability < SURE or ("en" in languages and code != "en" and _partly_english(article.text)):
        return None
    article.language = code
    return None if code in languages else code


def _plainly_english(sample: str) -> bool:
    words = _WORD.findall(sample.lower())
    return len(words) >= 10 and _share(words) >= _SHARE


def _partly_english(text: str) -> bool:
    """Whether a good part of a text is English, as in releases in two languages."""
    words = _WORD.findall(text[:_LONGER].lower())
    windows = [words[i : i + _WINDOW] for i in range(0, max(1, len(words) - _WINDOW // 2), _WINDOW)]
    return sum(_share(window) >= _SHARE for window in windows) * 4 >= len(windows)


def _share(words: list[str]) -> float:
    return sum(word in _ENGLISH for word in words) / max(1, len(words))


@functools.cache
def _identifier() -> Any:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
