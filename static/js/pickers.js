// A picker is a text box whose suggestions come from the server (htmx) into a listbox (combobox-nav moves through it).
// Without this file it is a plain box in a plain form.
import Combobox from "./vendor/combobox-nav/index.js";

const SAY = count => (count === 0 ? "No suggestions" : count === 1 ? "1 suggestion" : `${count} suggestions`);

function start(picker) {
  const input = picker.querySelector("input");
  const list = picker.querySelector("[role=listbox]");
  const status = picker.querySelector("[data-picker-status]");
  const combobox = new Combobox(input, list, { tabInsertsSuggestions: false });

  function close() {
    htmx.trigger(input, "htmx:abort");
    combobox.stop();
    list.hidden = true;
  }

  function open() {
    const options = [...list.children];
    options.forEach((option, index) => asOption(option, `${list.id}-${index}`));
    status.textContent = SAY(options.length);
    if (options.length === 0 || document.activeElement !== input) return close();
    list.hidden = false;
    combobox.start();
  }

  input.addEventListener("htmx:configRequest", event => {
    event.detail.parameters = new FormData();
    event.detail.parameters.set("q", input.value);
    if (input.value.trim() === "") {
      event.preventDefault();
      list.replaceChildren();
      close();
    }
  });
  list.addEventListener("htmx:afterSwap", open);
  list.addEventListener("pointerdown", event => event.preventDefault()); // keeps the focus in the box
  list.addEventListener("combobox-commit", event => {
    input.value = event.target.dataset.fill;
    status.textContent = `${input.value} chosen`;
    close();
    const form = picker.closest("form");
    if ("stay" in picker.dataset) htmx.trigger(input, "chosen"); // a question goes on after the name
    else if ("inPlace" in form.dataset) form.requestSubmit(); // a side of a comparison is exchanged at once
    else next(picker).focus();
  });
  input.addEventListener("keydown", event => {
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    }
    if (event.key === "ArrowDown" && list.hidden && list.children.length > 0) open();
  });
  if ("inPlace" in input.form.dataset) input.addEventListener("focus", () => input.select()); // what is typed replaces the name
  input.addEventListener("blur", close);
}

// An option holds text alone: a link inside it could not be reached by a screen reader.
function asOption(item, id) {
  item.id = id;
  item.setAttribute("role", "option");
  item.querySelector("a")?.replaceWith(...item.querySelector("a").childNodes);
}

// Where to go once a name is picked: the next empty box of the form, else its button.
function next(picker) {
  const form = picker.closest("form");
  const empty = [...form.querySelectorAll("[data-picker] input")].find(input => input.value.trim() === "");
  return empty ?? form.querySelector("button");
}

htmx.onLoad(content => content.querySelectorAll("[data-picker]").forEach(start));
