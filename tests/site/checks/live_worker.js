// Runs cells in the site's own worker, one after another, as a reader would who presses every Run
// button of a page from top to bottom; as many pages at a time as `workers` says. Evaluated in a
// page of the site: (work) => outcomes.
async ({ worker: address, snippets, limit, workers }) => {
  const { cellsBefore } = await import(new URL("cells_before.js", address).href)
  const waiting = [...snippets]
  const outcomes = []

  const reader = async () => {
    let worker = null

    /** Ask the worker, and collect what it says until it is done or has taken too long. */
    const ask = (message, last, seconds) =>
      new Promise((resolve, reject) => {
        const said = []
        const timer = setTimeout(() => {
          worker.terminate()
          worker = null
          resolve({ said, tooLong: true })
        }, 1000 * seconds)
        worker.onerror = (event) => reject(new Error(event.message))
        worker.onmessage = ({ data }) => {
          if (data.type === "fatal") reject(new Error(data.message))
          if (data.type === "output") said.push(data.output)
          if (data.type !== last) return
          clearTimeout(timer)
          resolve({ said, ms: data.ms, error: data.error })
        }
        worker.postMessage(message)
      })

    while (waiting.length) {
      const { snippet, cells } = waiting.shift()
      for (const { name, source } of cells) {
        if (!worker) {
          worker = new Worker(address)
          await ask({ type: "load" }, "ready", 120)
        }
        const asked = [...cellsBefore(name, cells), { name, source, raises: false }]
        const run = { type: "run", id: outcomes.length, snippet, cells: asked }
        outcomes.push({ snippet, name, ...(await ask(run, "done", limit)) })
      }
    }
  }

  await Promise.all(Array.from({ length: workers }, reader))
  return outcomes
}
