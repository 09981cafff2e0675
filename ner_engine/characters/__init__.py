"""What one character is, whatever the sentence around it: radical, strokes, shape and sound codes, glyph."""
