"""Treatments a person has had, has or must not have: classes of drugs and procedures."""

from __future__ import annotations

from plaintrial.eligibility.rule import Rule, words

_USE = rb"(?: (?:therap(?:y|ies)|treatments?|drugs?|agents?|medications?|use|regimens?|inhibitors?|products?))?"
RULE = Rule(
    family="treatment",
    words=words(
        "treatment",
        chemotherapy=rb"chemo-?(?:radio)?-?therap(?:y|ies|eutic(?: agents?| drugs?)?)(?: regimens?)?|cytotoxic"
        + _USE
        + rb"|anti-?(?:cancer|neoplastic|tumou?r)"
        + _USE,
        radiotherapy=rb"(?:radio-?therap(?:y|ies)|radiation(?: therap(?:y|ies)| treatment)?|irradiation|brachytherapy"
        rb"|prophylactic cranial irradiation(?: \(pci\))?"
        rb"|radiosurgery)",
        immunotherapy=rb"immuno-?therap(?:y|ies)|allergy shots|(?:immune[- ]?)?checkpoint inhibitors?|anti-?pd-?(?:1"
        rb"|l1)(?:[ /,-]+(?:or |and )?(?:anti-?)?pd-?l?1)?(?: (?:antibod(?:y|ies)|therapy|agents?))?|anti-?ctla-?4",
        hormone_therapy=rb"(?:hormon(?:e|al)|endocrine)(?: replacement)?(?: therap(?:y|ies)| treatments?)"
        rb"|o?estrogens?(?: therapy| replacement)?"
        rb"|(?:selective )?o?estrogen receptor (?:antagonists?|modulators?|blockers?|down-?regulators?)(?: \(serms?\))?"
        rb"|tamoxifen|androgen deprivation(?: therapy)?|lhrh (?:agonists?"
        rb"|antagonists?)|aromatase inhibitors?|testosterone (?:therapy|replacement|treatment)|hrt"
        rb"|anti-?androgens?|bisphosphonates?|denosumab",
        corticosteroids=rb"(?:(?:gluco-?)?(?:cortico)?-?steroids?|glucocorticoids?|predniso(?:ne|lone)|dexamethasone"
        rb"|methyl-?prednisolone|hydrocortisone|cortisone|budesonide|ics|ocs)" + _USE,
        immunosuppressants=rb"immuno-?(?:suppress(?:ive|ants?|ion|or)|modulat(?:ors?|ory|ing))(?: ?(?:/|or"
        rb"|and) ?immuno-?(?:modulat(?:ory|ors?|ing)|suppressi(?:ve|on)|suppressants?))?"
        + _USE
        + rb"|(?:azathioprine|methotrexate|cyclosporin(?:e|a)?(?: a)?|ciclosporin"
        rb"|tacrolimus|mycophenolate(?: mofetil)?|cyclophosphamide|sirolimus|leflunomide|mtx)",
        biologics=rb"biologic(?:al)?s?" + _USE + rb"|anti-?tnf(?:[- ]?(?:alpha|a))?" + _USE + rb"|tnf(?:[- ]?(?:alpha"
        rb"|a))?[- ](?:inhibitors?|blockers?|antagonists?)|(?:adalimumab|infliximab|etanercept|certolizumab"
        rb"|golimumab|rituximab|belimumab|abatacept|tocilizumab|omalizumab|dupilumab|mepolizumab|reslizumab"
        rb"|benralizumab|ustekinumab|secukinumab|natalizumab|bevacizumab|trastuzumab|cetuximab)"
        rb"|monoclonal antibod(?:y|ies)|(?:b[- ]cell depleting|anti-cd20)" + _USE + rb"|jak inhibitors?|tofacitinib",
        dmards=rb"dmards?|disease[- ]modifying (?:anti-?rheumatic|antirheumatic) drugs?|hydroxychloroquine|chloroquine"
        rb"|sulfasalazine|anti-?malarials?",
        anticoagulants=rb"anti-?coagula(?:nts?|tion)" + _USE + rb"|(?:warfarin|coumadin|coumarin|heparin|rivaroxaban"
        rb"|apixaban|dabigatran|enoxaparin|vitamin k antagonists?|noacs?|doacs?"
        rb"|low[- ]molecular[- ]weight heparins?)",
        antiplatelets=rb"anti-?platelets?" + _USE + rb"|(?:aspirin|clopidogrel|ticagrelor|prasugrel"
        rb"|acetylsalicylic acid|asa therapy)|thrombolytic" + _USE + rb"|thrombolysis",
        nsaids=rb"nsaids?|non-?steroidal[- ]anti-?inflammator(?:y|ies)(?: drugs?| agents?"
        rb"| medications?)?(?: ?\(nsaids?\)?)?|cox-?2 inhibitors?|ibuprofen|naproxen|celecoxib",
        antibiotics=rb"(?:antibiotics?|antimicrobials?|anti-?bacterials?|anti-?infectives?)"
        + _USE
        + rb"|anti-?fungals?"
        + _USE,
        antivirals=rb"anti-?(?:retro)?-?viral(?:s)?" + _USE + rb"|haart|art\b|(?:zidovudine|azt|didanosine|ddi|ddc"
        rb"|lamivudine|protease inhibitors?|nnrtis?|nrtis?|interferons?(?:[- ](?:alfa|alpha|beta"
        rb"|gamma)(?:-?2[ab])?)?|ribavirin|ganciclovir|foscarnet|acyclovir)" + _USE,
        insulin=rb"insulins?(?: (?:therapy|treatment|analogs?|use|pump))?",
        diabetes_drugs=rb"(?:metformin|glipizide|glyburide|glimepiride|glibenclamide|pioglitazone|rosiglitazone"
        rb"|sitagliptin|empagliflozin|dapagliflozin|semaglutide|liraglutide|sulfonylureas?|sulphonylureas?|thiazolidinediones?|glitazones?|dpp-?(?:4"
        rb"|iv) inhibitors?|glp-?1(?: receptor)?(?: (?:agonists?|analogs?|analogues?))?|sglt-?2 inhibitors?"
        rb"|oral (?:hypoglyc(?:a?e)mic|anti-?diabetic)s?(?: agents?| drugs?| medications?)?"
        rb"|anti-?diabetic (?:drugs?|medications?|agents?))",
        statins=rb"statins?(?: therapy)?|(?:lipid|cholesterol)[- ]lowering (?:drugs?|agents?|medications?|therapy)"
        rb"|fibrates?|atorvastatin|simvastatin|rosuvastatin",
        blood_pressure_drugs=rb"beta[- ]?(?:adrenergic )?-?blockers?(?: ?\([a-z ]+\)?)?|\xff?beta blockers?|(?:ace"
        rb"|angiotensin[- ]converting[- ]enzyme)(?: ?\(ace\)?)?[- ]inhibitors?"
        rb"|angiotensin[- ](?:ii )?receptor[- ](?:blockers?|antagonists?)|calcium[- ]channel[- ](?:blockers?"
        rb"|antagonists?)|diuretics?|anti-?hypertensive(?:s| drugs?| medications?| agents?| therapy| treatment)?"
        rb"|arbs?|lisinopril|enalapril|ramipril|captopril|perindopril|losartan|valsartan|candesartan|amlodipine"
        rb"|nifedipine|diltiazem|verapamil|metoprolol|atenolol|carvedilol|bisoprolol|propranolol|hydrochlorothiazide"
        rb"|furosemide|spironolactone|clonidine|hctz",
        antiarrhythmics=rb"anti-?arrhythmics?(?: drugs?| agents?| medications?| therapy)?|amiodarone|digoxin|digitalis",
        nitrates=rb"(?:organic )?nitrates?|nitroglycerin|pde-?5 inhibitors?|sildenafil|tadalafil",
        antidepressants=rb"anti-?depressants?" + _USE + rb"|ssris?|snris?|selective serotonin reuptake inhibitors?"
        rb"|sertraline|fluoxetine|paroxetine|citalopram|escitalopram|venlafaxine|duloxetine|bupropion|amitriptyline"
        rb"|tricyclics?(?: antidepressants?)?|maois?|monoamine oxidase inhibitors?(?: ?\(maois?\)?)?|lithium",
        antipsychotics=rb"(?:atypical )?anti-?psychotics?"
        + _USE
        + rb"|olanzapine|risperidone|quetiapine|aripiprazole|haloperidol|clozapine|neuroleptics?|psychotropic"
        + _USE
        + rb"|psychoactive (?:drugs?|medications?)",
        sedatives=rb"benzodiazepines?|lorazepam|diazepam|alprazolam|clonazepam|zolpidem"
        rb"|sedatives?|hypnotics?|barbiturates?|anxiolytics?|sleep(?:ing)? (?:medications?"
        rb"|pills)",
        anticonvulsants=rb"anti-?(?:epileptics?|convulsants?)(?: drugs?| medications?| agents?| therapy)?"
        rb"|enzyme[- ]inducing anti-?(?:epileptic|convulsant)s?(?: drugs?)?|phenytoin|carbamazepine|valproate"
        rb"|valproic acid|phenobarbital",
        opioids=rb"(?:opioids?|opiates?|narcotics?)(?: analgesics?| medications?| therapy| use)?|morphine|methadone"
        rb"|buprenorphine|fentanyl|oxycodone|hydrocodone|tramadol|codeine",
        antihistamines=rb"anti-?histamines?(?: medications?)?|leukotriene (?:receptor )?(?:antagonists?|inhibitors?"
        rb"|modifiers?)|montelukast",
        bronchodilators=rb"bronchodilators?|(?:long|short)[- ]acting (?:beta|b)[- ]?(?:2[- ])?agonists?|(?:beta"
        rb"|b)[- ]?(?:2[- ])?(?:adrenergic )?agonists?|labas?|lamas?|theophylline|saba",
        cyp_inhibitors=rb"(?:(?:strong|moderate|potent) (?:or (?:strong|moderate"
        rb"|potent) )?)?(?:cyp ?(?:450 )?(?:3a4?(?:/5)?|2d6|2c9|2c19|1a2)"
        rb"|cytochrome p ?-?450(?: \(cyp\)?)?(?: 3a4)?)(?: ?\(cyp3a4\)?)?[- ]?(?:inhibitors?|inducers?"
        rb"|substrates?)?(?: ?(?:or|and|/) ?(?:inhibitors?|inducers?))?",
        qt_drugs=rb"(?:drugs?|medications?|agents?)(?: that| known to| which| with)?(?: may| can)? prolong(?:s"
        rb"|ing)?(?: the)? qtc?(?: interval)?",
        growth_factors=rb"(?:h(?:a?e)matopoietic )?(?:growth|colony[- ]stimulating) factors?|g-?csf|gm-?csf"
        rb"|erythropoietin|epo therapy|filgrastim|thyroid hormone",
        stem_cells=rb"stem[- ]cell therapy|gene therapy|car[- ]?t(?:[- ]cells?)?(?: therapy)?",
        herbal=rb"herbal(?: (?:supplements?|medicines?|products?|remed(?:y|ies)|preparations?))?"
        rb"|st\.? john'?s?[ -]wort|dietary supplements?|(?:traditional )?chinese (?:herbal )?medicines?"
        rb"|probiotics?|vitamins?(?: supplements?)?|grapefruit(?: juice)?|over-the-counter(?: medications?"
        rb"| drugs?)?",
        oxygen=rb"(?:supplemental |home |long-term |chronic )?oxygen(?: therapy| supplementation| dependen(?:t|ce)"
        rb"| use)|mechanical(?:ly)? ventilat(?:ion|ed)|(?:non-?invasive |invasive )?ventilation|cpap|intubat(?:ed"
        rb"|ion)",
        phototherapy=rb"(?:photo|light)-?therapy|puva|uvb|tanning",
        weight_loss_drugs=rb"(?:weight[- ](?:loss|reducing)|anti-?obesity) (?:drugs?|medications?|agents?|therapy"
        rb"|products?)|appetite suppressants?|orlistat",
        prohibited=rb"(?:prohibited|restricted|excluded|disallowed|concomitant|concurrent|prescription"
        rb"|other) (?:concomitant )?(?:medications?|drugs?|therap(?:y|ies)|treatments?|medicines?)",
    ),
)
