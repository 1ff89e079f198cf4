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

// The page of keys can switch them off, for who dictates or presses keys by accident.
const choice = document.querySelector("[data-keys-choice]");
if (choice) {
  choice.checked = !isOff();
  choice.addEventListener("change", () => {
    if (choice.checked) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, "");
  });
}
