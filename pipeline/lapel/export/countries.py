"""Codes of countries, groups and sectors in other data sets: lookups in data/export."""

from __future__ import annotations

import functools

from lapel.export import dictionary


@functools.cache
def _countries() -> dict[str, dict[str, str]]:
    return {row["iso3"]: row for row in dictionary.rows("countries")}


@functools.cache
def _groups() -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in dictionary.rows("groups")}


@functools.cache
def _sectors() -> dict[str, dict[str, str]]:
    return {row["role"]: row for row in dictionary.rows("sectors")}


def _of(code: str | None, column: str) -> str | None:
    return _countries()[code][column] or None if code in _countries() else None


def iso2(code: str | None) -> str | None:
    """ISO 3166-1 alpha-2 of an alpha-3 code; None for what is no country."""
    return _of(code, "iso2")


def iso3(code: str | None) -> str | None:
    """The code itself where it is a country's."""
    return code if code in _countries() else None


def fips(code: str | None) -> str | None:
    """FIPS 10-4 (GEC) code of a country."""
    return _of(code, "fips")


def cow(code: str | None) -> str | None:
    """Number of the Correlates of War project; None for what is not in its state system."""
    return _of(code, "cow_number")


def name(code: str | None) -> str | None:
    """English short name of a country or listed group."""
    return _of(code, "name") or (_groups()[code]["name"] if code in _groups() else None)


def cameo(code: str | None) -> str:
    """CAMEO code of a country or group, without sectors; empty when unknown."""
    if code is None:
        return ""
    if code in _groups():
        return _groups()[code]["cameo"]
    return {"IGO": "IGO", "NSA": "IMG"}.get(code.partition(":")[0], code) if ":" in code else code


def group(code: str | None) -> str | None:
    """CAMEO code of a known group."""
    return _groups()[code]["group"] or None if code in _groups() else None


def sector(role: str) -> str | None:
    """CAMEO type of a role; None where CAMEO has none."""
    return _sectors()[role]["cameo"] or None if role in _sectors() else None


def icews_sector(role: str) -> str:
    """ICEWS's word for a role, else the role itself."""
    return _sectors()[role]["icews"] if role in _sectors() else role
