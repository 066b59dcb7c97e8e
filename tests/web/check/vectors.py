"""Bundles and answers for the two evaluators: random ones with every part of the form, and directed ones."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from typing import Any

import msgspec

from plaintrial.web.check.bundle import Atom, Bundle, Criterion, Question, StudyCheck, Test
from plaintrial.web.check.weigh import known, next_question, outcome, set_aside

KINDS = ("yes", "yes", "yes", "choice", "number", "age")
OPS = (">=", "<=", ">", "<", "=")
NUMBERS = (0, 0.5, 1, 1.9, 2, 2.5, 17.9, 18, 18.2, 65, 65.9, 80, 1e6)
CHOICES = ("a", "b", "c")
Answers = dict[int, Any]


def random_bundle(chance: random.Random) -> Bundle:
    """A bundle with every part of the form somewhere. Questions hang only on earlier ones: no circles."""
    questions: list[Question] = []
    for n in range(chance.randint(1, 9)):
        kind = chance.choice(KINDS)
        yes = [q for q, each in enumerate(questions) if each.kind == "yes"]
        links: dict[str, Any] = {}
        if yes and chance.random() < 0.25:
            kind = chance.choice(("ago", "lasting"))
            links["of"] = chance.choice(yes)
        elif yes and kind in ("yes", "number") and chance.random() < 0.3:
            links["up"] = chance.choice(yes)
        if kind == "yes":
            links |= {name: _tests(chance, questions) for name in ("yes_if", "no_if") if chance.random() < 0.2}
        choices = tuple((c, c) for c in CHOICES) if kind == "choice" else ()
        effort = chance.choice((1, 2, 3, 6))
        questions.append(Question(id=str(n), kind=kind, text="", other="", effort=effort, choices=choices, **links))
    studies = tuple(
        StudyCheck(id=str(n), criteria=tuple(_criterion(chance, questions) for _ in range(chance.randint(0, 4))))
        for n in range(chance.choice((1, 1, 2, 4)))
    )
    return Bundle(questions=tuple(questions), studies=studies)


def _tests(chance: random.Random, questions: list[Question]) -> tuple[Test, ...]:
    return tuple(_test(chance, q, questions[q]) for q in chance.sample(range(len(questions)), min(1, len(questions))))


def _test(chance: random.Random, q: int, question: Question) -> Test:
    if question.kind == "yes":
        return Test(q, "=", chance.choice(("yes", "no")))
    if question.kind == "choice":
        return Test(q, "=", chance.choice(CHOICES))
    return Test(q, chance.choice(OPS), chance.choice(NUMBERS))


def _criterion(chance: random.Random, questions: list[Question]) -> Criterion:
    atoms = tuple(_atom(chance, questions) for _ in range(chance.randint(0, 4)))
    fits = chance.choice(("all", "all", "first" if atoms else "", ""))
    none = len(atoms) > 1 and chance.random() < 0.3
    return Criterion(id="c", kind=chance.choice("iiieeeu"), text="", atoms=atoms, fits=fits, none=none)


def _atom(chance: random.Random, questions: list[Question]) -> Atom:
    q = chance.randrange(-1, len(questions))
    neg, decides = chance.random() < 0.2, chance.random() < 0.5
    common: dict[str, Any] = {"q": q, "neg": neg, "decides": decides, "gain": chance.randint(0, 40)}
    if q < 0:
        return Atom(neg=neg, decides=decides)
    kind = questions[q].kind
    if kind == "choice":
        return Atom(**common, means={c: chance.random() < 0.5 for c in CHOICES if chance.random() < 0.8})
    if kind == "yes":
        times = [t for t, each in enumerate(questions) if each.of == q]
        if times and chance.random() < 0.7:
            return Atom(**common, op=chance.choice(OPS), v=chance.choice(NUMBERS), t=chance.choice(times))
        return Atom(**common, means={"no": False} if chance.random() < 0.3 else {})
    several = chance.random() < 0.1
    value: Any = tuple(chance.sample(NUMBERS, 3)) if several else chance.choice(NUMBERS)
    return Atom(**common, op="in" if several else chance.choice(OPS), v=value, whole=chance.random() < 0.5)


def random_answers(chance: random.Random, bundle: Bundle) -> Answers:
    """Answers to some questions, "unknown" among them."""
    share = chance.random()
    return {q: _answer(chance, question) for q, question in enumerate(bundle.questions) if chance.random() < share}


def _answer(chance: random.Random, question: Question) -> Any:
    if chance.random() < 0.15:
        return "unknown"
    if question.kind == "yes":
        return chance.choice(("yes", "no"))
    if question.kind == "choice":
        return chance.choice(CHOICES)
    return chance.choice(NUMBERS)


def directed() -> Iterator[tuple[Bundle, Answers]]:
    """Each outcome of each kind of criterion, each way of knowing, one after the other."""
    questions = (
        Question(id="wide", kind="yes", text="", other=""),
        Question(id="narrow", kind="yes", text="", other="", up=0),
        Question(id="time", kind="ago", text="", other="", of=0),
        Question(id="sex", kind="choice", text="", other=""),
        Question(id="baby", kind="yes", text="", other="", no_if=(Test(3, "=", "male"), Test(5, ">=", 60))),
        Question(id="age", kind="age", text="", other=""),
        Question(id="other", kind="yes", text="", other="", yes_if=(Test(0, "=", "yes"),)),
        Question(id="packs", kind="number", text="", other="", up=0),
    )
    atoms = (
        Atom(q=0, decides=True, gain=9),
        Atom(q=0, decides=True, gain=9, neg=True),
        Atom(q=1, decides=True, gain=5),
        Atom(q=0, t=2, op="<=", v=28, decides=True, gain=5),
        Atom(q=4, decides=True),
        Atom(q=5, op="<=", v=65, whole=True, decides=True, gain=30),
        Atom(q=5, op="in", v=(18, 65), decides=True, gain=30),
        Atom(q=6, means={"no": False}),
        Atom(q=7, op=">", v=0, decides=True, gain=3),
    )
    answers: list[Answers] = [
        {},
        *({0: a} for a in ("yes", "no", "unknown")),
        *({0: "yes", 2: days} for days in (28, 29)),
        {0: "yes", 1: "no", 6: "no"},
        {3: "male"},
        {3: "female", 5: 65.9},
        {5: 66},
        {5: 18, 3: "unknown"},
    ]
    for kind in "ieu":
        for fits in ("all", "first", ""):
            for atom in atoms:
                study = StudyCheck(id="s", criteria=(Criterion(id="c", kind=kind, text="", fits=fits, atoms=(atom,)),))
                for given in answers:
                    yield Bundle(questions=questions, studies=(study,)), given


def vectors(count: int, seed: int) -> Iterator[tuple[Bundle, Answers]]:
    """The directed ones, then random ones, ``count`` in all."""
    made = 0
    for pair in directed():
        yield pair
        made += 1
    chance = random.Random(seed)
    while made < count:
        bundle = random_bundle(chance)
        for _ in range(4):
            yield bundle, random_answers(chance, bundle)
            made += 1


def expected(bundle: Bundle, answers: Answers) -> list[Any]:
    """What the reference says: of each question, each criterion, each study; and the next question."""
    return [
        [known(bundle, answers, q) for q in range(len(bundle.questions))],
        [[outcome(bundle, answers, criterion) for criterion in study.criteria] for study in bundle.studies],
        [set_aside(bundle, answers, study) for study in bundle.studies],
        next_question(bundle, answers),
    ]


def line(bundle: Bundle, answers: Answers) -> str:
    """A vector as the browser's script takes it."""
    return json.dumps({"bundle": json.loads(msgspec.json.encode(bundle)), "answers": answers})
