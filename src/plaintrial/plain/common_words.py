"""Which words most readers know: a list written by hand, and the endings English puts on them."""

from __future__ import annotations

from functools import lru_cache

from plaintrial.plain.wordlists import words

_ENDINGS = (
    ("ies", "y"), ("ied", "y"), ("ier", "y"), ("iest", "y"), ("ily", "y"), ("iness", "y"), ("s", ""), ("es", ""),
    ("es", "e"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("er", ""), ("er", "e"), ("est", ""),
    ("est", "e"), ("ly", ""), ("ly", "le"), ("ness", ""), ("ful", ""), ("less", ""), ("'s", ""), ("s'", "s"),
    ("n't", ""), ("'re", ""), ("'ll", ""), ("ment", ""), ("y", ""), ("y", "e"), ("self", ""), ("or", ""), ("or", "e"),
)  # fmt: skip
_BY_LAST_LETTER = {
    last: tuple((ending, instead) for ending, instead in _ENDINGS if ending[-1] == last)
    for last in {ending[-1] for ending, _ in _ENDINGS}
}


COMMON_WORDS = words("common_words.list")


@lru_cache(maxsize=65_536)
def is_common(word: str) -> bool:
    """Whether most readers know ``word``: it is on the list, a number, or a listed word with an ending."""
    bare = word.lower().replace("’", "'")
    if bare in COMMON_WORDS or not any(char.isalpha() for char in bare):
        return True
    if "-" in bare:
        return all(is_common(part) for part in bare.split("-") if part)
    return any(
        bare.endswith(ending) and _without(bare, ending, instead) in COMMON_WORDS
        for ending, instead in _BY_LAST_LETTER.get(bare[-1], ())
    )


def _without(word: str, ending: str, instead: str) -> str:
    stem = word[: -len(ending)] + instead
    doubled = len(stem) > 3 and stem[-1] == stem[-2] and ending in ("ed", "ing", "er", "est") and not instead
    return stem[:-1] if doubled and stem not in COMMON_WORDS else stem
