"""A results section from the few numbers its author wrote."""

from __future__ import annotations

from typing import Any

from .identity import Module, given

Results = dict[str, Any]


def results_section(results: Results | None) -> Module | None:
    """Participant flow, baseline, outcome measures, harms and the point of contact."""
    if results is None:
        return None
    return given(
        participantFlowModule=_flow(results),
        baselineCharacteristicsModule=_baseline(results),
        outcomeMeasuresModule={"outcomeMeasures": [_outcome(row, results) for row in results["outcome"]]},
        adverseEventsModule=_harms(results["harms"], results),
        moreInfoModule=_more(results),
    )


def _groups(prefix: str, results: Results) -> list[Module]:
    return [
        {"id": f"{prefix}{at:03}", "title": title, "description": text}
        for at, (title, text, *_) in enumerate(results["groups"])
    ]


def _counts(prefix: str, key: str, values: list[Any]) -> list[Module]:
    return [{"groupId": f"{prefix}{at:03}", key: str(value)} for at, value in enumerate(values)]


def _flow(results: Results) -> Module:
    started = [row[2] for row in results["groups"]]
    finished = [row[3] for row in results["groups"]]
    left = [first - last for first, last in zip(started, finished, strict=True)]
    kept = (("STARTED", started), ("COMPLETED", finished), ("NOT COMPLETED", left))
    period = {
        "title": "Overall Study",
        "milestones": [{"type": kind, "achievements": _counts("FG", "numSubjects", row)} for kind, row in kept],
        "dropWithdraws": [
            {"type": why, "reasons": _counts("FG", "numSubjects", row)} for why, *row in results.get("left", [])
        ],
    }
    return given(
        preAssignmentDetails=results.get("before"),
        recruitmentDetails=results.get("recruitment"),
        groups=_groups("FG", results),
        periods=[{key: value for key, value in period.items() if value}],
    )


def _with_total(values: list[int]) -> list[int]:
    return [*values, sum(values)] if len(values) > 1 else values


def _baseline(results: Results) -> Module:
    groups = _groups("BG", results)
    if len(groups) > 1:
        groups.append({"id": f"BG{len(groups):03}", "title": "Total", "description": "Total of all reporting groups"})
    started = [row[2] for row in results["groups"]]
    return given(
        populationDescription=results.get("baseline_population"),
        groups=groups,
        denoms=[{"units": "Participants", "counts": _counts("BG", "value", _with_total(started))}],
        measures=[_age(results), _sex(results, started), *_regions(results)],
    )


def _age(results: Results) -> Module:
    cells = [
        {"groupId": f"BG{at:03}", "value": str(mean), "spread": str(spread)}
        for at, (mean, spread) in enumerate(results["age"])
    ]
    return {
        "title": "Age, Continuous",
        "paramType": "MEAN",
        "dispersionType": "STANDARD_DEVIATION",
        "unitOfMeasure": results.get("age_unit", "years"),
        "classes": [{"categories": [{"measurements": cells}]}],
    }


def _sex(results: Results, started: list[int]) -> Module:
    female = results["female"]
    male = [all_of - women for all_of, women in zip(started, female, strict=True)]
    categories = [
        {"title": title, "measurements": _counts("BG", "value", _with_total(row))}
        for title, row in (("Female", female), ("Male", male))
    ]
    return {
        "title": "Sex: Female, Male",
        "paramType": "COUNT_OF_PARTICIPANTS",
        "unitOfMeasure": "Participants",
        "classes": [{"categories": categories}],
    }


def _regions(results: Results) -> list[Module]:
    if "regions" not in results:
        return []
    classes = [
        {"title": country, "categories": [{"measurements": _counts("BG", "value", _with_total(row))}]}
        for country, *row in results["regions"]
    ]
    return [
        {
            "title": "Region of Enrollment",
            "paramType": "NUMBER",
            "unitOfMeasure": "participants",
            "classes": classes,
        }
    ]


def _outcome(row: Results, results: Results) -> Module:
    sizes = row.get("n", [group[2] for group in results["groups"]])
    return given(
        type=row["type"],
        title=row["title"],
        description=row.get("text"),
        populationDescription=row.get("population"),
        reportingStatus="POSTED",
        paramType=row["param"],
        dispersionType=row.get("dispersion"),
        unitOfMeasure=row["unit"],
        timeFrame=row["time"],
        groups=_groups("OG", results),
        denoms=[{"units": "Participants", "counts": _counts("OG", "value", sizes)}],
        classes=[{"categories": [{"measurements": [_cell(at, one) for at, one in enumerate(row["values"])]}]}],
        analyses=[_analysis(one) for one in row.get("analyses", [])] or None,
    )


def _cell(at: int, value: list[Any]) -> Module:
    """[value], [value, spread] or [value, lower, upper]."""
    bounds = {1: (), 2: ("spread",), 3: ("lowerLimit", "upperLimit")}[len(value)]
    cell = {"groupId": f"OG{at:03}", "value": str(value[0])}
    return cell | {key: str(number) for key, number in zip(bounds, value[1:], strict=True)}


def _analysis(row: Results) -> Module:
    return {"groupIds": ["OG000", "OG001"], "testedNonInferiority": False, "nonInferiorityType": "SUPERIORITY"} | row


def _harms(harms: Results, results: Results) -> Module:
    sizes = harms.get("at_risk", [row[2] for row in results["groups"]])
    return given(
        frequencyThreshold=str(harms.get("threshold", 5)),
        timeFrame=harms["time"],
        description=harms.get("text"),
        eventGroups=_event_groups(harms, results, sizes),
        seriousEvents=[_event(row, sizes) for row in harms["serious_events"]] or None,
        otherEvents=[_event(row, sizes) for row in harms["other_events"]] or None,
    )


def _event_groups(harms: Results, results: Results, sizes: list[int]) -> list[Module]:
    made = _groups("EG", results)
    for at, group in enumerate(made):
        for kind in ("deaths", "serious", "other"):
            group[f"{kind}NumAffected"] = harms[kind][at]
            group[f"{kind}NumAtRisk"] = sizes[at]
    return made


def _event(row: list[Any], sizes: list[int]) -> Module:
    term, organ, *affected = row
    stats = [
        {"groupId": f"EG{at:03}", "numAffected": count, "numAtRisk": sizes[at]} for at, count in enumerate(affected)
    ]
    return {
        "term": term,
        "organSystem": organ,
        "sourceVocabulary": "MedDRA",
        "assessmentType": "SYSTEMATIC_ASSESSMENT",
        "stats": stats,
    }


def _more(results: Results) -> Module:
    title, organization, phone, email = results["contact"]
    return given(
        limitationsAndCaveats={"description": results["caveat"]} if "caveat" in results else None,
        certainAgreement={"piSponsorEmployee": results.get("investigator_is_employee", False)},
        pointOfContact={"title": title, "organization": organization, "email": email, "phone": phone},
    )
