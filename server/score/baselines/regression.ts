/** Against columns that never move, as those of a dead source. */
const RIDGE = 1e-6;

/** Least squares with a constant: the coefficients, the constant first. */
export function leastSquares(rows: readonly (readonly number[])[], values: readonly number[]) {
  const inputs = rows.map((row) => [1, ...row]);
  const size = inputs[0]?.length ?? 1;
  const at = (row: readonly number[] | undefined, i: number) => row?.[i] ?? 0;
  const system = Array.from({ length: size }, (_, i) => [
    ...Array.from({ length: size }, (_, j) =>
      inputs.reduce((sum, row) => sum + at(row, i) * at(row, j), i === j ? RIDGE : 0),
    ),
    inputs.reduce((sum, row, k) => sum + at(row, i) * (values[k] ?? 0), 0),
  ]);
  // Gauss–Jordan; the ridge keeps every pivot above zero.
  for (let pivot = 0; pivot < size; pivot++) {
    const head = (system[pivot] ?? []).map((value) => value / at(system[pivot], pivot));
    for (let i = 0; i < size; i++) {
      const factor = at(system[i], pivot);
      system[i] =
        i === pivot ? head : (system[i] ?? []).map((value, k) => value - factor * at(head, k));
    }
  }
  return system.map((row) => at(row, size));
}

/** The value of a fitted line at one point. */
export function valueAt(coefficients: readonly number[], point: readonly number[]): number {
  return [1, ...point].reduce((sum, value, i) => sum + value * (coefficients[i] ?? 0), 0);
}
