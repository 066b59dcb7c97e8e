"""The registry's enums in plain words.

Source: ClinicalTrials.gov API v2 data structure (enums of ``designModule``, ``armsInterventionsModule``,
``sponsorCollaboratorsModule``, ``contactsLocationsModule``). Exact matches only; what is not in a table is shown as
"Other: ..." (fault A18), never dropped.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_noop as N_

from plaintrial.record.status_words import spoken_enum
from plaintrial.web.texts import said as _

PURPOSE_TAGS = {
    "TREATMENT": N_("Treatment study"),
    "PREVENTION": N_("Prevention study"),
    "DIAGNOSTIC": N_("Study of a test"),
    "SUPPORTIVE_CARE": N_("Supportive care study"),
    "SCREENING": N_("Screening study"),
    "HEALTH_SERVICES_RESEARCH": N_("Study of how care is given"),
    "BASIC_SCIENCE": N_("Study of how the body works"),
    "DEVICE_FEASIBILITY": N_("Early study of a device"),
    "ECT": N_("Education or training study"),
    "EDUCATIONAL_COUNSELING_TRAINING": N_("Education or training study"),
}
TYPE_TAGS = {
    "INTERVENTIONAL": N_("Tests a treatment or method"),
    "OBSERVATIONAL": N_("Observation study"),
    "EXPANDED_ACCESS": N_("Treatment outside a study"),
}
TYPE_MEANINGS = {
    "INTERVENTIONAL": N_("The study plan says what people in the study get or do."),
    "OBSERVATIONAL": N_("The study team watches and measures. It does not decide which treatment people get."),
    "EXPANDED_ACCESS": N_("A way to get a treatment that is not approved yet, outside a study. A doctor asks for it."),
}
PHASES = {
    "EARLY_PHASE1": N_("Early phase 1"),
    "PHASE1": N_("Phase 1"),
    "PHASE2": N_("Phase 2"),
    "PHASE3": N_("Phase 3"),
    "PHASE4": N_("Phase 4"),
}
PHASE_MEANINGS = {
    "EARLY_PHASE1": N_("Early phase 1 studies take a first look, in few people and often with small doses."),
    "PHASE1": N_("Phase 1 studies are early. They look at doses and side effects, in few people."),
    "PHASE2": N_("Phase 2 studies look at whether something works, and at its side effects."),
    "PHASE3": N_("Phase 3 studies are larger. Many compare with the usual treatment or a dummy treatment."),
    "PHASE4": N_("Phase 4 studies look at something that is already approved and in use."),
}
ALLOCATION = {
    "RANDOMIZED": N_("Chance decides which group each person joins. Nobody can choose."),
    "NON_RANDOMIZED": N_("Groups are not chosen by chance."),
}
MODELS = {
    "SINGLE_GROUP": N_("There is 1 group. Everyone follows the same plan."),
    "PARALLEL": N_("Each group follows its own plan, at the same time."),
    "CROSSOVER": N_("People change from one plan to another during the study."),
    "SEQUENTIAL": N_("Groups start one after another."),
    "FACTORIAL": N_("Groups get different combinations of what is tested."),
    "COHORT": N_("It follows a group of people over time."),
    "CASE_CONTROL": N_("It compares people who have a condition with people who do not."),
    "CASE_ONLY": N_("It looks only at people who have the condition."),
    "CASE_CROSSOVER": N_("It compares the same people at different times."),
    "ECOLOGIC_OR_COMMUNITY": N_("It compares whole groups or places, not single people."),
    "FAMILY_BASED": N_("It looks at members of the same families."),
    "NATURAL_HISTORY": N_("It follows how a condition changes over time."),
    "DEFINED_POPULATION": N_("It looks at a set group of people."),
}
TIME = {
    "PROSPECTIVE": N_("It looks forward: new information is collected as time goes on."),
    "RETROSPECTIVE": N_("It looks back, at information collected earlier."),
    "CROSS_SECTIONAL": N_("It looks at people at one point in time."),
}
MASKED = {
    "PARTICIPANT": N_("the people taking part"),
    "CARE_PROVIDER": N_("the staff who give care"),
    "INVESTIGATOR": N_("the researchers"),
    "OUTCOMES_ASSESSOR": N_("the people who measure the results"),
}
ARM_TYPES = {
    "EXPERIMENTAL": N_("Gets what is being tested"),
    "ACTIVE_COMPARATOR": N_("Gets something to compare with"),
    "PLACEBO_COMPARATOR": N_("Gets a placebo, a dummy treatment"),
    "SHAM_COMPARATOR": N_("Gets a sham, a pretend procedure or device"),
    "NO_INTERVENTION": N_("Gets nothing that is being tested"),
    "OTHER": N_("Another kind of group"),
}
INTERVENTION_TYPES = {
    "DRUG": N_("Drug"),
    "DEVICE": N_("Device"),
    "BIOLOGICAL": N_("Biological product"),
    "PROCEDURE": N_("Procedure"),
    "RADIATION": N_("Radiation"),
    "BEHAVIORAL": N_("Behaviour or support"),
    "GENETIC": N_("Gene-based"),
    "DIETARY_SUPPLEMENT": N_("Food supplement"),
    "COMBINATION_PRODUCT": N_("Combined product"),
    "DIAGNOSTIC_TEST": N_("Test"),
    "OTHER": N_("Other"),
}
SPONSOR_CLASSES = {
    "INDUSTRY": N_("A company"),
    "NIH": N_("Part of the US National Institutes of Health"),
    "FED": N_("A US federal agency"),
    "OTHER_GOV": N_("A government body"),
    "NETWORK": N_("A research network"),
    "INDIV": N_("A single person"),
    "OTHER": N_("A university, hospital, charity or similar"),
}
ROLES = {
    "STUDY_CHAIR": N_("Study chair"),
    "STUDY_DIRECTOR": N_("Study director"),
    "PRINCIPAL_INVESTIGATOR": N_("Lead researcher"),
    "SUB_INVESTIGATOR": N_("Researcher"),
    "CONTACT": N_("Contact"),
}


def word(table: Mapping[str, str], value: str | None) -> str:
    """The words for ``value``; "Other: ..." when no table has it; "" when the record says nothing or "NA"."""
    if not value or value == "NA":
        return ""
    known = table.get(value)
    return _(known) if known else _("Other: %s") % spoken_enum(value)


def meaning(table: Mapping[str, str], value: str | None) -> str:
    """The sentence for ``value``; "" when the table has none."""
    known = table.get(value or "")
    return _(known) if known else ""
