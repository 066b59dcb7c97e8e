"""Consent, and being able and willing to do what the study asks."""

from __future__ import annotations

from plaintrial.eligibility.rule import Rule, flags

RULE = Rule(
    family="consent",
    words=flags(
        consent=rb""
        rb"(?:consents?(?: forms?| document)?|informed[- ]?consents?(?: forms?)?|icf|assent(?: forms?)?"
        rb"|consentement(?: eclaire)?|consentimiento(?: informado)?|einwilligung(?:serklarung)?"
        rb"|einverstandniserklarung)(?: and assent)?",
        compliance=rb"(?:(?:able|willing|ability|willingness|capable|agree[sd]?|likely|available|capacity|unable"
        rb"|unwilling|inability|unwillingness|refus(?:al|es|ed)|unlikely|not able)(?: and (?:able|willing"
        rb"|/or willing)|/willing|/able)?|able and willing) (?:of |to )?"
        rb"(?:understand(?:ing)?|comply(?:ing)?|adhere|follow|complete|attend|perform|undergo|participate|cooperate"
        rb"|co-operate|return|remain|commit|stop|discontinue|refrain|abstain|complying|completing|swallow|take|receive"
        rb"|tolerate|keep|be followed|fill|answer)"
        rb"|(?:non-?)?complian(?:ce|t)(?: with)?|non-?adheren(?:ce|t)|follow-?up (?:visits?|procedures?|period)"
        rb"|comply with|unreliab(?:le|ility)|poor(?:ly)? complian(?:t|ce)|lack of cooperation|uncooperative",
        legal_capacity=rb"(?:legal(?:ly)? )?(?:guardianship|tutorship|curatorship|trusteeship|incompeten(?:t|ce)"
        rb"|incapacit(?:y|ated)|protective custody|judicial protection)|under (?:legal )?(?:guardianship"
        rb"|protection)|deprived of liberty|prisoners?|incarcerat(?:ed|ion)|institutionali[sz]ed"
        rb"|wards? of the state|detained",
        cognitive_ability=rb"cognitive(?:ly)? (?:impair(?:ment|ed)|deficits?|disorders?|dysfunction|decline"
        rb"|disabilit(?:y|ies))|mental(?:ly)? (?:incapacit(?:y|ated)|impair(?:ment|ed)|retard(?:ation|ed)"
        rb"|incompetent|handicap(?:ped)?|disabilit(?:y|ies)|disabled)|intellectual(?:ly)? (?:disab(?:ility|led)"
        rb"|impair(?:ment|ed))|decision[- ]making capacity|mental capacity",
        insurance=rb"(?:health|social|medical|national) (?:insurance|security)(?: (?:scheme|system|coverage"
        rb"|affiliation))?|affiliat(?:ed|ion) (?:to|with) (?:a |the )?(?:french )?(?:social|health)[a-z ]*",
        investigator_opinion=rb"(?:in the )?(?:opinion|judge?ment|discretion|view) of the (?:principal |study "
        rb"|treating |site )?(?:investigators?|physicians?|doctors?|pi|sponsor)|investigator'?s?'? (?:opinion"
        rb"|judge?ment|discretion)|(?:judged|deemed|considered|determined) by the (?:principal "
        rb"|study )?(?:investigator|physician)|according to the investigator",
        staff_relative=rb"(?:employees?|relatives?|family members?|staff)(?: or [a-z ]{3,30})? of the (?:investigator"
        rb"|sponsor|study|site|research)[a-z]*|site (?:staff|personnel)",
    ),
)
