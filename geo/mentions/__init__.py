"""Find what the text names: places and forces."""
