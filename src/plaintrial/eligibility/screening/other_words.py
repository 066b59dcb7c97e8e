"""What notes and people say in other words than criteria do: "calf pain when walking" is claudication.

Only what means the same, or is so by definition; nothing that a doctor would have to conclude.
"""

from __future__ import annotations

from collections.abc import Iterator

from plaintrial.eligibility.pattern import find_spans, folded_pattern, without_groups

_MOST = 50
_SAID: tuple[tuple[str, str | bool, bytes], ...] = (
    ("symptom", "claudication",
     rb"(?:calf|calves|leg|thigh|buttock) (?:pain|cramp(?:s|ing)?) (?:(?:that |which )?(?:comes |occurs "
     rb"|worsens )?(?:on|when|while|with|during|after|upon) (?:walking|exertion|climbing)|walking)"),
    ("symptom", "dyspnea",
     rb"(?:trouble|difficulty|hard time|labou?red) breathing|breathless|can(?:no|')t (?:catch (?:his|her"
     rb"|their) breath|breathe)|air hunger|increased work of breathing|winded"),
    ("symptom", "dysphagia",
     rb"(?:food|pills?) (?:gets? stuck|sticking|sticks?)|unable to swallow|(?:painful|pain (?:on|with"
     rb"|when)) swallowing"),
    ("symptom", "fever",
     rb"febrile|high temperature|temperatures? (?:up to |as high as |of )?(?:3[89]|4[01]|10[1-5])(?:\.\d)?"
     rb"|fevers? (?:up to|to|of|as high as) \d+(?:\.\d)?"),
    ("symptom", "coughing blood",
     rb"cough(?:s|ed|ing)?(?: up)? (?:of )?(?:bright red |bloody |blood[- ]tinged )?(?:blood|sputum with blood)"
     rb"|blood(?:y|[- ](?:tinged|streaked)) sputum|(?:cough|sputum) with (?:tinges|streaks|traces) of blood"),
    ("symptom", "blood in stool",
     rb"blood(?:y)? (?:in (?:the |his |her )?)?(?:stools?|bowel movements?)|(?:black|tarry)(?:,? tarry)? stools?"
     rb"|blood per rectum|rectal bleed(?:ing)?"),
    ("symptom", "blood in urine", rb"blood(?:y)? (?:in (?:the |his |her )?)?urine|cola[- ]colou?red urine"),
    ("symptom", "vomiting blood",
     rb"vomit(?:s|ed|ing)?(?: up)? (?:bright red |of )?blood|bloody (?:vomit(?:us)?|emesis)"
     rb"|coffee[- ]ground (?:emesis|vomit(?:us)?)"),
    ("symptom", "syncope",
     rb"pass(?:ed|es|ing) out|black(?:ed|ing) out|lost consciousness|loses consciousness|fell unconscious"),
    ("symptom", "palpitations",
     rb"(?:heart|pulse) (?:is |was |sometimes |often )*(?:races?|racing|pound(?:s|ing)|flutter(?:s|ing)?|skips)"
     rb"|racing heart(?:beat)?"),
    ("symptom", "insomnia",
     rb"(?:difficulty|trouble|problems?) (?:falling |staying )?asleep|unable to sleep|cannot sleep"
     rb"|sleepless(?:ness)?"),
    ("symptom", "weakness",
     rb"(?:weak|weakness of|weakness in) (?:arms?|legs?|limbs?|muscles|(?:the |his |her )?(?:left|right))"),
    ("symptom", "paralysis", rb"(?:unable to|can(?:no|')t) move (?:his|her|the|their)"),
    ("symptom", "jaundice",
     rb"yellow(?:ing|ish)?(?: discolou?ration)?(?: of)?(?: the| his| her)? (?:skin|eyes|sclera[es]?)|icteric"
     rb"|scleral icterus"),
    ("symptom", "joint pain",
     rb"(?:painful|aching|sore|swollen) joints?|pain(?:s)? in (?:the |his |her )?(?:joints?|knees?|hips?"
     rb"|fingers)|(?:knee|hip|wrist|ankle|shoulder|elbow) pain"),
    ("symptom", "muscle pain", rb"(?:aching|sore|painful) muscles|body aches?|muscles? (?:aches?|sore)"),
    ("symptom", "dizziness", rb"dizzy|light-?headed|the room (?:is )?spin(?:s|ning)"),
    ("symptom", "fatigue", rb"tired(?:ness)?|exhaust(?:ed|ion)|lack of energy|letharg(?:y|ic)"),
    ("symptom", "edema", rb"swollen (?:legs?|ankles?|feet|hands?|face)|puffy (?:face|eyes)"),
    ("symptom", "itching", rb"itch(?:y|es)|pruritic"),
    ("symptom", "nausea", rb"nauseated|nauseous|sick to (?:his|her|the) stomach|queasy"),
    ("symptom", "vomiting", rb"threw up|throwing up"),
    ("symptom", "diarrhea", rb"(?:watery|frequent|loose) (?:stools?|bowel movements?)"),
    ("symptom", "chest pain",
     rb"pain in (?:the |his |her )?chest|(?:chest|substernal|retrosternal|precordial) (?:pressure|burning|ache"
     rb"|pain)|(?:anterior|left-sided|right-sided|central|pleuritic) chest pain"),
    ("symptom", "abdominal pain",
     rb"(?:pain in|tenderness (?:of|in|over)) (?:the |his |her )?(?:(?:left|right) )?(?:(?:upper"
     rb"|lower) )?(?:abdomen|belly|stomach|quadrant)|(?:lower|upper|(?:left|right) (?:upper"
     rb"|lower) quadrant) (?:abdominal )?pain|cramps in the (?:abdomen|belly)"),
    ("symptom", "nosebleed", rb"bleeding from (?:the|his|her) nose|nose bleeds?"),
    ("symptom", "sleepiness", rb"excessive(?:ly)? (?:daytime )?sleep(?:y|iness)|falls asleep (?:at|during|in)"),
    ("symptom", "tremor", rb"shak(?:ing|y) (?:of (?:the |his |her )?)?hands?|hands? (?:are |is )?shak(?:y|ing)"),
    ("cognitive_ability", True,
     rb"(?:poor|impaired|failing|loss of|decline in|trouble with|problems with|difficulty with)(?: \w+)? memory"
     rb"|memory (?:loss|problems?|impairment|deficits?|decline)|forgetful(?:ness)?|(?:changes?|decline"
     rb"|impairment|deficits?) (?:in|of) cognition|cognitive (?:changes?|decline|impairment|deficits?)"
     rb"|not oriented|disoriented|oriented (?:only )?to (?:self|person)"),
    ("smoking", True,
     rb"\d+(?:\.\d)? ?(?:-| )?packs?(?:/| ?per | a )(?:day|d)|\d+ ?-? ?pack[- ]years?|smokes|tobacco use"
     rb"|cigarettes"),
    ("alcohol", True,
     rb"heavy (?:drink(?:er|ing)|alcohol)|alcohol (?:abuse|dependence)|drinks (?:\w+ ){0,4}(?:beers?|wine|vodka"
     rb"|whisk(?:e)?y|alcohol)|alcoholic drinks|beers? (?:a|per) (?:day"
     rb"|week)"),
    ("condition", "hypertension", rb"htn|high blood pressure"),
    ("condition", "diabetes", rb"dm ?2|t2dm|t1dm|niddm|iddm|dm type"),
    ("condition", "coronary artery disease", rb"cad\b|coronary (?:bypass|stent(?:s|ing)?)|cabg"),
    ("condition", "heart failure", rb"chf\b|hfref|hfpef"),
    ("condition", "myocardial infarction", rb"heart attack|nstemi|stemi"),
    ("condition", "atrial fibrillation", rb"a-?fib\b|afib"),
    ("condition", "copd", rb"emphysema|chronic bronchitis"),
    ("condition", "hyperlipidemia", rb"high cholesterol|hld\b|hypercholesterol(?:a?e)mia"),
    ("condition", "kidney disease", rb"ckd\b|esrd|end[- ]stage renal disease|chronic kidney disease"),
    ("condition", "suicidality",
     rb"(?:took|taken|taking) an (?:[a-z]+ )?overdose|cut (?:his|her|their) wrists?|tried to (?:kill|hang)"
     rb" (?:him|her|them)sel(?:f|ves)|attempted suicide|thoughts? of (?:suicide|killing (?:him|her)self)|suicidal"),
    ("drug_abuse", True,
     rb"(?:uses|using|injects|injecting|snorts|abuses|smokes|smoking|positive for) (?:intravenous |iv |crack"
     rb" )?(?:cocaine"
     rb"|heroin|meth(?:amphetamines?)?|amphetamines?|marijuana|cannabis|crack)|(?:cocaine|heroin|marijuana|cannabis"
     rb"|methamphetamine|iv drug|intravenous drug) use(?:r)?"),
    ("in_a_home", True, rb"(?:lives|living|resides|resident) (?:in|at|of) (?:a |an )?(?:nursing home"
                        rb"|long[- ]term care|care home)|nursing home resident"),
    ("hospitalised", True,
     rb"(?:is|was|been|being) (?:re)?admitted(?: to| for| with| after| because)?|(?:re)?admitted (?:to|with|for)"
     rb"|on the ward"
     rb"|transferred to the (?:icu|intensive)"),
    ("dialysis", True, rb"h(?:a?e)modialysis|on dialysis"),
    ("pregnancy", True,
     rb"g\d ?p\d+ (?:woman |female |at |with )|gravida \d[^.]{0,14} at \d+ weeks|(?:at|is) \d+ weeks of"
     rb" (?:gestation|pregnancy)"
     rb"|\d+[- ](?:weeks?|wks?|months?)(?:'s?)? (?:pregnant|gestation|gravid)|gravid(?:a)? (?:female|woman)"
     rb"|pregnan(?:t|cy) at \d"),
    ("menopause", True, rb"post-?menopausal|went through menopause|in menopause"),
    ("treatment", "oxygen",
     rb"home oxygen|oxygen at \d|on \d+(?:\.\d)? ?(?:l|liters?|litres?) (?:of )?(?:home )?(?:oxygen|o2)"
     rb"|oxygen-dependent"),
    ("surgery", True,
     rb"status post \w+(?:ectomy|plasty|ostomy)|s/p \w+(?:ectomy|plasty|ostomy)|(?:underwent"
     rb"|had) an? (?:\w+ ){0,3}\w+(?:ectomy|plasty|ostomy)"),
)  # fmt: skip
_KNOWN = tuple(
    (variable, value, folded_pattern(rb"\b(?:" + without_groups(words) + rb")\b")) for variable, value, words in _SAID
)


_NAMES = {"cognitive_ability": "cognitive impairment", "drug_abuse": "drug use"}


def name_of_words(variable: str, value: str | bool) -> str:
    """The criterion's own word for it."""
    return value if isinstance(value, str) else _NAMES.get(variable, variable.replace("_", " "))


def in_other_words(sentence: bytes) -> Iterator[tuple[str, str | bool, int, int]]:
    """Yield variable, value and span of what a folded sentence says in other words."""
    for variable, value, pattern in _KNOWN:
        for start, end in find_spans(pattern, sentence, _MOST):
            yield variable, value, start, end
