"""Which sex the study takes (``sex_changed``)."""

from __future__ import annotations

from plaintrial.history.field import Field, enum_words, field_rule

_MODULE = "/protocolSection/eligibilityModule"
_SEXES = enum_words({"ALL": "everyone", "FEMALE": "women and girls only", "MALE": "men and boys only"})

RULE = field_rule(
    "sex",
    Field(f"{_MODULE}/sex", "the sex asked for", "notable", "sex_changed", _SEXES),
    Field(f"{_MODULE}/genderBased", "whether joining depends on gender", "minor", "sex_changed"),
    Field(f"{_MODULE}/genderDescription", "the description of gender rules", "minor", "sex_changed", text=True),
)
