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

calculators.start("constraints", (texts, { constraint_settings: known, column }) => {
  const { element, field, form, status } = calculators
  const { digits, say, slider, changing, mapped, select, button } = drawing
  const { shape, line, picture, axes, legend, arrow } = drawing
  const BOUND = { from: 0, to: 4, step: 0.1, min: 0 }
  const RATE = { from: 0, to: 1, step: 0.05, min: 0 }
  const WEIGHT = { from: -4, to: 4, step: 0.1 }

  const chosen = select(Object.keys(known), "max_norm")
  const weights = column.map(([value], index) =>
    slider(`kernel[${index}, 0]`, { ...WEIGHT, value }))
  const others = changing()
  const drawn = picture(330)
  const result = status()

  const control = (name, value) => slider(name, { ...(name === "rate" ? RATE : BOUND), value })
  const choose = () => others.show(mapped(known[chosen.value], control))

  function constrained() {
    const before = weights.map(({ read }) => read())
    return { before, after: constrainColumn[chosen.value](before, others.read()) }
  }

  // The norms between which the constraint wants the column.
  function bounds() {
    const { rate, ...limits } = others.read()
    return chosen.value === "unit_norm" ? [1] : Object.values(limits)
  }

  function update() {
    if (!fields.checkValidity()) return (result.textContent = texts.invalid)
    const { before, after } = constrained()
    const shown = (column) => `[${column.map((weight) => digits(weight)).join(", ")}]`
    const words = say(texts.result, {
      before: shown(before), norm: digits(Math.hypot(...before)),
      after: shown(after), new_norm: digits(Math.hypot(...after)),
    })
    const reach = 1.19 * Math.max(4, ...before.map(Math.abs), ...after.map(Math.abs))
    const place = axes(drawn, { left: -reach, right: reach, bottom: -reach, top: reach })
    const head = ([x, y]) => [place.x(x), place.y(y)]
    const origin = head([0, 0])
    const circle = (norm) => shape("ellipse", {
      cx: origin[0], cy: origin[1], class: "d-dash",
      rx: place.x(norm) - origin[0], ry: origin[1] - place.y(norm),
    })
    result.textContent = words
    drawn.show(
      say(texts.picture, { result: words }),
      ...place.parts,
      place.inside(
        ...(chosen.value === "non_neg" ? [allowedQuarter(origin)] : bounds().map(circle)),
        arrow(...origin, ...head(before), "d-input"),
        arrow(...origin, ...head(after), "d-weight"),
        line(...head(before), ...head(after), "d-dash")),
      ...legend(["d-input", texts.before], ["d-weight", texts.after]))
  }

  const allowedQuarter = ([x, y]) =>
    shape("rect", { x, y: 0, width: x, height: y, class: "d-allowed" })

  chosen.addEventListener("input", choose)
  const again = button(texts.again, () => {
    if (!fields.checkValidity()) return
    constrained().after.forEach((weight, index) => weights[index].write(weight))
    update()
  })
  choose()
  const controls = [field(texts.constraint, chosen), ...weights.map(({ box }) => box), others.box]
  const fields = form(controls, update)
  update()
  return element("div", { class: "drawn" }, fields, again, drawn.box, result)
})
