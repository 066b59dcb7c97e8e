"""The site's addresses. No closing slash; one with it leads to the one without."""

from __future__ import annotations

from django.urls import path

from plaintrial.web.feeds.views import condition_feed, search_feed, study_feed
from plaintrial.web.views.check import check
from plaintrial.web.views.check_condition import check_condition
from plaintrial.web.views.compare import compare
from plaintrial.web.views.condition_changes import condition_changes
from plaintrial.web.views.conditions import condition, conditions
from plaintrial.web.views.contact import contact
from plaintrial.web.views.doctor import for_my_doctor
from plaintrial.web.views.glossary import glossary, glossary_term
from plaintrial.web.views.history import changes, history
from plaintrial.web.views.home import home
from plaintrial.web.views.pages import robots, said
from plaintrial.web.views.places import place, places
from plaintrial.web.views.sponsors import sponsor
from plaintrial.web.views.status import healthz, status
from plaintrial.web.views.studies import studies
from plaintrial.web.views.study import redirected, study
from plaintrial.web.watches.browser import browser, worker
from plaintrial.web.watches.mailbox import mail, mailbox
from plaintrial.web.watches.views import confirm, manage, sign_up, stop

urlpatterns = [
    path("", home, name="home"),
    path("studies", studies, name="studies"),
    path("studies/", studies),
    path("studies/<str:nct_id>", study, name="study"),
    path("studies/<str:nct_id>/", redirected),
    path("studies/<str:nct_id>/history", history, name="history"),
    path("studies/<str:nct_id>/changes/<int:first>..<int:second>", changes, name="changes"),
    path("studies/<str:nct_id>/contact", contact, name="contact"),
    path("studies/<str:nct_id>/check", check, name="check"),
    path("studies/<str:nct_id>/for-my-doctor", for_my_doctor, name="for-my-doctor"),
    path("compare", compare, name="compare"),
    path("study/<str:nct_id>", redirected),
    path("study/<str:nct_id>/", redirected),
    path("conditions", conditions, name="conditions"),
    path("conditions/<str:name>", condition, name="condition"),
    path("conditions/<str:name>/changes", condition_changes, name="condition_changes"),
    path("conditions/<str:name>/check", check_condition, name="check-condition"),
    path("feeds/studies/<str:nct_id>.<str:form>", study_feed, name="study_feed"),
    path("feeds/conditions/<str:name>.<str:form>", condition_feed, name="condition_feed"),
    path("feeds/search.<str:form>", search_feed, name="search_feed"),
    path("watches", sign_up, name="watch"),
    path("watches/browser", browser, name="watch_browser"),
    path("watches/worker.js", worker, name="watch_worker"),
    path("watches/confirm/<str:text>", confirm, name="watch_confirm"),
    path("watches/manage/<str:text>", manage, name="watch_manage"),
    path("watches/stop/<str:text>", stop, name="watch_stop"),
    path("dev/mail", mailbox, name="dev_mail"),
    path("dev/mail/<str:number>/<str:part>", mail, name="dev_mail_one"),
    path("places", places, name="places"),
    path("places/<str:name>", place, name="place"),
    path("sponsors/<str:name>", sponsor, name="sponsor"),
    path("glossary", glossary, name="glossary"),
    path("glossary/<str:name>", glossary_term, name="glossary-term"),
    path("status", status, name="status"),
    path("healthz", healthz, name="healthz"),
    path("about/method", said, {"template": "web/method.html"}, name="method"),
    path("about/safety", said, {"template": "web/joining.html"}, name="joining"),
    path("privacy", said, {"template": "web/privacy.html"}, name="privacy"),
    path("accessibility", said, {"template": "web/accessibility.html"}, name="accessibility"),
    path("robots.txt", robots),
]
