"""Questionnaires and scales with points."""

from __future__ import annotations

from plaintrial.eligibility.rule import Rule, measures

_S = (
    rb"(?:[- ]*(?:\([a-z0-9&-]{2,7}\)|total|scores?|scale|index|questionnaire|exam(?:ination)?|test|rating|inventory"
    rb"|class(?:ification)?|stage|grade|points?|subscore))*"
)
RULE = Rule(
    family="scores",
    measures=measures(
        "points percent",
        mmse=rb"(?:mini[- ]?mental[- ]?(?:state|status)?(?:[- ]exam(?:ination)?)?,?|mmse|folstein)" + _S,
        moca=rb"(?:montreal cognitive assessment|moca)" + _S,
        madrs=rb"(?:montgomery[- ]asberg(?: depression)?(?: rating)?|madrs)" + _S,
        hamd=rb"(?:(?:(?:17|21|24)-item )?hamilton(?: rating)?(?: scale for)? depression(?: rating)?|ham-?d(?:-?\d\d)?"
        rb"|hdrs(?:-?\d\d)?|hrsd(?:-?\d\d)?)" + _S,
        hama=rb"(?:hamilton anxiety(?: rating)?|ham-?a)" + _S,
        bdi=rb"(?:beck'?s? depression inventory|bdi(?:-ii)?)" + _S,
        phq9=rb"phq[- ]?-?(?:9|8|2)|patient health questionnaire(?:-9)?" + _S,
        gad7=rb"gad-?7" + _S,
        cgi=rb"cgi(?:-[si])?|clinical global impressions?(?: ?- ?severity)?" + _S,
        panss=rb"panss|positive and negative syndrome scale" + _S,
        bprs=rb"brief psychiatric rating scale|bprs" + _S,
        ymrs=rb"young mania rating scale|ymrs" + _S,
        ybocs=rb"y-?bocs|yale[- ]brown obsessive[- ]compulsive scale" + _S,
        audit=rb"audit(?:-c)?|alcohol use disorders? identification test" + _S,
        iq=rb"(?:premorbid |estimated |full[- ]scale )?(?:iq|intelligence quotient)" + _S,
        edss=rb"(?:expanded disability status scale|edss)" + _S,
        nihss=rb"(?:nih ?stroke scale|nihss|national institutes? of health stroke scale)" + _S,
        rankin=rb"(?:modified )?rankin(?: scale)?|mrs" + _S,
        glasgow_coma=rb"glasgow[- ]coma(?:[- ]scale|[- ]score)*|gcs" + _S,
        hoehn_yahr=rb"(?:modified )?hoehn (?:and|&) yahr" + _S,
        updrs=rb"(?:mds-)?updrs" + _S,
        cdr=rb"clinical dementia rating|cdr(?:-gs)?" + _S,
        das28=rb"das-?28(?:[- /](?:crp|esr))?|disease activity score" + _S,
        sledai=rb"(?:sele[nm]a[- ]?)?sledai(?:-2k)?|slicc" + _S,
        pasi=rb"pasi|psoriasis area (?:and|&) severity index" + _S,
        easi=rb"easi|eczema area (?:and|&) severity index" + _S,
        scorad=rb"scorad" + _S,
        iga=rb"(?:v?-?iga(?:-ad)?|investigator'?s?'? global assessment)" + _S,
        pga=rb"physicians?'?s? global assessment|spga" + _S,
        pain_score=rb"(?:average |daily |worst |baseline |mean )*(?:(?:pain|vas|nrs|nprs)[- ](?:score|intensity|rating"
        rb"|level|scale)|(?:visual analogu?e scale|numeric(?:al)? rating scale|vas|nprs|nrs)"
        rb"(?: ?\((?:vas|nrs)\))?(?: (?:for )?pain)?)" + _S,
        act=rb"asthma control test(?: ?\(act\))?|act score" + _S,
        acq=rb"acq(?:-?\d)?|asthma control questionnaire" + _S,
        ipss=rb"ipss|international prostate symptom score" + _S,
        iief=rb"iief(?:-5|-ef)?|international index of erectile function" + _S,
        apache=rb"apache(?:[- ]?ii)?" + _S,
        sofa=rb"q?sofa|sequential organ failure assessment" + _S,
        news2=rb"news[- ]?2?(?: score)" + _S,
        apgar=rb"apgar" + _S,
        bishop=rb"bishop(?:'s|-score)?" + _S,
        gleason=rb"gleason(?:'s)?(?: (?:sum|grade|pattern))*" + _S,
        tanner=rb"tanner" + _S,
        kellgren_lawrence=rb"kellgren[- ](?:and[- ])?lawrence" + _S,
        rutherford=rb"rutherford(?: becker)?(?: category| class)*" + _S,
        fitzpatrick=rb"fitzpatrick(?: skin)?(?: photo)?(?: ?type| wrinkle scale)*" + _S,
        birads=rb"bi-?rads" + _S,
        mayo=rb"(?:total |partial |full |modified )?mayo(?: (?:endoscopic |clinic )?(?:sub)?scores?)?" + _S,
        cdai=rb"cdai|crohn'?s disease activity index" + _S,
        basdai=rb"basdai" + _S,
        sppb=rb"sppb|short physical performance battery" + _S,
        womac=rb"womac" + _S,
        isi=rb"insomnia severity index|isi" + _S,
        epworth=rb"epworth(?: sleepiness scale)?|ess" + _S,
        ahi=rb"ahi|apnea[- ]hypopnea index|apn?o?ea hypopno?ea index" + _S,
        oswestry=rb"oswestry|odi" + _S,
        ctcae_grade=rb"(?:nci[- ]?)?ctcae(?: v(?:ersion)? ?\d(?:\.\d+)?)?,? grade|(?:toxicit(?:y|ies)|neuropathy"
        rb"|severity) grade",
    ),
)
