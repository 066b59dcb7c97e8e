"""Smoking, alcohol and drugs."""

from __future__ import annotations

from plaintrial.eligibility.rule import Rule, Term, flags

_ABUSE = (
    rb"(?:abuse(?:rs?|d)?|misuse|addict(?:ion|ed|s|ive disorder)?|dependen(?:ce|cy|t)|use disorders?|overuse"
    rb"|consumption|intake|use(?:rs?)?|intoxication|withdrawal)"
)
RULE = Rule(
    family="substances",
    words=(
        *flags(
            smoking=rb"(?:smok(?:ing|ers?|ed?|es)|tobacco(?: products?)?(?: use(?:rs?)?)?|cigarettes?"
            rb"|nicotine(?: (?:products?|use|dependence|replacement))?|vap(?:ing|ers?)|e-?cigarettes?)",
            alcohol=rb"(?:alcohol(?:ism|ics?)?|ethanol|drinking|drinkers?)(?:(?: ?(?:,|or|and|/"
            rb"|and/or) ?(?:other )?(?:illicit |illegal |recreational )?(?:drugs?|substances?|medications?"
            rb"|narcotics?|opioids?)))?(?: " + _ABUSE + rb")*|alcoholic drinks",
            drug_abuse=rb""
            rb"(?:drugs?|substances?|narcotics?|opioids?|opiates?|cocaine|heroin|amphetamines?|cannabis|marijuana"
            rb"|chemical|polysubstance|psychoactive substances?)(?: (?:or|and|and/or) alcohol)?[- ](?:abuse(?:rs?|d)?"
            rb"|misuse|addict(?:ion|ed|s)?|dependen(?:ce|cy|t)|use disorders?)"
            rb"|(?:illicit|illegal|recreational|street) (?:drugs?|substances?)(?: use(?:rs?)?)?|addictive disorders?"
            rb"|drugs? of abuse|drug addicts?|toxicomania|intravenous drug use(?:rs?)?",
        ),
        Term("smoking", rb"(?:non|never)-? ?smok(?:ers?|ing)|never smoked", negated=True),
    ),
)
