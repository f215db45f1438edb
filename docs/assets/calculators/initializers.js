// The numbers that an initializer draws for a kernel of a given shape.
// Needs drawing.

const kernelDraws = (() => {
  // The standard deviation that a normal distribution keeps once it is cut at twice its own.
  const CUT = 0.87962566103423978
  const FANS = {
    fan_in: (inputs) => inputs,
    fan_out: (inputs, units) => units,
    fan_avg: (inputs, units) => (inputs + units) / 2,
  }
  const SCALED = {
    truncated_normal: (variance) => truncated(0, Math.sqrt(variance) / CUT),
    untruncated_normal: (variance) => normal(0, Math.sqrt(variance)),
    uniform: (variance) => uniform(-Math.sqrt(3 * variance), Math.sqrt(3 * variance)),
  }

  const uniform = (low, high) => ({
    kind: "uniform", low, high, mean: (low + high) / 2,
    deviation: Math.abs(high - low) / Math.sqrt(12),
  })
  const normal = (mean, deviation) => ({
    kind: "normal", low: -Infinity, high: Infinity, mean, deviation,
  })
  const truncated = (mean, uncut) => ({
    kind: "truncated", low: mean - 2 * uncut, high: mean + 2 * uncut, mean,
    deviation: CUT * uncut,
  })
  // A column (or row) of length 1 has a mean square of 1 / its number of numbers.
  const orthogonal = (gain, length, count) => ({
    kind: "orthogonal", low: -gain, high: gain, mean: 0, deviation: gain / Math.sqrt(length),
    length, count,
  })

  // The distribution of one number of a kernel, from a Keras initializer's name and settings.
  function distribution(name, settings, inputs, units) {
    if ("gain" in settings) {
      return orthogonal(settings.gain, Math.max(inputs, units), Math.min(inputs, units))
    }
    if ("minval" in settings) return uniform(settings.minval, settings.maxval)
    if ("scale" in settings) {
      const fan = Math.max(1, FANS[settings.mode](inputs, units))
      return SCALED[settings.distribution](settings.scale / fan)
    }
    const make = name === "truncated_normal" ? truncated : normal
    return make(settings.mean, settings.stddev)
  }

  // Numbers from 0 to 1, the same for the same seed (mulberry32).
  function generator(seed) {
    let state = seed
    return () => {
      state = (state + 0x6d2b79f5) | 0
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
    }
  }

  const standard = (random) =>
    Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

  // Directions at right angles to each other (Gram-Schmidt).
  function orthonormal(length, count, random) {
    const found = []
    while (found.length < count) {
      const column = Array.from({ length }, () => standard(random))
      for (const other of found) {
        const share = column.reduce((sum, number, index) => sum + number * other[index], 0)
        other.forEach((number, index) => (column[index] -= share * number))
      }
      const norm = Math.hypot(...column)
      found.push(column.map((number) => number / norm))
    }
    return found.flat()
  }

  // At least so many numbers.
  function sample(from, size, random) {
    const drawn = []
    while (drawn.length < size) {
      if (from.kind === "orthogonal") {
        const columns = Math.min(from.count, Math.ceil(size / from.length))
        const numbers = orthonormal(from.length, columns, random)
        drawn.push(...numbers.map((number) => from.high * number))
      } else if (from.kind === "uniform") {
        drawn.push(from.low + (from.high - from.low) * random())
      } else {
        const uncut = from.kind === "truncated" ? from.deviation / CUT : from.deviation
        const number = from.mean + uncut * standard(random)
        if (number >= from.low && number <= from.high) drawn.push(number)
      }
    }
    return drawn
  }

  const [modes, distributions] = [FANS, SCALED].map(Object.keys)
  return { distribution, sample, generator, modes, distributions }
})()

calculators.start("initializers", (texts, { random_initializers: known, shape: size }) => {
  const { element, field, form, status } = calculators
  const { digits, say, slider, changing, select, button } = drawing
  const { shape, text, line, picture, roundUp, axes } = drawing
  const SIZE = 10000
  const BARS = 60
  const NUMBERS = {
    mean: { from: -0.5, to: 0.5, step: 0.01 },
    stddev: { from: 0.01, to: 1, step: 0.01, min: 0.0001 },
    minval: { from: -1, to: 0, step: 0.01 },
    maxval: { from: 0, to: 1, step: 0.01 },
    scale: { from: 0.1, to: 4, step: 0.1, min: 0.001 },
    gain: { from: 0.1, to: 3, step: 0.1, min: 0.001 },
  }
  const WORDS = { mode: kernelDraws.modes, distribution: kernelDraws.distributions }
  const FAN = { from: 1, to: 1024, step: 1, min: 1, typedStep: "1" }

  const chosen = select(Object.keys(known), "glorot_uniform")
  const inputs = slider(texts.inputs, { ...FAN, value: size[0] })
  const units = slider(texts.units, { ...FAN, value: size[1] })
  const others = changing()
  const drawn = picture(220)
  const result = status()
  let seed = 1

  function control(name, value) {
    if (name in NUMBERS) return slider(name, { ...NUMBERS[name], value })
    const box = select(WORDS[name], value)
    return { box: field(name, box), read: () => box.value }
  }

  function choose() {
    const { settings, given } = known[chosen.value]
    others.show(Object.fromEntries(given.map((name) => [name, control(name, settings[name])])))
  }

  function update() {
    if (!fields.checkValidity()) return (result.textContent = texts.invalid)
    const settings = { ...known[chosen.value].settings, ...others.read() }
    const from = kernelDraws.distribution(chosen.value, settings, inputs.read(), units.read())
    const numbers = kernelDraws.sample(from, SIZE, kernelDraws.generator(seed))
    const words = describe(from, numbers)
    result.textContent = words
    draw(from, numbers, words)
  }

  function describe(from, numbers) {
    const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length
    const square = numbers.reduce((sum, number) => sum + (number - mean) ** 2, 0)
    const kinds = {
      uniform: texts.uniform, normal: texts.normal,
      truncated: texts.truncated, orthogonal: texts.orthogonal,
    }
    const spread = say(kinds[from.kind], {
      low: digits(from.low), high: digits(from.high), deviation: digits(from.deviation),
    })
    return say(texts.drawn, {
      spread,
      count: calculators.number(numbers.length),
      measured: digits(Math.sqrt(square / numbers.length), 4),
      smallest: digits(Math.min(...numbers), 4), largest: digits(Math.max(...numbers), 4),
    })
  }

  // The picture keeps its scale while the shape changes a little, so that one sees the change.
  function draw(from, numbers, words) {
    const reach = roundUp(1.1 * Math.max(...numbers.map(Math.abs), 0.0001))
    const heights = Array(BARS).fill(0)
    for (const number of numbers) heights[Math.floor(((number + reach) / (2 * reach)) * BARS)] += 1
    const top = 1.2 * Math.max(...heights)
    const place = axes(drawn, { left: -reach, right: reach, bottom: 0, top })
    const edge = (bar) => place.x(-reach + (2 * reach * bar) / BARS)
    const bars = heights.map((height, bar) => shape("rect", {
      x: edge(bar), width: edge(1) - edge(0), class: "d-bar",
      y: place.y(height), height: place.y(0) - place.y(height),
    }))
    const spread = [-1, 1].map((side) => place.x(from.mean + side * from.deviation))
    drawn.show(
      say(texts.picture, { result: words }),
      ...place.parts,
      place.inside(...bars, ...spread.map((x) => line(x, 0, x, drawn.height, "d-dash"))),
      text(drawn.width - 18, 24, "d-muted d-end d-small", texts.deviation))
  }

  chosen.addEventListener("input", choose)
  const again = button(texts.again, () => {
    seed += 1
    update()
  })
  choose()
  const fields = form([field(texts.initializer, chosen), inputs.box, units.box, others.box], update)
  update()
  return element("div", { class: "drawn" }, fields, again, drawn.box, result)
})
