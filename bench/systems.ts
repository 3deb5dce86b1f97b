import { readFileSync } from 'node:fs';
import { isNode, readDocument, text, type Node } from '../tools/codegen/document.ts';

/** A server that answers the login. */
export interface System {
  /** Its name for `--only`. */
  readonly id: SystemId;
  readonly title: string;
  /** The arguments of `node`. */
  readonly args: (port: number) => readonly string[];
  readonly path: string;
  /** The body of its login; by default, InterServer's. */
  readonly body?: string;
  /** Runs before each start, which doesn't include it. */
  readonly prepare?: () => void;
  /** Its environment variables. */
  readonly variables: Readonly<Record<string, string>>;
  /** Whether it only runs in the rounds with a load. */
  readonly slow: boolean;
  /** Whether it differs from another system only in its start. */
  readonly startsOnly: boolean;
  /** The npm packages that it needs; the emulator is packed instead. */
  readonly packages: readonly string[];
}

export type SystemId =
  | ('emulator' | 'first-start' | 'node' | 'fastify' | 'express' | 'validator' | 'prism')
  | ('armed' | 'patched' | 'without-journal')
  | ('misaka' | 'declared' | 'declared-changed' | 'declared-first')
  | 'public';

const contract = 'openapi/interserver/documented.yaml';

const usual = { path: '/apiv2/login', variables: {}, slow: false, startsOnly: false, packages: [] };

/** Returns all systems in the order of the tables; the emulator caches its compiled code in `cacheHome`. */
export function systemsWith(cacheHome: string): readonly System[] {
  const args = (port: number) => [emulatorBin(), '--port', String(port), '--quiet'];
  return [
    {
      ...{ ...usual, id: 'emulator', title: 'login-emulator', args },
      variables: { XDG_CACHE_HOME: cacheHome },
    },
    {
      ...{ ...usual, id: 'first-start', title: 'login-emulator, first start', args, startsOnly: true },
      variables: { NODE_DISABLE_COMPILE_CACHE: '1' },
    },
    ...peers,
  ];
}

const peers: readonly System[] = [
  {
    ...{ ...usual, id: 'node', title: 'bare node:http' },
    args: (port) => ['bench/servers/node-http.cjs', String(port)],
  },
  {
    ...{ ...usual, id: 'fastify', title: 'Fastify + ajv', packages: ['fastify'] },
    args: (port) => ['bench/servers/fastify.cjs', String(port), loginSchema()],
  },
  {
    ...{ ...usual, id: 'express', title: 'bare Express', packages: ['express'] },
    args: (port) => ['bench/servers/express.cjs', String(port)],
  },
  {
    ...{ ...usual, id: 'validator', title: 'Express + express-openapi-validator' },
    packages: ['express', 'express-openapi-validator'],
    args: (port) => ['bench/servers/express-openapi-validator.cjs', String(port), contract],
  },
  {
    // Prism serves a contract's paths without the base path of its server
    ...{
      ...usual,
      id: 'prism',
      title: 'Prism',
      path: '/login',
      slow: true,
      packages: ['@stoplight/prism-cli'],
    },
    args: (port) => [
      'node_modules/@stoplight/prism-cli/dist/index.js',
      ...['mock', contract, '--port', String(port)],
    ],
  },
];

/** Returns the file that the installed `login-emulator` runs. */
export function emulatorBin(): string {
  const manifest: unknown = JSON.parse(readFileSync('package.json', 'utf8'));
  const bin = isNode(manifest) ? manifest['bin'] : undefined;
  if (!isNode(bin)) throw new Error('package.json has no bin');
  return text(bin, 'login-emulator', 'package.json, bin');
}

/** Returns Fastify's route `schema` from the contract, without `x-` keywords, which its ajv rejects. */
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
  return Object.fromEntries(plain.map(([key, value]) => [key, plainValue(value)]));
}

/** Removes the extensions in nested values too: a list such as `oneOf` may contain schemas. */
function plainValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plainValue);
  return isNode(value) ? withoutExtensions(value) : value;
}
