"""One spelling for every way of writing a word: case, accents, British or American, plural, possessive, numeral.

The folded forms are keys to compare with, never text to show. They are made the same way for the vocabulary when it is
compiled and for a registrant's term when it is read, so the two sides always agree.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import NamedTuple

APOSTROPHES = "'’‘`´ʼ′"
# fmt: off
GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "κ": "kappa", "λ": "lambda",
    "μ": "mu", "σ": "sigma", "τ": "tau", "ω": "omega",
}
# fmt: on
# fmt: off
ROMAN = {
    "i": "1", "ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9", "xi": "11",
    "xii": "12",
}
# fmt: on
NUMBERED = frozenset({"type", "stag", "grad", "class", "group", "factor"})
LETTERED = frozenset(
    {"hepatitis", "vitamin", "influenza", "hemophilia", "immunoglobulin", "hexosaminidas", "luminal", "hypervitaminos"}
    | {"paratyphoid", "sanfilippo", "morquio", "streptococcal", "streptococcus", "strep", "type", "group"}
)
"""Words after which "a" is a letter and no article: "hepatitis A"."""
LETTER_A = "a_"
AFTER_NUMBERED = {"v": "5", "x": "10", "one": "1", "two": "2", "three": "3", "four": "4"}
# fmt: off
PREFIXES = frozenset((
    "anti", "auto", "bio", "cardio", "co", "cyto", "endo", "extra", "gastro", "hyper", "hypo", "immuno",
    "inter", "intra", "mega", "micro", "mid", "multi", "myelo", "neo", "neuro", "osteo", "over", "para",
    "peri", "poly", "post", "pre", "pseudo", "psycho", "re", "retino", "semi", "sub", "supra", "trans",
    "ultra", "under", "uni", "vaso"
))
# fmt: on
_OUR = ("tumour", "behaviour", "colour", "labour", "odour", "vapour", "humour")
# fmt: off
_RESPELT = {
    "caesarean": "cesarean", "caesarian": "cesarean", "cesarian": "cesarean", "ageing": "aging",
    "centre": "center", "fibre": "fiber", "programme": "program", "grey": "gray", "foetus": "fetus",
    "disorder": "disease", "womens": "woman", "women": "woman", "children": "child", "mens": "man",
    "men": "man", "teeth": "tooth", "feet": "foot", "disfunction": "dysfunction", "mellitis": "mellitus",
    "vertebrae": "vertebra", "bacteria": "bacterium", "fungi": "fungus", "metastatis": "metastasis",
    "hodgkins": "hodgkin",
}
# fmt: on
# fmt: off
_SAME_IN_PLURAL = frozenset((
    "ascites", "caries", "diabetes", "faeces", "feces", "herpes", "herpies", "lues", "measles", "mumps",
    "pubes", "rabies", "rickets", "scabies", "sepsis", "series", "species", "tabes"
))
# fmt: on


class Token(NamedTuple):
    """A word of a text: its key, and where it stands in the text, in code points."""

    key: str
    start: int
    end: int


class _Plain(dict[int, str]):
    """Each character to one plain character: lower case without accent, an apostrophe, or a space."""

    def __missing__(self, code: int) -> str:
        plain = self[code] = _plain_character(chr(code))
        return plain


def _plain_character(character: str) -> str:
    if character in APOSTROPHES:
        return "'"
    if character in "æœÆŒ":
        return "e"
    base = unicodedata.normalize("NFKD", character)[:1].lower()[:1]
    return base if base.isalnum() else " "


_PLAIN = _Plain()


def plain(text: str) -> str:
    """The text in plain lower-case characters, one for one, so that positions stay what they were."""
    return text.translate(_PLAIN)


def words(text: str) -> list[Token]:
    """The text's words as keys with their places; hyphenated prefixes are joined and digits stand apart.

    "non" is always one with the next word: "non-small cell" is another thing than "small cell", in any order.
    """
    flat = plain(text)
    found: list[Token] = []
    at = 0
    for piece in flat.split():
        start = flat.index(piece, at)
        at = start + len(piece)
        _add_pieces(found, piece, start)
    return _joined(found, text)


def _add_pieces(found: list[Token], piece: str, start: int) -> None:
    for key, begins, ends in _keyed(piece):
        last = found[-1] if found else None
        if last and last.key == "non":
            found[-1] = Token("non" + key, last.start, start + ends)
        else:
            key = _numeral(key, last, start + begins)
            found.append(Token(key, start + begins, start + ends))


@lru_cache(maxsize=65536)
def _keyed(piece: str) -> tuple[tuple[str, int, int], ...]:
    """The keys of a word's pieces that have one, and where these begin and end in it."""
    keyed = ((word_key(part), offset, offset + len(part)) for part, offset in pieces(piece))
    return tuple(each for each in keyed if each[0])


@lru_cache(maxsize=65536)
def pieces(piece: str) -> tuple[tuple[str, int], ...]:
    """A word cut where letters meet digits ("covid19") and after "non" ("nonsmall"), with each part's offset."""
    if piece.isalpha():
        return _without_non(piece, 0)
    parts: list[tuple[str, int]] = []
    begin = 0
    for i in range(1, len(piece) + 1):
        if i == len(piece) or piece[i].isdigit() != piece[i - 1].isdigit():
            parts.extend(_without_non(piece[begin:i], begin))
            begin = i
    return tuple(parts)


def _without_non(part: str, offset: int) -> tuple[tuple[str, int], ...]:
    if part.startswith("non") and len(part) > 6:
        return (("non", offset), (part[3:], offset + 3))
    return ((part, offset),)


def _numeral(key: str, last: Token | None, start: int) -> str:
    """The key of a word at ``start`` by the word before it: a number for a numeral, a letter for what is no article."""
    if key in ROMAN:
        return ROMAN[key]
    if last is None:
        return key
    if key == "a" and last.key in LETTERED and start == last.end + 1:
        return LETTER_A
    return AFTER_NUMBERED.get(key, key) if last.key in NUMBERED else key


def _joined(found: list[Token], text: str) -> list[Token]:
    """Join "post-operative" to "postoperative": a prefix and what a hyphen ties to it are one word."""
    if "-" not in text:
        return found
    joined: list[Token] = []
    for token in found:
        last = joined[-1] if joined else None
        if last and _ties(last.key) and token.start == last.end + 1 and text[last.end] == "-" and token.key.isalpha():
            joined[-1] = Token(last.key + token.key, last.start, token.end)
        else:
            joined.append(token)
    return joined


def _ties(key: str) -> bool:
    """Whether a hyphen after this word joins it to the next: "colo-rectal" is "colorectal"."""
    return key in PREFIXES or (key.endswith("o") and key.isalpha() and len(key) > 3)


@lru_cache(maxsize=65536)
def word_key(word: str) -> str:
    """The key of one plain lower-case word: no possessive, American, singular; "" where nothing is left."""
    word = word.replace("'s", "") if word.endswith("'s") else word
    word = word.replace("'", "")
    for letter, name in GREEK.items():
        word = word.replace(letter, name)
    if word.isdigit():
        return word.lstrip("0") or "0"
    return _singular(_american(word))


def _american(word: str) -> str:
    word = _RESPELT.get(word) or _RESPELT.get(word.removesuffix("s")) or word
    if len(word) < 4:
        return word
    if word.startswith(_OUR):
        word = word.replace("our", "or", 1)
    for british, american in (("ae", "e"), ("oe", "e"), ("sation", "zation"), ("sulph", "sulf"), ("leuco", "leuko")):
        word = word.replace(british, american)
    return word


def _singular(word: str) -> str:
    if len(word) < 4:
        return word
    if word in _SAME_IN_PLURAL:
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sis", "ses")) and not word.endswith("sses"):
        return word[:-2]
    if word.endswith(("sses", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    return word[:-1] if word.endswith("e") and len(word) > 4 else word
