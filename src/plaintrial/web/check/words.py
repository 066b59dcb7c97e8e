"""The words the check's script says, for the page to hand over."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _


def words() -> dict[str, str]:
    """Key -> words. ``%s`` takes a number. ``studies`` is the address, in the page's language, that ids go behind."""
    return {
        "studies": reverse("studies"),
        "for_whom": _("Who are you answering for?"),
        "me": _("Myself"),
        "someone": _("Someone else"),
        "a_child": _("A child"),
        "person": _("the person"),
        "child": _("the child"),
        "the_person": _("The person"),
        "the_child": _("The child"),
        "yes": _("Yes"),
        "no": _("No"),
        "unknown": _("I don't know"),
        "why": _("Why we ask:"),
        "count": _("Question %s. You can stop at any time."),
        "next": _("Next"),
        "back": _("Back"),
        "so_far": _("Stop and show the result"),
        "go_on": _("Go on with the questions"),
        "forget": _("Forget my answers"),
        "forgotten": _("Your answers are forgotten."),
        "change": _("Change"),
        "print": _("Print"),
        "unit": _("Unit of time"),
        "years": _("years"),
        "months": _("months"),
        "weeks": _("weeks"),
        "days": _("days"),
        "not_number": _("Write a number, such as 7 or 7.5. If you do not know it, choose “I don't know”."),
        "unlikely": _("This number is unusual for this unit. Check both, or choose “I don't know”."),
        "result": _("What your answers say"),
        "no_verdict": _(
            "This is not a decision. Only the study team can say who can join. "
            "Answers can be wrong, and rules can be read wrongly."
        ),
        "does_not_fit": _("Seems not to fit"),
        "does_not_fit_means": _("By your answers, these points may stop you. Ask the study team before you give up."),
        "ask": _("Ask the study team"),
        "ask_means": _("These points are open. Take them along as questions: “Does this hold for me?”"),
        "fits": _("Seems to fit"),
        "fits_means": _("By your answers, these points do not stand in the way."),
        "unread_of": _("This site could not read %s of %s points. Nothing was guessed."),
        "unread": _("This site could not read it."),
        "kind_i": _("Must be so to join."),
        "kind_e": _("Keeps people out."),
        "kind_u": _("The record does not say if this must be so or must not."),
        "your_answers": _("Your answers"),
        "aside": _("%s of %s studies seem not to fit so far."),
        "possible": _("Still possible"),
        "possible_means": _("No answer speaks against these. Open one to check all its points."),
        "probably_not": _("Probably not, and why"),
        "probably_not_means": _("One answer or more speaks against these. If an answer was wrong, change it below."),
        "seem_to_fit": _("%s points seem to fit, %s are open."),
    }
