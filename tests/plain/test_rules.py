"""Each rule where it speaks and where it stays silent, or says that the record does."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import pytest

from plaintrial.plain import rules
from plaintrial.plain.message import Message
from plaintrial.plain.rules import BY_ID
from tests.plain.records import said, trial

_ARMS: dict[str, Any] = {"interventionModel": "PARALLEL", "allocation": "RANDOMIZED"}


def _eligibility(**fields: Any) -> dict[str, Any]:
    return {"eligibility": fields}


def _stopped(why: str, status: str = "TERMINATED") -> dict[str, Any]:
    return {"status": {"overallStatus": status, "whyStopped": why}}


def _arms(*arms: tuple[str, tuple[str, ...]], names: tuple[str, ...] = ("aspirin", "placebo")) -> dict[str, Any]:
    modules = trial(names=names, **_ARMS)
    groups = [
        {"label": f"Group {n}", "type": kind, "interventionNames": list(given)} for n, (kind, given) in enumerate(arms)
    ]
    modules["armsInterventions"]["armGroups"] = groups
    return modules


CASES: list[tuple[str, dict[str, Any], list[str]]] = [
    ("ages", _eligibility(minimumAge="18 Years", maximumAge="65 Years"), ["The study is for people aged 18 to 65."]),
    ("ages", _eligibility(minimumAge="18 Years"), ["The study is for people aged 18 and over."]),
    (
        "ages",
        _eligibility(minimumAge="18 Years", maximumAge="120 Years"),
        ["The study is for people aged 18 and over."],
    ),
    ("ages", _eligibility(maximumAge="65 Years"), ["The study is for people aged up to 65."]),
    ("ages", _eligibility(maximumAge="17 Years"), ["The study is for children aged up to 17."]),
    (
        "ages",
        _eligibility(minimumAge="4 Months", maximumAge="48 Months"),
        ["The study is for children aged 4 to 48 months."],
    ),
    (
        "ages",
        _eligibility(minimumAge="6 Months", maximumAge="5 Years"),
        ["The study is for children aged 6 months to 5 years."],
    ),
    (
        "ages",
        _eligibility(minimumAge="65 Years", maximumAge="18 Years"),
        ["The age limits in the record do not fit together."],
    ),
    ("ages", _eligibility(minimumAge="N/A"), []),
    ("ages", {}, ["The record gives no age limits."]),
    ("sex", _eligibility(sex="FEMALE"), ["It is only for women."]),
    ("sex", _eligibility(sex="FEMALE", maximumAge="12 Years"), ["It is only for girls."]),
    ("sex", _eligibility(sex="ALL"), ["It is for people of any sex."]),
    ("sex", _eligibility(sex="F"), []),
    ("sex", {}, ["The record does not say if it is for women, men or both."]),
    ("healthy_volunteers", _eligibility(healthyVolunteers=True), ["Healthy people could take part."]),
    ("healthy_volunteers", _eligibility(healthyVolunteers=False), ["It does not take healthy volunteers."]),
    ("healthy_volunteers", {}, ["The record does not say if healthy people can take part."]),
    ("how_many", {"design": {"enrollmentInfo": {"count": 1200, "type": "ACTUAL"}}}, ["1,200 people took part."]),
    ("how_many", {"design": {"enrollmentInfo": {"count": 1, "type": "ACTUAL"}}}, ["1 person took part."]),
    ("how_many", {"design": {"enrollmentInfo": {"count": 0, "type": "ACTUAL"}}}, ["Nobody took part."]),
    (
        "how_many",
        {"design": {"enrollmentInfo": {"count": 58, "type": "ESTIMATED"}}},
        ["The plan is to include 58 people."],
    ),
    ("how_many", {}, ["The record does not say how many people take part."]),
    ("phase", trial(phases=("PHASE3",)), ["This is a phase 3 study: a late test, often in many people."]),
    ("phase", trial(phases=("NA",)), []),
    ("status", {"status": {"overallStatus": "RECRUITING"}}, ["The study team says it is looking for people now."]),
    (
        "status",
        {"status": {"overallStatus": "PAUSED_BY_SPONSOR"}},
        ["The registry gives the status as “paused by sponsor”."],
    ),
    ("status", {}, ["The record does not say how far along the study is."]),
    ("stopped", _stopped("Slow accrual"), ["Too few people joined.", "The reason given is: “Slow accrual”."]),
    (
        "stopped",
        _stopped("difficulties of enrollment"),
        ["Too few people joined.", "The reason given is: “difficulties of enrollment”."],
    ),
    (
        "stopped",
        _stopped("Lack of funding"),
        ["There was not enough money.", "The reason given is: “Lack of funding”."],
    ),
    (
        "stopped",
        _stopped("Lack of efficacy"),
        ["It did not seem to work well enough.", "The reason given is: “Lack of efficacy”."],
    ),
    (
        "stopped",
        _stopped("Business decision, not due to lack of efficacy"),
        ["The reason given is: “Business decision, not due to lack of efficacy”."],
    ),
    (
        "stopped",
        _stopped("Study design not adequate anymore"),
        ["The reason given is: “Study design not adequate anymore”."],
    ),
    ("stopped", _stopped("Join now at www.trial.example"), ["The record gives a reason for stopping."]),
    ("stopped", _stopped(""), ["The record does not say why it stopped."]),
    ("stopped", {"status": {"overallStatus": "COMPLETED"}}, []),
    (
        "dates",
        {"status": {"startDateStruct": {"date": "2018-08-06", "type": "ACTUAL"}}},
        ["It started on 6 August 2018."],
    ),
    (
        "dates",
        {"status": {"startDateStruct": {"date": "2018-08", "type": "ESTIMATED"}}},
        ["The planned start is August 2018."],
    ),
    ("dates", {"status": {"startDateStruct": {"date": "1999-05"}}}, ["The start date is May 1999."]),
    ("dates", {"status": {"overallStatus": "WITHDRAWN", "startDateStruct": {"date": "1999-05"}}}, []),
    ("dates", {"status": {"startDateStruct": {"date": "soon"}}}, []),
    ("dates", {}, ["The record does not say when the study starts."]),
    (
        "arms",
        _arms(("EXPERIMENTAL", ("Drug: aspirin",)), ("PLACEBO_COMPARATOR", ("Drug: placebo",))),
        ["One group gets aspirin.", "One group gets a dummy treatment (placebo)."],
    ),
    (
        "arms",
        _arms(("EXPERIMENTAL", ("Drug: aspirin",)), ("EXPERIMENTAL", ("Drug: aspirin",)), ("NO_INTERVENTION", ())),
        ["2 groups get aspirin.", "One group gets no study treatment."],
    ),
    ("arms", _arms(("EXPERIMENTAL", ("Drug: aspirin",))), []),
    ("arms", _arms(*[("EXPERIMENTAL", ("Drug: aspirin",))] * 5), []),
    (
        "groups",
        _arms(("EXPERIMENTAL", ()), ("EXPERIMENTAL", ())) | {"description": {"briefSummary": "Randomized 2:1."}},
        [
            "There are 2 groups.",
            "Chance decides which group each person joins.",
            "The groups are filled in a ratio of 2 to 1.",
        ],
    ),
    (
        "groups",
        _arms(("EXPERIMENTAL", ()), ("EXPERIMENTAL", ())) | {"description": {"briefSummary": "Randomised (1:1)."}},
        ["There are 2 groups.", "Chance decides which group each person joins.", "Each group is equally likely."],
    ),
    (
        "groups",
        _arms(("EXPERIMENTAL", ()), ("EXPERIMENTAL", ()))
        | {"description": {"briefSummary": "They are randomised for 6 weeks."}},
        [
            "There are 2 groups.",
            "Chance decides which group each person joins.",
            "The record does not say how likely each group is.",
        ],
    ),
    (
        "groups",
        _arms(("EXPERIMENTAL", ()), ("EXPERIMENTAL", ())) | {"description": {"briefSummary": "Randomised 1:1:1."}},
        [
            "There are 2 groups.",
            "Chance decides which group each person joins.",
            "The study team writes about how likely a group is; see its own words.",
        ],
    ),
    (
        "groups",
        _arms(("EXPERIMENTAL", ()), ("EXPERIMENTAL", ()))
        | {"description": {"briefSummary": "There is a 1 in 2 chance of getting placebo."}},
        [
            "There are 2 groups.",
            "Chance decides which group each person joins.",
            "The study team writes about how likely a group is; see its own words.",
        ],
    ),
    (
        "groups",
        _arms(("EXPERIMENTAL", ()), ("EXPERIMENTAL", ()))
        | {"description": {"briefSummary": "In a 3:1 ratio, 3 cohorts get it."}},
        [
            "There are 2 groups.",
            "Chance decides which group each person joins.",
            "The study team writes about how likely a group is; see its own words.",
        ],
    ),
    (
        "masking",
        trial(maskingInfo={"masking": "DOUBLE", "whoMasked": ["PARTICIPANT", "INVESTIGATOR"]}),
        ["People do not know which treatment they get.", "The researchers do not know either."],
    ),
    (
        "masking",
        trial(status="RECRUITING", maskingInfo={"masking": "NONE"}),
        ["You would know which treatment you get."],
    ),
    ("masking", trial(interventionModel="SINGLE_GROUP", maskingInfo={"masking": "NONE"}), []),
    (
        "model",
        trial(interventionModel="CROSSOVER"),
        ["People switch, and get more than one of the treatments in turn."],
    ),
    (
        "model",
        trial(phases=("PHASE1",)) | {"description": {"briefSummary": "A dose-escalation study."}},
        ["The dose is raised step by step, from one group of people to the next."],
    ),
    ("treatments", trial(names=("Aspirin", "Placebo")), ["It looks at a medicine: aspirin."]),
    ("treatments", trial(kind="OTHER", names=("walking",)), ["It uses walking."]),
    (
        "treatments",
        trial(names=("rest and heat", "ice and cold")),
        ["It looks at these medicines: rest and heat, and ice and cold."],
    ),
    ("treatments", trial(names=()), ["The record does not name a treatment."]),
    (
        "how_long",
        {"outcomes": {"primaryOutcomes": [{"timeFrame": "Week 1, 2, 13, 25"}]}},
        ["The main results are measured for up to 25 weeks."],
    ),
    (
        "how_long",
        {"outcomes": {"primaryOutcomes": [{"timeFrame": "baseline, 6 weeks and 3 months"}]}},
        ["The main results are measured for up to 3 months."],
    ),
    ("how_long", {"design": {"targetDuration": "5 Years"}}, ["Each person is followed for 5 years."]),
    ("how_long", {}, ["The record does not sum up how long each person takes part."]),
    ("visits", {"description": {"briefSummary": "There are six study visits."}}, ["The record speaks of 6 visits."]),
    ("visits", {"description": {"briefSummary": "No visits."}}, ["The record does not say how often people visit."]),
    (
        "who_runs",
        {"sponsorCollaborators": {"leadSponsor": {"name": "University of Nowhere"}}},
        ["The study is run by the University of Nowhere.", "The record names nobody to ask."],
    ),
    ("could_lead_to", trial(status="WITHDRAWN"), ["It was called off, so nothing can be learned from it."]),
    ("could_lead_to", trial(purpose="PREVENTION"), ["What is learned may help others in the future."]),
    (
        "main_measure",
        {"outcomes": {"primaryOutcomes": [{"measure": "Pain score at 6 weeks"}]}},
        ["The main thing measured is the pain score at 6 weeks."],
    ),
    ("main_measure", {"outcomes": {"primaryOutcomes": [{"measure": "Primary outcome"}]}}, []),
    ("main_measure", {}, ["The record does not list what is measured."]),
    ("about_condition", {"conditions": {"conditions": ["Asthma", "Cohort Study"]}}, ["It is about asthma."]),
    (
        "about_condition",
        {"conditions": {"conditions": ["Fatigue Syndrome, Chronic", "Asthma"]}},
        ["It is about chronic fatigue syndrome and asthma."],
    ),
    ("about_condition", {}, ["The record does not say which illness it is about."]),
]


@pytest.mark.parametrize(("rule", "modules", "expected"), CASES)
def test_what_a_rule_says(rule: str, modules: dict[str, Any], expected: list[str]) -> None:
    assert said(rule, **modules) == expected


def test_the_cases_name_rules_there_are() -> None:
    assert {rule for rule, _, _ in CASES} <= set(BY_ID)


def test_numbers_of_results_are_the_record_s() -> None:
    group = {"title": "Aspirin", "seriousNumAffected": 2, "seriousNumAtRisk": 40}
    empty = {"title": "Nobody", "seriousNumAffected": 0, "seriousNumAtRisk": 0}
    base = {
        "groups": [{"id": "BG0", "title": "Total"}],
        "denoms": [{"units": "Participants", "counts": [{"groupId": "BG0", "value": "40"}]}],
    }
    results = {"baselineCharacteristicsModule": base, "adverseEventsModule": {"eventGroups": [group, empty]}}
    assert said("result_numbers", resultsSection=results) == [
        "The results are about 40 people.",
        "Serious health problems were seen in 2 of 40 people in the group “Aspirin”.",
        "Such problems may have other causes than the treatment.",
    ]


@pytest.mark.parametrize("title", [["Aspirin"], {"name": "Aspirin"}, 7, None, True, "", "  "])
def test_a_group_whose_name_is_no_text_is_not_told_of(title: Any) -> None:
    group = {"title": title, "seriousNumAffected": 2, "seriousNumAtRisk": 40}
    told = said("result_numbers", resultsSection={"adverseEventsModule": {"eventGroups": [group]}})
    assert not any("group" in sentence for sentence in told)


@pytest.mark.parametrize(
    "results", [[], {}, {"adverseEventsModule": None}, {"baselineCharacteristicsModule": {"groups": 5}}]
)
def test_results_of_another_shape_say_nothing(results: Any) -> None:
    assert said("result_numbers", resultsSection=results) == []


def test_every_template_of_a_module_is_among_its_rules() -> None:
    """Else the checker would refuse what the rule says, and no catalogue would hold its text."""
    listed = {id(message) for rule in BY_ID.values() for message in rule.messages}
    for found in iter_modules(rules.__path__):
        module = import_module(f"{rules.__name__}.{found.name}")
        for name, value in vars(module).items():
            held = value.values() if isinstance(value, dict) else (value,)
            assert all(id(message) in listed for message in held if isinstance(message, Message)), (found.name, name)
