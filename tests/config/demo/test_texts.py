"""The demonstration's texts: hand-made ones enough, written ones unlike each other."""

import re
from collections import Counter, defaultdict
from itertools import combinations

from hoadep.config.demo.sentences import Writer
from hoadep.config.demo.stories import hand_made

KINDS = ["ward", "ward", "school", "school", "department", "union_monthly", "branch", "neighbourhood"]


def runs(text):
    words = re.findall(r"\w+", text.casefold())
    return {" ".join(words[n : n + 5]) for n in range(len(words) - 4)}


def largest_share(texts):
    """The largest share of the shorter text's runs of five words that stand in another of the texts."""
    all_runs = [runs(text) for text in texts]
    places = defaultdict(list)
    for n, found in enumerate(all_runs):
        for run in found:
            places[run].append(n)
    common = Counter(pair for found in places.values() for pair in combinations(found, 2))
    return max(number / min(len(all_runs[a]), len(all_runs[b])) for (a, b), number in common.items())


def test_hand_made_stories_are_enough_and_of_the_length_asked():
    lengths = [len(story.text.split()) for story, _ in hand_made()]
    assert len(lengths) >= 40
    assert (min(lengths) >= 250, max(lengths) <= 600) == (True, True)


def test_no_two_texts_share_more_than_a_tenth():
    writer = Writer(190)
    written = [writer.story(unit_kind=KINDS[n % 8], place=f"Phường {n % 20}").text for n in range(750)]
    told = [story.text for story, _ in hand_made()]
    assert largest_share(written + told) <= 0.1
    lengths = [len(text.split()) for text in written]
    assert (min(lengths) >= 150, max(lengths) <= 400) == (True, True)


def test_same_seed_tells_the_same():
    one, other = Writer(7), Writer(7)
    assert [one.story(unit_kind="ward", place="Kim Mã") for _ in range(5)] == [
        other.story(unit_kind="ward", place="Kim Mã") for _ in range(5)
    ]
