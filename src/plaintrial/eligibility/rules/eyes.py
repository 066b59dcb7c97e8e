"""Sight."""

from __future__ import annotations

from plaintrial.eligibility.rule import Rule, measures

RULE = Rule(
    family="eyes",
    measures=(
        *measures("pressure", intraocular_pressure=rb"intra-?ocular pressure(?: ?\(iop\))?|iop"),
        *measures(
            "acuity",
            visual_acuity=rb"(?:best[- ]?(?:spectacle[- ]?)?corrected |uncorrected |distance |snellen "
            rb"|etdrs )*(?:distance )?(?:visual acuity|vision)(?: ?\(?(?:bcva|va|bscva"
            rb"|cdva)\)?)?(?: letter)?(?: score)?|bcva|bscva|cdva",
        ),
        *measures(
            "diopters length",
            refraction=rb"(?:spherical equivalent|refractive error|refraction|myopia|hyperopia|astigmatism"
            rb"|(?:spectacle )?cylinder)",
            macular_thickness=rb"central (?:subfield|retinal|macular|foveal"
            rb"|subfoveal)(?: subfield)? thickness(?: ?\(c[srmf]t\))?|cst|crt|cmt",
            axial_length=rb"axial length",
        ),
    ),
)
