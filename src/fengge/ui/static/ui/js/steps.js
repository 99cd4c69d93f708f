// A form's groups one at a time, with back and next. Without JavaScript they stand below one another and work the same.
export function begin(page) {
  for (const box of page.querySelectorAll("[data-steps]")) stepped(box);
}

function stepped(box) {
  const form = box.querySelector("form");
  const groups = [...form.querySelectorAll("fieldset.group")];
  const send = form.querySelector("button.primary");
  if (groups.length < 2 || !send) return;
  const back = press(box.dataset.back, "button");
  const next = press(box.dataset.next, "button primary");
  const count = document.createElement("p");
  count.className = "quiet";
  form.prepend(count);
  send.before(back, next);

  const show = (at, { push = false } = {}) => {
    groups.forEach((group, index) => { group.hidden = index !== at; });
    back.hidden = at === 0;
    next.hidden = at === groups.length - 1;
    send.hidden = !next.hidden;
    count.textContent = `${at + 1} / ${groups.length}`;
    if (push) {
      history.pushState({ step: at }, "");
      groups[at].querySelector("input, select, textarea")?.focus({ preventScroll: true });
      form.scrollIntoView({ block: "start" });
    }
    form.dataset.step = at;
  };
  const here = () => Number(form.dataset.step);
  next.addEventListener("click", () => show(here() + 1, { push: true }));
  back.addEventListener("click", () => history.back());
  addEventListener("popstate", (event) => show(event.state?.step ?? 0));
  // Enter in a one-line field goes on instead of sending a half-filled form.
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches("input") && !next.hidden) {
      event.preventDefault();
      next.click();
    }
  });
  const wrong = groups.findIndex((group) => group.querySelector(".has-error"));
  history.replaceState({ step: Math.max(wrong, 0) }, "");
  show(Math.max(wrong, 0));
}

function press(words, kind) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = kind;
  button.textContent = words;
  return button;
}
