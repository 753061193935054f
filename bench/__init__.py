"""What is measured, and against what. Figures come from here, never from timed tests."""
