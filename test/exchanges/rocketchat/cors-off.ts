import type { Beside } from '../raw-exchange.ts';

/** Preflights with CORS off: for the path of an operation, and for an unknown path. */
export function preflights(answerType: string): readonly Beside[] {
  const denied = {
    said: 'cors-off',
    method: 'OPTIONS',
    corsOff: true,
    status: 405,
    body: 'CORS not enabled. Go to "Admin > General > REST Api" to enable it.',
    answerType,
  } as const;
  const headers = { origin: 'https://app.example.com', 'access-control-request-method': 'POST' };
  return [
    { ...denied, path: '/api/v1/login', headers },
    { ...denied, when: 'no path', path: '/api/v1/nowhere', headers: { origin: 'http://localhost:5173' } },
  ];
}
