// The loss of a training as a curve that grows with each epoch.

import { texts } from "./texts.js"

const WIDEST = 480
const HEIGHT = 160
const LEFT = 56
const RIGHT = 12
const TOP = 24
const BOTTOM = 26
const LETTER = 7 // the width of one, about
const NAMES = ["loss", "val_loss"]

/** A number in a few digits: 1230, 0.0567, 1.2e-7; the worker sends null for what is none. */
const short = (value) => (value === null ? "NaN" : String(Number(value.toPrecision(3))))

export class LossCurve {
  element
  epochs = []
  #right

  /** `room` is the width that there is, in pixels. */
  constructor(room) {
    const width = Math.min(WIDEST, room)
    this.#right = width - RIGHT
    this.element = svg("svg", { class: "run-curve", width, height: HEIGHT, role: "img" })
  }

  continuesWith({ epoch }) {
    return epoch > (this.epochs.at(-1)?.epoch ?? -1)
  }

  /** One more epoch; they are counted from 0, as Keras does. */
  add({ epoch, epochs, logs }) {
    this.epochs.push({ epoch, epochs, logs })
    if (this.isLine) this.#draw()
  }

  get isLine() {
    return this.epochs.length > 1
  }

  get words() {
    const { epoch, epochs, logs } = this.epochs.at(-1)
    const values = this.#names().map((name) => `${name} ${short(logs[name])}`)
    return texts.curve(epoch + 1, epochs, values.join(", "))
  }

  #names() {
    return NAMES.filter((name) => name in this.epochs.at(-1).logs)
  }

  #draw() {
    const names = this.#names()
    const values = names.flatMap((name) => this.epochs.map(({ logs }) => logs[name])).filter(Number.isFinite)
    const low = Math.min(0, ...values)
    const high = Math.max(...values, low + Number.MIN_VALUE)
    const { epoch: newest, epochs } = this.epochs.at(-1)
    const last = Math.max(epochs, newest + 1)
    const x = (epoch) => LEFT + (epoch / (last - 1)) * (this.#right - LEFT)
    const y = (value) => TOP + ((high - value) / (high - low)) * (HEIGHT - TOP - BOTTOM)

    this.element.replaceChildren(
      svg("path", { class: "run-curve__axis", d: `M${LEFT},${TOP}V${HEIGHT - BOTTOM}H${this.#right}` }),
      label(LEFT - 6, TOP + 4, short(high), "end"),
      label(LEFT - 6, HEIGHT - BOTTOM + 4, short(low), "end"),
      label(LEFT, HEIGHT - 8, "1", "middle"),
      label(this.#right, HEIGHT - 8, texts.epoch(last), "end"),
      ...names.flatMap((name) => this.#line(name, x, y)),
      ...this.#legend(names),
    )
    this.element.setAttribute("aria-label", this.words)
  }

  #line(name, x, y) {
    const points = this.epochs.filter(({ logs }) => Number.isFinite(logs[name]))
    const path = points.map(({ epoch, logs }) => `${x(epoch).toFixed(1)},${y(logs[name]).toFixed(1)}`)
    const kind = `run-curve__line run-curve__line--${name}`
    const [cx, cy] = path.at(-1)?.split(",") ?? [LEFT, HEIGHT - BOTTOM]
    return [
      svg("polyline", { class: kind, points: path.join(" ") }),
      svg("circle", { class: kind, cx, cy, r: 2 }),
    ]
  }

  /** The last values, at the top right, where a falling loss leaves room. */
  #legend(names) {
    const { logs } = this.epochs.at(-1)
    let right = this.#right
    return names.reverse().flatMap((name) => {
      const text = `${name} ${short(logs[name])}`
      const end = right
      const left = end - text.length * LETTER
      right = left - 36
      const kind = `run-curve__line run-curve__line--${name}`
      return [svg("path", { class: kind, d: `M${left - 20},9H${left - 4}` }), label(end, 13, text, "end")]
    })
  }
}

function label(x, y, text, anchor) {
  const made = svg("text", { x, y, "text-anchor": anchor })
  made.textContent = text
  return made
}

function svg(tag, attributes) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  return made
}
