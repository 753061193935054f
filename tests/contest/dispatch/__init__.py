"""The exchange between levels: sent upwards, taken in, answered, and the answer taken in."""
