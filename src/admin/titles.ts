/** What a problem is called, by its status. */
export const titles = {
  400: 'Bad request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not found',
  405: 'Method not allowed',
  408: 'Timed out',
  409: 'Conflict',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'Unprocessable',
  500: 'The emulator failed',
  501: 'Not built',
  503: 'Unavailable',
} as const;

/** A status with which the control plane says a problem. */
export type ProblemStatus = keyof typeof titles;

/** What a problem with this status is called. */
export function titleOf(status: number): string {
  const known: Readonly<Record<number, string>> = titles;
  return known[status] ?? (status < 500 ? titles[400] : titles[500]);
}
