// A Run button below each block of code that can run in the reader's browser. What running takes is
// fetched when a button is pressed for the first time, and not before.

import { Bar, button, element } from "./bar.js"
import { hasKept } from "./kept.js"
import { account } from "./places.js"
import { texts } from "./texts.js"

const blocks = new Map()

for (const example of document.querySelectorAll(".example[data-cell]")) {
  const code = example.querySelector(".highlight")
  if (example.dataset.cannot) code.after(whyNot(example.dataset.cannot))
  else {
    const run = ({ currentTarget }) => {
      if (currentTarget.ariaDisabled !== "true") start(bar, (page) => page.blockOf(example).run())
    }
    const bar = new Bar(button("run", run))
    blocks.set(example, bar)
    code.after(bar.element)
  }
}

const [first] = blocks.values()
first?.counted.append(element("a", { href: account }, texts.hint))

for (const place of document.querySelectorAll(".run-load")) {
  const bar = new Bar(button("load", () => start(bar, (page) => page.load(bar))))
  place.append(bar.element)
}

function whyNot(reason) {
  const notebook = document.querySelector(".page-formats a[type$=ipynb\\+json]")
  const link = element("a", { href: notebook.href }, texts.notebook)
  return element("p", { className: "run run--cannot" }, texts.cannot, reason, " ", link)
}

async function start(bar, action) {
  bar.say(texts.opening)
  try {
    const { Page } = await import("./page.js")
    await action(Page.of(blocks))
  } catch (error) {
    bar.say(texts.unreachable, true)
    throw error
  }
}

const pad = document.querySelector(".scratch")
if (pad) import("./scratch.js").then(({ openPad }) => openPad(pad, blocks))
if (hasKept()) import("./page.js").then(({ Page }) => Page.of(blocks).restore())
