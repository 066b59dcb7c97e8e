"""Capitals of names inside a sentence: "Arsenic Trioxide" is arsenic trioxide, "Crohn Disease" keeps Crohn."""

from __future__ import annotations

from functools import lru_cache

from plaintrial.plain.common_words import is_common
from plaintrial.plain.glossary import GLOSSARY
from plaintrial.plain.wordlists import words

_ENDINGS = (
    "itis", "osis", "oses", "asis", "emia", "aemia", "oma", "omas", "opathy", "opathies", "ectomy", "otomy", "plasty",
    "scopy", "graphy", "ology", "genic", "genous", "ous", "ary", "ory", "ic", "ical", "al", "ial", "ive", "tion",
    "tions", "sion", "ment", "ing", "ed", "ity", "ness", "ance", "ence", "ency", "ancy", "ism", "ine", "ide", "ate",
    "ole", "mab", "nib", "vir", "cillin", "mycin", "pril", "sartan", "statin", "platin", "rubicin", "taxel", "zole",
    "zumab", "cept", "parin", "fibrate", "gliptin", "glutide", "caine", "barbital", "azepam", "azine", "idine",
    "amide", "oxacin", "cycline", "sterone", "olone", "isone", "phylline", "trexate", "uracil", "stim", "poietin",
    "kinra", "limus", "setron", "prost", "terol", "thiazide", "olol", "azosin", "dipine", "tidine", "triptan", "pam",
    "pram", "oxetine", "ene", "ane", "yl", "ium", "ant", "ent", "ure", "able", "ible", "oid", "oids", "pathy", "algia",
    "uria", "trophy", "plegia", "rrhea", "rrhoea", "oxide", "acid", "toxin", "vaccine", "globulin", "kin", "feron",
)  # fmt: skip
_NAMES = words("names.txt")
_TERM_WORDS = frozenset(word.strip("(),") for entry in GLOSSARY for word in entry.term.split())
_PREFIXES = frozenset(("non", "anti", "pre", "post", "multi", "inter", "intra", "co", "self", "re", "sub"))
_SHORTEST_SHOUT = 5


@lru_cache(maxsize=16_384)
def mid_sentence(name: str) -> str:
    """``name`` as it stands inside a sentence: ordinary words in small letters, real names as typed."""
    return " ".join("-".join(_small(part) for part in word.split("-")) for word in name.split(" "))


def _small(word: str) -> str:
    bare = word.strip("(),.;:'\"")
    lower = bare.lower()
    if not bare or not bare[0].isupper() or lower in _NAMES or any(c.isdigit() for c in bare) or not bare.isascii():
        return word
    shouted = bare.isupper() and len(bare) >= _SHORTEST_SHOUT
    titled = bare[1:] == lower[1:] and len(bare) > 1
    if titled and (lower in _TERM_WORDS or lower in _PREFIXES):
        return word.replace(bare, lower)
    return word.replace(bare, lower) if (shouted or titled) and _is_ordinary(lower) else word


def _is_ordinary(lower: str) -> bool:
    return is_common(lower) or (len(lower) > 4 and lower.endswith(_ENDINGS))
