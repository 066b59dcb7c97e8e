"""Autoimmune, rheumatic, skin and joint diseases, and the criteria that define them."""

from __future__ import annotations

from plaintrial.eligibility.rule import Rule, flags, words

RULE = Rule(
    family="diagnosis",
    words=(
        *words(
            "condition",
            lupus=rb"lupus(?: erythemat(?:osus|ous|odes))?(?: ?\(sle\)?)?|sle",
            lupus_nephritis=rb"lupus nephritis|(?:class (?:iii|iv|v)[a-z /+,or-]{0,20} )lupus nephritis",
            rheumatoid_arthritis=rb"rheumatoid (?:arthritis|disease)(?: ?\(ra\)?)?",
            psoriatic_arthritis=rb"psoriatic arthritis|psa arthritis",
            spondyloarthritis=rb"(?:axial )?spondyl(?:o-?arthr(?:itis|opath(?:y|ies))|itis)|ankylosing spondylitis",
            arthritis=rb"arthritis",
            osteoarthritis=rb"(?:(?:knee|hip|hand) )?osteo-?arthritis|osteoarthrosis|degenerative joint disease",
            systemic_sclerosis=rb"(?:systemic sclerosis|scleroderma)",
            sjogren=rb"sjogren'?s?(?: syndrome| disease)?",
            myositis=rb"(?:poly|dermato)?-?myositis|inflammatory myopath(?:y|ies)",
            connective_tissue_disease=rb"connective tissue (?:diseases?|disorders?)|overlap syndrome",
            vasculitis=rb"(?:anca[- ]associated |systemic )?vasculitis|giant cell arteritis|wegener'?s?"
            rb"|granulomatosis with polyangiitis|polymyalgia rheumatica|beh(?:c)et'?s?(?: disease)?",
            antiphospholipid_syndrome=rb"anti-?phospholipid(?: antibody)? syndrome|aps",
            psoriasis=rb"psoriasis",
            eczema=rb"(?:atopic )?(?:eczema|dermatitis)",
            urticaria=rb"(?:chronic )?urticaria|angio-?(?:o?e)dema",
            skin_disease=rb"(?:skin|dermatologic(?:al)?) (?:diseases?|disorders?|conditions?|lesions?|infections?)",
            allergic_rhinitis=rb"rhin(?:itis|oconjunctivitis)|hay fever|rhinosinusitis|nasal polyp(?:s|osis)?"
            rb"|chronic sinusitis",
            eosinophilic_esophagitis=rb"eosinophilic (?:o?esophagitis)|eoe",
            autoimmune_disease=rb"auto-?immun(?:e|ity)(?: or inflammatory)?(?: (?:diseases?|disorders?|conditions?))?"
            rb"|rheumatic (?:diseases?|disorders?)|inflammatory (?:diseases?|conditions?)",
            immunodeficiency=rb"immun(?:o-?)?(?:deficien(?:cy|cies|t)|compromised?|suppressed|incompetent)(?: (?:state"
            rb"|condition|disease|disorder|patients|status|syndrome)s?)?|immune deficien(?:cy|cies)"
            rb"|agammaglobulin(?:a?e)mia",
            graft_versus_host=rb"(?:acute |chronic )?graft[- ](?:versus|vs\.?)[- ]host disease|gvhd",
            mast_cell_disease=rb"mastocytosis|mast cell",
            fracture=rb"(?:hip |vertebral |bone |femoral |open )?fractures?",
            back_pain=rb"back pain|sciatica|disc herniation|herniated disc|radiculopathy|spinal stenosis",
            wound=rb"(?:wounds?|ulcers?)",
        ),
        *flags(
            diagnostic_criteria=rb"american diabetes association(?: \(ada\))?"
            rb"|(?:american college of rheumatology(?: ?\(acr\)?)?|acr|eular|acr ?/ ?eular"
            rb"|eular ?/ ?acr|slicc|dsm[- ]?(?:iv|v|5|iii)?(?:-?tr)?|icd[- ]?(?:9|10|11)?|"
            rb"rome (?:iii|iv|ii)|mcdonald|ats ?/ ?ers|american diabetes association|ada|gina|ninds-adrda"
            rb"|nincds[- /]adrda|caspar|ichd[- ]?(?:3|iii|ii)?|hanifin (?:and|&) rajka|duke|jones|mds|who)(?: ?(?:/"
            rb"|and|-|&|or) ?(?:acr|eular|league against rheumatism|european league against rheumatism)(?: ?\((?:eular"
            rb"|acr)\)?)?)?(?: \d{4})?"
            rb" (?:\d{4} )?(?:revised |modified |classification |diagnostic |text revision "
            rb"|and classification )?criteria(?: (?:for|of) [a-z ]{3,40})?|(?:(?:(?:19|20)\d\d|revised) )+(?:acr|eular"
            rb"|slicc)(?: ?/ ?(?:acr|eular))?(?: (?:classification |diagnostic )?criteria)?"
            rb"|icd[- ]?(?:9|10|11)(?:-cm)?(?: (?:diagnos[ei]s|diagnostic|billing|codes?|criteria))*",
        ),
    ),
)
