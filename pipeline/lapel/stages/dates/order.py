"""Whether a publisher writes the day or the month first, from the country of its domain.

The order of a country's English is CLDR's, as dateparser ships it (``en-GB``: DMY, ``en-US``: MDY).
"""

from __future__ import annotations

import functools
import re
import tomllib

from lapel import resources

_COUNTRY_DOMAIN = re.compile(r"(?:[a-z][a-z0-9+.-]*://)?(?:[^\s/?#@]*@)?(?:[\w-]+\.)+([a-z]{2})(?::\d+)?(?:[/?#]\S*)?", re.I)
_DAY_FIRST = {"DMY": True, "MDY": False}


def day_first(*places: str) -> bool | None:
    """How the first of some URLs or host names that stands in a country with a known order writes 03/04/2021.

    None where none of them tells: names of papers, ``.com``, and countries that write the year first or whose English CLDR
    does not describe.
    """
    for place in places:
        found = _COUNTRY_DOMAIN.fullmatch(place.strip())
        order = _orders().get(found.group(1).lower()) if found else None
        if order is not None:
            return order
    return None


@functools.cache
def _orders() -> dict[str, bool]:
    """Top-level domain -> whether the day comes first."""
    from dateparser.data.date_translation_data.en import info  # noqa: PLC0415  # a tenth of a second that most runs on one text do not need

    table = tomllib.loads(resources.data("dates", "domains.toml").read_text(encoding="utf-8"))
    domains = {country: domain for domain, country in table["country"].items()}
    orders = {}
    for locale, settings in info["locale_specific"].items():
        country = locale.removeprefix("en-")
        domain = domains.get(country, country.lower())
        order = _DAY_FIRST.get(settings.get("date_order") or "")
        if order is not None and domain not in table["generic"]:
            orders[domain] = order
    return orders
