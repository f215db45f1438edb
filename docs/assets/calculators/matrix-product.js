// Input times kernel plus bias, number by number: point at an output to see what made it.
// Needs drawing, activation-functions.

// The products that make the sum of a sample (a row of x) in a unit (a column of the kernel).
function productsAndSum(sample, column, bias) {
  const products = sample.map((number, index) => [number, column[index]])
  return { products, sum: products.reduce((sum, [one, other]) => sum + one * other, bias) }
}

calculators.start("matrix-product", (texts, { x, kernel, bias, elementwise }) => {
  const { element, field, form, status } = calculators
  const { digits, say, select } = drawing

  // A field for each number, under the name that it has in Python.
  const cell = (kind, name, value) => element("input", {
    type: "number", step: "any", required: true, value: digits(value), "aria-label": name,
    class: `calculator__box product__cell product__${kind}`,
  })
  const cells = (kind, name, rows) => rows.map((row, n) =>
    row.map((value, j) => cell(kind, `${name}[${n}, ${j}]`, value)))

  const inputs = cells("input", "x", x)
  const weights = cells("weight", "kernel", kernel)
  const biases = bias.map((value, j) => cell("bias", `bias[${j}]`, value))
  const outputs = x.map((_, n) => bias.map((_, j) => output(n, j)))
  const chosen = select(Object.keys(elementwise), "relu")
  const result = status()
  let [sample, unit] = [0, bias.length - 1]

  function output(n, j) {
    const kind = "calculator__box product__cell product__output"
    const made = element("button", { type: "button", class: kind })
    for (const event of ["pointerenter", "focus", "click"]) {
      made.addEventListener(event, () => {
        [sample, unit] = [n, j]
        explain()
      })
    }
    return made
  }

  function compute(n, j) {
    const number = (box) => box.valueAsNumber
    const column = weights.map((row) => number(row[j]))
    const made = productsAndSum(inputs[n].map(number), column, number(biases[j]))
    return { ...made, y: activationFunctions[chosen.value](made.sum, elementwise[chosen.value])[0] }
  }

  // What takes part in the output that one points at, and the sum written out.
  function explain() {
    const parts = [...inputs[sample], ...weights.map((row) => row[unit]), biases[unit]]
    for (const box of [...inputs, ...weights, biases].flat()) {
      box.classList.toggle("product__part", parts.includes(box))
    }
    outputs.flat().forEach((box) => {
      box.setAttribute("aria-pressed", String(box === outputs[sample][unit]))
    })
    if (!grid.checkValidity()) return (result.textContent = texts.invalid)
    const { products, sum, y } = compute(sample, unit)
    const factor = (value) => (value < 0 ? `(${digits(value)})` : digits(value))
    const terms = products.map(([one, other]) => `${factor(one)} × ${factor(other)}`)
    terms.push(factor(biases[unit].valueAsNumber))
    result.textContent = say(texts.result, {
      sample: String(sample), unit: String(unit), terms: terms.join(" + "), sum: digits(sum),
      call: `${chosen.value}(${digits(sum)})`, y: digits(y),
    })
  }

  function update() {
    outputs.forEach((row, n) => row.forEach((box, j) => {
      const shown = grid.checkValidity() ? digits(compute(n, j).y) : "?"
      box.textContent = shown
      box.setAttribute("aria-label", `${texts.output} [${n}, ${j}]: ${shown}`)
    }))
    explain()
  }

  const label = (kind, words) =>
    element("span", { class: `product__label product__label--${kind}` }, words)
  const grid = form([
    field(texts.activation, chosen),
    element("div", { class: "product" },
      label("weight", texts.kernel), ...weights.flat(),
      label("bias", `+ ${texts.bias}`), ...biases,
      label("input", texts.input), label("output", texts.output),
      ...inputs.flatMap((row, n) => [...row, ...outputs[n]])),
  ], update)
  update()
  return element("div", { class: "drawn" }, grid, result)
})
