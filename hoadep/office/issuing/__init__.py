"""Papers from the draft to the issued document: signed outside, numbered, replaced or corrected."""
