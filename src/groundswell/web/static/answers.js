// What is opened to be filled in has the focus in its first field at once, whether by a click or by a key.
for (const opened of document.querySelectorAll(".acts details, details.acts")) {
  opened.addEventListener("toggle", () => {
    if (opened.open) opened.querySelector("textarea, input:not([type=hidden])")?.focus();
  });
}
