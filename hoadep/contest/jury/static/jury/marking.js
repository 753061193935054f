/* Keys of the marking room: a digit goes to the first empty mark, j and k save and move on. */
(() => {
  const typing = (target) => target.closest("input, textarea, select");

  function begin(digit) {
    const marks = [...document.querySelectorAll("[data-mark]:enabled")];
    const first = marks.find((mark) => !mark.value) ?? marks[0];
    if (!first) return;
    first.focus();
    first.value = digit;
    first.dispatchEvent(new Event("input", { bubbles: true }));
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const button = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (button) button.click();
    else if (/^\d$/u.test(event.key)) begin(event.key);
    else return;
    event.preventDefault();
  });

  /* Enter in a mark goes to the next one instead of sending the form. */
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.matches("[data-mark]")) return;
    const marks = [...document.querySelectorAll("[data-mark]")];
    const next = marks[marks.indexOf(event.target) + 1];
    event.preventDefault();
    if (next) next.focus();
    else event.target.blur();
  });
})();
