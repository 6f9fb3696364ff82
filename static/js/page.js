// A picker is a text box whose suggestions come from the server (htmx) into a listbox (combobox-nav moves through it).
// Without this file it is a plain box in a plain form, and all else below an ordinary link or form.
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
    status.textContent = `${event.target.querySelector(".option-name").textContent} chosen`;
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

// A page beyond its links and forms: it shows that it is loading, says what has changed without a new page,
// and opens the sources of a row or a sentence on top of it.
const main = () => document.getElementById("main");
const words = (within, selector) => [...within.querySelectorAll(selector)].map(found => found.textContent.trim()).join(" – ");

// To a screen reader, once: the same answer again, after one more letter, is no news.
function tell(text) {
  const line = document.getElementById("heard");
  if (line.textContent !== text) line.textContent = text;
}

const AFTER_SWAP = {
  "live": live => tell(words(live, live.querySelector(".guesses") ? ".urgent-card p, .caution" : ".urgent-card p, .verdict > *")), // half a name is no news
  "main": arrive,
  "row-sources": openSources,
};
document.addEventListener("htmx:afterSwap", event => AFTER_SWAP[event.target.id]?.(event.target));

// The sides were exchanged. The focus is still in its box where the new page has one; it is never lost, and never left behind a question.
function arrive(page) {
  const kept = page.contains(document.activeElement) && page.querySelector(".sides");
  tell(kept ? words(page, "h1, .comparison-head .verdict-word, .three-worst") : "");
  if (kept) return;
  const heading = page.querySelector("h1");
  heading.tabIndex = -1;
  heading.focus();
}

document.addEventListener("htmx:beforeRequest", event => {
  if (event.target.matches("[data-in-place]")) main().setAttribute("aria-busy", "true");
});
document.addEventListener("htmx:afterRequest", () => main().removeAttribute("aria-busy")); // the form itself may be gone by then
document.addEventListener("click", event => {
  const link = event.target.closest("a[href^='sources/']:not([href='sources/'], [href^='sources/?'])");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  document.getElementById("row-sources").setAttribute("aria-label", link.textContent);
  htmx.ajax("GET", link.href, { target: "#row-sources", select: "#found", swap: "innerHTML" });
});

// A dialog keeps the focus until it is closed, and gives it back; closed, it holds nothing.
function openSources(dialog) {
  const close = document.createElement("button");
  close.type = "button";
  close.className = "button button--quiet over-close";
  close.textContent = "Close";
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.replaceChildren(), { once: true });
  dialog.prepend(close);
  dialog.showModal();
}

// A link to a row, or to a source, opens the fold that holds it.
function unfold() {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let fold = target && target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  if (target) target.scrollIntoView();
}
addEventListener("hashchange", unfold);
unfold();
