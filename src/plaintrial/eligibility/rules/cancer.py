"""Cancer, now or before, and what is counted as none."""

from __future__ import annotations

from plaintrial.eligibility.rule import Rule, flags, words

RULE = Rule(
    family="cancer",
    words=(
        *flags(
            cancer=rb""
            rb"(?:cancers?|malignanc(?:y|ies)|malignant (?:neoplasms?|diseases?|tumou?rs?|disorders?)|neoplas(?:ms?"
            rb"|ias?|tic disease)|carcinomas?|sarcomas?|tumou?rs?)",
            skin_cancer=rb"(?:non-?melanoma(?:tous)? skin cancers?|(?:basal|squamous)(?: cell)?(?: (?:or|and|and/or"
            rb"|/) squamous(?: cell)?)?(?: \(?(?:bcc|scc)\)?)?(?: skin)? (?:carcinomas?|cancers?)"
            rb"(?: (?:of the )?skin)?|skin cancers?|basaliomas?|basal cell|squamous cell)",
            carcinoma_in_situ=rb"(?:carcinoma|cancer)[- ]in[- ]situ(?: of the (?:cervix|breast|uterine cervix"
            rb"|bladder))?|in[- ]situ (?:cervical |breast |carcinoma |cancer)+|cervical intraepithelial neoplasia",
            metastasis=rb"metasta(?:sis|ses|tic disease)",
            measurable_disease=rb"(?:bi-?dimensionally |uni-?dimensionally )?(?:measurable"
            rb"|evaluable)(?: or evaluable)? (?:disease|lesions?|tumou?rs?)(?: (?:by|per|as per|according to"
            rb"|as defined by) recist(?: ?v?(?:ersion)? ?1\.[01])?)?",
            histology=rb"(?:histologic(?:al)?(?:ly)?|cytologic(?:al)?(?:ly)?|patholog(?:ic|ical"
            rb"|ically))(?:[- ](?:and/or|or|and|/)[- ]?(?:histologic(?:al)?(?:ly)?|cytologic(?:al)?(?:ly)?))?"
            rb"[- ](?:confirmed|proven|documented|verified|confirmation|diagnosis|diagnosed|proof|evidence)",
        ),
        *words(
            "condition",
            lung_cancer=rb"(?:non-?small[- ]cell |small[- ]cell )?lung (?:cancers?|carcinomas?|adenocarcinomas?)|nsclc"
            rb"|sclc",
            breast_cancer=rb"(?:breast|mammary) (?:cancers?|carcinomas?|malignanc(?:y|ies))",
            prostate_cancer=rb"(?:prostate|prostatic) (?:cancers?|carcinomas?|adenocarcinomas?)"
            rb"|(?:adeno)?carcinoma of the prostate|m?crpc",
            colorectal_cancer=rb"(?:colorectal|colon|rectal) (?:cancers?|carcinomas?|adenocarcinomas?)"
            rb"|(?:adeno)?carcinoma of the (?:colon|rectum)",
            liver_cancer=rb"hepatocellular (?:cancers?|carcinomas?)|hcc|liver cancers?",
            pancreatic_cancer=rb"pancrea(?:s|tic) (?:ductal )?(?:cancers?|carcinomas?|adenocarcinomas?)",
            gastric_cancer=rb"(?:gastric|stomach) (?:cancers?|carcinomas?|adenocarcinomas?)",
            ovarian_cancer=rb"ovarian (?:epithelial )?(?:cancers?|carcinomas?)",
            bladder_cancer=rb"(?:bladder|urothelial) (?:cancers?|carcinomas?)",
            kidney_cancer=rb"renal cell (?:cancers?|carcinomas?)|rcc|kidney cancers?",
            thyroid_cancer=rb"(?:papillary |medullary |follicular )?thyroid (?:cancers?|carcinomas?)",
            cervical_cancer=rb"cervical (?:cancers?|carcinomas?)|cancer of the cervix",
            head_and_neck_cancer=rb"(?:head and neck|oropharyngeal|laryngeal|nasopharyngeal"
            rb"|oral cavity) (?:squamous cell )?(?:cancers?|carcinomas?)",
            melanoma=rb"melanomas?",
            glioma=rb"gliomas?|glioblastomas?|astrocytomas?|brain tumou?rs?",
            lymphoma=rb"lymphomas?|dlbcl|nhl",
            leukemia=rb"leuk(?:a?e)mias?|aml|cll|cml",
            multiple_myeloma=rb"(?:multiple )?myelomas?",
            myelodysplasia=rb"myelodysplas(?:ia|tic syndromes?)|mds",
            neuroblastoma=rb"neuroblastomas?",
            mesothelioma=rb"mesotheliomas?",
        ),
    ),
)
