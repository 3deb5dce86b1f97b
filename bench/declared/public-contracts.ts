import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A public contract in an npm package. */
export interface PublicContract {
  readonly id: string;
  readonly title: string;
  /** The package with its version. */
  readonly package: string;
  /** The file in the package. */
  readonly file: string;
  /** The mark of the token that the operations need, in JSON. */
  readonly token: object;
  /** Returns the header with a token. */
  header(token: string): Readonly<Record<string, string>>;
}

/** The contracts to measure. Two have circular references, and two are YAML. */
export const publicContracts: readonly PublicContract[] = [
  {
    ...{ id: 'github', title: 'GitHub', package: '@octokit/openapi@23.0.2' },
    ...{ file: 'generated/api.github.com.json', token: { scheme: 'bearer' } },
    header: (token) => ({ authorization: `Bearer ${token}` }),
  },
  {
    ...{ id: 'figma', title: 'Figma', package: '@figma/rest-api-spec@0.43.0' },
    ...{ file: 'openapi/openapi.yaml', token: { security: 'PersonalAccessToken' } },
    header: (token) => ({ 'x-figma-token': token }),
  },
  {
    ...{ id: 'blockfrost', title: 'Blockfrost', package: '@blockfrost/openapi@0.1.93' },
    ...{ file: 'openapi.yaml', token: { security: 'project_id' } },
    header: (token) => ({ project_id: token }),
  },
  {
    ...{ id: 'directus', title: 'Directus', package: '@directus/specs@15.2.0' },
    ...{ file: 'dist/openapi.json', token: { security: 'Auth' } },
    header: (token) => ({ authorization: token }),
  },
];

/** Installs the packages into a folder, and returns the path of a contract there. */
export function installContracts(folder: string): (contract: PublicContract) => string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  const packages = publicContracts.map((contract) => contract.package);
  const options = ['--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel', 'error'];
  execFileSync('npm', ['install', '--prefix', folder, ...options, ...packages], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return (contract) =>
    join(folder, 'node_modules', contract.package.slice(0, contract.package.lastIndexOf('@')), contract.file);
}

/** The path of the login that the overlay adds, below the contract's base path. */
export const addedLogin = '/benchmark/login';

/** Writes an overlay that adds a login to a contract, so that its operations can be sent a token; returns its path. */
export function writeOverlay({ id, token }: PublicContract, contract: string, folder: string): string {
  const file = join(folder, `${id}.login.json`);
  const text = { type: 'string' };
  const content = (schema: object) => ({ content: { 'application/json': { schema } } });
  const login = {
    operationId: 'benchmark/login',
    security: [],
    requestBody: content({ type: 'object', properties: { email: text, password: text } }),
    responses: {
      200: { description: 'a token', ...content({ type: 'object', properties: { token: text } }) },
      401: { description: 'a refusal', ...content({ type: 'object' }) },
    },
    'x-login': {
      act: 'sign-in',
      reads: { login: 'body.email', password: 'body.password' },
      answers: {
        'signed-in': { status: 200, body: { token: '{{tokens.benchmark}}' } },
        'invalid-credentials': { status: 401, body: {} },
      },
    },
  };
  const marks = {
    version: 1,
    tokens: { benchmark: token },
    answers: { 'token-missing': { status: 401, body: {} } },
  };
  const actions = [
    { target: '$', update: { 'x-login': marks } },
    { target: '$.paths', update: { [addedLogin]: { post: login } } },
  ];
  writeFileSync(
    file,
    JSON.stringify({
      overlay: '1.0.0',
      info: { title: 'A login', version: '1' },
      extends: contract,
      actions,
    }),
  );
  return file;
}
