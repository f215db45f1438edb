// What the calculators share: each takes the place of its table, and their fields, results and
// messages look and speak alike. A calculator is a script NAME.js that ends with
// calculators.start("NAME", draw), where draw(texts, data) gives the element to show. It names its
// words as texts.key, with no other way to reach them: the build looks for these names.

const calculators = (() => {
  function start(name, draw) {
    for (const box of document.querySelectorAll(`[data-calculator="${name}"]`)) {
      const { texts, data } = JSON.parse(box.querySelector("script").textContent)
      // If drawing fails, the table is still there.
      box.querySelector(".calculator__fallback").replaceWith(draw(texts, data))
    }
  }

  // element("input", { type: "text", required: true, oninput: update }, ...children)
  function element(tag, attributes = {}, ...children) {
    const made = document.createElement(tag)
    for (const [name, value] of Object.entries(attributes)) {
      if (typeof value === "string") made.setAttribute(name, value)
      else made[name] = value
    }
    made.append(...children)
    return made
  }

  function field(label, control) {
    const name = element("span", {}, label)
    return element("label", { class: "calculator__field" }, name, control)
  }

  // options: pairs of value and text.
  function choice(options, chosen) {
    const made = options.map(([value, text]) => element("option", { value }, text))
    return element("select", {}, ...made.map((option) => {
      option.defaultSelected = option.value === chosen
      return option
    }))
  }

  // Every change of a field calls update at once; Enter sends nothing.
  function form(fields, update) {
    const made = element("form", { class: "calculator__fields", autocomplete: "off" }, ...fields)
    made.addEventListener("input", update)
    made.addEventListener("submit", (event) => event.preventDefault())
    return made
  }

  // The result in a line: a screen reader says it after each change, and nothing else.
  function status() {
    return element("p", { class: "calculator__status", role: "status" })
  }

  // A table, which the theme puts into its box that scrolls; `show` replaces its rows.
  function table(head) {
    const body = element("tbody")
    const names = head.map((name) => element("th", { scope: "col" }, name))
    const box = element("table", {}, element("thead", {}, element("tr", {}, ...names)), body)
    const show = (rows) => body.replaceChildren(...rows.map((row) =>
      element("tr", {}, ...row.map((cell) => element("td", {}, cell)))))
    return { box, show }
  }

  // Code to copy: the theme gives it its button.
  function code() {
    const text = element("code")
    return { box: element("div", { class: "highlight" }, element("pre", {}, text)), text }
  }

  const number = (value) => value.toLocaleString("en-US")

  return { start, element, field, choice, form, status, table, code, number }
})()
