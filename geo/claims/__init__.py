"""Read out of each clause who did what, from where to where, when, and who says so."""
