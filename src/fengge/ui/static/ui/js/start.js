// Entry: marks that scripts run, then loads only what this page uses. Every page works without any of it.
document.documentElement.classList.add("js");

const parts = [
  ["[data-surface]", "ui/keys"],
  [".looks, form[action$='/ui/preferences/']", "ui/looks"],
  ["form[data-draft]", "ui/drafts"],
  ["[data-table]", "ui/lists"],
  ["[data-confirm]", "ui/confirm"],
  ["[data-beside]", "ui/beside"],
  ["[data-poll]", "ui/live"],
  ["[data-chart]", "ui/chart"],
  ["[data-room]", "ui/room"],
  ["[data-steps]", "ui/steps"],
  [".field, [data-copy], [data-focus]", "ui/fields"],
];

for (const [selector, name] of parts) {
  if (document.querySelector(selector)) import(name).then((part) => part.begin(document));
}
// What a draft kept is forgotten once its form was sent and is gone; not when we are asked to sign in instead of being answered.
const isDoor = document.querySelector("input[type=password]");
for (const sent of Object.keys(sessionStorage).filter((one) => one.startsWith("sent:"))) {
  const draft = sent.replace("sent:", "");
  if (!isDoor && document.querySelector(`form[data-draft="${CSS.escape(draft.slice(draft.indexOf("/") + 1))}"]`)) continue;
  if (!isDoor) sessionStorage.removeItem(`draft:${draft}`);
  sessionStorage.removeItem(sent);
}
