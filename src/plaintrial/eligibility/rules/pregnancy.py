"""Pregnancy, breast-feeding, contraception and being able to have children."""

from __future__ import annotations

from plaintrial.eligibility.rule import Rule, Term, flags

_METHOD = rb"(?:contracepti(?:on|ves?)|birth[- ]control|condoms?|family planning)"
RULE = Rule(
    family="pregnancy",
    words=(
        *flags(
            pregnancy=rb"pregnan(?:t|cy|cies)|gravid|expecting a (?:baby|child)|enceintes?|embarazad[ao]s?"
            rb"|schwanger(?:schaft)?"
            rb"|grossesse|embarazo",
            pregnancy_planned=rb"(?:plan(?:s|ned|ning)?|intend(?:s|ing)?|wish(?:es|ing)?|desir(?:e|es|ing)|attempt(?:s"
            rb"|ing)?|trying|want(?:s|ing)?|hop(?:e|es|ing)"
            rb"|expecting|like|planning on)(?: to| on)?(?: become| becoming| get| getting| be| conceive)? ?pregnan(?:t"
            rb"|cy)"
            rb"|(?:plan(?:s|ned|ning)?|intend(?:s|ing)?|trying|wish(?:es|ing)?|attempt(?:s|ing)?|expecting|want(?:s"
            rb"|ing)?|desir(?:e|es|ing)) (?:to )?(?:conceive|father)"
            rb"|planned pregnancy|(?:wish|desire) for (?:pregnancy|children)",
            pregnancy_test=rb"pregnancy[- ](?:blood |urine )?tests?|beta[- ]?hcg|b-hcg|hcg test",
            breast_feeding=rb"breast ?-?fe?ed(?:ing|s)?|lactat(?:ing|ion|e)|nursing(?: (?:mothers?|women|females|woman"
            rb"|a child|an infant|infants?))?"
            rb"|allait(?:antes?|ement)|stillend|stillzeit|lactancia",
            contraception=rb"(?:(?:highly |adequate |medically |acceptable |accepted |effective |reliable |approved "
            rb"|appropriate |double[- ]barrier |barrier |hormonal |oral"
            rb" |an? |two |2 |method of |methods of |form of |forms of |means of |use of )*)" + _METHOD + rb"(?:"
            rb" methods?| measures?)?"
            rb"|abstinen(?:ce|t)|double[- ]barrier(?: method)?|barrier methods?"
            rb"|intra-?uterine (?:contraceptive )?device|iud",
            childbearing_potential=rb"(?:(?:women|woman|females?|female (?:patients|subjects|participants)|subjects"
            rb"|patients|wocbp)(?: who are)? ?(?:of|with|in) ?(?:a )?)?(?:child[- ]?bearing|reproductive|fertile)"
            rb"[- ](?:potential|age|capacity|capability|years)|wocbp|wcbp|child[- ]?bearing potential|fecund"
            rb"|fertile (?:women|females|patients|men)",
            menopause=rb"post-?menopaus(?:al|e)|menopaus(?:al|e)|amenorrh(?:o?e)ic for|peri-?menopausal",
            sterilisation=rb"surgically[- ]steril(?:e|i[sz]ed)|steril(?:i[sz]ation|i[sz]ed)|tubal ligation"
            rb"|hysterectom(?:y|ies|i[sz]ed)|vasectom(?:y|i[sz]ed)|bilateral oophorectomy",
        ),
        Term("pregnancy", rb"non-?pregnant", negated=True),
        Term("breast_feeding", rb"non-?(?:lactating|nursing|breast-?feeding)", negated=True),
    ),
)
