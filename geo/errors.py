"""Every error Sandtable raises on purpose.

One tree under :class:`SandtableError`. Each leaf is also the builtin a caller would
expect, so ``except ValueError`` keeps working for people who never read this file.
A message says what happened, to which article, file or field, and what to do.
"""


class SandtableError(Exception):
    """Root of all errors that Sandtable raises on purpose."""


class InvalidValue(SandtableError, ValueError):
    """A value breaks a rule of the model: a span that ends before it starts, a bad date."""


class InvalidQuery(SandtableError, ValueError):
    """A filter in a URL or on the command line cannot be understood."""


class ReadingError(SandtableError):
    """An article could not be read; the others are not affected."""


class UnsupportedFormat(ReadingError, ValueError):
    """The file or response is of a kind Sandtable has no reader for."""


class BrokenFile(ReadingError, ValueError):
    """The file claims a format and does not keep to it, or holds no readable text."""


class EmptyText(ReadingError, ValueError):
    """Nothing that could be an article is left after cleaning."""


class TooLarge(ReadingError, ValueError):
    """The file or response is above the size Sandtable reads."""


class Unreachable(ReadingError, OSError):
    """A file, folder, page or feed could not be opened or fetched."""


class AnalysisFailed(ReadingError, RuntimeError):
    """A stage broke on one article; the others are not affected."""


class LanguageModelMissing(SandtableError, ImportError):
    """No English spaCy model is installed."""


class GazetteerMissing(SandtableError, FileNotFoundError):
    """The gazetteer index has not been built."""


class GazetteerUnreadable(SandtableError, ValueError):
    """The file of the gazetteer or of an import is damaged."""


class GazetteerUnwritable(SandtableError, OSError):
    """The gazetteer index cannot be written: no permission, or no room on the disk."""


class GazetteerSourceError(SandtableError, ValueError):
    """A row of a gazetteer source cannot be read; the message names file, row and field."""


class GeocoderUnavailable(SandtableError, ConnectionError):
    """An online geocoder is switched off, unreachable, or refused to answer."""


class StoreUnavailable(SandtableError, ConnectionError):
    """The database cannot be opened."""


class StoreVersionError(SandtableError, RuntimeError):
    """The database was written by another Sandtable than this one can read."""


class DamagedRecord(SandtableError, ValueError):
    """One record of the store cannot be read; the others are not affected."""


class NotFound(SandtableError, LookupError):
    """The store holds no such article, claim or event."""


class AddressInUse(SandtableError, OSError):
    """The dashboard cannot listen at the address and port asked for."""


class OutputError(SandtableError, OSError):
    """A snapshot, data file or briefing could not be written."""


class UnsupportedOutput(SandtableError, ValueError):
    """The ending of the output file names no format Sandtable writes."""


class UnreadableBriefing(SandtableError, ValueError):
    """A file given as an earlier briefing is none, or has lost its record of events."""
