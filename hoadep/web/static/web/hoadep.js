/* Small conveniences; every page works without them. */
(() => {
  const typing = (target) => target.closest("input, textarea, select, [contenteditable]");

  function walk(step) {
    const rows = [...document.querySelectorAll("[data-rows] tbody tr")].filter((row) => row.querySelector("a"));
    if (!rows.length) return;
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    const next = at < 0 ? 0 : Math.min(Math.max(at + step, 0), rows.length - 1);
    rows[next].querySelector("a").focus();
  }

  function tick() {
    const box = document.activeElement?.closest("[data-rows] tr")?.querySelector("input[type=checkbox]");
    if (box) box.checked = !box.checked;
  }

  // the focused row's own button, asked about first where it says so
  function act() {
    const button = document.activeElement?.closest("[data-rows] tr")?.querySelector("[data-act]");
    if (button && (!button.dataset.confirm || confirm(button.dataset.confirm))) button.click();
  }

  const keys = {
    a: act,
    x: tick,
    "/": () => document.querySelector("[data-search]")?.focus(),
    j: () => walk(1),
    k: () => walk(-1),
  };

  document.addEventListener("keydown", (event) => {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!plain || !keys[event.key] || typing(event.target)) return;
    event.preventDefault();
    keys[event.key]();
  });

  async function copy(button) {
    const source = document.getElementById(button.dataset.copy);
    await navigator.clipboard.writeText(source.value ?? source.innerText);
    button.querySelector("[data-done]")?.removeAttribute("hidden");
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-print], [data-copy]");
    if (!button) return;
    if ("print" in button.dataset) window.print();
    else copy(button);
  });

  document.addEventListener("change", (event) => {
    if (event.target.closest("[data-at-once]")) event.target.form.requestSubmit();
  });

  function reveal() {
    for (const button of document.querySelectorAll("[data-print], [data-copy]")) button.hidden = false;
  }

  /* Unsaved text in this browser (autosave.js, keeping.js) goes when it was sent, and after a week. */
  function tidy() {
    const left = document.querySelector("[data-sent]") && JSON.parse(sessionStorage.getItem("hoadep-left"));
    for (const key of Object.keys(localStorage).filter((name) => name.startsWith("hoadep:"))) {
      const { at } = JSON.parse(localStorage.getItem(key));
      if (!(at > Date.now() - 7 * 24 * 3600 * 1000) || (left && key.startsWith(left.start))) localStorage.removeItem(key);
    }
    if (left) sessionStorage.removeItem("hoadep-left");
    const kept = sessionStorage.getItem("hoadep-kept");
    if (kept && document.querySelector(".messages .notice-good")) {
      localStorage.removeItem(kept);
      sessionStorage.removeItem("hoadep-kept");
    }
  }

  tidy();
  document.addEventListener("DOMContentLoaded", reveal);
  document.addEventListener("htmx:after:swap", reveal);
})();
