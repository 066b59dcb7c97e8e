"""Capitals of names inside a sentence: "Arsenic Trioxide" is arsenic trioxide, "Crohn Disease" keeps Crohn."""

from __future__ import annotations

from functools import lru_cache

from plaintrial.plain.common_words import is_common
from plaintrial.plain.glossary import GLOSSARY
from plaintrial.plain.wordlists import phrases, words

_ENDINGS = phrases("endings.list")
_NAMES = words("names.list")
_TERM_WORDS = frozenset(word.strip("(),") for entry in GLOSSARY for word in entry.term.split())
_MEDICAL = words("medical_words.list")
_PREFIXES = frozenset(
    (
        "peri",
        "intra",
        "alfa",
        "alpha",
        "beta",
        "gamma",
        "delta",
        "corpus",
        "argon",
        "hernia",
        "bikram",
        "yoga",
        "non",
        "anti",
        "pre",
        "post",
        "multi",
        "inter",
        "intra",
        "co",
        "self",
        "re",
        "sub",
    )
)
_NAMED_AFTER_PEOPLE = frozenset(
    (
        "disease",
        "syndrome",
        "lymphoma",
        "sarcoma",
        "tumor",
        "tumour",
        "palsy",
        "anomaly",
        "granulomatosis",
        "thyroiditis",
        "esophagus",
        "oesophagus",
        "phenomenon",
        "ataxia",
        "chorea",
        "purpura",
        "contracture",
        "deformity",
        "macroglobulinemia",
        "encephalopathy",
        "cell",
        "body",
        "bodies",
        "dystrophy",
        "fever",
    )
)
_SHORTEST_SHOUT = 5
_ALLERGEN = 3


@lru_cache(maxsize=16_384)
def mid_sentence(name: str, *, known_only: bool = True) -> str:
    """``name`` as it stands inside a sentence: ordinary words in small letters, real names as typed.

    ``known_only``: a word we do not know keeps its capital, for it may be a brand. Else only what stands before
    "disease" and its kin does, for it may be somebody's name.
    """
    words = name.split(" ")
    following = [*words[1:], ""]
    small = (
        _small_word(word, known_only or _is_named(word, after)) for word, after in zip(words, following, strict=True)
    )
    return " ".join(small)


def _is_named(word: str, after: str) -> bool:
    """Whether the word may be somebody's name ("Hurthle cell"), or the first of an allergen's ("Der p 1")."""
    if after.lower().strip(",.;()") in _NAMED_AFTER_PEOPLE:
        return True
    return len(word) == _ALLERGEN and len(after) == 1 and after.islower() and after != "a"


@lru_cache(maxsize=16_384)
def _small_word(word: str, known_only: bool) -> str:
    parts = word.split("-")
    if len(parts) > 1 and _is_own_name([part.strip("(),.;:'\"") for part in parts]):
        return word
    return "-".join("/".join(_small(piece, known_only) for piece in part.split("/")) for part in parts)


def _is_own_name(parts: list[str]) -> bool:
    """ "Cheyne-Stokes", "Cat-PAD": names of people, or a brand with letters of its own."""
    if not all(part[:1].isupper() and part.isascii() for part in parts) or parts[0].lower() in _PREFIXES:
        return False
    known = [is_common(part.lower()) or part.lower() in _TERM_WORDS or _is_ordinary(part.lower()) for part in parts]
    shouted = [part.isupper() and len(part) > 1 for part in parts]
    return not any(known) or (any(shouted) and not all(shouted))


def _small(word: str, known_only: bool) -> str:
    bare = word.strip("(),.;:'\"")
    lower = bare.lower()
    if not bare or not bare[0].isupper() or lower in _NAMES or any(c.isdigit() for c in bare) or not bare.isascii():
        return word
    shouted = bare.isupper() and len(bare) >= _SHORTEST_SHOUT
    titled = bare[1:] == lower[1:] and len(bare) > 1
    if titled and (lower in _TERM_WORDS or lower in _PREFIXES):
        return word.replace(bare, lower)
    if titled and not known_only:
        return word.replace(bare, lower)
    return word.replace(bare, lower) if (shouted or titled) and _is_ordinary(lower) else word


def _is_ordinary(lower: str) -> bool:
    return (
        is_common(lower)
        or (len(lower) > 4 and lower.endswith(_ENDINGS))
        or lower in _MEDICAL
        or lower.rstrip("s") in _MEDICAL
    )
