"""The project home: how far a project has come and what to do next."""
