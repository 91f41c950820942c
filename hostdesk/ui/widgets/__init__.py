"""Widgets of the house: painted by us, named for everybody who does not see them."""
