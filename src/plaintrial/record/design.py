"""How the study is built (``protocolSection.designModule``)."""

from __future__ import annotations

from plaintrial.record.part import Part

UNKNOWN_COUNT = 99_999_999
"""The registry's way of writing "enrolment unknown" (``EnrollmentCount``)."""


class Masking(Part, frozen=True):
    """Who does not know which arm a participant is in."""

    masking: str | None = None
    masking_description: str | None = None
    who_masked: tuple[str, ...] = ()


class DesignInfo(Part, frozen=True):
    """Allocation, model, purpose and masking."""

    allocation: str | None = None
    intervention_model: str | None = None
    intervention_model_description: str | None = None
    primary_purpose: str | None = None
    observational_model: str | None = None
    time_perspective: str | None = None
    masking_info: Masking = Masking()


class BioSpec(Part, frozen=True):
    """Samples that are kept (observational studies)."""

    retention: str | None = None
    description: str | None = None


class ExpandedAccessTypes(Part, frozen=True):
    """Kinds of expanded access."""

    individual: bool | None = None
    intermediate: bool | None = None
    treatment: bool | None = None


class Enrollment(Part, frozen=True):
    """How many people: planned (``ESTIMATED``) or taken part (``ACTUAL``)."""

    count: int | None = None
    type: str | None = None

    @property
    def known_count(self) -> int | None:
        """The count, None when not given or written as unknown."""
        return None if self.count == UNKNOWN_COUNT else self.count


class Design(Part, frozen=True):
    """``designModule``."""

    study_type: str | None = None
    phases: tuple[str, ...] = ()
    design_info: DesignInfo = DesignInfo()
    enrollment_info: Enrollment = Enrollment()
    patient_registry: bool | None = None
    target_duration: str | None = None
    bio_spec: BioSpec = BioSpec()
    expanded_access_types: ExpandedAccessTypes = ExpandedAccessTypes()
    n_ptrs_to_this_exp_acc_nct_id: int | None = None
