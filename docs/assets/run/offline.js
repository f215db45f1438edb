// After the first run the page works without a network: a service worker keeps what was shown.

import { files, site } from "./places.js"

/** Keep this page, which was loaded before the service worker was there, and register that. */
export async function keepForOffline() {
  if (!("serviceWorker" in navigator)) return // as on a site without https
  await navigator.serviceWorker.register(new URL("service-worker.js", site))
  const { active } = await navigator.serviceWorker.ready
  const loaded = performance.getEntriesByType("resource").map((entry) => entry.name)
  const ofWorker = ["worker.js", "files.js"].map((name) => new URL(name, files).href)
  active.postMessage({ keep: [location.href, ...ofWorker, ...loaded] })
}
