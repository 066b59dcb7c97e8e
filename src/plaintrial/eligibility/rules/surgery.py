"""Operations, transplants, dialysis, implants."""

from __future__ import annotations

from plaintrial.eligibility.rule import Rule, flags

_TYPES = rb"(?:major |recent |elective )?"
_GRAFT = (
    rb"(?:solid |major |prior |allogeneic |allogenic |autologous |bone marrow |stem[- ]cell |hematopoietic "
    rb"|haematopoietic |kidney |renal |liver |heart |lung |organ |cardiac |corneal |tissue |islet |peripheral blood )"
)
_GRAFTED = rb"(?:%s(?:%s|or |and |,|/)* ?)?" % (_GRAFT, _GRAFT)
RULE = Rule(
    family="surgery",
    words=flags(
        surgery=_TYPES + rb"(?:surger(?:y|ies)|surgical (?:procedures?|interventions?|resections?|treatment)"
        rb"|operations?|operated)|(?:append|tonsill|nephr|col|hemicol|thyroid|mast|prostat|cholecyst|gastr|lob|pneumon|lump"
        rb"|lamin|discec|crani|adenoid|orchid|oophor|salping|cyst|thromb|endarter|vitr)(?:ectom(?:y|ies)|otom(?:y|ies))"
        rb"|craniotom(?:y|ies)|thoracotom(?:y|ies)|laparotom(?:y|ies)|c(?:a?e)sarean(?: sections?| deliver(?:y|ies))?"
        rb"|arthroplast(?:y|ies)|(?:hip|knee|joint|valve) replacement",
        transplant=_GRAFTED + rb"(?:transplant(?:s|ation|ations|ed)?|allografts?|grafts?|hsct|bmt|asct)",
        dialysis=rb"(?:h(?:a?e)mo|peritoneal )?-?dialysis|renal replacement therapy",
        pacemaker=rb"(?:cardiac )?pace-?makers?|(?:implant(?:able|ed) )?(?:cardioverter[- ])?defibrillators?|icd\b"
        rb"|implant(?:able|ed) (?:cardiac )?(?:electronic )?devices?",
        metal_implant=rb"metal(?:lic)? (?:implants?|objects?|fragments?|foreign bod(?:y|ies)|clips?|prosthes[ei]s)"
        rb"|aneurysm clips?|cochlear implants?|ferromagnetic [a-z]+",
        revascularisation=rb"(?:coronary )?(?:re-?vasculari[sz]ation|angioplast(?:y|ies)|stent(?:s"
        rb"|ing)?(?: placement)?|bypass (?:graft(?:ing)?|surgery)|cabg|pci|percutaneous coronary intervention)",
        splenectomy=rb"splenectomy|asplenia",
        amputation=rb"amputations?",
        biopsy=rb"biops(?:y|ies)",
        blood_donation=rb"(?:blood|plasma) donations?|donat(?:ed|ion of|ing|e) (?:of )?(?:whole )?(?:blood|plasma)"
        rb"|blood donors?",
        transfusion=rb"transfusions?|blood products?|immunoglobulins?(?: therapy)?|transfused",
    ),
)
