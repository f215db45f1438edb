// A block of code that the reader has opened: its editor, its runs, and the output of the last one.

import { button, element } from "./bar.js"
import { cellsBefore } from "./cells_before.js"
import { openEditor } from "./editor.js"
import { forget, keep, kept } from "./kept.js"
import { LiveOutput } from "./live_output.js"
import { account } from "./places.js"
import { texts } from "./texts.js"

export class Block {
  cell
  snippet
  keptAs
  #example
  #bar
  #page
  #original
  #source = null
  #editor = null
  #output = null
  #run = null
  #stop = button("stop", () => this.stop())
  #reset = button("reset", () => this.reset())

  /** `code` is the element whose place the editor takes. */
  constructor(example, { bar, code, cell, snippet, keptAs, page }) {
    Object.assign(this, { cell, snippet, keptAs })
    this.#example = example
    this.#bar = bar
    this.#page = page
    this.#original = { code, output: example.querySelector(".output") }
    this.#stop.hidden = this.#reset.hidden = true
    this.#runButton.after(this.#stop, this.#reset)
  }

  get #runButton() {
    return this.#bar.element.querySelector(".run__button--run")
  }

  get code() {
    return this.#editor?.code() ?? this.#source
  }

  get isEdited() {
    return this.code !== this.#source
  }

  /** The code as the site has it. */
  async original() {
    return (this.#source ??= (await this.#cells()).find((cell) => cell.name === this.cell).source)
  }

  /** Put the editor in the place of the code. */
  async open() {
    const source = await this.original()
    if (this.#editor) return
    this.#editor = openEditor({
      code: kept(this.keptAs)?.code ?? source,
      label: texts.editor(this.cell),
      description: texts.keys,
      onRun: () => this.run(),
      onChange: () => this.#keep(),
    })
    this.#original.code.hidden = true
    this.#original.code.after(this.#editor.element)
    this.#reset.hidden = !this.#source
  }

  /** Put other code into the editor; undo brings the old code back. */
  replace(code) {
    this.#editor.replace(code)
    this.#editor.focus()
  }

  async run() {
    if (this.#run) return
    const run = (this.#run = { snippet: this.snippet })
    this.#bar.say(texts.opening)
    try {
      await this.open()
      run.cells = await this.#cellsToRun()
    } catch (error) {
      this.#run = null
      throw error
    }
    this.#editor.markWrong(null)
    this.#output?.close()
    this.#output = new LiveOutput(this.#example, this.#original.output, this.isEdited)
    if (this.#page.explain()) this.#explain()
    this.#stop.hidden = false
    this.#runButton.setAttribute("aria-disabled", "true")
    run.listener = this.#listener()
    this.#page.runner.run(run)
  }

  stop() {
    this.#page.runner.stop(this.#run)
    this.#end(texts.stopped)
  }

  /** The code and the output as the page came with them. */
  reset() {
    if (this.#run) this.stop()
    this.#editor.close()
    this.#editor = null
    this.#original.code.hidden = false
    this.#output?.close()
    this.#output = null
    this.#reset.hidden = true
    this.#runButton.focus()
    this.#bar.say("")
    forget(this.keptAs)
  }

  /** Show what the reader left here. */
  async restore() {
    const state = kept(this.keptAs)
    await this.open()
    if (!state?.output || this.#output || this.#run) return
    this.#output = new LiveOutput(this.#example, this.#original.output, this.isEdited)
    this.#output.restore(state.output)
    this.#editor.markWrong(state.wrongLine)
    this.#bar.say(state.said, state.isError)
  }

  #explain() {
    const more = element("a", { href: account }, texts.differs)
    this.#bar.element.after(element("p", { className: "run__what" }, texts.what, " ", more))
  }

  async #cells() {
    return this.#page.cells(this.snippet)
  }

  /** The cells of the file on which this one builds, with the reader's edits, and this one. */
  async #cellsToRun() {
    const cells = await this.#cells()
    const before = cellsBefore(this.cell, cells).map((cell) => ({
      ...cell,
      source: this.#page.edited(this.snippet, cell.name) ?? cell.source,
    }))
    return [...before, { name: this.cell, source: this.code, raises: false }]
  }

  #listener() {
    const output = this.#output
    return {
      waiting: () => this.#bar.say(texts.waiting),
      progress: (message) => this.#bar.progress(message),
      ready: () => this.#bar.say(texts.running),
      cell: ({ name }) => this.#bar.say(name === this.cell ? texts.running : texts.runningEarlier(name)),
      output: (message) => output.add(message.output),
      line: (message) => output.showLine(message),
      epoch: (message) => output.addEpoch(message),
      done: (message) => this.#done(message),
      fatal: (why, wasReady) => this.#end(wasReady ? texts.broken(why) : texts.fatal(why), true),
    }
  }

  #done({ ms, error }) {
    if (!error) {
      this.#output.finish()
      return this.#end([texts.done(ms), this.#output.curve].filter(Boolean).join("　"))
    }
    const isHere = error.cell === this.cell
    this.#output.fail(error)
    if (isHere) this.#editor.markWrong(error.line)
    const said = isHere ? texts.failed(error.line) : texts.failedEarlier(error.cell, error.line)
    this.#end(said, true, isHere ? error.line : null)
  }

  #end(said, isError = false, wrongLine = null) {
    if (document.activeElement === this.#stop) this.#runButton.focus()
    this.#run = null
    this.#stop.hidden = true
    this.#runButton.removeAttribute("aria-disabled")
    this.#bar.say(said, isError)
    this.#keep({ output: this.#output.content(), said, isError, wrongLine })
  }

  #keep(result = {}) {
    const state = { ...kept(this.keptAs), ...result, code: this.code }
    if (!keep(this.keptAs, state)) this.#bar.counted.textContent = texts.notKept
  }
}
