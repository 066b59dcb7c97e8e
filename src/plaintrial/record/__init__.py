"""Floor 1: the study record as typed, frozen, lossless structs, in the registry's own terms.

The shape is that of the ClinicalTrials.gov API v2 record; other registries are read into the same parts.
``Study.raw`` is the whole record as it came, so nothing the structs do not name is lost.
"""

from plaintrial.record.locator import Locator, LocatorError, resolve, value_at
from plaintrial.record.study import Study, study_of

__all__ = ["Locator", "LocatorError", "Study", "resolve", "study_of", "value_at"]
