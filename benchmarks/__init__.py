"""Runnable measurements of speed and accuracy; none of them is a test."""
