// Measured numbers into the one that is reported.

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? NaN;
}

/** The middle of each name's numbers. @template {string} Name @param {Record<Name, number[]>} series @returns {Record<Name, number>} */
export function medians(series) {
  return /** @type {Record<Name, number>} */ (Object.fromEntries(Object.entries(series).map(([name, values]) => [name, median(/** @type {number[]} */ (values))])));
}
