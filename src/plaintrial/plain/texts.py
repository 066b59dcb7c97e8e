"""The registrant's free texts about the study itself.

Criteria are left out on purpose: "no biopsy in the last month" is no procedure of the study.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from plaintrial.record import Study
from plaintrial.record.arms import ArmGroup, Intervention

TEXT_PLACES = (
    "descriptionModule/briefSummary",
    "descriptionModule/detailedDescription",
    "armsInterventionsModule/armGroups/*/description",
    "armsInterventionsModule/interventions/*/description",
    "designModule/designInfo/interventionModelDescription",
    "designModule/designInfo/maskingInfo/maskingDescription",
)
_LONGEST = 40_000


class Text(msgspec.Struct, frozen=True, gc=False):
    """A free text, the JSON Pointer it stands at, and the text in small letters, to look for words quickly."""

    path: str
    text: str
    lower: str


def texts_of(study: Study) -> list[Text]:
    """The study's free texts, the summary first."""
    protocol = "/protocolSection"
    design = study.design.design_info
    found = [
        (f"{protocol}/descriptionModule/briefSummary", study.description.brief_summary),
        (f"{protocol}/designModule/designInfo/interventionModelDescription", design.intervention_model_description),
        (f"{protocol}/designModule/designInfo/maskingInfo/maskingDescription", design.masking_info.masking_description),
    ]
    described: tuple[tuple[str, Sequence[ArmGroup | Intervention]], ...] = (
        ("armGroups", study.arms.arm_groups),
        ("interventions", study.arms.interventions),
    )
    for kind, items in described:
        found += [(f"{protocol}/armsInterventionsModule/{kind}/{n}/description", item.description)
                  for n, item in enumerate(items)]  # fmt: skip
    found.append((f"{protocol}/descriptionModule/detailedDescription", study.description.detailed_description))
    return [Text(path, text[:_LONGEST], text[:_LONGEST].lower()) for path, text in found if text]
