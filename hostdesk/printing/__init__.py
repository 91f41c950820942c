"""Paper: everything a host prints; the only room that knows ReportLab."""
