"""Drafts: what somebody is writing, kept by form and object until it is used."""
