"""What a brief title says: what is tried out, and that an illness is to be prevented."""

from __future__ import annotations

from plaintrial.plain.pattern import Pattern

_STUDY = (
    r"study|trial|evaluation|comparison|use|effects?|efficacy|effectiveness|safety|pilot study|phase [ivx/]+ study"
    r"|safety and efficacy|efficacy and safety"
)
_FOR = (
    r"in treating|in the treatment of|to treat|for treating|for the treatment of|as treatment for|as a treatment for"
    r"|in preventing|in the prevention of|to prevent|for the prevention of|for preventing|for prevention of"
    r"|for treatment of"
)
_PEOPLE = r"patients|people|children|adults|women|men|subjects|participants|infants|adolescents"
TRIED = Pattern(
    rf"(?i)^(?:(?:an? )?(?:{_STUDY}) (?:of|with) (?:the )?)?(.{{4,90}}?)(?:,)?"
    rf" (?:{_FOR}|in (?:{_PEOPLE})|for (?:{_PEOPLE})) "
)
"""Group 1 is what the title says is tried out, if ``NO_TREATMENT`` does not match it."""

TRIES = Pattern(rf"(?i) (?:{_FOR}|in (?:{_PEOPLE})|for (?:{_PEOPLE})) ")
"""What every title holds that ``TRIED`` matches, found much faster."""

NO_TREATMENT = Pattern(
    r"(?i)\b(?:study|trial|comparison|compar\w+|versus|vs|effects?|efficacy|safety|effectiveness|evaluation|open"
    r"|randomi[sz]ed|phase|role|impact|assessment|treatment of|prevention of|tolerability|risk|outcomes?|quality"
    r"|predict\w*|registry|survey|observation\w*|changes?|response|incidence|prevalence|analysis|measur\w+|detect\w*"
    r"|diagnos\w*|research|followed by|strategies|how)\b"
)

PREVENTS = Pattern(
    r"(?i)\b(?:prevent\w*|prophyla\w*|vaccin\w*|immuni[sz]ation|reduc\w+ (?:the )?(?:risk|incidence)|chemoprevent\w*)\b"
)
"""The word with which a title says that something is to be prevented."""

IN_WHOM = Pattern(
    rf"(?i) (?:in|among|for|of) (?:\w+[- ])?(?:{_PEOPLE}|persons|individuals|infected|positive|those|survivors|users)\b"
)
ALREADY_ILL = Pattern(r"(?i)[- ](?:infected|positive|seropositive|patients|survivors)\b|\bpatients with\b")
"""Words by which a title names people who have the illness already."""
