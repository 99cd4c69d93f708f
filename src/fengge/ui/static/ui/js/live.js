// Parts that keep themselves fresh by short polling, and a polite voice for what changed.
export function announce(words) {
  const voice = document.getElementById("live");
  if (voice) voice.textContent = words;
}

async function refresh(part) {
  if (document.hidden || part.contains(document.activeElement)) return;
  const answer = await fetch(part.dataset.poll, { headers: { "X-Fragment": part.id } }).catch(() => null);
  if (!answer?.ok || answer.redirected || answer.status === 204) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.getElementById(part.id) ?? page.body;
  if (fresh.textContent.trim() === part.textContent.trim()) return;
  part.replaceChildren(...fresh.childNodes);
  if (part.dataset.words) announce(part.dataset.words);
}

export function begin(page) {
  for (const part of page.querySelectorAll("[data-poll]")) {
    setInterval(() => refresh(part), 1000 * Number(part.dataset.every || 20));
  }
}
