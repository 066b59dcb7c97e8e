"""The mirror's tables. Nothing here is edited in place but counters and pointers; contents and versions only grow.

A *content* is one record's canonical JSON, addressed by its SHA-256 and compressed. A *version* says that a study had
that content as of a day; a study's last version is its current one. Everything that follows from a change (index,
alerts, caches) is fed from the *outbox*, written in the same transaction as the change.
"""

from __future__ import annotations

from django.db import models


class Dictionary(models.Model):
    """A zstd dictionary trained on this mirror's own records. Never changed: contents need it to be read."""

    data = models.BinaryField()
    made_at = models.DateTimeField()


class Content(models.Model):
    """One record's canonical JSON, compressed; the primary key is the SHA-256 of the JSON."""

    address = models.CharField(max_length=64, primary_key=True)
    dictionary = models.ForeignKey(Dictionary, null=True, on_delete=models.PROTECT)
    packed = models.BinaryField()


class Run(models.Model):
    """One load or sync: what it was to do, how far it came (``cursor``), what it found."""

    class State(models.TextChoices):
        """RUNNING may also mean killed: the lock, not this word, says whether it still runs."""

        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"
        HELD = "held"

    kind = models.CharField(max_length=12)
    scope = models.CharField(max_length=300, default="")
    state = models.CharField(max_length=10, choices=State.choices, default=State.RUNNING)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    data_timestamp = models.CharField(max_length=40, default="")
    cursor = models.TextField(default="")
    counts = models.JSONField(default=dict)
    note = models.TextField(default="")


class Study(models.Model):
    """A study as the mirror holds it.

    ``study_hash``, ``derived_hash``, ``as_of`` and ``current_as_of`` (its ``last_seen``) are those of its current
    version, the last by (as_of, id). ``card`` holds the facts lists show, read from the current version.
    """

    registry = models.CharField(max_length=12)
    registry_id = models.CharField(max_length=40)
    study_hash = models.CharField(max_length=64)
    derived_hash = models.CharField(max_length=64)
    as_of = models.DateField()
    current_as_of = models.DateField()
    first_seen = models.DateTimeField()
    last_changed = models.DateTimeField()
    times_changed = models.PositiveIntegerField(default=0)
    absences = models.PositiveSmallIntegerField(default=0)
    absent_as_of = models.CharField(max_length=40, default="")
    no_longer_shown_since = models.DateField(null=True)
    title = models.TextField()
    overall_status = models.CharField(max_length=60, default="", db_index=True)
    last_update = models.DateField(null=True, db_index=True)
    words = models.TextField(default="")
    card = models.BinaryField()

    class Meta:
        """A registry's id names one study."""

        constraints = [models.UniqueConstraint(fields=["registry", "registry_id"], name="one_study_an_id")]


class Version(models.Model):
    """That a study had this content, from ``as_of`` to ``last_seen`` at least: days of the registry's data."""

    study = models.ForeignKey(Study, on_delete=models.CASCADE, related_name="versions")
    study_hash = models.CharField(max_length=64, db_index=True)
    content = models.ForeignKey(Content, on_delete=models.PROTECT)
    as_of = models.DateField()
    last_seen = models.DateField()
    seen_at = models.DateTimeField()
    run = models.ForeignKey(Run, null=True, on_delete=models.SET_NULL)

    class Meta:
        """The order of a study's versions."""

        indexes = [models.Index(fields=["study", "as_of", "id"], name="versions_in_order")]


class Event(models.Model):
    """One typed change between a version and the one before it."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=40)
    importance = models.CharField(max_length=10)
    detail = models.BinaryField()


class Reading(models.Model):
    """What was read from a version's content: plain sentences, conditions, criteria (``plaintrial.plain.reading``).

    ``rule_set`` and ``address`` say by which rules and from which content; one of either that is no longer current
    makes the reading stale, and it is made again. Derived: it can be thrown away.
    """

    version = models.OneToOneField(Version, primary_key=True, on_delete=models.CASCADE, related_name="reading")
    address = models.CharField(max_length=64)
    rule_set = models.CharField(max_length=40, db_index=True)
    packed = models.BinaryField()


class Outbox(models.Model):
    """What happened to a study, for whoever follows: index, alerts, caches. Read in order of ``id``.

    ``held`` rows wait for the operator (the shrink guard).
    """

    class Kind(models.TextChoices):
        """FILLED_IN: an older version came in late. DERIVED: only what the registry derived changed."""

        NEW = "new"
        CHANGED = "changed"
        FILLED_IN = "filled_in"
        DERIVED = "derived"
        GONE = "gone"
        BACK = "back"

    study = models.ForeignKey(Study, on_delete=models.CASCADE)
    version = models.ForeignKey(Version, null=True, on_delete=models.CASCADE)
    run = models.ForeignKey(Run, null=True, on_delete=models.SET_NULL)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    at = models.DateTimeField()
    held = models.BooleanField(default=False)


class Alias(models.Model):
    """An id that the registry redirects to another."""

    registry = models.CharField(max_length=12)
    alias = models.CharField(max_length=40)
    registry_id = models.CharField(max_length=40)

    class Meta:
        """An alias leads to one study."""

        constraints = [models.UniqueConstraint(fields=["registry", "alias"], name="one_study_an_alias")]


class Quarantine(models.Model):
    """A record that could not be read, kept as it came until it can be."""

    address = models.CharField(max_length=64, unique=True)
    source = models.CharField(max_length=300)
    line = models.PositiveIntegerField(default=0)
    why = models.TextField()
    raw = models.BinaryField()
    at = models.DateTimeField()


class SweptId(models.Model):
    """An id that the registry listed in a sweep; kept until the sweep is weighed."""

    run = models.ForeignKey(Run, on_delete=models.CASCADE)
    registry_id = models.CharField(max_length=40)

    class Meta:
        """An id is counted once a sweep."""

        constraints = [models.UniqueConstraint(fields=["run", "registry_id"], name="an_id_once_a_sweep")]


class Fact(models.Model):
    """A fact about the mirror itself, by name."""

    name = models.CharField(max_length=40, primary_key=True)
    value = models.TextField()


class ContactReveal(models.Model):
    """How often somebody asked for contacts on a day. ``who`` is a keyed hash, never an address."""

    who = models.CharField(max_length=64)
    day = models.DateField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        """One row for somebody and a day."""

        constraints = [models.UniqueConstraint(fields=["who", "day"], name="one_count_a_day")]
