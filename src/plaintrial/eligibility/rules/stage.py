"""Stages, grades and classes of disease."""

from __future__ import annotations

from plaintrial.eligibility.rule import Rule, measures

_OF = rb"(?:[- ](?:stage|staging|grade|class|classification|group|category|system|score))*"
RULE = Rule(
    family="stage",
    measures=measures(
        "roman points",
        stage=rb"(?:clinical |disease |cancer |tumou?r |pathologic(?:al)? |ajcc |uicc |figo |tnm |ann arbor |binet "
        rb"|rai |iss |bclc |ckd )*stages?"
        rb"|(?:ajcc|uicc|figo|ann arbor|binet|rai|bclc)%s|american joint committee on cancer"
        rb"|(?:international union|union for international) (?:for |against )?cancer(?: control)?"
        rb"|tumou?r[- ,]+node[- ,]+metastas[ie]s" % _OF,
        grade=rb"(?:who |histologic(?:al)? |tumou?r |timi |tonnis |tonis |tubiana |nuclear )*grades?",
        gold_stage=rb"gold%s" % _OF,
        functional_class=rb"(?:who |world health organi[sz]ation )?functional class(?:es)?|who[- ]fc|who group",
        hurley_stage=rb"hurley%s" % _OF,
        ceap_class=rb"ceap%s" % _OF,
        ckd_stage=rb"(?:chronic kidney disease|ckd)%s" % _OF,
        gina_step=rb"gina%s(?: step)?|ginasthma step" % _OF,
        timi_flow=rb"timi%s" % _OF,
    ),
)
