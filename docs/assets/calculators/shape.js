// The shape calculator: what Dense makes of an input shape, or what Keras says where it refuses.
// compute() draws nothing and needs no page, so that the tests can hold it against Keras.

const shapeCalculator = (() => {
  const SCALAR = /^(?:[-+]?[1-9]\d*|[-+]?0|-?(?:\d{1,9}\.\d{0,3}|\.\d{1,3})|None|True|False|'[^'"\\]*'|"[^'"\\]*")$/

  // Input methods type punctuation of another width; Python takes none of it.
  const narrow = (text) =>
    text.replace(/[（），［］。]/g, (mark) => "(),[]."["（），［］。".indexOf(mark)]).trim()

  // What Python reads: { type, value, text }, where text is what Python would print; undefined
  // where the text is none of the literals that a shape or a number needs.
  function scalar(written) {
    const text = written.trim()
    if (!SCALAR.test(text)) return undefined
    if (text === "None") return { type: "NoneType", value: null, text }
    if (text === "True") return { type: "bool", value: 1n, text }
    if (text === "False") return { type: "bool", value: 0n, text }
    if (/['"]/.test(text)) {
      const value = text.slice(1, -1)
      return { type: "str", value, text: `'${value}'` }
    }
    if (text.includes(".")) {
      const value = Number(text)
      const sign = Object.is(value, -0) ? "-" : ""
      return { type: "float", value, text: sign + value + (value % 1 ? "" : ".0") }
    }
    const value = text[0] === "-" ? -BigInt(text.slice(1)) : BigInt(text.replace("+", ""))
    return { type: "int", value, text: String(value) }
  }

  // A shape: one value, or a tuple or list of them in `items`.
  function shape(text) {
    text = narrow(text)
    const found = /^\((.*)\)$|^\[(.*)\]$/s.exec(text)
    const inner = (found ? found[1] ?? found[2] : text).trim()
    const isList = found?.[2] !== undefined
    if (!found && !inner) return undefined
    const parts = inner.split(",")
    if (parts.length === 1 && !isList && inner) return scalar(inner)
    if (!parts.at(-1).trim()) parts.pop()
    const items = parts.map(scalar)
    if (items.includes(undefined)) return undefined
    return { type: isList ? "list" : "tuple", items, text: sequence(items, isList) }
  }

  function sequence(items, isList = false) {
    const inside = items.map((item) => item.text).join(", ")
    if (isList) return `[${inside}]`
    return items.length === 1 ? `(${inside},)` : `(${inside})`
  }

  const tuple = (lengths) => sequence(lengths.map((length) => ({ text: String(length ?? "None") })))
  const product = (lengths) => lengths.reduce((size, length) => size * (length ?? 1n), 1n)
  const ceilDivide = (a, b) => (a + b - 1n) / b

  const fill = (message, values) => message.replace(/\{(\w+)\}/g, (mark, key) => values[key] ?? mark)

  // What Keras says of a sequence that is to become a shape, if it refuses it.
  function refusedShape({ items, text }, messages) {
    for (const { type, value, text: dimension } of items) {
      if (type === "str" || type === "float") {
        const shown = type === "str" ? value : dimension
        return fill(messages.dimension, { shape: text, dimension: shown, type })
      }
      if (value !== null && value < 0n) return fill(messages.negative, { shape: text })
    }
  }

  // What Keras says to all this before it makes the kernel, if it refuses.
  function refusedInput(input, units, messages) {
    if ((units.type !== "int" && units.type !== "bool") || units.value <= 0n) {
      const shown = units.type === "str" ? units.value : units.text
      return fill(messages.units, { units: shown })
    }
    if (input.type === "NoneType") return messages.none
    // A word is a sequence of letters for Python, and none of them is the length of an axis.
    if (input.type === "str") {
      const { value: text } = input
      if (!text) return fill(messages.rank, { rank: 0, shape: "()" })
      return fill(messages.dimension, { shape: text, dimension: [...text][0], type: "str" })
    }
    if (!input.items) return fill(messages.number, { shape: input.text })
    const refused = refusedShape(input, messages)
    if (refused) return refused
    const lengths = input.items.map((item) => item.value)
    if (lengths.length < 2) {
      return fill(messages.rank, { rank: lengths.length, shape: tuple(lengths) })
    }
    if (lengths.at(-1) === null) return fill(messages.last, { units: units.text })
  }

  // The weights in the order of layer.weights: what can be trained first, then what cannot; a
  // kernel frozen by LoRA keeps its place.
  function weightsOf({ inputs, units, useBias, rank, mode, variable }, data) {
    const weight = (name, shape, dtype = variable, trainable = true) => {
      const size = product(shape)
      return { name, shape, dtype, trainable, size, bytes: size * BigInt(data.itemsizes[dtype]) }
    }
    const fixed = (name, shape, dtype) => weight(name, shape, dtype, false)
    const bias = useBias ? [weight("bias", [units])] : []
    const lora = rank ? [
      weight("lora_kernel_a", [inputs, rank], "float32"),
      weight("lora_kernel_b", [rank, units], "float32"),
    ] : []
    if (mode === "int8") {
      return [...bias, ...lora, fixed("kernel", [inputs, units], "int8"), fixed("kernel_scale", [units])]
    }
    if (mode === "int4") {
      const groups = [ceilDivide(inputs, BigInt(data.block_size)), units]
      return [
        ...bias, ...lora,
        fixed("kernel", [inputs, ceilDivide(units, 2n)], "int8"),
        fixed("kernel_scale", groups),
        fixed("kernel_zero", groups, "int8"),
        fixed("g_idx", [inputs], "float32"),
      ]
    }
    const history = [BigInt(data.history)]
    const float8 = mode === "float8" ? ["inputs", "kernel", "outputs_grad"].flatMap((name) => [
      weight(`${name}_scale`, [], "float32"),
      weight(`${name}_amax_history`, history, "float32"),
    ]) : []
    return [weight("kernel", [inputs, units], variable, !rank), ...bias, ...lora, ...float8]
  }

  // The product and the bias; LoRA's matrices are merged into the kernel at each call, but a
  // quantized kernel is left as it is and each row goes through the two matrices.
  function operations({ rows, inputs, units, useBias, rank, mode }) {
    const layer = rows * units * (2n * inputs + (useBias ? 1n : 0n))
    if (!rank) return layer
    const perRow = 2n * rank * (inputs + units) + 2n * units
    return layer + (mode ? rows * perRow : 2n * inputs * units * (rank + 1n))
  }

  // What a call with data raises although the layer could be built.
  function refusedCall({ rows, rank, mode }, messages) {
    if (mode === "float8" && rank) return messages.call_float8
    if (mode === "int8" && !rows) return messages.call_int8
  }

  function pythonFor({ input, units, useBias, dtype, rank, mode }) {
    const given = [units.text]
    if (!useBias) given.push("use_bias=False")
    if (dtype !== "float32") given.push(`dtype="${dtype}"`)
    if (rank.type !== "NoneType") given.push(`lora_rank=${rank.text}`)
    const lines = [
      "import keras",
      "",
      `layer = keras.layers.Dense(${given.join(", ")})`,
      `outputs = layer(keras.Input(batch_shape=${input.text}))`,
    ]
    if (mode) lines.push(`layer.quantize("${mode}")`)
    lines.push("", "print(outputs.shape)", "for weight in layer.weights:")
    lines.push("    print(weight.name, weight.shape, weight.dtype)")
    return lines.join("\n")
  }

  // asked: { shape, units, useBias, dtype, rank, mode } as a reader types and picks them; data:
  // what the build found out from Keras. Gives { unread: name of a field }, or { code } with
  // either { refused: Keras's message } or the result.
  function compute(asked, data) {
    const { useBias, dtype, mode } = asked
    const input = shape(asked.shape)
    const units = scalar(narrow(asked.units))
    const rank = scalar(narrow(asked.rank) || "None")
    for (const [name, value] of Object.entries({ shape: input, units, rank })) {
      if (value === undefined) return { unread: name }
    }
    const code = pythonFor({ input, units, useBias, dtype, rank, mode })
    const { messages } = data
    const [variable, computed] = data.dtypes[dtype]
    const refused = refusedInput(input, units, messages)
    if (refused) return { code, refused }

    const lengths = input.items.map((item) => item.value)
    const inputs = lengths.at(-1)
    const layer = { rows: product(lengths.slice(0, -1)), inputs, units: units.value, useBias, mode, variable }
    if (rank.value) {
      const pair = [{ type: "int", value: inputs, text: String(inputs) }, rank]
      const refusedRank = refusedShape({ items: pair, text: sequence(pair) }, messages)
      if (refusedRank) return { code, refused: refusedRank }
      layer.rank = rank.value
    }
    if (mode === "int8" && computed === "float16") return { code, refused: messages.int8 }
    if (mode === "int8" && !inputs) return { code, refused: messages.int8_empty }

    const weights = weightsOf(layer, data)
    const sum = (of, which = weights) => which.reduce((total, weight) => total + weight[of], 0n)
    const call = refusedCall(layer, messages)
    return {
      code,
      call,
      output: [...lengths.slice(0, -1), layer.units],
      dtype: computed,
      weights,
      parameters: sum("size"),
      trainable: sum("size", weights.filter((weight) => weight.trainable)),
      bytes: sum("bytes"),
      flops: call ? undefined : operations(layer),
    }
  }

  function draw(texts, data) {
    const { element, field, choice, form, status, table, code, number } = calculators
    const text = (value) => element("input", { value, spellcheck: false, autocapitalize: "off" })
    const controls = {
      shape: text(texts.shape),
      units: text(texts.units),
      useBias: element("input", { type: "checkbox", defaultChecked: true }),
      dtype: choice(Object.keys(data.dtypes).map((name) => [name, name]), "float32"),
      rank: text(""),
      mode: choice([["", texts.none], ...data.modes.map((name) => [name, name])], ""),
    }
    const said = status()
    const message = element("pre", { class: "output__error" })
    const weights = table([texts.weight, texts.weightShape, "dtype", texts.parameters, texts.trainable, texts.bytes])
    const flops = element("p")
    const python = code()
    const refusal = element("div", { class: "output", role: "status" }, message)
    const result = element("div", {}, weights.box, flops)

    function rowsOf(found) {
      const rows = found.weights.map((weight) => [
        element("code", {}, weight.name),
        element("code", {}, tuple(weight.shape)),
        element("code", {}, weight.dtype),
        number(weight.size),
        weight.trainable ? number(weight.size) : "0",
        number(weight.bytes),
      ])
      const total = [found.parameters, found.trainable, found.bytes].map(number)
      return [...rows, [texts.total, "", "", ...total].map((cell) => element("strong", {}, cell))]
    }

    function update() {
      const { shape: input, units, useBias, dtype, rank, mode } = controls
      const found = compute({
        shape: input.value, units: units.value, useBias: useBias.checked,
        dtype: dtype.value, rank: rank.value, mode: mode.value,
      }, data)
      const names = { shape: texts.inputShape, units: "units", rank: "lora_rank" }
      for (const [name, control] of Object.entries(controls)) {
        control.setAttribute("aria-invalid", found.unread === name)
      }
      message.textContent = found.refused ?? found.call ?? ""
      refusal.hidden = !message.textContent
      result.hidden = !found.weights
      python.box.hidden = !found.code
      python.text.textContent = found.code ?? ""
      if (found.unread) {
        said.textContent = fill(texts.unread, { field: names[found.unread] })
      } else if (found.refused) {
        said.textContent = texts.refused
      } else {
        weights.show(rowsOf(found))
        const values = {
          output: tuple(found.output), dtype: found.dtype,
          parameters: number(found.parameters), bytes: number(found.bytes),
        }
        said.textContent = fill(found.call ? texts.call : texts.result, values)
        flops.textContent = found.call ? "" : fill(texts.flops, { flops: number(found.flops) })
      }
    }

    const fields = form([
      field(texts.inputShape, controls.shape),
      field("units", controls.units),
      field("dtype", controls.dtype),
      field("lora_rank", controls.rank),
      field(texts.quantization, controls.mode),
      field("use_bias", controls.useBias),
    ], update)
    update()
    const hint = element("p", {}, texts.hint)
    return element("div", {}, hint, fields, said, refusal, result, python.box)
  }

  return { compute, draw }
})()

calculators.start("shape", shapeCalculator.draw)
