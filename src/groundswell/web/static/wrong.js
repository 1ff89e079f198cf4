// A form that was not taken comes back as it was typed: what is wrong with it comes into sight and has the focus,
// however far down the page it stands.
const wrong = document.querySelector("main :is([aria-invalid=true], [role=alert]:not([hidden]))");
if (wrong) {
  const fold = wrong.closest("details");
  if (fold) fold.open = true;
  if (!wrong.matches("input, select, textarea")) wrong.tabIndex = -1;
  wrong.focus();
  wrong.scrollIntoView({ block: "center" });
}
