import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import ts from 'typescript';

/** A valid profile with one operation: InterServer's login, reduced to two outcomes and the shared ones. */
const sound = `
import { outcome, type Operation } from '../../src/core/operation.ts';
import { bind } from '../../src/core/bind.ts';
import type { NoFacts } from '../../src/core/outcome.ts';
import { operations as contracts } from '../../src/generated/interserver/documented/routes.ts';

type Request = { readonly login: string };
type Facts = {
  readonly 'signed-in': { readonly sessionId: string };
  readonly 'invalid-credentials': NoFacts;
};

const login: Operation<Request, {}, Facts> = {
  accountOf: () => undefined,
  decide: ({ login }) => {
    if (login === '') return outcome('invalid-credentials');
    return outcome('signed-in', { sessionId: login });
  },
  force: {
    'signed-in': () => ({ sessionId: 'forced' }),
  },
};

const { 'signed-in': signedIn, 'invalid-credentials': invalid, ...others } = contracts.login.outcomes;
const { 'rate-limited': limited, 'server-error': failed, unavailable } = others;
const common = { 'rate-limited': limited, 'server-error': failed, unavailable };
const outcomes = { 'signed-in': signedIn, 'invalid-credentials': invalid, ...common };
const responseHeaders = ['X-Attempts'] as const;
const contract = { ...contracts.login, outcomes, responseHeaders };

export const served = bind(contract, login).to({
  read: ({ body }) => ({ request: { login: body.login } }),
  readViolation: () => ({ outcome: outcome('invalid-credentials') }),
  render: {
    'signed-in': ({ sessionId }) => ({ status: 200, body: { sessionId } }),
    'invalid-credentials': () => ({ status: 402, body: { message: 'Invalid credentials' } }),
    'rate-limited': () => ({ status: 429, body: { message: 'too many requests' }, headers: { 'x-attempts': '3' } }),
    'server-error': () => ({ status: 500, body: { message: 'Internal server error' } }),
    unavailable: () => ({ status: 503, body: { message: 'Service unavailable' } }),
  },
});
`;

/** Changes to the valid profile, each with the line where the compiler must report an error. */
const broken = [
  {
    what: 'a status that the contract does not declare',
    change: ['status: 402', 'status: 418'],
    objection: `'invalid-credentials': () => ({ status: 418, body: { message: 'Invalid credentials' } }),`,
  },
  {
    what: 'a body with a field of the wrong type',
    change: ['body: { sessionId }', 'body: { sessionId: 5 }'],
    objection: `'signed-in': ({ sessionId }) => ({ status: 200, body: { sessionId: 5 } }),`,
  },
  {
    what: 'the body of another status',
    change: ["status: 402, body: { message: 'Invalid credentials' }", "status: 402, body: { ima: 'client' }"],
    objection: `'invalid-credentials': () => ({ status: 402, body: { ima: 'client' } }),`,
  },
  {
    what: 'an undefined body, although the contract declares one',
    change: ["status: 402, body: { message: 'Invalid credentials' }", 'status: 402, body: undefined'],
    objection: `'invalid-credentials': () => ({ status: 402, body: undefined }),`,
  },
  {
    what: 'no render function for an outcome that the operation decides',
    change: ["    'invalid-credentials': () => ({ status", "    // 'invalid-credentials': () => ({ status"],
    objection: 'render: {',
  },
  {
    what: 'no render function for an outcome that every operation has',
    change: ["    'rate-limited'", "    // 'rate-limited'"],
    objection: 'render: {',
  },
  {
    what: 'a contract without an outcome that the operation decides',
    change: ["'invalid-credentials': invalid, ...common", '...common'],
    objection: 'export const served = bind(contract, login).to({',
  },
  {
    what: 'a contract with an outcome that the operation does not decide',
    change: ['bind(contract, login)', 'bind({ ...contracts.login, responseHeaders }, login)'],
    objection: 'export const served = bind({ ...contracts.login, responseHeaders }, login).to({',
  },
  {
    what: 'a header that the contract does not declare',
    change: ["'x-attempts'", "'x-attempt'"],
    objection: `'rate-limited': () => ({ status: 429, body: { message: 'too many requests' }, headers: { 'x-attempt': '3' } }),`,
  },
  {
    what: 'no function that reads a body which violates the contract',
    change: ["  readViolation: () => ({ outcome: outcome('invalid-credentials') }),\n", ''],
    objection: 'export const served = bind(contract, login).to({',
  },
  {
    what: 'no facts for an outcome that can be forced',
    change: ["'signed-in': () => ({ sessionId: 'forced' }),", ''],
    objection: 'force: {',
  },
  {
    what: 'an outcome without its facts',
    change: ["outcome: outcome('invalid-credentials')", "outcome: outcome('signed-in')"],
    objection: "readViolation: () => ({ outcome: outcome('signed-in') }),",
  },
  {
    what: 'an outcome with the facts of another',
    change: ["outcome: outcome('invalid-credentials')", "outcome: outcome('signed-in', { field: 'login' })"],
    objection: "readViolation: () => ({ outcome: outcome('signed-in', { field: 'login' }) }),",
  },
  {
    what: 'a fact that the outcome does not have',
    change: [
      '({ sessionId }) => ({ status: 200, body: { sessionId } })',
      '({ token }) => ({ status: 200, body: { sessionId: token } })',
    ],
    objection: `'signed-in': ({ token }) => ({ status: 200, body: { sessionId: token } }),`,
  },
] as const;

const folder = join(process.cwd(), 'test/contract');
const soundFile = join(folder, 'sound.ts');
const cases = broken.map(({ what, change: [from, to], objection }, index) => {
  if (!sound.includes(from)) throw new Error(`the valid profile doesn't contain: ${from}`);
  return { what, objection, file: join(folder, `broken-${index}.ts`), source: sound.replace(from, to) };
});
const program = compile(
  new Map([[soundFile, sound], ...cases.map(({ file, source }) => [file, source] as const)]),
);

it('compiles a profile that renders every outcome as the contract declares it', () => {
  expect(objections(soundFile)).toEqual([]);
});

it.each(cases)('does not compile with $what', ({ file, objection }) => {
  expect(objections(file)).toEqual([objection]);
});

/** Compiles in-memory sources as one program, with the project's compiler options. */
function compile(sources: ReadonlyMap<string, string>): ts.Program {
  const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile) as { readonly config: object };
  const { options } = ts.parseJsonConfigFileContent({ ...config, files: [], include: [] }, ts.sys, '.');
  const host = ts.createCompilerHost(options);
  return ts.createProgram({
    rootNames: [...sources.keys()],
    options: { ...options, types: [] },
    host: {
      ...host,
      fileExists: (file) => sources.has(file) || host.fileExists(file),
      readFile: (file) => sources.get(file) ?? host.readFile(file),
      getSourceFile(file, version) {
        const source = sources.get(file);
        if (source === undefined) return host.getSourceFile(file, version);
        return ts.createSourceFile(file, source, version);
      },
    },
  });
}

/** Returns the lines of a file with compiler errors. */
function objections(file: string): readonly string[] {
  const source = program.getSourceFile(file);
  if (source === undefined) throw new Error(`${file} was not compiled`);
  const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
  const lines = source.text.split('\n');
  return found.map(({ start = 0 }) => {
    const { line } = source.getLineAndCharacterOfPosition(start);
    return (lines[line] ?? '').trim();
  });
}
