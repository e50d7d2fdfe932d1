"""What it does to a resolution that something speaks against the place chosen."""

from dataclasses import replace

from geo.model import Resolution

_SHARE_RIGHT = 0.4
"""What is left of the confidence: how often the place is still what the text means."""


def doubted(resolution: Resolution, reason: str) -> Resolution:
    """Lower the confidence of a resolution and say why; the place stays."""
    return replace(
        resolution,
        confidence=_SHARE_RIGHT * resolution.confidence,
        reasons=(*resolution.reasons, reason),
    )
