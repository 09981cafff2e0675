"""Which known terms stand here: matches of a term list and the features made of them, as numpy arrays."""
