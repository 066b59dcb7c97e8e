"""Infections: HIV, hepatitis, tuberculosis, COVID-19 and others."""

from __future__ import annotations

from plaintrial.eligibility.rule import Rule, Term, flags

_ACTIVE = rb"(?:active |opportunistic |systemic |uncontrolled |serious )?"
RULE = Rule(
    family="infection",
    words=(
        *flags(
            hiv=rb"(?:hiv|human immun(?:o-?)?deficiency (?:virus|viruses)|human immune deficiency virus|hiv-?1|hiv-?2"
            rb"|hiv ?1/2|aids|acquired immun(?:e|o)[- ]?deficiency(?: syndrome)?)"
            rb"(?: ?\((?:hiv|aids)\)?)?(?:[- ](?:infections?|infected|positiv(?:e|ity)|seropositiv(?:e|ity)"
            rb"|antibod(?:y|ies)|disease|status|serology))?",
            hepatitis_b=rb"(?:hepatitis[- ](?:type )?b|hbv|hbsag|hep(?:atitis)?[- .]*b|hepatitis b surface antigen"
            rb"|hepatitis b virus)(?: ?\((?:hbv|hbsag)\)?)?(?:[- ](?:infections?|infected|positiv(?:e|ity)|antigen"
            rb"|virus|surface antigen|carriers?))?",
            hepatitis_c=rb"(?:hepatitis[- ](?:type )?c|hcv|hep[- .]*c"
            rb"|hepatitis c virus)(?: ?\(hcv\)?)?(?:[- ](?:infections?|infected|positiv(?:e|ity)|antibod(?:y|ies)"
            rb"|virus))?",
            hepatitis=rb"hepatitis",
            hepatitis_b_and_c=rb"(?:hepatitis|hep) (?:b ?(?:,|or|and|/|and/or|&) ?(?:hepatitis )?c)(?: virus"
            rb"| infection)?",
            tuberculosis=rb"(?:tuberculosis|tb|mycobacterium tuberculosis|tuberculous)(?: ?\(tb\)?)?(?: (?:infection"
            rb"|disease))?",
            covid_19=rb"(?:covid[- ]?(?:19)?|sars[- ]?cov[- ]?2|coronavirus disease(?: 2019)?)(?: (?:infection"
            rb"|pneumonia|disease|positive))?",
            sepsis=rb"sepsis|septic shock|septic(?:a?e)mia|bacter(?:a?e)mia",
            infection=_ACTIVE + rb"(?:infections?|infectious (?:diseases?|conditions?|process(?:es)?))",
            syphilis=rb"syphilis",
            herpes=rb"herpes(?: (?:zoster|simplex))?|shingles|hsv|vzv|varicella|chicken ?pox",
            cmv=rb"cytomegalovirus|cmv",
            malaria=rb"malaria|plasmodium falciparum",
            pneumonia=rb"pneumonia",
            urinary_tract_infection=rb"urinary tract infections?|uti",
            respiratory_infection=rb"(?:upper |lower )?respiratory(?: tract)? infections?|uri\b|urti",
            helicobacter=rb"(?:helicobacter|h\.?) ?pylori",
        ),
        Term("hiv", rb"hiv[- ](?:sero)?negativ(?:e|ity)|seronegative for hiv", negated=True),
    ),
)
