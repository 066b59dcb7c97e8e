"""Where the study stands: overall status and its dates (``protocolSection.statusModule``)."""

from __future__ import annotations

from plaintrial.ground.partial_date import PartialDate, read_partial_date
from plaintrial.record.part import Part


class DateStruct(Part, frozen=True):
    """A date and whether it has happened (``ACTUAL``) or is planned (``ESTIMATED``)."""

    date: str | None = None
    type: str | None = None

    @property
    def when(self) -> PartialDate | None:
        """The date with its precision; None when not given."""
        return read_partial_date(self.date)


class ExpandedAccessInfo(Part, frozen=True):
    """Whether the treatment can be had outside the study."""

    has_expanded_access: bool | None = None
    nct_id: str | None = None
    status_for_nct_id: str | None = None


class Status(Part, frozen=True):
    """``statusModule``. Status words are the registry's own; see ``status_words`` for what they mean."""

    status_verified_date: str | None = None
    overall_status: str | None = None
    last_known_status: str | None = None
    delayed_posting: bool | None = None
    why_stopped: str | None = None
    expanded_access_info: ExpandedAccessInfo = ExpandedAccessInfo()
    start_date_struct: DateStruct = DateStruct()
    primary_completion_date_struct: DateStruct = DateStruct()
    completion_date_struct: DateStruct = DateStruct()
    study_first_submit_date: str | None = None
    study_first_submit_qc_date: str | None = None
    study_first_post_date_struct: DateStruct = DateStruct()
    results_first_submit_date: str | None = None
    results_first_post_date_struct: DateStruct = DateStruct()
    last_update_submit_date: str | None = None
    last_update_post_date_struct: DateStruct = DateStruct()
