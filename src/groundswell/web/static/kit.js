// The kit with and without a signal. On every page of the kit: the cards are kept in this browser, and what was done with
// them leaves when it can. On the page for when there is no signal (`form[data-kit]`), all is made of what is kept.

import { found, made } from "./card-index.js";
import { kept, keepCards, keepUse, letGoOfUse, uses } from "./kept-cards.js";
import { keep as keepNote, left, letGo, remember, remembered, waiting } from "./note-queue.js";
import { ask } from "./reach.js";
import { says, tongue } from "./says.js";

const form = document.querySelector("form[data-kit]");
const SHOWN = 8, BEST = 3, RESTS = 1000, AGAIN = 30000, READ_AFTER = 1500;
let me, token, cards, index, why, resting, reading;
const sending = new Set();

const part = (name) => document.querySelector(`[data-${name}]`);
const today = () => { const now = new Date(); return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((one) => String(one).padStart(2, "0")).join("-"); };
const isOver = (card) => Boolean(card.until) && card.until < today();

function element(tag, told = {}, ...inside) {
  const one = Object.assign(document.createElement(tag), told);
  one.append(...inside);
  return one;
}

// Who is signed in, by whatever; and the cards as they are now. False where the application is not reached.
async function look() {
  const answer = await ask("/note/data");
  if (answer?.out) {
    token = undefined;
    why = { code: "signed-out" };
    if (!me && form) location.assign(`/sign-in?next=${encodeURIComponent("/kit")}`);
    return false;
  }
  if (!answer?.user) {
    why = { code: navigator.onLine ? "not-reached" : "no-signal" };
    return false;
  }
  ({ token } = answer);
  why = undefined;
  if (cards?.user !== answer.user) use(undefined);
  me = { user: answer.user, name: answer.name, accounts: answer.accounts };
  await remember(me);
  return true;
}

async function fetchCards() {
  const answer = await ask("/kit/cards.json", undefined, cards ? { "If-None-Match": `"${cards.version}"` } : {});
  if (answer?.status === 304) use({ ...cards, at: new Date().toISOString() });
  else if (answer?.status !== 200) return;
  else use({ version: answer.version, cards: answer.cards, user: me.user, at: new Date().toISOString() });
  await keepCards(cards);
}

function use(told) {
  cards = told;
  index = undefined;
}

// Those that somebody still vouches for; searched anew when a card runs out overnight.
function search(words) {
  if (index?.day !== today()) index = { day: today(), ...made((cards?.cards ?? []).filter((card) => !isOver(card))) };
  return found(index, words, SHOWN);
}

// What was done with cards, and what customers said next: each leaves once, in one window at a time.
async function send() {
  await navigator.locks.request("kit", async () => {
    const own = (await uses()).filter((one) => one.user === me?.user && !one.refused);
    if (own.length && (token || (await look()))) {
      own.forEach((one) => sending.add(one.key));
      await show();
      await leave(own);
      own.forEach((one) => sending.delete(one.key));
    }
  });
  await navigator.locks.request("notes", async () => {
    const own = (await waiting()).filter((note) => note.user === me?.user && !note.refused);
    for (const note of own) if (!(token || (await look())) || !(await leaveNote(note))) break;
  });
  await show();
}

const told = (fields) => new URLSearchParams({ csrfmiddlewaretoken: token, ...fields });

async function leave(own) {
  const answer = await ask("/kit/uses", told({ user: me.user, uses: JSON.stringify(own.map(({ key, card, did, at }) => ({ key, card, did, at }))) }));
  if (answer?.status === 200) {
    for (const key of answer.taken) await letGoOfUse(key);
    for (const one of own) if (answer.refused[one.key]) await keepUse({ ...one, refused: answer.refused[one.key] });
    await dropRefusedReadings();
  } else notLeft(answer);
}

// Nobody waits for it to be told that a card was looked at.
async function dropRefusedReadings() {
  for (const one of await uses()) if (one.refused && !isRating(one)) await letGoOfUse(one.key);
}

async function leaveNote(note) {
  const { key, words, account, written, user } = note;
  const answer = await ask("/note", told({ key, words, account, written, user }));
  if (answer?.status === 200) await left(note);
  else if ((answer?.status === 409 || answer?.status === 422) && answer.code !== "somebody_else") {
    await keepNote({ ...note, refused: answer.why ?? Object.values(answer.errors).flat().join(" ") });
  } else {
    notLeft(answer);
    return false;
  }
  return true;
}

function notLeft(answer) {
  token = undefined; // it may be out of date: asked for anew
  why = { text: answer?.why, code: answer?.out ? "signed-out" : answer ? "not-kept" : "no-signal" };
}

// From here on: the page for when there is no signal.

const isRating = ({ did }) => did === "helped" || did === "unhelpful";
const did = (card, what) => keepUse({ key: crypto.randomUUID(), user: me.user, card, did: what, at: new Date().toISOString() });

// Once a day for each card: more tells nobody anything.
async function noteThat(card, what) {
  if (!me) return;
  const day = new Date().toISOString().slice(0, 10);
  const there = (await uses()).some((one) => one.user === me.user && one.card === card && one.did === what && one.at.startsWith(day));
  if (!there) await did(card, what);
}

function list() {
  const words = form.elements.q.value.trim(), best = words ? search(words) : [];
  part("found").replaceChildren(...best.map(row));
  part("none").hidden = !words || best.length > 0;
  part("none").textContent = says(cards?.cards.length ? "none" : "no-cards");
  clearTimeout(resting);
  if (best.length) resting = setTimeout(() => best.slice(0, BEST).forEach((card) => noteThat(card.card, "found")), RESTS);
}

function row(card) {
  const link = element("a", { href: `#${card.card}`, dir: "auto" }, element("b", { textContent: card.name || card.they_say[0] || card.card }));
  link.dataset.open = "";
  const item = element("li", {}, element("h2", {}, link), element("p", { textContent: card.you_say, dir: "auto" }));
  item.dataset.row = "";
  return item;
}

// The card that the address names; else the list.
async function open() {
  const [, within] = location.pathname.split("/kit/");
  if (within) history.replaceState(null, "", `/kit#${within}`);
  const called = location.hash.slice(1);
  const card = cards?.cards.find((one) => one.card === called);
  clearTimeout(reading);
  part("looking").hidden = Boolean(card);
  part("card").hidden = !card;
  if (!card) {
    list();
    return;
  }
  part("card").replaceChildren(filled(card));
  part("card").querySelector("h1").focus();
  scrollTo(0, 0);
  reading = setTimeout(() => { if (document.visibilityState === "visible") noteThat(card.card, "read"); }, READ_AFTER);
}

function filled(card) {
  const whole = document.querySelector("template[data-blank]").content.cloneNode(true);
  whole.querySelector("h1").textContent = card.name || card.card;
  for (const line of whole.querySelectorAll("[data-line]")) {
    const name = line.dataset.line, said = [card[name] ?? []].flat().filter(Boolean);
    if (!said.length) { line.remove(); continue; }
    line.querySelector("[data-words]").replaceChildren(...(name === "they_say" ? said.slice(0, 1) : said.flatMap((text) => text.split("\n"))).map((text) => element(name === "they_say" ? "q" : "span", { textContent: text, dir: "auto" })));
    line.querySelector("[data-inside]").hidden = !(card.internal ?? []).includes(name);
  }
  const vouched = whole.querySelector("[data-vouched]");
  vouched.textContent = card.vouched_by ? says(card.until ? "vouched-until" : "vouched", { who: card.vouched_by, day: card.until ? new Date(`${card.until}T12:00`).toLocaleDateString(tongue(), { dateStyle: "medium" }) : "" }) : says("nobody-vouches");
  whole.querySelector("[data-over]").hidden = !isOver(card);
  whole.querySelector("form[data-rate]").onsubmit = (event) => rated(event, card);
  const next = whole.querySelector("form[data-next]");
  next.onsubmit = (event) => saidNext(event);
  next.querySelector("datalist").replaceChildren(...(me?.accounts ?? []).map((name) => element("option", { value: name })));
  return whole;
}

async function rated(event, card) {
  event.preventDefault();
  const what = event.submitter.value, where = part("card");
  if (!me) { where.querySelector("[data-rated]").textContent = says("nobody"); return; }
  await did(card.card, what);
  where.querySelector("[data-rated]").textContent = says(what === "helped" ? "said-helped" : "said-not");
  await show();
  await send();
}

async function saidNext(event) {
  event.preventDefault();
  const asked = event.target, words = asked.elements.words.value.trim(), wrong = asked.querySelector("[data-wrong]");
  wrong.textContent = words ? (me ? "" : says("nobody")) : says("write");
  wrong.hidden = !wrong.textContent;
  asked.elements.words.toggleAttribute("aria-invalid", !words);
  if (!words || !me) { asked.elements.words.focus(); return; }
  await keepNote({ key: crypto.randomUUID(), user: me.user, words, account: asked.elements.other.value.trim(), written: new Date().toISOString() });
  asked.reset();
  part("card").querySelector("[data-rated]").textContent = says("noted");
  await show();
  await send();
}

// What waits here, to be seen and taken back until it has left.
async function show() {
  if (!form) return;
  const own = ({ user }) => user === me?.user;
  const ratings = (await uses()).filter((use) => own(use) && isRating(use)), notes = (await waiting()).filter(own);
  part("waits").hidden = !ratings.length && !notes.length;
  part("queue").replaceChildren(...ratings.map(waitingRating), ...notes.map(waitingNote));
  part("why").textContent = [says("leaves"), why && (why.text ?? says(why.code))].filter(Boolean).join(" ");
  part("who").textContent = me?.name ?? "";
  part("when").textContent = cards ? says({ 0: "kept-none", 1: "kept-one" }[cards.cards.length] ?? "kept-at", { when: new Date(cards.at).toLocaleString(tongue(), { dateStyle: "medium", timeStyle: "short" }), count: cards.cards.length }) : says("no-cards");
  part("back").hidden = !token;
  part("in").hidden = why?.code !== "signed-out";
}

function waitingRating(use) {
  const card = cards?.cards.find((one) => one.card === use.card);
  return item(card?.name || use.card, use.refused ?? says(use.did === "helped" ? "helped" : "did-not-help"), sending.has(use.key), () => letGoOfUse(use.key));
}

const waitingNote = (note) => item(note.words, note.refused ?? says("note"), false, () => letGo(note.key));

function item(text, state, busy, takeBack) {
  const button = element("button", { type: "button", className: "quiet", textContent: says("take-back"), disabled: busy, onclick: async () => { await takeBack(); await show(); form.elements.q.focus(); } });
  button.setAttribute("aria-label", `${says("take-back")}: ${text}`);
  return element("li", {}, element("p", { textContent: text, dir: "auto" }), element("p", { className: "cite" }, element("span", { textContent: state })), element("p", { className: "acts" }, button));
}

async function begin() {
  me = await remembered();
  use(await kept());
  if (form) {
    form.addEventListener("submit", (event) => event.preventDefault());
    form.elements.q.value = new URLSearchParams(location.search).get("q") ?? "";
    form.elements.q.addEventListener("input", list);
    addEventListener("hashchange", open);
    await show();
    await open();
  }
  const catchUp = async () => {
    if (await look()) {
      await fetchCards();
      if (form && part("card").hidden) list();
    }
    await show();
    await send();
  };
  addEventListener("online", catchUp);
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "visible") catchUp(); });
  setInterval(async () => { if ((await uses()).some((one) => !one.refused)) send(); }, AGAIN);
  await catchUp();
  await navigator.serviceWorker.register("/service-worker.js");
}

// Over plain HTTP no browser keeps anything for us.
if (isSecureContext) begin();
