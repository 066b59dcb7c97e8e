"""Words as the checker compares them: small, of one spelling, without their endings; and which words claim nothing."""

from __future__ import annotations

from functools import lru_cache

from plaintrial.ground.stems import english_stem
from plaintrial.plain.wordlists import words

_SPACED = str.maketrans(
    {
        **dict.fromkeys('()[]{};:!?"“”«»*/\\|-–—_+&#~^•·…\t\n', " "),
        "’": "'",
        **{sign: f" {sign} " for sign in "≥≤<>=%µ"},
    }
)
_AROUND = ".,'"

_SPELLINGS = (
    ("aem", "em"),
    ("oem", "em"),
    ("aed", "ed"),
    ("oed", "ed"),
    ("oesoph", "esoph"),
    ("oestr", "estr"),
    ("tumour", "tumor"),
    ("our", "or"),
    ("isation", "ization"),
    ("yse", "yze"),
    ("centre", "center"),
    ("fibre", "fiber"),
    ("programme", "program"),
    ("sulph", "sulf"),
    ("aesth", "esth"),
    ("coel", "cel"),
    ("diarrhoe", "diarrhe"),
    ("caesar", "cesar"),
)

_FRAME = words("frame_words.list")


def tokens(text: str) -> list[str]:
    """Words, numbers and comparison signs of a text in order, small letters; "5mg" is "5" and "mg"."""
    found: list[str] = []
    for chunk in text.lower().replace(">=", "≥").replace("<=", "≤").translate(_SPACED).split():
        bare = chunk.strip(_AROUND)
        if bare.isalpha() or (bare.isascii() and bare.isdigit()):
            found.append(bare)
        elif bare:
            found += _parts(bare)
    return found


def _parts(chunk: str) -> list[str]:
    """A chunk cut where digits turn into letters ("5mg"); "1,200", "0.5" and names such as "GDX012" stay whole."""
    parts: list[str] = []
    kind = ""
    for char in chunk:
        here = (
            "d" if char.isdigit() or (char in ".," and kind == "d") else "a" if char.isalpha() or char == "'" else "s"
        )
        if parts and here != "s" and (here == kind or (kind == "a" and here == "d")):
            parts[-1] += char
        else:
            parts.append(char)
            kind = here
    stripped = (part.strip(_AROUND) for part in parts)
    return [part for part in stripped if part]


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """A word without its endings and of one spelling: "Tumours" and "tumor" are the same."""
    bare = word.removesuffix("'s").removesuffix("'")
    for british, american in _SPELLINGS:
        if british in bare:
            bare = bare.replace(british, american)
    return english_stem(bare)


_FRAME_STEMS = frozenset(map(stem, _FRAME))


@lru_cache(maxsize=16_384)
def is_frame(word: str) -> bool:
    """Whether a word only holds a sentence together, and claims nothing about the study."""
    return stem(word) in _FRAME_STEMS
