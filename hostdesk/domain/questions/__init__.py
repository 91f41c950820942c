"""The questions of the preparation, one file a page of the rail."""
