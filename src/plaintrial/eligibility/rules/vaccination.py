"""Vaccines: given, planned, or missing."""

from __future__ import annotations

from plaintrial.eligibility.rule import Rule, flags

RULE = Rule(
    family="vaccination",
    words=flags(
        live_vaccine=rb"(?:live|attenuated|live,? ?-?attenuated|live or attenuated|live virus)(?: (?:attenuated|virus"
        rb"|viral|or attenuated))?[- ](?:vaccin(?:es?|ations?)|immuni[sz]ations?)",
        covid_vaccine=rb"(?:covid[- ]?(?:19)?|sars-cov-2)(?: m?rna)? vaccin(?:es?|ations?|ated)|vaccinat(?:ed"
        rb"|ion) (?:against|for) (?:covid|sars)[a-z0-9-]*",
        vaccine=rb"(?:vaccin(?:es?|ations?|ated)|immuni[sz](?:ations?|ed))",
    ),
)
