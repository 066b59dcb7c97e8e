"""Consent, and being able and willing to do what the study asks."""

from __future__ import annotations

from plaintrial.eligibility.rule import Rule, Term, flags

_ABLE = (
    rb"(?:able|willing|ability|willingness|capable|agree[sd]?|likely|available|capacity)(?: and (?:able|willing)"
    rb"|/willing|/able|, willing)?(?: of| to)? "
)
_UNABLE = (
    rb"(?:unable|unwilling|inability|unwillingness|refus(?:al|es|ed|ing)|unlikely|not able|not willing|incapable"
    rb"|failure)"
    rb"(?: (?:or|and) (?:unable|unwilling|inability|unwillingness|refusal))?(?: of| to)? "
)
_DO = (
    rb"(?:understand(?:ing)?|comprehend|comply(?:ing)?|adhere|follow|complete|attend|perform|undergo|participate|cooperate"
    rb"|co-operate|return|remain|commit|stop|discontinue|refrain|abstain|complying|completing|swallow|take|receive"
    rb"|tolerate|keep|be followed|fill|answer|provide (?:blood|samples?)|have (?:samples|blood)|communicate)"
)
RULE = Rule(
    family="consent",
    words=(
        Term(
            "compliance",
            _UNABLE + _DO + rb"|non-?complian(?:ce|t)|non-?adheren(?:ce|t)|unreliab(?:le|ility)"
            rb"|poor(?:ly)? complian(?:t|ce)|lack of co-?operation|uncooperative",
            negated=True,
        ),
        *flags(
            consent=rb""
            rb"(?:consents?(?: forms?| document)?|informed[- ]?consents?(?: forms?)?|icf|assent(?: forms?)?"
            rb"|consentement(?: eclaire)?|consentimiento(?: informado)?|einwilligung(?:serklarung)?"
            rb"|einverstandniserklarung)(?: and assent)?",
            compliance=_ABLE
            + _DO
            + rb"|complian(?:ce|t)(?: with)?|follow-?up (?:visits?|procedures?|period)|comply with|voluntary"
            rb"|must (?:be willing to |agree to )?(?:discontinue|stop|refrain|abstain|avoid)",
            legal_capacity=rb"(?:legal(?:ly)? )?(?:guardianship|tutorship|curatorship|trusteeship|incompeten(?:t|ce)"
            rb"|incapacit(?:y|ated)|protective custody|judicial protection)|under (?:legal )?(?:guardianship"
            rb"|protection)|deprived of liberty|prisoners?|incarcerat(?:ed|ion)|institutionali[sz]ed"
            rb"|wards? of the state|detained",
            cognitive_ability=rb"cognitive(?:ly)? (?:impair(?:ment|ed)|deficits?|disorders?|dysfunction|decline"
            rb"|disabilit(?:y|ies))|mental(?:ly)? (?:incapacit(?:y|ated)|impair(?:ment|ed)|retard(?:ation|ed)"
            rb"|incompetent|handicap(?:ped)?|disabilit(?:y|ies)|disabled)|intellectual(?:ly)? (?:disab(?:ility|led)"
            rb"|impair(?:ment|ed))|decision[- ]making capacity|mental capacity",
            insurance=rb"securite sociale|(?:health|social|medical|national) (?:insurance|security)"
            rb"(?: (?:scheme|system|coverage|affiliation))?"
            rb"|affiliat(?:ed|ion) (?:to|with) (?:a |the )?(?:french )?(?:social|health)[a-z ]*",
            investigator_opinion=rb"(?:in the )?(?:opinion|judge?ment|discretion|view) of the (?:principal |study "
            rb"|treating |site )?(?:investigators?|physicians?|doctors?|pi|sponsor)|investigator'?s?'? (?:opinion"
            rb"|judge?ment|discretion)|(?:judged|deemed|considered|determined) by the (?:principal "
            rb"|study )?(?:investigator|physician)|according to the investigator",
            staff_relative=rb"(?:employees?|relatives?|family members?|staff|children|spouses?)(?: or [a-z ]{3,30})?"
            rb" of the (?:investigator"
            rb"|sub-?investigator|sponsor|study|site|research)[a-z]*|site (?:staff|personnel)",
        ),
    ),
)
