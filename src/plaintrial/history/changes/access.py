"""Whether the treatment can be had outside the study, and whether results are held back."""

from __future__ import annotations

from plaintrial.history.field import Field, field_rule
from plaintrial.history.status_label import status_label

_MODULE = "/protocolSection/statusModule"
_ACCESS = f"{_MODULE}/expandedAccessInfo"


RULE = field_rule(
    "access",
    Field(f"{_ACCESS}/hasExpandedAccess", "whether the treatment can be had outside the study", "notable",
          blank=False),
    Field(f"{_ACCESS}/nctId", "the record for access outside the study"),
    Field(f"{_ACCESS}/statusForNctId", "the state of access outside the study", "notable", words=status_label),
    Field(f"{_MODULE}/delayedPosting", "whether posting is delayed"),
    Field(f"{_MODULE}/dispFirstSubmitDate", "the day a delay of results was asked for"),
)  # fmt: skip
