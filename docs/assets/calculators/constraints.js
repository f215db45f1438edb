// A column of a kernel before and after a constraint, by the names that Keras gives them.
// Needs drawing.

const constrainColumn = (() => {
  // Keras adds it to the norm, so that a column of zeros stays zeros.
  const EPSILON = 1e-7
  const norm = (column) => Math.hypot(...column)
  const clip = (number, low, high) => Math.min(Math.max(number, low), high)
  const stretched = (column, wanted) =>
    column.map((weight) => weight * (wanted / (EPSILON + norm(column))))

  return {
    max_norm: (column, { max_value }) => stretched(column, Math.min(norm(column), max_value)),
    min_max_norm(column, { min_value, max_value, rate }) {
      const wanted = clip(norm(column), min_value, max_value)
      return stretched(column, rate * wanted + (1 - rate) * norm(column))
    },
    non_neg: (column) => column.map((weight) => Math.max(weight, 0)),
    unit_norm: (column) => stretched(column, 1),
  }
})()

calculators.start("constraints", (texts, { constraint_settings: known }) => {
  const { element, field, choice, form, status } = calculators
  const { digits, say, slider, shape, picture, axes, legend, arrow } = drawing
  const BOUND = { from: 0, to: 4, step: 0.1, min: 0 }
  const RATE = { from: 0, to: 1, step: 0.05, min: 0 }
  const WEIGHT = { from: -4, to: 4, step: 0.1 }

  const chosen = choice(Object.keys(known).map((name) => [name, name]), "max_norm")
  const weights = [3, -2].map((value, index) => slider(`kernel[${index}, 0]`, { ...WEIGHT, value }))
  const places = element("div", { class: "calculator__arguments" })
  const again = element("button", { type: "button", class: "calculator__box calculator__button" }, texts.again)
  const drawn = picture(330)
  const result = status()
  let controls

  function choose() {
    controls = Object.fromEntries(Object.entries(known[chosen.value]).map(
      ([name, value]) => [name, slider(name, { ...(name === "rate" ? RATE : BOUND), value })]))
    places.replaceChildren(...Object.values(controls).map(({ box }) => box))
  }

  function constrained() {
    const given = Object.fromEntries(
      Object.entries(controls).map(([name, { read }]) => [name, read()]))
    const before = weights.map(({ read }) => read())
    return { given, before, after: constrainColumn[chosen.value](before, given) }
  }

  function update() {
    if (!fields.checkValidity()) return (result.textContent = texts.invalid)
    const { given, before, after } = constrained()
    const shown = (column) => `[${column.map((weight) => digits(weight)).join(", ")}]`
    const words = say(texts.result, {
      before: shown(before), norm: digits(Math.hypot(...before)),
      after: shown(after), new_norm: digits(Math.hypot(...after)),
    })
    const reach = Math.max(4, ...before.map(Math.abs), ...after.map(Math.abs))
    const place = axes(drawn, {
      left: -reach * 1.19, right: reach * 1.19, bottom: -reach * 1.19, top: reach * 1.19,
    })
    const head = (column) => [place.x(column[0]), place.y(column[1])]
    const origin = head([0, 0])
    const bounds = chosen.value === "unit_norm"
      ? [1]
      : Object.entries(given).flatMap(([name, value]) => (name === "rate" ? [] : value))
    result.textContent = words
    drawn.show(
      say(texts.picture, { result: words }),
      ...place.parts,
      place.inside(
        ...(chosen.value === "non_neg" ? [allowedQuarter(origin)] : bounds.map((bound) => shape("ellipse", {
          cx: origin[0], cy: origin[1], rx: place.x(bound) - origin[0], ry: origin[1] - place.y(bound),
          class: "d-dash",
        }))),
        arrow(...origin, ...head(before), "d-input"),
        arrow(...origin, ...head(after), "d-weight"),
        shape("line", { x1: head(before)[0], y1: head(before)[1], x2: head(after)[0], y2: head(after)[1], class: "d-dash" })),
      ...legend(["d-input", texts.before], ["d-weight", texts.after]))
  }

  const allowedQuarter = ([x, y]) => shape("rect", { x, y: 0, width: x, height: y, class: "d-allowed" })

  chosen.addEventListener("input", choose)
  again.addEventListener("click", () => {
    constrained().after.forEach((weight, index) => weights[index].write(weight))
    update()
  })
  choose()
  const fields = form([field(texts.constraint, chosen), ...weights.map(({ box }) => box), places], update)
  update()
  return element("div", { class: "drawn" }, fields, again, drawn.box, result)
})
