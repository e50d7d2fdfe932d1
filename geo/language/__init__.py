"""The English language model, kept behind one function so that stages never see it."""

from geo.language.spacy_model import parse, parse_all

__all__ = ["parse", "parse_all"]
