"""What a run of Word looks like: asked of the run, then of its styles, then of the whole document."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from xml.etree.ElementTree import Element

from hoadep.office.uploads.packages import attribute, child, children

MOST_ANCESTORS = 20
_ON = ("1", "true", "on")
_OFF = ("0", "false", "off", "none")


@dataclass
class Styles:
    """The styles of a document, from its styles.xml and theme; both may be missing."""

    root: Element | None = None
    theme: Element | None = None
    _known: dict[tuple[str, str], list[Element]] = field(default_factory=dict)

    @cached_property
    def _by_id(self) -> dict[str, Element]:
        return {attribute(style, "styleId"): style for style in children(self.root, "style")}

    @cached_property
    def _ordinary(self) -> str:
        """The style of paragraphs that name none."""
        for name, style in self._by_id.items():
            if attribute(style, "type") == "paragraph" and attribute(style, "default") in _ON:
                return name
        return ""

    @cached_property
    def _theme_fonts(self) -> dict[str, str]:
        """ "minor" and "major" with the typeface each stands for."""
        scheme = child(child(self.theme, "themeElements"), "fontScheme")
        return {
            kind: attribute(latin, "typeface")
            for kind in ("minor", "major")
            for latin in children(child(scheme, f"{kind}Font"), "latin")
        }

    def _chain(self, style_id: str) -> Iterator[Element]:
        """The style and those it is based on."""
        for _ in range(MOST_ANCESTORS):
            style = self._by_id.get(style_id)
            if style is None:
                return
            yield style
            style_id = _value(child(style, "basedOn"))

    def _paragraph_chain(self, properties: Element | None) -> Iterator[Element]:
        named = _value(child(properties, "pStyle"))
        return self._chain(named if named in self._by_id else self._ordinary)

    def _levels(self, run: Element | None, paragraph: Element | None) -> Iterator[Element]:
        """The run's properties at each level that has any, the nearest first."""
        if run is not None:
            yield run
        names = _value(child(run, "rStyle")), _value(child(paragraph, "pStyle"))
        if names not in self._known:
            styles = (*self._chain(names[0]), *self._paragraph_chain(paragraph))
            defaults = children(child(child(self.root, "docDefaults"), "rPrDefault"), "rPr")
            self._known[names] = [*(look for style in styles for look in children(style, "rPr")), *defaults]
        yield from self._known[names]

    def font(self, run: Element | None, paragraph: Element | None) -> str:
        """The name of the font in which letters with marks are shown; empty when nothing names one."""
        for level in self._levels(run, paragraph):
            for fonts in children(level, "rFonts"):
                for slot in ("hAnsi", "ascii"):
                    themed = self._theme_fonts.get(attribute(fonts, f"{slot}Theme")[:5], "")
                    if named := themed or attribute(fonts, slot):
                        return named
        return self._theme_fonts.get("minor", "")

    def has(self, name: str, run: Element | None, paragraph: Element | None) -> bool:
        """Whether the run is bold ("b") or italic ("i")."""
        for level in self._levels(run, paragraph):
            for switch in children(level, name):
                return attribute(switch, "val") not in _OFF
        return False

    def is_heading(self, paragraph: Element | None) -> bool:
        """Whether the paragraph stands in the outline, or in a style for headings."""
        if (own := child(paragraph, "outlineLvl")) is not None:
            return _value(own) < "9"
        for style in self._paragraph_chain(paragraph):
            name = _value(child(style, "name")).lower()
            if name.startswith("heading") or name == "title":
                return True
            if (level := child(child(style, "pPr"), "outlineLvl")) is not None:
                return _value(level) < "9"
        return False

    def is_item(self, paragraph: Element | None) -> bool:
        """Whether the paragraph is an item of a list, by itself or by its style."""
        for style in (paragraph, *(child(style, "pPr") for style in self._paragraph_chain(paragraph))):
            if (numbers := child(style, "numPr")) is not None:
                return _value(child(numbers, "numId")) != "0"
        return False


def _value(element: Element | None) -> str:
    return attribute(element, "val") if element is not None else ""
