"""The look: colours, styles, words, components, pages; with and without a browser."""
