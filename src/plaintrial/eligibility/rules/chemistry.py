"""Electrolytes, proteins and markers in blood and urine."""

from __future__ import annotations

from plaintrial.eligibility.rule import Rule, measures

_LEVEL = rb"(?: (?:levels?|concentrations?|values?|titers?|titres?|count))*"
_OF = rb"(?:serum |plasma |blood |fasting |total |corrected |ionized |urinary |urine )*"
RULE = Rule(
    family="chemistry",
    measures=(
        *measures(
            "composite uln percent mass",
            potassium=_OF + rb"(?:potassium|k\+)" + _LEVEL + rb"|hyperkal(?:a?e)mia|hypokal(?:a?e)mia",
            sodium=_OF + rb"sodium" + _LEVEL + rb"|hyponatr(?:a?e)mia",
            calcium=_OF + rb"calcium(?: \(?corrected\)?)?" + _LEVEL + rb"|hypercalc(?:a?e)mia|hypocalc(?:a?e)mia",
            magnesium=_OF + rb"magnesium" + _LEVEL,
            phosphate=_OF + rb"phosph(?:ate|orus)" + _LEVEL,
            albumin=_OF + rb"albumin(?: ?\(alb\))?" + _LEVEL,
            crp=rb"(?:high[- ]sensitivity |hs-?)?(?:c[- ]?reactive[- ]?protein|crp)(?: ?\((?:hs-?)?crp\))?" + _LEVEL,
            procalcitonin=rb"procalcitonin|pct",
            ldh=_OF + rb"(?:lactate dehydrogenase|ldh|lactic dehydrogenase)(?: ?\(ldh\))?" + _LEVEL,
            creatine_kinase=_OF + rb"(?:creatine (?:phospho)?kinase|cpk|ck)(?: ?\((?:cpk|ck)\))?" + _LEVEL,
            troponin=rb"(?:cardiac |serum |high[- ]sensitivity |hs-?)*troponin(?:[- ][it])?" + _LEVEL,
            bnp=rb"(?:nt[- ]?pro[- ]?-?)?(?:bnp|b[- ]type natriuretic peptide)" + _LEVEL,
            d_dimer=rb"d[- ]?dimers?" + _LEVEL,
            amylase=_OF + rb"amylase" + _LEVEL,
            lipase=_OF + rb"lipase" + _LEVEL,
            lactate=_OF + rb"lact(?:ate|ic acid)" + _LEVEL,
            uric_acid=_OF + rb"(?:uric acid|urate)" + _LEVEL,
            vitamin_d=_OF
            + rb"(?:25[- ]?\(?oh\)?[- ]?)?(?:hydroxy)?-?vitamin[- ]d(?:3)?"
            + _LEVEL
            + rb"|25-hydroxyvitamin d",
            vitamin_b12=_OF + rb"(?:vitamin )?b[- ]?12" + _LEVEL,
            ige=rb"(?:total |serum |specific |peanut |milk |egg |allergen[- ]|food[- ]"
            rb"|-)*(?:specific )?ig[- ]?e(?: antibod(?:y|ies))?" + _LEVEL,
            igg=rb"(?:total |serum )*igg" + _LEVEL,
            complement_c3=rb"(?:complement )?c3" + _LEVEL,
            anti_dsdna=rb"anti-?(?:ds|double[- ]stranded) ?-?dna(?: antibod(?:y|ies))?" + _LEVEL,
            psa=rb"(?:serum |total )?(?:prostate[- ]?specific[- ]?antigen|psa)(?: ?\(psa\))?(?: progression)?" + _LEVEL,
            afp=rb"(?:alpha[- ]?feto-?protein|afp)(?: ?\(afp\))?" + _LEVEL,
            ca125=rb"ca[- ]?125" + _LEVEL,
            cea=rb"cea|carcinoembryonic antigen",
            bicarbonate=_OF + rb"bicarbonate" + _LEVEL,
            ammonia=_OF + rb"ammonia" + _LEVEL,
            hiv_viral_load=rb"(?:plasma |serum )?hiv(?:-1)?(?:[- ]1)?[- ](?:rna|viral load|rna viral load)"
            + _LEVEL
            + rb"|viral load|serum viral load",
            hbv_dna=rb"(?:serum )?(?:hepatitis b (?:virus )?\(?(?:hbv)?\)? ?-?|hbv[- ]?)dna" + _LEVEL,
            hcv_rna=rb"(?:hepatitis c (?:virus )?|hcv[- ]?)(?:rna|viral load|rna viral load|vir(?:a?e)mia)" + _LEVEL,
        ),
    ),
)
