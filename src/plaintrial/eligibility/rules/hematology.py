"""Blood counts."""

from __future__ import annotations

from plaintrial.eligibility.rule import Rule, measures

_COUNT = rb"(?: (?:cell )?(?:counts?|levels?|number|concentrations?|values?))*"
RULE = Rule(
    family="hematology",
    measures=(
        *measures(
            "composite uln percent mass",
            hemoglobin=rb"(?:serum |blood |baseline |total )?(?:ha?emoglobin|hgb|hb)(?: ?\((?:hgb?|hb)\))?%s|anemia"
            rb"|anaemia" % _COUNT,
        ),
        *measures(
            "percent composite", hematocrit=rb"ha?ematocrit(?: ?\((?:hct|ht)\))?%s|hct|packed cell volume" % _COUNT
        ),
        *measures(
            "composite percent uln",
            platelet_count=rb"(?:blood )?(?:platelets?|plt|thrombocytes?)(?: ?\(plt\))?%s|thrombocytop(?:a?e)?nia"
            % _COUNT,
            anc=rb"(?:absolute )?(?:peripheral )?(?:blood )?(?:neutrophils?|neutrocytes?|heterophils?|granulocytes?"
            rb"|polymorphonuclear leu[ck]ocytes)"
            rb"%s(?: ?[\(\[](?:anc|agc)[\)\]])?|anc|agc|neutropa?enia" % _COUNT,
            wbc=rb"(?:total )?(?:white[- ]?(?:blood)?[- ]?cells?|wbcs?|leu[ck]ocytes?"
            rb"|leucocyte)(?: ?\(wbcs?\))?%s(?: ?\(wbc\))?|leu[ck]opa?enia" % _COUNT,
            lymphocyte_count=rb"(?:absolute )?lymphocytes?%s|alc|lymphopa?enia" % _COUNT,
            eosinophil_count=rb"(?:absolute |blood |peripheral |sputum )*(?:eosinophils?|eos)%s|aec|eosinophilia"
            % _COUNT,
            cd4_count=rb"cd4\+?(?: ?\+)?(?: ?t)?(?:[- ]?(?:cells?|lymphocytes?))?%s|t4 cell%s" % (_COUNT, _COUNT),
            reticulocyte_count=rb"reticulocytes?%s" % _COUNT,
            blast_count=rb"(?:bone marrow |peripheral |leuk(?:a?e)mic )*blasts?%s" % _COUNT,
        ),
        *measures(
            "composite uln",
            ferritin=rb"(?:serum )?ferritin%s" % _COUNT,
            tsat=rb"transferring? saturation(?: ?\(tsat\))?|tsat",
        ),
        *measures("time composite", esr=rb"erythrocyte sedimentation rate(?: ?\(esr\))?|esr|sed(?:imentation)? rate"),
    ),
)
