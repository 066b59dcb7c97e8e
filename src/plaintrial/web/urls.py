"""The site's addresses. No closing slash; one with it leads to the one without."""

from __future__ import annotations

from django.urls import path

from plaintrial.web.views.conditions import condition, conditions
from plaintrial.web.views.contact import contact
from plaintrial.web.views.history import changes, history
from plaintrial.web.views.home import home
from plaintrial.web.views.pages import robots, said
from plaintrial.web.views.status import healthz, status
from plaintrial.web.views.studies import studies
from plaintrial.web.views.study import redirected, study

urlpatterns = [
    path("", home, name="home"),
    path("studies", studies, name="studies"),
    path("studies/", studies),
    path("studies/<str:nct_id>", study, name="study"),
    path("studies/<str:nct_id>/", redirected),
    path("studies/<str:nct_id>/history", history, name="history"),
    path("studies/<str:nct_id>/changes/<int:first>..<int:second>", changes, name="changes"),
    path("studies/<str:nct_id>/contact", contact, name="contact"),
    path("study/<str:nct_id>", redirected),
    path("study/<str:nct_id>/", redirected),
    path("conditions", conditions, name="conditions"),
    path("conditions/<str:name>", condition, name="condition"),
    path("status", status, name="status"),
    path("healthz", healthz, name="healthz"),
    path("about/method", said, {"template": "web/method.html"}, name="method"),
    path("about/safety", said, {"template": "web/joining.html"}, name="joining"),
    path("privacy", said, {"template": "web/privacy.html"}, name="privacy"),
    path("accessibility", said, {"template": "web/accessibility.html"}, name="accessibility"),
    path("robots.txt", robots),
]
