// Notes that have not left yet, kept in this browser: each with its key, by which it is one note however often it is
// sent, and with the number of who wrote it. Beside them who is signed in, for when there is no signal.

import { shelves } from "./shelf.js";

const { change, read } = shelves("notes", [["queue", "key"], ["who", "id"]]);

export const waiting = async () => (await read("queue", (queue) => queue.getAll())).sort((one, other) => one.written.localeCompare(other.written));
export const keep = (note) => change("queue", (queue) => queue.put(note));
export const letGo = (key) => change("queue", (queue) => queue.delete(key));

// It left, but where it was changed meanwhile: then it goes again, and mends itself.
export async function left(note) {
  const stands = await read("queue", (queue) => queue.get(note.key));
  if (stands && stands.words === note.words && stands.account === note.account) await letGo(note.key);
}

export const remembered = () => read("who", (who) => who.get("me"));
export const remember = (told) => change("who", (who) => who.put({ ...told, id: "me" }));
