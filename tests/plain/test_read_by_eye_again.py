"""What readings of 80 more records, and of 23 records with odd fields, said wrongly, by kinds of wrong."""

from __future__ import annotations

from typing import Any

import pytest

from plaintrial.plain.check import check_text
from plaintrial.plain.language import ENGLISH
from plaintrial.plain.shown.conditions import condition_name, people_with
from plaintrial.plain.shown.doses import without_dose, without_group
from plaintrial.plain.shown.durations import duration_of
from plaintrial.plain.shown.measures import measure_name
from plaintrial.plain.shown.treatments import treatment_name
from plaintrial.plain.summary.simpler import simpler
from plaintrial.plain.summary.sort import section_of
from plaintrial.record import Locator
from tests.plain.records import reading, said, trial

_ACCESS: dict[str, Any] = {
    "design": {"studyType": "EXPANDED_ACCESS"},
    "conditions": {"conditions": ["Melanoma"]},
    "armsInterventions": {"interventions": [{"type": "DRUG", "name": "aspirin"}]},
}


def _measured(*frames: str) -> list[str]:
    outcomes = [{"measure": "Pain", "timeFrame": frame} for frame in frames]
    return said("how_long", outcomes={"primaryOutcomes": outcomes})


@pytest.mark.parametrize(
    ("frames", "expected"),
    [
        (("Up to 24 weeks",), "The main results are measured for up to 24 weeks."),
        (("Assessed every 6 months, up to 5 years",), "The main results are measured for up to 5 years."),
        (("an average of 1 year",), "The main results are measured for about 1 year."),
        (("Up to approximately 44 months",), "The main results are measured for about 44 months."),
        (("30 days after the last dose", "2 years"), "The main results are measured for up to 2 years."),
    ],
)
def test_the_longest_time_is_told(frames: tuple[str, ...], expected: str) -> None:
    assert _measured(*frames) == [expected]


@pytest.mark.parametrize(
    "frames",
    [
        ("1.5 years",),
        ("2.5 years", "3 months"),
        ("Six 28-day cycles",),
        ("Up to 8 cycles (each cycle is 21 days)",),
        ("30 days after the last dose",),
        ("6 months", "90 days post last treatment"),
        ("at least 6 months",),
        ("8 weeks or more after the last visit",),
        ("Every 8 weeks until progression",),
        ("first 2 years of life",),
        ("3 months before surgery",),
        ("Cycle 4 Day 21",),
    ],
)
def test_a_time_that_is_no_sum_is_not_told_as_one(frames: tuple[str, ...]) -> None:
    assert _measured(*frames) == ["The record does not sum up how long each person takes part."]


def test_part_of_a_decimal_is_no_time() -> None:
    assert duration_of("1.5 years") is None
    assert duration_of("15 years") == (15, "year")


def test_places_of_a_study_whose_state_is_not_known_are_not_open() -> None:
    sites = [{"city": "Lyon", "country": "France", "status": "RECRUITING"}] * 2
    for status, said_so in (("UNKNOWN", False), ("COMPLETED", False), ("RECRUITING", True)):
        texts = said("places", status={"overallStatus": status}, contactsLocations={"locations": sites})
        assert ("2 of the places are looking for people now." in texts) is said_so


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        ({"minimumAge": "1 Day", "maximumAge": "1 Day"}, "The study is for children aged 1 day."),
        ({"minimumAge": "40 Years", "maximumAge": "40 Years"}, "The study is for people aged 40."),
        ({"minimumAge": "0 Years"}, "The study is for people of any age."),
    ],
)
def test_ages_are_told_at_the_edges(limits: dict[str, str], expected: str) -> None:
    assert said("ages", eligibility=limits) == [expected]


def test_any_age_may_get_a_treatment_outside_a_study() -> None:
    assert said("ages", **(_ACCESS | {"eligibility": {"minimumAge": "0 Days"}})) == [
        "The treatment is for people of any age."
    ]


@pytest.mark.parametrize(
    ("model", "time", "expected"),
    [
        ("COHORT", "CROSS_SECTIONAL", "It looks at a group of people at one moment, not over time."),
        ("COHORT", "PROSPECTIVE", "It follows a group of people as time goes on, to see what happens."),
        ("COHORT", "RETROSPECTIVE", "It looks back at what happened to a group of people."),
        ("NATURAL_HISTORY", "CROSS_SECTIONAL", "It looks at a condition in people at one moment, not over time."),
    ],
)
def test_how_a_study_watches_does_not_contradict_itself(model: str, time: str, expected: str) -> None:
    design = {"studyType": "OBSERVATIONAL", "designInfo": {"observationalModel": model, "timePerspective": time}}
    assert said("how_it_watches", design=design) == [expected]


def test_nobody_is_followed_at_one_moment() -> None:
    design = {"targetDuration": "1 Year", "designInfo": {"timePerspective": "CROSS_SECTIONAL"}}
    outcomes = {"primaryOutcomes": [{"measure": "Pain", "timeFrame": "1 day"}]}
    told = said("how_long", design=design, outcomes=outcomes)
    assert told == ["The main results are measured for up to 1 day."]


def test_a_closed_way_to_a_treatment_is_told_in_the_past() -> None:
    closed = _ACCESS | {"status": {"overallStatus": "NO_LONGER_AVAILABLE"}}
    assert said("headline", **closed) == ["How could people with melanoma get aspirin outside a study?"]
    assert said("study_type", **closed)[0] == "This was a way to get a treatment outside a study."
    assert said("healthy_volunteers", **closed) == []
    assert said("headline", **_ACCESS) == ["Can people with melanoma get aspirin outside a study?"]


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("SUSPENDED", ["The record does not say why it is paused."]),
        ("WITHDRAWN", ["The record does not say why it was called off."]),
        ("TERMINATED", ["The record does not say why it stopped."]),
    ],
)
def test_what_is_not_said_is_named(status: str, expected: list[str]) -> None:
    assert said("stopped", status={"overallStatus": status}) == expected


def test_a_study_that_goes_on_gets_no_reason_for_stopping() -> None:
    assert said("stopped", status={"overallStatus": "RECRUITING", "whyStopped": "Lack of funding"}) == []


@pytest.mark.parametrize(
    ("count", "kind", "status", "expected"),
    [
        (0, "ESTIMATED", "COMPLETED", "The record gives the number of people as 0."),
        (12, "ACTUAL", "WITHDRAWN", "The record gives the number of people as 12."),
        (0, "ACTUAL", "WITHDRAWN", "Nobody took part."),
    ],
)
def test_numbers_at_odds_are_told_as_the_records(count: int, kind: str, status: str, expected: str) -> None:
    design = {"enrollmentInfo": {"count": count, "type": kind}}
    assert said("how_many", design=design, status={"overallStatus": status}) == [expected]


def test_a_plan_of_a_study_nobody_knows_of_was_one() -> None:
    dates = {"startDateStruct": {"date": "2020-09", "type": "ESTIMATED"}}
    assert said("dates", status=dates | {"overallStatus": "UNKNOWN"}) == ["The planned start was September 2020."]
    assert said("dates", status=dates | {"overallStatus": "RECRUITING"}) == ["The planned start is September 2020."]


def test_a_record_that_names_no_kind_of_study_says_so() -> None:
    assert said("study_type") == ["The record does not say what kind of study it is."]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("rAvPAL-PEG 0.001 mg/kg", "rAvPAL-PEG"),
        ("MEDI4212 300 mg Subcutaneous", "MEDI4212"),
        ("HS-20093 (Phase Ia: Dose escalation)", "HS-20093"),
        ("TG-C High Dose", "TG-C"),
        ("Iron (2 mg/kg/daily)", "Iron"),
        ("Fenofibrate 80 mg and metformin 1000 mg", "Fenofibrate 80 mg and metformin 1000 mg"),
        ("LM-108 injection 600mg + penpulimab", "LM-108 injection 600mg + penpulimab"),
        ("Vitamin D drops, 200 or 400 IU/day", "Vitamin D drops, 200 or 400 IU/day"),
        ("Interleukin-2", "Interleukin-2"),
    ],
)
def test_a_dose_does_not_make_another_treatment(name: str, expected: str) -> None:
    assert without_dose(name) == expected


def test_one_medicine_in_3_doses_is_one_medicine() -> None:
    names = ("abc 1 mg", "abc 2 mg", "abc 4 mg")
    assert said("treatments", **trial(names=names)) == ["It looks at a medicine: abc."]
    assert said("headline", **trial(names=names)) == ["Can abc help people with asthma?"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Peanut Consumption Group", "Peanut Consumption"),
        ("Untreated or Routine Care Control Group", "Untreated or Routine Care"),
        ("Support group", "Support group"),
        ("group", "group"),
    ],
)
def test_a_label_of_a_group_is_no_treatment(name: str, expected: str) -> None:
    assert without_group(name) == expected


def test_no_active_intervention_is_no_treatment() -> None:
    told = said("treatments", **trial(names=("No Active Intervention.", "walking"), kind="BEHAVIORAL"))
    assert told == ["It looks at a programme of support or habits: walking."]


def test_questions_are_no_procedure_with_unwanted_effects() -> None:
    modules = trial(names=("quality-of-life assessment",), kind="PROCEDURE")
    assert said("treatments", **modules) == ["It uses questions about quality of life."]
    assert "Any procedure can have unwanted effects." not in said("could_go_wrong", **modules)


def test_a_questionnaire_is_no_set_of_questions_that_helps() -> None:
    modules = trial(names=("Questionnaire",), kind="OTHER")
    assert not [text for text in said("headline", **modules) if "set of questions" in text]


def test_stages_of_one_illness_are_told_once() -> None:
    stages = ("Stage IIIA Non-small Cell Lung Cancer", "Stage IV Non-small Cell Lung Cancer")
    modules = trial(conditions=stages)
    assert said("about_condition", **modules) == ["It is about non-small cell lung cancer."]
    assert said("headline", **modules) == ["Can aspirin help people with non-small cell lung cancer?"]
    alone = trial(conditions=stages[:1])
    assert said("about_condition", **alone) == ["It is about stage IIIA non-small cell lung cancer."]


def test_a_treatment_typed_among_the_conditions_is_no_condition() -> None:
    modules = trial(names=("Nivolumab",), conditions=("Melanoma", "Nivolumab"))
    assert said("about_condition", **modules) == ["It is about melanoma."]


def test_an_illness_of_a_treatment_is_not_had_with_it() -> None:
    modules = trial(names=("Kidney transplantation",), conditions=("Kidney Transplant Rejection",), kind="PROCEDURE")
    modules["design"] = {"studyType": "OBSERVATIONAL", "designInfo": {"timePerspective": "PROSPECTIVE"}}
    assert said("headline", **modules) == ["What happens to people with kidney transplant rejection over time?"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("- Egg Allergy", "egg allergy"),
        ("Bipolar Disorder", "bipolar disorder"),
        ("TNBC - Triple-Negative Breast Cancer", "triple-negative breast cancer"),
        ("Depression - depression", "depression"),
        ("Advanced or Metastatic Solid Tumors", "advanced or metastatic solid tumours"),
        ("Germ Cell Tumor", "a germ cell tumour"),
        ("Mantle Cell Lymphoma", "mantle cell lymphoma"),
        ("Pancreatitis, Acute", "sudden inflammation of the pancreas"),
    ],
)
def test_names_of_conditions(typed: str, expected: str) -> None:
    assert condition_name(typed) == expected


@pytest.mark.parametrize("typed", ["Health Literacy", "Evaluation of Plasma Lipoproteins", "Immune System"])
def test_subjects_are_no_illnesses(typed: str) -> None:
    assert people_with(typed) == ""


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Der p 1 Serum IgE", "Der p 1 serum IgE"),
        ("Validity of the Turkish Version", "the validity of the Turkish version"),
        ("Evaluation of pain", "pain"),
        ("Progression-free Survival (PFS) at 4 Months", "the time until the cancer grows"),
        ("Progression Free Survival", "the time until the cancer grows"),
        ("Fusion seen on radiographs(X-ray) at 1 year", "fusion seen on radiographs (X-ray) at 1 year"),
    ],
)
def test_names_of_measures(typed: str, expected: str) -> None:
    assert measure_name(typed) == expected


def test_generic_names_take_small_letters() -> None:
    assert treatment_name("Fomivirsen") == "fomivirsen"
    assert treatment_name("Omega-3") == "omega-3"


def test_a_list_whose_parts_hold_and_can_be_told_apart() -> None:
    assert ENGLISH.listing(["asthma", "sore and red eyes"]) == "asthma, and sore and red eyes"
    assert ENGLISH.listing(["asthma", "eczema"]) == "asthma and eczema"


def test_a_long_term_illness_keeps_its_name_in_a_sentence() -> None:
    text = simpler("The purpose of this study is to look at cells in patients with chronic myeloid leukemia.")
    assert text is not None
    assert "chronic myeloid leukemia" in text


def test_phrases_leave_no_two_blanks() -> None:
    text = simpler("Patients with dry mouth may be eligible for this study.")
    assert text == "People with dry mouth may be able to join this study."


def test_nothing_is_learned_from_a_study_that_was_called_off() -> None:
    made = reading(**trial(status="WITHDRAWN"))
    told = [sentence.text for sentence in made.plain if sentence.section == "lead_to"]
    assert told == ["It was called off, so nothing can be learned from it."]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("• Objective response", "tumour shrinking"),
        ("(Phase III) Overall survival", "how long people live"),
        ("Evaluation of the severity of pain", "the severity of pain"),
        ("Efficacy - bladder diaries", None),
        ("Time to reach Cmax", None),
        ("All", None),
        ("Maximum tolerated dose", "the highest bearable dose"),
    ],
)
def test_measures_without_labels_and_jargon(typed: str, expected: str | None) -> None:
    assert measure_name(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (
            "Phase II trial to study the effectiveness of biological therapy in treating patients with melanoma.",
            "The aim is to find out how well immune or biological treatment works in treating people with melanoma.",
        ),
        (
            "Phase I trial to study the effectiveness of combining A and B in treating patients who have melanoma.",
            "The aim is to find out how well combining A and B works in treating people who have melanoma.",
        ),
        (
            "Phase II trial to study the effectiveness of A and B in treating patients with recurrent cancer.",
            "The aim is to find out how well A and B work in treating people with recurrent cancer.",
        ),
        (
            "The goal of this observational study is to learn about rejection in people with a new lung.",
            "The aim is to learn about rejection in people with a new lung.",
        ),
        ("Patients may have one or two tumors removed.", "People may have 1 or 2 tumours removed."),
        ("Patients will be examined at weeks 4 and 8.", "People will be checked at weeks 4 and 8."),
        ("Adults with asthma may enroll in this study.", "Adults with asthma may join this study."),
    ],
)  # fmt: skip
def test_sentences_of_summaries(typed: str, expected: str) -> None:
    assert simpler(typed) == expected


def test_an_aim_that_points_back_is_none() -> None:
    said_so = simpler("To do this the researchers plan to look at the lungs of people.")
    assert said_so is not None
    assert section_of(said_so) is None


def test_letters_that_nothing_explains_are_left_out() -> None:
    summary = "The cause of FSGS in people with asthma is unknown."
    modules = trial() | {"description": {"briefSummary": summary}}
    assert not [sentence for sentence in reading(**modules).plain if "FSGS" in sentence.text]
    modules["identification"] = {"briefTitle": "Causes of FSGS"}
    assert [sentence for sentence in reading(**modules).plain if "FSGS" in sentence.text]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Genetic Studies of Asthma", "What part do genes play in asthma?"),
        ("Specimen Collection in Asthma", "What can samples from people with asthma show?"),
        ("Quality of Life in Asthma", "How is daily life for people with asthma?"),
        ("Markers of Asthma", "Can signs in the body tell us more about asthma?"),
        ("Dietary Patterns and Asthma", "What part does food play in asthma?"),
        ("Late Sequelae of Asthma", "What happens to people with asthma over time?"),
        ("Study of Asthma", "What can we learn about asthma?"),
    ],
)
def test_a_study_that_watches_asks_what_its_title_tells(title: str, expected: str) -> None:
    modules = trial(names=()) | {"design": {"studyType": "OBSERVATIONAL"}, "identification": {"briefTitle": title}}
    assert said("headline", **modules) == [expected]


def test_people_named_as_a_condition_are_not_had() -> None:
    assert people_with("Children Born After Assisted Reproductive Technologies") == (
        "children born after assisted reproductive technologies"
    )


def test_what_became_of_a_sponsor_is_no_part_of_its_name() -> None:
    sponsor = {"leadSponsor": {"name": "Acme is now a wholly owned subsidiary of Pfizer"}}
    assert said("who_runs", sponsorCollaborators=sponsor)[0] == "The study is run by Acme."


def test_nobody_took_part_in_a_study_that_stopped() -> None:
    modules = trial(status="TERMINATED")
    modules["design"]["enrollmentInfo"] = {"count": 0, "type": "ACTUAL"}
    assert said("could_lead_to", **modules) == ["Nobody took part, so nothing can be learned from it."]


def test_the_illness_comes_before_what_it_brings() -> None:
    modules = trial(conditions=("Cardiac Toxicity", "Lymphoma"))
    assert said("headline", **modules) == ["Can aspirin help people with lymphoma?"]
    modules["identification"] = {"briefTitle": "Aspirin for cardiac toxicity"}
    assert said("headline", **modules) == ["Can aspirin help people with harm to the heart?"]


def test_kinds_of_one_illness_by_their_genes_are_told_once() -> None:
    kinds = ("Adult Acute Myeloid Leukemia With Del(5q)", "Adult Acute Myeloid Leukemia With t(8;21)(q22;q22)")
    assert said("about_condition", **trial(conditions=kinds)) == ["It is about acute myeloid leukemia."]


def test_a_test_is_not_what_helps() -> None:
    modules = trial()
    modules["armsInterventions"]["interventions"].append({"type": "DIAGNOSTIC_TEST", "name": "SNOT22 score"})
    assert said("headline", **modules) == ["Can aspirin help people with asthma?"]


def test_an_upper_limit_alone_is_told_however_high() -> None:
    assert said("ages", eligibility={"maximumAge": "100 Years"}) == ["The study is for people aged up to 100."]


def test_a_study_with_healthy_people_is_not_called_one_of_the_ill_alone() -> None:
    design = {"studyType": "OBSERVATIONAL", "designInfo": {"observationalModel": "CASE_ONLY"}}
    assert said("how_it_watches", design=design, eligibility={"healthyVolunteers": True}) == []
    assert said("how_it_watches", design=design) == ["It looks only at people who have the condition."]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("ARRY-520, KSP inhibitor", "ARRY-520"),
        ("cisplatin, etoposide", None),
        ("Filgrastim, granulocyte-colony stimulating factor (G-CSF); subcutaneous", "filgrastim"),
    ],
)
def test_what_a_treatment_is_may_hang_on_its_name(typed: str, expected: str | None) -> None:
    assert treatment_name(typed) == expected


def test_a_limit_beyond_every_life_is_none() -> None:
    assert said("ages", eligibility={"maximumAge": "120 Years"}) == ["The study is for people of any age."]


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        (("Anemia, Sickle Cell", "Hematologic Diseases"), "Can aspirin help people with sickle cell disease?"),
        (("Low Back Pain", "Spinal Diseases"), "Can aspirin help people with lower back pain?"),
        (("Pain", "Breast Cancer"), "Can aspirin help people with breast cancer?"),
    ],
)
def test_only_a_trouble_by_itself_stands_back(conditions: tuple[str, ...], expected: str) -> None:
    assert said("headline", **trial(conditions=conditions)) == [expected]


def test_nothing_is_looked_at_in_a_way_to_get_a_treatment() -> None:
    assert said("treatments", **_ACCESS) == ["The treatment is aspirin."]
    two = {"interventions": [{"type": "DRUG", "name": "aspirin"}, {"type": "DRUG", "name": "heparin"}]}
    assert said("treatments", **(_ACCESS | {"armsInterventions": two})) == ["The treatments are aspirin and heparin."]


def test_a_name_too_long_to_show_is_owned_up_to() -> None:
    long = "osteoplastic material of octacalcium phosphate and nucleic acids for the regeneration of bone tissue"
    assert said("treatments", **trial(names=(long,))) == ["The name of what is tried is too long to show here."]
    assert said("treatments", **trial(names=(long, "aspirin"))) == ["It looks at several medicines, such as aspirin."]


def test_a_sample_is_not_what_is_tried_out() -> None:
    modules = trial(names=("biopsy sampling",), kind="OTHER", purpose="BASIC_SCIENCE")
    assert said("headline", **modules) == ["What can we learn about asthma?"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Donna Arnett, 257-5678", "Donna Arnett"),
        ("National Human Genome Research Institute (NHGRI)", "the National Human Genome Research Institute (NHGRI)"),
    ],
)
def test_names_of_sponsors(name: str, shown: str) -> None:
    told = said("who_runs", sponsorCollaborators={"leadSponsor": {"name": name}})
    assert told[0] == f"The study is run by {shown}."


def test_letters_that_name_an_illness_are_spelled_out() -> None:
    assert condition_name("GBM") == "glioblastoma"
    assert condition_name("T2DM") == "type 2 diabetes"


def test_unwanted_effects_are_nothing_people_have_first() -> None:
    modules = trial(names=(), conditions=("Adverse Drug Events",), purpose=None)
    assert said("headline", **modules) == ["What can we learn about unwanted effects of treatment?"]


def test_short_forms_in_brackets_leave_no_half_plain_measure() -> None:
    assert measure_name("Adverse Events (AE) and Serious Adverse Events (SAE)") == (
        "unwanted effects and serious unwanted effects"
    )


def test_a_question_without_its_whether_is_no_fact() -> None:
    quote = "The purpose of this study is to learn whether different doses of Sinemet are dose proportional."
    where = Locator("/protocolSection/descriptionModule/briefSummary", 0, len(quote), quote)
    assert check_text("Different doses of Sinemet are dose proportional.", (where,))
    assert not check_text("The aim is to learn whether different doses of Sinemet are dose proportional.", (where,))


def test_a_name_that_is_only_unfit_is_not_called_too_long() -> None:
    assert said("treatments", **trial(names=("Click Digital Therapeutic",), kind="DEVICE")) == []


def test_children_are_no_illness_beside_one() -> None:
    assert said("about_condition", **trial(conditions=("Wheat Allergy", "Children"))) == ["It is about wheat allergy."]


def test_a_city_that_is_its_country_is_named_once() -> None:
    sites = [{"city": "Hong Kong", "country": "Hong Kong"}]
    assert said("places", contactsLocations={"locations": sites}) == ["The study is in Hong Kong."]


def test_how_often_something_happens_is_measured_as_the_thing() -> None:
    assert measure_name("Incidence of Treatment-Emergent Adverse Events (TEAEs)") == "new unwanted effects"


def test_usual_care_is_not_what_is_tried() -> None:
    modules = trial(names=("Mobile application", "Treatment as usual"), kind="OTHER")
    assert said("headline", **modules) == ["Can a mobile application help people with asthma?"]


@pytest.mark.parametrize(
    ("modules", "expected"),
    [
        ({"outcomes": {"primaryOutcomes": [{"measure": "Fusion on CT scans"}]}}, ["The record mentions CT scans."]),
        ({"design": {"bioSpec": {"description": "Venous blood"}}}, ["The record mentions blood samples."]),
        (trial(names=("MRI of the hip",)), ["The record mentions MRI scans."]),
        (trial(), ["The record has no clear list of tests or samples."]),
    ],
)
def test_a_scan_may_be_named_alone(modules: dict[str, Any], expected: list[str]) -> None:
    assert said("tests_and_samples", **modules) == expected
