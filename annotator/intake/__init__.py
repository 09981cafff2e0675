"""Intake: files come in, documents and their spans come out."""
