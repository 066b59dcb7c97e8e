"""Terms that say a condition is absent: "COVID-19 negative", "non-diabetic", "healthy volunteers"."""

from __future__ import annotations

from collections.abc import Sequence

from plaintrial.conditions.keys import FILLERS, bag
from plaintrial.conditions.spelling import Token

BEFORE = frozenset({"no", "not", "non", "without", "absenc", "never", "exclud", "excluding", "free"})
AFTER = frozenset({"negativ", "free", "seronegativ", "seronegativity", "uninfected", "neg", "naiv"})
HEALTHY = frozenset({"healthy", "normal"})
NOBODY = frozenset(
    {"condition no", "no", "none", "na", "diseas no", "applicabl not", "patient no", "no specific"}
    | {"condition no specific", "health good", "n", "not specified", "a n", "no pathology", "health no problem"}
)
_TELLING = HEALTHY.union(*(said.split() for said in NOBODY))
"""Without one of these, nothing of the kind is said."""
WHO = frozenset(
    {"volunteer", "subject", "participant", "people", "person", "individual", "adult", "man", "woman", "male"}
    | {"female", "donor", "control", "population", "child", "older", "young", "human", "elderly", "weight"}
    | {"boy", "girl", "infant", "newborn", "adolescent", "teen", "senior", "community", "student"}
)


def negated(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the word before or after words[first:last] says that the condition is absent."""
    while first > 1 and tokens[first - 1].key in FILLERS:
        first -= 1
    before = tokens[first - 1].key if first else ""
    while last < len(tokens) - 1 and tokens[last].key.isdigit():
        last += 1
    after = tokens[last].key if last < len(tokens) else ""
    return before in BEFORE or after in AFTER


def nobody_ill(tokens: Sequence[Token]) -> bool:
    """Whether the words speak of healthy people or of no condition at all."""
    keys = {token.key for token in tokens}
    if keys.isdisjoint(_TELLING):
        return False
    said = bag(keys)
    return said in NOBODY or said in HEALTHY or not (keys.isdisjoint(HEALTHY) or keys.isdisjoint(WHO))
