"""How a disease goes: new, growing, come back, no longer answering to treatment, or gone for now."""

from __future__ import annotations

from plaintrial.eligibility.rule import Rule, Term, flags

RULE = Rule(
    family="course",
    words=(
        Term("progression", rb"no evidence of (?:disease|tumou?r) progression", negated=True),
        *flags(
            progression=rb"(?:disease|tumou?r|radiographic|radiologic(?:al)?|clinical|objective|cancer)[- ]progression"
            rb"|progressive (?:disease|metastatic disease|cancer|tumou?r|malignancy)|progression of (?:the )?(?:disease"
            rb"|tumou?r|cancer|malignancy)|progressed (?:on|after|during|following|despite|through|within)"
            rb"|(?:disease|tumou?r|cancer)(?: that)? (?:has )?progressed",
            relapse=rb"relaps(?:es?|ed)(?: disease)?"
            rb"|(?:recurrent|recurring) (?:disease|tumou?rs?|cancers?|malignanc(?:y|ies))"
            rb"|(?:disease|tumou?r|cancer|local|loco-?regional|metastatic) recurrence|recurrence of (?:the )?(?:disease"
            rb"|tumou?r|cancer)",
            relapsed_or_refractory=rb"relapse[ds]? ?(?:/|or|and/or|and|,) ?(?:is |are )?refractory"
            rb"|refractory ?(?:/|or|and/or|and|,) ?relapse[ds]?|recurrent ?(?:/|or|and/or|and|,) ?refractory|r/r",
            refractory=rb"refractory (?:or (?:resistant|intolerant) )?(?:to|disease)|(?:primary |treatment[- ]"
            rb"|platinum[- ]|castration[- ])(?:refractory|resistant)(?: disease)?"
            rb"|failed to respond|no response to|non-?respon(?:se|ders?|sive) to|resistant to",
            remission=rb"(?:complete |partial |morphologic |hematologic |clinical |continuous |cr )*remissions?"
            rb"|complete response|no evidence of disease",
            newly_diagnosed=rb"newly[- ]diagnosed|recently diagnosed",
        ),
    ),
)
