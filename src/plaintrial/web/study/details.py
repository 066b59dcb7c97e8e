"""Further facts of the record, as label and value, for those who want them all."""

from __future__ import annotations

import msgspec
from django.utils.translation import gettext_noop as N_
from markupsafe import Markup

from plaintrial.record import Study
from plaintrial.record.identification import SecondaryId
from plaintrial.record.status_words import spoken_enum
from plaintrial.web.rich import inline, rich
from plaintrial.web.shown import is_seen
from plaintrial.web.texts import said as _
from plaintrial.web.words import sentence_case


class Detail(msgspec.Struct, frozen=True):
    """A label and what the record says."""

    label: str
    text: str | Markup

    @property
    def english(self) -> bool:
        """Whether it is the registrant's text, not a word of ours."""
        return isinstance(self.text, Markup)


_ENUMS = {
    "PROBABILITY_SAMPLE": N_("By chance"),
    "NON_PROBABILITY_SAMPLE": N_("Not by chance"),
    "NONE_RETAINED": N_("None kept"),
    "SAMPLES_WITH_DNA": N_("Samples with DNA"),
    "SAMPLES_WITHOUT_DNA": N_("Samples without DNA"),
    "YES": N_("Yes"),
    "NO": N_("No"),
    "UNDECIDED": N_("Undecided"),
}


def details_of(study: Study) -> tuple[Detail, ...]:
    """Details the record states; silent ones are left out."""
    design, oversight, sharing = study.design, study.oversight, study.ipd_sharing
    info = design.design_info
    found = (
        Detail(_("Official title"), inline(study.identification.official_title)),
        Detail(_("Other numbers of this study"), _numbers(study)),
        Detail(_("How groups are arranged"), rich(info.intervention_model_description)),
        Detail(_("Who does not know who gets what"), rich(info.masking_info.masking_description)),
        Detail(_("People it looks at"), rich(study.eligibility.study_population)),
        Detail(_("How people are chosen"), _enum(study.eligibility.sampling_method)),
        Detail(_("About gender"), rich(study.eligibility.gender_description)),
        Detail(_("A register of patients"), _yes_no(design.patient_registry)),
        Detail(_("How long people are followed"), inline(design.target_duration)),
        Detail(_("Samples kept"), _enum(design.bio_spec.retention)),
        Detail(_("About the samples"), rich(design.bio_spec.description)),
        Detail(_("Watched by an independent data committee"), _yes_no(oversight.oversight_has_dmc)),
        Detail(_("Drug under US FDA rules"), _yes_no(oversight.is_fda_regulated_drug)),
        Detail(_("Device under US FDA rules"), _yes_no(oversight.is_fda_regulated_device)),
        Detail(_("Plan to share each person's data"), _enum(sharing.ipd_sharing)),
        Detail(_("About sharing"), rich(sharing.description)),
        Detail(_("When data are shared"), rich(sharing.time_frame)),
        Detail(_("Who can get the data"), rich(sharing.access_criteria)),
    )
    return tuple(detail for detail in found if is_seen(detail.text))


def _numbers(study: Study) -> str:
    named = (study.identification.org_study_id_info, *study.identification.secondary_id_infos)
    return "; ".join(dict.fromkeys(_number(other) for other in named if other.id))


def _number(other: SecondaryId) -> str:
    return f"{other.id} ({other.domain})" if other.domain else str(other.id)


def _enum(value: str | None) -> str:
    return _(_ENUMS.get(value) or sentence_case(spoken_enum(value))) if value else ""


def _yes_no(value: bool | None) -> str:
    return "" if value is None else (_("Yes") if value else _("No"))
