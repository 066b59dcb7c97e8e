"""Age and sex out of a patient's free text, from the words that say them most plainly. Hand-written, linear."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

_UNITS = {"year": 1.0, "yr": 1.0, "yo": 1.0, "y": 1.0, "month": 1 / 12, "mo": 1 / 12, "week": 1 / 52, "wk": 1 / 52,
          "day": 1 / 365, "d": 1 / 365}  # fmt: skip
_FEMALE = frozenset({"woman", "female", "girl", "she", "her", "lady", "f", "yof", "daughter", "mother", "wife"})
_MALE = frozenset({"man", "male", "boy", "he", "his", "him", "gentleman", "m", "yom", "son", "father", "husband"})
_SURE = frozenset({"woman", "female", "girl", "lady", "man", "male", "boy", "gentleman", "yof", "yom"})
_SURE_ABROAD = {
    "FEMALE": frozenset({"femme", "fille", "mujer", "niña", "frau", "mädchen", "patientin"}),
    "MALE": frozenset({"homme", "garçon", "hombre", "niño", "varón", "mann", "junge"}),
}
_YEARS_OLD = frozenset({"jährige", "jähriger", "jähriges", "jährigen", "jahrige", "jahriger"})
_YEARS_OF = frozenset({"ans", "años", "anos"})
_ONLY_WOMEN = frozenset({"pregnant", "pregnancy", "gravida", "menarche", "postmenopausal", "menopause", "amenorrhea"})
_STAGES = {"newborn": 0.02, "neonate": 0.02, "infant": 0.5, "toddler": 2.0}
_OLDEST = 120
_REACH = 3
"""Words between a number and "old" or the unit's end: "58 - year - old"."""


def words_of(text: str) -> list[str]:
    """Lower-case words and numbers; "52yo" is parted into "52" and "yo"."""
    flat = "".join(c if c.isalnum() or c == "." else " " for c in text.lower())
    return [part for word in flat.split() for part in _parted(word.strip("."))]


def _parted(word: str) -> Iterator[str]:
    digits = len(word) - len(word.lstrip("0123456789."))
    if 0 < digits < len(word):
        yield word[:digits].strip(".")
    yield word[digits:] if digits < len(word) else word


def age_of(words: Sequence[str]) -> float | None:
    """The first age in the text, in years; None when none is said."""
    for place, word in enumerate(words):
        years = _age_at(words, place)
        if years is not None:
            return years
        if word in _STAGES:
            return _STAGES[word]
    return None


def _age_at(words: Sequence[str], place: int) -> float | None:
    number = _number(words[place])
    after = [word.rstrip("s") if len(word) > 2 else word for word in words[place + 1 : place + 1 + _REACH]]
    if number is None or not after:
        return None
    unit = _UNITS.get(after[0])
    old = after[0] in ("yo", "yof", "yom") or (after[0] == "y" and "o" in after) or "old" in after or "age" in after
    who = unit == 1.0 and len(after) > 1 and after[1] in _FEMALE | _MALE
    if after[0] in ("yof", "yom"):
        unit = 1.0
    if after[0] in _YEARS_OLD or (after[0] == "jahre" and "alt" in after) or _is_of_years(words, place):
        return number if number <= _OLDEST else None
    if unit is None:
        # "aged 58", "age: 58", "58 F"
        said = place > 0 and words[place - 1] in ("aged", "age")
        return number if said or (after[0] in ("f", "m") and place < 5) else None
    return number * unit if (old or who) and number * unit <= _OLDEST else None


def _is_of_years(words: Sequence[str], place: int) -> bool:
    """Whether a number says an age in French or Spanish: "de 58 ans", not "depuis 3 ans"."""
    return place > 0 and words[place - 1] == "de" and words[place + 1] in _YEARS_OF


def _number(word: str) -> float | None:
    try:
        return float(word) if word[:1].isdigit() and len(word) < 6 else None
    except ValueError:
        return None


def sex_of(words: Sequence[str]) -> str | None:
    """ "FEMALE" or "MALE", from the first plain word, else from the most pronouns; None when it is not said."""
    for word in words:
        if word in _SURE:
            return "FEMALE" if word in _FEMALE else "MALE"
        for sex, some in _SURE_ABROAD.items():
            if word in some:
                return sex
    if not _ONLY_WOMEN.isdisjoint(words):
        return "FEMALE"
    women, men = (sum(word in kind for word in words) for kind in (_FEMALE, _MALE))
    return None if women == men else "FEMALE" if women > men else "MALE"


_BY_AGE = (
    (1, "infant newborn neonate baby"), (13, "child children pediatric childhood"),
    (18, "adolescent child children pediatric teen"), (65, "adult"), (_OLDEST + 1, "elderly older aged"),
)  # fmt: skip
_BY_SEX = {"FEMALE": "women female", "MALE": "men male"}
_GROWN = 18


def words_for(age: float | None, sex: str | None) -> str:
    """The words with which studies name people of an age and a sex, "elderly women"; empty where nothing is known."""
    by_age = "" if age is None else next((words for below, words in _BY_AGE if age < below), "")
    by_sex = _BY_SEX.get(sex or "", "") if age is None or age >= _GROWN else ""
    return f"{by_age} {by_sex}".strip()
