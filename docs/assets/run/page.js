// The blocks of a page that have been opened, and the one runner that they share.

import { Block } from "./block.js"
import { kept } from "./kept.js"
import { keepForOffline } from "./offline.js"
import { site } from "./places.js"
import { Runner } from "./runner.js"
import { texts } from "./texts.js"

export class Page {
  static #page = null

  /** The page, made when it is first asked for. `bars` has the bar of each block that can run. */
  static of(bars) {
    return (this.#page ??= new Page(bars))
  }

  runner = new Runner({ onReady: keepForOffline })
  #bars
  #blocks = new Map()
  #cells = new Map()
  #isExplained = false

  constructor(bars) {
    this.#bars = bars
  }

  blockOf(example) {
    if (!this.#blocks.has(example)) this.#blocks.set(example, this.#open(example))
    return this.#blocks.get(example)
  }

  #open(example) {
    const [snippet, cell] = example.dataset.cell.split(":")
    return new Block(example, {
      bar: this.#bars.get(example),
      code: example.querySelector(".highlight") ?? example.firstElementChild,
      cell,
      snippet,
      keptAs: this.#keptAs(example),
      page: this,
    })
  }

  /** A page may show the same cell twice. */
  #keptAs(example) {
    const { cell } = example.dataset
    const same = [...this.#bars.keys()].filter((other) => other.dataset.cell === cell)
    return `${cell} ${same.indexOf(example)}`
  }

  /** Show again what the reader left on this page. */
  async restore() {
    for (const example of this.#bars.keys()) {
      if (kept(this.#keptAs(example))) await this.blockOf(example).restore()
    }
  }

  /** Get ready ahead of the first run. */
  load(bar) {
    this.runner.load({
      progress: (message) => bar.progress(message),
      ready: () => bar.say(texts.loaded),
      fatal: (why) => bar.say(texts.fatal(why), true),
    })
  }

  /** All cells of a snippet's file, as the site has them. */
  async cells(snippet) {
    if (!this.#cells.has(snippet)) {
      const response = await fetch(new URL(`assets/run/cells/${snippet}.json`, site))
      if (!response.ok) throw new Error(`${response.url}: ${response.status}`)
      this.#cells.set(snippet, (await response.json()).cells)
    }
    return this.#cells.get(snippet)
  }

  /** Cells that are in no file of the site. */
  addSnippet(snippet, cells) {
    this.#cells.set(snippet, cells)
  }

  /** The reader's version of a cell, where there is one. */
  edited(snippet, cell) {
    const blocks = [...this.#blocks.values()]
    return blocks.find((block) => block.snippet === snippet && block.cell === cell && block.isEdited)?.code
  }

  /** True once a page: what runs here is explained at the block that runs first. */
  explain() {
    const isFirst = !this.#isExplained
    this.#isExplained = true
    return isFirst
  }
}
