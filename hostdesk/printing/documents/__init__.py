"""The papers of a gathering, one file each. Each has a content, `story` and `printed`."""

from hostdesk.printing.documents import handout, readiness, run_sheet, scale_sheet, summary

MEMBERS = (handout, scale_sheet, run_sheet, summary, readiness)
