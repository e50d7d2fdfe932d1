"""Tag date expressions and turn them into intervals."""
