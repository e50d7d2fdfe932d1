"""Measure the dashboard in headless Chromium against its bars."""
