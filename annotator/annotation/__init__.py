"""Readings: who marked what in which document."""
