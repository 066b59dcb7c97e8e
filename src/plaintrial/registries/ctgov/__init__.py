"""ClinicalTrials.gov, API v2."""
