"""Models: versions, and which one serves."""
