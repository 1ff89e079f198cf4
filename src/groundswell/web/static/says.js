// What a script says stands on its page, in the language of the page: `<template data-says>` holds each sentence under
// its name, with places such as {count}.

export function says(name, told = {}) {
  const sentence = document.querySelector("template[data-says]").content.querySelector(`[data-say="${name}"]`).textContent;
  return sentence.replace(/\{(\w+)\}/g, (place, what) => told[what] ?? place);
}
