"""Files of ClinicalTrials.gov records -> one record's bytes at a time, for ``plaintrial load``.

Taken as they are: one record, a JSON list, a ``/studies`` page, NDJSON, lines that wrap a record as
``{"study": {...}}``; any of these as .gz, a .zip of any of these, and ``-`` for standard input. Nothing is parsed
here but where one record ends and the next begins; nothing is written to disk; memory is bounded by one record.
"""

from plaintrial.registries.ctgov.intake.limits import LIMITS, Limits
from plaintrial.registries.ctgov.intake.source import STDIN, records_in, refuse_unreadable, size_hint
from plaintrial.registries.ctgov.intake.taken import Refusal, Taken

__all__ = ["LIMITS", "STDIN", "Limits", "Refusal", "Taken", "records_in", "refuse_unreadable", "size_hint"]
