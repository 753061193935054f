"""How it looks: base pages, components, styles, fonts and the words of templates."""
