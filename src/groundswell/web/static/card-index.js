// Which card answers what a customer just said, found by words alone, without a server: BM25 (k1 1.2, b .75) over words,
// and over parts of words at a third, so that "billing" finds "bill" and a slip of the thumb finds its word. A module
// that knows neither page nor browser, so that it can be measured as it is.

const K1 = 1.2, B = 0.75, PART = 4;
// What the customer says weighs whole; what we say to it finds a card where nobody's words do.
const THEIRS = 1, OURS = 0.25, PARTS = 0.3, BEGUN = 0.7;
// Of the best: what is less has a few letters in common with it, and no more.
const LEAST = 0.25;
const OURS_ARE = ["you_say", "push_back", "proof", "ask"];

// Without case and accents, and the same for one and several of a thing.
export function words(text) {
  return (text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ß", "ss").match(/[\p{L}\p{N}]+/gu) ?? []).map(stem);
}

function stem(word) {
  let left = word;
  if (left.length > 4 && left.endsWith("ies")) left = `${left.slice(0, -3)}y`;
  else if (left.length > 3 && left.endsWith("s") && !left.endsWith("ss")) left = left.slice(0, -1);
  const ending = ["ing", "ed", "e"].find((one) => left.endsWith(one) && left.length > one.length + 2);
  return ending ? left.slice(0, -ending.length) : left;
}

function parts(word) {
  const whole = `<${word}>`, found = [];
  for (let at = 0; at + PART <= whole.length; at += 1) found.push(whole.slice(at, at + PART));
  return found;
}

// How often each stands in these texts, and how many there are.
function counted(texts, taken) {
  const times = new Map();
  let length = 0;
  for (const [text, weight] of texts) {
    for (const one of words(text).flatMap(taken)) {
      times.set(one, (times.get(one) ?? 0) + weight);
      length += weight;
    }
  }
  return { times, length };
}

// Of each word, in which cards it stands, and what it adds there.
function weighed(all, taken) {
  const told = all.map((texts) => counted(texts, taken)), postings = new Map();
  const mean = told.reduce((sum, one) => sum + one.length, 0) / Math.max(1, told.length) || 1;
  told.forEach(({ times, length }, card) => {
    for (const [word, often] of times) {
      if (!postings.has(word)) postings.set(word, []);
      postings.get(word).push([card, (often * (K1 + 1)) / (often + K1 * (1 - B + (B * length) / mean))]);
    }
  });
  for (const found of postings.values()) {
    const rare = Math.log(1 + (all.length - found.length + 0.5) / (found.length + 0.5));
    for (const one of found) one[1] *= rare;
  }
  return postings;
}

function texts(card) {
  const kept = (name) => !(card.internal ?? []).includes(name);
  const theirs = kept("they_say") ? (card.they_say ?? []) : [];
  return [
    ...[card.name, ...theirs].filter(Boolean).map((text) => [text, THEIRS]),
    ...OURS_ARE.filter((name) => card[name] && kept(name)).map((name) => [card[name], OURS]),
  ];
}

export function made(cards) {
  const all = cards.map(texts);
  const byWord = weighed(all, (word) => [word]);
  return { cards, byWord, byPart: weighed(all, parts), vocabulary: [...byWord.keys()].sort() };
}

// Every word that begins as the last one does, which may not be typed to its end: of each card the best of them.
function begun({ vocabulary, byWord }, word) {
  const best = new Map();
  let low = 0, high = vocabulary.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (vocabulary[middle] < word) low = middle + 1;
    else high = middle;
  }
  for (let at = low; vocabulary[at]?.startsWith(word); at += 1) {
    const share = vocabulary[at] === word ? 1 : BEGUN;
    for (const [card, adds] of byWord.get(vocabulary[at])) best.set(card, Math.max(best.get(card) ?? 0, adds * share));
  }
  return best;
}

// The cards that hold any of it, the best first.
export function found(index, asked, most = 10) {
  const scores = new Map(), typed = words(asked);
  const add = (card, adds) => scores.set(card, (scores.get(card) ?? 0) + adds);
  const last = /[\p{L}\p{N}]{2}$/u.test(asked) ? typed.at(-1) : undefined;
  for (const word of new Set(typed)) {
    if (word === last) begun(index, word).forEach((adds, card) => add(card, adds));
    else for (const [card, adds] of index.byWord.get(word) ?? []) add(card, adds);
  }
  for (const part of new Set(typed.flatMap(parts))) for (const [card, adds] of index.byPart.get(part) ?? []) add(card, adds * PARTS);
  const order = [...scores].sort(([one, of], [other, than]) => than - of || one - other);
  return order.slice(0, most).filter(([, score]) => score >= LEAST * order[0][1]).map(([card]) => index.cards[card]);
}
