"""What any office does: tools that know nothing of the contest."""
