// What a page does beyond its links and forms: shows that it is loading, and opens the sources of a row on top of it.
// Without this file every one of these is an ordinary link or form.
const main = () => document.getElementById("main");

document.addEventListener("htmx:beforeRequest", event => {
  if (event.target.matches("[data-in-place]")) main().setAttribute("aria-busy", "true");
});
document.addEventListener("htmx:afterRequest", event => {
  if (event.target.matches("[data-in-place]")) main().removeAttribute("aria-busy");
});
document.addEventListener("htmx:afterSwap", event => {
  if (event.target.id !== "row-sources") return;
  const close = document.createElement("button");
  close.type = "button";
  close.className = "button button--quiet popover-close";
  close.textContent = "Close";
  close.addEventListener("click", () => event.target.hidePopover());
  event.target.prepend(close);
  event.target.showPopover();
  close.focus();
});

// A link to a row, or to a source, opens the fold that holds it.
function unfold() {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let fold = target && target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  if (target) target.scrollIntoView();
}
addEventListener("hashchange", unfold);
unfold();
