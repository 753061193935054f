/* Saves a form as it is typed: on the server, and in this browser while the network is away. */
(() => {
  const form = document.querySelector("form[data-autosave]");
  if (!form) return;
  const sign = document.getElementById(form.dataset.autosave);
  const place = `hoadep:${location.pathname}${location.search}`;
  const technical = new Set(["csrfmiddlewaretoken", "seen", "tab", "key"]);
  let waiting;

  /* What was typed; files go their own way, by their buttons. */
  function typed() {
    const data = new FormData(form);
    for (const { name } of form.querySelectorAll("input[type=file]")) data.delete(name);
    return data;
  }

  function keepHere() {
    const kept = [...typed()].filter(([name]) => !technical.has(name));
    localStorage.setItem(place, JSON.stringify(Object.fromEntries(kept)));
    sign.querySelector("[role=status]").textContent = "Mất kết nối: bài đang được lưu tạm trên máy này.";
  }

  async function save() {
    let answer;
    try {
      const headers = { "HX-Request": "true", "HX-Target": `div#${sign.id}` };
      answer = await fetch(form.action, { method: "POST", body: typed(), headers });
    } catch {
      keepHere();
      return;
    }
    if (answer.headers.get("HX-Retarget")) keepHere();
    else sign.innerHTML = await answer.text();
    if (answer.ok) localStorage.removeItem(place);
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
    waiting = setTimeout(save, 2000);
  });
  addEventListener("online", save);

  const left = localStorage.getItem(place);
  if (left) {
    for (const [name, value] of Object.entries(JSON.parse(left))) if (form.elements[name]) form.elements[name].value = value;
    save();
  }
  countWords();
})();
