import type { ProofLine } from './line.ts';

/** Styles a text for a terminal. */
type Paint = (style: 'green' | 'red' | 'yellow' | 'cyan', text: string) => string;

const signs = {
  ok: ['green', '✓'],
  failed: ['red', '✗'],
  'not possible': ['yellow', '–'],
} as const satisfies Record<ProofLine['result'], unknown>;

const nameWidth = 24;

/** Formats a proof for a terminal: `✓ wrong password          POST /auth/login 401`. */
export function proofText(lines: readonly ProofLine[], paint: Paint = (_style, text) => text): string {
  return lines.map((line) => lineText(line, paint)).join('\n');
}

function lineText({ name, result, request, status, detail, breaks, place }: ProofLine, paint: Paint): string {
  const [style, sign] = signs[result];
  const answered = [request, status === undefined ? undefined : paint(style, String(status))];
  const exchange = answered.filter((part) => part !== undefined).join(' ');
  const notes = [detail, breaks].filter((note) => note !== undefined).join('; ');
  const head = `${paint(style, sign)} ${name.padEnd(nameWidth)} ${exchange}`;
  if (place !== undefined) return `${head}${exchange === '' ? '' : '  '}${paint('cyan', place)}: ${notes}`;
  return `${head}${exchange === '' || notes === '' ? '' : ', '}${notes}`;
}
