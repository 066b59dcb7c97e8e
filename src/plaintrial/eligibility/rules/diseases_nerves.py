"""Diseases of brain, nerves and mind."""

from __future__ import annotations

from plaintrial.eligibility.rule import Rule, words

_GRADE = rb""
_ILL = (
    rb"(?:diseases?|disorders?|conditions?|impairments?|illness(?:es)?|deficits?|problems?|abnormalit(?:y|ies)"
    rb"|symptoms?|dysfunction)"
)
RULE = Rule(
    family="diagnosis",
    words=words(
        "condition",
        depression=rb"(?:depressi(?:on|ve (?:disorders?|episodes?|symptoms?))|mdd)",
        bipolar_disorder=rb"bipolar(?: (?:affective )?(?:disorders?|i|ii|disease|illness))?(?: (?:i|ii))?|mania"
        rb"|manic(?: episodes?)?",
        schizophrenia=rb"schizo(?:phrenia|affective(?: disorder)?|phreniform disorder)|psychos[ei]s"
        rb"|psychotic (?:disorders?|symptoms?|features|episodes?|illness)|delusional disorder|hallucinations?",
        anxiety=rb"anxiety(?: disorders?)?|panic (?:disorders?|attacks?)|phobias?|obsessive[- ]compulsive disorder|ocd"
        rb"|ptsd|post-?traumatic stress disorder",
        suicidality=rb"suicid(?:al(?:ity)?|e)(?: (?:ideation|attempts?|risk|behavio(?:u)?rs?|thoughts?|tendenc(?:y"
        rb"|ies)))?|risk (?:of|for) suicide|self-?harm",
        eating_disorder=rb"eating disorders?|anorexia nervosa|bulimia(?: nervosa)?",
        personality_disorder=rb"(?:borderline |antisocial )?personality disorders?",
        attention_disorder=rb"attention[- ]deficit(?:/| )?(?:hyperactivity)?(?: disorder)?|adhd",
        autism=rb"autis(?:m|tic)(?: spectrum disorders?| disorder)?|pervasive developmental disorders?",
        psychiatric_disorder=_GRADE
        + rb"(?:dsm-?(?:iv|5|v)?(?:-tr)? (?:defined )?)?axis (?:i|ii|1)(?: or axis ii)? (?:disorders?|diagnos[ei]s)"
        rb"|(?:psychiatric|psychological|mental(?: health)?|emotional|mood|psycho-?social|affective)(?: or [a-z]+)? "
        + _ILL,
        dementia=rb"(?:senile |vascular )?dementias?|alzheimer'?s?(?: disease)?|mild cognitive impairment",
        delirium=rb"delirium|confusion",
        parkinson_disease=rb"parkinson'?s?(?: disease)?|parkinsonism",
        multiple_sclerosis=rb"(?:(?:relapsing|remitting|progressive|secondary|primary)[- /]+)*multiple sclerosis|rrms"
        rb"|demyelinating diseases?",
        als=rb"amyotrophic lateral sclerosis|motor neuron(?:e)? disease|als",
        epilepsy=rb"(?:uncontrolled |febrile )?(?:epilep(?:sy|tic(?: seizures?)?)|seizures?(?: disorders?)?"
        rb"|convulsi(?:ons?|ve disorders?))",
        migraine=rb"migraines?",
        neuropathy=rb"neuropath(?:y|ies)",
        myasthenia=rb"myasthenia(?: gravis)?|neuromuscular diseases?|muscular dystroph(?:y|ies)",
        head_injury=rb"(?:traumatic |closed )?(?:head|brain) (?:injur(?:y|ies)|trauma)|tbi|concussion",
        spinal_cord_injury=rb"spinal cord (?:injur(?:y|ies)|compression|lesions?)",
        neurological_disease=_GRADE + rb"(?:neurologic(?:al)?|cns|central nervous system|neurodegenerative"
        rb"|neuromuscular|cerebral)(?: or [a-z]+)? " + _ILL,
        visual_impairment=rb"(?:visual|vision)(?: or hearing)? (?:impairments?|loss|deficits?)|blind(?:ness)?"
        rb"|hearing (?:loss|impairments?)|deaf(?:ness)?",
        glaucoma=rb"glaucoma",
        cataract=rb"cataracts?",
        macular_degeneration=rb"(?:age[- ]related )?macular degeneration|amd|macular (?:o?edema)|retinopathy"
        rb"|retinal detachment|uveitis",
        claustrophobia=rb"claustrophobi[ac]",
        insomnia=rb"insomnia|sleep disorders?|narcolepsy|restless legs?(?: syndrome)?",
        chronic_pain=rb"chronic pain(?: syndrome)?|fibromyalgia|neuropathic pain",
    ),
)
