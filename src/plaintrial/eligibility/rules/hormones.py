"""Hormones."""

from __future__ import annotations

from plaintrial.eligibility.rule import Rule, measures

_LEVEL = rb"(?: (?:levels?|concentrations?|values?))*"
_OF = rb"(?:serum |plasma |total |free |basal |morning |baseline |castrate )*"
RULE = Rule(
    family="hormones",
    measures=measures(
        "composite uln",
        testosterone=_OF + rb"(?:levels? of )?(?:serum )?testosterone" + _LEVEL,
        fsh=_OF + rb"(?:follicle[- ]?stimulating[- ]hormone|fsh)(?: ?\(fsh\))?" + _LEVEL,
        lh=_OF + rb"(?:lutein[iz]*ing hormone|lh)" + _LEVEL,
        estradiol=_OF + rb"(?:o?estradiol|e2)" + _LEVEL,
        tsh=_OF + rb"(?:thyroid[- ]stimulating[- ]hormone|tsh|thyrotropin)(?: ?\(tsh\))?" + _LEVEL,
        prolactin=_OF + rb"prolactin" + _LEVEL,
        progesterone=_OF + rb"progesterone" + _LEVEL,
        cortisol=_OF + rb"cortisol" + _LEVEL,
        parathyroid_hormone=rb"(?:intact )?(?:parathyroid hormone|i?pth)" + _LEVEL,
        amh=rb"(?:anti-?m(?:u|ue)llerian hormone|amh)(?: ?\(amh\))?" + _LEVEL,
        erythropoietin=_OF + rb"erythropoietin" + _LEVEL,
        igf1=rb"igf-?1" + _LEVEL,
    ),
)
