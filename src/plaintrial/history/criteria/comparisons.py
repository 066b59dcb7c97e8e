"""How registrants write a comparison beside a number, in words and in signs."""

from __future__ import annotations

_LAST = ("last", "past", "previous", "prior", "preceding")
_OF = ("age", "period", "duration", "weight", "score", "life expectancy", "interval")
_MORE_WORDS = ("greater", "more", "higher", "older", "larger", "longer")
_LESS_WORDS = ("less", "lower", "younger", "fewer", "smaller", "shorter")

_AT_LEAST = (
    "at least", "at least the last", "at least the past", "at least the previous", "minimum of", "minimum", "minimal",
    "from", "no earlier than", "not earlier than", ">=", "=>", "> =", "≥", "⩾", "≧",
    "equal to or greater than", "equal or greater than", "equal to or more than", "equal to or above", "or superior to",
    *(f"minimum {what} of" for what in _OF), *(f"minimum {what}" for what in _OF),
    *(f"{more} than or equal to" for more in _MORE_WORDS), *(f"{more} or equal to" for more in _MORE_WORDS),
    *(f"no {less} than" for less in _LESS_WORDS), *(f"not {less} than" for less in _LESS_WORDS),
)  # fmt: skip
_MORE = (*(f"{more} than" for more in _MORE_WORDS), "superior to", "over", "above", "exceeding", "exceeds", "exceed",
         *(f"more than the {last}" for last in _LAST), ">")  # fmt: skip
_AT_MOST = (
    "at most", "maximum of", "maximum", "maximal", "up to", "no later than", "not later than", "not exceed",
    "not exceeding", "within", "<=", "=<", "< =", "≤", "⩽", "≦", "equal to or less than", "equal or less than",
    "equal to or below", *(f"maximum {what} of" for what in _OF), *(f"maximum {what}" for what in _OF),
    *(f"{less} than or equal to" for less in _LESS_WORDS), *(f"{less} or equal to" for less in _LESS_WORDS),
    *(f"no {more} than" for more in _MORE_WORDS), *(f"not {more} than" for more in _MORE_WORDS),
    *(f"{where} {last}" for where in ("the", "within", "within the", "in the", "in", "during the", "over the")
      for last in _LAST),
)  # fmt: skip
_LESS = (*(f"{less} than" for less in _LESS_WORDS), "inferior to", "below", "under", "<")

BEFORE_A_NUMBER: dict[tuple[str, ...], str] = {
    tuple(phrase.split()): side
    for side, phrases in ((">=", _AT_LEAST), (">", _MORE), ("<=", _AT_MOST), ("<", _LESS))
    for phrase in phrases
}
"""The words or signs before a number, and the side they bound."""

_OR_MORE = ("or older", "or more", "or greater", "or above", "or over", "or higher", "or longer", "and older",
            "and above", "and over", "of age or older", "of age and older", "old or older", "old and older",
            "of age or above", "of age and above", "or later", "+")  # fmt: skip
_OR_LESS = ("or younger", "or less", "or below", "or lower", "or fewer", "or under", "and younger", "and under",
            "and below", "of age or younger", "of age and younger", "or shorter")  # fmt: skip

AFTER_A_NUMBER: dict[tuple[str, ...], str] = {
    tuple(phrase.split()): side for side, phrases in ((">=", _OR_MORE), ("<=", _OR_LESS)) for phrase in phrases
}
"""The same for words after a number."""
