// Theme, contrast and type size change at once; the cookie is set in the background, nothing typed is lost.
function show(name, value) {
  const root = document.documentElement;
  if (value === "normal") delete root.dataset[name];
  else root.dataset[name] = value;
}

function mark(button) {
  const { name, value } = button;
  if (name === "theme") {
    for (const one of button.form.querySelectorAll("[name=theme]")) one.setAttribute("aria-pressed", String(one === button));
    return;
  }
  for (const one of document.querySelectorAll(`form[action='${button.form.getAttribute("action")}'] [name=${name}]`)) {
    one.setAttribute("aria-pressed", String(value !== "normal"));
    one.value = value === "normal" ? one.dataset.on : "normal";
    const words = one.querySelector("span");
    if (words && one.dataset.other) [words.textContent, one.dataset.other] = [one.dataset.other, words.textContent];
  }
}

export function begin(page) {
  page.addEventListener("submit", async (event) => {
    const button = event.submitter;
    if (!button || !["theme", "type", "contrast"].includes(button.name)) return;
    event.preventDefault();
    const body = new FormData(event.target, button);
    show(button.name, button.value);
    mark(button);
    await fetch(event.target.action, { method: "POST", body, headers: { "X-Quiet": "1" } });
  });
}
