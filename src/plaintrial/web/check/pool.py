"""The questions of a bundle, each once, and what the answer of one says of another."""

from __future__ import annotations

import msgspec
from django.utils.translation import gettext as _

from plaintrial.conditions import vocabulary
from plaintrial.eligibility.questions import Question as Asked
from plaintrial.eligibility.questions.measures import MEASURES
from plaintrial.eligibility.questions.yes_or_no import YES_OR_NO
from plaintrial.eligibility.screening.illness import broader
from plaintrial.eligibility.screening.implied import implies
from plaintrial.plain.languages import ENGLISH
from plaintrial.search.speech import condition_said, spoken
from plaintrial.web.check.bundle import Question, Test
from plaintrial.web.check.plausible import Measure
from plaintrial.web.check.worded import worded

_BABIES = frozenset(("pregnancy", "pregnancy_planned", "pregnancy_test", "breast_feeding", "childbearing_potential"))
_OF_WOMEN = _BABIES | {"menopause", "condition:ovarian cancer", "condition:cervical cancer"}
_OF_MEN = frozenset(("condition:prostate cancer", "condition:prostatic hyperplasia"))
_NONE_WITHOUT = {"pack_years": "smoking"}
_TOO_YOUNG, _TOO_OLD = 10, 60
ILL, AGE, SEX = "ill", "age", "sex"
# Its fields are looked at once, here: see ``record.study_of``.
msgspec.json.Decoder(Question)


class Pool:
    """Grows while studies are read; ``questions`` gives them in the order of their numbers."""

    def __init__(self, illness: str) -> None:
        self._at: dict[str, int] = {}
        self._questions: list[Question] = []
        self._stand_for: dict[int, tuple[str, object]] = {}
        self._illnesses: dict[int, str] = {}
        self.ill = self._add(_ill(illness))
        self.age = self._add(_from(MEASURES["age"], "age", "age"))
        self.sex = self._add(_from(YES_OR_NO["sex"], "sex", "choice"))
        self._is_ill: list[int] = []

    def plain(self, asked: Asked, variable: str, value: object) -> int:
        """The number of a question to be answered with yes or no, or with one of its choices."""
        if asked.key in self._at:
            return self._at[asked.key]
        q = self._add(_from(asked, asked.key, "choice" if asked.answer == "choice" else "yes"))
        if asked.answer == "yes_no":
            self._stand_for[q] = (variable, value)
        return q

    def number(self, asked: Asked, how: Measure) -> int:
        """The number of the question for a value, asked so."""
        question = _from(asked, f"{asked.key}|{how.unit}", "number")
        if asked.key in _NONE_WITHOUT:
            first = YES_OR_NO[_NONE_WITHOUT[asked.key]]
            question = msgspec.structs.replace(question, up=self.plain(first, first.key, True))
        return self._add(msgspec.structs.replace(question, unit=how.unit, low=how.low, high=how.high))

    def illness(self, concept: str) -> int:
        """The number of the question for an illness of the vocabulary."""
        if (at := self._at.get(f"illness:{concept}")) is not None:
            return at
        name = _name_of_illness(concept)
        q = self._add(
            Question(
                id=f"illness:{concept}",
                kind="yes",
                text=_("Do you have, or have you had, %s?") % name,
                other=_("Does {p} have, or have they had, %s?") % name,
                why=_("The study looks at this illness, for people it takes or does not take."),
            )
        )
        self._illnesses[q] = concept
        return q

    def narrow(self, up: int, quote: str, stems: frozenset[str]) -> int:
        """The number of a question for the record's own, narrower words under the question ``up``."""
        wider = self._questions[up]
        return self._add(
            Question(
                id=f"{wider.id}|{' '.join(sorted(stems))}",
                kind="yes",
                text=_("Does this hold for you, now or before: “%s”?") % quote,
                other=_("Does this hold for {p}, now or before: “%s”?") % quote,
                why=wider.why,
                hint=_("These are the study team's own words. If they are not clear, choose “I don't know”."),
                effort=max(wider.effort, 3),
                up=up,
            )
        )

    def time(self, of: int, *, lasting: bool) -> int:
        """The number of the question how long ago (or for how long) the answer of ``of`` is so."""
        base = self._questions[of]
        kind = "lasting" if lasting else "ago"
        if (at := self._at.get(f"{base.id}|{kind}")) is not None:
            return at
        ago = _("About how long ago was the last time?")
        span = _("For how long?") if lasting else ago
        text = f"{base.text} {span}"
        return self._add(
            Question(
                id=f"{base.id}|{kind}",
                kind="lasting" if lasting else "ago",
                text=text,
                other=f"{base.other} {span}",
                why=_("The study looks at a span of time. About right is enough."),
                hint="" if lasting else _("If it still goes on, write 0."),
                effort=max(base.effort, 2),
                of=of,
            )
        )

    def is_the_illness(self, key: str) -> None:
        """Whoever has the illness the bundle is about has this."""
        if key in self._at:
            self._is_ill.append(self._at[key])

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions, with what follows from one for another."""
        return tuple(self._tied(q, question) for q, question in enumerate(self._questions))

    def _tied(self, q: int, question: Question) -> Question:
        yes: list[Test] = [Test(self.ill, "=", "ill")] if q in self._is_ill else []
        if q in self._stand_for:
            variable, value = self._stand_for[q]
            yes += [Test(n, "=", "yes") for n, (v, w) in self._stand_for.items() if implies(v, w, variable, value)]
        if q in self._illnesses:
            kinds = [n for n, other in self._illnesses.items() if n != q and self._illnesses[q] in broader(other)]
            yes += [Test(n, "=", "yes") for n in kinds]
        no: list[Test] = []
        if question.id in _OF_WOMEN:
            no.append(Test(self.sex, "=", "male"))
        if question.id in _OF_MEN:
            no.append(Test(self.sex, "=", "female"))
        if question.id in _BABIES:
            no += [Test(self.age, "<", _TOO_YOUNG), Test(self.age, ">=", _TOO_OLD)]
        return msgspec.structs.replace(question, yes_if=tuple(yes), no_if=tuple(no)) if yes or no else question

    def _add(self, question: Question) -> int:
        if question.id not in self._at:
            self._at[question.id] = len(self._questions)
            self._questions.append(question)
        return self._at[question.id]


def _name_of_illness(concept: str) -> str:
    """The everyday name, the medical one in brackets."""
    known = vocabulary().concept(concept)
    if known is None:
        return concept
    plain, medical = (
        name.replace("infectious disease", "infection") if " infectious disease" in name else name
        for name in (known.lay_name or known.readable, known.readable)
    )
    if spoken() is not ENGLISH:
        said = condition_said(plain)
        return condition_said(medical) if _NOT_KNOWN in said else said
    return plain if plain.casefold() == medical.casefold() else f"{plain} ({medical})"


_NOT_KNOWN = "«"  # an English name in a sentence of another language


def of_somebody(text: str) -> str:
    """A question about "the person", with a place for the word for them."""
    return text.replace("The person", "{P}").replace("the person", "{p}")


def _from(asked: Asked, name: str, kind: str) -> Question:
    text, other, why = worded(asked)
    return msgspec.convert(
        {
            "id": name,
            "kind": kind,
            "text": text,
            "other": of_somebody(other),
            "why": why,
            "unit": asked.unit or "",
            "effort": asked.effort,
            "choices": [(str(value), _(words)) for value, words in asked.choices],
        },
        Question,
    )


def _ill(illness: str) -> Question:
    """``illness``: one or several, in the page's language."""
    return Question(
        id=ILL,
        kind="choice",
        text=_("Do you have this, or one of these: %s?") % illness,
        other=_("Does {p} have this, or one of these: %s?") % illness,
        why=_("Some studies look for people with an illness, some for people in good health."),
        choices=(
            ("ill", _("Yes")),
            ("healthy", _("No, in good health (a healthy volunteer)")),
            ("other", _("No, but another illness")),
        ),
    )
