"""A study's page as words: pure functions from the mirror's ``StudyPage`` to what the template prints.

``view.study_view`` joins the parts; each part has its own module. No database, no request.
"""
