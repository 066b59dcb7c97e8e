"""Weight, height, body mass index and girth."""

from __future__ import annotations

from plaintrial.eligibility.rule import Rule, measures

RULE = Rule(
    family="body",
    measures=(
        *measures("bmi", bmi=rb"(?:body[- ]?mass[- ]?index(?:es)?|bmi)(?: ?\(bmi\)| percentile)?|quetelet index"),
        *measures(
            "mass",
            weight=rb"(?:total |minimum |minimal |current |actual |dry |lean |ideal )?(?:body )?weight|weigh(?:ing|s"
            rb"|ed)?|bodyweight|bw",
            birth_weight=rb"birth ?-?weight(?:ed)?|bw at birth|weight at birth|birth body weight",
            weight_loss=rb"(?:body )?weight[- ]loss|lost weight|loss of (?:body )?weight",
            weight_change=rb"(?:body )?weight (?:change|gain|fluctuation|variation)s?|change in (?:body )?weight"
            rb"|stable (?:body )?weight",
        ),
        *measures(
            "length",
            height=rb"(?:body )?height|stature",
            waist_circumference=rb"waist(?: circumference)?",
            arm_circumference=rb"(?:mid[- ]?(?:upper )?)?arm circumference",
            neck_circumference=rb"neck circumference",
            head_circumference=rb"head circumference",
        ),
        *measures(
            "",
            body_surface_area=rb"body surface area(?: ?\(bsa\))?|bsa",
            body_fat=rb"body fat(?: percentage)?|fat mass",
        ),
    ),
)
