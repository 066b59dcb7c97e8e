"""Liver tests."""

from __future__ import annotations

from plaintrial.eligibility.rule import Rule, measures

_LEVEL = rb"(?: (?:levels?|concentrations?|values?|activity))*"
_OF = rb"(?:serum |plasma |blood )*"
_KINDS = "uln composite"
RULE = Rule(
    family="liver",
    measures=(
        *measures(
            _KINDS,
            total_bilirubin=rb"(?:serum |plasma |blood |total |serum total |t\.? ?)*(?:bilirubin|bil[iu]r[iu]bin"
            rb"|birilubin|tbili?|tbil|t-bil)"
            rb"(?: ?\((?:tbili?|t ?bil|tbl|bilirubin)\))?" + _LEVEL + rb"|hyperbilirubin(?:a?e)mia",
            direct_bilirubin=rb"(?:serum )?(?:direct|conjugated) bilirubin(?: ?\(dbil\))?" + _LEVEL,
            alt=_OF + rb"(?:alanine[- ](?:amino)?-?transferase|alanine transaminase|alat|alt|s?gpt"
            rb"|glutamic[- ]pyruvic transaminase"
            rb"|serum glutamic[- ]pyruvic transaminase|glutamate[- ]pyruvate transaminase)"
            rb"(?: ?[\(\[/](?:alt|alat|s?gpt)(?:/(?:alt|s?gpt))?[\)\]]?)?" + _LEVEL,
            ast=_OF
            + rb"(?:aspartate[- ](?:amino)?-?transferase|aspartate transaminase|aspartic transaminase|asat|ast|s?got"
            rb"|(?:serum )?glutamic[- ]oxalo?-?acetic transaminase|glutamine oxaloacetic transaminase)"
            rb"(?: ?[\(\[/](?:ast|asat|s?got)(?:/(?:ast|s?got))?[\)\]]?)?" + _LEVEL,
            transaminases=_OF
            + rb"(?:hepatic |liver )?(?:trans-?aminases?|amino-?transferases?|liver enzymes?|hepatic enzymes?|lfts?"
            rb"|liver function tests?)" + _LEVEL,
            alkaline_phosphatase=_OF
            + rb"(?:alkaline phosphatases?|alk\.? ?phos(?:phatase)?|alp|ap|phosphatases? alcalines?)(?: ?\((?:alp|ap"
            rb"|alk ?phos)\))?" + _LEVEL,
            ggt=_OF
            + rb"(?:gamma[- ]?(?:glutamyl)?[- ]?(?:transferase|transpeptidase|gt)|ggt|alfa-gt|gammagt)(?: ?\(ggtp?\))?"
            + _LEVEL,
            cholinesterase=_OF + rb"cholinesterase" + _LEVEL,
        ),
        *measures(
            "points",
            child_pugh_score=rb"child[- ]?(?:turcotte[- ]?)?pugh(?:[- ]turcotte)?'?s?(?: ?\(ctp\))?(?: (?:score|class"
            rb"|grade|stage|classification))*|ctp(?: score)?",
            meld_score=rb"meld(?:-na)?(?: score)?|model for end[- ]stage liver disease(?: ?\(meld\))?(?: score)?",
        ),
    ),
)
