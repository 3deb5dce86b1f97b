import { connect } from 'node:net';
import fc, { type Arbitrary } from 'fast-check';
import { hangsAfterMs } from '../../support/client.ts';
import { isServerError } from '../unasked.ts';
import { Finding } from './finding.ts';

const methods = ['GET', 'POST', 'HEAD', 'OPTIONS', 'PATCH', 'CONNECT', 'PRI', 'get', 'FOO', ''];
const targets = [
  ...[
    '/apiv2/login',
    '/api/v1/login',
    '/v3/session/login',
    '/api/2.0/authentication',
    '/__admin/health',
    '/',
  ],
  ...[
    'http://localhost/__admin/clock',
    'http://evil.example/apiv2/login',
    '*',
    'localhost:80',
    '//',
    '/%',
    '/%00',
  ],
  ...[
    '/__admin/requests/unmatched#x',
    '/@a/../b',
    '/@/x',
    '/@A/apiv2/login',
    '/../../etc/passwd',
    '?',
    '/a b',
    '/ü',
  ],
  `/${'x'.repeat(9000)}`,
  `/api/v1/login?${'a=b&'.repeat(3000)}`,
];
const versions = ['HTTP/1.1', 'HTTP/1.1', 'HTTP/1.1', 'HTTP/1.0', 'HTTP/2.0', 'HTTP/9.9', 'http/1.1', ''];
const headers = [
  ...[
    'Host: localhost',
    'Host: a b',
    'Host:',
    'Host: <script>',
    'Host: x/y',
    'Host: [::1',
    'Host: localhost:99999999',
  ],
  ...[
    'Content-Length: 2',
    'Content-Length: -1',
    'Content-Length: 2, 3',
    'Content-Length: 99999',
    'Content-Length: x',
  ],
  ...['Transfer-Encoding: chunked', 'Transfer-Encoding: gzip, chunked', 'Transfer-Encoding: x'],
  ...[
    'Expect: 100-continue',
    'Expect: x',
    'Upgrade: websocket',
    'Upgrade: h2c',
    'Connection: upgrade',
    'Connection: close',
  ],
  ...['Content-Type: application/json', 'Content-Type: ;', 'Content-Type: multipart/form-data; boundary="'],
  ...[
    'Content-Type: application/json',
    'Cookie: a=\0',
    'X: \u00ff',
    ' folded: x',
    'no colon',
    ': no name',
    'Näme: x',
  ],
  `Long: ${'x'.repeat(20_000)}`,
];
const bodies = [
  '',
  '{}',
  '{"user":"plain","password":"x"}',
  '0\r\n\r\n',
  '2\r\n{}\r\n0\r\n\r\n',
  'zz\r\n{}',
  '\0\0\0\0',
  'ffffffffff\r\n{}',
];

/** Generates bytes that are almost a request. */
export const rawRequests: Arbitrary<string> = fc
  .tuple(
    fc.tuple(fc.constantFrom(...methods), fc.constantFrom(...targets), fc.constantFrom(...versions)),
    fc.array(fc.constantFrom(...headers), { maxLength: 6 }),
    fc.constantFrom(...bodies),
    fc.constantFrom('\r\n', '\r\n', '\r\n', '\n', '\r'),
    fc.oneof({ weight: 5, arbitrary: fc.constant(Infinity) }, { weight: 1, arbitrary: fc.nat({ max: 200 }) }),
  )
  .map(([line, lines, body, end, length]) =>
    [line.join(' '), ...lines, '', body].join(end).slice(0, length === Infinity ? undefined : length),
  );

/** Sends the bytes and ends the stream. Throws a `Finding` on a server error, or if the server neither answers nor disconnects. */
export async function probeRaw(port: number, text: string): Promise<void> {
  const said = await exchanged(port, text);
  const found = (problem: string) =>
    new Finding(
      `raw socket: ${problem}`,
      `${JSON.stringify(text.slice(0, 1500))}\n< ${JSON.stringify(said?.slice(0, 1500))}`,
    );
  if (said === undefined) throw found('no response and no disconnect within 30 s');
  const [head = ''] = said.split('\r\n\r\n');
  const status = Number(/^HTTP\/1\.\d (\d{3})/.exec(head)?.[1] ?? 0);
  const fields = [...head.matchAll(/^([^:\r\n]+): (.*?)\r?$/gm)].map(
    ([, name = '', value = '']) => [name.toLowerCase(), value] as const,
  );
  // CONNECT is for proxies; 501 is HTTP's status for an unsupported method
  const isAsked = status === 501 && text.startsWith('CONNECT ');
  if (!isAsked && isServerError({ status, headers: Object.fromEntries(fields), text: '' }))
    throw found(`${status} to ${JSON.stringify(text.split(/[\r\n]/)[0]?.slice(0, 60))}`);
}

function exchanged(port: number, text: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    let said = '';
    const socket = connect(port, '127.0.0.1', () => socket.end(text, 'latin1'));
    socket.setTimeout(hangsAfterMs, () => {
      resolve(undefined);
      socket.destroy();
    });
    socket.on('data', (chunk) => void (said += chunk.toString('latin1')));
    socket.on('error', () => resolve(said));
    socket.on('close', () => resolve(said));
  });
}
