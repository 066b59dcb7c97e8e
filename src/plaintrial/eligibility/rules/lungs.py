"""Breathing tests."""

from __future__ import annotations

from plaintrial.eligibility.rule import Rule, measures

_BD = rb"(?:(?:pre|post)[- ]?(?:bronchodilator|bd|albuterol|salbutamol)[- ])?"
RULE = Rule(
    family="lungs",
    measures=(
        *measures(
            "percent volume composite",
            fev1=_BD + rb"(?:forced expiratory (?:volume|flow)(?:,? (?:measured )?(?:at|in) (?:the )?(?:1|one"
            rb"|first) ?-?(?:sec(?:ond)?|s))?|fev ?-?1?)(?: ?\(fev ?1?\))?(?: ?\(?%? ?(?:of )?predicted\)?)?",
            fev1_fvc=_BD + rb"(?:fev ?1 ?(?:/|to) ?(?:fvc|ivc|vc|forced vital capacity(?: ?\(fvc\))?)|tiffeneau)"
            rb"(?: ratio| index)?"
            rb"|fev1/inspiratory vital capacity(?: ?\(ivc\))?(?: ratio)?",
            fvc=rb"(?:forced )?vital capacity(?: ?\(fvc\))?|fvc",
            dlco=rb"dl ?co(?: ?/ ?va)?|diffusi(?:on|ng) capacity(?: (?:of"
            rb"|for) (?:the lung for )?carbon monoxide)?(?: ?\(dlco\))?",
            pef=rb"peak expiratory flow(?: rate)?(?: ?\(pefr?\))?|pefr?",
            tlc=rb"total lung capacity|tlc",
        ),
        *measures("composite", feno=rb"fe-?no|fractional exhaled nitric oxide"),
        *measures(
            "length",
            six_minute_walk=rb"(?:6|six)[- ]?min(?:ute)?s?[- ]walk(?:ing)?(?:[- ](?:test|distance))*(?: ?\(6mw[td]\))?"
            rb"|6mw[dt]",
        ),
        *measures(
            "pressure resistance",
            pvr=rb"pulmonary vascular resistance(?: ?\(pvr\))?|pvr",
            peep=rb"peep|positive end[- ]?expiratory pressure",
        ),
        *measures(
            "cigarettes pack-years",
            pack_years=rb"pack[- ]years?(?: (?:of )?(?:smoking|history))*|smoking history|tobacco smoking",
        ),
    ),
)
