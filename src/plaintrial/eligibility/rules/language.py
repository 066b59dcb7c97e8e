"""Languages a person must speak or read."""

from __future__ import annotations

from plaintrial.eligibility.rule import Rule, words

_ABLE = (
    rb"(?:(?:fluen(?:t|cy)|speak(?:s|ing)?|read(?:s|ing)?|literate|literacy|writ(?:e|ten|ing)|understand(?:s|ing)?"
    rb"|native|proficien(?:t|cy)|command|communicate|conversant|knowledge|mother tongue|comprehend|comprehension"
    rb"|converse)"
)
_ABLE += (
    rb"(?:,? (?:in|of|and|or|the|to|with|fluent(?:ly)?|proficient|good|spoken|written|both|is|a|adequately)|[/,])* )+"
    rb"(?:in |of |the )?"
)
_NOT = rb"non[- ]?"


def _language(name: bytes) -> bytes:
    return (
        _ABLE
        + name
        + rb"(?:[- ](?:language|speaking|proficiency|fluency|literacy))?|"
        + _NOT
        + name
        + rb"[- ]?speak(?:ing|ers?)|"
        + name
        + rb"[- ](?:speak(?:ing|ers?)|language|proficiency|fluency|literacy|fluent)"
    )


RULE = Rule(
    family="language",
    words=words(
        "language",
        English=_language(rb"english"),
        French=_language(rb"french"),
        Spanish=_language(rb"spanish"),
        German=_language(rb"german"),
        Dutch=_language(rb"dutch"),
        Italian=_language(rb"italian"),
        Portuguese=_language(rb"portuguese"),
        Chinese=_language(rb"(?:chinese|mandarin|cantonese)"),
        Japanese=_language(rb"japanese"),
        Korean=_language(rb"korean"),
        Danish=_language(rb"danish"),
        Swedish=_language(rb"swedish"),
        Norwegian=_language(rb"norwegian"),
        Arabic=_language(rb"arabic"),
        Hebrew=_language(rb"hebrew"),
        Turkish=_language(rb"turkish"),
        any=rb"language barriers?|(?:local|study|national|official|respective|native) language|unable to (?:speak|read"
        rb"|understand) the language|illitera(?:te|cy)",
    ),
)
