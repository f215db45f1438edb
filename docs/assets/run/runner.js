// The worker in which Python runs: one a page, started when it is first needed. Runs wait in line.

import { files } from "./places.js"

/** Passes on to each run what the worker says of it.
 *
 * A run is {snippet, cells, listener}; a listener has functions named after the worker's messages:
 * progress, ready, cell, output, epoch, done, fatal; and `waiting` for a run that is not the first.
 */
export class Runner {
  #worker = null
  #isReady = false
  #onReady
  #runs = []
  #watchers = []
  #number = 0

  constructor({ onReady }) {
    this.#onReady = onReady
  }

  run(run) {
    this.#runs.push(run)
    if (this.#runs.length > 1) run.listener.waiting()
    else this.#send()
  }

  /** Stop a run, whatever it does: nothing but the end of the worker stops an endless loop. */
  stop(run) {
    const isRunning = run === this.#runs[0]
    this.#runs = this.#runs.filter((other) => other !== run)
    if (!isRunning) return
    this.#end()
    if (this.#runs.length) this.#send()
    else this.#start()
  }

  load(watcher) {
    if (this.#isReady) return watcher.ready()
    this.#watchers.push(watcher)
    this.#start()
  }

  #start() {
    if (this.#worker) return
    const worker = new Worker(new URL("worker.js", files))
    worker.onmessage = ({ data }) => this.#hear(data)
    worker.onerror = (event) => this.#hear({ type: "fatal", message: event.message ?? "worker.js" })
    worker.postMessage({ type: "load" })
    this.#worker = worker
  }

  #end() {
    this.#worker.terminate()
    this.#worker = null
    this.#isReady = false
  }

  #send() {
    this.#start()
    const [run] = this.#runs
    run.id = ++this.#number
    this.#worker.postMessage({ type: "run", id: run.id, snippet: run.snippet, cells: run.cells })
    if (this.#isReady) run.listener.ready()
  }

  #hear(message) {
    const [run] = this.#runs
    const { type } = message
    if (type === "progress") this.#tellAll((listener) => listener.progress(message))
    else if (type === "ready") this.#hearReady()
    else if (type === "fatal") this.#hearFatal(message.message)
    else if (run?.id === message.id) {
      run.listener[type](message)
      if (type === "done") this.#next()
    }
  }

  #hearReady() {
    this.#isReady = true
    this.#tellAll((listener) => listener.ready())
    this.#watchers = []
    this.#onReady()
  }

  #hearFatal(why) {
    const isReady = this.#isReady
    this.#tellAll((listener) => listener.fatal(why.trim().split("\n").at(-1), isReady))
    this.#runs = []
    this.#watchers = []
    this.#end()
  }

  #tellAll(tell) {
    const [run] = this.#runs
    for (const listener of [...this.#watchers, ...(run ? [run.listener] : [])]) tell(listener)
  }

  #next() {
    this.#runs.shift()
    if (this.#runs.length) this.#send()
  }
}
