import { readFileSync } from 'node:fs';
import { isNode, readDocument, text, type Node } from '../src/contract/document.ts';

/** A server that answers the login. */
export interface System {
  /** What `--only` calls it. */
  readonly id: SystemId;
  readonly title: string;
  /** What `node` is started with. */
  readonly args: (port: number) => readonly string[];
  readonly path: string;
  /** Starts in the rounds under load alone. */
  readonly slow: boolean;
  /** What one installs to have it; the emulator is packed instead. */
  readonly packages: readonly string[];
}

export type SystemId = 'emulator' | 'node' | 'fastify' | 'express' | 'validator' | 'prism';

const contract = 'openapi/interserver/documented.yaml';

/** Every system, in the order of the tables. */
export const systems: readonly System[] = [
  {
    ...{ id: 'emulator', title: 'login-emulator', path: '/apiv2/login', slow: false, packages: [] },
    args: (port) => [emulatorBin(), '--port', String(port), '--quiet'],
  },
  {
    ...{ id: 'node', title: 'bare node:http', path: '/apiv2/login', slow: false, packages: [] },
    args: (port) => ['bench/servers/node-http.cjs', String(port)],
  },
  {
    ...{ id: 'fastify', title: 'Fastify + ajv', path: '/apiv2/login', slow: false, packages: ['fastify'] },
    args: (port) => ['bench/servers/fastify.cjs', String(port), loginSchema()],
  },
  {
    ...{ id: 'express', title: 'bare Express', path: '/apiv2/login', slow: false, packages: ['express'] },
    args: (port) => ['bench/servers/express.cjs', String(port)],
  },
  {
    ...{ id: 'validator', title: 'Express + express-openapi-validator', path: '/apiv2/login', slow: false },
    packages: ['express', 'express-openapi-validator'],
    args: (port) => ['bench/servers/express-openapi-validator.cjs', String(port), contract],
  },
  {
    // serves a contract's paths without its server's base path
    ...{ id: 'prism', title: 'Prism', path: '/login', slow: true, packages: ['@stoplight/prism-cli'] },
    args: (port) => [
      'node_modules/@stoplight/prism-cli/dist/index.js',
      ...['mock', contract, '--port', String(port)],
    ],
  },
];

/** The file that `login-emulator` runs once it is installed. */
export function emulatorBin(): string {
  const manifest: unknown = JSON.parse(readFileSync('package.json', 'utf8'));
  const bin = isNode(manifest) ? manifest['bin'] : undefined;
  if (!isNode(bin)) throw new Error('package.json has no bin');
  return text(bin, 'login-emulator', 'package.json, bin');
}

/** What Fastify takes for a route's `schema`, from the contract; its ajv refuses the contract's own `x-` keywords. */
function loginSchema(): string {
  const document = readDocument(contract);
  const schemas = document.at(document.at(document.root, 'components'), 'schemas');
  return JSON.stringify({
    body: withoutExtensions(document.at(schemas, 'LoginRequest')),
    response: { 200: withoutExtensions(document.at(schemas, 'LoginResponse')) },
  });
}

function withoutExtensions(schema: Node): Node {
  const plain = Object.entries(schema).filter(([key]) => !key.startsWith('x-'));
  return Object.fromEntries(
    plain.map(([key, value]) => [key, isNode(value) ? withoutExtensions(value) : value]),
  );
}
