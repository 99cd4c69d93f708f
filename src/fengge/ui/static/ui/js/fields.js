// Small comforts of fields: letters left, fields asked only when they apply, copying, the place one stands at.
import { announce } from "ui/live";

function counted(note) {
  const box = document.getElementById(note.dataset.countFor);
  const tell = () => {
    note.textContent = `${[...box.value].length} / ${box.dataset.max}`;
  };
  box.addEventListener("input", tell);
  tell();
}

function asked(field) {
  const prefix = field.dataset.field.slice(0, field.dataset.field.lastIndexOf("-") + 1);
  const wanted = field.dataset.whenValues.split(" ");
  const name = prefix + field.dataset.when;
  const form = field.closest("form") ?? document;
  const look = () => {
    const others = [...form.querySelectorAll(`[name="${CSS.escape(name)}"]`)];
    const values = others.filter((one) => !["radio", "checkbox"].includes(one.type) || one.checked).map((one) => one.value);
    field.hidden = !values.some((value) => wanted.includes(value));
  };
  form.addEventListener("input", look);
  look();
}

async function copied(button) {
  await navigator.clipboard.writeText(button.dataset.copy);
  const words = button.querySelector("span");
  const before = words.textContent;
  words.textContent = button.dataset.done;
  announce(button.dataset.done);
  setTimeout(() => { words.textContent = before; }, 2000);
}

function located(button) {
  const words = button.querySelector("span");
  const parts = (name) => document.querySelector(`[name="${CSS.escape(button.dataset.locate)}-${name}"]`);
  words.textContent = button.dataset.wait;
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => {
      parts("lat").value = coords.latitude.toFixed(6);
      parts("lon").value = coords.longitude.toFixed(6);
      words.textContent = `±${Math.round(coords.accuracy)} m`;
    },
    () => { words.textContent = button.dataset.failed; },
    { enableHighAccuracy: true, timeout: 10000 },
  );
}

export function begin(page) {
  for (const note of page.querySelectorAll("[data-count-for]")) counted(note);
  for (const field of page.querySelectorAll("[data-when]")) asked(field);
  const wrong = page.querySelectorAll("[data-focus]");
  if (wrong.length === 1) wrong[0].focus();
  page.addEventListener("click", (event) => {
    const button = event.target.closest("[data-copy], [data-locate]");
    if (button) ("copy" in button.dataset ? copied : located)(button);
  });
}
