"""Records: immutable texts, their sections, and the imports they came by."""
