// The curve of an activation function and of its gradient, and both at one number.
// Needs drawing, activation-functions.

calculators.start("activations", (texts, { elementwise }) => {
  const { element, field, form, status } = calculators
  const { digits, say, slider, changing, mapped, select } = drawing
  const { line, picture, axes, legend, dot } = drawing
  const SLIDERS = {
    negative_slope: { from: -1, to: 1, step: 0.05 },
    max_value: { from: 0, to: 6, step: 0.25, min: 0, optional: true },
    alpha: { from: 0.1, to: 3, step: 0.1, min: 0.001 },
    b: { from: 0, to: 10, step: 0.5, min: 0 },
  }
  const SHRINKS = { from: 0, to: 3, step: 0.1, min: 0 }
  const OTHERS = { from: -3, to: 3, step: 0.1 }
  const PICTURE = { left: -6, right: 6, bottom: -3, top: 7, name: "x" }

  const chosen = select(Object.keys(elementwise), "relu")
  const at = slider("x", { from: -6, to: 6, step: 0.1, value: 1 })
  const others = changing()
  const drawn = picture(300)
  const result = status()

  function control(argument, value) {
    if (typeof value === "boolean") {
      const box = element("input", { type: "checkbox", checked: value })
      return { box: field(argument, box), read: () => box.checked }
    }
    const isShrinking = argument === "threshold" && chosen.value.endsWith("shrink")
    const range = isShrinking ? SHRINKS : (SLIDERS[argument] ?? OTHERS)
    return slider(argument, { ...range, value })
  }

  const choose = () => others.show(mapped(elementwise[chosen.value], control))

  function update() {
    if (!fields.checkValidity()) return (result.textContent = texts.invalid)
    const given = others.read()
    const compute = (x) => activationFunctions[chosen.value](x, given)
    const x = at.read()
    const [y, slope] = compute(x)
    const written = Object.entries(given).map(([name, value]) => `, ${name}=${inPython(value)}`)
    const words = say(texts.result, {
      call: `${chosen.value}(${x}${written.join("")})`, y: digits(y), slope: digits(slope),
    })
    const place = axes(drawn, PICTURE)
    result.textContent = words
    drawn.show(
      say(texts.picture, { ...PICTURE, result: words }),
      ...place.parts,
      place.inside(
        place.curve((x) => compute(x)[0], "d-output"),
        place.curve((x) => compute(x)[1], "d-accent"),
        line(place.x(x), 0, place.x(x), drawn.height, "d-dash"),
        dot(place.x(x), place.y(slope), "d-accent"),
        dot(place.x(x), place.y(y), "d-output")),
      ...legend(["d-output", texts.value], ["d-accent", texts.slope]))
  }

  const inPython = (value) =>
    value === null ? "None" : { true: "True", false: "False" }[value] ?? value

  chosen.addEventListener("input", choose)
  choose()
  const fields = form([field(texts.function, chosen), at.box, others.box], update)
  update()
  return element("div", { class: "drawn" }, fields, drawn.box, result)
})
