"""Readers: each turns one kind of file into drafts and refused records, in constant memory."""
