"""Sentences of the registrant's own summary: found, chosen, said in plainer words, and checked against their source."""
