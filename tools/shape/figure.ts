/** A figure of the source with its bound. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly bound: string;
  readonly isMet: boolean;
  /** Lines to print below it. */
  readonly details: readonly string[];
}

/** Creates a figure that must be between two numbers, or at most the second if the first is 0. */
export function bounded(
  name: string,
  value: number,
  [least, most]: readonly [number, number],
  details: readonly string[] = [],
): Figure {
  const bound = least === 0 ? `at most ${most}` : `${least} to ${most}`;
  return { name, value, bound, isMet: value >= least && value <= most, details };
}

/** Creates a figure without a bound. */
export function unbounded(name: string, value: number, details: readonly string[] = []): Figure {
  return { name, value, bound: 'no bound', isMet: true, details };
}

/** Renders a figure as a line, with its details below. */
export function render({ name, value, bound, isMet, details }: Figure): string {
  const line = `${isMet ? 'ok  ' : 'FAIL'}  ${name}: ${value} (${bound})`;
  return [line, ...details.map((detail) => `        ${detail}`)].join('\n');
}
