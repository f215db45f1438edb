// Gets the files that Python needs, for worker.js: each checked against the manifest's SHA-256, and
// kept by the browser, so that a second visit needs no network. Where the browser keeps nothing (a
// private window, a site without https) they are downloaded at each visit.
//
// Files are kept by their hash: a new version of the site brings anew only what has changed.

const HERE = new URL("./", self.location.href)
const MANIFEST = new URL("manifest.json", HERE).href

const canKeep = "caches" in self
const canCheck = "subtle" in (self.crypto ?? {})

let asked = null

/** What the site offers now; without a network, what was kept whole.
 *
 * {version, files: {path: {bytes, sha256}}}, as builder/live_files.py wrote it.
 */
function manifest() {
  return (asked ??= askManifest())
}

async function askManifest() {
  try {
    return await (await download(MANIFEST)).json()
  } catch (error) {
    const kept = await (await openCache())?.match(MANIFEST)
    if (kept) return kept.json()
    throw error
  }
}

/** The bytes of one file of the manifest. `onBytes` gets how many have newly come. */
async function fetchFile(path, onBytes = () => {}) {
  const { bytes, sha256 } = (await manifest()).files[path]
  const cache = await openCache()
  const kept = await (await cache?.match(keptAs(path, sha256)))?.arrayBuffer()
  if (kept && (await isRight(kept, sha256))) {
    onBytes(bytes)
    return kept
  }
  const fresh = await readCounting(await download(new URL(path, HERE)), onBytes)
  if (!(await isRight(fresh, sha256))) throw new Error(`${path} is not the file that ${MANIFEST} lists`)
  await cache?.put(keptAs(path, sha256), new Response(fresh))
  return fresh
}

/** To be called when all files are there: this version can do without a network, and others go. */
async function forgetOldFiles() {
  const cache = await openCache()
  if (!cache) return
  const current = await manifest()
  await cache.put(MANIFEST, new Response(JSON.stringify(current)))
  const listed = Object.entries(current.files).map(([path, { sha256 }]) => keptAs(path, sha256))
  const wanted = new Set([MANIFEST, ...listed])
  const old = (await cache.keys()).filter(({ url }) => !wanted.has(url))
  await Promise.all(old.map((request) => cache.delete(request)))
}

function keptAs(path, sha256) {
  return new URL(`${path}?${sha256}`, HERE).href
}

async function openCache() {
  return canKeep ? caches.open(`files of ${HERE}`) : null
}

/** "no-store": the browser's own cache would hold the same bytes once more. */
async function download(url) {
  const response = await fetch(url, { cache: "no-store" })
  if (!response.ok) throw new Error(`${url}: ${response.status}`)
  return response
}

async function readCounting(response, onBytes) {
  const parts = []
  for (const reader = response.body.getReader(); ; ) {
    const { done, value } = await reader.read()
    if (done) return new Blob(parts).arrayBuffer()
    parts.push(value)
    onBytes(value.length)
  }
}

async function isRight(bytes, sha256) {
  if (!canCheck) return true
  const found = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))
  return [...found].map((byte) => byte.toString(16).padStart(2, "0")).join("") === sha256
}
