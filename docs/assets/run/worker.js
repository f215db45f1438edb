// Runs Python for a page: loads Pyodide and the packed packages once, then runs cells as it is told.
//
// A classic worker, because Pyodide's start needs importScripts. What the messages mean is written
// where they are made: here for loading, in browser/keras_in_browser/cells.py for running.

importScripts("files.js")

const PYODIDE = ["pyodide.js", "pyodide.asm.js.bin", "pyodide.asm.wasm.bin", "python_stdlib.zip", "pyodide-lock.json"]
const PACKAGES = "packages.bin"
const INDEX = new URL("pyodide/", self.location.href).href

let session = null
let line = Promise.resolve()

self.onmessage = ({ data }) => {
  line = line.then(() => handle(data)).catch((error) => postMessage({ type: "fatal", message: String(error) }))
}

/** Messages are handled one after another: a run waits until Python is there. */
async function handle(message) {
  session ??= await load()
  if (message.type === "run") {
    const { id, snippet, cells } = message
    session.run_json(JSON.stringify({ id, snippet, cells }))
  }
}

async function load() {
  const started = performance.now()
  const { files, packages } = await downloadAll()
  postMessage({ type: "progress", stage: "start", loaded: 0, total: 0 })
  const python = await startPyodide(files)
  python.unpackArchive(packages, "tar", { extractDir: python.runPython("import site; site.getsitepackages()[0]") })
  postMessage({ type: "progress", stage: "import", loaded: 0, total: 0 })
  const { start } = python.pyimport("keras_in_browser.start")
  const begun = start((text) => postMessage(JSON.parse(text)))
  await forgetOldFiles()
  postMessage({ type: "ready", ms: Math.round(performance.now() - started) })
  return begun
}

/** All files at once, with one count of bytes for all of them. */
async function downloadAll() {
  const paths = [...PYODIDE.map((name) => `pyodide/${name}`), PACKAGES]
  const listed = (await manifest()).files
  const total = paths.reduce((sum, path) => sum + listed[path].bytes, 0)
  let loaded = 0
  const count = (bytes) => {
    loaded += bytes
    postMessage({ type: "progress", stage: "download", loaded, total })
  }
  count(0)
  const got = await Promise.all(paths.map((path) => fetchFile(path, count)))
  const whole = await Promise.all(got.map((bytes, n) => (paths[n].endsWith(".bin") ? unpacked(bytes) : bytes)))
  const files = new Map(PYODIDE.map((name, n) => [name.replace(/\.bin$/, ""), whole[n]]))
  return { files, packages: whole.at(-1) }
}

/** Files are gzipped here and not by the server, so that any server that serves files will do. */
function unpacked(bytes) {
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer()
}

/** Start Pyodide from what has been downloaded and checked; it would fetch its files itself. */
async function startPyodide(files) {
  const types = { wasm: "application/wasm", json: "application/json" }
  const ours = self.fetch
  self.fetch = (resource, options) => {
    const name = String(resource.url ?? resource).replace(INDEX, "")
    if (!files.has(name)) return ours(resource, options)
    const type = types[name.split(".").at(-1)] ?? "application/octet-stream"
    return Promise.resolve(new Response(files.get(name), { headers: { "Content-Type": type } }))
  }
  try {
    for (const name of ["pyodide.js", "pyodide.asm.js"]) runScript(files.get(name))
    const toConsole = (text) => console.debug(text)
    return await loadPyodide({ indexURL: INDEX, stdout: toConsole, stderr: toConsole })
  } finally {
    self.fetch = ours
  }
}

function runScript(bytes) {
  const url = URL.createObjectURL(new Blob([bytes], { type: "text/javascript" }))
  importScripts(url)
  URL.revokeObjectURL(url)
}
