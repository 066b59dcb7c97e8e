"""Units in their many spellings, each given one name and a class that says what it can measure."""

from __future__ import annotations

from functools import lru_cache

from plaintrial.eligibility.pattern import folded_pattern

TIME, ULN = "time", "uln"
_TIMES = rb"(?:x|times|\*|\x95|fold)?"
_NORMAL = (
    rb"(?:(?:the |of the |of |above the |above )?(?:institutional |institution's |local |laboratory |lab "
    rb"|age[- ]adjusted )*"
    rb"(?:i?uln|unl|upper (?:limits?|ranges?|bounds?|end|boundary|level|value|normal) (?:of )?(?:the |institutional "
    rb"|laboratory )*"
    rb"(?:normal|norm|reference|limits?|range|values?)*(?: ?(?:limits?|ranges?|values?|reference))*"
    rb"|uppers? limits?(?: normal)?"
    rb"|normal (?:upper|high) limit|upper limit|normal(?: (?:range|limits?|values?))?|nl))"
    rb"(?: ?\((?:i?uln|unl|nl)\))?"
)
_LOWER = (
    rb"(?:the |of the |of )?(?:institutional |local |laboratory )*"
    rb"(?:lln|lower (?:limits?|range|bound|normal) (?:of )?(?:the |institutional )*(?:normal|norm|limit"
    rb"|range)*)(?: ?\(lln\))?"
)
UPPER_LIMIT = _TIMES + b" ?" + _NORMAL
LOWER_LIMIT = _TIMES + b" ?" + _LOWER

_NUMERATOR = (
    rb"(?:(?:m|u|mc|micro-?|milli-?|n|nano-?|p|pico-?|k)?"
    rb"(?:gm?s?|grams?|mol(?:es|e|s)?|eq|i?u(?:nits?)?|units)|cells?|copies|neutrophils|platelets|leu[ck]ocytes)"
)
_DENOMINATOR = (
    rb"(?:(?:d|m|u|mc|micro-?|milli-?|deci-?)?(?:l\b|lit(?:er|re)s?)|(?:cubic |cu ?)?(?:mm|millimet(?:er"
    rb"|re)s?) ?(?:\^ ?3|\(3\)|3|\xb3)"
    rb"|cubic (?:mm|millimet(?:er|re)s?)|cu ?mm|c?mmc?\b|100 ?ml|kg\b|m ?(?:\^2|2|\xb2)|24 ?-?h(?:ours?|rs?)?\b"
    rb"|days?\b|d\b"
    rb"|weeks?\b|wk\b|g\b|mmol|mol|h\b)"
)
_CASED = {
    "l": "L", "dl": "dL", "ml": "mL", "ul": "uL", "iu": "IU", "miu": "mIU", "uiu": "uIU", "kiu": "kIU", "u": "U",
    "mu": "mU", "ku": "kU", "uu": "uU", "meq": "mEq",
}  # fmt: skip
_COMPOSITE = (
    rb"(?:hiv-?1? )?(?:rna )?%s ?(?:/|\bper\b|\x95) ?%s(?: ?/ ?(?:day|d\b|24 ?h))?|(?:/|per) ?%s|mg ?%%|gm? ?%%|mm/l"
    rb"|[mu]\xa4(?:/l)?"
    rb"|cells?\b|ul\b|mcl\b" % (_NUMERATOR, _DENOMINATOR, _DENOMINATOR)
)
_SPELLED: tuple[tuple[bytes, bytes], ...] = (
    (b"micro", b"u"), (b"milli", b"m"), (b"nano", b"n"), (b"pico", b"p"), (b"deci", b"d"), (b"mcg", b"ug"),
    (b"mcmol", b"umol"), (b"mcl", b"ul"), (b"grams", b"g"), (b"gram", b"g"), (b"gms", b"g"), (b"gm", b"g"),
    (b"moles", b"mol"), (b"mole", b"mol"), (b"mols", b"mol"), (b"liters", b"l"), (b"litres", b"l"), (b"liter", b"l"),
    (b"litre", b"l"), (b"units", b"u"), (b"unit", b"u"), (b"per", b"/"), (b"cubicmillimeters", b"mm3"),
    (b"cubicmillimeter", b"mm3"), (b"cubicmmeters", b"mm3"), (b"cubicmmeter", b"mm3"), (b"cubicmm", b"mm3"),
    (b"cumm", b"mm3"), (b"cmm", b"mm3"), (b"mmc", b"mm3"), (b"mmeters", b"mm"), (b"mmeter", b"mm"), (b"100ml", b"dl"),
    (b"24hours", b"24h"), (b"24hrs", b"24h"), (b"24hour", b"24h"), (b"days", b"day"), (b"weeks", b"week"),
    (b"wk", b"week"), (b"mg%", b"mg/dl"), (b"g%", b"g/dl"), (b"\xb3", b"3"), (b"\xb2", b"2"), (b"^", b""),
    (b"(3)", b"3"),
    (b"-", b""), (b"\x95", b"/"), (b"gs/", b"g/"), (b"leucocytes", b"cells"), (b"leukocytes", b"cells"),
    (b"cells", b""),
    (b"cell", b""), (b"neutrophils", b""), (b"platelets", b""),
)  # fmt: skip

# name, class, spellings. The first that matches a written unit wholly names it.
_UNITS: tuple[tuple[str, str, bytes], ...] = (
    ("ULN", ULN, UPPER_LIMIT),
    ("LLN", ULN, LOWER_LIMIT),
    ("pack-years", "pack-years", rb"(?:pack|packet|p)[- /]?(?:years?|yrs?)|/ ?pack[- ]years?|packs/year"),
    ("half-lives", TIME, rb"(?:elimination |plasma |terminal |drug |biological )?half[- ]?(?:lives|life|lifes)"),
    ("years", TIME, rb"(?:calendar |completed |full )?-?(?:years?|yrs?\.?|y/?o\b|y\.o\.?|y\b|anos|ans\b|jahren?|anni)"
     rb"(?:[- ]?old\b| of age\b|[ -]of[ -]age\b)?"),
    ("months", TIME, rb"-?(?:consecutive )?(?:months?|mos?\b|mths?\b|mois\b|meses)(?:[- ]old\b| of age\b)?"),
    ("weeks", TIME, rb"-?(?:consecutive )?(?:weeks?|wks?\b|semaines)(?:[- ]old\b| of age\b)?"),
    ("days", TIME, rb"-?(?:consecutive |calendar |business |working )?(?:days?|d\b)(?:[- ]old\b| of age\b)?"),
    ("hours", TIME, rb"-?(?:consecutive )?(?:hours?|hrs?|h\b)(?:[- ]old\b| of age\b)?"),
    ("minutes", TIME, rb"-?(?:minutes?|mins?\b)"),
    ("ms", "ms", rb"(?:ms\b|msecs?|milli-?seconds?|miliseconds?)"),
    ("seconds", TIME, rb"-?(?:seconds?|secs?\b|s\b)"),
    ("kg/m2", "bmi", rb"kgs? ?(?:/|per|\x95) ?(?:square ?met(?:er|re)s?|m ?(?:\^ ?2|\(2\)|sq|2|\xb2)?)(?:\b|\xb2|\))?"
     rb"|kilograms? (?:per|/) ?(?:square|sq\.?) ?met(?:er|re)s?(?: ?\(kg/m(?:2|\^2|\xb2)\))?|kg/sqm|kg/msq|kg m-2"),
    ("mL/min/1.73m2", "clearance", rb"m(?:l|illiliters?)(?: ?/ ?| per )min(?:ute)?s?\.? ?(?:/"
        rb"|per) ?\(?1[.,]73 ?\(?(?:m|square met(?:er|re))"
     rb" ?(?:\^ ?2|\(2\)|2|\xb2)?\)?|ml\.min-1\.1\.73 ?m-?2"),
    ("mL/min", "clearance", rb"m(?:l|illilit(?:er|re)s?) ?(?:/|per|\.) ?min(?:ute)?s?\b(?:/kg)?|cc/min"),
    ("mmHg", "pressure", rb"mm ?\.?(?:of )?/?hg|mmgh|millimet(?:er|re)s? of mercury|torr"),
    ("cmH2O", "pressure", rb"cm ?(?:of )?h ?2 ?o"),
    ("mmol/mol", "composite", rb"mmol ?/ ?mol"),
    ("", "composite", _COMPOSITE),
    ("kg", "mass", rb"kgs?\b\.?|kilograms?(?: \(kgs?\))?|kilos?\b"),
    ("lb", "mass", rb"lbs?\b\.?|pounds?"),
    ("g", "mass", rb"g\b|gms?\b|grams?"),
    ("mg", "mass", rb"mgs?\b|milligrams?"),
    ("cm", "length", rb"cms?\b|centimet(?:er|re)s?"),
    ("mm", "length", rb"mms?\b|millimet(?:er|re)s?"),
    ("in", "length", rb"inches|inch\b"),
    ("um", "length", rb"microns?|micromet(?:er|re)s?"),
    ("m", "length", rb"met(?:er|re)s?\b|m\b"),
    ("km", "length", rb"kms?\b|kilomet(?:er|re)s?"),
    ("miles", "length", rb"miles?\b"),
    ("L/min", "flow", rb"l(?:it(?:er|re)s?)? ?(?:/|per) ?min(?:ute)?"),
    ("L", "volume", rb"lit(?:er|re)s?\b|l\b"),
    ("mL", "volume", rb"mls?\b|ccs?\b|millilit(?:er|re)s?"),
    ("/min", "rate", rb"(?:beats?|breaths?|bpm|b|times)? ?(?:/|per|a) ?min(?:ute)?s?\b(?: \(bpm\))?|bpm\b"),
    ("percentile", "percentile", rb"(?:th|st|nd|rd)?[- ]?(?:percentiles?|centiles?)|%[- ]?iles?"),
    ("%", "percent", rb"%|percent(?:age)?\b|per ?cent\b"),
    ("C", "temperature", rb"(?:\xb0|degrees?|deg\.?)? ?(?:c\b|celsius|centigrade)"),
    ("F", "temperature", rb"(?:\xb0|degrees?|deg\.?) ?(?:f\b|fahrenheit)|f\b"),
    ("degrees", "angle", rb"\xb0|degrees?"),
    ("D", "diopters", rb"diopt(?:er|re)s?"),
    ("logMAR", "acuity", rb"logmar"),
    ("letters", "acuity", rb"(?:etdrs )?letters?"),
    ("points", "points", rb"-?(?:points?|pts?\b)"),
    ("cigarettes/day", "cigarettes", rb"(?:cigarettes?|cigs?)(?: ?(?:/|per|a|each) ?day| daily)"),
    ("cigarettes", "cigarettes", rb"cigarettes?"),
    ("drinks/day", "drinks", rb"(?:standard |alcoholic )?(?:drinks?|units)(?: of alcohol)? ?(?:/|per|a|each) ?day"),
    ("drinks/week", "drinks", rb"(?:standard |alcoholic )?(?:drinks?|units)(?: of alcohol)? ?(?:/|per|a|each) ?week"),
    ("drinks", "drinks", rb"(?:standard |alcoholic )?drinks?"),
    ("Wood units", "resistance", rb"woods? units?|wu\b"),
    ("METs", "mets", rb"mets?\b|metabolic equivalents?"),
)  # fmt: skip
UNIT = b"(?:%s)" % b"|".join(spelling for _, _, spelling in _UNITS)
"""Any unit, as the source of a pattern."""

_EACH = tuple((name, kind, folded_pattern(spelling)) for name, kind, spelling in _UNITS)


@lru_cache(maxsize=4096)
def unit_of(written: bytes) -> tuple[str, str] | None:
    """Name and class of a unit as written, None where it is none of ours."""
    written = written.strip()
    for name, kind, spelling in _EACH:
        if spelling.is_all(written):
            return name or _composite_name(written), kind
    return None


def _composite_name(written: bytes) -> str:
    """ "milligrams per deciliter" -> "mg/dl"; "cells/cubic mm" -> "/mm3": the unit itself, never another one."""
    short = written.replace(b" ", b"")
    for before, after in _SPELLED:
        short = short.replace(before, after)
    if short in (b"", b"ul"):
        return "cells" if not short else "/ul"
    if short in (b"mm/l", b"m\xa4", b"m\xa4/l"):
        return "mmol/L"
    numerator, _, denominator = short.decode("latin-1").partition("/")
    return _CASED.get(numerator, numerator) + "/" + _CASED.get(denominator, denominator)
