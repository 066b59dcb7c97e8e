"""Diseases of the heart and the vessels."""

from __future__ import annotations

from plaintrial.eligibility.rule import Rule, words

RULE = Rule(
    family="diagnosis",
    words=words(
        "condition",
        heart_failure=rb"(?:heart|cardiac|ventricular) (?:failure|insufficiency)(?: ?\((?:chf|hf)\)?)?|chf|hfref|hfpef",
        myocardial_infarction=rb"(?:acute )?myocardial infarct(?:ion|s)?(?: ?\(a?mi\)?)?|heart attacks?|n?stemi"
        rb"|st[- ]elevation mi|infarct myocardial",
        angina=rb"angina(?: pectoris)?(?: unstable)?",
        coronary_artery_disease=rb"coronary (?:artery|heart|vascular) disease(?: ?\((?:cad|chd)\)?)?"
        rb"|isch(?:a?e)mic heart disease|cad\b|chd\b|acute coronary syndromes?(?: ?\(acs\)?)?"
        rb"|myocardial isch(?:a?e)mia",
        arrhythmia=rb"(?:ar|dys)r?rh?ythmi(?:as?|c)|(?:resting |sinus |supraventricular )?(?:brady|tachy)cardia"
        rb"|ventricular (?:tachycardia|fibrillation)|torsade[s]? de pointes"
        rb"|heart rhythm disorders?",
        atrial_fibrillation=rb"atrial (?:fibrillation|flutter)(?: or flutter)?|af\b",
        heart_block=rb"(?:a-?v|heart|atrio-?ventricular|bundle[- ]branch) block|lbbb|sick sinus syndrome",
        long_qt=rb"(?:congenital )?long qt(?: syndrome)?|prolonged qtc?(?: interval)?|qtc? prolongation",
        valve_disease=rb"(?:cardiac |heart )?valv(?:e|ular)(?: heart)? (?:disease|disorders?|stenosis|regurgitation"
        rb"|abnormalit(?:y|ies))|(?:aortic|mitral|tricuspid) (?:valve )?(?:stenosis|regurgitation|insufficiency)"
        rb"|valvulopathy|prosthetic (?:heart )?valves?",
        cardiomyopathy=rb"cardiomyopath(?:y|ies)|myocarditis|pericarditis|endocarditis",
        heart_disease=rb"(?:cardiac|heart|cardio-?vascular) (?:diseases?|conditions?|disorders?|illness|abnormalit(?:y"
        rb"|ies)|impairment|problems?|pathology|defects?|dysfunction)|cardiopath(?:y|ies)",
        hypertension=rb"(?:uncontrolled |arterial |severe |poorly controlled )*hypertension"
        rb"|high blood pressure|hypertensive(?: (?:disease|crisis|emergency|patients))?",
        pulmonary_hypertension=rb"pulmonary(?: arterial| venous| artery)? hypertension(?: ?\(pa?h\)?)?|pah\b|cteph",
        portal_hypertension=rb"portal hypertension|(?:o?esophageal|gastric) varices",
        intracranial_hypertension=rb"intra-?cranial hypertension|raised intracranial pressure|ocular hypertension",
        hypotension=rb"(?:orthostatic |symptomatic |severe )?hypotension|cardiogenic shock|shock",
        stroke=rb"strokes?|cerebro-?vascular (?:accidents?|events?|disease)(?: ?\(cva\)?)?|cva"
        rb"|transient isch(?:a?e)mic attacks?(?: ?\(tias?\)?)?|tias?|cerebral infarct(?:ion)?s?",
        peripheral_artery_disease=rb"peripheral (?:arter(?:y|ial)|vascular"
        rb"|arterial occlusive) diseases?(?: ?\(p[av]d\)?)?|intermittent claudication|critical limb isch(?:a?e)mia"
        rb"|pad",
        thrombosis=rb"(?:thrombos[ie]s|thrombo-?embol(?:ism|ic (?:events?|disease))|embol(?:ism|us))(?: ?\(dvt\)?)?"
        rb"|dvt|pulmonary embol(?:ism|us|i)(?: ?\(pe\)?)?|blood clots?",
        aneurysm=rb"aneurysms?|aortic dissection",
        bleeding=rb"(?:bleed(?:ing|s)?|h(?:a?e)morrhages?)(?: (?:events?|tendenc(?:y|ies)|episodes?))?",
        bleeding_disorder=rb"(?:bleeding|coagulation|clotting|hemostatic|thrombotic|hemorrhagic)[- ](?:disorders?"
        rb"|diathes[ie]s|abnormalit(?:y|ies)|defects?|diseases?|problems?)|coagulopath(?:y|ies)"
        rb"|h(?:a?e)mophili(?:a|acs?)|von willebrand(?:'?s)?(?: disease)?|thrombophilia",
    ),
)
