"""Kinds of change that registrants make, put into a record, each with the event it must give."""

from __future__ import annotations

import copy
import random
import re
from collections import Counter
from collections.abc import Callable
from typing import Any, NamedTuple

from plaintrial.history import Event

Json = Any
P = "/protocolSection"
ELIGIBILITY, LOCATIONS = f"{P}/eligibilityModule", f"{P}/contactsLocationsModule/locations"
CRITERIA = f"{ELIGIBILITY}/eligibilityCriteria"


class Expected(NamedTuple):
    """The event a change must give: its kind, and where: a path prefix, and words its values must hold."""

    name: str
    kind: str
    path: str
    holds: str = ""
    detail: str = ""

    def is_about(self, event: Event) -> bool:
        said = f"{event.before} {event.after} {event.subject} {event.sentence}"
        return event.path.startswith(self.path) and self.holds.lower() in said.lower()


class Change(NamedTuple):
    name: str
    touches: frozenset[str]
    make: Callable[[Json, random.Random, Json], Expected | None]


KINDS_OF_CHANGE: list[Change] = []


def change(*touches: str) -> Callable[..., Any]:
    def register(make: Callable[[Json, random.Random, Json], tuple[str, ...] | None]) -> Any:
        name = make.__name__

        def named(study: Json, rng: random.Random, other: Json) -> Expected | None:
            found = make(study, rng, other)
            return None if found is None else Expected(name, *found)

        KINDS_OF_CHANGE.append(Change(name, frozenset(touches), named))
        return make

    return register


def module(study: Json, name: str) -> Json:
    return study["protocolSection"].setdefault(name, {})


def items(study: Json, name: str, key: str) -> list[Json]:
    return study["protocolSection"].get(name, {}).get(key) or []


# --- status, dates, numbers


@change("status")
def status_changed(study: Json, rng: random.Random, _: Json) -> Any:
    status = module(study, "statusModule")
    choices = {"RECRUITING", "ACTIVE_NOT_RECRUITING", "COMPLETED", "NOT_YET_RECRUITING", "UNKNOWN",
               "ENROLLING_BY_INVITATION"} - {status["overallStatus"]}  # fmt: skip
    if any(site.get("status") for site in items(study, "contactsLocationsModule", "locations")):
        choices -= {"RECRUITING"}
    if status["overallStatus"] == "UNKNOWN" or items(study, "contactsLocationsModule", "locations"):
        choices &= {"UNKNOWN", "COMPLETED", "ACTIVE_NOT_RECRUITING"}
    if not choices:
        return None
    old, status["overallStatus"] = status["overallStatus"], rng.choice(sorted(choices))
    status.pop("whyStopped", None) if old not in ("TERMINATED", "SUSPENDED", "WITHDRAWN") else None
    if status["overallStatus"] == "UNKNOWN":
        status["lastKnownStatus"] = old
    return "status_changed", f"{P}/statusModule/overallStatus"


@change("status")
def stopped(study: Json, rng: random.Random, _: Json) -> Any:
    status = module(study, "statusModule")
    if status["overallStatus"] in ("TERMINATED", "SUSPENDED"):
        return None
    status["overallStatus"] = rng.choice(["TERMINATED", "SUSPENDED"])
    status["whyStopped"] = rng.choice(["Low enrolment", "Sponsor decision", "Lack of funding; no safety concern"])
    return "stopped", f"{P}/statusModule/overallStatus"


@change("status")
def withdrawn(study: Json, rng: random.Random, _: Json) -> Any:
    status = module(study, "statusModule")
    if status["overallStatus"] == "WITHDRAWN":
        return None
    status["overallStatus"] = "WITHDRAWN"
    if rng.random() < 0.7:
        status["whyStopped"] = "Study was never started"
    return "withdrawn", f"{P}/statusModule/overallStatus"


def _moved(date: str, rng: random.Random) -> str:
    year = int(date[:4]) + rng.choice([-1, 1, 2])
    return f"{year}{date[4:]}" if not date.endswith("02-29") else f"{year}-03-01"


def _date(field: str, kind: str) -> Callable[[Json, random.Random, Json], Any]:
    def make(study: Json, rng: random.Random, _: Json) -> Any:
        found = module(study, "statusModule").get(field)
        if not found or not found.get("date"):
            return None
        if found.get("type") == "ESTIMATED" and rng.random() < 0.3:
            found["type"] = "ACTUAL"
        else:
            found["date"] = _moved(found["date"], rng)
        return kind, f"{P}/statusModule/{field}"

    make.__name__ = f"{field}_moved"
    return make


change("start")(_date("startDateStruct", "start_moved"))
change("end", "results")(_date("completionDateStruct", "completion_moved"))
change("primary_end")(_date("primaryCompletionDateStruct", "completion_moved"))


@change("enrollment")
def enrollment_count(study: Json, rng: random.Random, _: Json) -> Any:
    found = module(study, "designModule").setdefault("enrollmentInfo", {"type": "ESTIMATED"})
    found["count"] = (found.get("count") or 0) + rng.choice([1, 12, 300])
    return "enrollment_changed", f"{P}/designModule/enrollmentInfo"


@change("enrollment")
def enrollment_came_true(study: Json, rng: random.Random, _: Json) -> Any:
    found = module(study, "designModule").get("enrollmentInfo") or {}
    if found.get("type") != "ESTIMATED":
        return None
    found["type"] = "ACTUAL"
    found["count"] = max(0, found.get("count", 0) - rng.choice([0, 3]))
    return "enrollment_changed", f"{P}/designModule/enrollmentInfo"


# --- who can join


def _ages(field: str) -> Callable[[Json, random.Random, Json], Any]:
    def make(study: Json, rng: random.Random, _: Json) -> Any:
        found = module(study, "eligibilityModule")
        old = found.get(field)
        if old and rng.random() < 0.2:
            del found[field]
        else:
            number = int(old.split()[0]) if old else 16
            found[field] = f"{number + rng.choice([1, 2, 5, 10])} Years"
        return "age_range_changed", f"{ELIGIBILITY}/{field}"

    make.__name__ = f"{field}_changed"
    return make


change("min_age")(_ages("minimumAge"))
change("max_age")(_ages("maximumAge"))


@change("sex")
def sex_changed(study: Json, rng: random.Random, _: Json) -> Any:
    found = module(study, "eligibilityModule")
    found["sex"] = rng.choice(sorted({"ALL", "FEMALE", "MALE"} - {found.get("sex")}))
    return "sex_changed", f"{ELIGIBILITY}/sex"


@change("healthy")
def healthy_people(study: Json, _: random.Random, __: Json) -> Any:
    found = module(study, "eligibilityModule")
    if "healthyVolunteers" not in found:
        return None
    found["healthyVolunteers"] = not found["healthyVolunteers"]
    kind = "eligibility_widened" if found["healthyVolunteers"] else "eligibility_narrowed"
    return kind, f"{ELIGIBILITY}/healthyVolunteers"


def _bullets(study: Json) -> list[tuple[int, str, str]]:
    """Top-level bullets (line number, section, text) of texts in the registry's usual form."""
    text = module(study, "eligibilityModule").get("eligibilityCriteria", "")
    section = ""
    found = []
    lines = text.split("\n")
    for number, line in enumerate(lines):
        lower = line.strip().lower()
        if "inclusion criteria" in lower and len(lower) < 80 and not lower.startswith("*"):
            section = "inclusion"
        elif "exclusion criteria" in lower and len(lower) < 80 and not lower.startswith("*"):
            section = "exclusion"
        followed = number + 1 < len(lines) and lines[number + 1].startswith((" ", "\t"))
        if section and line.startswith("* ") and 25 < len(line) < 350 and not line.endswith(":") and not followed:
            found.append((number, section, line[2:]))
    return found


def _put(study: Json, number: int, line: str | None) -> None:
    found = module(study, "eligibilityModule")
    lines = found["eligibilityCriteria"].split("\n")
    lines[number : number + 1] = [] if line is None else line.split("\n")
    found["eligibilityCriteria"] = "\n".join(lines)


_PERMISSIVE = (
    "allow",
    "permit",
    "other protocol",
    "not exclu",
    "not an exclu",
    "eligible",
    "may be",
    "can be",
    "accept",
    "may enrol",
    "may part",
    "note",
)


@change("criteria")
def criterion_dropped(study: Json, rng: random.Random, _: Json) -> Any:
    bullets = [b for b in _bullets(study) if not any(word in b[2].lower() for word in _PERMISSIVE)]
    texts = Counter(b[2] for b in _bullets(study))
    bullets = [b for b in bullets if texts[b[2]] == 1]
    if len(_bullets(study)) < 4 or not bullets:
        return None
    number, _section, text = rng.choice(bullets)
    _put(study, number, None)
    return "eligibility_widened", CRITERIA, "", text


@change("criteria")
def criterion_added(study: Json, rng: random.Random, other: Json) -> Any:
    mine, theirs = _bullets(study), [b for b in _bullets(other) if not any(w in b[2].lower() for w in _PERMISSIVE)]
    known = {b[2].lower() for b in mine}
    if len(mine) < 4 or not theirs:
        return None
    number, section, text = rng.choice(mine)
    fresh = [b[2] for b in theirs if b[1] == section and b[2].lower() not in known]
    if not fresh:
        return None
    new = rng.choice(fresh)
    _put(study, number, f"* {text}\n* {new}")
    return "eligibility_narrowed", CRITERIA, "", new


_UP = r"(?:≥|\\?>=|\\?>|at least|greater than|more than|older than|minimum of)"
_DOWN = r"(?:≤|\\?<=|\\?<|less than|no more than|at most|younger than|within the last|within|up to|below)"
_NEGATED = re.compile(r"\b(no|not|without|never|non|absence|unless|except|free|neither|none|lack|cannot|nor)\b")
_BOUND = re.compile(rf"({_UP}|{_DOWN}) ?(\d+(?:\.\d+)?)(?![\d.,]*[\d×x^]| to |-)", re.IGNORECASE)


@change("criteria")
def threshold_moved(study: Json, rng: random.Random, _: Json) -> Any:
    found = []
    for number, section, text in _bullets(study):
        bounds = list(_BOUND.finditer(text))
        negated = _NEGATED.search(text.lower())
        if len(bounds) == 1 and not negated and " or " not in text[bounds[0].end() :]:
            found.append((number, section, text, bounds[0]))
    if not found:
        return None
    number, section, text, bound = rng.choice(found)
    value = float(bound.group(2))
    higher = rng.random() < 0.5
    new = value + max(1, round(value * 0.3)) if higher else value - max(0.5 if value < 2 else 1, int(value * 0.3))
    if new <= 0:
        new, higher = value + 1, True
    shown = f"{new:g}"
    _put(study, number, f"* {text[: bound.start(2)]}{shown}{text[bound.end(2) :]}")
    lower_bound = re.fullmatch(_UP, bound.group(1), re.IGNORECASE) is not None
    grows = lower_bound != higher
    widened = grows == (section == "inclusion")
    return ("eligibility_widened" if widened else "eligibility_narrowed"), CRITERIA, shown, f"{text} -> {shown}"


_SYNONYMS = [("patients", "participants"), ("subjects", "participants"), ("history of", "known history of"),
             ("participants", "persons"), ("treatment", "therapy"), ("prior", "previous"), ("must", "should"),
             ("disease", "illness"), ("diagnosis of", "established diagnosis of")]  # fmt: skip


@change("criteria")
def criterion_reworded(study: Json, rng: random.Random, _: Json) -> Any:
    found = [
        (number, text, old, new)
        for number, _, text in _bullets(study)
        for old, new in _SYNONYMS
        if re.search(rf"\b{old}\b", text)
    ]
    if not found:
        return None
    number, text, old, new = rng.choice(found)
    _put(study, number, "* " + re.sub(rf"\b{old}\b", new, text, count=1))
    return "eligibility_reworded", CRITERIA, "", f"{text}: {old} -> {new}"


# --- sites and people


def _site(study: Json, rng: random.Random, fits: Callable[[Json], bool]) -> tuple[int, Json] | None:
    sites = items(study, "contactsLocationsModule", "locations")
    found = [(place, site) for place, site in enumerate(sites) if fits(site)]
    return rng.choice(found) if found else None


def _alone(study: Json, site: Json) -> bool:
    sites = items(study, "contactsLocationsModule", "locations")
    return sum(one.get("city") == site.get("city") for one in sites) == 1


@change("sites")
def site_added(study: Json, rng: random.Random, other: Json) -> Any:
    mine, theirs = (items(one, "contactsLocationsModule", "locations") for one in (study, other))
    towns = {site.get("city") for site in mine}
    fresh = [site for site in theirs if site.get("city") not in towns]
    if not fresh:
        return None
    site = copy.deepcopy(rng.choice(fresh))
    sites = module(study, "contactsLocationsModule").setdefault("locations", [])
    place = rng.randint(0, len(sites))
    sites.insert(place, site)
    return "site_added", f"{LOCATIONS}/{place}"


@change("sites")
def site_added_in_a_town_that_has_one(study: Json, rng: random.Random, _: Json) -> Any:
    found = _site(study, rng, lambda site: bool(site.get("facility") and site.get("city")))
    if found is None:
        return None
    site = {**copy.deepcopy(found[1]), "facility": "Hôpital Nord, Service de Rhumatologie", "zip": "99999"}
    site.pop("contacts", None)
    items(study, "contactsLocationsModule", "locations").append(site)
    place = len(items(study, "contactsLocationsModule", "locations")) - 1
    return "site_added", f"{LOCATIONS}/{place}"


@change("sites")
def site_removed(study: Json, rng: random.Random, _: Json) -> Any:
    found = _site(study, rng, lambda site: bool(site.get("city")))
    sites = items(study, "contactsLocationsModule", "locations")
    if found is None or len(sites) < 2:
        return None
    sites.pop(found[0])
    return "site_removed", LOCATIONS, found[1]["city"]


@change("sites")
def site_opened(study: Json, rng: random.Random, _: Json) -> Any:
    closed = ("NOT_YET_RECRUITING", "SUSPENDED", "WITHDRAWN")
    found = _site(study, rng, lambda site: site.get("status") in closed and _alone(study, site))
    if found is None or module(study, "statusModule")["overallStatus"] != "RECRUITING":
        return None
    found[1]["status"] = "RECRUITING"
    return "site_opened", f"{LOCATIONS}/{found[0]}"


@change("sites")
def site_closed(study: Json, rng: random.Random, _: Json) -> Any:
    found = _site(study, rng, lambda site: site.get("status") == "RECRUITING")
    if found is None:
        return None
    found[1]["status"] = rng.choice(["COMPLETED", "ACTIVE_NOT_RECRUITING", "SUSPENDED", "WITHDRAWN", "TERMINATED"])
    return "site_closed", f"{LOCATIONS}/{found[0]}"


@change("sites")
def site_status(study: Json, rng: random.Random, _: Json) -> Any:
    found = _site(study, rng, lambda site: site.get("status") == "NOT_YET_RECRUITING")
    if found is None:
        return None
    found[1]["status"] = rng.choice(["WITHDRAWN", "SUSPENDED", "COMPLETED"])
    return "site_status_changed", f"{LOCATIONS}/{found[0]}"


@change("sites")
def site_respelled(study: Json, rng: random.Random, _: Json) -> Any:
    found = _site(study, rng, lambda site: len(site.get("facility", "").split()) > 2)
    if found is None:
        return None
    words = found[1]["facility"].split()
    way = rng.randint(0, 3)
    if way == 0:
        found[1]["facility"] += ", Department of Medicine"
    elif way == 1:
        found[1]["facility"] = " ".join(words[1:] + words[:1])
    elif way == 2:
        place = max(range(len(words)), key=lambda at: len(words[at]))
        words[place] = words[place][:1] + words[place][2:]
        found[1]["facility"] = " ".join(words)
    else:
        found[1]["facility"] = "The " + found[1]["facility"] + " (Main Campus)"
    return "other", f"{LOCATIONS}/{found[0]}", "", found[1]["facility"]


@change("sites")
def site_made_anonymous(study: Json, rng: random.Random, _: Json) -> Any:
    found = _site(study, rng, lambda s: len(s.get("facility", "").split()) > 2 and "city" in s and _alone(study, s))
    if found is None or re.search(r"site|institution", found[1]["facility"], re.IGNORECASE):
        return None
    names = ["Research Site", "Local Institution - 0012", "Investigational Site 123", "Site 0045"]
    found[1]["facility"] = rng.choice(names)
    return "other", f"{LOCATIONS}/{found[0]}"


@change("sites")
def site_postcode(study: Json, rng: random.Random, _: Json) -> Any:
    found = _site(study, rng, lambda site: len(site.get("facility", "")) > 8)
    if found is None or re.search(r"site|institution", found[1]["facility"], re.IGNORECASE):
        return None
    found[1]["zip"] = str(rng.randint(10000, 99999))
    return "other", f"{LOCATIONS}/{found[0]}"


@change("sites")
def site_phone(study: Json, rng: random.Random, _: Json) -> Any:
    found = _site(study, rng, lambda site: any(c.get("phone") for c in site.get("contacts") or []))
    if found is None:
        return None
    next(c for c in found[1]["contacts"] if c.get("phone"))["phone"] = "+44 20 7946 0991"
    return "contact_changed", f"{LOCATIONS}/{found[0]}/contacts"


@change("sites")
def site_contact_replaced(study: Json, rng: random.Random, _: Json) -> Any:
    found = _site(study, rng, lambda site: bool(site.get("contacts")))
    if found is None:
        return None
    contact = rng.choice(found[1]["contacts"])
    contact.update(name="Ludmila Vřešťálová", email="l.v@example.org")
    return "contact_changed", f"{LOCATIONS}/{found[0]}/contacts"


@change("contacts")
def central_contact(study: Json, rng: random.Random, _: Json) -> Any:
    contacts = module(study, "contactsLocationsModule").setdefault("centralContacts", [])
    if contacts and rng.random() < 0.4:
        contacts[0] = {"name": "Wanjiru Kamau", "role": "CONTACT", "phone": "+1 555 019999"}
    elif contacts and rng.random() < 0.5:
        contacts[0]["email"] = "new.team@example.org"
    else:
        contacts.append({"name": "Wanjiru Kamau", "role": "CONTACT", "email": "w.k@example.org"})
    return "contact_changed", f"{P}/contactsLocationsModule/centralContacts"


@change("officials")
def lead_researcher(study: Json, rng: random.Random, _: Json) -> Any:
    officials = module(study, "contactsLocationsModule").setdefault("overallOfficials", [])
    if officials and rng.random() < 0.7:
        officials[0]["name"] = "Ngozi Obasanjo-Petersen, MD"
    else:
        officials.append({"name": "Ngozi Obasanjo-Petersen, MD", "affiliation": "X", "role": "STUDY_CHAIR"})
    return "contact_changed", f"{P}/contactsLocationsModule/overallOfficials"


# --- outcomes, arms, interventions


def _list_of(study: Json, rng: random.Random, name: str, *keys: str) -> tuple[str, list[Json]] | None:
    found = [(key, items(study, name, key)) for key in keys if items(study, name, key)]
    return rng.choice(found) if found else None


_RANKS = ("primaryOutcomes", "secondaryOutcomes", "otherOutcomes")
_NEW_OUTCOME = {"measure": "Zygomatic reflex latency", "timeFrame": "17 weeks", "description": "Measured by quorum."}


@change("outcomes")
def outcome_added(study: Json, rng: random.Random, _: Json) -> Any:
    key = rng.choice(_RANKS[:2])
    listed = module(study, "outcomesModule").setdefault(key, [])
    listed.append(dict(_NEW_OUTCOME))
    return "outcome_changed", f"{P}/outcomesModule/{key}/{len(listed) - 1}"


@change("outcomes")
def outcome_removed(study: Json, rng: random.Random, _: Json) -> Any:
    found = _list_of(study, rng, "outcomesModule", *_RANKS)
    if found is None:
        return None
    gone = found[1].pop(rng.randrange(len(found[1])))
    return "outcome_changed", f"{P}/outcomesModule/{found[0]}", re.split(r"[^\w ]", gone["measure"].strip())[0][:20]


@change("outcomes")
def outcome_switched(study: Json, rng: random.Random, _: Json) -> Any:
    outcomes = module(study, "outcomesModule")
    if not outcomes.get("primaryOutcomes") or not outcomes.get("secondaryOutcomes"):
        return None
    one = outcomes["primaryOutcomes"].pop(rng.randrange(len(outcomes["primaryOutcomes"])))
    outcomes["secondaryOutcomes"].insert(0, one)
    return "outcome_changed", f"{P}/outcomesModule/secondaryOutcomes/0"


@change("outcomes")
def outcome_time(study: Json, rng: random.Random, _: Json) -> Any:
    found = _list_of(study, rng, "outcomesModule", *_RANKS)
    if found is None:
        return None
    place = rng.randrange(len(found[1]))
    found[1][place]["timeFrame"] = "From the first day to week 91"
    return "outcome_changed", f"{P}/outcomesModule/{found[0]}/{place}"


@change("outcomes")
def outcome_reworded(study: Json, rng: random.Random, _: Json) -> Any:
    found = _list_of(study, rng, "outcomesModule", *_RANKS)
    if found is None:
        return None
    place = rng.randrange(len(found[1]))
    key = rng.choice([key for key in ("measure", "description") if key in found[1][place]])
    found[1][place][key] += " as judged by a blinded reader"
    return "outcome_changed", f"{P}/outcomesModule/{found[0]}/{place}"


ARMS, THINGS = f"{P}/armsInterventionsModule/armGroups", f"{P}/armsInterventionsModule/interventions"


@change("arms")
def arm_added(study: Json, _: random.Random, __: Json) -> Any:
    arms = module(study, "armsInterventionsModule").setdefault("armGroups", [])
    things = items(study, "armsInterventionsModule", "interventions")
    arm = {"label": "Waiting list", "type": "NO_INTERVENTION", "description": "People on a waiting list."}
    if things:
        arm["interventionNames"] = [f"{things[0].get('type', 'Drug').title()}: {things[0].get('name')}"]
        things[0].setdefault("armGroupLabels", []).append("Waiting list")
    arms.append(arm)
    return "arm_changed", f"{ARMS}/{len(arms) - 1}"


@change("arms")
def arm_removed(study: Json, rng: random.Random, _: Json) -> Any:
    arms = items(study, "armsInterventionsModule", "armGroups")
    if len(arms) < 2:
        return None
    gone = arms.pop(rng.randrange(len(arms)))
    for thing in items(study, "armsInterventionsModule", "interventions"):
        if gone["label"] in thing.get("armGroupLabels", []):
            thing["armGroupLabels"].remove(gone["label"])
    return "arm_changed", ARMS, gone["label"].strip()[:15].replace("\\", "")


@change("arms")
def arm_renamed(study: Json, rng: random.Random, _: Json) -> Any:
    arms = items(study, "armsInterventionsModule", "armGroups")
    if not arms:
        return None
    place = rng.randrange(len(arms))
    old = arms[place]["label"]
    arms[place]["label"] = new = f"{old} (part 2)"
    for thing in items(study, "armsInterventionsModule", "interventions"):
        thing["armGroupLabels"] = [new if label == old else label for label in thing.get("armGroupLabels", [])]
    return "arm_changed", f"{ARMS}/{place}"


@change("arms")
def arm_described(study: Json, rng: random.Random, _: Json) -> Any:
    arms = items(study, "armsInterventionsModule", "armGroups")
    if not arms:
        return None
    place = rng.randrange(len(arms))
    arms[place]["description"] = arms[place].get("description", "") + " Doses may be lowered once."
    return "arm_changed", f"{ARMS}/{place}"


@change("arms", "things")
def arm_given_another_thing(study: Json, rng: random.Random, _: Json) -> Any:
    arms, things = (items(study, "armsInterventionsModule", key) for key in ("armGroups", "interventions"))
    free = [(a, arm, thing) for a, arm in enumerate(arms) for thing in things
            if arm["label"] not in thing.get("armGroupLabels", []) and arm.get("interventionNames")]  # fmt: skip
    names = [thing.get("name") for thing in things]
    if not free or len(set(names)) < len(names):
        return None
    place, arm, thing = rng.choice(free)
    arm["interventionNames"].append(f"{thing['type'].title()}: {thing['name']}")
    thing.setdefault("armGroupLabels", []).append(arm["label"])
    return "arm_changed", f"{ARMS}/{place}"


def _any_twice(things: list[Json]) -> bool:
    names = [thing.get("name", "").lower() for thing in things]
    return len(set(names)) < len(names)


@change("things")
def thing_added(study: Json, _: random.Random, __: Json) -> Any:
    things = module(study, "armsInterventionsModule").setdefault("interventions", [])
    things.append({"type": "DRUG", "name": "Quizalopril", "description": "One tablet a day."})
    return "intervention_changed", f"{THINGS}/{len(things) - 1}"


@change("things")
def thing_removed(study: Json, rng: random.Random, _: Json) -> Any:
    things = items(study, "armsInterventionsModule", "interventions")
    if not things or _any_twice(things):
        return None
    gone = things.pop(rng.randrange(len(things)))
    for arm in items(study, "armsInterventionsModule", "armGroups"):
        given = arm.get("interventionNames", [])
        arm["interventionNames"] = [n for n in given if n.partition(": ")[2] != gone.get("name", "")]
    return "intervention_changed", THINGS, gone.get("name", "").strip()[:15].replace("\\", "")


@change("things")
def thing_renamed(study: Json, rng: random.Random, _: Json) -> Any:
    things = items(study, "armsInterventionsModule", "interventions")
    if not things:
        return None
    place = rng.randrange(len(things))
    old = things[place].get("name", "")
    if not old or _any_twice(things):
        return None
    things[place]["name"] = new = f"{old} tablets"
    for arm in items(study, "armsInterventionsModule", "armGroups"):
        names = arm.get("interventionNames", [])
        arm["interventionNames"] = [n[: -len(old)] + new if n.endswith(": " + old) else n for n in names]
    return "intervention_changed", f"{THINGS}/{place}"


@change("things")
def thing_described(study: Json, rng: random.Random, _: Json) -> Any:
    things = items(study, "armsInterventionsModule", "interventions")
    if not things:
        return None
    place = rng.randrange(len(things))
    things[place]["description"] = things[place].get("description", "") + " Taken with food."
    return "intervention_changed", f"{THINGS}/{place}"


# --- names, sponsors, conditions, references and the rest


def _field(name: str, path: str, kind: str, make: Callable[[Any, random.Random], Any], *touches: str) -> None:
    keys = path.split("/")[1:]

    def apply(study: Json, rng: random.Random, _: Json) -> Any:
        part = study
        for key in keys[:-1]:
            part = part.setdefault(key, {})
        new = make(part.get(keys[-1]), rng)
        if new is None or new == part.get(keys[-1]):
            return None
        part[keys[-1]] = new
        return kind, path

    apply.__name__ = name
    change(*(touches or (name,)))(apply)


_ID, _SPONSOR = f"{P}/identificationModule", f"{P}/sponsorCollaboratorsModule"
_INFO = f"{P}/designModule/designInfo"
_field("brief_title", f"{_ID}/briefTitle", "title_changed", lambda t, _: f"{t} in Older Adults")
_field("official_title", f"{_ID}/officialTitle", "title_changed", lambda t, _: t and f"A Pragmatic Extension of {t}")
_field("acronym", f"{_ID}/acronym", "title_changed", lambda t, _: f"{t or ''}QZX")
_field("lead_sponsor", f"{_SPONSOR}/leadSponsor/name", "sponsor_changed", lambda *_: "Institut Fictif de Recherche")
_field("phases", f"{P}/designModule/phases", "other", lambda v, r: v and [r.choice(["PHASE2", "PHASE3", "PHASE4"])])
_field("masking", f"{_INFO}/maskingInfo/masking", "other", lambda v, r: v and r.choice(["NONE", "DOUBLE", "TRIPLE"]))
_field("allocation", f"{_INFO}/allocation", "other", lambda v, _: v and ("NA" if v != "NA" else "RANDOMIZED"))
_field("committee", f"{P}/oversightModule/oversightHasDmc", "other", lambda v, _: None if v is None else not v)
_field("sharing", f"{P}/ipdSharingStatementModule/ipdSharing", "other", lambda v, _: "NO" if v != "NO" else "YES")
_field("summary", f"{P}/descriptionModule/briefSummary", "other", lambda t, _: f"{t} A second visit was added.")
_field("unknown_flag", f"{P}/designModule/rareDiseaseFlag", "other", lambda *_: True)
_field("unknown_module", f"{P}/patientVoiceModule", "other", lambda *_: {"note": "new"})
_field("own_number", f"{_ID}/orgStudyIdInfo/id", "other", lambda v, _: v and f"{v}-B")
_field("duration", f"{P}/designModule/targetDuration", "other", lambda *_: "77 Months")


@change("collaborators")
def collaborator(study: Json, rng: random.Random, _: Json) -> Any:
    found = module(study, "sponsorCollaboratorsModule").setdefault("collaborators", [])
    if found and rng.random() < 0.4:
        gone = found.pop()
        return "sponsor_changed", f"{_SPONSOR}/collaborators", gone.get("name", "").strip()[:12]
    found.append({"name": "Fondation Zéphyr", "class": "OTHER"})
    return "sponsor_changed", f"{_SPONSOR}/collaborators/{len(found) - 1}"


@change("conditions")
def condition(study: Json, rng: random.Random, _: Json) -> Any:
    found = module(study, "conditionsModule").setdefault("conditions", [])
    if len(found) > 1 and rng.random() < 0.4:
        return "condition_changed", f"{P}/conditionsModule/conditions", found.pop().strip()[:12].replace("\\", "")
    found.append("Zoster Ophthalmicus")
    return "condition_changed", f"{P}/conditionsModule/conditions/{len(found) - 1}"


@change("keywords")
def keyword(study: Json, _: random.Random, __: Json) -> Any:
    found = module(study, "conditionsModule").setdefault("keywords", [])
    found.append("quiddity")
    return "other", f"{P}/conditionsModule/keywords/{len(found) - 1}"


@change("references")
def reference_added(study: Json, rng: random.Random, _: Json) -> Any:
    found = module(study, "referencesModule").setdefault("references", [])
    found.append({"pmid": "99999991", "type": rng.choice(["DERIVED", "RESULT"]), "citation": "Doe J. A paper."})
    return "reference_added", f"{P}/referencesModule/references/{len(found) - 1}"


@change("references")
def reference_removed(study: Json, rng: random.Random, _: Json) -> Any:
    found = items(study, "referencesModule", "references")
    if not found:
        return None
    found.pop(rng.randrange(len(found)))
    return "other", f"{P}/referencesModule/references"


@change("ids")
def secondary_id(study: Json, _: random.Random, __: Json) -> Any:
    found = module(study, "identificationModule").setdefault("secondaryIdInfos", [])
    found.append({"id": "2029-999999-11-00", "type": "CTIS"})
    return "other", f"{_ID}/secondaryIdInfos/{len(found) - 1}"


@change("documents")
def document_added(study: Json, _: random.Random, __: Json) -> Any:
    found = study.setdefault("documentSection", {}).setdefault("largeDocumentModule", {}).setdefault("largeDocs", [])
    found.append({"typeAbbrev": "Prot", "hasProtocol": True, "label": "Study Protocol: Amendment 9",
                  "date": "2026-01-05", "uploadDate": "2026-02-01T10:00", "filename": "Prot_009.pdf"})  # fmt: skip
    return "other", f"/documentSection/largeDocumentModule/largeDocs/{len(found) - 1}"


@change("results")
def results_posted(study: Json, _: random.Random, other: Json) -> Any:
    if study.get("hasResults"):
        return None
    study["hasResults"] = True
    study["resultsSection"] = copy.deepcopy(other.get("resultsSection")) or {"participantFlowModule": {"groups": []}}
    status = module(study, "statusModule")
    status["resultsFirstSubmitDate"] = "2026-01-02"
    status["resultsFirstPostDateStruct"] = {"date": "2026-02-01", "type": "ACTUAL"}
    return "results_posted", "/"


@change("results")
def results_revised(study: Json, _: random.Random, __: Json) -> Any:
    found = study.get("resultsSection", {}).get("adverseEventsModule")
    if not found:
        return None
    found["description"] = "Adverse events were collected for 91 weeks."
    return "other", "/resultsSection/adverseEventsModule"
