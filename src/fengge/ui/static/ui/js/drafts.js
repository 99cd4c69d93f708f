// What is typed stays in this tab until it is sent, so a call, a lost page or an expired session loses nothing.
const PREFIX = "draft:";

const kept = (form) => [...form.elements].filter((one) => one.name && !["hidden", "password", "file", "submit", "button"].includes(one.type));
const key = (form) => PREFIX + form.dataset.draft;
const isChoice = (one) => one.type === "checkbox" || one.type === "radio";

function save(form) {
  const values = kept(form).filter((one) => !isChoice(one) || one.checked).map((one) => [one.name, one.value]);
  sessionStorage.setItem(key(form), JSON.stringify({ values, sent: false }));
}

function restore(form) {
  const draft = JSON.parse(sessionStorage.getItem(key(form)) ?? "null");
  if (!draft) return;
  for (const [name, value] of draft.values) {
    for (const one of kept(form).filter((each) => each.name === name)) {
      if (isChoice(one)) one.checked ||= one.value === value;
      else if (!one.value) one.value = value;
    }
  }
  form.dispatchEvent(new Event("input", { bubbles: true }));
}

// Asked to sign in instead of being answered: what was sent did not arrive.
function unsent() {
  for (const name of Object.keys(sessionStorage).filter((one) => one.startsWith(PREFIX))) {
    sessionStorage.setItem(name, JSON.stringify({ ...JSON.parse(sessionStorage.getItem(name)), sent: false }));
  }
}

export function tidy() {
  if (document.querySelector("input[type=password]")) return unsent();
  for (const name of Object.keys(sessionStorage).filter((one) => one.startsWith(PREFIX))) {
    const isHere = document.querySelector(`form[data-draft="${CSS.escape(name.slice(PREFIX.length))}"]`);
    if (!isHere && JSON.parse(sessionStorage.getItem(name)).sent) sessionStorage.removeItem(name);
  }
  return undefined;
}

export function begin(page) {
  for (const form of page.querySelectorAll("form[data-draft]")) {
    restore(form);
    form.addEventListener("input", () => save(form));
    form.addEventListener("submit", () => {
      const values = JSON.parse(sessionStorage.getItem(key(form)) ?? '{"values":[]}').values;
      sessionStorage.setItem(key(form), JSON.stringify({ values, sent: true }));
    });
  }
}
