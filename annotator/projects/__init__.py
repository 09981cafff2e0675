"""Annotation projects: their members, their entity types, their rules."""
