// What is kept in this browser, in shelves by name: done once it is on the disk.

export function shelves(database, made) {
  let opened;

  function open() {
    opened ??= new Promise((done, failed) => {
      const asked = indexedDB.open(database, 1);
      asked.onupgradeneeded = () => made.forEach(([name, key]) => asked.result.createObjectStore(name, { keyPath: key }));
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => failed(asked.error);
    });
    return opened;
  }

  async function change(shelf, act) {
    const change = (await open()).transaction(shelf, "readwrite", { durability: "strict" });
    const asked = act(change.objectStore(shelf));
    return new Promise((done, failed) => {
      change.oncomplete = () => done(asked.result);
      change.onerror = change.onabort = () => failed(change.error);
    });
  }

  async function read(shelf, act) {
    const asked = act((await open()).transaction(shelf).objectStore(shelf));
    return new Promise((done, failed) => {
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => failed(asked.error);
    });
  }

  return { change, read };
}
