// Lists: choose many, remember columns, fetch more in place.
import { announce } from "ui/live";

const read = (name) => JSON.parse(localStorage.getItem(`columns:${name}`) ?? "[]");

function hide(table) {
  const hidden = read(table.dataset.table);
  for (const cell of table.querySelectorAll("[data-column]")) cell.hidden = hidden.includes(cell.dataset.column);
  for (const box of table.querySelectorAll("[data-toggle-column]")) box.checked = !hidden.includes(box.dataset.toggleColumn);
}

function toggle(table) {
  const off = [...table.querySelectorAll("[data-toggle-column]:not(:checked)")].map((box) => box.dataset.toggleColumn);
  localStorage.setItem(`columns:${table.dataset.table}`, JSON.stringify(off));
  hide(table);
}

function count(table) {
  const words = table.querySelector("[data-chosen]");
  if (!words) return;
  words.dataset.none ??= words.textContent;
  const chosen = table.querySelectorAll("[name=chosen]:checked").length;
  words.textContent = chosen ? words.dataset.words.replace("{n}", chosen) : words.dataset.none;
}

async function more(table, link) {
  link.setAttribute("aria-busy", "true");
  const answer = await fetch(link.href, { headers: { "X-Fragment": table.dataset.table } });
  if (!answer.ok || answer.redirected) return location.assign(link.href);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const lines = page.querySelector(`[data-table="${table.dataset.table}"] [data-lines]`);
  if (!lines) return location.assign(link.href);
  const added = [...lines.children];
  table.querySelector(".more-row").remove();
  table.querySelector("[data-lines]").append(...added);
  hide(table);
  added[0]?.querySelector("a[href]")?.focus();
  return announce(`+${added.filter((line) => line.dataset.url).length}`);
}

export function begin(page) {
  for (const table of page.querySelectorAll("[data-table]")) {
    hide(table);
    table.addEventListener("change", (event) => {
      if (event.target.matches("[data-choose-all]"))
        for (const box of table.querySelectorAll("[name=chosen]")) box.checked = event.target.checked;
      if (event.target.matches("[data-toggle-column]")) toggle(table);
      count(table);
    });
    table.addEventListener("click", (event) => {
      const link = event.target.closest("[data-more]");
      if (link && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        more(table, link);
      }
    });
  }
}
