import type { Beside } from '../beside.ts';

/** Preflights where CORS is off: of a path that an operation has, and of one that none has. */
export function preflights(answerType: string): readonly Beside[] {
  const refused = {
    said: 'cors-off',
    method: 'OPTIONS',
    corsOff: true,
    status: 405,
    body: 'CORS not enabled. Go to "Admin > General > REST Api" to enable it.',
    answerType,
  } as const;
  const headers = { origin: 'https://app.example.com', 'access-control-request-method': 'POST' };
  return [
    { ...refused, path: '/api/v1/login', headers },
    { ...refused, when: 'no path', path: '/api/v1/nowhere', headers: { origin: 'http://localhost:5173' } },
  ];
}
