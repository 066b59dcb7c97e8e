"""How well a person gets about: ECOG, WHO, Zubrod, Karnofsky, Lansky, ASA."""

from __future__ import annotations

from plaintrial.eligibility.rule import Rule, measures

_PS = (
    rb"(?:[- ,]*(?:\(?(?:ecog|who|ps|kps|gog|calgb|swog)\)?|performance|physical|functional|status|scores?|scale"
    rb"|grade|class|level|index|activity|rating|\(ps\)))*"
)
RULE = Rule(
    family="performance_status",
    measures=(
        *measures(
            "points",
            ecog=rb"(?:ecog|eastern (?:co-?operative|cooperation) (?:oncology|oncologic|oncological) ?group|zubrod"
            rb"|gynecologic oncology group(?: ?\(gog\))? performance|swog performance"
            rb"|cancer and leukemia group b(?: ?\(calgb\))? performance|calgb performance|calgb)%s"
            rb"|(?:who|world health organi[sz]ation)(?: ?[\(\[]who[\)\]])?[- ]performance%s|general condition who"
            rb"|performance[- ]status%s|performance score%s|ps" % (_PS, _PS, _PS, _PS),
            asa_class=rb"(?:asa"
            rb"|american society of an(?:a)?esthesiologists?(?: ?\(asa\))?)%s(?: classification)?(?: class)?" % _PS,
        ),
        *measures(
            "percent points",
            karnofsky=rb"karnof?w?sky(?:/lansky)?'?s?%s|kps" % _PS,
            lansky=rb"lansky%s" % _PS,
        ),
    ),
)
