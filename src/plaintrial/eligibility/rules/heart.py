"""The heart: pumping, rhythm, classes."""

from __future__ import annotations

from plaintrial.eligibility.rule import Rule, measures

RULE = Rule(
    family="heart",
    measures=(
        *measures(
            "percent",
            lvef=rb"(?:resting )?(?:left ventric(?:ular|le) |cardiac |lv |ventricular )?(?:ejection[- ]?fraction"
            rb"|ef)(?: ?\((?:lv)?ef\))?|lvef|lv ef|shortening fraction",
            stenosis=rb"(?:residual |diameter |angiographic |luminal |carotid |coronary |artery "
            rb"|arterial )*stenos(?:is|es)",
        ),
        *measures(
            "ms time",
            qtc=rb"(?:mean |baseline |corrected |rate[- ]corrected |prolonged "
            rb"|screening )*(?:qt[- ]?c?[fb]?(?: \(?corrected\)?)?|qtcf|qtcb)(?: ?\(?qtc[fb]?\)?)?(?: (?:interval"
            rb"|prolongation|value)s?)*(?: ?\(qtc[fb]?\))?",
            qrs=rb"qrs(?: (?:complex|duration|interval|width))*",
            pr_interval=rb"pr[- ]interval",
        ),
        *measures(
            "roman points",
            nyha_class=rb"(?:new york heart association|nyha)(?: ?\(?nyha\)?)?(?:[- ](?:functional|heart failure"
            rb"|classification|class|grade|stage|standard|criteria))*",
            ccs_class=rb"(?:canadian cardiovascular society|ccs)(?: ?\(ccs\))?(?: (?:angina|functional|classification"
            rb"|class|grade))*",
            killip_class=rb"killip(?: class)?",
        ),
        *measures("points", cha2ds2_vasc=rb"cha2ds2[- ]?-?vasc(?: score)?", has_bled=rb"has[- ]bled(?: score)?"),
    ),
)
