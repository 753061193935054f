/* Keeps what is typed into a form in this browser until it was sent: for forms that no draft on the server holds.

   A copy belongs to one person, one page and one tab. What another tab left behind is brought back once that
   tab is shut. hoadep.js drops a copy when the page after sending says that it was done, or after a week. */
(() => {
  const form = document.querySelector("form[data-keep]");
  if (!form) return;
  const sign = form.querySelector("[data-kept-here]");
  const drop = sign.querySelector("[data-drop]");
  const place = `hoadep:${form.dataset.keep}:${location.pathname}:`;
  const tab = (sessionStorage["hoadep-tab"] ??= Math.random().toString(36).slice(2));
  const own = place + tab;
  const HERE = "Chữ đang gõ được giữ trên máy này cho đến khi gửi.";
  const NOT_HERE = "Máy này không giữ được chữ đang gõ, xin gửi trước khi rời trang.";
  const OTHERS = new Set(["hidden", "file", "password", "submit", "button"]);

  const isTick = ({ type }) => type === "checkbox" || type === "radio";
  const typed = () => [...form.elements].filter(({ name, type }) => name && !OTHERS.has(type));
  const called = (field) => (isTick(field) ? `${field.name}=${field.value}` : field.name);
  const valueOf = (field) => (isTick(field) ? field.checked : field.value);
  const fields = () => Object.fromEntries(typed().map((field) => [called(field), valueOf(field)]));
  const sentBack = "bound" in form.dataset;
  const before = sentBack ? {} : fields();

  /* Says whether it could be kept; `base` tells the server on which version the text was written. */
  function keepHere() {
    const left = Object.fromEntries(Object.entries(fields()).filter(([name, value]) => before[name] !== value));
    if (!Object.keys(left).length) return localStorage.removeItem(own) ?? true;
    try {
      localStorage.setItem(own, JSON.stringify({ at: Date.now(), base: form.elements.base?.value, fields: left }));
      return true;
    } catch {
      return false;
    }
  }

  function tell(words) {
    const line = sign.querySelector("[role=status]");
    if (line.textContent !== words) line.textContent = words;
    sign.classList.toggle("notice-soon", words === NOT_HERE);
    sign.hidden = false;
  }

  /* The newest copy that no open tab but this one is writing. */
  async function newest() {
    const locks = await navigator.locks?.query();
    const open = new Set(locks?.held.map(({ name }) => name));
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(place) && (key === own || !open.has(key)))
      .map((key) => ({ key, ...JSON.parse(localStorage.getItem(key)) }))
      .sort((one, other) => other.at - one.at)[0];
  }

  function fill(kept) {
    for (const field of typed().filter((each) => called(each) in kept.fields)) {
      field[isTick(field) ? "checked" : "value"] = kept.fields[called(field)];
      field.closest("details")?.setAttribute("open", "");
      if (field.hasAttribute("hx-get")) field.dispatchEvent(new Event("change", { bubbles: true }));
    }
    if (kept.base && form.elements.base) form.elements.base.value = kept.base;
  }

  async function restore() {
    const kept = await newest();
    if (!kept) return;
    fill(kept);
    if (kept.key !== own) localStorage.removeItem(kept.key);
    keepHere();
    const when = new Date(kept.at).toLocaleString("vi-VN", {
      hour: "2-digit", minute: "2-digit", day: "2-digit", month: "2-digit", year: "numeric",
    });
    drop.hidden = false;
    tell(`Đã lấy lại chữ gõ dở (${when}), giữ trên máy này.`);
  }

  navigator.locks?.request(own, () => new Promise(() => {}));
  form.addEventListener("input", () => tell(keepHere() ? HERE : NOT_HERE));
  form.addEventListener("submit", () => sessionStorage.setItem("hoadep-kept", own));
  drop.addEventListener("click", () => {
    if (!confirm("Bỏ hẳn chữ đã giữ và viết lại từ đầu?")) return;
    localStorage.removeItem(own);
    location.replace(location.href);
  });
  if (sentBack) keepHere();
  else addEventListener("load", restore);
})();
