"""Deterministic ids: the same content always gets the same id, on every machine."""

from hashlib import blake2b


def content_id(prefix: str, *parts: str) -> str:
    """Hash the parts into a short id that starts with the prefix.

    >>> content_id("a", "text") == content_id("a", "text")
    True
    >>> content_id("a", "x", "y") == content_id("a", "xy")
    False
    """
    digest = blake2b(digest_size=8)
    for part in parts:
        digest.update(part.encode("utf-8", "surrogatepass"))
        digest.update(b"\x00")
    return prefix + digest.hexdigest()
