"""The demo: people, a project and synthetic records for a first look."""
