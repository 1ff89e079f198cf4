// Notes with and without a signal: each is kept in this browser first, and leaves when it can. Without this script the
// page is a form like any other.

import { keep, left, letGo, remember, remembered, waiting } from "./note-queue.js";
import { ask } from "./reach.js";
import { says } from "./says.js";

const form = document.querySelector("form[data-note]");
const QUICK = 3000, AGAIN = 30000, LOOKS = [1000, 2000, 4000, 8000, 16000];
let me, token, editing;
const sending = new Set();

const part = (name) => document.querySelector(`[data-${name}]`);

function made(tag, told = {}, ...inside) {
  const element = Object.assign(document.createElement(tag), told);
  element.append(...inside);
  return element;
}

function say(where, text) {
  const element = part(where);
  if (!element) return;
  element.textContent = text;
  element.hidden = !text;
}

const told = (fields) => new URLSearchParams({ csrfmiddlewaretoken: token, ...fields });

// Who is signed in now, and which accounts they may mean. True where the application was reached.
async function look() {
  const found = await ask("/note/data");
  if (found?.out) {
    token = undefined;
    if (!me && form) location.assign(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`);
    return false;
  }
  if (!found?.user) return false;
  ({ token } = found);
  me = { user: found.user, name: found.name, accounts: found.accounts };
  await remember(me);
  showWho();
  showDevice(found.stays);
  return true;
}

function showWho() {
  part("who").textContent = me?.name ?? "";
  if (!form || !me || form.querySelector("[data-chips] :checked")) return;
  const chips = part("chips"), first = me.accounts.slice(0, 6);
  chips.querySelectorAll("label").forEach((one) => one.remove());
  chips.append(...first.map((name) => made("label", {}, made("input", { type: "radio", name: "account", value: name }), made("span", { textContent: name, dir: "auto" }))));
  chips.hidden = !first.length;
  form.querySelector("label[for=other] span").textContent = says(first.length ? "another-account" : "who");
  offer(me.accounts.slice(6));
}

// Whether this device stays signed in is only known where the application is reached.
function showDevice(stays) {
  for (const [name, hidden] of [["stay", stays], ["end", !stays]]) {
    const one = part(name);
    if (!one) continue;
    one.hidden = hidden;
    one.elements.csrfmiddlewaretoken.value = token;
  }
}

function offer(names) {
  document.getElementById("accounts").replaceChildren(...names.map((name) => made("option", { value: name })));
}

async function suggest() {
  const typed = form.elements.other.value.trim();
  if (typed.length < 2 || !me) return;
  const near = me.accounts.filter((name) => name.toLowerCase().includes(typed.toLowerCase()));
  const found = near.length < 5 ? await ask(`/note/accounts?q=${encodeURIComponent(typed)}`) : null;
  if (form.elements.other.value.trim() === typed) offer([...new Set([...near, ...(found?.accounts ?? [])])]);
}

// One note after the other, in one window at a time. What cannot leave stays, and says why.
async function send() {
  await navigator.locks.request("notes", async () => {
    let why = "";
    const own = (await waiting()).filter((note) => note.user === me?.user && !note.refused && note.key !== editing);
    for (const note of own) {
      if (!token && !(await look())) { why = says(navigator.onLine ? "not-reached" : "no-signal"); break; }
      if (note.user !== me.user) break;
      sending.add(note.key);
      await show();
      why = await leave(note);
      sending.delete(note.key);
      if (why) break;
    }
    await show(why);
  });
}

async function leave(note) {
  const { key, words, account, written, user } = note;
  const answer = await ask("/note", told({ key, words, account, written, user }));
  if (answer?.status === 200) {
    await left(note);
    answered(answer);
  } else if (answer?.out) {
    token = undefined;
    return says("signed-out");
  } else if (answer?.code === "somebody_else") {
    await look();
    return answer.why;
  } else if (answer?.status === 409 || answer?.status === 422) {
    await keep({ ...note, refused: answer.why ?? Object.values(answer.errors).flat().join(" ") });
  } else {
    token = undefined; // it may be out of date: asked for anew
    return says(answer ? "not-kept" : "no-signal");
  }
  return "";
}

// The focus goes to what came in place of what had it.
function hold(element) {
  if (!element) return;
  element.tabIndex = -1;
  element.focus();
}

function answered({ key, html, placed }) {
  const place = `[data-answer="${CSS.escape(key)}"]`;
  const there = document.querySelector(place), held = there?.contains(document.activeElement);
  const fresh = document.createRange().createContextualFragment(html);
  if (there) there.replaceWith(fresh);
  else part("answers")?.prepend(fresh);
  const stands = document.querySelector(place);
  stands?.scrollIntoView({ block: "nearest" });
  if (held) hold(stands);
  if (!placed) lookAgain(key);
}

async function lookAgain(key) {
  for (const pause of LOOKS) {
    await new Promise((over) => setTimeout(over, pause));
    const answer = await ask(`/note/${key}`);
    // Nobody's words are taken from under their hands.
    const there = document.querySelector(`[data-answer="${CSS.escape(key)}"]`);
    if (!answer?.placed || there?.contains(document.activeElement)) continue;
    answered(answer);
    return;
  }
}

// What waits here, to be seen and changed until it has left.
async function show(why) {
  if (!form) return;
  const all = await waiting(), own = all.filter((note) => note.user === me?.user), others = all.length - own.length;
  part("waits").hidden = !all.length;
  const texts = [];
  if (own.length) texts.push(says(own.length === 1 ? "one-waits" : "several-wait", { count: own.length }), why ?? "", says("leaves"));
  if (others) texts.push(says(others === 1 ? "one-of-others" : "several-of-others", { count: others }));
  part("why").textContent = texts.filter(Boolean).join(" ");
  if (why === says("signed-out")) part("why").append(" ", made("a", { href: "/sign-in?next=/note", textContent: says("sign-in") }));
  part("queue").replaceChildren(...own.map(item));
}

function item(note) {
  const busy = sending.has(note.key) || note.key === editing;
  const button = (text, act) => made("button", { type: "button", className: "quiet", textContent: text, disabled: busy, onclick: act });
  const acts = [button(says("edit"), () => edit(note)), button(says("throw-away"), () => throwAway(note))];
  if (note.refused) acts.unshift(button(says("send-another"), () => again(note)));
  const state = note.key === editing ? says("changing") : sending.has(note.key) ? says("leaving") : note.refused ?? says("waits");
  return made("li", {},
    made("blockquote", { textContent: note.words, dir: "auto" }),
    made("p", { className: "cite" }, ...(note.account ? [made("b", { textContent: note.account, dir: "auto" })] : []), made("span", { textContent: state })),
    made("p", { className: "acts" }, ...acts));
}

function edit(note) {
  editing = note.key;
  fill(note);
  form.elements.words.focus();
  show();
}

function fill(note) {
  form.reset();
  const chip = [...form.querySelectorAll("input[name=account]")].find((one) => one.value === note.account);
  if (chip) chip.checked = true;
  else form.elements.other.value = note.account;
  form.elements.words.value = note.words;
}

async function again(note) {
  form.elements.words.focus();
  await letGo(note.key);
  await keep({ ...note, key: crypto.randomUUID(), refused: undefined });
  await send();
}

async function throwAway(note) {
  await letGo(note.key);
  await show();
  const back = made("button", { type: "button", className: "quiet", textContent: says("undo") });
  const said = made("p", { className: "done" }, made("span", { textContent: says("thrown-away") }), " ", back);
  back.onclick = async () => { said.remove(); form.elements.words.focus(); await keep(note); await send(); };
  part("answers").prepend(said);
  back.focus();
}

async function submitted(event) {
  event.preventDefault();
  const words = form.elements.words.value.trim();
  say("wrong", words ? "" : says("write"));
  form.elements.words.toggleAttribute("aria-invalid", !words);
  if (!words) { form.elements.words.setAttribute("aria-describedby", "words-wrong"); form.elements.words.focus(); return; }
  // Whoever signed in since is told by the application, where it can be reached.
  if (!token && navigator.onLine) await Promise.race([look(), new Promise((over) => setTimeout(over, QUICK))]);
  if (!me) { say("trouble", says("nobody")); return; }
  const chosen = form.querySelector("input[name=account]:checked")?.value ?? "";
  const account = form.elements.other.value.trim() || chosen;
  const key = editing ?? crypto.randomUUID();
  try {
    await keep({ key, user: me.user, words, account, written: new Date().toISOString() });
  } catch (failed) {
    say("trouble", says("no-room"));
    throw failed;
  }
  say("trouble", "");
  editing = undefined;
  form.reset();
  await show();
  await send();
}

function notDone(why) {
  const element = made("p", { className: "wrong", role: "alert", textContent: why });
  element.dataset.notDone = "";
  return element;
}

// Another wording of one that was kept, or its end, in its place.
async function changed(event) {
  event.preventDefault();
  const changing = event.target, fields = Object.fromEntries(new FormData(changing, event.submitter));
  changing.querySelectorAll("[data-not-done]").forEach((one) => one.remove());
  const reached = token || (await look());
  const answer = reached ? await ask(changing.action, told({ ...fields, csrfmiddlewaretoken: token })) : null;
  if (answer?.html) answered(answer);
  else changing.append(notDone(answer?.why ?? says("stands")));
}

async function begin() {
  me = await remembered();
  const here = Number(form?.dataset.user);
  if (here && me?.user !== here) me = { user: here, name: part("who").textContent, accounts: [] };
  document.addEventListener("submit", (event) => {
    if (event.target === form) submitted(event);
    else if (event.target.matches("form[data-change]")) changed(event);
  });
  for (const one of document.querySelectorAll("[data-waits-for]")) lookAgain(one.dataset.answer);
  if (!form) return;
  const { other, words } = form.elements, chosen = () => form.querySelectorAll("input[name=account]");
  form.noValidate = true;
  other.addEventListener("input", () => {
    chosen().forEach((one) => { one.checked = false; });
    suggest();
  });
  form.addEventListener("change", (event) => { if (event.target.name === "account") other.value = ""; });
  const shared = new URLSearchParams(location.search);
  words.value ||= ["title", "text", "url"].map((name) => shared.get(name)?.trim()).filter(Boolean).join("\n");
  const leaveAll = async () => { await look(); await send(); };
  addEventListener("online", leaveAll);
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "visible") leaveAll(); });
  setInterval(async () => { if ((await waiting()).some((note) => !note.refused)) send(); }, AGAIN);
  if (form.dataset.user === undefined) showWho();
  await show();
  await leaveAll();
  await navigator.serviceWorker.register("/service-worker.js");
}

// Over plain HTTP no browser keeps anything for us: then the form is all there is.
if (isSecureContext) begin();
