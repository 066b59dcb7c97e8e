"""Where a cancer has gone: brain, bones, liver, marrow, and fluid around lungs or heart."""

from __future__ import annotations

from plaintrial.eligibility.rule import Rule, flags

_SPREAD = rb"(?:metasta(?:sis|ses|tic (?:disease|lesions?|involvement|tumou?rs?))|mets)"
_BRAIN = rb"(?:brain|cerebral|intra-?cranial|cns|central nervous system(?: \(cns\))?|parenchymal brain)"
_BONE = rb"(?:bones?|skeletal|osseous)"
_LIVER = rb"(?:liver|hepatic)"
_LUNG = rb"(?:lungs?|pulmonary)"
_OTHER = rb"(?:lepto)?meningeal"
_PLACE = b"(?:%s)" % b"|".join((_BRAIN, _BONE, _LIVER, _LUNG, _OTHER))
_LAST = b"(?:%s)" % b"|".join((_BRAIN, rb"bones|skeletal|osseous", _LIVER, _LUNG, _OTHER))
"""Those a list may end with: "to liver or bone" could go on with "marrow"."""
_OR = rb"(?: ?[,/] ?(?:and |or )?| and/or | and | or )(?:the )?"


def _to(place: bytes, last: bytes | None = None) -> bytes:
    """Spread to a place, alone or in a list: "liver, lung or bone metastases" are three."""
    before = rb"(?:%s%s){0,3}%s(?:%s%s){0,3} %s" % (_PLACE, _OR, place, _OR, _PLACE, _SPREAD)
    ending = rb"%s(?:%s%s){0,3}|%s(?:%s%s){1,3}" % (last or place, _OR, _LAST, place, _OR, _LAST)
    behind = rb"(?:%s%s){0,3}(?:%s)" % (_PLACE, _OR, ending)
    return rb"%s|%s (?:to|in|of|involving) (?:the )?(?:%s|%s)" % (before, _SPREAD, behind, place)


RULE = Rule(
    family="cancer",
    words=flags(
        brain_metastases=_to(_BRAIN),
        cns_involvement=rb"(?:cns|central nervous system(?: \(cns\))?|meningeal|leptomeningeal)(?:/[a-z]+)?"
        rb" (?:involvement|leuk(?:a?e)mia|lymphoma|tumou?rs?|malignan(?:cy|cies))|(?:brain|cerebral|intra-?cranial)"
        rb" involvement|leptomeningeal (?:disease|metastas[ei]s|carcinomatosis|spread)|carcinomatous meningitis"
        rb"|involvement of the (?:cns|central nervous system|brain)|primary cns (?:lymphoma|tumou?rs?)"
        rb"|(?:%s%s){1,3}(?:lepto)?meningeal %s" % (_PLACE, _OR, _SPREAD),
        bone_metastases=_to(_BONE, rb"(?:bones|skeletal|osseous)"),
        liver_metastases=_to(_LIVER),
        lung_metastases=_to(_LUNG),
        marrow_involvement=rb"(?:bone[- ])?marrow (?:involvement|infiltration|metastas[ei]s)"
        rb"|(?:involvement|infiltration) of (?:the )?(?:bone )?marrow",
        lymph_node_involvement=rb"(?:(?:axillary|regional|positive|involved|mediastinal|cervical|pelvic|inguinal"
        rb"|metastatic) )*(?:lymph )?nod(?:e|al) (?:involvement|metastas[ei]s|positiv(?:e|ity)|spread)"
        rb"|(?:positive|involved|metastatic) (?:(?:axillary|regional|pelvic) )?lymph nodes?",
        effusion=rb"(?:(?:pleural|pericardial|peritoneal|malignant)(?:,? (?:or|and|and/or|/) ?)?)+ ?effusions?",
        unresectable=rb"unresectable|inoperable|non-?resectable|not resectable|surgically unresectable",
        extrahepatic_disease=rb"extra-?hepatic (?:disease|metastas[ei]s|spread|tumou?r)",
    ),
)
