"""Writes stories: a deed, its own sentences between general ones, every few words chosen anew."""

import re
import tomllib
from pathlib import Path
from random import Random
from typing import Any

from hoadep.config.demo.sentences.decks import Deck
from hoadep.config.demo.sentences.runs import Shelf
from hoadep.config.demo.sentences.story import Story

SLOT = re.compile(r"\{(\w+)(?::([^}]+))?\}")
YEAR = 2021
MOST_SHARED = 0.1
"""So much of the shorter of two texts, in runs of five words, may stand in the other."""

PLAN = (
    (("opening", 1), ("who", 1)),
    (("tells", 1), ("obstacle", 2)),
    (("tells", 1), ("turn", 1), ("voice", 1)),
    (("tells", 1), ("result", 1), ("voice", 1)),
    (("result", 1), ("closing", 2)),
)
"""The paragraphs of a story: which sentences, and how many of each."""


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / name).read_text(encoding="utf-8"))


class Writer:
    """Writes one story after another; what was just used comes back last."""

    def __init__(self, seed: int) -> None:
        self._rng = Random(seed)  # noqa: S311 (a demonstration needs the same chance each time)
        self._names = _read("names.toml")
        self._words = {name: Deck(self._rng, words) for name, words in _read("words.toml").items()}
        self._frames = {name: Deck(self._rng, frames) for name, frames in _read("frames.toml").items()}
        self._deeds: list[dict[str, Any]] = _read("deeds.toml")["deeds"]
        self._told: dict[str, Deck] = {}
        self._shelf = Shelf()
        groups = _read("synonyms.toml")["groups"]
        self._synonyms = {phrase: group for group in groups for phrase in group}
        phrases = sorted(self._synonyms, key=len, reverse=True)
        self._phrase = re.compile(rf"(?<![\w{{])({'|'.join(map(re.escape, phrases))})(?![\w}}:])")

    def person(self, *, woman: bool | None = None) -> tuple[str, bool]:
        """An invented full name, and whether it is a woman's."""
        rng = self._rng
        is_woman = rng.random() < 0.5 if woman is None else woman
        sex = "woman" if is_woman else "man"
        parts = (rng.choice(self._names[key]) for key in ("family", f"middle_{sex}", f"given_{sex}"))
        return " ".join(parts), is_woman

    def telephone(self) -> str:
        """An invented mobile number."""
        return f"09{self._rng.randrange(10**8):08d}"

    def story(self, *, unit_kind: str, place: str) -> Story:
        """A story of somebody in a place, fit for a kind of unit, unlike all that were told before."""
        story = self._story(unit_kind, place)
        while self._shelf.share(story.text) > MOST_SHARED:
            story = self._story(unit_kind, place)
        self._shelf.put(story.text)
        return story

    def _story(self, unit_kind: str, place: str) -> Story:
        deed = self._deed(unit_kind)
        name, woman = self.person()
        age = self._rng.randint(24, 76)
        scene = {
            "name": name,
            "given": name.split()[-1],
            "ta": self._pronoun(woman, age),
            "place": place,
        }
        return Story(
            title=self._say(self._own(deed, "titles"), scene),
            field=deed["field"],
            subject_kind="person",
            honorific=scene["ta"].capitalize(),
            name=name,
            born=YEAR - age,
            works_at=place,
            achievement=self._say(self._own(deed, "sums"), scene),
            text="\n\n".join(self._paragraph(deed, part, scene) for part in PLAN),
        )

    def variant(self, text: str) -> str:
        """A copy with a paragraph left out and some words changed, as people who copy do."""
        kept = text.split("\n\n")
        del kept[self._rng.randrange(1, len(kept))]
        return "\n\n".join(kept).replace(" rất ", " vô cùng ").replace(" người ", " bà con ", 2)

    def _deed(self, unit_kind: str) -> dict[str, Any]:
        fitting = [deed for deed in self._deeds if unit_kind in deed["fits"]]
        return self._rng.choice(fitting or self._deeds)

    @staticmethod
    def _pronoun(woman: bool, age: int) -> str:
        if age >= 52:
            return "bà" if woman else "ông"
        return "chị" if woman else "anh"

    def _paragraph(
        self, deed: dict[str, Any], part: tuple[tuple[str, int], ...], scene: dict[str, str]
    ) -> str:
        frames = [self._frame(deed, kind) for kind, number in part for _ in range(number)]
        return " ".join(self._say(frame, scene) for frame in frames)

    def _frame(self, deed: dict[str, Any], kind: str) -> str:
        return self._own(deed, kind) if kind in deed else self._frames[kind].deal()

    def _own(self, deed: dict[str, Any], kind: str) -> str:
        """The next of a deed's own sentences, some of its words changed for others of one meaning."""
        key = f"{deed['titles'][0]} {kind}"
        frame = self._told.setdefault(key, Deck(self._rng, deed[kind])).deal()
        return self._phrase.sub(lambda found: self._rng.choice(self._synonyms[found[0]]), frame)

    def _say(self, frame: str, scene: dict[str, str]) -> str:
        """The frame with every slot filled; a sentence begins with a capital."""
        said = SLOT.sub(lambda slot: self._fill(slot[1], slot[2], scene), frame)
        return said[0].upper() + said[1:]

    def _fill(self, name: str, how: str | None, scene: dict[str, str]) -> str:
        if name == "n":
            low, high = (how or "2-9").split("-")
            return str(self._rng.randint(int(low), int(high)))
        word = scene[name] if name in scene else self._words[name].deal()
        if how == "c":
            return word[0].upper() + word[1:]
        return word[0].lower() + word[1:] if how == "l" else word
