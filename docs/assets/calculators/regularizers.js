// The penalty on one weight, or on the angle between two rows, and the way it pulls.
// Needs drawing.

const penalties = {
  // Each gives [the penalty, its gradient] for one weight.
  l1: (weight, { l1 }) => [l1 * Math.abs(weight), l1 * Math.sign(weight)],
  l2: (weight, { l2 }) => [l2 * weight ** 2, 2 * l2 * weight],
  l1l2: (weight, { l1, l2 }) =>
    [l1 * Math.abs(weight) + l2 * weight ** 2, l1 * Math.sign(weight) + 2 * l2 * weight],
  // For two rows with this angle between them, in degrees; the gradient is for a degree.
  orthogonal_regularizer(angle, { factor }) {
    const radians = (angle * Math.PI) / 180
    const cosine = Math.cos(radians)
    const slope = -Math.sin(radians) * Math.sign(cosine)
    return [factor * Math.abs(cosine), (factor * slope * Math.PI) / 180]
  },
}

calculators.start("regularizers", (texts, { regularizer_factors: known }) => {
  const { element, field, form, status } = calculators
  const { digits, say, slider, changing, select, button } = drawing
  const { line, picture, roundUp, axes, legend, dot, arrow } = drawing
  const FACTOR = { from: 0, to: 0.5, step: 0.01, min: 0, value: 0.1 }
  const WEIGHT = { from: -3, to: 3, step: 0.05, value: 2 }
  const ANGLE = { from: 0, to: 180, step: 1, min: 0, value: 60 }
  const RATE = { from: 0, to: 5, step: 0.1, min: 0, value: 3 }

  const chosen = select(Object.keys(known), "l2")
  const others = changing()
  const drawn = picture(240)
  const result = status()
  const weight = slider(texts.weight, WEIGHT)
  const angle = slider(texts.angle, ANGLE)
  const rate = slider(texts.rate, RATE)

  const isAngle = () => chosen.value === "orthogonal_regularizer"

  function choose() {
    const factors = known[chosen.value].map((name) => [name, slider(name, FACTOR)])
    others.show({ ...Object.fromEntries(factors), ...(isAngle() ? { angle } : { weight, rate }) })
    again.hidden = isAngle()
  }

  const compute = (at) => penalties[chosen.value](at, others.read())
  const stepFrom = (at) => at - rate.read() * compute(at)[1]

  function update() {
    if (!fields.checkValidity()) return (result.textContent = texts.invalid)
    const at = (isAngle() ? angle : weight).read()
    const [penalty, slope] = compute(at)
    const after = isAngle() ? at : stepFrom(at)
    const words = say(isAngle() ? texts.turned : texts.result, {
      penalty: digits(penalty), slope: digits(slope), at: digits(at), after: digits(after),
    })
    const reach = 1.1 * Math.max(3, Math.abs(at), Math.abs(after))
    const [left, right] = isAngle() ? [0, 180] : [-reach, reach]
    const top = roundUp(1.25 * Math.max(compute(left)[0], compute(right)[0], 0.01))
    const name = isAngle() ? texts.angle : texts.weight
    const place = axes(drawn, { left, right, bottom: -0.2 * top, top, name })
    const ground = place.y(-0.1 * top)
    result.textContent = words
    drawn.show(
      say(texts.picture, { result: words }),
      ...place.parts,
      place.inside(
        place.curve((x) => compute(x)[0], "d-output"),
        place.curve((x) => penalty + slope * (x - at), "d-accent"),
        dot(place.x(at), place.y(penalty), "d-output"),
        ...(isAngle() ? [] : [
          line(place.x(at), place.y(penalty), place.x(at), ground, "d-dash"),
          arrow(place.x(at), ground, place.x(after), ground, "d-weight"),
        ])),
      ...legend(["d-output", texts.penalty], ["d-accent", texts.slope]))
  }

  chosen.addEventListener("input", choose)
  const again = button(texts.again, () => {
    if (!fields.checkValidity()) return
    weight.write(stepFrom(weight.read()))
    update()
  })
  choose()
  const fields = form([field(texts.regularizer, chosen), others.box], update)
  update()
  return element("div", { class: "drawn" }, fields, again, drawn.box, result)
})
