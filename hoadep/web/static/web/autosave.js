/* Saves a form as it is typed: on the server, and what is not yet saved there in this browser.

   A copy in the browser says on which saving it was based (`seen`), so that the server can tell when
   another device has saved since. It holds only what is unsaved, belongs to one person and one page, and
   is gone once it is saved, sent or a week old (hoadep.js). */
(() => {
  const form = document.querySelector("form[data-desk]");
  if (!form) return;
  const sign = document.getElementById(form.dataset.autosave ?? "");
  const address = new URL(form.action);
  const desk = `hoadep:${form.dataset.owner}:${address.pathname}`;
  const place = `${desk}${address.search}:`;
  const [tab, last] = form.elements.tab.value.split(":");
  const own = place + tab;
  const A_WEEK = 7 * 24 * 3600 * 1000;
  const technical = new Set(["csrfmiddlewaretoken", "seen", "tab", "key", "held"]);
  const HERE = "chữ vẫn giữ trên máy này";
  const NOT_HERE = "máy này cũng không giữ được, xin đừng rời trang";
  const AFTER = { lost: 10_000, busy: 5_000, broken: 30_000 };
  const TOLD = {
    lost: ["Mất mạng", "có mạng sẽ tự lưu tiếp."],
    busy: ["Máy chủ đang bận", "sẽ tự lưu lại sau ít giây."],
    broken: ["Máy chủ gặp trục trặc", "sẽ tự thử lại."],
    ended: ["Phiên đã hết", "hãy mở lại để lưu tiếp.", form.dataset.signIn, form.dataset.again],
    old: ["Trang mở đã lâu nên không lưu được", "hãy tải lại trang để lưu tiếp.", form.action, "Tải lại trang"],
    closed: ["Bài không còn chờ bổ sung", "bấm Lưu bản nháp để xem lại chữ vừa gõ."],
    long: ["Bài dài quá mức máy chủ nhận", "hãy rút gọn."],
    newer: ["Bài vừa được lưu ở trang hoặc thiết bị khác", "hãy so hai bản rồi chọn."],
  };
  let waiting;
  let saving = false;
  let behind = form.dataset.behind;

  let turn = Number(last ?? 0);

  /* The page counts its savings, so that one which arrives late undoes nothing. */
  function count() {
    turn += 1;
    form.elements.tab.value = `${tab}:${turn}`;
  }

  const copies = (start) => Object.keys(localStorage).filter((key) => key.startsWith(start));
  const forget = (start) => copies(start).forEach((key) => localStorage.removeItem(key));

  /* A form that leaves says so; the page that follows drops its copy if the server has it now. After
     sending, the receipt drops all of the desk (hoadep.js). */
  form.addEventListener("submit", (event) => {
    count();
    const start = event.submitter?.name === "send" ? desk : own;
    sessionStorage.setItem("hoadep-left", JSON.stringify({ start, seen: form.elements.seen.value }));
  });
  const left = JSON.parse(sessionStorage.getItem("hoadep-left"));
  sessionStorage.removeItem("hoadep-left");
  const elsewhere = left?.start.startsWith(`${desk}?`) && !left.start.startsWith(place);
  if (elsewhere && Number(form.elements.seen.value) > Number(left.seen)) forget(left.start);
  const warning = form.querySelector("[data-left-here]");
  const [unsent] = copies(`${desk}?`);
  if (warning && unsent) {
    warning.querySelector("a").href = unsent.slice(unsent.indexOf("/"), unsent.lastIndexOf(":"));
    warning.hidden = false;
  }
  if (!sign) return;

  /* What was typed; files go their own way, by their buttons. */
  function typed() {
    const data = new FormData(form);
    for (const { name } of form.querySelectorAll("input[type=file]")) data.delete(name);
    return data;
  }

  const fields = () => Object.fromEntries([...typed()].filter(([name]) => !technical.has(name)));
  let saved = behind === undefined && !("unsaved" in form.dataset) ? fields() : {};

  const unsaved = () => Object.fromEntries(Object.entries(fields()).filter(([name, value]) => saved[name] !== value));

  /* Keep what is unsaved in this browser; says whether it could be kept. */
  function keepHere() {
    const left = unsaved();
    if (!Object.keys(left).length) return localStorage.removeItem(own) ?? true;
    try {
      localStorage.setItem(own, JSON.stringify({ at: Date.now(), seen: behind ?? form.elements.seen.value, fields: left }));
      return true;
    } catch {
      return false;
    }
  }

  /* The sign says where the text is, and what to do; `seen` stays in the form. */
  function tell(why) {
    const [what, next, href, label] = TOLD[why];
    const line = sign.querySelector("[role=status]");
    line.className = "notice notice-soon small";
    line.textContent = `${what}: ${keepHere() ? HERE : NOT_HERE}; ${next} `;
    if (href) line.append(Object.assign(document.createElement("a"), { href, textContent: label }));
    clearTimeout(waiting);
    if (AFTER[why]) waiting = setTimeout(save, AFTER[why]);
  }

  function fault(answer) {
    if (answer.status === 401) return "ended";
    if (answer.status === 410) return "closed";
    if (answer.status === 429 || answer.status === 503) return "busy";
    if (answer.status === 400 || answer.status === 413) return "long";
    return answer.status >= 500 ? "broken" : "old";
  }

  function post(more) {
    count();
    const headers = { "HX-Request": "true", "HX-Target": `div#${sign.id}` };
    return fetch(form.action, { method: "POST", body: typed(), headers, redirect: "manual", ...more });
  }

  async function save() {
    clearTimeout(waiting);
    if (behind !== undefined) return;
    if (saving) {
      waiting = setTimeout(save, 500);
      return;
    }
    saving = true;
    const sent = fields();
    try {
      await understand(await post(), sent);
    } catch {
      tell("lost");
    } finally {
      saving = false;
    }
  }

  async function understand(answer, sent) {
    if (![200, 409, 422].includes(answer.status)) return tell(fault(answer));
    if (answer.status === 409) behind = form.elements.seen.value;
    sign.innerHTML = await answer.text();
    if (answer.ok) saved = sent;
    keepHere();
  }

  /* The newest copy that was left behind in this browser goes on from the saving it was based on. */
  function restore() {
    const [left] = copies(place)
      .map((key) => ({ key, ...JSON.parse(localStorage.getItem(key)) }))
      .filter(({ at }) => at > Date.now() - A_WEEK)
      .sort((one, other) => other.at - one.at);
    if (!left) return;
    for (const [name, value] of Object.entries(left.fields)) if (form.elements[name]) form.elements[name].value = value;
    localStorage.removeItem(left.key);
    if (!Object.keys(unsaved()).length) return;
    form.elements.seen.value = left.seen;
    keepHere();
    save();
  }

  function countWords() {
    for (const output of form.querySelectorAll("[data-words-of]")) {
      const text = form.elements[output.dataset.wordsOf].value.replaceAll(/!\[\]\(\d+\)/gu, " ");
      const words = text.split(/\s+/u).filter(Boolean).length;
      const most = Number(output.dataset.most);
      output.textContent = most ? `${words} chữ, thể lệ nhiều nhất ${most}` : `${words} chữ`;
      output.classList.toggle("badge-soon", Boolean(most) && words > most);
    }
  }

  /* A file that was chosen, or dropped on the page, is brought at once by the button beside it. */
  form.addEventListener("change", (event) => {
    const button = document.getElementById(event.target.dataset.press ?? "");
    if (!button || !event.target.files.length) return;
    clearTimeout(waiting);
    form.requestSubmit(button);
  });
  form.addEventListener("dragover", (event) => event.preventDefault());
  form.addEventListener("drop", (event) => {
    const files = event.dataTransfer?.files;
    if (!files?.length) return;
    event.preventDefault();
    const field = form.elements[[...files].every((file) => file.type.startsWith("image/")) ? "photos" : "file"];
    if (!field) return;
    field.files = files;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  });

  form.addEventListener("input", (event) => {
    if (event.target.type === "file") return;
    countWords();
    clearTimeout(waiting);
    keepHere();
    waiting = setTimeout(save, 2000);
  });
  form.addEventListener("click", (event) => {
    if (event.target.closest("[data-newer]")) forget(place);
    if (event.target.closest("[name=discard]")) {
      clearTimeout(waiting);
      saved = fields();
      forget(desk);
    }
  });
  addEventListener("offline", () => tell("lost"));
  addEventListener("online", save);
  addEventListener("pagehide", () => {
    const left = behind === undefined && Object.keys(unsaved()).length;
    if (left && !sessionStorage.getItem("hoadep-left")) post({ keepalive: true }).catch(() => {});
  });
  addEventListener("pageshow", (event) => event.persisted && location.reload());

  if (behind === undefined) restore();
  else keepHere();
  countWords();
})();
