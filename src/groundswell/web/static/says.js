// What a script says stands on its page, in the language of the page: `<template data-says>` holds each sentence under
// its name, with places such as {count}.

export function says(name, told = {}) {
  const sentence = document.querySelector("template[data-says]").content.querySelector(`[data-say="${name}"]`).textContent;
  return sentence.replace(/\{(\w+)\}/g, (place, what) => told[what] ?? place);
}

// The language in which days are written here, as on the other pages: 27 Nov 2026.
export function tongue() {
  const language = document.documentElement.lang;
  return language === "en" ? "en-GB" : language;
}
