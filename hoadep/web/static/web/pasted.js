/* Text pasted from Word or a page keeps its paragraphs, bold and italic, in the light markup of stories. */
(() => {
  const BLOCK = /^(ADDRESS|ARTICLE|BLOCKQUOTE|DD|DIV|DL|DT|FIGURE|H[1-6]|LI|OL|P|PRE|SECTION|TABLE|TR|UL)$/u;
  const SKIPPED = /^(HEAD|META|SCRIPT|STYLE|TITLE|XML)$/u;
  const HEADING = /^H[1-6]$/u;
  const DASH = /^[-–—•·*+§o]\s+/u;

  /* How the words inside an element look, given how those around it do. Policies of the page leave styles
     of a parsed document alone, so they are read as written. */
  function lookOf(element, around) {
    const style = (element.getAttribute("style") ?? "").toLowerCase();
    const tag = element.tagName;
    const look = { ...around };
    if (/^(B|STRONG)$/u.test(tag) || /font-weight:\s*(bold|[6-9]00)/u.test(style)) look.bold = true;
    if (/^(I|EM)$/u.test(tag) || /font-style:\s*italic/u.test(style)) look.italic = true;
    if (/font-weight:\s*(normal|400)/u.test(style)) look.bold = false;
    if (/font-style:\s*normal/u.test(style)) look.italic = false;
    if (tag === "LI" || /mso-list:\s*l\d/u.test(style)) look.item = true;
    if (HEADING.test(tag)) Object.assign(look, { bold: true, heading: true });
    return look;
  }

  /* The paragraphs, each as runs of one look. */
  function read(html) {
    const blocks = [];
    let runs = [];
    const end = (item) => {
      if (runs.some(({ text }) => text.trim())) blocks.push({ item, runs });
      runs = [];
    };
    function walk(node, look) {
      for (const child of node.childNodes) {
        if (child.nodeType === Node.TEXT_NODE) runs.push({ ...look, text: child.data.replaceAll(/[^\S\u00ad]+/gu, " ") });
        if (child.nodeType !== Node.ELEMENT_NODE || SKIPPED.test(child.tagName.toUpperCase())) continue;
        if (/mso-list:\s*ignore/iu.test(child.getAttribute("style") ?? "")) continue;
        if (child.tagName === "BR") runs.push({ ...look, text: "\n" });
        const here = lookOf(child, look);
        const block = BLOCK.test(child.tagName);
        if (block) end(look.item);
        walk(child, here);
        if (block) end(here.item);
        else if (/^T[DH]$/u.test(child.tagName)) runs.push({ ...look, text: " " });
      }
    }
    walk(new DOMParser().parseFromString(html, "text/html").body, {});
    end(false);
    return blocks;
  }

  const markOf = ({ bold, italic }) => (bold ? "**" : "") + (italic ? "*" : "");

  /* Text between marks on each of its lines, with the white space outside. */
  const stressed = (text, mark) => text.replaceAll(/^([^\S\n]*)(\S.*?)([^\S\n]*)$/gmu, `$1${mark}$2${mark}$3`);

  function write({ item, runs }) {
    let line = "";
    for (let at = 0; at < runs.length; ) {
      const mark = markOf(runs[at]);
      let text = "";
      while (at < runs.length && (markOf(runs[at]) === mark || !runs[at].text.trim())) text += runs[at++].text;
      line += mark ? stressed(text, mark) : text;
    }
    line = line.replaceAll(/ *\n */gu, "\n").replaceAll(/ {2,}/gu, " ").trim();
    return item ? `– ${line.replace(DASH, "")}` : line;
  }

  function markup(html) {
    let text = "";
    let before = false;
    for (const block of read(html)) {
      const gap = block.item && before ? "\n" : "\n\n";
      text += (text && gap) + write(block);
      before = block.item;
    }
    return text;
  }

  document.addEventListener("paste", (event) => {
    const html = event.clipboardData?.getData("text/html");
    if (event.target.name !== "text" || !event.target.closest("form[data-desk]") || !html) return;
    const text = markup(html);
    if (!text) return;
    event.preventDefault();
    // so that the browser can take it back (Ctrl+Z); where it does not know how, the field is written
    if (document.execCommand("insertText", false, text)) return;
    event.target.setRangeText(text, event.target.selectionStart, event.target.selectionEnd, "end");
    event.target.dispatchEvent(new Event("input", { bubbles: true }));
  });
})();
