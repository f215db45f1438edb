/** The cells to run before the one of this name, first things first; each says which comes before it. */
export function cellsBefore(name, cells) {
  const { after } = cells.find((cell) => cell.name === name)
  return after ? [...cellsBefore(after, cells), cells.find((cell) => cell.name === after)] : []
}
