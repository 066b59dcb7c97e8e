"""What the registrant tells about the study in running text."""

from __future__ import annotations

from plaintrial.history.field import Field, field_rule

_MODULE = "/protocolSection/descriptionModule"

RULE = field_rule(
    "description",
    Field(f"{_MODULE}/briefSummary", "the study's summary", "minor", text=True),
    Field(f"{_MODULE}/detailedDescription", "the study's detailed description", "minor", text=True),
)
