// Keeps the page for notes, which holds nothing of anybody, for when there is no signal. Nothing else is ever kept.
const CACHE = "note-{{ version }}";
const KEPT = {{ kept|safe }};
const PAGE = "{{ page }}", SHELL = KEPT[0], OUT = "{{ out }}";

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

// Who was signed in, and which accounts they spoke with; the notes that wait stay, for whoever wrote them.
function forget() {
  return new Promise((done) => {
    const opened = indexedDB.open("notes", 1);
    opened.onerror = () => done();
    opened.onupgradeneeded = () => opened.transaction.abort();
    opened.onsuccess = () => {
      const change = opened.result.transaction("who", "readwrite");
      change.objectStore("who").clear();
      change.oncomplete = change.onerror = () => { opened.result.close(); done(); };
    };
  });
}

self.addEventListener("fetch", (event) => {
  const { request } = event, { origin, pathname } = new URL(request.url);
  if (origin !== self.location.origin) return;
  if (request.method === "POST" && pathname === OUT) {
    event.waitUntil(Promise.all([forget(), caches.delete(CACHE), self.registration.unregister()]));
  } else if (request.method === "GET" && request.mode === "navigate" && pathname === PAGE) {
    event.respondWith(caches.match(SHELL, { cacheName: CACHE }).then((kept) => kept ?? fetch(request)));
  } else if (request.method === "GET" && KEPT.includes(pathname)) {
    event.respondWith(caches.match(request, { cacheName: CACHE, ignoreSearch: true }).then((kept) => kept ?? fetch(request)));
  }
});
