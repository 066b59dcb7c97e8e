"""Pulse, breathing, temperature and oxygen."""

from __future__ import annotations

from plaintrial.eligibility.rule import Rule, measures

RULE = Rule(
    family="vital_signs",
    measures=(
        *measures(
            "rate",
            heart_rate=rb"(?:resting |sinus |average |mean )?(?:heart|pulse|ventricular)(?: response)? ?rate|pulse|hr"
            rb"|resting bradycardia|bradycardia"
            rb"|tachycardia",
            respiratory_rate=rb"(?:respiratory|respiration|breathing) (?:rate|frequency)|rr",
        ),
        *measures(
            "temperature angle",
            body_temperature=rb"(?:body |oral |axillary |tympanic |core |rectal |ear )?temp(?:erature"
            rb"|\.)?(?: measurement)?|fever|febrile|pyrexia",
        ),
        *measures(
            "percent",
            spo2=rb"(?:blood |arterial |resting |peripheral |pulse )?(?:oxygen"
            rb"|o2)[- ](?:blood )?saturations?(?: levels?)?(?: ?\(?(?:spo2|sao2|sato2|sp02)\)?)?"
            rb"|sp ?o2|sao2|sato2|o2 sats?|pulse oximetry|sp02|saturation",
            fio2=rb"fio2|fraction of inspired oxygen|inspired oxygen",
        ),
        *measures(
            "pressure",
            pao2=rb"pa ?o2|po2|partial pressure of (?:arterial )?oxygen|arterial oxygen (?:tension|pressure)",
            paco2=rb"pa ?co2|pco2|partial pressure of (?:arterial )?carbon dioxide(?: ?[\[(]paco2[\])])?",
        ),
        *measures(
            "pressure percent",
            pf_ratio=rb"(?:pao2 ?[/:] ?fio2|p ?/ ?f)(?: ratio)?"
            rb"|partial pressure of (?:arterial )?oxygen ?(?:/|to|over) ?(?:oxygen concentration"
            rb"|fraction of inspired oxygen)(?: ratio)?(?: ?\(pao2 ?/ ?fio2\))?"
            rb"|arterial partial pressure of oxygen ?/ ?fraction of inspired oxygen(?: ?\(pao2 ?/ ?fio2\))?|pao2/fio2",
        ),
    ),
)
