"""Sections: parts of a page that are large enough for a file of their own."""
