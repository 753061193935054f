"""A grammar of sentences that writes the demonstration's ordinary texts, the same from the same seed."""

from hoadep.config.demo.sentences.story import Story
from hoadep.config.demo.sentences.writer import Writer

__all__ = ["Story", "Writer"]
