"""Diseases of lungs, liver, kidneys, gut, hormones and blood."""

from __future__ import annotations

from plaintrial.eligibility.rule import Rule, words

_GRADE = rb""
_ILL = (
    rb"(?:diseases?|disorders?|conditions?|impairment|dysfunction|insufficienc(?:y|ies)|failure|abnormalit(?:y|ies)"
    rb"|illness|problems?|pathology|damage|injury)"
)


def _of(organ: bytes) -> bytes:
    return _GRADE + organ + b" " + _ILL


RULE = Rule(
    family="diagnosis",
    words=words(
        "condition",
        diabetes=rb"diabet(?:es|ics?)(?: mell?itus)?(?: ?\((?:t[12])?dm\)?)?(?: type ?(?:1|2|i{1,2}))?|t[12]dm|iddm"
        rb"|niddm|dm2|diabetic (?:patients|subjects)",
        diabetic_complication=rb"diabetic (?:ketoacidosis|neuropathy|nephropathy|retinopathy|foot(?: ulcers?)?"
        rb"|macular (?:o?edema))|ketoacidosis",
        hypoglycemia=rb"(?:severe )?hypoglyc(?:a?e)mi[ac](?: episodes?| events?)?",
        thyroid_disease=_of(rb"thyroid") + rb"|hypo-?thyroidism|hyper-?thyroidism|thyrotoxicosis|graves'? disease"
        rb"|hashimoto'?s?(?: thyroiditis| disease)?|goit(?:er|re)",
        obesity=rb"(?:morbid(?:ly)? |severe(?:ly)? )?obes(?:e|ity)|overweight",
        adrenal_insufficiency=rb"adrenal (?:insufficiency|crisis)|addison'?s? disease|cushing'?s?(?: syndrome"
        rb"| disease)?",
        asthma=rb"asthma(?:tic(?:s| patients)?)?(?: exacerbations?)?",
        copd=rb"(?:severe )?chronic obstructive (?:pulmonary|lung|airway[s]?) disease(?: ?\(copd\)?)?|copd|emphysema"
        rb"|chronic bronchitis",
        cystic_fibrosis=rb"cystic fibrosis",
        interstitial_lung_disease=rb"interstitial (?:lung disease|pneumonitis|pneumonia)(?: ?\(ild\)?)?|ild"
        rb"|pulmonary fibrosis|idiopathic pulmonary fibrosis|ipf|pneumonitis|pneumoconiosis|bronchiectasis"
        rb"|sarcoidosis",
        lung_disease=_of(rb"(?:pulmonary|lung|respiratory)") + rb"",
        sleep_apnea=rb"(?:obstructive )?sleep apn(?:o?e)a(?: syndrome)?|osa",
        cirrhosis=rb"cirrhosis|cirrhotic|hepatic encephalopathy|ascites",
        fatty_liver=rb"(?:non-?alcoholic )?(?:fatty liver disease|steatohepatitis)|nash|nafld",
        liver_disease=_of(rb"(?:liver|hepatic|hepatobiliary)") + rb"|hepatopath(?:y|ies)",
        kidney_disease=_of(rb"(?:kidney|renal)") + rb"|ckd|esrd|nephropath(?:y|ies)|nephrotic syndrome"
        rb"|glomerulonephritis",
        kidney_stones=rb"(?:kidney|renal) stones?|nephrolithiasis|urolithiasis",
        urinary_retention=rb"urinary (?:retention|incontinence|obstruction)|bladder (?:outlet )?obstruction"
        rb"|neurogenic bladder|overactive bladder",
        prostatic_hyperplasia=rb"(?:benign )?prostat(?:e|ic) (?:hyperplasia|hypertrophy|enlargement)"
        rb"(?: ?\(bph\)?)?|bph",
        inflammatory_bowel_disease=rb"inflammatory bowel disease(?: ?\(ibd\)?)?|ibd|crohn'?s?(?: disease)?"
        rb"|ulcerative colitis",
        irritable_bowel=rb"irritable bowel(?: syndrome)?|ibs",
        peptic_ulcer=rb"(?:peptic|gastric|duodenal|gastroduodenal|stomach)(?: or (?:peptic|duodenal"
        rb"|gastric))? ulcer(?:s|ations?| disease)?|peptic ulcer disease",
        reflux=rb"gastro-?(?:o?e)sophageal reflux(?: disease)?(?: ?\(gerd\)?)?|gerd|barrett'?s?(?: (?:o?esophagus))?",
        celiac_disease=rb"c(?:o?e)liac(?: disease| sprue)?",
        pancreatitis=rb"(?:acute |chronic )?pancreatitis",
        gallbladder_disease=rb"cholecystitis|cholelithiasis|gall-?(?:bladder disease|stones?)|cholangitis"
        rb"|biliary (?:obstruction|disease)",
        gut_disease=_of(rb"(?:gastro-?intestinal|gi|bowel|digestive)") + rb"|malabsorption(?: syndrome)?"
        rb"|short bowel(?: syndrome)?|bowel obstruction|diverticulitis",
        anemia=rb"(?:(?:severe|iron[- ]deficiency|hemolytic|aplastic|fanconi|pernicious) )*an(?:a?e)mia",
        sickle_cell=rb"sickle[- ]cell(?: (?:disease|an(?:a?e)mia))?|thalass(?:a?e)mia|h(?:a?e)moglobinopath(?:y|ies)",
        thrombocytopenia=rb"(?:immune |heparin-induced |idiopathic )*thrombocytop(?:a?e)ni(?:a|c purpura)",
        neutropenia=rb"(?:febrile |severe )?neutrop(?:a?e)nia|leukop(?:a?e)nia|agranulocytosis|pancytop(?:a?e)nia",
        blood_disease=_of(rb"(?:hematologic(?:al)?|haematologic(?:al)?|blood)"),
        electrolyte_imbalance=rb"electrolyte (?:imbalances?|disturbances?|abnormalit(?:y|ies)|disorders?)",
        endocrine_disease=_of(rb"(?:endocrine|metabolic)"),
        osteoporosis=rb"osteopor(?:osis|otic(?: fractures?)?)",
        gout=rb"gout(?:y arthritis)?|hyperuric(?:a?e)mia",
        hyperlipidemia=rb"hyper-?(?:lipid|cholesterol|triglycerid)(?:a?e)mia|dyslipid(?:a?e)mia",
        glucose_6pd_deficiency=rb"g6pd(?: deficiency)?|glucose[- ]6[- ]phosphate dehydrogenase(?: deficiency)?",
    ),
)
