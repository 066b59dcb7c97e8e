"""What must not be lost on the way: that something is only asked, hoped or possible, and words that keep people out."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.plain.checking.support import Support
from plaintrial.plain.checking.turns import is_negation
from plaintrial.plain.checking.words import stem


def _stems(words: str) -> frozenset[str]:
    return frozenset(map(stem, words.split()))


_OPEN = _stems(
    "whether if may might could possible possibly potential potentially hope hoped believe believed thought suggest "
    "suggests likely perhaps hypothesis hypothesize hypothesise hypothesized propose proposed purpose aim aims "
    "objective goal determine evaluate assess investigate examine explore"
)
"""Words by which a text leaves open what it speaks of."""
_ASKED = _stems("whether if hypothesis hypothesize hypothesise hypothesized")
"""Those by which it only asks: a "can" in the answer does not leave it open."""
_ASKING = _stems(
    "whether if aim aims goal purpose objective test tests look looks find learn compare compares check think thinks "
    "believe hope suggest see try tries measure ask asks determine evaluate assess investigate examine explore"
)
"""Words by which a sentence asks too."""
_OF_THE_STUDY = ["the", "study", "is"]
"""How a sentence begins that tells what a study is, not what came of it."""
_POSSIBLE = _stems("may might could can would possible possibly potential potentially likely perhaps")
_CLAIMS = _stems(
    "reduce reduces increase improve improves lower lowers raise prevent prevents treat treats help helps work works "
    "effect effects effective efficacy cause causes kill kills stop stops slow slows boost benefit better worse more "
    "less fewer higher control controls protect protects block blocks shrink shrinks ease eases relieve longer shorter "
    "decrease enhance suppress delay promote restore strengthen weaken harm change changes remove removes"
)
"""Words by which a sentence says what something does."""
_TURNED = _stems(
    "exclude excluded excludes exclusion ineligible prohibited contraindicated unable unless except fail failed fails "
    "refuse refused instead rather withdraw"
)
"""Words that turn what they stand by into its opposite; one that is left out turns the sentence."""


def certainty_problems(said: list[str], support: Support) -> Iterator[str]:
    """A question, a hope or a chance that is told as a fact."""
    if _OPEN.isdisjoint(support.read_stems):
        return
    stems = set(map(stem, said))
    open_words = [token for reading in support.readings for token in reading if stem(token) in _OPEN]
    if stems & _ASKING:
        return
    told = stems & (_CLAIMS | _POSSIBLE | {"will"})
    of_the_study = said[: len(_OF_THE_STUDY)] == _OF_THE_STUDY and not told
    asked = any(stem(token) in _ASKED for token in open_words)
    if (asked and not of_the_study) or (told and not stems & _POSSIBLE):
        yield f"without {open_words[0]!r}"


def dropped_problems(said: list[str], support: Support) -> Iterator[str]:
    """An "excluded", an "unless" or their like that the sentence leaves out."""
    if _TURNED.isdisjoint(support.read_stems):
        return
    stems = set(map(stem, said))
    negated = any(map(is_negation, said))
    for reading in support.readings:
        for token in reading:
            if stem(token) in _TURNED and stem(token) not in stems and not negated:
                yield f"without {token!r}"
                return
