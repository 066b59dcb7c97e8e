"""Size of a tumour, a lesion or an organ."""

from __future__ import annotations

from plaintrial.eligibility.rule import Rule, measures

RULE = Rule(
    family="tumour",
    measures=(
        *measures(
            "length volume",
            tumour_size=rb"tumou?rs?(?: (?:size|diameter|volume))*|size of (?:the )?tumou?rs?",
            lesion_size=rb"lesions?(?: (?:size|diameter))+|(?:longest|maximum|maximal|largest|greatest) diameter",
            prostate_volume=rb"prostate (?:volume|size)",
        ),
        *measures(
            "percent",
            ki67=rb"ki-?67(?: index)?",
            pdl1=rb"pd-?l1(?: (?:expression|tps|cps|tumou?r proportion score|combined positive score))*",
        ),
        *measures("", her2_ratio=rb"fish ratio", breslow=rb"breslow(?: (?:thickness|depth))?"),
    ),
)
