"""Read a doctor's note: its sentences, age and sex, what is said to be there and what is denied."""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.eligibility.fold import fold
from plaintrial.eligibility.pattern import find_spans, folded_pattern
from plaintrial.eligibility.screening.ago import days_ago, days_lasting
from plaintrial.eligibility.screening.allergies import told_allergies
from plaintrial.eligibility.screening.denial import is_past, says_no_itself, stands
from plaintrial.eligibility.screening.drugs import VARIABLE, medicines
from plaintrial.eligibility.screening.illness import Said, illnesses
from plaintrial.eligibility.screening.lasting import lasting_alike
from plaintrial.eligibility.screening.other_words import in_other_words, name_of_words
from plaintrial.eligibility.screening.patient import Fact, Patient, Reading
from plaintrial.eligibility.screening.since import since_an_age
from plaintrial.eligibility.screening.spans import days, years
from plaintrial.eligibility.screening.told import when_told
from plaintrial.eligibility.screening.vitals import by_definition, vitals
from plaintrial.eligibility.tree import Criterion, Predicate, Window
from plaintrial.eligibility.understand import understand

_NUMBERED = folded_pattern(rb"(?:^|\n) *\d{1,3}[.):] +")
_SENTENCE = folded_pattern(rb"[a-z0-9)%\"'][.!?] +[a-z0-9(]|\n+")
_AGE = folded_pattern(
    rb"\b(\d{1,3}(?:\.\d)?)[ -]*(year|yr|month|week|day)s?[ -]*(?:old|o\b|of age)|\b(\d{1,3}) ?(?:y/?o|y\.o\.?|yo)\b|\baged? (\d{1,3})\b"  # noqa: E501
    rb"|\b(\d{1,3}) ?y ?[fm]\b|\bage:? (\d{1,3})\b|\b(?:man|woman|gentleman|lady|boy|girl|male|female) of (\d{1,2})\b"
    rb"|\b(\d{1,3})[ -]jahrige[rnms]?\b|\b(\d{1,3}) jahre alt\b|\b(?:de|agee? de|di) (\d{1,3}) (?:ans|anos|anni)\b"
)
_SHORT = folded_pattern(rb"^(?: *\d{1,2}[.):])? *(?:an? )?(\d{1,3}) ?(?:yo? ?)?([fm])\b")  # "72F with chest pain"
_MALE = folded_pattern(rb"\b(?:man|male|boy|gentleman|father|husband|mr|he|his|him|\d\d ?(?:yo?|y/o) ?m)\b")
_FEMALE = folded_pattern(
    rb"\b(?:woman|female|girl|lady|mother|wife|mrs|ms|she|her|menses|gravida|\d\d ?(?:yo?|y/o) ?f|g\d ?p\d)\b"
)
_NAMED_SEX = folded_pattern(
    rb"\b(?:(man|male|boy|gentleman|mann|homme|hombre|varon|uomo)|(woman|female|girl|lady|frau|femme|mujer|donna))\b"
)
_ENGLISH = folded_pattern(
    rb"\b(?:the|is|was|with|has|had|he|she|of|and|for|to|who|her|his|in|on|no|a|year|old"
    rb"|ago)\b"
)
_FOREIGN = folded_pattern(
    rb"\b(?:el|la|los|las|con|una|un|de|del|y|le|les|et|des|du|der|die|das|und|mit|nicht|keine?r?|ohne|frau|mann"
    rb"|depuis|seit"
    rb"|desde|ne|pas|il|elle|est|es|ist|hat|tiene|sin|che|di|jahrige[rns]?|jahre|ans|anos|mujer|hombre|femme"
    rb"|homme|fuma)\b"
)
_KIN = folded_pattern(
    rb"\bfamil(?:y|ial) history|\b(?:mother|father|brothers?|sisters?|siblings?|parents?|uncle|aunt|grand(?:mother|father)|cousins?|relatives)"  # noqa: E501
    rb"(?:'s)? (?:has|had|have|was|were|died|underwent|with|is|are|both|also)"
)
_RELATIVE_DOES = folded_pattern(
    rb"\b(?:mother|father|brother|sister|parent|uncle|aunt|grand(?:mother|father)|cousin|wife|husband|son"
    rb"|daughter)s? "
    rb"([a-z]+s)\b"
)
_TELLS = frozenset(
    b"brings says states reports notes notices denies tells describes complains recalls is was has "
    b"thinks believes feels observes gives worries does".split()
)
_NARROWS = folded_pattern(
    rb"\b(?:severe|acute|significant|uncontrolled|unstable|active|recent|major|further|other|new|overt|gross"
    rb"|obvious) $"
)
_BEGAN = folded_pattern(rb"\b(?:began|begun|started|onset|beginning|noticed|developed|since)\b")
_BESIDE, _BEGINS = 16, 40


def read_note(text: str) -> Patient:
    """Return what the note says. A note may number its sentences ("0. ...", "1. ..."); its numbers are kept."""
    folded = fold(text)
    spans = list(_sentences(text, folded))
    age, age_at = _age(folded, spans)
    sex, sex_at = _sex(folded, spans)
    facts: list[Fact] = []
    readings: list[Reading] = []
    for at, criterion in enumerate(understand(folded, tuple(_as_criteria(text, spans)))):
        found: list[tuple[int, int, Fact]] = []
        for predicate in criterion.predicates:
            if _of_kin(folded, criterion, predicate) or is_past(folded, predicate):
                continue
            if predicate.op == "is":
                found.append((predicate.start, predicate.end, _fact(predicate, folded, criterion, at)))
            elif isinstance(predicate.value, (int, float)) and not _in_urine(folded, predicate):
                readings.append(
                    Reading(variable=predicate.variable, value=float(predicate.value), unit=predicate.unit, sentence=at)
                )
        found += _in_other_words(folded, criterion.start, criterion.end, at, found)
        found += _medicines(folded, criterion, at, found)
        facts += lasting_alike(list(since_an_age(found, folded, age)), folded)
        facts += told_allergies(folded, criterion.start, criterion.end, at)
    for at, (start, end) in enumerate(spans):
        known = frozenset(each.variable for each in readings if each.sentence == at)
        readings += vitals(folded[start:end], at, known)
    facts += by_definition(readings, age)
    said = tuple(_illnesses(text, folded, spans))
    english = _is_english(folded)
    return Patient(
        age=age,
        sex=sex,
        facts=tuple(facts),
        readings=tuple(readings),
        illnesses=said,
        sentences=tuple(text[a:b].strip() for a, b in spans),
        folded=tuple(folded[a:b] for a, b in spans),
        age_sentence=age_at,
        sex_sentence=sex_at,
        closed=(age is not None or bool(facts) or bool(readings) or bool(said)) and english,
        foreign=not english,
    )


def _is_english(folded: bytes) -> bool:
    """Whether the note is in a language whose silence can be read: of another, too little is understood."""
    part = folded[:_FIRST_PART]
    foreign = len(find_spans(_FOREIGN, part, _FIRST_PART))
    return foreign <= len(find_spans(_ENGLISH, part, _FIRST_PART))


_FIRST_PART = 4_000


def _illnesses(text: str, folded: bytes, spans: list[tuple[int, int]]) -> Iterator[Said]:
    """The illnesses of the person that the vocabulary knows; what is only possible is not said."""
    for at, (start, end) in enumerate(spans):
        for found in illnesses(text[start:end], folded[start:end], "unclear"):
            how = stands(folded, start, end, start + found.start, start + found.end)
            if how.denied and narrows(folded, start + found.start):
                continue
            if not _is_of_kin(folded, start, end, start + found.start, start + found.end):
                yield Said(found.concept, how.denied, at, how.possible)


def _in_other_words(
    folded: bytes, start: int, end: int, at: int, found: list[tuple[int, int, Fact]]
) -> Iterator[tuple[int, int, Fact]]:
    """What the sentence says in other words than criteria do."""
    known = {(fact.variable, fact.value) for _, _, fact in found}
    for variable, value, a, b in in_other_words(folded[start:end]):
        if (variable, value) in known or _is_of_kin(folded, start, end, start + a, start + b):
            continue
        how = stands(folded, start, end, start + a, start + b)
        own = variable in _BY_ITS_WORDS
        words = folded[start + a : start + b].decode("latin-1") if own else name_of_words(variable, value)
        when = when_told(folded, start, start + a, start + b, end)
        fact = Fact(
            variable=variable, value=value, denied=how.denied, possible=how.possible, planned=how.planned,
            words=words, when=when, sentence=at, days_ago=days_ago(folded, start, start + a, start + b, end),
        )  # fmt: skip
        yield start + a, start + b, fact


_BY_ITS_WORDS = frozenset(("alcohol", "drug_abuse"))
"""What has to be told as it was said: some wine is no alcohol abuse."""


_TESTED_AGAINST = folded_pattern(
    rb"\b(?:sensitive|susceptible|susceptibility|resistant|resistance) (?:to|of|against)\b[^;:]{0,160}$"
)
"""A germ's medicines, not the person's: "sensitive to rifampicin"."""


def _medicines(
    folded: bytes, sentence: Criterion, at: int, found: list[tuple[int, int, Fact]]
) -> list[tuple[int, int, Fact]]:
    """The medicines a sentence names, each with the time the rules read of it."""
    named = []
    for each in medicines(folded, sentence.start, sentence.end):
        if _is_of_kin(folded, sentence.start, sentence.end, each.start, each.end):
            continue
        known = next((fact for start, end, fact in found if start < each.end and each.start < end), None)
        if known is not None and known.variable not in ("treatment", "allergy"):
            continue
        if _TESTED_AGAINST.search(folded[sentence.start : each.start]) is not None:
            continue
        how = stands(folded, sentence.start, sentence.end, each.start, each.end)
        ago = days_ago(folded, sentence.start, each.start, each.end, sentence.end)
        lasting = days_lasting(folded, each.end, sentence.end)
        fact = Fact(
            variable=VARIABLE,
            value=each.name,
            denied=how.denied,
            possible=how.possible,
            planned=how.planned,
            days_ago=ago if known is None or known.days_ago is None else known.days_ago,
            lasting_days=lasting if known is None or known.lasting_days is None else known.lasting_days,
            words=folded[each.start : each.end].decode("latin-1"),
            when=when_told(folded, sentence.start, each.start, each.end, sentence.end),
            sentence=at,
        )
        if b"allerg" not in folded[max(sentence.start, each.start - _BESIDE) : each.start]:
            named.append((each.start, each.end, fact))
    return named


def _in_urine(folded: bytes, predicate: Predicate) -> bool:
    """Whether cells were counted under the microscope: "2 WBCs/hpf" is no count of the blood."""
    return b"hpf" in folded[predicate.start : predicate.end + _BESIDE]


def _of_kin(folded: bytes, criterion: Criterion, predicate: Predicate) -> bool:
    return _is_of_kin(folded, criterion.start, criterion.end, predicate.start, predicate.end)


def _is_of_kin(folded: bytes, low: int, high: int, start: int, end: int) -> bool:
    """Whether the words are of a relative: "her mother had breast cancer"."""
    begins = max(low, folded.rfind(b". ", low, start) + 1)
    ends = folded.find(b". ", end, high)
    sentence = folded[begins : ends if ends >= 0 else high]
    if _KIN.search(sentence) is not None:
        return True
    does = _RELATIVE_DOES.search(sentence)
    return does is not None and does.group(1) not in _TELLS and begins + does.start() < start


def _sentences(text: str, folded: bytes) -> Iterator[tuple[int, int]]:
    numbered = [match.start() for match in _NUMBERED.finditer(folded)]
    cuts = numbered if len(numbered) > 1 else [match.end() - 1 for match in _SENTENCE.finditer(folded)]
    starts = [0, *[cut for cut in cuts if cut > 0]]
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        if text[start:end].strip():
            yield start, end


def _as_criteria(text: str, spans: list[tuple[int, int]]) -> Iterator[Criterion]:
    for at, (start, end) in enumerate(spans):
        yield Criterion(id=f"n{at}", kind="unclear", text=text[start:end], start=start, end=end, body=start)


def narrows(folded: bytes, at: int) -> bool:
    """Whether the word before ``at`` makes what is said there narrower: "severe asthma"."""
    return _NARROWS.search(folded[max(0, at - _BESIDE) : at]) is not None


def _fact(predicate: Predicate, folded: bytes, sentence: Criterion, at: int) -> Fact:
    window = predicate.window if predicate.window is None or not _is_age(predicate.window, folded) else None
    span = None if window is None or window.value is None else days(window.value, window.unit)
    began = window is not None and _BEGAN.search(folded[max(0, window.start - _BEGINS) : window.start]) is not None
    words = folded[predicate.start : predicate.end]
    how = stands(folded, sentence.start, sentence.end, predicate.start, predicate.end)
    return Fact(
        variable=predicate.variable,
        value=predicate.value if not isinstance(predicate.value, tuple) else True,
        denied=how.denied or (predicate.negated and says_no_itself(words)),
        days_ago=span if window is not None and window.relation == "before" else None,
        lasting_days=span if window is not None and (window.relation == "for" or began) else None,
        words=words.decode("latin-1"),
        narrow=narrows(folded, predicate.start),
        possible=how.possible,
        planned=how.planned,
        when=when_told(folded, sentence.start, predicate.start, predicate.end, sentence.end),
        sentence=at,
    )


def _is_age(window: Window, folded: bytes) -> bool:
    """Whether what looks like a span of time is the age: "a 10 yo boy with snoring"."""
    return _AGE.search(folded[window.start : window.end + _BESIDE]) is not None


def _age(folded: bytes, spans: list[tuple[int, int]]) -> tuple[float | None, int]:
    """The first age the note states; "6-month-old" counts in years."""
    short = _SHORT.search(folded)
    if short is not None:
        return float(short.group(1)), 0
    for at, (start, end) in enumerate(spans):
        match = _AGE.search(folded[start:end])
        if match is not None:
            number, unit, *others = match.groups()
            value = next(value for value in (number, *others) if value is not None)
            return years(float(value), f"{unit.decode()}s".replace("yrs", "years") if unit else "years"), at
    return None, -1


def _sex(folded: bytes, spans: list[tuple[int, int]]) -> tuple[str | None, int]:
    """By the word for the person, else by the pronouns where they agree."""
    short = _SHORT.search(folded)
    if short is not None:
        return ("male" if short.group(2) == b"m" else "female"), 0
    for at, (start, end) in enumerate(spans):
        match = _NAMED_SEX.search(folded[start:end])
        if match is not None:
            return ("male" if match.group(1) else "female"), at
    male, female = _MALE.search(folded) is not None, _FEMALE.search(folded) is not None
    if male == female:
        return None, -1
    return ("male" if male else "female"), 0
