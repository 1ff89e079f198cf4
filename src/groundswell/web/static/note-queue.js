// Notes that have not left yet, kept in this browser: each with its key, by which it is one note however often it is
// sent, and with the number of who wrote it. Beside them who is signed in, for when there is no signal.

let opened;

function open() {
  opened ??= new Promise((done, failed) => {
    const asked = indexedDB.open("notes", 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore("queue", { keyPath: "key" });
      asked.result.createObjectStore("who", { keyPath: "id" });
    };
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
  });
  return opened;
}

// Done once it is on the disk.
async function change(store, act) {
  const change = (await open()).transaction(store, "readwrite", { durability: "strict" });
  const asked = act(change.objectStore(store));
  return new Promise((done, failed) => {
    change.oncomplete = () => done(asked.result);
    change.onerror = change.onabort = () => failed(change.error);
  });
}

async function read(store, act) {
  const asked = act((await open()).transaction(store).objectStore(store));
  return new Promise((done, failed) => {
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
  });
}

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
