// What a run gives, in the elements that the page's own outputs have (builder/render_cell.py).

import { element } from "./bar.js"
import { LossCurve } from "./loss_curve.js"
import { safeHtml, safeSvg } from "./safe_markup.js"
import { texts } from "./texts.js"

const LONGEST = 100_000 // characters; more would make the page slow

export class LiveOutput {
  #frame = element("div", { className: "output output--live", role: "group", "aria-label": texts.output })
  #example
  #original
  #picture
  #items = []
  #error = null
  #curve = null
  #stream = null
  #line = element("span")
  #length = 0

  /** Takes the place of `original`, the page's own output, as soon as there is something to show. */
  constructor(example, original, isEdited) {
    this.#example = example
    this.#original = original
    const label = original?.querySelector(".output__svg svg")?.getAttribute("aria-label")
    this.#picture = (!isEdited && label) || texts.picture
    this.#frame.append(element("p", { className: "output__label" }, texts.output))
  }

  add(output) {
    if (this.#length > LONGEST) return
    this.#line.remove()
    this.#items.push(output)
    this.#length += JSON.stringify(output).length
    if (output.output_type === "stream") this.#addText(output)
    else this.#addResult(output.data)
    if (this.#length > LONGEST) this.#add(element("p", { className: "output__cut" }, texts.cut(LONGEST)))
  }

  /** The last line as it stands while it is drawn again and again, such as a progress bar. */
  showLine({ name, text }) {
    this.#line.textContent = text
    this.#preOf(name).append(this.#line)
  }

  #addText({ name, text }) {
    const pre = this.#preOf(name)
    pre.append(pre.textContent ? text : text.replace(/^\n+/, ""))
  }

  /** Text of the same stream goes on in the same element. */
  #preOf(name) {
    if (this.#stream?.name !== name) {
      this.#stream = { name, pre: this.#addPre(name === "stdout" ? "text" : "warning", "") }
    }
    return this.#stream.pre
  }

  #addResult(data) {
    this.#stream = null
    if (data["image/svg+xml"]) {
      const svg = safeSvg(data["image/svg+xml"], this.#picture)
      this.#add(element("div", { className: "output__svg" }, svg))
    } else if (data["text/html"]) {
      this.#add(element("div", { className: "output__html" }, safeHtml(data["text/html"])))
    } else this.#addPre("text", data["text/plain"])
  }

  /** One more epoch of a training. A training that follows another takes over its curve. */
  addEpoch(epoch) {
    if (!this.#curve?.continuesWith(epoch)) {
      this.#curve?.element.remove()
      this.#curve = new LossCurve(this.#example.clientWidth - 36)
    }
    this.#curve.add(epoch)
    if (this.#curve.isLine && !this.#curve.element.isConnected) this.#add(this.#curve.element)
  }

  fail(error) {
    this.#error = error
    this.#addPre("error", [error.ename, error.evalue].filter(Boolean).join(": "))
    this.finish()
  }

  finish() {
    for (const pre of this.#frame.querySelectorAll("pre")) pre.textContent = pre.textContent.trimEnd()
    if (this.#frame.childElementCount === 1) this.#add(element("p", { className: "output__none" }, texts.nothing))
  }

  /** What the curve says in words. */
  get curve() {
    return this.#curve?.isLine ? this.#curve.words : ""
  }

  content() {
    return { items: this.#items, epochs: this.#curve?.epochs ?? [], error: this.#error }
  }

  restore({ items, epochs, error }) {
    for (const item of items) this.add(item)
    for (const epoch of epochs) this.addEpoch(epoch)
    if (error) this.fail(error)
    else this.finish()
  }

  close() {
    if (this.#original && this.#frame.isConnected) this.#frame.replaceWith(this.#original)
    else this.#frame.remove()
  }

  #addPre(kind, text) {
    return this.#add(element("pre", { className: `output__${kind}`, tabIndex: 0 }, text.replace(/^\n+|\n+$/g, "")))
  }

  #add(child) {
    this.#frame.append(child)
    if (this.#frame.isConnected) return child
    if (this.#original) this.#original.replaceWith(this.#frame)
    else this.#example.append(this.#frame)
    return child
  }
}
