"""The journal: who did what to which subject, chained so that nothing can be changed unseen."""
