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
  ["[data-steps]", "ui/steps"],
  [".field, [data-copy], [data-focus]", "ui/fields"],
];

for (const [selector, name] of parts) {
  if (document.querySelector(selector)) import(name).then((part) => part.begin(document));
}
// What a draft kept is forgotten once its form was sent and is gone.
if (sessionStorage.length) import("ui/drafts").then((drafts) => drafts.tidy());
