// The scratch pad: an editor that starts empty, with examples to put in and a link to pass on.

import { Bar, button } from "./bar.js"
import { Page } from "./page.js"
import { codeInAddress, linkTo } from "./share_link.js"
import { texts } from "./texts.js"

/** Open the pad in `place`. Nothing runs before the reader says so, not even code from a link. */
export async function openPad(place, bars) {
  place.dataset.cell = "scratch-pad:scratch"
  const bar = new Bar(button("run", () => pad.run()), button("copyLink", () => copyLink(pad, bar)))
  bars.set(place, bar)
  place.append(bar.element)
  const page = Page.of(bars)
  page.addSnippet("scratch-pad", [{ name: "scratch", source: "" }])
  const pad = page.blockOf(place)
  await pad.restore()

  for (const [example, { said }] of bars) {
    if (example === place) continue
    const put = async () => {
      pad.replace(await page.blockOf(example).original())
      place.scrollIntoView()
    }
    said.before(button("intoPad", put))
  }
  await fillFromAddress(pad, bar)
  addEventListener("hashchange", () => fillFromAddress(pad, bar))
}

async function fillFromAddress(pad, bar) {
  try {
    const code = await codeInAddress()
    if (code !== null && code !== pad.code) pad.replace(code)
  } catch {
    bar.say(texts.brokenLink, true)
  }
}

async function copyLink(pad, bar) {
  const link = await linkTo(pad.code)
  history.replaceState(null, "", link)
  try {
    await navigator.clipboard.writeText(link)
    bar.say(texts.copied)
  } catch {
    bar.say(texts.linkInAddress)
  }
}
