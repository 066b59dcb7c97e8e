"""Read the answers a person gave: a mapping of what is asked to what they said. Silence is not an answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plaintrial.eligibility.fold import fold
from plaintrial.eligibility.screening.answer_keys import is_nested, list_kind, plain_key, variable_of
from plaintrial.eligibility.screening.answer_values import is_nothing, number, times, yes_or_no
from plaintrial.eligibility.screening.illness import Said, illnesses
from plaintrial.eligibility.screening.note import narrows, read_note
from plaintrial.eligibility.screening.patient import Fact, Patient, Reading
from plaintrial.eligibility.screening.spans import years

_DEEPEST = 3
_MOST = 2_000
_LONGEST = 4_000
_FEMALE = frozenset(["f", "female", "woman", "women", "girl", "weiblich", "feminin", "femme", "mujer"])
_MALE = frozenset(["m", "male", "man", "men", "boy", "mannlich", "masculin", "homme", "hombre"])
_AS_FLAG = {"allergy": "allergy to", "surgery": "surgery"}
_NAMED = ("condition", "treatment", "symptom", "language")


def read_answers(answers: Mapping[str, Any]) -> Patient:
    """Return the person. Keys are variables ("age", "sex", "pregnancy", "hba1c", "ecog"), questions' keys
    ("condition:asthma"), lists, or holders of more answers ("labs").

    ``True``/"yes" and ``False``/"no" answer a question, a number is a value, "7.1 %" or ``{"value": 7.1, "unit": "%"}``
    one with its unit, ``{"value": true, "months_ago": 3}`` a yes with its time. Lists ("conditions", "medications",
    "symptoms", "allergies", "not_conditions") hold words in any spelling. ``None``, "unknown" and what is not
    understood are no answers.
    """
    reader = _Reader()
    reader.read(answers, 0)
    return Patient(
        age=reader.age,
        sex=reader.sex,
        facts=tuple(reader.facts),
        readings=tuple(reader.readings),
        illnesses=tuple(reader.said),
        sentences=tuple(reader.sentences),
        folded=tuple(map(fold, reader.sentences)),
        age_sentence=reader.age_sentence,
        sex_sentence=reader.sex_sentence,
    )


class _Reader:
    def __init__(self) -> None:
        self.age: float | None = None
        self.sex: str | None = None
        self.age_sentence = self.sex_sentence = -1
        self.facts: list[Fact] = []
        self.readings: list[Reading] = []
        self.said: list[Said] = []
        self.sentences: list[str] = []

    def read(self, answers: Mapping[str, Any], depth: int) -> None:
        """Take all answers of a mapping; those of "labs" and the like one level down."""
        for key, answer in list(answers.items())[:_MOST]:
            if not isinstance(key, str) or is_nothing(answer):
                continue
            plain = plain_key(key)
            if is_nested(plain) and depth < _DEEPEST:
                self._nested(answer, depth)
                continue
            self.sentences.append(f"{key}: {shown(answer)}"[:_LONGEST])
            self._answer(key, plain, answer, len(self.sentences) - 1)

    def _nested(self, answer: object, depth: int) -> None:
        if isinstance(answer, Mapping):
            self.read(answer, depth + 1)
        elif isinstance(answer, (list, tuple)):
            for each in answer[:_MOST]:
                if isinstance(each, Mapping):
                    name = next(
                        (each[k] for k in ("name", "test", "code", "variable") if isinstance(each.get(k), str)), ""
                    )
                    self.read({name: each}, depth + 1)

    def _answer(self, key: str, plain: str, answer: object, at: int) -> None:
        variable, colon, value = key.partition(":")
        if colon and variable in _NAMED:
            self._yes_or_no(variable, value, answer, at, denies=False)
            return
        listed = list_kind(plain)
        known = variable_of(plain)
        if listed is not None and (known is None or not _is_plain(answer)):
            self._list(*listed, answer, key)
        elif known is None:
            self._named_by_key(plain, answer, at)
        elif known[0] == "age":
            self._age(answer, known[1], at)
        elif known[0] == "sex":
            self.sex, self.sex_sentence = _sex(answer), at
        else:
            self._variable(known, answer, at)

    def _age(self, answer: object, unit: str | None, at: int) -> None:
        value = number(answer)
        if value is not None and value[0] >= 0:
            self.age, self.age_sentence = years(value[0], value[1] or unit), at

    def _variable(self, known: tuple[str, str | None, bool], answer: object, at: int) -> None:
        variable, unit, denies = known
        if variable == "blood_pressure" and isinstance(answer, str):
            self._words(f"blood pressure {answer}", denies, at)
            return
        inner = answer.get("value", answer.get("answer")) if isinstance(answer, Mapping) else answer
        if isinstance(inner, bool) or (isinstance(inner, str) and yes_or_no(inner) is not None):
            self._yes_or_no(variable, True, answer, at, denies)
            return
        value = number(answer)
        if value is not None:
            self.readings.append(Reading(variable=variable, value=value[0], unit=value[1] or unit, sentence=at))
        elif isinstance(inner, str):
            self._words(f"{variable.replace('_', ' ')} {inner}", denies, at)
        elif isinstance(inner, (list, tuple)):
            self._list(variable, denies, inner, variable)

    def _yes_or_no(self, variable: str, value: str | bool, answer: object, at: int, denies: bool) -> None:
        ago, lasting = times(answer) if isinstance(answer, Mapping) else (None, None)
        inner = answer.get("value", answer.get("answer")) if isinstance(answer, Mapping) else answer
        said = yes_or_no(inner)
        if said is None:
            return
        self.facts.append(
            Fact(
                variable=variable, value=value, denied=said == denies, days_ago=ago, lasting_days=lasting,
                words=str(value if value is not True else variable.replace("_", " ")).lower(), sentence=at,
            )
        )  # fmt: skip
        if variable == "condition" and isinstance(value, str):
            self._illnesses(value, said == denies, at)

    def _named_by_key(self, plain: str, answer: object, at: int) -> None:
        """A key that is no variable but names things: "prior_chemotherapy": true, "type_2_diabetes": "yes"."""
        said = yes_or_no(answer.get("value") if isinstance(answer, Mapping) else answer)
        if said is not None:
            self._words(plain.replace("_", " "), not said, at)
        elif isinstance(answer, str):
            self._words(f"{plain.replace('_', ' ')} {answer}", False, at)

    def _list(self, kind: str, denied: bool, answer: object, key: str) -> None:
        """Each thing of a list, with a sentence of its own as evidence."""
        if isinstance(answer, Mapping) and _name_in(answer) is None:
            for name, value in list(answer.items())[:_MOST]:
                if isinstance(name, str) and (said := yes_or_no(value)) is not None:
                    self._list(kind, denied == said, name, key)
            return
        names = answer if isinstance(answer, (list, tuple)) else (answer,)
        for each in names[:_MOST]:
            name = _name_in(each)
            if name is None or is_nothing(name) or yes_or_no(name) is not None:
                continue
            self.sentences.append(f"{key}: {name}"[:_LONGEST])
            at = len(self.sentences) - 1
            if kind in _AS_FLAG:
                self.facts.append(_fact(kind, True, denied, f"{_AS_FLAG[kind]} {name}", at))
            if kind == "language":
                self.facts.append(_fact(kind, name.strip().capitalize(), denied, name, at))
            elif not self._words(name, denied, at) and kind in _NAMED:
                self.facts.append(_fact(kind, name.strip().lower(), denied, name, at))

    def _words(self, text: str, denied: bool, at: int) -> bool:
        """Take what the rules and the vocabulary read in some words; whether that was anything."""
        text = text[:_LONGEST]
        patient = read_note(text)
        for fact in patient.facts:
            how = fact.denied != denied
            self.facts.append(
                Fact(
                    variable=fact.variable, value=fact.value, denied=how, days_ago=fact.days_ago,
                    lasting_days=fact.lasting_days, words=fold(text).decode("latin-1"), narrow=fact.narrow,
                    possible=fact.possible, sentence=at,
                )
            )  # fmt: skip
        self.readings.extend(
            Reading(variable=r.variable, value=r.value, unit=r.unit, sentence=at) for r in patient.readings
        )
        self._illnesses(text, denied, at)
        return bool(patient.facts)

    def _illnesses(self, text: str, denied: bool, at: int) -> None:
        folded = fold(text)
        for found in illnesses(text, folded, "unclear"):
            how = found.standing
            is_denied = (how.negated or how.excepted) != denied
            if not how.hypothetical and not (is_denied and narrows(folded, found.start)):
                self.said.append(Said(found.concept, is_denied, at))


def _name_in(each: object) -> str | None:
    """The name in a list's entry: a word, or a mapping that has it ("name", "term", "drug")."""
    if isinstance(each, Mapping):
        each = next(
            (each[key] for key in ("name", "term", "condition", "drug", "text", "display") if key in each), None
        )
    return each if isinstance(each, str) else None


def _fact(variable: str, value: str | bool, denied: bool, words: str, at: int) -> Fact:
    return Fact(variable=variable, value=value, denied=denied, words=fold(words).decode("latin-1"), sentence=at)


def _is_plain(answer: object) -> bool:
    return isinstance(answer, bool) or (isinstance(answer, str) and yes_or_no(answer) is not None)


def _sex(answer: object) -> str | None:
    word = fold(answer.strip()).decode("latin-1") if isinstance(answer, str) else ""
    return "female" if word in _FEMALE else "male" if word in _MALE else None


def shown(answer: object) -> str:
    """An answer as it is shown back as evidence."""
    if isinstance(answer, bool):
        return "yes" if answer else "no"
    if isinstance(answer, (list, tuple)):
        return ", ".join(map(shown, answer[:_MOST]))
    if isinstance(answer, Mapping):
        if "value" in answer:
            return f"{shown(answer['value'])} {answer.get('unit') or ''}".strip()
        return ", ".join(f"{key} {shown(value)}" for key, value in list(answer.items())[:_MOST])
    return str(answer)
