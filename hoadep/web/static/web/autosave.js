/* Saves a form as it is typed: on the server, and in this browser while the network is away. */
(() => {
  const form = document.querySelector("form[data-autosave]");
  if (!form) return;
  const sign = document.getElementById(form.dataset.autosave);
  const place = `hoadep:${location.pathname}${location.search}`;
  const technical = new Set(["csrfmiddlewaretoken", "seen", "tab", "key"]);
  let waiting;

  function keepHere() {
    const typed = [...new FormData(form)].filter(([name]) => !technical.has(name));
    localStorage.setItem(place, JSON.stringify(Object.fromEntries(typed)));
    sign.querySelector("[role=status]").textContent = "Mất kết nối: bài đang được lưu tạm trên máy này.";
  }

  async function save() {
    let answer;
    try {
      const headers = { "HX-Request": "true", "HX-Target": `div#${sign.id}` };
      answer = await fetch(form.action, { method: "POST", body: new FormData(form), headers });
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
      const words = form.elements[output.dataset.wordsOf].value.trim().split(/\s+/u).filter(Boolean).length;
      const most = Number(output.dataset.most);
      output.textContent = most ? `${words} chữ, thể lệ nhiều nhất ${most}` : `${words} chữ`;
      output.classList.toggle("badge-soon", Boolean(most) && words > most);
    }
  }

  form.addEventListener("input", () => {
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
