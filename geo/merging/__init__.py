"""Join claims of one happening into events."""
