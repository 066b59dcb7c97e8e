"""How text becomes search words: one analyser for documents and for what people type."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain

import tantivy

STEMMED = "stemmed"
LONGEST_WORD = 40


def _analyser() -> tantivy.TextAnalyzer:
    """Letters and digits in runs, lower case, without accents, stemmed. Stop words stay: phrases need them."""
    return (
        tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        .filter(tantivy.Filter.remove_long(LONGEST_WORD))
        .filter(tantivy.Filter.lowercase())
        .filter(tantivy.Filter.ascii_fold())
        .filter(tantivy.Filter.stemmer("english"))
        .build()
    )


@lru_cache(maxsize=1)
def analyser() -> tantivy.TextAnalyzer:
    """The analyser of every text field."""
    return _analyser()


def stems(text: str) -> tuple[str, ...]:
    """The words of a text as the index has them, in order. A lone surrogate counts as a blank."""
    found: list[str] = analyser().analyze(whole(text))
    return tuple(found)


def whole(text: str) -> str:
    """``text`` without lone surrogates, which no UTF-8 holds."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


_CHARACTERS = "".join(chr(code).lower() if chr(code).isalnum() else " " for code in range(128))
_MOST_KNOWN = 200_000


class _Known(dict[str, str]):
    """Words with their stems; a word that is too long stays as it is."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _MOST_KNOWN:
            self.clear()
        found = analyser().analyze(word)
        self[word] = stem = found[0] if found else word
        return stem


class _Pieces(dict[str, list[str]]):
    """What stands between blanks, with its words."""

    def __missing__(self, piece: str) -> list[str]:
        if len(self) >= _MOST_KNOWN:
            self.clear()
        self[piece] = found = analyser().analyze(piece)
        return found


_known = _Known()
_pieces = _Pieces()


def analysed(text: str) -> list[str]:
    """The same words as ``stems`` gives, faster: each word is stemmed once.

    A word that is too long stays as it is, for ``STEMMED`` to drop: the words beside it are no neighbours.
    """
    if not text.isascii():
        return list(chain.from_iterable(map(_pieces.__getitem__, whole(text).split())))
    return list(map(_known.__getitem__, text.translate(_CHARACTERS).split()))


@lru_cache(maxsize=1)
def stemmed() -> tantivy.TextAnalyzer:
    """The analyser of texts that ``analysed`` made: words between blanks."""
    return (
        tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace())
        .filter(tantivy.Filter.remove_long(LONGEST_WORD))
        .build()
    )


# fmt: off
IDLE = frozenset((
    "a", "about", "all", "an", "and", "any", "are", "as", "at", "be", "by", "can", "clinic", "do", "for", "from",
    "have", "help", "how", "i", "if", "in", "into", "is", "it", "me", "my", "near", "new", "not", "of", "on", "or",
    "our", "patient", "people", "person", "find", "recruit", "research", "show", "stud", "studi", "test", "that",
    "the", "their", "there", "these", "this", "to", "treat", "treatment", "trial", "type", "use", "want", "what",
    "where", "which", "who", "with", "without", "you",
))
# fmt: on
"""Stems of words that hardly tell one study from another: they rank, but a study need not hold them."""
ASKING = frozenset(
    stems(
        "mum mums mummy mom moms mam dad dads daddy husband wife spouse partner nan nana gran granny grandma "
        "grandpa grandad auntie someone somebody anyone anybody anything something looking need needs please "
        "taking takes joining join joined enrolling sign getting get got has had been was were am we us he she his "
        "her him they them will would could should does did some any more most newest latest current currently "
        "available suffering suffers suffer diagnosed option options possible hello hi thanks thank ask asking "
        "know info information im ive dealing living people results keep keeps kept keeping having feel feels feeling "
        "experience experienced experiencing going went goes come comes came become became really very often still "
        "again also too even just only ever never more less lots lot much many bad badly worse worst better good "
        "because since when while then now after before during here yet but so than over under year years yrs yo old "
        "older younger "
        "cant cannot can't don't dont doesnt doesn't didnt didn't won't wont isn't isnt"
    )
)
"""The same of words with which people ask for themselves or for their own. In records some of them tell something."""
OWN = frozenset(stems("mother father son daughter sister brother child kid kids baby friend girlfriend boyfriend"))
"""The same after "my" and "our"; by themselves they say who takes part."""
