// What the drawn calculators share: numbers and sentences, sliders, and axes to draw on.

const drawing = (() => {
  const { element, field, choice } = calculators
  const WIDTH = 340
  const MARGIN = { left: 36, right: 14, top: 10, bottom: 24 }

  const digits = (value, count = 6) => String(Number(value.toPrecision(count)))

  // "{name} is {x}" with the values put in.
  const say = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name])

  // A field for a number and a slider that follow each other. The slider ends at `from` and `to`;
  // what is typed may lie beyond, but not below `min`, and may be left out where it is `optional`.
  function slider(label, { from, to, step, value, min = "", typedStep = "any", optional = false }) {
    const typed = element("input", {
      type: "number", step: typedStep, min: String(min), required: !optional,
      value: String(value ?? ""), placeholder: optional ? "None" : "",
    })
    const slid = element("input", {
      type: "range", min: String(from), max: String(to), step: String(step), "aria-label": label,
    })
    const follow = () => (slid.value = typed.value)
    follow()
    typed.addEventListener("input", follow)
    slid.addEventListener("input", () => (typed.value = slid.value))
    return {
      box: element("div", { class: "calculator__slider" }, field(label, typed), slid),
      read: () => (typed.value === "" ? null : typed.valueAsNumber),
      write(number) {
        typed.value = digits(number)
        follow()
      },
    }
  }

  // Fields that come and go with a choice: `show` takes them by name, `read` gives their values.
  function changing() {
    const box = element("div", { class: "calculator__arguments" })
    let controls = {}
    return {
      box,
      show(made) {
        controls = made
        box.replaceChildren(...Object.values(made).map((control) => control.box))
      },
      read: () => mapped(controls, (_, { read }) => read()),
    }
  }

  const mapped = (object, change) => Object.fromEntries(
    Object.entries(object).map(([name, value]) => [name, change(name, value)]))

  // A list to choose one of the names from.
  const select = (names, chosen) => choice(names.map((name) => [name, name]), chosen)

  function button(words, act) {
    const kind = "calculator__box calculator__button"
    return element("button", { type: "button", class: kind, onclick: act }, words)
  }

  function shape(tag, attributes = {}, ...children) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", tag)
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
    made.append(...children)
    return made
  }

  const text = (x, y, kind, words) => shape("text", { x, y, class: kind }, words)
  const line = (x1, y1, x2, y2, kind) => shape("line", { x1, y1, x2, y2, class: kind })

  // A picture that is told in words; `show` replaces both.
  function picture(height) {
    const svg = shape("svg", { viewBox: `0 0 ${WIDTH} ${height}`, role: "img" })
    const show = (words, ...shapes) => {
      svg.setAttribute("aria-label", words)
      svg.replaceChildren(...shapes)
    }
    return { box: element("div", { class: "diagram" }, svg), width: WIDTH, height, show }
  }

  // One of a few numbers times a power of ten, and not less than a value.
  function roundUp(value, few = [1, 1.5, 2, 3, 4, 5, 6, 8, 10]) {
    const power = 10 ** Math.floor(Math.log10(value) + 1e-9)
    return power * few.find((times) => times * power >= value * (1 - 1e-9))
  }

  function ticks(low, high, about) {
    const step = roundUp((high - low) / about, [1, 2, 5, 10])
    const first = Math.ceil(low / step - 1e-9)
    const last = Math.floor(high / step + 1e-9)
    return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step)
  }

  // Axes with numbers: x and y turn values into places, `inside` cuts shapes off at the edge.
  function axes({ height }, { left, right, bottom, top, name = "" }) {
    const width = WIDTH - MARGIN.left - MARGIN.right
    const tall = height - MARGIN.top - MARGIN.bottom
    const x = (value) => MARGIN.left + ((value - left) / (right - left)) * width
    const y = (value) => MARGIN.top + ((top - value) / (top - bottom)) * tall
    const parts = [
      ...ticks(left, right, 7).flatMap((value) => [
        line(x(value), y(bottom), x(value), y(top), value ? "d-grid" : "d-line"),
        text(x(value), height - 8, "d-muted d-small", digits(value)),
      ]),
      ...ticks(bottom, top, 6).flatMap((value) => [
        line(x(left), y(value), x(right), y(value), value ? "d-grid" : "d-line"),
        text(MARGIN.left - 5, y(value) + 4, "d-muted d-small d-end", digits(value)),
      ]),
      text(WIDTH - MARGIN.right - 3, height - MARGIN.bottom - 5, "d-muted d-end", name),
    ]
    const area = { x: MARGIN.left, y: MARGIN.top, width, height: tall }
    const viewBox = Object.values(area).join(" ")
    const inside = (...shapes) => shape("svg", { ...area, viewBox, role: "none" }, ...shapes)

    // A curve, with a gap where it jumps.
    function curve(heightAt, kind) {
      const steps = 401
      let previous = NaN
      const path = Array.from({ length: steps }, (_, index) => {
        // Off the round numbers, at which curves jump and bend.
        const at = left + ((right - left) * (index + 0.37)) / steps
        const value = heightAt(at)
        const isJump = !(Math.abs(value - previous) < (top - bottom) / 25)
        previous = value
        return `${isJump ? "M" : "L"}${x(at).toFixed(1)} ${y(value).toFixed(1)}`
      })
      return shape("path", { d: path.join(""), class: kind })
    }

    return { x, y, parts, inside, curve }
  }

  // What the lines mean: pairs of a kind of line and its name.
  const legend = (...entries) => entries.flatMap(([kind, name], index) => {
    const y = MARGIN.top + 16 + 18 * index
    const x = MARGIN.left + 8
    return [
      shape("path", { d: `M${x} ${y - 4}h18`, class: kind }),
      text(x + 24, y, `d-text d-start d-strong ${kind}`, name),
    ]
  })

  const dot = (x, y, kind) => shape("circle", { cx: x, cy: y, r: 4.5, class: kind })

  // An arrow that is drawn as a path, as ids of markers would be the same in each picture.
  function arrow(x1, y1, x2, y2, kind) {
    const length = Math.hypot(x2 - x1, y2 - y1)
    if (length < 1) return dot(x2, y2, kind)
    const [along, across] = [(x2 - x1) / length, (y2 - y1) / length]
    const size = Math.min(9, length)
    const corner = (side) => [
      x2 - size * along - side * size * 0.5 * across,
      y2 - size * across + side * size * 0.5 * along,
    ]
    return shape("g", { class: kind },
      line(x1, y1, x2 - size * 0.7 * along, y2 - size * 0.7 * across, "d-shaft"),
      shape("polygon", { points: [[x2, y2], corner(1), corner(-1)].join(" "), class: "d-tip" }))
  }

  return {
    digits, say, slider, changing, mapped, select, button,
    shape, text, line, picture, roundUp, axes, legend, dot, arrow,
  }
})()
