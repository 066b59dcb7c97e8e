"""The two kinds of error: the user's mistake and ours.

PlaintrialError
 +-- UserError    what the person asked cannot be done; one clear line says what to do (exit 2)
 |    +-- RecordRefused   one record cannot be taken in; the others go on
 +-- OurError     something of ours or of the machine failed (exit 1)
      +-- RegistryError   the registry did not answer as it documents
"""

from __future__ import annotations


class PlaintrialError(Exception):
    """Any error this project raises on purpose. ``str()`` is one line fit for stderr."""

    exit_code = 1


class UserError(PlaintrialError):
    """The person's request cannot be carried out; the message says what to do instead."""

    exit_code = 2


class RecordRefused(UserError):
    """One record cannot be read. ``why`` is a short reason without the record's content."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class OurError(PlaintrialError):
    """Ours, or the machine's, to mend. The message carries no personal data."""


class RegistryError(OurError):
    """The registry answered in a way its documentation does not describe, or not at all."""
