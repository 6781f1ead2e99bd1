"""Names of persons: cleaning, folding, comparing, and the other forms in which news writes them."""

from __future__ import annotations

import difflib
import functools
import re
import unicodedata

_LETTERS = str.maketrans(
    {
        "ø": "o",
        "Ø": "O",
        "ł": "l",
        "Ł": "L",
        "đ": "d",
        "Đ": "D",
        "ı": "i",
        "İ": "I",
        "ß": "ss",
        "æ": "ae",
        "Æ": "Ae",
        "œ": "oe",
        "ə": "a",
        "Ə": "A",
        "ð": "d",
        "Ð": "D",
        "þ": "th",
        "Þ": "Th",
        "ħ": "h",
        "ʻ": "'",
        "ʼ": "'",
        "ʿ": "'",
        "ʾ": "'",
        "’": "'",
        "‘": "'",
        "`": "'",
    }
)
_RANK = re.compile(
    r"^(?:(?:Sir|Dame|Lord Justice|Sr|Dr|Drs|Prof|Professor|Gen|General|Lt|Lieutenant|Col|Colonel|Maj|Major|Capt|Captain|Brig|Vice|"
    r"Adm|Admiral|Ret|Mr|Mrs|Ms|Hon|Cardinal|Archbishop|Bishop|Engineer|Eng|Ambassador|Judge|Justice|Commodore|Air Chief Marshal|"
    r"Field Marshal|Marshal|Grand Chief)\.?\s+)+"
)
_ROMAN = re.compile(r"\b(I{1,3}|Iv|Vi{0,3}|Ix|Xi{0,3}|Xiv|Xv|Xvi)$", re.IGNORECASE)
_TAIL = re.compile(r",?\s+(?:Dr|Gen|Lt|Col|Maj|Prof|KG|MP|QC|KC|OBE|CBE)\.?(?:\s+Gen\.?)?(?:\s*\([^)]*\))?$")
PARTICLES = frozenset(
    [
        "al",
        "el",
        "ul",
        "bin",
        "ibn",
        "bint",
        "ben",
        "ould",
        "abu",
        "abd",
        "de",
        "da",
        "do",
        "dos",
        "das",
        "di",
        "del",
        "della",
        "der",
        "den",
        "van",
        "von",
        "zu",
        "la",
        "le",
        "y",
        "e",
        "i",
        "of",
        "the",
    ]
)
_SUFFIX = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii"})


_ONE = {
    variant: usual
    for usual, variants in {
        "mohammed": "mohammad muhammad mohamed mohamad muhammed muhamad mohamud mahomed",
        "ahmed": "ahmad",
        "abdullah": "abdallah abdulla",
        "hussein": "hussain husayn hossein husain",
        "yusuf": "yousef youssef yousuf",
        "sergei": "sergey serguei",
        "andrei": "andrey andriy",
        "dmitry": "dmitri dmitriy",
        "alexander": "aleksandr aleksander alexandr oleksandr",
        "yuri": "yury yuriy iurii",
        "alexei": "aleksey alexey aleksei",
        "salih": "saleh",
        "hasan": "hassan",
        "ali": "aly",
        "khalid": "khaled",
        "said": "saeed sayed saied",
        "umar": "omar",
    }.items()
    for variant in variants.split()
}
"""Spellings of common given names, brought to one."""


@functools.cache
def plain(text: str) -> str:
    """The same without accents and special letters, case kept."""
    text = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(c for c in text if not unicodedata.combining(c))


@functools.cache
def fold(text: str) -> str:
    """Plain, in lower case, hyphens as spaces, other marks gone: for comparing."""
    return " ".join(re.sub(r"[^a-z0-9 ]", "", plain(text).lower().replace("-", " ").replace(".", " ")).split())


@functools.cache
def words(text: str) -> tuple[str, ...]:
    """Folded words of a name without particles and generational suffixes."""
    return tuple(_ONE.get(w, w) for w in fold(text).split() if w not in PARTICLES and w not in _SUFFIX)


@functools.cache
def skeleton(word: str) -> str:
    """Consonants only, related letters as one: equal for most transliterations of one name (Qaddafi, Gaddafi)."""
    for a, b in (("ph", "f"), ("ck", "k"), ("kh", "k"), ("gh", "k"), ("x", "ks"), ("dzh", "j"), ("zh", "j"), ("dj", "j")):
        word = word.replace(a, b)
    word = word.translate(str.maketrans("qcgwyzt", "kkkvisd"))
    word = re.sub(r"[aeiouh]", "", word)
    return re.sub(r"(.)\1+", r"\1", word)


def alike(a: str, b: str) -> bool:
    """Whether two folded words can be one name in two spellings."""
    return a == b or (
        len(a) > 3
        and len(b) > 3
        and ((skeleton(a) == skeleton(b) and len(skeleton(a)) > 1) or difflib.SequenceMatcher(None, a, b).ratio() >= 0.8)
    )


def same(a: str, b: str) -> bool:
    """Whether two full names of one country can be one person's: the shorter's words are in the longer's, initials allowed."""
    short, long = sorted((words(a), words(b)), key=len)
    if len(short) < 2:
        return short == long and bool(short)
    if long[0] != short[0] and long[0][0] != short[0] and short[0][0] != long[0] and set(short) != set(long):
        return False
    if short[-1] not in long and long[-1] not in short:
        return False
    full = 0
    rest = list(long)
    for word in short:
        found = next((w for w in rest if w == word), None) or next(
            (w for w in rest if (len(word) == 1 or len(w) == 1) and w[0] == word[0]), None
        )
        if found is None:
            return False
        rest.remove(found)
        full += found == word and len(word) > 1
    return full >= 2 or (full == 1 and len(short) == len(long) == 2)


def akin(a: str, b: str) -> bool:
    """Whether two names agree well enough for two reports of one office in one country at one time, spelling apart.

    A name of one word must be in the other; else two words, or the last ones. With a patronymic the first names must agree too.
    """
    short, long = sorted((words(a), words(b)), key=len)
    if not short:
        return False
    son_of = re.search(r"\b(?:bin|ibn|bint)\b", f"{a} {b}".lower())
    if len(short) == 1:
        return any(alike(short[0], w) for w in (long[:1] if son_of else long))
    if son_of and not alike(words(a)[0], words(b)[0]):
        return False
    if len(short) >= 3 and not alike(short[0], long[0]) and short[0][0] != long[0][0] and not set(short) <= set(long):
        return False
    shared = sum(any(alike(w, other) for other in long) for w in short)
    return shared >= 2 or alike(short[-1], long[-1]) or (shared == 1 and any(len(w) == 1 for w in short))


def clean(name: str) -> str:
    """A name without ranks, notes in brackets, capitals of surnames, and with Roman numerals restored."""
    name = re.sub(r"\s*[\[(][^\])]*[\])]?", "", name).replace('"', " ").replace("  ", " ").strip(" ,;-")
    name = _TAIL.sub("", name)
    name = _RANK.sub("", name)
    name = " ".join(
        w.title() if len(w) > 3 and w.isupper() else "-".join(p.title() if len(p) > 2 and p.isupper() else p for p in w.split("-"))
        for w in name.split()
    )
    name = re.sub(r"\bMc([a-z])", lambda m: "Mc" + m.group(1).upper(), name)
    name = re.sub(r"\b(\w)\.(\w)\.(?=\w{2})", r"\1.\2. ", name)
    name = re.sub(r"\s+(?:serving as|in) caretaker.*$", "", name)
    name = re.sub(r"\b(?:Ii|Iii|Iv|Vii|Viii|Ix|Xii|Xiii|Xiv|Xv|Xvi)\b", lambda m: m.group().upper(), name)
    return _ROMAN.sub(lambda m: m.group().upper() if len(name.split()) > 1 else m.group(), name)


def title_case(upper: str) -> str:
    """A readable name from a dictionary in capitals: particles small inside the name."""
    parts = upper.replace("_", " ").split()
    out = []
    for n, part in enumerate(parts):
        low = part.lower()
        if low in PARTICLES and n:
            out.append(low)
        elif low.startswith(("al-", "el-")):
            out.append(low[:3] + low[3:].title())
        elif low.startswith("mc") and len(low) > 4:
            out.append("Mc" + low[2:].title())
        else:
            out.append("'".join(x[:1].upper() + x[1:] for x in low.title().lower().split("'")) if "'" in low else low.title())
    return " ".join(out)
