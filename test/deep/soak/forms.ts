import type { Sent } from './visit.ts';

type Form = Pick<Sent, 'headers' | 'body'>;

/** Encodes fields as a urlencoded form. */
export function urlencoded(fields: Readonly<Record<string, string>>): Form {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return { headers, body: new URLSearchParams(fields).toString() };
}

/** Encodes fields as a multipart form. */
export function multipart(fields: Readonly<Record<string, string>>): Form {
  const boundary = 'a-line-between-two-parts';
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
  return { headers, body: `${parts.join('')}--${boundary}--\r\n` };
}
