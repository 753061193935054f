/* Saves a sheet as it is marked: at once in this browser, after a second on the server.

   The copy in the browser belongs to one judge and one sheet, and goes once the server has it (or after a
   day, hoadep.js). A sheet is left by its buttons only after the server has answered. */
(() => {
  const form = document.querySelector("form[data-marks]");
  if (!form) return;
  const sign = document.getElementById("saved");
  const own = `hoadep:giam-khao:${form.dataset.marks}:${location.pathname}`;
  const PAUSE = 1000;
  const AGAIN = 10_000;
  const HERE = "điểm vẫn giữ trên máy này";
  const NOT_HERE = "máy này cũng không giữ được, xin đừng rời trang";
  const TOLD = {
    lost: ["Mất kết nối", "có mạng sẽ tự lưu tiếp."],
    busy: ["Máy chủ đang bận", "sẽ tự lưu lại sau ít giây."],
    ended: ["Phiên làm việc đã hết", "hãy mở lại đường dẫn trên phiếu mời rồi vào bài này."],
    closed: ["Không lưu được nữa: vòng chấm đã đóng hoặc phiếu đã thu lại", "hãy tải lại trang để xem."],
  };
  let waiting;
  let running = Promise.resolve(true);
  let leaving = false;

  const fields = () =>
    Object.fromEntries([...new FormData(form)].filter(([name]) => name !== "csrfmiddlewaretoken"));

  function keepHere() {
    try {
      localStorage.setItem(own, JSON.stringify({ at: Date.now(), fields: fields() }));
      return true;
    } catch {
      return false;
    }
  }

  function tell(why) {
    const [what, next] = TOLD[why];
    const line = sign.querySelector("[role=status]");
    line.className = "notice notice-soon small";
    line.textContent = `${what}: ${keepHere() ? HERE : NOT_HERE}; ${next}`;
    clearTimeout(waiting);
    if (why === "lost" || why === "busy") waiting = setTimeout(save, AGAIN);
    return false;
  }

  function fault(answer) {
    if (answer.type === "opaqueredirect") return "ended";
    return answer.status === 429 || answer.status >= 500 ? "busy" : "closed";
  }

  /* Says whether every mark is on the server; one that cannot be given is said beside the others. */
  async function send(more) {
    const sent = JSON.stringify(fields());
    const headers = { "HX-Request": "true", "HX-Target": `div#${sign.id}` };
    try {
      const answer = await fetch(location.href, {
        method: "POST", body: new FormData(form), headers, redirect: "manual", ...more,
      });
      if (answer.status !== 200 && answer.status !== 422) return tell(fault(answer));
      sign.innerHTML = await answer.text();
      if (!answer.ok) return false;
    } catch {
      return tell("lost");
    }
    if (JSON.stringify(fields()) === sent) localStorage.removeItem(own);
    return true;
  }

  /* One saving after the other, so that an older one never arrives last. */
  function save() {
    clearTimeout(waiting);
    running = running.then(() => send());
    return running;
  }

  function restore() {
    const left = JSON.parse(localStorage.getItem(own));
    if (!left) return;
    for (const [name, value] of Object.entries(left.fields)) if (form.elements[name]) form.elements[name].value = value;
    save();
  }

  form.addEventListener("input", () => {
    keepHere();
    clearTimeout(waiting);
    waiting = setTimeout(save, PAUSE);
  });
  form.addEventListener("submit", async (event) => {
    if (leaving) return;
    event.preventDefault();
    const { submitter } = event;
    keepHere();
    if (!(await save())) return;
    leaving = true;
    form.requestSubmit(submitter);
  });
  addEventListener("offline", () => tell("lost"));
  addEventListener("online", () => localStorage.getItem(own) && save());
  addEventListener("pagehide", () => {
    if (!leaving && localStorage.getItem(own)) send({ keepalive: true });
  });
  addEventListener("pageshow", (event) => event.persisted && location.reload());
  restore();
})();
