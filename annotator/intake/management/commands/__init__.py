"""Commands for the server's operator."""
