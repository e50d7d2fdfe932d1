"""The table of forces: names, sides, aliases and symbols, and how a text names them."""
