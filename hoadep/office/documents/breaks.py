"""Breaks centred lines into parts of like length, as a typist does, and knows how long a line gets."""

from hoadep.office.documents.fonts import width_of
from hoadep.office.documents.pieces import Line, line, lines
from hoadep.office.documents.styles import STYLES


def length(text: Line) -> float:
    """How many mm the line takes in its style."""
    style = STYLES[text.style]
    return width_of(text.runs[0].text, size=style.size, bold=style.bold)


def balanced(style: str, text: str, width: float) -> list[Line]:
    """As few lines as fit into `width` mm, the longest as short as can be; line ends of the text stay."""
    asked = list(lines(style, text))
    return asked if len(asked) > 1 else _parts(style, text.split(), width)


def _parts(style: str, words: list[str], width: float) -> list[Line]:
    whole = line(style, " ".join(words))
    if length(whole) <= width or len(words) == 1:
        return [whole]
    rows = int(length(whole) // width) + 1
    low, high = length(whole) / rows, width
    for _ in range(12):  # halves the difference to a hundredth of a millimetre
        middle = (low + high) / 2
        low, high = (low, middle) if len(_filled(style, words, middle)) <= rows else (middle, high)
    return _filled(style, words, high)


def _filled(style: str, words: list[str], width: float) -> list[Line]:
    """Lines filled one after the other; a dash stays with the word before it."""
    rows = [words[0]]
    for word in words[1:]:
        longer = f"{rows[-1]} {word}"
        if word in {"-", "–"} or length(line(style, longer)) <= width:
            rows[-1] = longer
        else:
            rows.append(word)
    return [line(style, row) for row in rows]
