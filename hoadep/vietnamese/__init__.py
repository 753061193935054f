"""What the language needs: clean text, tones, keys to compare and sort, old encodings, numbers and dates."""
