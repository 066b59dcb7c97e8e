"""Who can join, as the registrant wrote it (``protocolSection.eligibilityModule``)."""

from __future__ import annotations

from plaintrial.record.part import Part


class Eligibility(Part, frozen=True):
    """``eligibilityModule``. Ages are the registry's strings, "18 Years", "6 Months"."""

    eligibility_criteria: str | None = None
    healthy_volunteers: bool | None = None
    sex: str | None = None
    gender_based: bool | None = None
    gender_description: str | None = None
    minimum_age: str | None = None
    maximum_age: str | None = None
    std_ages: tuple[str, ...] = ()
    study_population: str | None = None
    sampling_method: str | None = None
