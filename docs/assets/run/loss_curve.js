// The loss of a training as a curve that grows with each epoch.

import { texts } from "./texts.js"

const WIDTH = 480
const HEIGHT = 150
const LEFT = 52
const RIGHT = 96
const TOP = 12
const BOTTOM = 26
const NAMES = ["loss", "val_loss"]

/** A number in a few digits: 1234, 0.0567, 1.2e-7. */
const short = (value) => String(Number(value.toPrecision(3)))

export class LossCurve {
  element = svg("svg", { class: "run-curve", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img" })
  epochs = []

  continuesWith({ epoch }) {
    return epoch > (this.epochs.at(-1)?.epoch ?? 0)
  }

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
    return texts.curve(epoch, epochs, values.join(", "))
  }

  #names() {
    return NAMES.filter((name) => name in this.epochs.at(-1).logs)
  }

  #draw() {
    const names = this.#names()
    const values = names.flatMap((name) => this.epochs.map(({ logs }) => logs[name])).filter(Number.isFinite)
    const low = Math.min(0, ...values)
    const high = Math.max(...values, low + Number.MIN_VALUE)
    const last = Math.max(this.epochs.at(-1).epochs, this.epochs.at(-1).epoch)
    const x = (epoch) => LEFT + ((epoch - 1) / (last - 1)) * (WIDTH - LEFT - RIGHT)
    const y = (value) => TOP + ((high - value) / (high - low)) * (HEIGHT - TOP - BOTTOM)

    this.element.replaceChildren(
      svg("path", { class: "run-curve__axis", d: `M${LEFT},${TOP}V${HEIGHT - BOTTOM}H${WIDTH - RIGHT}` }),
      label(LEFT - 6, TOP + 4, short(high), "end"),
      label(LEFT - 6, HEIGHT - BOTTOM + 4, short(low), "end"),
      label(LEFT, HEIGHT - 8, "1", "middle"),
      label(WIDTH - RIGHT, HEIGHT - 8, `${last} ${texts.epoch}`, "middle"),
      ...names.flatMap((name) => this.#line(name, x, y)),
    )
    this.element.setAttribute("aria-label", this.words)
  }

  #line(name, x, y) {
    const points = this.epochs.filter(({ logs }) => Number.isFinite(logs[name]))
    const path = points.map(({ epoch, logs }) => `${x(epoch).toFixed(1)},${y(logs[name]).toFixed(1)}`)
    const line = svg("polyline", { class: `run-curve__line run-curve__line--${name}`, points: path.join(" ") })
    const now = `${name} ${short(this.epochs.at(-1).logs[name])}`
    const end = points.at(-1) ?? { epoch: 1, logs: { [name]: 0 } }
    const above = name === "loss" ? 4 : -6
    return [line, label(x(end.epoch) + 6, y(end.logs[name]) + above, now, "start")]
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
