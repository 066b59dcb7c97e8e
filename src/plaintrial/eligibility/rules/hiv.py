"""Life with HIV: its medicines, the virus held down or not, and the infections that come with it."""

from __future__ import annotations

from plaintrial.eligibility.rule import Rule, flags, words

RULE = Rule(
    family="hiv_care",
    words=(
        *flags(
            hiv_suppressed=rb"(?:virologic(?:al)?(?:ly)?|viral(?:ly)?|hiv)[- ](?:load )?suppress(?:ed|ion)"
            rb"|(?:undetectable|suppressed) (?:plasma )?(?:hiv(?:-1)?[- ])?(?:viral load|viremia|virus|rna"
            rb"|rna viral load)|hiv(?:-1)?[- ](?:rna |viral load )(?:is |of |was |levels? )?(?:undetectable"
            rb"|below the (?:limit|level) of detection|not detectable)",
            hiv_treatment_failure=rb"virologic(?:al)? (?:failure|rebound)|(?:failing|failed) (?:a |their |an )?(?:first"
            rb"|second)?[- ]?(?:line )?(?:art|haart|antiretroviral[a-z ]{0,20})",
            opportunistic_infection=rb"(?:aids[- ](?:related |defining |associated )?)?opportunistic (?:infections?"
            rb"|diseases?|pathogens?|illness(?:es)?)"
            rb"(?: \(oi?s?\))?|aids[- ]defining (?:illness(?:es)?|conditions?|events?|diagnos[ei]s|diseases?)"
            rb"|pneumocystis(?: (?:carinii|jiroveci[i]?))?(?: pneumonia)?(?: \(pcp\))?|pcp|toxoplasmosis|toxoplasmic"
            rb" encephalitis|cryptococcal (?:meningitis|disease|infection)|cryptococcosis|histoplasmosis"
            rb"|coccidioidomycosis|cryptosporidi(?:osis|um)|(?:mycobacterium|m\.) avium(?: complex)?(?: \(mac\))?"
            rb"(?: (?:infection|disease))?"
            rb"|(?:o?esophageal |oral |oropharyngeal |vaginal )*candidiasis|oral (?:hairy leukoplakia|thrush)"
            rb"|hairy leukoplakia|progressive multifocal leukoencephalopathy|pml|aids dementia(?: complex)?"
            rb"|hiv wasting(?: syndrome)?|wasting syndrome",
        ),
        *words("condition", kaposi_sarcoma=rb"kaposi'?s?[- ]sarcoma(?: \(ks\))?(?: lesions?)?|ks lesions?"),
        *words(
            "treatment",
            antifungals=rb"(?:ketoconazole|fluconazole|itraconazole|voriconazole|posaconazole|amphotericin(?:[- ]b)?"
            rb"|nystatin|clotrimazole|flucytosine|caspofungin|azole anti-?fungals?)",
            tuberculosis_drugs=rb"rifamp(?:in|icin)|rifabutin|rifapentine|isoniazid|inh|ethambutol|pyrazinamide"
            rb"|clofazimine|streptomycin|anti-?tubercul(?:osis|ous|ar) (?:therapy|treatment|drugs?|agents?"
            rb"|medications?)|bedaquiline",
            pneumocystis_prevention=rb"(?:aerosoli[sz]ed |intravenous |iv |inhaled |nebuli[sz]ed )?pentamidine"
            rb"|prophyla(?:xis|ctic) (?:(?:treatment|therapy|medications?) )?(?:for|of|against) (?:pcp|pneumocystis"
            rb"(?: carinii)?(?: pneumonia)?(?: \(pcp\))?)"
            rb"|(?:pcp|pneumocystis|pneumocystis carinii pneumonia(?: \(pcp\))?) prophylaxis"
            rb"|trimethoprim ?[-/ ] ?sulfamethoxazole(?: \(tmp[-/]smx\))?|trimethoprim/? ?sulphamethoxazole"
            rb"|tmp ?[-/] ?smx"
            rb"|co-?trimoxazole"
            rb"|dapsone|bactrim|septra|atovaquone|trimetrexate|fansidar",
        ),
    ),
)
