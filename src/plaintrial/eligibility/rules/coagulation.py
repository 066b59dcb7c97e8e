"""Clotting tests."""

from __future__ import annotations

from plaintrial.eligibility.rule import Rule, measures

RULE = Rule(
    family="coagulation",
    measures=(
        *measures("uln", inr=rb"(?:international normali[sz]ed ratio|inr)(?: ?\(inr\))?(?: of prothrombin time)?"),
        *measures(
            "uln time percent",
            prothrombin_time=rb"prothrombin[- ]time(?: ?\(pt\))?|pt|prothrombin",
            aptt=rb"(?:activated )?(?:partial thromboplastin(?:[- ]time)?)(?: ?[\(-] ?a?ptt\)?)?|a?ptt",
        ),
        *measures("composite", fibrinogen=rb"(?:plasma )?fibrinogen(?: levels?)?"),
    ),
)
