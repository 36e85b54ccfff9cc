/* Keeps the page of the door on the telephone. The server writes `SHELL` before this file: {name, page, files}. */

const { name, page, files } = SHELL;

async function fill() {
  const cache = await caches.open(name);
  const [whole] = await Promise.all([fetch(page, { cache: "reload" }), cache.addAll(files)]);
  if (!whole.ok) throw new Error("the page was not served");
  await cache.put("/door", whole);
}

async function clear() {
  const names = await caches.keys();
  await Promise.all(names.filter((each) => each.startsWith("door-") && each !== name).map((each) => caches.delete(each)));
  await self.clients.claim();
}

/** From the telephone first: a changed page has another name, and is taken when it was loaded whole. */
async function kept(request, key) {
  const cache = await caches.open(name);
  return (await cache.match(key)) ?? fetch(request);
}

self.addEventListener("install", (event) => event.waitUntil(fill().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(clear()));
self.addEventListener("fetch", (event) => {
  const { pathname, search } = new URL(event.request.url);
  if (event.request.method !== "GET") return;
  if (event.request.mode === "navigate" && pathname === "/door" && !search) event.respondWith(kept(event.request, "/door"));
  else if (files.includes(pathname)) event.respondWith(kept(event.request, pathname));
});
