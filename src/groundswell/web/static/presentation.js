// A presentation, a slide a screen, while it is shown; without this it is one long page.
// Arrows, space and Page keys turn, `n` shows the notes, Escape ends it.

const deck = document.querySelector("[data-deck]");
const button = document.querySelector("[data-show]");
const slides = [...deck.querySelectorAll(".slide")];
let here = 0;

function turnTo(place) {
  here = Math.max(0, Math.min(place, slides.length - 1));
  slides.forEach((slide, number) => slide.classList.toggle("now", number === here));
  const heading = slides[here].querySelector("h1, h2");
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  window.scrollTo(0, 0);
}

function show(shown) {
  document.documentElement.classList.toggle("showing", shown);
  if (shown) turnTo(0);
  else button.focus();
}

function notes() {
  const told = slides[here].querySelector("details.notes");
  if (told) told.open = !told.open;
}

const DOES = {
  ArrowRight: () => turnTo(here + 1),
  ArrowDown: () => turnTo(here + 1),
  PageDown: () => turnTo(here + 1),
  " ": () => turnTo(here + 1),
  ArrowLeft: () => turnTo(here - 1),
  ArrowUp: () => turnTo(here - 1),
  PageUp: () => turnTo(here - 1),
  Home: () => turnTo(0),
  End: () => turnTo(slides.length - 1),
  n: notes,
  Escape: () => show(false),
};

// Before the keys of every page: while it is shown, `n` writes no note.
document.addEventListener(
  "keydown",
  (event) => {
    if (!document.documentElement.classList.contains("showing") || event.ctrlKey || event.metaKey || event.altKey) return;
    const does = DOES[event.key];
    const opens = event.key === " " && event.target.matches("summary, a, button");
    if (!does || opens) return;
    event.preventDefault();
    event.stopPropagation();
    does();
  },
  true,
);

button.hidden = false;
document.querySelector("[data-keys]").hidden = false;
button.addEventListener("click", () => show(true));
