"""Kidney function."""

from __future__ import annotations

from plaintrial.eligibility.rule import Rule, measures

_LEVEL = rb"(?: (?:levels?|concentrations?|values?))*"
RULE = Rule(
    family="kidney",
    measures=(
        *measures(
            "uln composite",
            creatinine=rb"(?:serum |plasma |blood |baseline |s[- ])*(?:creatinine|creatinin|creatinen|cr|scr"
            rb"|screa)(?: ?\((?:s?cr|crea)\))?" + _LEVEL,
            urea=rb"(?:blood urea nitrogen|bun|(?:serum |blood )?urea(?: nitrogen)?)(?: ?\(bun\))?" + _LEVEL,
            cystatin_c=rb"cystatin[- ]c" + _LEVEL,
        ),
        *measures(
            "clearance percent composite",
            creatinine_clearance=rb"(?:(?:estimated|calculated|measured|endogenous|renal|24[- ]?hour(?: urinary"
            rb"| urine)?|urinary|serum) )*(?:creatinin?e?[- ]?<?(?:clearance|cl)"
            rb"|crcl|clcr|cl[- ]cr|ccr|cr cl|clearance (?:of )?creatinine|cr clearance)"
            rb"(?: ?[\(\[](?:crcl|clcr|ccr|cr cl|cl cr)[\)\]])?(?: rate)?(?: ?\(cockcroft[- ]gault\))?",
            egfr=rb"(?:estimated |calculated |measured )*(?:glomerular[- ]filtration(?:[- ]rate)?"
            rb"|e?gfr)(?: ?[\(\[]e?gfr[\)\]])?(?: ?\((?:ckd-epi|mdrd)\))?",
        ),
        *measures(
            "composite percent mass",
            proteinuria=rb"proteinuria|(?:24[- ]?h(?:ours?|r)?[- ])?(?:urin(?:e"
            rb"|ary) )(?:total )?protein(?: excretion)?(?: on dipstick)?|(?:urin(?:e"
            rb"|ary) )?protein[- ]to[- ]creatinine ratio"
            rb"|(?:urin(?:e|ary) )?protein ?[:/] ?creatinine(?: ratio)?(?: ?\(u?pcr\))?|upcr",
            urinary_albumin=rb"(?:urin(?:e|ary) )?albumin[- ]?(?:to[- ]|/|:)?[- ]?creatinine ratio(?: ?\(u?acr\))?"
            rb"|u?acr|albuminuria|urinary albumin(?: excretion)?" + _LEVEL,
        ),
    ),
)
