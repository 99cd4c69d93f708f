// Keyboard: / search, ? keys, j k Enter x in lists, declared data-key, Ctrl+Enter saves, Esc closes.
const LINES = "[data-lines] > tr[data-url], [data-lines] > li";
let at = null;

const isTyping = (target) => target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");

function move(step) {
  const lines = [...document.querySelectorAll(LINES)];
  if (!lines.length) return;
  const now = lines.indexOf(at);
  go(lines[Math.min(Math.max(now + step, 0), lines.length - 1)]);
}

function go(line) {
  at?.classList.remove("is-at");
  at = line;
  at.classList.add("is-at");
  at.querySelector("a[href]")?.focus({ preventScroll: true });
  at.scrollIntoView({ block: "nearest" });
}

function toggleKeys(open) {
  const keys = document.getElementById("keys");
  if (!keys) return false;
  const was = keys.classList.contains("is-open");
  keys.classList.toggle("is-open", open ?? !was);
  if (keys.classList.contains("is-open")) keys.focus();
  return was;
}

function close() {
  if (toggleKeys(false)) return;
  const open = document.activeElement?.closest("details.menu[open]") ?? document.querySelector("details.menu[open]");
  if (open) {
    open.open = false;
    open.querySelector("summary").focus();
  } else {
    document.dispatchEvent(new CustomEvent("ui:close"));
  }
}

const plain = {
  "/": () => document.getElementById("search")?.focus(),
  "?": () => toggleKeys(),
  j: () => move(1),
  k: () => move(-1),
  x: () => at?.querySelector("input[name=chosen]")?.click(),
};

function pressed(event) {
  if (event.key === "Escape") return close();
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    const form = event.target.closest("form");
    return form?.requestSubmit(form.querySelector("button.primary"));
  }
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return undefined;
  const declared = [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key === event.key && one.offsetParent);
  const act = declared ? () => declared.click() : plain[event.key];
  if (act) {
    event.preventDefault();
    act();
  }
  return undefined;
}

export function begin(page) {
  page.addEventListener("keydown", pressed);
  page.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-open-keys], [data-close-keys]");
    if (opener) {
      event.preventDefault();
      toggleKeys("openKeys" in opener.dataset);
    }
    for (const menu of page.querySelectorAll("details.menu[open]")) if (!menu.contains(event.target)) menu.open = false;
  });
}
