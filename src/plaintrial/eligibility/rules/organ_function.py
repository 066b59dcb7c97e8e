"""Organs in working order, without a number."""

from __future__ import annotations

from plaintrial.eligibility.rule import Rule, Term

_ORGAN = (
    rb"(?:(?:bone[- ]?marrow|marrow|h(?:a?e)matologic(?:al)?|renal|kidney|hepatic|liver|organ|end[- ]organ"
    rb"|cardiac|pulmonary|coagulation|h(?:a?e)matopoietic|metabolic|thyroid|major organ|immune|respiratory|lung|and|or"
    rb"|,|/|,? ?and|other) ?)+"
)
_TESTS = rb""
_HOW = (
    rb"(?:serious|severe|significant|uncontrolled|unstable|concurrent|life[- ]threatening|other|major|clinically"
    rb"|intercurrent|medical|concomitant|chronic|active|underlying|systemic|acute|terminal|debilitating)"
)
_GRAVE = rb"%s ?(?:(?:%s|,|or|and|/) ?)*" % (_HOW, _HOW)
RULE = Rule(
    family="organ_function",
    words=(
        Term(
            "organ_function",
            rb"(?:adequate|normal|acceptable|sufficient|good|satisfactory|preserved)[,a-z ]{0,14} ?"
            + _ORGAN
            + rb"(?:system )?(?:functions?|reserve|status)",
            value="adequate",
        ),
        Term(
            "organ_function",
            rb"(?:inadequate|impaired|abnormal|poor|insufficient|decreased|severely impaired"
            rb"|altered|significantly impaired)[,a-z ]{0,14} ?"
            + _ORGAN
            + rb"(?:system )?(?:functions?|reserve|status)",
            value="impaired",
        ),
        Term(
            "laboratory_results",
            rb"(?:clinically )?(?:significant(?:ly)? )?abnormal(?:it(?:y|ies))?(?: in| of)? ?"
            + _TESTS
            + rb"(?:laboratory|lab|ecg|ekg|electrocardiogram|physical examination|"
            rb"vital signs?|blood tests?)(?: (?:tests?|values?|results?"
            rb"|findings?|parameters?|abnormalit(?:y|ies)|assessments?))?",
            value="abnormal",
        ),
        Term(
            "laboratory_results",
            rb"(?:laboratory|ecg|ekg|electrocardiogram|lab)(?: (?:tests?|values?|results?"
            rb"|findings?))? abnormalit(?:y|ies)",
            value="abnormal",
        ),
        Term(
            "imaging_contraindication",
            rb"(?:contra[- ]?indications?|unable|inability|unsuitable|incompatible)(?: (?:to"
            rb"|for|with|undergo|of|having|an?|against))? (?:mr[ia]|magnetic resonance(?: imaging)?|mr imaging|ct"
            rb"|contrast)|mri (?:contra-?indications?|incompatible|unsafe)",
        ),
        Term(
            "life_threatening_illness",
            _GRAVE + rb"(?:medical |systemic |concomitant "
            rb"|underlying )?(?:illness(?:es)?|medical (?:conditions?|problems?|disorders?|diseases?)|co-?morbidit(?:y"
            rb"|ies)|diseases?|conditions?)",
        ),
    ),
)
