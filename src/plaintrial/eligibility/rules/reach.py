"""Reaching the study: travel, a telephone, the internet, where a person lives."""

from __future__ import annotations

from plaintrial.eligibility.rule import Rule, flags

RULE = Rule(
    family="reach",
    words=flags(
        telephone=rb"(?:tele|smart|cell|mobile |mobile)?-?phones?(?: access| number)?|android|iphone|text messag(?:es"
        rb"|ing)",
        internet=rb"(?:access to (?:the )?|home )?(?:internet|wi-?fi|computer|e-?mail|tablet|broadband)(?: access"
        rb"| connection)?",
        travel=rb"(?:able |willing |ability |unable |plan(?:s|ning)? |planned |intend(?:s|ing)? |intention "
        rb"|going )(?:to )?(?:travel(?:ling)?|relocate|move)[a-z ]{0,20}|travel(?:ling)? (?:to|outside|abroad"
        rb"|plans?)|transportation",
        residence=rb"(?:resid(?:e|es|ent|ents|ence|ing)|liv(?:e|es|ing)) (?:in|within|outside|near|at)"
        rb"|permanent resident|homeless(?:ness)?|nursing home|long[- ]term care facilit(?:y|ies)"
        rb"|institutionali[sz]ed|within (?:\d+ )?(?:miles|km) of",
        hospitalised=rb"hospitali[sz](?:ed|ation)|in-?patients?|admitted to (?:the )?(?:hospital|icu"
        rb"|intensive care)[a-z ]{0,10}|intensive care(?: unit)?|icu",
        caregiver=rb"care-?givers?|study partner|informant|carers?",
    ),
)
