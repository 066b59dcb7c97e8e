"""A sheet for the reader's doctor: one A4 page of a study, to print or as a PDF."""
