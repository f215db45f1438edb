# %% setup
from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np

# %% load
file = Path("digits.csv.gz")
if not file.exists():
    raise FileNotFoundError(f"put {file.name} into {Path.cwd()}")
table = np.loadtxt(file, delimiter=",", dtype=int)
pixels, digits = table[:, :-1], table[:, -1]
samples, features = pixels.shape

print(pixels.shape, digits.shape)
print("pixels from", pixels.min(), "to", pixels.max())
print("digits from", digits.min(), "to", digits.max())

# %% look
figure, axes = plt.subplots(2, 5)
for axis, image, digit in zip(axes.flat, pixels[10:], digits[10:]):
    axis.imshow(image.reshape(8, 8), cmap="gray_r", interpolation="none")
    axis.set_title(digit)
    axis.axis("off")

# %% split
order = np.random.default_rng(0).permutation(samples)
parts = np.split(order, (100, 400, 800))
rows = dict(zip(("train", "validation", "test", "more"), parts))
sizes = {name: len(part) for name, part in rows.items()}

print(sizes)
print("of each digit:", np.bincount(digits[rows["train"]]))


# %% normalise
def data(name):
    return pixels[rows[name]] / 16, digits[rows[name]]


x, y = data("train")
validation = data("validation")
print(x.shape, x.min(), x.max())

# %% untrained
keras.utils.set_random_seed(0)
loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
scores = keras.layers.Dense(10)
before = {
    "0 to 16": float(loss(y, scores(16 * x))),
    "0 to 1": float(loss(y, scores(x))),
    "ln 10": float(np.log(10)),
}
for name, value in before.items():
    print(f"{name:8} {value:.2f}")

# %% guess
most_frequent = int(np.bincount(y).argmax())
guessed = float(np.mean(validation[1] == most_frequent))
print(f"always {most_frequent}: {guessed:.1%}")


# %% fit
def fit(model, x, y):
    """Train for 30 epochs; the accuracies and cross-entropies of each."""
    model.compile(
        optimizer=keras.optimizers.Adam(0.01),
        loss=loss,
        metrics=[
            "accuracy",
            keras.metrics.SparseCategoricalCrossentropy(
                from_logits=True, name="entropy"
            ),
        ],
    )
    training = model.fit(
        x,
        y,
        batch_size=256,
        epochs=30,
        validation_data=validation,
        verbose=0,
    )
    return training.history


# %% one-layer limit=300
keras.utils.set_random_seed(0)
one_layer = keras.Sequential([keras.Input((64,)), keras.layers.Dense(10)])
curves = fit(one_layer, x, y)
one_layer_accuracy = curves["val_accuracy"][-1]
print(f"{one_layer.count_params()} parameters, {one_layer_accuracy:.1%}")


# %% network
def network(units=256, **parameters):
    keras.utils.set_random_seed(0)
    return keras.Sequential(
        [
            keras.Input((64,)),
            keras.layers.Dense(units, activation="relu", **parameters),
            keras.layers.Dense(units, activation="relu", **parameters),
            keras.layers.Dense(10),
        ]
    )


network().summary()

# %% overfit limit=300
models = {"nothing": network()}
curves = {"nothing": fit(models["nothing"], x, y)}

plt.plot(curves["nothing"]["entropy"], label="training")
plt.plot(curves["nothing"]["val_entropy"], label="validation")
plt.xlabel("epoch")
plt.ylabel("cross-entropy")
plt.ylim(0, 1)
plt.legend()

on_validation = curves["nothing"]["val_entropy"]
lowest_epoch = int(np.argmin(on_validation)) + 1
lowest, last = min(on_validation), on_validation[-1]
on_training = curves["nothing"]["entropy"][-1]
print(f"validation: lowest {lowest:.3f} after epoch {lowest_epoch}")
print(f"at the end: validation {last:.3f}, training {on_training:.4f}")

# %% cures limit=300
cures = {
    "fewer units": {"units": 32},
    "kernel_regularizer": {"kernel_regularizer": keras.regularizers.L2(0.003)},
    "kernel_constraint": {"kernel_constraint": keras.constraints.MaxNorm(0.5)},
    "activity_regularizer": {
        "activity_regularizer": keras.regularizers.L2(0.001)
    },
}
for name, parameters in cures.items():
    models[name] = network(**parameters)
    curves[name] = fit(models[name], x, y)


# %% compared
def measure(name, curve):
    return {
        "parameters": models[name].count_params(),
        "training": curve["entropy"][-1],
        "validation": curve["val_entropy"][-1],
        "accuracy": curve["val_accuracy"][-1],
    }


measured = {name: measure(name, curve) for name, curve in curves.items()}
for name, row in measured.items():
    entropies = f"{row['training']:.4f} {row['validation']:.3f}"
    print(f"{name:21} {entropies} {row['accuracy']:.1%}")

lowest_cured = min(row["validation"] for row in measured.values())
share = (
    measured["fewer units"]["parameters"] / measured["nothing"]["parameters"]
)

# %% cured-curves
ends = {}
for name in ("nothing", "kernel_constraint", "kernel_regularizer"):
    plt.plot(curves[name]["val_entropy"], label=name)
    ends[name] = round(curves[name]["val_entropy"][-1], 3)
plt.xlabel("epoch")
plt.ylabel("cross-entropy, validation")
plt.ylim(0, 1)
plt.legend()
print(ends)

# %% more-samples limit=300
x_more, y_more = data("more")
x_all, y_all = np.vstack([x, x_more]), np.hstack([y, y_more])
all_samples = len(x_all)
with_more = {}
for name in ("nothing", "kernel_regularizer", "activity_regularizer"):
    models[name] = network(**cures.get(name, {}))
    curve = fit(models[name], x_all, y_all)
    with_more[name] = measure(name, curve)

ranking = sorted(with_more, key=lambda name: with_more[name]["validation"])
print(*ranking, sep="\n")

# %% choose
best = ranking[0]
model = models[best]
print(best)

# %% test
x_test, y_test = data("test")
predicted = model.predict(x_test, verbose=0).argmax(axis=1)
wrong = predicted != y_test
accuracy = float(1 - wrong.mean())
errors = int(wrong.sum())
chance = float(np.sqrt(accuracy * (1 - accuracy) / len(y_test)))
print(f"{accuracy:.1%} right, {errors} of {len(y_test)} wrong")

# %% confusion
confusion = np.zeros((10, 10), dtype=int)
np.add.at(confusion, (y_test, predicted), 1)
print(confusion)

# %% mistakes
figure, axes = plt.subplots(2, 5)
shown = zip(x_test[wrong], y_test[wrong], predicted[wrong])
for axis, (image, digit, answer) in zip(axes.flat, shown):
    axis.imshow(image.reshape(8, 8), cmap="gray_r", interpolation="none")
    axis.set_title(f"{digit} as {answer}")
for axis in axes.flat:
    axis.axis("off")

# %% save
model.save("digits.keras")
loaded = keras.models.load_model("digits.keras")
same = np.array_equal(model(x_test), loaded(x_test))
same

# %% whole
rescaling = keras.layers.Rescaling(1 / 16)
whole = keras.Sequential([keras.Input((64,)), rescaling, *model.layers])
raw = pixels[rows["test"]]
np.allclose(whole(raw), model(x_test), atol=1e-4)


# %% quantize
def size(model):
    return sum(weight.numpy().nbytes for weight in model.weights)


bytes_before = size(loaded)
loaded.quantize("int8")
bytes_after = size(loaded)
small_predicted = loaded.predict(x_test, verbose=0).argmax(axis=1)
small_accuracy = float(np.mean(small_predicted == y_test))
print(f"{bytes_before:,} bytes, {accuracy:.1%} right")
print(f"{bytes_after:,} bytes, {small_accuracy:.1%} right")
