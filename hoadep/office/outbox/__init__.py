"""The outbox: messages written with their act, shown by the bell, mailed after commit, once."""
