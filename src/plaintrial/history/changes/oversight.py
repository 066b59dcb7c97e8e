"""Who watches over the study."""

from __future__ import annotations

from plaintrial.history.field import Field, field_rule

_MODULE = "/protocolSection/oversightModule"

RULE = field_rule(
    "oversight",
    Field(f"{_MODULE}/oversightHasDmc", "whether an independent committee watches the data"),
    Field(f"{_MODULE}/isFdaRegulatedDrug", "whether the FDA regulates a drug here"),
    Field(f"{_MODULE}/isFdaRegulatedDevice", "whether the FDA regulates a device here"),
    Field(f"{_MODULE}/isUnapprovedDevice", "whether a device is not yet approved"),
    Field(f"{_MODULE}/isUsExport", "whether the product is exported from the US"),
    Field(f"{_MODULE}/isPpsd", "whether this is a surveillance study ordered by the FDA"),
    Field(f"{_MODULE}/fdaaa801Violation", "whether the FDA found a breach of the reporting law", "notable"),
)  # fmt: skip
