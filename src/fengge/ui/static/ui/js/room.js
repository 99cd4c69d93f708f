// A room: the list and the thing in it swap together with the head above them; the address stays true, and nobody leaves.
const ROOM = "#room";
const PARTS = ["ui/fields", "ui/drafts", "ui/confirm"];

async function go(address, options = {}, remember = true) {
  const place = document.querySelector(ROOM);
  place.setAttribute("aria-busy", "true");
  const answer = await fetch(address, { ...options, headers: { "X-Fragment": "room" } }).catch(() => null);
  const page = answer && new DOMParser().parseFromString(await answer.text(), "text/html");
  const room = page?.querySelector(ROOM);
  if (!room) return options.body ? stay(place, answer) : location.assign(address);
  const parts = await Promise.all(PARTS.map((name) => import(name)));
  document.getElementById("main").replaceChildren(...page.getElementById("main").childNodes);
  document.title = page.title;
  if (remember && answer.url !== location.href) history.pushState({ room: true }, "", answer.url);
  for (const part of parts) part.begin(room);
  return look(room);
}

// Asked to sign in, or no answer at all: what was typed stays, and may be sent again.
function stay(place, answer) {
  place.removeAttribute("aria-busy");
  for (const button of place.querySelectorAll("button[disabled]")) button.disabled = false;
  if (answer?.redirected) location.assign(answer.url);
}

function look(room) {
  const wrong = room.querySelector("[aria-invalid=true]") ?? room.querySelector("[data-focus]");
  if (wrong) return wrong.focus();
  room.querySelector("#matter")?.focus({ preventScroll: true });
  const line = room.querySelector(".is-now");
  const list = line?.closest(".agenda");
  if (list) list.scrollTop = line.offsetTop - list.clientHeight / 2;
  if (!line) return room.querySelector("[data-start]")?.focus();
  if (innerWidth < 1024) room.scrollIntoView({ block: "start" });
  return undefined;
}

function sent(event) {
  const form = event.target;
  if (!form.closest(ROOM) || form.method !== "post") return;
  event.preventDefault();
  const body = new FormData(form, event.submitter);
  event.submitter?.setAttribute("disabled", "");
  go(form.action, { method: "POST", body });
}

export function begin(page) {
  page.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-room-link]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(link.href);
  });
  page.addEventListener("submit", sent);
  addEventListener("popstate", () => go(location.href, {}, false));
}
