// Markup that code printed, made harmless: the code may have come in a link from a stranger. Nothing
// in it runs, and nothing in it asks another host for anything.

const FORBIDDEN = "script, style, link, meta, base, iframe, object, embed, form, input, button, foreignObject, image, img, audio, video, source, animate, set"
const ADDRESS = /url\((?!\s*['"]?#)|@import|expression/i

let drawn = 0

export function safeHtml(text) {
  const { body } = new DOMParser().parseFromString(text, "text/html")
  clean(body)
  return document.createRange().createContextualFragment(body.innerHTML)
}

/** An SVG with `label` for those who do not see it, as wide as it was drawn or as there is room. */
export function safeSvg(text, label) {
  const { documentElement: svg } = new DOMParser().parseFromString(text, "image/svg+xml")
  clean(svg)
  keepIdsApart(svg, `drawn-${++drawn}-`)
  const width = svg.getAttribute("width")
  if (width) svg.style.maxWidth = /[a-z]$/.test(width) ? width : `${width}px`
  svg.removeAttribute("width")
  svg.removeAttribute("height")
  svg.setAttribute("role", "img")
  svg.setAttribute("aria-label", label)
  return document.importNode(svg, true)
}

function clean(root) {
  for (const found of root.querySelectorAll(FORBIDDEN)) found.remove()
  for (const found of [root, ...root.querySelectorAll("*")]) {
    for (const { name, value } of [...found.attributes]) {
      const leadsOut = /(^|:)(href|src|srcset|action|data|background|poster)$/i.test(name) && !value.startsWith("#")
      if (/^on/i.test(name) || leadsOut || ADDRESS.test(value)) found.removeAttribute(name)
    }
  }
}

function keepIdsApart(svg, prefix) {
  for (const found of [svg, ...svg.querySelectorAll("*")]) {
    if (found.id) found.id = prefix + found.id
    for (const attribute of found.attributes) {
      const reference = attribute.localName === "href" ? /^#/ : /(?<=url\(\s*['"]?)#/g
      attribute.value = attribute.value.replace(reference, `#${prefix}`)
    }
  }
}
