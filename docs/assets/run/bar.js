// The bar below a block's code: buttons, and what is going on.

import { texts } from "./texts.js"

/** An element with properties, attributes (`data-x`, `aria-x`, `role`) and children. */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(properties)) {
    if (name in made) made[name] = value
    else made.setAttribute(name, value)
  }
  made.append(...children)
  return made
}

export function button(kind, onclick) {
  return element("button", { type: "button", className: `run__button run__button--${kind}`, onclick }, texts[kind])
}

/** A bar with its places for words: `said` is read aloud, `counted` is not. */
export class Bar {
  said = element("span", { className: "run__said", role: "status" })
  counted = element("span", { className: "run__counted" })
  meter = element("progress", { className: "run__meter", hidden: true, "aria-label": texts.progress })
  element = element("div", { className: "run" })

  constructor(...buttons) {
    this.element.append(...buttons, this.meter, this.said, this.counted)
  }

  say(text, isError = false) {
    this.said.textContent = text
    this.said.classList.toggle("run__said--error", isError)
    this.counted.textContent = ""
    this.meter.hidden = true
  }

  /** How far getting ready has come: a stage, and bytes where the stage has some. */
  progress({ stage, loaded, total }) {
    const text = texts.stages[stage]
    if (this.said.textContent !== text) this.say(text)
    this.meter.hidden = false
    if (total) {
      this.meter.max = total
      this.meter.value = loaded
      this.counted.textContent = texts.bytes(loaded, total)
    } else {
      this.meter.removeAttribute("value")
      this.counted.textContent = ""
    }
  }
}
