"""Where a cancer has gone: brain, bones, liver, marrow, and fluid around lungs or heart."""

from __future__ import annotations

from plaintrial.eligibility.rule import Rule, flags

_SPREAD = rb"(?:metasta(?:sis|ses|tic (?:disease|lesions?|involvement|tumou?rs?))|mets)"
_BRAIN = rb"(?:brain|cerebral|intra-?cranial|cns|central nervous system(?: \(cns\))?|parenchymal brain)"


def _to(place: bytes) -> bytes:
    return rb"%s %s|%s (?:to|in|of|involving) (?:the )?%s" % (place, _SPREAD, _SPREAD, place)


RULE = Rule(
    family="cancer",
    words=flags(
        brain_metastases=_to(_BRAIN),
        cns_involvement=rb"(?:cns|central nervous system(?: \(cns\))?|meningeal|leptomeningeal)(?:/[a-z]+)?"
        rb" (?:involvement|leuk(?:a?e)mia|lymphoma|tumou?rs?|malignan(?:cy|cies))|(?:brain|cerebral|intra-?cranial)"
        rb" involvement|leptomeningeal (?:disease|metastas[ei]s|carcinomatosis|spread)|carcinomatous meningitis"
        rb"|involvement of the (?:cns|central nervous system|brain)|primary cns (?:lymphoma|tumou?rs?)",
        bone_metastases=_to(rb"(?:bones?|skeletal|osseous)"),
        liver_metastases=_to(rb"(?:liver|hepatic)"),
        lung_metastases=_to(rb"(?:lungs?|pulmonary)"),
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
