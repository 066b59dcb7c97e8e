"""Taking part in another study, or a study drug before this one."""

from __future__ import annotations

from plaintrial.eligibility.rule import Rule, flags

_STUDY = (
    rb"(?:(?:clinical|research|drug|interventional|investigational|experimental|therapeutic|medical|intervention"
    rb"|treatment|device) ){0,2}(?:stud(?:y|ies)|trials?|research(?: project| protocol)?|protocols?|experiments?)"
)
RULE = Rule(
    family="other_trial",
    words=flags(
        other_trial=rb"(?:participat(?:ion|ing|ed|es|e)|enrol(?:l)?(?:ed|ment|ing)?|involve(?:d|ment)|inclu(?:ded"
        rb"|sion)|taking part|take part|taken part|being in)"
        rb"(?: (?:currently|simultaneously|already|concurrently))? (?:in|into|with|on) (?:an?y? ?|the |one |any "
        rb"|more than one )?(?:other|another|different|concurrent|investigational|prior|previous|interventional"
        rb"|clinical|drug|experimental)(?: or [a-z]+)? "
        + _STUDY
        + rb"|participat(?:ion|ing|ed) in (?:an?y? |other |another )?clinical (?:stud(?:y|ies)|trials?)"
        rb"|other clinical trials?|another clinical (?:trial|study)|co-?enrol(?:l)?(?:ed|ment)",
        investigational_treatment=rb"(?:investigational|experimental|(?:other|another) study|non-?registered"
        rb"|unlicensed|unapproved)(?: or [a-z]+)?[- ](?:medicinal |new |study |anti-?cancer "
        rb"|biological )?(?:drugs?|agents?|products?|medications?|therap(?:y|ies)|treatments?|devices?|vaccines?"
        rb"|compounds?)",
    ),
)
