// What the keyboard does on every page. `j` and `k` go from row to row (`data-row`); every other key does what
// the element that bears it does when it is clicked (`data-key`), one in the row that has the focus before any
// other. So a page says which keys it has, and whoever has no keyboard has the same buttons.

const OFF = "groundswell-keys-off";

function isOff() {
  return localStorage.getItem(OFF) !== null;
}

function isTyping(element) {
  return element.isContentEditable || element.matches("textarea, select, input:not([type=checkbox], [type=radio])");
}

function entry(row) {
  return row.querySelector("[data-open]") ?? row.querySelector("a[href], button");
}

function move(step) {
  const rows = [...document.querySelectorAll("[data-row]")];
  const here = rows.indexOf(document.activeElement.closest("[data-row]"));
  const next = rows[here < 0 ? (step > 0 ? 0 : rows.length - 1) : here + step];
  if (!next) return;
  entry(next)?.focus();
  next.scrollIntoView({ block: "nearest" });
}

function bearer(key) {
  const bears = `[data-key="${CSS.escape(key)}"]`;
  const row = document.activeElement.closest("[data-row]");
  return row?.querySelector(bears) ?? [...document.querySelectorAll(bears)].find((one) => !one.closest("[data-row]"));
}

document.addEventListener("keydown", (event) => {
  if (isOff() || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  if (event.key === "j" || event.key === "k") {
    move(event.key === "j" ? 1 : -1);
  } else {
    const found = event.key.length === 1 ? bearer(event.key) : null;
    if (!found) return;
    if (isTyping(found)) found.focus();
    else found.click();
  }
  event.preventDefault();
});

// Where the focus stands on a page that one comes to by an act: at what was wrong with it, at the row that the address
// names, or at what came of it, which is then read out; behind what was done stands its undo. Both stand in the row in
// which it was done: whoever goes on with the next one does not begin at the top again.
function land() {
  const main = document.querySelector("main");
  const named = document.querySelector(":target");
  const done = main?.querySelector(".done");
  if (done && named?.matches("li[data-row]")) named.prepend(done);
  const found =
    main?.querySelector("[aria-invalid=true]") ??
    main?.querySelector("[role=alert]:not([hidden])") ??
    main?.querySelector(".done, [data-land]") ??
    (named?.matches("[data-row]") ? entry(named) : null);
  if (!found || document.activeElement !== document.body) return;
  if (!found.matches("a, button, input, select, textarea")) found.tabIndex = -1;
  const fold = found.closest("details");
  if (fold) fold.open = true;
  found.focus();
}
// Where the address names a part of the page, a browser takes the focus away once more before it is all there.
addEventListener("load", land);

// What a page fetches anew by itself takes the focus along where it stood in what is replaced. htmx gives it back to
// what has the same id; where nothing has, one goes on at the page.
let stood = false;
document.addEventListener("htmx:beforeSwap", (event) => {
  stood = event.detail.target.contains(document.activeElement);
});
document.addEventListener("htmx:afterSettle", () => {
  if (stood && document.activeElement === document.body) document.querySelector("main").focus();
});

// The page of keys can switch them off, for who dictates or presses keys by accident.
const choice = document.querySelector("[data-keys-choice]");
if (choice) {
  choice.checked = !isOff();
  choice.addEventListener("change", () => {
    if (choice.checked) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, "");
  });
}
