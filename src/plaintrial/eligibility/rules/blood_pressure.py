"""Blood pressure; "140/90" gives the systolic and the diastolic value."""

from __future__ import annotations

from plaintrial.eligibility.rule import Rule, measures

_BP = rb"(?:blood[- ]?pressure|bp|pressure|reading)"
RULE = Rule(
    family="blood_pressure",
    measures=measures(
        "pressure",
        sbp=rb"(?:supine |sitting |seated |resting |office |mean |average "
        rb"|standing )?systolic(?: arterial)?(?: %s)?(?: ?\((?:sbp|bp)\))?|sbp|sys bp|ps" % _BP,
        dbp=rb"(?:supine |sitting |seated |resting |office |mean |average "
        rb"|standing )?diastolic(?: arterial)?(?: %s)?(?: ?\((?:dbp|bp)\))?|dbp" % _BP,
        blood_pressure=rb"(?:supine |sitting |seated |resting |office |arterial |standing )?(?:blood[- ]?pressure"
        rb"|bp)(?: ?\(bp\))?"
        rb"|(?:uncontrolled |arterial |severe |poorly controlled )*hypertension",
        mean_arterial_pressure=rb"mean arterial (?:blood )?pressure(?: ?\(map\))?|map",
        pulmonary_artery_pressure=rb"(?:mean )?pulmonary arter(?:y|ial) pressures?(?: ?\(m?pap\))?|mpap|pasp"
        rb"|pulmonary artery systolic pressure",
        wedge_pressure=rb"(?:pulmonary )?(?:capillary|artery)(?: occlusion)? wedge pressure(?: ?\(pcwp\))?|pcwp|pawp",
    ),
)
