"""Glucose and fats."""

from __future__ import annotations

from plaintrial.eligibility.rule import Rule, measures

_LEVEL = rb"(?: (?:levels?|concentrations?|values?))*"
_OF = rb"(?:serum |plasma |blood |fasting |random |total )*"
RULE = Rule(
    family="metabolism",
    measures=(
        *measures(
            "percent composite",
            hba1c=rb"(?:glycosylated |glycated |glyco)?(?:ha?emoglobin|hb|hgb|hg"
            rb"|hga?b?-?)[- ]?a ?1 ?c(?: blood test)?(?: ?\((?:hb|hg)a1c\))?"
            + _LEVEL
            + rb"|a1c"
            + _LEVEL
            + rb"|glycoha?emoglobin|glyc(?:osyl)?ated ha?emoglobin(?: ?\((?:hb|hg)?a1c\))?"
            + _LEVEL,
        ),
        *measures(
            "composite uln",
            fasting_glucose=rb"fasting (?:serum |plasma |blood )*(?:glucose|sugar)(?: ?\(fpg\))?"
            + _LEVEL
            + rb"|fpg|fbs|fbg",
            glucose=rb"(?:serum |plasma |blood |random |capillary |rand(?:om)? )*(?:glucose|blood sugar"
            rb"|glyc(?:a?e)mia)(?: ?\(rpg\))?" + _LEVEL + rb"|hyperglyc(?:a?e)mia",
            total_cholesterol=_OF + rb"cholesterol" + _LEVEL,
            ldl_cholesterol=rb"(?:fasting |serum )*(?:ldl[- ]?(?:cholesterol|c)?"
            rb"|low[- ]density lipoprotein(?:[- ]cholesterol)?)(?: ?\(ldl-?c?\))?" + _LEVEL,
            hdl_cholesterol=rb"(?:fasting |serum )*(?:hdl[- ]?(?:cholesterol|c)?"
            rb"|high[- ]density lipoprotein(?:[- ]cholesterol)?)(?: ?\(hdl-?c?\))?" + _LEVEL,
            triglycerides=_OF
            + rb"(?:triglycerides?|tg|triacylglycerols?)(?: ?\(tg\))?"
            + _LEVEL
            + rb"|hypertriglycerid(?:a?e)mia",
            c_peptide=rb"(?:2[- ]hour |fasting |stimulated |serum )*c[- ]?peptide" + _LEVEL,
            fructosamine=rb"(?:serum )?fructosamine",
        ),
        *measures("", homa_ir=rb"homa[- ]?(?:ir)?"),
    ),
)
