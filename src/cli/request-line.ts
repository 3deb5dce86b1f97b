import type { Paint } from './colours.ts';
import { printable } from './printable.ts';

/** The parts of a journal entry that a line shows: of this process, or of a running emulator. */
export interface RequestSummary {
  readonly provider?: string | null | undefined;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly outcome?: string | null | undefined;
  readonly trace: readonly string[];
  readonly nearest?: readonly Nearest[] | undefined;
}

interface Nearest {
  readonly provider: string;
  readonly method: string;
  readonly path: string;
}

/** Formats a request as one line: `POST /api/v1/login → 401 second-factor-required · no code given`. */
export function requestLine(
  { provider, method, path, status, outcome, trace, nearest: [near] = [] }: RequestSummary,
  paint: Paint,
): string {
  // outside every provider the trace names it; another provider's operation is unlikely to be meant
  const hint =
    near !== undefined && near.provider === provider ? `; nearest: ${near.method} ${near.path}` : '';
  const reason = trace.at(-1);
  const answer = outcome == null ? String(status) : `${status} ${outcome}`;
  const request = `${oneLine(`${method} ${path}`)} → ${paint(styleOf(status), oneLine(answer))}`;
  return reason === undefined ? request : `${request} ${paint('dim', oneLine(`· ${reason}${hint}`))}`;
}

function styleOf(status: number): 'green' | 'yellow' | 'red' {
  if (status >= 500) return 'red';
  return status >= 400 ? 'yellow' : 'green';
}

function oneLine(text: string): string {
  return printable(text.replaceAll('\n', '\\n'));
}
