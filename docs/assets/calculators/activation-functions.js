// The element-wise activation functions, by the names that Keras gives them. Each takes a number
// and its arguments, and gives [what the function returns, its gradient there].

const activationFunctions = (() => {
  const { abs, cosh, exp, expm1, log1p, max, min, sqrt, tanh, PI } = Math
  const SELU_SCALE = 1.0507009873554805
  const SELU_ALPHA = 1.6732632423543772

  const sigmoid = (x) => 1 / (1 + exp(-x))
  const softplus = (x) => max(x, 0) + log1p(exp(-abs(x)))

  // Abramowitz and Stegun, 7.1.6: all terms have one sign, so none is lost to rounding.
  function erf(x) {
    if (abs(x) > 6) return Math.sign(x)
    let term = x
    let sum = x
    for (let n = 1; abs(term) > 1e-17 * abs(sum); n++) {
      term *= (2 * x * x) / (2 * n + 1)
      sum += term
    }
    return (2 / sqrt(PI)) * exp(-x * x) * sum
  }

  function gelu(x, { approximate }) {
    if (!approximate) {
      const share = (1 + erf(x / sqrt(2))) / 2
      return [x * share, share + (x * exp((-x * x) / 2)) / sqrt(2 * PI)]
    }
    const bend = tanh(sqrt(2 / PI) * (x + 0.044715 * x ** 3))
    const slope = sqrt(2 / PI) * (1 + 3 * 0.044715 * x * x)
    return [(x * (1 + bend)) / 2, (1 + bend + x * (1 - bend * bend) * slope) / 2]
  }

  // At a bend, TensorFlow's gradient depends on which operation made the bend.
  function relu(x, { negative_slope, max_value, threshold }) {
    if (x < threshold) return [negative_slope * (x - threshold), negative_slope]
    const isLeaky = threshold === 0 && max_value === null
    if (x === threshold) return [0, isLeaky ? negative_slope : 0]
    if (max_value === null) return [x, 1]
    const isBelowTop = threshold === 0 && max_value === 6 ? x < 6 : x <= max_value
    return [min(max(x, 0), max_value), x >= 0 && isBelowTop ? 1 : 0]
  }

  function hardSigmoid(x) {
    return [min(max(x + 3, 0), 6) / 6, abs(x) < 3 ? 1 / 6 : 0]
  }

  return {
    // At 0 TensorFlow adds the gradients of both halves.
    celu: (x, { alpha }) =>
      x > 0 ? [x, 1] : [alpha * expm1(x / alpha), exp(x / alpha) + (x === 0 ? 1 : 0)],
    elu: (x, { alpha }) => (x > 0 ? [x, 1] : [alpha * expm1(x), alpha * exp(x)]),
    exponential: (x) => [exp(x), exp(x)],
    gelu,
    hard_shrink: (x, { threshold }) => (abs(x) > threshold ? [x, 1] : [0, 0]),
    hard_sigmoid: hardSigmoid,
    hard_silu(x) {
      const [share, slope] = hardSigmoid(x)
      return [x * share, share + x * slope]
    },
    hard_tanh: (x) => [min(max(x, -1), 1), abs(x) <= 1 ? 1 : 0],
    leaky_relu: (x, { negative_slope }) =>
      x > 0 ? [x, 1] : [negative_slope * x, negative_slope],
    linear: (x) => [x, 1],
    log_sigmoid: (x) => [-softplus(-x), sigmoid(-x)],
    mish(x) {
      const bend = tanh(softplus(x))
      return [x * bend, bend + x * (1 - bend * bend) * sigmoid(x)]
    },
    relu,
    relu6: (x) => [min(max(x, 0), 6), x > 0 && x < 6 ? 1 : 0],
    selu: (x) =>
      x < 0
        ? [SELU_SCALE * SELU_ALPHA * expm1(x), SELU_SCALE * SELU_ALPHA * exp(x)]
        : [SELU_SCALE * x, SELU_SCALE],
    sigmoid: (x) => [sigmoid(x), sigmoid(x) * sigmoid(-x)],
    silu: (x) => [x * sigmoid(x), sigmoid(x) * (1 + x * sigmoid(-x))],
    soft_shrink: (x, { threshold }) =>
      x > threshold ? [x - threshold, 1] : x < -threshold ? [x + threshold, 1] : [0, 0],
    softplus: (x) => [softplus(x), sigmoid(x)],
    softsign: (x) => [x / (1 + abs(x)), 1 / (1 + abs(x)) ** 2],
    sparse_plus: (x) =>
      x <= -1 ? [0, 0] : x < 1 ? [(x + 1) ** 2 / 4, (x + 1) / 2] : [x, 1],
    sparse_sigmoid: (x) => (x <= -1 ? [0, 0] : x >= 1 ? [1, 0] : [(x + 1) / 2, 0.5]),
    squareplus: (x, { b }) => [(x + sqrt(x * x + b)) / 2, (1 + x / sqrt(x * x + b)) / 2],
    tanh: (x) => [tanh(x), 1 / cosh(x) ** 2],
    tanh_shrink: (x) => [x - tanh(x), tanh(x) ** 2],
    threshold: (x, { threshold, default_value }) =>
      x > threshold ? [x, 1] : [default_value, 0],
  }
})()
