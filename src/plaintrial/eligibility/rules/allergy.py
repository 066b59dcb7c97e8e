"""Allergy and intolerance to a drug, its parts or anything else."""

from __future__ import annotations

from plaintrial.eligibility.rule import Rule, flags

RULE = Rule(
    family="allergy",
    words=flags(
        allergy=rb"(?:allerg(?:y|ies|ic)(?: reactions?| to)?|hyper-?sensitiv(?:ity|e|ities)(?: reactions?| to)?"
        rb"|anaphyla(?:xis|ctic(?: (?:reactions?|shock))?)"
        rb"|hyper-?allerg(?:y|ic))",
        intolerance=rb"(?:intoleran(?:ce|t)|unable to tolerate|cannot tolerate|adverse (?:drug )?reactions?(?: to)?"
        rb"|idiosyncrasy)",
        contraindication=rb"contra[- ]?indicat(?:ions?|ed)(?: (?:to|for|against))?",
        positive_allergy_test=rb"positive (?:allergen[- ](?:specific )?)?(?:skin[- ]?(?:prick|scratch)?|prick"
        rb"|scratch)[- ]?tests?(?:ing)?(?: \(spts?\))?(?: (?:reaction|response|result)s?)?(?: to| for)?"
        rb"|(?:skin[- ]?(?:prick)?|prick)[- ]tests?(?: \(spts?\))? (?:is |are |was )?positiv(?:e|ity)(?: to| for)?"
        rb"|(?:allergic )?sensiti[sz](?:ation|ed) to"
        rb"|positive (?:serum )?(?:allergen[- ])?(?:specific[- ])?ige(?: to| for)?",
        food_allergy=rb"(?:food|peanut|egg|milk|nut|tree nut|wheat|soy|shellfish|fish|cow'?s milk) allerg(?:y|ies|ic)"
        rb"|allerg(?:y|ic) to (?:peanuts?|eggs?|milk|soy|nuts|shellfish|wheat|food)",
        latex_allergy=rb"latex allerg(?:y|ies)|allerg(?:y|ic) to latex",
    ),
)
