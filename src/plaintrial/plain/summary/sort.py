"""Which part of the page a simplified sentence belongs to, if it can stand there alone."""

from __future__ import annotations

from plaintrial.plain.glossary import bringing, in_terms
from plaintrial.plain.pattern import Pattern

_MOST_WORDS = 22
_FEWEST_WORDS = 6
_MOST_BEFORE = 26
"""The glossary says a term in fewer words too, but no sentence gets much shorter by it."""

_AIM = Pattern(
    r"(?i)^(?:the (?:main |primary )?aim (?:is|was)"
    r"|this study (?:aims|will (?:test|compare|look|find|check|measure|try|examine|study)|looks|tests|compares|tries)"
    r"|the (?:researchers|study) (?:aims?|looks|will (?:test|compare|look|find)))\b"
)
_JOINING = "may be able to join this study"
_DOING = Pattern(
    r"(?i)^(?:you|candidates|the person|each person|each participant|people|participants|volunteers|children|women|men"
    r"|adults|the people|everyone|parents|all people)\s(?:in this study |in the study |taking part |who join )?"
    r"(?:will|are|may|can) |^(?:blood|urine|samples|blood samples|a blood sample|tests)\b.{0,40} (?:will|are|is) "
)
_BACKGROUND = Pattern(r"(?i)^[a-z][\w' -]{2,60}? (?:is|are|may|can|use|uses|cause|causes|affects?) ")
_DANGLING = Pattern(
    r"(?i)^(?:these|those|this (?:is|may|will|can|was|has|means|would|period)|it|they|however|also|so|still|but"
    r"|and|or|such"
    r"|both|other|another|each of|in (?:this|these) (?:case|way)|then|that|which|there|here|as (?:a|an)|if so|for this"
    r"|after this|secondly?|third|first(?:ly)?|finally|one|two|2|the (?:second|other|latter|former|third"
    r"|results?|first)"
    r"|with|when|while|if|although|because|since|recent|some|participation|in (?:addition|contrast|fact))\b"
)
_POINTING = Pattern(
    r"(?i)\b(?:these|those|above|below|aforementioned|following|former|latter|respectively|said|aim is to \w+ will"
    r"|aim is to (?:do|achieve|accomplish|address|answer|test) (?:this|so|that)|aim is to this end)\b"
)
_LOOSE = Pattern(r"(?i)\bthis (?:may|is|was)\b|\balso\b|\btherefore\b|\bsuch\b")
_BROKEN = Pattern(
    r"[|{}\[\]_=#~*();]|\.\.|\b[a-z]\.\s|:\s|\betc\b|\b(?:of|in|and|or|with|the|a|to|for|by|from|as|that|if"
    r"|whether|such as|including|find out|the following)[.]$|\S\?\S|\b(?:people people"
    r"|people person|person people|the the|of of)\b"
)
_OURS = Pattern(r"(?i)\b(?:we|our|us|i|my)\b")


_NEVER = Pattern("|".join(f"(?:{pattern.source})" for pattern in (_BROKEN, _OURS, _POINTING)))


_BREAKING = tuple("|{}[]_=#~*();")
_LOST = frozenset(
    ("we", "our", "us", "my", "these", "those", "above", "below", "aforementioned", "following", "former", "latter",
     "respectively", "said")
)  # fmt: skip
_LOST -= in_terms(_LOST)
"""Words of ``_NEVER`` that no glossary term takes out of a sentence."""
_VERBS = frozenset(
    ("is", "are", "may", "can", "use", "uses", "cause", "causes", "affect", "affects", "will", "was", "aim", "aims",
     "looks", "tests", "compares", "tries")
)  # fmt: skip
_VERBS |= bringing(_VERBS)
"""A sentence of any section holds one of them, or a term for which one is said."""


def may_stand_alone(text: str) -> bool:
    """Whether a sentence may get a section once the glossary has made it plainer: a quick look at most others."""
    return len(text.split()) <= _MOST_BEFORE and not _DANGLING.holds(text)


def is_past_mending(text: str, words: list[str], *, has_terms: bool) -> bool:
    """Whether no section would take the sentence, whatever the glossary says: a quick look, before it is asked.

    ``words``: its ``small_words``. ``has_terms``: whether the glossary may change it.
    """
    bare = text.strip(" ,;")
    if any(map(bare.__contains__, _BREAKING)) or not _LOST.isdisjoint(words) or _VERBS.isdisjoint(words):
        return True
    return not has_terms and not _FEWEST_WORDS <= len(bare.split()) <= _MOST_WORDS


def section_of(said: str) -> str | None:
    """ "why", "who", "asks" or "what"; None for a sentence that cannot stand alone."""
    if not _FEWEST_WORDS <= len(said.split()) <= _MOST_WORDS or said.endswith("?"):
        return None
    if _NEVER.search(said):
        return None
    if _AIM.search(said):
        return "why"
    if _DANGLING.search(said):
        return None
    if _JOINING in said.lower():
        return "who"
    if _DOING.search(said):
        return "asks"
    return "what" if _BACKGROUND.search(said) and not _LOOSE.search(said) else None
