"""Decide which place a mention means, where it lies and how sure that is."""
