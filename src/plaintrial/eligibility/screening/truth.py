"""Whether a person is as a predicate asks: yes, no, or not known. What is not known is never held against anyone."""

from __future__ import annotations

import msgspec

from plaintrial.eligibility.screening.allergies import VARIABLE as ALLERGIC_TO
from plaintrial.eligibility.screening.allergies import same_substance
from plaintrial.eligibility.screening.by_name import named_reading
from plaintrial.eligibility.screening.drugs import VARIABLE as MEDICINE
from plaintrial.eligibility.screening.drugs import kinds_of
from plaintrial.eligibility.screening.illness import VARIABLE, kin_of, thought_of, truth_of
from plaintrial.eligibility.screening.implied import LUMPED, implies, names_the_whole, says_as_much
from plaintrial.eligibility.screening.patient import Fact, Patient, Reading
from plaintrial.eligibility.screening.spans import days, years
from plaintrial.eligibility.screening.told import When
from plaintrial.eligibility.screening.tumour_stage import VARIABLE as STAGE
from plaintrial.eligibility.screening.tumour_stage import told_stage
from plaintrial.eligibility.screening.units import converted, supposed_unit, times_upper_limit
from plaintrial.eligibility.tree import Predicate, Window

Truth = bool | None


class Finding(msgspec.Struct, frozen=True):
    """Whether a predicate holds, and the sentence that says so (-1: none)."""

    truth: Truth
    sentence: int = -1
    mentioned: bool = False  # something was said of it, though not enough to tell
    when: When = ""  # told as of now, or as over
    denied: bool = False  # it was said that it was never so


UNKNOWN = Finding(None)


def find(predicate: Predicate, patient: Patient, words: bytes) -> Finding:
    """Return whether the predicate, its own "no" included, holds for the patient; ``words`` are those it stands for."""
    finding = _plain(predicate, patient, words)
    if predicate.negated and finding.truth is not None:
        return Finding(not finding.truth, finding.sentence, finding.mentioned, finding.when)
    return finding


def _plain(predicate: Predicate, patient: Patient, words: bytes) -> Finding:
    if predicate.variable == "age":
        return _age(predicate, patient)
    if predicate.variable == "sex":
        if predicate.value == "all":
            return Finding(True)
        return UNKNOWN if patient.sex is None else Finding(patient.sex == predicate.value, patient.sex_sentence)
    if predicate.variable == VARIABLE:
        return _ill(str(predicate.value), patient)
    if predicate.op == "is":
        return _said(predicate, patient, words)
    return _measured(predicate, patient)


def _ill(concept: str, patient: Patient) -> Finding:
    truth, sentence = truth_of(concept, patient.illnesses)
    if truth is None:
        near = (thought_of if patient.closed else kin_of)(concept, patient.illnesses)
        return Finding(None, near, near >= 0)
    return Finding(truth, sentence)


def _age(predicate: Predicate, patient: Patient) -> Finding:
    if patient.age is None or not isinstance(predicate.value, (int, float)):
        return UNKNOWN
    limit = years(predicate.value, predicate.unit)
    if limit is None:
        return UNKNOWN
    # A person of 18 is 18 until the next birthday: "up to 18 years" takes them.
    age = patient.age if patient.age < 2 or predicate.unit not in (None, "years") else float(int(patient.age))
    return Finding(compare(age, predicate.op, limit), patient.age_sentence)


def compare(value: float, op: str, limit: float) -> Truth:
    """``value op limit``; None for an operator that compares nothing."""
    if op == ">=":
        return value >= limit
    if op == "<=":
        return value <= limit
    if op == ">":
        return value > limit
    if op == "<":
        return value < limit
    return value == limit if op == "=" else None


def _measured(predicate: Predicate, patient: Patient) -> Finding:
    if predicate.variable == STAGE:
        stage = told_stage(patient)
        return UNKNOWN if stage is None else Finding(_reading_holds(predicate, stage), stage.sentence)
    for reading in reversed(patient.readings):
        if reading.variable == predicate.variable:
            truth = _reading_holds(predicate, reading)
            if truth is not None:
                return Finding(truth, reading.sentence)
    told = as_karnofsky(predicate, patient)
    if told is not None:
        return told
    named = named_reading(predicate, patient) if patient.closed else None
    if named is not None:
        return Finding(_reading_holds(predicate, named), named.sentence)
    if predicate.variable == "body_temperature" and predicate.op in (">", ">="):
        return next((Finding(False, f.sentence) for f in patient.facts if f.value == "fever" and f.denied), UNKNOWN)
    return UNKNOWN


_SCALES = {0: (90, 100), 1: (70, 80), 2: (50, 60), 3: (30, 40), 4: (10, 20), 5: (0, 0)}
"""An ECOG grade and the points of Karnofsky's scale that mean the same (Oken 1982)."""


def as_karnofsky(predicate: Predicate, patient: Patient) -> Finding | None:
    """A Karnofsky score from an ECOG grade, where all scores of that grade agree; None for another measure."""
    if predicate.variable != "karnofsky" or not isinstance(predicate.value, (int, float)):
        return None
    grade = next((each for each in patient.readings if each.variable == "ecog"), None)
    if grade is None or grade.value not in _SCALES:
        return None
    least, most = (compare(each, predicate.op, predicate.value) for each in _SCALES[int(grade.value)])
    return Finding(least, grade.sentence) if least == most else None


def _reading_holds(predicate: Predicate, reading: Reading) -> Truth:
    if predicate.op == "in" and isinstance(predicate.value, tuple):
        return reading.value in predicate.value
    if not isinstance(predicate.value, (int, float)) or isinstance(predicate.value, bool):
        return None
    limit = float(predicate.value)
    if predicate.unit == "ULN":
        return _of_upper_limit(predicate, reading, limit)
    value = _in_unit(reading, predicate.unit, limit)
    if predicate.variable in _RATIOS and value is not None:
        value, limit = (100 * each if each <= 1 else each for each in (value, limit))  # 0.7 is 70 %
    return None if value is None else compare(_rounded(value), predicate.op, _rounded(limit))


_RATIOS = frozenset(("fev1_fvc", "lvef"))


def _in_unit(reading: Reading, wanted: str | None, limit: float) -> float | None:
    """The reading in the criterion's unit; a bare number has the unit its size speaks for."""
    if reading.unit == wanted:
        return reading.value
    mine = supposed_unit(reading.variable, reading.value) if reading.unit in (None, "/mL") else reading.unit
    mine = mine or reading.unit  # cells in a millilitre are a slip for a microlitre
    theirs = wanted or supposed_unit(reading.variable, limit)
    if mine is not None and theirs is not None:
        span, asked = days(reading.value, mine), days(1.0, theirs)
        if span is not None and asked is not None:
            return span / asked
        return converted(reading.variable, reading.value, mine, theirs)
    return reading.value if reading.unit in _BARE and wanted in _BARE else None


def _of_upper_limit(predicate: Predicate, reading: Reading, limit: float) -> Truth:
    """Against a multiple of the laboratory's limit: only where it holds, or fails, at every usual limit."""
    times = times_upper_limit(reading.variable, reading.value, reading.unit)
    if times is None:
        return None
    least, most = (compare(each, predicate.op, limit) for each in times)
    return least if least == most else None


def _rounded(value: float) -> float:
    """To seven digits, so that 40 % and 0.4 x 100 % do not differ."""
    return float(f"{value:.7g}")


_BARE = frozenset((None, "%", "mmHg", "/min", "C", "kg/m2", "points", "kg", "cm"))  # commonly left out


def _said(predicate: Predicate, patient: Patient, words: bytes) -> Finding:
    """A fact that is the same, or that implies it; one with the time the predicate asks for."""
    denied = UNKNOWN
    mentioned, ahead = -1, False
    for fact in sorted(patient.facts, key=_is_over):
        same = fact.variable == predicate.variable and fact.value == predicate.value
        if same and not fact.denied and not says_as_much(fact.variable, fact.value, fact.words, words):
            mentioned = mentioned if fact.variable == "alcohol" else fact.sentence
            continue
        if not same and not _bears_on(fact, predicate, words):
            if predicate.value is True and predicate.variable == "infection" and _is_infection(fact):
                mentioned = fact.sentence
            continue
        if fact.planned and predicate.family in _UNDERGONE:
            if predicate.hypothetical:
                return Finding(True, fact.sentence)
            mentioned, ahead = fact.sentence, True
            continue
        if fact.possible:
            mentioned = fact.sentence
            continue
        if fact.denied:
            if not fact.narrow:
                denied = Finding(False, fact.sentence, denied=True)
            continue
        timely = True if predicate.family == "consent" else _timely(predicate.window, fact, about=patient.closed)
        if timely is None:
            mentioned = fact.sentence
        else:
            return Finding(timely, fact.sentence, when=fact.when)
    if mentioned >= 0:
        return Finding(None, mentioned, True, "ahead" if ahead else "")
    return denied


def _is_over(fact: Fact) -> bool:
    """What is told as of now comes first: who stopped one of a class may take another."""
    return fact.when == "past"


def _is_infection(fact: Fact) -> bool:
    """Whether some infection was said: whether it is active or serious is then to be asked."""
    return fact.variable in _INFECTIONS and not fact.denied and not fact.possible and fact.when != "past"


_INFECTIONS = frozenset(
    ("herpes", "hiv", "hepatitis", "hepatitis_b", "hepatitis_c", "opportunistic_infection", "tuberculosis")
)
_UNDERGONE = frozenset(("surgery", "treatment"))


def _bears_on(fact: Fact, predicate: Predicate, words: bytes) -> bool:
    """Whether another fact settles the predicate: one that implies it, or a class denied as a whole."""
    if fact.variable == MEDICINE == predicate.variable:
        above, below = (predicate.value, fact.value) if fact.denied else (fact.value, predicate.value)
        return str(below) in kinds_of(str(above))
    if fact.variable == ALLERGIC_TO == predicate.variable:
        return fact.value == "" or same_substance(
            str(fact.value).encode("latin-1"), str(predicate.value).encode("latin-1")
        )
    if fact.denied or not implies(fact.variable, fact.value, predicate.variable, predicate.value):
        return False
    return predicate.value not in LUMPED or names_the_whole(words)


def _timely(window: Window | None, fact: Fact, *, about: bool) -> Truth:
    """Whether what was said lies in the window; None where the time was not said, or is only ``about`` the limit."""
    if window is None:
        return True
    if window.value is None:
        return None
    asked = days(window.value, window.unit)
    if about and fact.when == "now" and fact.days_ago is None and window.relation == "before":
        return window.op in ("<", "<=")  # what is so now is within any time before
    had = fact.days_ago if window.relation == "before" else fact.lasting_days
    if asked is None or had is None or window.relation == "after":
        return None
    if about and abs(had - asked) < _ABOUT * asked and window.relation == "before":
        return None
    return compare(had, window.op, asked)


_ABOUT = 0.01  # "6 months ago" of a note is neither surely within nor surely beyond 6 months
