// A straight line through measured points.

export interface Line {
  /** By how much the value grows for each step. */
  slope: number;
  /** Twice the slope's standard error: a slope within it is none. */
  noise: number;
}

/** The line with the least squares through points whose steps are given. */
export function fitted(steps: number[], values: number[]): Line {
  const mean = (numbers: number[]) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
  const [x, y] = [mean(steps), mean(values)];
  const spread = steps.reduce((sum, step) => sum + (step - x) ** 2, 0);
  const slope = steps.reduce((sum, step, at) => sum + (step - x) * (values[at]! - y), 0) / spread;
  const rest = steps.reduce((sum, step, at) => sum + (values[at]! - y - slope * (step - x)) ** 2, 0);
  return { slope, noise: 2 * Math.sqrt(rest / (steps.length - 2) / spread) };
}
