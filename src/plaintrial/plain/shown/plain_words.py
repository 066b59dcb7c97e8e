"""Glossary words put into running text: "renal function" is "kidney function", "a acute" becomes "an"."""

from __future__ import annotations

from itertools import repeat

from plaintrial.plain.glossary import is_body_part, starts_of_terms, swap_at
from plaintrial.plain.wordlists import phrases

_LINKING = frozenset(phrases("linking_words.list"))
_NOUNS_ONLY = frozenset(phrases("nouns_only.list"))
_ARTICLES = frozenset(("a", "an", "A", "An"))
_ADJECTIVES = ("ed", "nt", "ble", "ic", "al", "ous", "ive", "ary")
_MARKS = "()[]{}.,;:!?\"'“”‘’«»*"
_SPOKEN = frozenset("aeiouy")
_SPELLED = 2


def reworded(text: str, *, in_name: bool = False, strict: bool = False) -> str:
    """``text`` with every glossary term that may be replaced in prose (or in a name) said plainly.

    ``strict``: not where a noun follows the term, which then only describes it. Names are always read so.
    """
    lower = small_words(text)
    starts = starts_of_terms(lower, in_name=in_name)
    return with_terms_said(text.split(" "), lower, starts, in_name=in_name, strict=strict or in_name)


def small_words(text: str) -> list[str]:
    """The words of ``text`` as terms are looked up: small letters, without the marks around them."""
    return list(map(str.strip, text.lower().replace("’", "'").split(" "), repeat(_MARKS)))


def with_terms_said(
    chunks: list[str], lower: list[str], starts: list[int], *, in_name: bool = False, strict: bool = False
) -> str:
    """What ``reworded`` says of a text that was cut before: its words as typed, its ``small_words``, where terms may
    begin among them.
    """
    said: list[str] = []
    at = 0
    for place in starts:
        found = swap_at(lower, place, in_name=in_name) if place >= at else None
        if found is None or not _unbroken(chunks, place, found[0]) or _describes(lower, place, found[0], strict):
            continue
        taken, plain = found
        if (_shares_noun(lower, place) and len(plain.split()) > taken) or _is_of_a_type(chunks, place + taken):
            continue
        said += chunks[at:place]
        at = place + taken
        said.append(_dressed(chunks, place, taken, _cased(plain, chunks[place].strip(_MARKS), said)))
    return _with_articles(said + chunks[at:] if at else chunks, in_name)


def _describes(lower: list[str], at: int, taken: int, strict: bool) -> bool:
    """Whether a noun follows: in "lung cancer vaccine" the illness only describes the vaccine."""
    following = at + taken
    if (taken == 1 and is_body_part(lower[at])) or not (strict or lower[at] in _NOUNS_ONLY):
        return False
    return following < len(lower) and lower[following] not in _LINKING and lower[following].isalpha()


def _is_of_a_type(chunks: list[str], following: int) -> bool:
    """Whether a letter follows that belongs to the name: "hepatitis C virus", not "cutaneous T cell lymphoma"."""
    letter, *rest = [chunk.strip(_MARKS) for chunk in chunks[following : following + 2]] or [""]
    return len(letter) == 1 and letter.isupper() and letter != "I" and rest[:1] != ["cell"]


def _shares_noun(lower: list[str], at: int) -> bool:
    """Whether an adjective before "or" shares the term's noun: "advanced or metastatic solid tumors"."""
    return at > 1 and lower[at - 1] in ("or", "and") and lower[at - 2].endswith(_ADJECTIVES)


def _unbroken(chunks: list[str], at: int, taken: int) -> bool:
    """Whether no mark stands between the words of a term."""
    return taken == 1 or all(
        chunks[n].rstrip(_MARKS) == chunks[n] and chunks[n + 1].lstrip(_MARKS) == chunks[n + 1]
        for n in range(at, at + taken - 1)
    )


def _dressed(chunks: list[str], at: int, taken: int, plain: str) -> str:
    """The plain words with the marks that stood around the term."""
    first, last = chunks[at], chunks[at + taken - 1]
    return first[: len(first) - len(first.lstrip(_MARKS))] + plain + last[len(last.rstrip(_MARKS)) :]


def _cased(plain: str, typed: str, said: list[str]) -> str:
    starts = not said or said[-1].endswith((".", "!", "?"))
    return plain[0].upper() + plain[1:] if starts and typed[:1].isupper() else plain


def _with_articles(said: list[str], in_name: bool) -> str:
    """ "a" and "an" by the word that follows; a capital "A" may be a name's own."""
    if not _ARTICLES.isdisjoint(said):
        words = " ".join(said).split(" ")
        for place in [n for n, word in enumerate(words[:-1]) if word in _ARTICLES]:
            word, following = words[place], words[place + 1]
            begins = not in_name and (place == 0 or words[place - 1].endswith((".", "!", "?")))
            if (word in ("a", "an") or begins) and following[:1].isalpha():
                wanted = "an" if vowel_sound(following) else "a"
                words[place] = wanted.capitalize() if word[0] == "A" else wanted
        return " ".join(words)
    return " ".join(said)


def vowel_sound(word: str) -> bool:
    """Whether "an" goes before the word."""
    bare = word.lower().strip("(\"'“")
    if word.isupper() and len(word) > 1:
        return word[0] in "AEFHILMNORSX"
    if _is_spelled(word):
        return word[0] in "aefhilmnorsx"
    if bare.startswith(("hour", "honest", "heir")):
        return True
    return bare[:1] in "aeiou" and not bare.startswith(("uni", "use", "usu", "eu", "one", "once", "ur", "uk", "ut"))


def _is_spelled(word: str) -> bool:
    """Whether a word that begins small is said letter by letter: "mRNA", "siRNA", "rgp120"."""
    letters = word[: next((n for n, char in enumerate(word) if not char.isalpha()), len(word))]
    if not letters[:1].islower() or not letters.isascii() or len(letters) < _SPELLED:
        return False
    return letters[1:3] != letters[1:3].lower() or _SPOKEN.isdisjoint(letters)
