// An action opens beside the story: the page behind the link, without its frame, in #beside.
let opener = null;

async function open(link, place) {
  const answer = await fetch(link.href, { headers: { "X-Fragment": "beside" } });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const part = page.querySelector("[data-part=beside]") ?? page.querySelector("main");
  if (!answer.ok || answer.redirected || !part) return location.assign(link.href);
  opener = link;
  place.replaceChildren(...part.childNodes);
  place.hidden = false;
  window.htmx?.process?.(place);
  for (const name of ["ui/fields", "ui/drafts", "ui/confirm"]) import(name).then((one) => one.begin(place));
  place.querySelector("input:not([type=hidden]), textarea, select, button")?.focus();
  return place.scrollIntoView({ block: "nearest" });
}

function close(place) {
  if (place.hidden) return;
  place.replaceChildren();
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
