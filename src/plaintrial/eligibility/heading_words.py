"""The words registrants head their lists with: English in all its spellings, and other languages' habits."""

from __future__ import annotations

from plaintrial.eligibility.pattern import folded_pattern

_CRITERIA = rb"(?:criter|critier|crieter|criteir|crtier|creter|critr|citer)[a-z']{1,6}"
_IN = rb"inc?lus{1,2}ion"
_EX = rb"(?:exc?lus{1,2}ion(?:ary)?|non[- ]?inclusion|in-?eligi?bi?lity|non[- ]?eligibility)"

_ENGLISH_EX = rb"%s[- ]%s|%s for (?:exclusion|ineligibility)|criteria of exclusion" % (_EX, _CRITERIA, _CRITERIA)
_ENGLISH_IN = (
    rb"(?:%s|eligi?bi?lity|entry|enrol{1,2}ment|selection|recruitment)[- ](?:%s|requirements?)"
    rb"|%s (?:for|of) (?:inclusion|eligibility|entry|enrol{1,2}ment)" % (_IN, _CRITERIA, _CRITERIA)
)
_OTHER_EX = (
    rb"criteres? d(?:'|e )?(?:non[- ]?inclusion|exclusion|l'exclusion)|criterios? de (?:exclusion|no inclusion"
    rb"|exclusao)"
    rb"|criteri(?:o)? d(?:i|') ?(?:esclusione|non inclusione)|ausschlus{1,2}-?kriteri(?:en|um)"
    rb"|exclusiecriteri(?:a|um)|ek?s?xklusjons-?kriterier?|eksklu(?:s|sj)ions-?kriterier?|exklusionskriterier"
    rb"|eksklusjonskriterier|kryteria (?:wylaczenia|wykluczenia)|(?:vylucovaci|vylucujici) kriteria|kriteria vylouceni"
    rb"|poissulkukriteerit|(?:dislama|haric tutma|dislanma) kriterleri|criterii de excludere|kizarasi kriteriumok"
    rb"|kriteria eksklusi"
)
_OTHER_IN = (
    rb"criteres? d(?:'|e )?(?:inclusion|eligibilite|l'inclusion|selection)"
    rb"|criterios? de (?:inclusion|inclusao|elegibilidade?)"
    rb"|criteri(?:o)? d(?:i|') ?(?:inclusione|eleggibilita)|einschlus{1,2}-?kriteri(?:en|um)"
    rb"|inclusiecriteri(?:a|um)|ink?klusjons-?kriterier?|inklusions-?kriterier?|inklusjonskriterier"
    rb"|kryteria (?:wlaczenia|kwalifikacji)|(?:zarazovaci|vstupni) kriteria|kriteria zarazeni"
    rb"|sisaanottokriteerit|(?:dahil edilme|dahil olma|dahil etme|alinma) kriterleri|criterii de includere"
    rb"|bevalasztasi kriteriumok|kriteria inklusi"
)
_BOTH = (
    rb"%s(?: %s)? ?(?:and|or|/|&|,|-|\+) ?%s[- ](?:%s)|%s[- ]%s ?(?:and|/|&) ?%s(?:[- ]%s)?"
    rb"|criteres? d'inclusion (?:et|/) d(?:e |')(?:non[- ]?inclusion|exclusion)|ein- und ausschlus{1,2}kriterien"
    % (_IN, _CRITERIA, _EX, _CRITERIA, _EX, _CRITERIA, _IN, _CRITERIA)
)
TERM = folded_pattern(b"(%s)|(%s|%s)|(%s|%s)" % (_BOTH, _ENGLISH_EX, _OTHER_EX, _ENGLISH_IN, _OTHER_IN))
"""Groups 1, 2, 3: both, exclusion, inclusion."""

OTHER_ALPHABETS = (
    (
        "exclusion",
        ("排除标准", "排除標準", "除外基準", "除外标准", "排除条件", "剔除标准", "제외기준", "제외 기준", "选择排除"),
    ),
    ("exclusion", ("критерии исключения", "критерии невключения", "критерии не включения", "критерії виключення")),
    ("exclusion", ("κριτήρια αποκλεισμού", "معايير الاستبعاد", "קריטריוני הדרה", "מדדי אי הכללה")),
    ("inclusion", ("纳入标准", "納入標準", "入选标准", "入選標準", "选择基准", "選択基準", "適格基準", "选入标准")),
    ("inclusion", ("선정기준", "선정 기준", "포함기준", "критерии включения", "критерії включення")),
    ("inclusion", ("κριτήρια ένταξης", "معايير الاشتمال", "معايير الإدراج", "קריטריוני הכללה")),
)

BARE_EX = frozenset(b"exclusion exclusions excluded exclude ineligible exclusionary".split())
BARE_IN = frozenset(b"inclusion inclusions included include eligible eligibility".split())

BOILERPLATE = (
    BARE_EX
    | BARE_IN
    | frozenset(
        b"""a able all also and any anyone applies apply are as at be because been being below by can can't cannot case
    child children clinical condition conditions complications could criteria criterion disease diseases do does don't
    either eligible enroll enrolled enrolment enrollment enter entered entering entry exist factors fall following
    follows for from further has have he her his history i if in individuals infants into invited is it join listed
    list may meet meets meeting men met mothers must n't no not of on one or our part participant participants
    participate participated participating participation patient patients people permitted person persons presence
    prior problems qualify reason reasons recruited research result she should sign situations statements study subject
    subjects subject's suitable suitability symptom symptoms t take than that the their there these they things this
    only those to trial true under volunteer volunteers was we were when who whom will with women won't would you your
    able unable allowed considered candidates candidate apply applicable diagnosed trials studies main key general
    additional common other major requirements requirement s specific exclusionary he/she prevent group groups
    e.g. characteristics parents requirements initial medical admitted satisfy each every present them more
    include includes including""".split()
    )
)

NEGATIVE = folded_pattern(
    rb"\bexclu|\binelig|non-?elig|\bnot (?:be |normally be |usually be |considered )?(?:eligible|included|able|allowed"
    rb"|permitted|enrol|take|join|participat|qualify|enter|suitable|recruited|considered|admitted|have|meet|invited)"
    rb"|\b(?:cannot|can't|can not|may not|must not|should not|do not|don't|unable|won't)\b"
)
POSITIVE = folded_pattern(
    rb"\binclu|\beligib|\bmay (?:be able to )?(?:join|take|enter|participate)|\bcan (?:join|take|enter|participate)"
    rb"|\bable to (?:join|take)|\bqualify|\bmust (?:have|be|meet|satisfy)"
    rb"|\bto be enrolled|\bare required|\bto (?:join|take)"
    rb"|\b(?:will|may|can) be (?:enrolled|recruited|invited|considered|admitted)|\bshould (?:have|meet|be)|\bwho can\b"
)

TOPICS = frozenset(
    topic.strip()
    for topic in b"""disease characteristics|patient characteristics|prior concurrent therapy|prior/concurrent therapy|
    age|sex|gender|menopausal status|performance status|life expectancy|hematopoietic|haematopoietic|hematologic|
    hematological|hepatic|renal|cardiovascular|pulmonary|neurologic|neurological|immunologic|gastrointestinal|
    metabolic|nutritional|other|biologic therapy|biological therapy|chemotherapy|endocrine therapy|radiotherapy|
    radiation therapy|surgery|hormone receptor status|concurrent medication|prior medication|co-existing condition|
    co-existing conditions|risk behavior|protocol entry criteria|prior treatment|concurrent treatment|prior therapy|
    allowed|required|recommended|discouraged|avoided|allowed with caution|menopausal|
    gender and age|diagnosis|hematology|haematology|chemistry|laboratory|medical history|demographics|consent|
    prior medication: allowed|concurrent medication: allowed|concurrent medication: required|
    prior medication: required|risk behavior: required|general|others|psychiatric|ophthalmic|organ function|
    co-existing condition and risk behavior|medications|medication|diseases|disease""".split(b"|")
)

BARE_TOPICS = TOPICS | frozenset(
    topic.strip()
    for topic in b"""type of participant and disease characteristics|type of participant|medical conditions|weight|
    informed consent|sex and contraceptive/barrier requirements|contraception|prior/concomitant therapy|
    prior and concomitant therapy|prior/concurrent clinical study experience|diagnostic assessments|other exclusions|
    other inclusions|bone marrow reserve|bone marrow function|renal function|hepatic function|liver function|
    kidney function|cardiac function|pulmonary function|participant characteristics|other criteria|
    other requirements|prior therapies|prior treatments|reproduction|safety|laboratory values""".split(b"|")
)
"""Subjects that stand alone on a line, without a colon, over a list."""

GROUP = folded_pattern(
    rb"(?:(?:for|in|all|in the|only|additional|specific to|applies to) )*(?:the )?"
    rb"(?:(?:study |treatment |dose |expansion |dose[- ]escalation |dose[- ]expansion |escalation |age )?"
    rb"(?:cohorts?|groups?|arms?|parts?|phases?|strat(?:um|a)|sub-?stud(?:y|ies)|steps?|modules?|panels?|stages?"
    rb"|sub-?groups?"
    rb"|sub-?protocols?)"
    rb"(?: (?:[a-z]|[ivx]+|\d{1,2})[a-z]?(?: ?(?:,|and|&|/|-|or|to) ?(?:[a-z]|[ivx]+|\d{1,2})[a-z]?)*)?"
    rb"(?: ?[-(:,] ?[a-z0-9 /&+,-]{1,60}\)?)?(?: (?:patients|participants|subjects|volunteers|only|cohort|expansion))*"
    rb"|(?:[a-z0-9+-]+ ){0,3}(?:patients?|participants?|subjects?|volunteers?|controls?|donors?|recipients?|cases"
    rb"|caregivers?"
    rb"|carers?|parents?|children|adults?|adolescents?|infants|neonates|mothers?|fathers?|women|men|females?|males?"
    rb"|physicians"
    rb"|clinicians|providers|siblings|relatives|partners|asthmatics|diabetics|dyads|guardians|students|nurses|couples"
    rb"|spouses|family members|staff|group|arm|cohort|population|substudy|sub-study)"
    rb"(?: (?:only|group|cohort|arm|with [a-z0-9 -]{3,40}|without [a-z0-9 -]{3,40}|of [a-z -]{3,40}|and [a-z ]{3,30}"
    rb"|\([a-z0-9 ,-]{1,40}\)|aged? [a-z0-9 <>=\xab\xbb-]{1,30}))?)"
)
PLAIN_GROUP = folded_pattern(
    rb"(?:for |all |the |in )*(?:healthy|normal|control|adult|male|female|elderly|p(?:a?e)?diatric|young"
    rb"|study |cohort|group"
    rb"|arm|part|phase|strat|sub-?|step|module|panel|stage|dose|expansion|escalation|treatment)"
)
"""What a bulleted cohort heading begins with; "Immunocompromised patients:" under a bullet is a criterion."""

PDQ = (b"disease characteristics:", b"patient characteristics:", b"prior concurrent therapy:")
"""What records of the Physician Data Query are headed with."""
DASHED = tuple(
    words + b"--"
    for words in (
        b"disease characteristics",
        b"patient characteristics",
        b"patients characteristics",
        b"population characteristics",
        b"prior/concurrent therapy",
    )
)
"""The same in other records, between dashes: "--Disease Characteristics-- Cystic fibrosis"."""
QUALIFIERS = frozenset(
    b"""key main major general common core additional other primary basic principal specific overall global selected
    brief important clinical initial screening and the for all each both in of with to be used summary list full
    detailed protocol patient participant subject study trial""".split()
)
