"""What is right: pure judgements over frozen facts, each answering with a Verdict."""
