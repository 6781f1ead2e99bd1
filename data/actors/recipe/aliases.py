"""The forms in which news writes a person's name, derived from the forms that sources give."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from names import PARTICLES, fold, plain, words

FAMILY_FIRST = frozenset({"CHN", "TWN", "KOR", "PRK", "VNM", "KHM", "HKG", "MAC", "SGP"})
"""Countries whose names English news writes with the family name first."""
EITHER = frozenset({"JPN", "HUN"})
"""Countries whose names are met in both orders, family name last as a rule."""
_VARIANTS = (
    (re.compile(r"skyy\b|skiy\b|skyi\b"), ("sky", "skyy", "skiy", "skyi")),
    (re.compile(r"sky\b"), ("skyy", "skiy", "ski")),
    (re.compile(r"\bMuhammad\b"), ("Mohammad", "Mohammed", "Mohamed")),
    (re.compile(r"\bMohammed\b"), ("Mohammad", "Muhammad", "Mohamed")),
    (re.compile(r"\bMohammad\b"), ("Mohammed", "Muhammad")),
    (re.compile(r"\bMohamed\b"), ("Mohammed", "Muhammad")),
    (re.compile(r"\bHussein\b"), ("Hussain",)),
    (re.compile(r"\bHossein\b"), ("Hussein",)),
    (re.compile(r"\bAhmad\b"), ("Ahmed",)),
    (re.compile(r"\bAhmed\b"), ("Ahmad",)),
    (re.compile(r"\bAbdullah\b"), ("Abdallah",)),
    (re.compile(r"\bAbdallah\b"), ("Abdullah",)),
    (re.compile(r"\bYousef\b"), ("Yusuf", "Youssef")),
    (re.compile(r"\bYusuf\b"), ("Yousef", "Youssef")),
    (re.compile(r"\bAbd al-"), ("Abdel ", "Abdul ", "Abdul-", "Abdel-")),
    (re.compile(r"(?<=[a-z])aev\b"), ("ayev",)),
    (re.compile(r"(?<=[a-z])ayev\b"), ("aev",)),
    (re.compile(r"\bAleksandr\b"), ("Alexander",)),
    (re.compile(r"\bAleksander\b"), ("Alexander",)),
    (re.compile(r"\bAlexander\b"), ("Aleksandr",)),
    (re.compile(r"\bSergey\b"), ("Sergei",)),
    (re.compile(r"\bSergei\b"), ("Sergey",)),
    (re.compile(r"\bDmitriy\b|\bDmitri\b|\bDmitry\b"), ("Dmitry", "Dmitri")),
    (re.compile(r"\bAleksey\b|\bAlexei\b|\bAlexey\b"), ("Alexei", "Alexey")),
    (re.compile(r"\bYuriy\b|\bYuri\b|\bYury\b"), ("Yuri", "Yury")),
    (re.compile(r"\bAndrey\b"), ("Andrei",)),
    (re.compile(r"\bAndrei\b"), ("Andrey",)),
    (re.compile(r"\bMikhail\b"), ("Mikhail",)),
    (re.compile(r"ü"), ("ue",)),
    (re.compile(r"ö"), ("oe",)),
    (re.compile(r"ō"), ("ou", "oh")),
)


def forms(names: Iterable[str], country: str) -> list[str]:
    """All forms of a person's names that have at least two words, sorted."""
    out: set[str] = set()
    for name in names:
        for raw in _forms(name, country):
            form = " ".join(raw.split()).strip(" ,-")
            if len(form.split()) > 1 and len(form) > 4 and not any(len(w) > 24 for w in form.split()) and len(words(form)) > 1:
                out.add(form)
    return sorted(out)


def _forms(name: str, country: str) -> Iterator[str]:
    queue = [name]
    bare = re.sub(r",?\s+(?:Jr|Sr)\.?$", "", name)
    queue.append(bare)
    if bare != name:
        queue += [f"{bare} Jr.", f"{bare} Jr"] if "Jr" in name else []
    seen: set[str] = set()
    for n in range(200):
        if n >= len(queue):
            break
        form = queue[n]
        if form in seen:
            continue
        seen.add(form)
        yield form
        queue.append(plain(form))
        for pattern, replacements in _VARIANTS:
            if pattern.search(form):
                queue += [pattern.sub(r, form, count=1) for r in replacements]
        if n == 0 or form in (bare, plain(bare)):
            queue += list(_shorter(form))
            queue += list(_orders(form, country))
        queue += list(_marks(form))


def _shorter(form: str) -> Iterator[str]:
    """Without initials and, of four or more words, without the inner ones that are given in full."""
    parts = form.split()
    kept = [p for p in parts if not re.fullmatch(r"(?:[A-Z]\.?){1,2}", p) or p is parts[0]]
    if 1 < len(kept) < len(parts):
        yield " ".join(kept)
    if re.search(r"\b[A-Z]\. [A-Z]\. ", form):
        yield re.sub(r"\b([A-Z])\. ([A-Z])\. ", r"\1.\2. ", form)
    initials = [p if not re.fullmatch(r"[A-Z]", p) else p + "." for p in parts]
    if initials != parts:
        yield " ".join(initials)


def _orders(form: str, country: str) -> Iterator[str]:
    """The other order of family and given name, and Korean and Chinese given names in their three spellings."""
    parts = form.split()
    if country in EITHER and len(parts) == 2:
        yield f"{parts[1]} {parts[0]}"
    if country not in FAMILY_FIRST:
        return
    if len(parts) == 2:
        yield f"{parts[1]} {parts[0]}"
        if "-" in parts[1]:
            first, _, second = parts[1].partition("-")
            yield f"{parts[0]} {first}{second.lower()}"
            yield f"{parts[0]} {first} {second.title()}"
            yield f"{parts[0]} {first}-{second.title()}"
            yield f"{parts[0]} {first}-{second.lower()}"
            yield f"{first}-{second.lower()} {parts[0]}"
    elif len(parts) == 3 and country in {"KOR", "PRK", "CHN", "TWN"} and len(parts[2]) > 1:
        yield f"{parts[0]} {parts[1]}-{parts[2].lower()}"
        yield f"{parts[0]} {parts[1]}{parts[2].lower()}"


def _marks(form: str) -> Iterator[str]:
    """Arabic articles with and without hyphen, in both cases, or dropped; hyphens inside names as spaces."""
    if re.search(r"\b[AaEe]l[- ](?=[A-Z])", form):
        yield re.sub(r"\b([AaEe])l-(?=[A-Z])", lambda m: m.group(1).lower() + "l-", form)
        yield re.sub(r"(?<=\s)([AaEe])l[- ](?=[A-Z])", lambda m: m.group(1).upper() + "l-", form)
        yield re.sub(r"(?<=\s)[Aa]l[- ](?=[A-Z])", "el-", form)
        yield re.sub(r"(?<=\s)[Ee]l[- ](?=[A-Z])", "al-", form)
        yield re.sub(r"(?<=\s)[AaEe]l[- ](?=[A-Z])", "", form)
        yield re.sub(r"\b([AaEe])l-(?=[A-Z])", lambda m: m.group(1).title() + "l ", form)
    if "'" in form:
        yield form.replace("'", "")
        yield form.replace("'", "’")


def surnames(name: str, country: str, title: str, others: Iterable[str] = ()) -> list[str]:
    """What may follow a title: family name by the country's order, with particles, both parts of double names; of kings the given name."""
    parts = re.sub(r",?\s+(?:Jr|Sr)\.?$", "", name).split()
    out: list[str] = []
    if title in {"king", "queen", "emir", "sultan", "emperor", "pope", "prince", "grand duke", "crown prince", "monarch"}:
        out.append(parts[0])
        if len(parts) == 2 and re.fullmatch(r"[IVX]+", parts[1]):
            out.append(name)
        if re.fullmatch(r"[IVX]+", parts[-1]):
            return _both(out)
    if len(parts) == 1:
        out.append(name)
    elif country in FAMILY_FIRST and not re.fullmatch(r"[A-Z][a-z]+-[a-z]+", parts[0]) and len(parts) <= 3:
        out.append(parts[0])
        if country == "VNM":
            out.append(parts[-1])
    else:
        out.append(parts[-1])
        n = len(parts) - 1
        while n > 1 and fold(parts[n - 1]) in PARTICLES:
            n -= 1
        if n < len(parts) - 1:
            out.append(" ".join(parts[n:]))
        if re.match(r"[AaEe]l-", parts[-1]):
            out.append(parts[-1][3:])
        if country in _DOUBLE and len(parts) >= 3 and fold(parts[-2]) not in PARTICLES:
            out += [parts[-2], f"{parts[-2]} {parts[-1]}"]
        if country == "MMR":
            out += [" ".join(parts[-2:]), name]
    return _both(out)


_DOUBLE = frozenset(
    [
        "ESP",
        "MEX",
        "ARG",
        "COL",
        "VEN",
        "PER",
        "CHL",
        "ECU",
        "BOL",
        "CUB",
        "DOM",
        "GTM",
        "HND",
        "SLV",
        "NIC",
        "CRI",
        "PAN",
        "PRY",
        "URY",
        "PRI",
        "GNQ",
    ]
)


def _both(found: list[str]) -> list[str]:
    return list(dict.fromkeys(f for x in found for f in (x, plain(x))))
