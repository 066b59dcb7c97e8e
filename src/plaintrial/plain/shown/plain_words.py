"""Glossary words put into running text: "renal function" is "kidney function", "a acute" becomes "an"."""

from __future__ import annotations

from plaintrial.plain.glossary import swap_at

_MARKS = "()[]{}.,;:!?\"'“”‘’«»*"


def reworded(text: str, *, in_name: bool = False) -> str:
    """``text`` with every glossary term that may be replaced in prose (or in a name) said plainly."""
    chunks = text.split(" ")
    cores = [chunk.strip(_MARKS) for chunk in chunks]
    lower = [core.lower().replace("’", "'") for core in cores]
    said: list[str] = []
    at = 0
    while at < len(chunks):
        found = swap_at(lower, at, in_name=in_name)
        if found is None or not _unbroken(chunks, cores, at, found[0]):
            said.append(chunks[at])
            at += 1
            continue
        taken, plain = found
        said.append(_dressed(chunks, cores, at, taken, _cased(plain, cores[at], said)))
        at += taken
    return _with_articles(said)


def _unbroken(chunks: list[str], cores: list[str], at: int, taken: int) -> bool:
    """Whether no mark stands between the words of a term."""
    return all(
        chunks[n].endswith(cores[n]) and chunks[n + 1].startswith(cores[n + 1]) for n in range(at, at + taken - 1)
    )


def _dressed(chunks: list[str], cores: list[str], at: int, taken: int, plain: str) -> str:
    """The plain words with the marks that stood around the term."""
    first, last = chunks[at], chunks[at + taken - 1]
    lead = first[: first.index(cores[at])]
    tail = last[last.rindex(cores[at + taken - 1]) + len(cores[at + taken - 1]) :]
    return lead + plain + tail


def _cased(plain: str, typed: str, said: list[str]) -> str:
    starts = not said or said[-1].endswith((".", "!", "?"))
    return plain[0].upper() + plain[1:] if starts and typed[:1].isupper() else plain


def _with_articles(said: list[str]) -> str:
    """ "a" and "an" by the word that follows."""
    words = " ".join(said).split(" ")
    for place, word in enumerate(words[:-1]):
        if word in ("a", "an", "A", "An") and words[place + 1][:1].isalpha():
            wanted = "an" if vowel_sound(words[place + 1]) else "a"
            words[place] = wanted.capitalize() if word[0] == "A" else wanted
    return " ".join(words)


def vowel_sound(word: str) -> bool:
    """Whether "an" goes before the word."""
    bare = word.lower().strip("(\"'“")
    if word.isupper() and len(word) > 1:
        return word[0] in "AEFHILMNORSX"
    if bare.startswith(("hour", "honest", "heir")):
        return True
    return bare[:1] in "aeiou" and not bare.startswith(("uni", "use", "usu", "eu", "one", "once", "ur", "uk", "ut"))
