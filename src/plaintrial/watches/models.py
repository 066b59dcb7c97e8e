"""The tables of watches. Addresses and wishes are sealed row by row; the key is outside the database.

What has to be found is found by keyed hashes: an address by ``lookup``, a watch by its ``Posting`` rows. A reader of
the database alone learns how many people watch, when they asked and how often they are told; not who, nor of what.
"""

from __future__ import annotations

import uuid

from django.db import models

from plaintrial.mirror.models import Study, Version


class KeyName(models.Model):
    """A key that rows here were sealed with, by its fingerprint. While there is one, no key is made anew."""

    name = models.CharField(max_length=8, primary_key=True)


class SignUp(models.Model):
    """A sign-up as it came in, all of it sealed, until the worker weighs it. Nothing was looked up before."""

    sealed = models.BinaryField()
    at = models.DateTimeField()


class Subscriber(models.Model):
    """Somebody to tell: an e-mail address (``channel`` mail), a browser (push) or an organisation's own address
    (webhook), sealed.

    ``beside``: a browser that is told whenever mail went to that person; it has no watches of its own. ``bounces``: how
    many messages came back for a reason that may pass, since ``bounced_at``. ``confirmed_at`` is empty until the first
    watch was confirmed. ``asked_at``: when a confirmation mail was last made. ``period``: the last period a digest was
    made for (``periods.period_of``).
    """

    class Channel(models.TextChoices):
        """How they are told."""

        MAIL = "mail"
        PUSH = "push"
        WEBHOOK = "webhook"

    class Frequency(models.TextChoices):
        """At once means: urgent changes at once, the others once a day."""

        AT_ONCE = "at_once"
        DAILY = "daily"
        WEEKLY = "weekly"
        MONTHLY = "monthly"

    ref = models.UUIDField(default=uuid.uuid4, unique=True)
    channel = models.CharField(max_length=8, choices=Channel.choices, default=Channel.MAIL)
    lookup = models.CharField(max_length=64, unique=True)
    sealed = models.BinaryField()
    frequency = models.CharField(max_length=8, choices=Frequency.choices, default=Frequency.AT_ONCE)
    paused = models.BooleanField(default=False)
    beside = models.ForeignKey("self", null=True, on_delete=models.CASCADE, related_name="browsers")
    bounces = models.PositiveIntegerField(default=0)
    bounced_at = models.DateTimeField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    asked_at = models.DateTimeField(null=True)
    period = models.CharField(max_length=20, default="")
    made_at = models.DateTimeField()


class Watch(models.Model):
    """One thing watched. ``sealed``: the wish (``wish.Wish``). Waits to be confirmed until ``expires_at``."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True)
    subscriber = models.ForeignKey(Subscriber, on_delete=models.CASCADE, related_name="watches")
    sealed = models.BinaryField()
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True)
    confirmed_at = models.DateTimeField(null=True)


class Posting(models.Model):
    """By what a watch is found: the keyed hash of a study's number, a condition, a sponsor, a word or a place."""

    watch = models.ForeignKey(Watch, on_delete=models.CASCADE, db_index=True)
    key = models.BigIntegerField()

    class Meta:
        """Found by key; the index holds all that is asked for."""

        indexes = [models.Index(fields=["key", "watch"], name="watches_by_key")]


class Suppressed(models.Model):
    """An address that is not written to any more. ``sealed`` lets a rotation hash it anew."""

    class Why(models.TextChoices):
        """It does not exist; its owner complained; messages came back or it took none for days; its owner asked."""

        BOUNCED = "bounced"
        COMPLAINED = "complained"
        UNREACHABLE = "unreachable"
        ASKED = "asked"

    lookup = models.CharField(max_length=64, unique=True)
    sealed = models.BinaryField()
    why = models.CharField(max_length=12, choices=Why.choices)
    at = models.DateTimeField()


class Delivery(models.Model):
    """One message to one subscriber, from being queued to having been taken by their host.

    ``message_id`` is the same at every try. ``unclear``: a try ended without an answer, so the host may have it;
    nothing is added to it then. ``lease``: who works on it until ``lease_until``.
    """

    class Kind(models.TextChoices):
        """A request to confirm, or news."""

        CONFIRM = "confirm"
        NEWS = "news"

    class State(models.TextChoices):
        """DROPPED: there was nothing left to say, or nobody to say it to."""

        QUEUED = "queued"
        SENDING = "sending"
        SENT = "sent"
        FAILED = "failed"
        DROPPED = "dropped"

    subscriber = models.ForeignKey(Subscriber, on_delete=models.CASCADE, related_name="deliveries")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    state = models.CharField(max_length=8, choices=State.choices, default=State.QUEUED)
    message_id = models.CharField(max_length=120, unique=True)
    host = models.CharField(max_length=64)
    urgent = models.BooleanField(default=False)
    tries = models.PositiveIntegerField(default=0)
    unclear = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    next_try = models.DateTimeField()
    lease = models.CharField(max_length=36, default="")
    lease_until = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=200, default="")

    class Meta:
        """Claimed in the order in which they are due."""

        indexes = [models.Index(fields=["state", "next_try"], name="deliveries_due")]


class Alert(models.Model):
    """That a watch is to be told of a version. ``before``: the version its subscriber knew, None for a new study.

    ``delivery``: the message that tells it. An alert without one waits for its subscriber's next message.
    """

    class Kind(models.TextChoices):
        """MATCHES: newly registered, or newly what was asked for."""

        MATCHES = "matches"
        CHANGED = "changed"
        GONE = "gone"
        BACK = "back"

    # The constraint below finds alerts by their watch; the other rows are never asked for theirs.
    watch = models.ForeignKey(Watch, on_delete=models.CASCADE, db_index=False)
    # The mirror deletes no study and no version, and PostgreSQL checks a million references for longer than it writes.
    study = models.ForeignKey(Study, on_delete=models.CASCADE, db_index=False, db_constraint=False)
    version = models.ForeignKey(
        Version, on_delete=models.CASCADE, related_name="+", db_index=False, db_constraint=False
    )
    before = models.ForeignKey(
        Version, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False, db_constraint=False
    )
    kind = models.CharField(max_length=8, choices=Kind.choices)
    urgent = models.BooleanField(default=False)
    at = models.DateTimeField()
    delivery = models.ForeignKey(Delivery, null=True, on_delete=models.SET_NULL, related_name="alerts", db_index=False)
    told = models.BooleanField(default=False)

    class Meta:
        """A watch is told once of a version; alerts that wait are found without the many that were told."""

        constraints = [
            models.UniqueConstraint(fields=["watch", "study", "version", "kind"], name="an_alert_once"),
        ]
        indexes = [
            models.Index(fields=["watch"], name="alerts_waiting", condition=models.Q(told=False, delivery=None)),
            models.Index(fields=["delivery"], name="alerts_of_message", condition=models.Q(delivery__isnull=False)),
        ]


class Place(models.Model):
    """How far a follower of the mirror's outbox has come: the number of the last row it has dealt with."""

    name = models.CharField(max_length=20, primary_key=True)
    outbox = models.BigIntegerField()


class HeldRow(models.Model):
    """A row of the outbox that was held when the follower came by; dealt with once it is let go."""

    outbox = models.BigIntegerField(primary_key=True)


class RecordAddress(models.Model):
    """An e-mail address that stands in a record of the registry, by keyed hash: it is never written to."""

    key = models.BigIntegerField(primary_key=True)


class Pace(models.Model):
    """When the next message may go to a host (a keyed hash; "" stands for all of them), and how it fared last."""

    host = models.CharField(max_length=64, primary_key=True)
    next_at = models.DateTimeField()
    blocked_until = models.DateTimeField(null=True)
    failures = models.PositiveIntegerField(default=0)


class Switch(models.Model):
    """Whether mail may go out; a row named "stopped" stops every worker before its next message."""

    name = models.CharField(max_length=20, primary_key=True)
    at = models.DateTimeField()


class SignUpCount(models.Model):
    """How many sign-ups a visitor (keyed hash of the network address) sent on a day."""

    who = models.CharField(max_length=64)
    day = models.DateField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        """One row for a visitor and a day."""

        constraints = [models.UniqueConstraint(fields=["who", "day"], name="one_sign_up_count_a_day")]
