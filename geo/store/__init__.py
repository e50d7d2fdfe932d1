"""Keep articles, claims, events and decisions in a database."""
