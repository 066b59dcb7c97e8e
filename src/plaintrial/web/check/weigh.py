"""The reference of the browser's logic: what answers say of criteria, and which question comes next.

``static/web/check.js`` does the same, and shared vectors hold both to it. Unknown never excludes.
"""

from __future__ import annotations

from collections.abc import Mapping

from plaintrial.web.check.bundle import UNKNOWN, Atom, Bundle, Criterion, Outcome, Question, StudyCheck, Test

Answer = float | int | str
Answers = Mapping[int, Answer]
EFFORT_UNITS = 60  # divisible by every effort, so that scores are whole numbers in both languages
FIT_GAIN = 6


def known(bundle: Bundle, answers: Answers, q: int) -> Answer | None:
    """What is known of a question: its answer, or what other answers say of it; None for nothing."""
    question = bundle.questions[q]
    implied = _implied(bundle, answers, question)
    given = answers.get(q)
    if given is None or given == UNKNOWN:
        return implied
    return None if given == "no" and implied == "yes" else given


def _implied(bundle: Bundle, answers: Answers, question: Question) -> Answer | None:
    if any(_so(bundle, answers, test) for test in question.yes_if):
        return "yes"
    if any(_so(bundle, answers, test) for test in question.no_if):
        return "no"
    if question.up < 0 or known(bundle, answers, question.up) != "no":
        return None
    return 0 if question.kind == "number" else "no"


def _so(bundle: Bundle, answers: Answers, test: Test) -> bool:
    value = known(bundle, answers, test.q)
    if isinstance(value, str) or isinstance(test.value, str):
        return value == test.value
    return value is not None and compare(value, test.op, test.value)


def compare(value: float, op: str, limit: float | tuple[float, ...]) -> bool:
    """``value op limit``; "in" takes several."""
    if isinstance(limit, tuple):
        return value in limit
    if op == ">=":
        return value >= limit
    if op == "<=":
        return value <= limit
    if op == ">":
        return value > limit
    return value < limit if op == "<" else value == limit


def truth(bundle: Bundle, answers: Answers, atom: Atom) -> bool | None:
    """Whether it is as the atom says; None where that is not known."""
    plain = None if atom.q < 0 else _plain(bundle, answers, atom)
    return not plain if atom.neg and plain is not None else plain


def _plain(bundle: Bundle, answers: Answers, atom: Atom) -> bool | None:
    value = known(bundle, answers, atom.q)
    if value is None:
        return None
    if atom.t >= 0:
        if value != "yes":
            return False if value == "no" else None
        time = known(bundle, answers, atom.t)
        return None if time is None or isinstance(time, str) else compare(time, atom.op, atom.v)
    if atom.op == "is":
        return (atom.means or _YES_NO).get(str(value))
    if isinstance(value, str):
        return None
    return compare(float(int(value)) if atom.whole and value >= 2 else value, atom.op, atom.v)


_YES_NO = {"yes": True, "no": False}


def outcome(bundle: Bundle, answers: Answers, criterion: Criterion) -> Outcome:
    """What answers say of a criterion. ``fits`` of an exclusion: it does not keep the person out."""
    truths = [truth(bundle, answers, atom) for atom in criterion.atoms]
    if criterion.kind == "i":
        if any(t is False and atom.decides for t, atom in zip(truths, criterion.atoms, strict=True)):
            return "does_not_fit"
        if criterion.none and all(t is False for t in truths):
            return "does_not_fit"
        if criterion.fits == "first" and truths[0] is True:
            return "fits"
        return "fits" if criterion.fits == "all" and all(t is True for t in truths) else "ask"
    if criterion.kind == "e":
        for t, atom in zip(truths, criterion.atoms, strict=True):
            if t is True:
                return "does_not_fit" if atom.decides else "ask"
        return "fits" if criterion.fits == "all" and all(t is False for t in truths) else "ask"
    return "ask"


def set_aside(bundle: Bundle, answers: Answers, study: StudyCheck) -> bool:
    """Whether some criterion of the study seems not to fit."""
    return any(outcome(bundle, answers, criterion) == "does_not_fit" for criterion in study.criteria)


def next_question(bundle: Bundle, answers: Answers) -> int:
    """The question that decides most for the least effort; -1 when none decides anything more.

    Where several studies are weighed, those set aside are not asked about any more.
    """
    scores = [0] * len(bundle.questions)
    for study in bundle.studies:
        if len(bundle.studies) > 1 and set_aside(bundle, answers, study):
            continue
        for criterion in study.criteria:
            if outcome(bundle, answers, criterion) == "ask":
                _score(bundle, answers, criterion, scores)
    found, most = -1, 0
    for q, question in enumerate(bundle.questions):
        score = scores[q] * EFFORT_UNITS // question.effort
        if score > most and can_be_asked(bundle, answers, q):
            found, most = q, score
    return found


def can_be_asked(bundle: Bundle, answers: Answers, q: int) -> bool:
    """Whether a question is still open, and has its turn after the one it follows from."""
    question = bundle.questions[q]
    if q in answers or known(bundle, answers, q) is not None:
        return False
    if any(test.q not in answers for test in question.no_if):
        return False
    return all(before < 0 or known(bundle, answers, before) == "yes" for before in (question.of, question.up))


def _score(bundle: Bundle, answers: Answers, criterion: Criterion, scores: list[int]) -> None:
    """Add what each question can do for the criterion; over many studies only what can set one aside counts."""
    truths = [truth(bundle, answers, atom) for atom in criterion.atoms]
    open_atoms = truths.count(None)
    spoilt = truths.count(criterion.kind == "e" or not criterion.fits)
    can_fit = criterion.none or (criterion.fits and len(bundle.studies) < 2)
    fit = max(1, FIT_GAIN // open_atoms) if open_atoms and not spoilt and can_fit else 0
    for t, atom in zip(truths, criterion.atoms, strict=True):
        if t is not None or atom.q < 0:
            continue
        gain = (atom.gain if atom.decides else 0) + fit
        scores[atom.q] += gain
        if atom.t >= 0:
            scores[atom.t] += gain
        question = bundle.questions[atom.q]
        if question.up >= 0:
            scores[question.up] += (gain + 1) // 2
        for test in question.no_if:
            scores[test.q] += gain
