// Lets pages that were read be read again without a network. The network comes first, so that a
// reader who has one always sees the site as it is. Registered when code is run for the first time.
// What Python needs is kept apart from this, by version, by assets/run/files.js.

const KEPT = `pages of ${registration.scope}`

addEventListener("install", () => skipWaiting())
addEventListener("activate", (event) => event.waitUntil(clients.claim()))

addEventListener("fetch", (event) => {
  if (isOurs(event.request)) event.respondWith(answer(event))
})

// A page tells what it had loaded before this worker was there.
addEventListener("message", (event) => event.waitUntil(keepAll(event.data.keep)))

/** "no-store" is how files.js asks for what it keeps itself. */
function isOurs({ method, url, cache }) {
  return method === "GET" && url.startsWith(registration.scope) && cache !== "no-store"
}

async function answer(event) {
  try {
    const response = await fetch(event.request)
    if (response.ok) event.waitUntil(keep(event.request, response.clone()))
    return response
  } catch (error) {
    const kept = await (await caches.open(KEPT)).match(bare(event.request.url))
    if (kept) return kept
    throw error
  }
}

async function keepAll(urls) {
  const requests = [...new Set(urls.map(bare))].map((url) => new Request(url)).filter(isOurs)
  const cache = await caches.open(KEPT)
  await Promise.all(
    requests.map(async (request) => {
      if (await cache.match(request)) return
      const response = await fetch(request)
      if (response.ok) await cache.put(request, response)
    }),
  )
}

async function keep({ url }, response) {
  const cache = await caches.open(KEPT)
  await cache.put(bare(url), response)
}

/** The address of a page or file without what a search or a heading adds to it. */
function bare(url) {
  return url.split(/[?#]/)[0]
}
