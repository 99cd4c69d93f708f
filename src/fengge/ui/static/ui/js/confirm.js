// What cannot be undone is said in words beside the button, and asked once more there.
function ask(button) {
  const question = document.createElement("span");
  question.className = "confirm";
  question.setAttribute("role", "alert");
  const words = document.createElement("span");
  words.textContent = button.dataset.confirm;
  const back = document.createElement("button");
  Object.assign(back, { type: "button", className: "button plain", textContent: document.documentElement.lang.startsWith("zh") ? "先不" : "Not now" });
  back.addEventListener("click", () => withdraw(button, question));
  question.append(words, back);
  button.after(question);
  button.classList.add("danger");
  button.dataset.asked = "1";
}

function withdraw(button, question) {
  delete button.dataset.asked;
  button.classList.remove("danger");
  question.remove();
  button.focus();
}

export function begin(page) {
  page.addEventListener("click", (event) => {
    const button = event.target.closest("[data-confirm]");
    if (!button || button.dataset.asked) return;
    event.preventDefault();
    ask(button);
  });
}
