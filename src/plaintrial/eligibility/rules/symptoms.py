"""Complaints and signs, as a person or a note tells them."""

from __future__ import annotations

from plaintrial.eligibility.rule import Rule, words

RULE = Rule(
    family="symptom",
    words=words(
        "symptom",
        fever=rb"fever|febrile|pyrexia",
        cough=rb"cough(?:ing)?",
        dyspnea=rb"dyspn(?:o?e)a|shortness of breath|breathlessness|short of breath|sob|difficulty breathing",
        respiratory_distress=rb"respiratory distress",
        wheezing=rb"wheez(?:e|es|ing)",
        chest_pain=rb"chest (?:pain|discomfort|tightness)|retrosternal pain",
        abdominal_pain=rb"(?:abdominal|epigastric|stomach|belly|periumbilical) (?:pain|discomfort)",
        headache=rb"headaches?",
        nausea=rb"nausea",
        vomiting=rb"vomit(?:ing|s|ed)?|emesis",
        diarrhea=rb"diarrh(?:o?e)a|loose stools?",
        constipation=rb"constipation|constipated",
        dysphagia=rb"dysphagia|(?:difficulty|trouble|problems?) swallowing|odynophagia",
        fatigue=rb"fatigue|tiredness|malaise",
        dizziness=rb"dizziness|vertigo|light-?headedness",
        syncope=rb"syncop(?:e|al)|faint(?:ing|ed)|loss of consciousness",
        rash=rb"rash(?:es)?|skin eruption",
        jaundice=rb"jaundice[d]?|icterus",
        edema=rb"(?:o?edema)(?:tous)?|swelling",
        joint_pain=rb"arthralgias?|joint pains?",
        muscle_pain=rb"myalgias?|muscle (?:pain|aches?)",
        sore_throat=rb"sore throat|pharyngitis|tonsillitis",
        snoring=rb"snor(?:ing|es)",
        sleepiness=rb"(?:daytime |excessive )?(?:sleepiness|somnolence)",
        claudication=rb"claudication",
        nosebleed=rb"epistaxis|nosebleeds?",
        blood_in_urine=rb"h(?:a?e)maturia",
        coughing_blood=rb"h(?:a?e)moptysis",
        blood_in_stool=rb"melena|h(?:a?e)matochezia|rectal bleeding",
        vomiting_blood=rb"h(?:a?e)matemesis",
        weakness=rb"(?:muscle |limb )?weakness",
        paralysis=rb"paralysis|paresis|hemiparesis|hemiplegia",
        tremor=rb"tremors?",
        itching=rb"itch(?:ing|y)?|prurit(?:us|ic)",
        insomnia=rb"(?:difficulty|trouble) sleeping",
        palpitations=rb"palpitations?",
        menstruation=rb"(?:regular )?(?:menses|menstrua(?:tion|l cycles?))",
    ),
)
