// An action opens beside the story: the page behind the link, without its frame, in #beside.
// Closing only hides it, so what was typed is there when the same action is opened again.
let opener = null;

async function open(link, place) {
  if (place.dataset.href === link.href && place.childElementCount) return show(link, place);
  const answer = await fetch(link.href, { headers: { "X-Fragment": "beside" } });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const part = page.querySelector("[data-part=beside]") ?? page.querySelector("main");
  if (!answer.ok || answer.redirected || !part) return location.assign(link.href);
  const scripts = await Promise.all(["ui/fields", "ui/drafts", "ui/confirm"].map((name) => import(name)));
  place.dataset.href = link.href;
  place.replaceChildren(...part.childNodes);
  window.htmx?.process?.(place);
  for (const script of scripts) script.begin(place);
  return show(link, place);
}

function show(link, place) {
  opener = link;
  place.hidden = false;
  place.querySelector("input:not([type=hidden]), textarea, select, button.primary")?.focus();
  place.scrollIntoView({ block: "nearest" });
}

function close(place) {
  if (place.hidden) return;
  place.hidden = true;
  opener?.focus();
}

export function begin(page) {
  const place = document.getElementById("beside");
  if (!place) return;
  page.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-beside]");
    if (!link || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    open(link, place);
  });
  document.addEventListener("ui:close", () => close(place));
}
