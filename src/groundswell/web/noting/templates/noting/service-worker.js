// Keeps the page for notes and that of the kit, which hold nothing of anybody, for when there is no signal. Nothing else
// is ever kept here: the cards lie where the kit keeps them (kept-cards.js).
const CACHE = "note-{{ version }}";
const KEPT = {{ kept|safe }};
const NOTE = "{{ note }}", NOTE_SHELL = "{{ note_shell }}", KIT = "{{ kit }}", KIT_SHELL = "{{ kit_shell }}", OUT = "{{ out }}";
const CARD = new RegExp(`^${KIT}/[AK]-\\d+$`), PATIENCE = 4000;

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(KEPT.map((one) => new Request(one, { cache: "reload" })))));
});

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) if (name.startsWith("note-") && name !== CACHE) await caches.delete(name);
    await self.clients.claim();
  })());
});

// Who was signed in, and which accounts they spoke with, and the cards; what waits stays, for whoever it is of.
function forget(database, shelf) {
  return new Promise((done) => {
    const opened = indexedDB.open(database, 1);
    opened.onerror = () => done();
    opened.onupgradeneeded = () => opened.transaction.abort();
    opened.onsuccess = () => {
      const change = opened.result.transaction(shelf, "readwrite");
      change.objectStore(shelf).clear();
      change.oncomplete = change.onerror = () => { opened.result.close(); done(); };
    };
  });
}

const shell = (address) => caches.match(address, { cacheName: CACHE });

// The kit as the application shows it, which searches by meaning, too; where it does not in time, or nobody is signed in
// any more, what is kept.
async function kit(request) {
  const kept = await shell(KIT_SHELL);
  if (!kept) return fetch(request);
  const late = new Promise((done) => setTimeout(done, PATIENCE));
  const answer = await Promise.race([fetch(request).catch(() => undefined), late]);
  return answer && answer.type !== "opaqueredirect" && answer.status < 500 ? answer : kept;
}

self.addEventListener("fetch", (event) => {
  const { request } = event, { origin, pathname } = new URL(request.url);
  if (origin !== self.location.origin) return;
  if (request.method === "POST" && pathname === OUT) {
    event.waitUntil(Promise.all([forget("notes", "who"), forget("kit", "kept"), caches.delete(CACHE), self.registration.unregister()]));
  } else if (request.method === "GET" && request.mode === "navigate" && pathname === NOTE) {
    event.respondWith(shell(NOTE_SHELL).then((kept) => kept ?? fetch(request)));
  } else if (request.method === "GET" && request.mode === "navigate" && (pathname === KIT || CARD.test(pathname))) {
    event.respondWith(kit(request));
  } else if (request.method === "GET" && KEPT.includes(pathname)) {
    event.respondWith(caches.match(request, { cacheName: CACHE, ignoreSearch: true }).then((kept) => kept ?? fetch(request)));
  }
});
