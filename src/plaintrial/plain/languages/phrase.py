"""Words with the forms that other words of a sentence ask of them: contractions, elisions, number.

A template names the form it needs: ``{condition}`` is "le cancer du sein", ``{condition.of}`` "du cancer du sein",
``{what:peut|peuvent}`` the verb that agrees with ``what``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

FORMS = ("of", "to", "that", "inside", "having")


class Phrase(str):
    """The words as they stand alone, and their other forms.

    ``of``, ``to``, ``that``: after the language's words for these. ``inside``: where or when something is.
    ``having``: after the words for people who have it. ``several``: whether it is more than one thing.
    """

    of: str
    to: str
    that: str
    inside: str
    having: str
    several: bool

    def __new__(cls, words: str, *, several: bool = False, of: str = "", to: str = "", that: str = "",
                inside: str = "", having: str = "") -> Phrase:  # fmt: skip
        """A form that is not given is the words themselves."""
        made = super().__new__(cls, words)
        made.of, made.to, made.that = of or words, to or words, that or words
        made.inside, made.having = inside or words, having or words
        made.several = several
        return made

    def __format__(self, spec: str) -> str:
        """The words; for a ``spec`` such as "peut|peuvent", the one of the two that agrees with them."""
        if "|" not in spec:
            return super().__format__(spec)
        one, many = spec.split("|")
        return many if self.several else one


def joined(parts: Sequence[str], join: Callable[[Sequence[str]], str]) -> Phrase:
    """Several phrases as one, joined in each form."""
    phrases = [part if isinstance(part, Phrase) else Phrase(part) for part in parts]
    forms = {form: join([getattr(phrase, form) for phrase in phrases]) for form in FORMS}
    forms["that"] = join([*(phrase.that for phrase in phrases[:1]), *phrases[1:]])
    return Phrase(join(phrases), several=len(phrases) > 1 or any(p.several for p in phrases), **forms)
