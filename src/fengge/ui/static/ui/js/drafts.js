// What is typed stays in this tab until it is sent, so a call, a lost page or an expired session loses nothing. It is the
// writer's: whoever signs in next in the same tab does not find it in their form.
const nameOf = (form) => `${document.documentElement.dataset.who ?? ""}/${form.dataset.draft}`;
const kept = (form) => [...form.elements].filter((one) => one.name && !["hidden", "password", "file", "submit", "button"].includes(one.type));
const isChoice = (one) => one.type === "checkbox" || one.type === "radio";

function save(form) {
  const values = kept(form).filter((one) => !isChoice(one) || one.checked).map((one) => [one.name, one.value]);
  sessionStorage.setItem(`draft:${nameOf(form)}`, JSON.stringify(values));
  sessionStorage.removeItem(`sent:${nameOf(form)}`);
}

function restore(form) {
  for (const [name, value] of JSON.parse(sessionStorage.getItem(`draft:${nameOf(form)}`) ?? "[]")) {
    for (const one of kept(form).filter((each) => each.name === name)) {
      if (isChoice(one)) one.checked ||= one.value === value;
      else if (!one.value) one.value = value;
    }
  }
  form.dispatchEvent(new Event("input", { bubbles: true }));
}

// On the document, so that a form that came in place of another is listened to from its first letter.
document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-draft]"); // not `.form`: a form may have a field of that name
  if (form) save(form);
});
document.addEventListener("submit", ({ target }) => {
  if (target.dataset.draft) sessionStorage.setItem(`sent:${nameOf(target)}`, "");
});

export function begin(page) {
  for (const form of page.querySelectorAll("form[data-draft]")) {
    restore(form);
    if (form.matches(":focus-within")) save(form); // typing began before this script was there
  }
}
