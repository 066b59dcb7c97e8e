"""How well the check over a condition sets studies aside, with people made up, on the shared records.

A person has an age, a sex, illnesses, treatments with times, and values; each is drawn for every predicate that any
study of the condition has, in the record's own words, asked for or not. The truth is what `plaintrial.eligibility`
judges of a study when all of that is known. The check knows only answers to its questions: at most 12, one in ten of
them "I don't know". Said: of the studies that do not fit, how many were set aside, and how many of those set aside
truly do not fit. Reading mistakes are not in this figure: both sides read alike. `--patients` measures those too, on
real patients (notes of SIGIR 2016 and TREC CT 2021) and what experts judged: studies judged to fit must stay.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
from collections import Counter
from pathlib import Path
from typing import Any

import django
import msgspec

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "plaintrial.settings")
django.setup()

from plaintrial.conditions import Concept, normalise, vocabulary
from plaintrial.eligibility import Predicate, read_criteria
from plaintrial.eligibility.fold import fold
from plaintrial.eligibility.questions.key import key_of
from plaintrial.eligibility.questions.measures import MEASURES
from plaintrial.eligibility.screen import judge_criteria
from plaintrial.eligibility.screening.asked import asked_by
from plaintrial.eligibility.screening.illness import VARIABLE, Said, broader
from plaintrial.eligibility.screening.note import read_note
from plaintrial.eligibility.screening.patient import Fact, Patient, Reading
from plaintrial.eligibility.screening.registry_fields import judge_fields, reconcile
from plaintrial.eligibility.screening.residue import stems
from plaintrial.eligibility.screening.units import converted, supposed_unit
from plaintrial.web.check.bundle import Bundle, Question, StudyCheck
from plaintrial.web.check.condition import Listed, condition_bundle
from plaintrial.web.check.study import study_bundle
from plaintrial.web.check.weigh import next_question, outcome, set_aside
from plaintrial.web.check.worth import gain_of

SHARED = Path("../shared/data")
CONDITIONS = (
    "asthma", "food allergy", "lung cancer", "eczema", "breast cancer", "lupus", "diabetes", "hiv infection",
    "prostate cancer", "lymphoma", "stroke", "heart failure", "depression", "covid-19", "multiple sclerosis",
)  # fmt: skip
QUESTIONS, MOST = 12, 60
SCALES = frozenset(name for name, asked in MEASURES.items() if asked.answer == "choice")  # whole steps
NEVER_ASKED = ("life_expectancy",)
"""What nobody should be asked, and people made up do not have: how long they may live."""
STEPS = {0: (90, 100), 1: (70, 80), 2: (50, 60), 3: (30, 40), 4: (10, 20)}
"""Karnofsky's scores of a step of the ECOG scale: one person has one state."""
OF_A_KIND = 0.3  # of those who have an illness, how many have one kind of it
GOOD_WILL, WILLING = ("consent", "compliance", "telephone", "internet", "insurance", "caregiver", "travel"), 0.95
OF_WOMEN = ("pregnancy", "pregnancy_planned", "pregnancy_test", "breast_feeding", "childbearing_potential", "menopause")
_SHOWN_UNITS = {
    "× 10⁹/L": "10^9/L",
    "/µL": "/uL",
    "°C": "C",
    "kg/m²": "kg/m2",
    "µmol/L": "umol/L",
    "beats a minute": "/min",
    "copies/mL": "/mL",
}


class Thing(msgspec.Struct):
    """Something a person may have: how often, and in which words records ask for it."""

    share: float
    words: list[str]


class Read(msgspec.Struct):
    """A study of the condition, read."""

    raw: dict[str, Any]
    tree: Any
    predicates: list[tuple[Predicate, str]]


def shared(*names: str) -> list[dict[str, Any]]:
    """Records of the shared folder."""
    found = []
    for name in names:
        with gzip.open(SHARED / "ctgov" / name, "rt", encoding="utf-8") as lines:
            found += [json.loads(line) for line in lines]
    return found


def of_condition(concept: Concept, records: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The records whose conditions are the concept or a kind of it."""
    found = []
    for raw in records:
        terms = raw["protocolSection"].get("conditionsModule", {}).get("conditions", [])
        if any(m.id and concept.id in broader(m.id) for m in normalise(terms)):
            found.append(raw)
    return found[:MOST]


def read(raw: dict[str, Any]) -> Read:
    """Read a record; the predicates are the rules' own and the vocabulary's, with their folded words."""
    text = raw["protocolSection"].get("eligibilityModule", {}).get("eligibilityCriteria", "")
    tree, folded = read_criteria(text), fold(text)
    nobody = Patient(sentences=("",), folded=(b"",))
    asked = [each.predicate for c in tree.criteria for each in asked_by(c, folded, nobody, unsaid=True)]
    return Read(raw, tree, [(p, folded[p.start : p.end].decode("latin-1")) for p in asked])


class World:
    """What people of a condition can have, from all that its studies ask."""

    def __init__(self, concept: Concept, studies: list[Read]) -> None:
        self.concept = concept
        self.things: dict[tuple[str, object], Thing] = {}
        self.measures: dict[str, list[tuple[float, str | None]]] = {}
        for study in studies:
            for predicate, words in study.predicates:
                self._learn(predicate, words)

    def _learn(self, predicate: Predicate, words: str) -> None:
        if predicate.variable in ("age", "sex", "healthy", *NEVER_ASKED):
            return
        if predicate.op != "is":
            if isinstance(predicate.value, (int, float)):
                self.measures.setdefault(predicate.variable, []).append((float(predicate.value), predicate.unit))
            return
        share = WILLING if predicate.variable in GOOD_WILL else gain_of(predicate, keeps_out=True) / 100
        if predicate.variable == VARIABLE and self.concept.id in broader(str(predicate.value)):
            share = OF_A_KIND
        thing = self.things.setdefault((predicate.variable, predicate.value), Thing(share, []))
        thing.words.append(words)


class Person(msgspec.Struct):
    """A person: what the truth is told, and what answers come from."""

    patient: Patient
    ill: str
    days: dict[tuple[str, object], tuple[float, float]]


def person(world: World, chance: random.Random) -> Person:
    """Draw one. Nine in ten have the condition, the others are in good health."""
    ill = chance.random() < 0.9
    facts, illnesses, days = [], [], {}
    own, sex = names_of(world.concept), chance.choice(("female", "male"))
    for key, thing in world.things.items():
        variable, value = key
        is_own = ill and (key in own or (variable == VARIABLE and value in broader(world.concept.id)))
        share = thing.share if ill or variable in GOOD_WILL else thing.share / 4
        has = (is_own or chance.random() < share) and not (variable in OF_WOMEN and sex == "male")
        ago, lasting = (10 ** chance.uniform(0, 3.6) for _ in range(2))
        days[key] = (round(ago), round(lasting))
        if variable == VARIABLE:
            illnesses.append(Said(str(value), not has, 0))
            continue
        fact = Fact(variable=variable, value=value, denied=not has, days_ago=round(ago), lasting_days=round(lasting),
                    words=chance.choice(thing.words) if has else "", sentence=0)  # fmt: skip
        facts.append(fact)
    facts.append(Fact(variable="healthy", value=True, denied=ill, sentence=0))
    readings = []
    for variable, limits in world.measures.items():
        if variable in ("ecog", "karnofsky"):
            continue
        value, unit = chance.choice(limits)
        value *= chance.uniform(0.5, 1.6)
        value = float(round(value)) if variable in SCALES else value
        readings.append(Reading(variable=variable, value=value, unit=unit, sentence=0))
    step = chance.choices((0, 1, 2, 3, 4), (25, 40, 20, 10, 5))[0]
    readings.append(Reading(variable="ecog", value=float(step), sentence=0))
    readings.append(Reading(variable="karnofsky", value=float(chance.choice(STEPS[step])), sentence=0))
    patient = Patient(
        age=float(chance.randint(1, 85)) if chance.random() < 0.35 else float(chance.randint(18, 75)),
        sex=sex,
        facts=tuple(facts), readings=tuple(readings), illnesses=tuple(illnesses),
        sentences=("",), folded=(b"",), age_sentence=0, sex_sentence=0,
    )  # fmt: skip
    return Person(patient, "ill" if ill else "healthy", days)


def names_of(concept: Concept) -> set[tuple[str, object]]:
    """The rules' names of the condition: ("condition", "asthma"), ("hiv", True)."""
    named = read_criteria(
        "Inclusion Criteria:\n\n" + "\n".join(f"* {n}" for n in (concept.name, concept.lay_name) if n)
    )
    asked = [p for c in named.criteria for p in c.predicates if p.op == "is" and not p.negated]
    return {(p.variable, p.value) for p in asked if p.variable not in ("infection", "treatment")}


def does_not_fit(study: Read, patient: Patient) -> bool:
    """The truth: what screening says of a study when all is known."""
    module = study.raw["protocolSection"].get("eligibilityModule", {})
    verdicts = list(reconcile(module, study.tree, list(judge_criteria(study.tree, patient))))
    return any(v.verdict == "does_not_fit" for v in (*verdicts, *judge_fields(module, patient)))


def answer(question: Question, bundle: Bundle, who: Person) -> Any:
    """What the person answers, from what they have."""
    patient = who.patient
    if question.kind == "age":
        return patient.age
    if question.id == "sex":
        return patient.sex
    if question.id == "ill":
        return who.ill
    if question.of >= 0:
        days = _fact_days(bundle.questions[question.of].id, who)
        return "unknown" if days is None else days[question.kind == "lasting"]
    key, _, narrower = question.id.partition("|")
    if question.kind in ("number", "choice"):
        return _value(question, key, patient)
    if key.startswith("illness:"):
        concept = key.removeprefix("illness:")
        return "yes" if any(not s.denied and concept in broader(s.concept) for s in patient.illnesses) else "no"
    if key in GOOD_WILL and not any(_key(f) == key for f in patient.facts):
        return "yes"  # a note does not say so
    mine = [f for f in patient.facts if not f.denied and _key(f) == key]
    if narrower:
        wanted = frozenset(narrower.split())
        mine = [f for f in mine if wanted <= stems(f.words.encode("latin-1"))]
    return "yes" if mine else "no"


def _key(fact: Fact) -> str:
    return key_of(Predicate(variable=fact.variable, op="is", value=fact.value, start=0, end=0))


def _fact_days(name: str, who: Person) -> tuple[float, float] | None:
    key = name.split("|")[0]
    found = [who.days.get((f.variable, f.value)) for f in who.patient.facts if not f.denied and _key(f) == key]
    return found[0] if found else None


def _value(question: Question, key: str, patient: Patient) -> Any:
    found = next((r for r in patient.readings if r.variable == key), None)
    if found is None:
        return "unknown"
    if question.kind == "choice":
        step = str(round(found.value))
        return step if step in dict(question.choices) else "unknown"
    unit = _SHOWN_UNITS.get(question.unit, question.unit)
    mine = found.unit or supposed_unit(key, found.value) or ""
    value = found.value if mine == unit else converted(key, found.value, mine, unit)
    if value is None or (question.high and not question.low <= value <= question.high):
        return "unknown"
    return value


def checked(bundle: Bundle, who: Person, chance: random.Random, unknown: float) -> tuple[list[StudyCheck], int]:
    """The studies set aside after at most so many questions, and how many were asked."""
    answers: dict[int, Any] = {}
    while len(answers) < QUESTIONS and (q := next_question(bundle, answers)) >= 0:
        doubtful = chance.random() < unknown and bundle.questions[q].id not in ("age", "sex", "ill")
        answers[q] = "unknown" if doubtful else answer(bundle.questions[q], bundle, who)
    return [study for study in bundle.studies if set_aside(bundle, answers, study)], len(answers)


def simulate(people: int, seed: int, unknown: float, conditions: tuple[str, ...] = CONDITIONS) -> None:
    """Measure each condition, print a line for each and one for all."""
    records = shared("studies.ndjson.gz", "older-studies-from-xml.ndjson.gz")
    total: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for name in conditions:
        concept = vocabulary().lookup(name)
        if concept is None:
            continue
        studies = [read(raw) for raw in of_condition(concept, records)]
        bundle = condition_bundle(concept, [Listed(study.raw, "") for study in studies])
        world, chance = World(concept, studies), random.Random(seed)
        count: Counter[str] = Counter()
        for _ in range(people):
            who = person(world, chance)
            aside, asked = checked(bundle, who, chance, unknown)
            ids = {study.id for study in aside}
            for study, short in zip(studies, bundle.studies, strict=False):
                truth = does_not_fit(study, who.patient)
                count["not"] += truth
                count["aside"] += short.id in ids
                count["right"] += truth and short.id in ids
                if short.id in ids and not truth:
                    wrong[short.id] += 1
            count["asked"] += asked
        _print(f"{concept.name} ({len(bundle.studies)} studies)", count, people)
        total += count
    _print("all", total, people * len(conditions))
    print("most often set aside wrongly:", wrong.most_common(8))


def _print(name: str, count: Counter[str], people: int) -> None:
    found, right = count["right"] / max(count["not"], 1), count["right"] / max(count["aside"], 1)
    print(f"{name}: {count['not']} do not fit; {found:.1%} of them set aside, {right:.2%} of those set aside rightly; "
          f"{count['asked'] / people:.1f} questions")  # fmt: skip


def judged_patients() -> None:
    """Real patients against the studies experts judged for them: all questions answered from the note."""
    with gzip.open(SHARED / "retrieval" / "patients.ndjson.gz", "rt", encoding="utf-8") as lines:
        notes = {one["_id"]: read_note(one["text"]) for one in map(json.loads, lines)}
    records = {
        raw["protocolSection"]["identificationModule"]["nctId"]: raw
        for raw in shared("studies.ndjson.gz", "older-studies-from-xml.ndjson.gz")
    }
    rows = [line.split("\t") for line in (SHARED / "retrieval" / "qrels.tsv").read_text().splitlines()[1:]]
    count: Counter[tuple[str, bool]] = Counter()
    for _set, patient, study, grade in rows:
        if study not in records or patient not in notes:
            continue
        bundle = study_bundle(records[study])
        who = Person(notes[patient], "unknown", {})
        answers: dict[int, Any] = {}
        while (q := next_question(bundle, answers)) >= 0:
            answers[q] = answer(bundle.questions[q], bundle, who) or "unknown"
        aside = set_aside(bundle, answers, bundle.studies[0])
        count[grade, aside] += 1
        if grade == "2" and aside:
            stopped = [c for c in bundle.studies[0].criteria if outcome(bundle, answers, c) == "does_not_fit"]
            print(patient, study, [c.text[:200] for c in stopped])
    for grade, means in (("2", "to fit"), ("1", "to be excluded"), ("0", "not about the patient")):
        kept, aside = count[grade, False], count[grade, True]
        print(f"judged {means}: {aside} of {kept + aside} set aside")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=100)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--unknown", type=float, default=0.1)
    parser.add_argument("--only", metavar="CONDITION")
    parser.add_argument("--patients", action="store_true")
    given = parser.parse_args()
    if given.patients:
        judged_patients()
    else:
        simulate(given.people, given.seed, given.unknown, (given.only,) if given.only else CONDITIONS)
