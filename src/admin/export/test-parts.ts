import type { Kept } from '../../journal/entry.ts';
import type { ArmedScenario } from '../../core/scenario.ts';
import { definedOnly, isRecord } from '../../json.ts';
import type { AdminCall } from '../handler.ts';
import { replayableOf } from '../replay/replay-request.ts';
import { sentHeaders } from './curl.ts';
import { defaultNamespace } from '../../store/store.ts';
import { expression, literal, oneLine } from './literals.ts';

/** The parts of a test that sends a request again. */
export interface TestParts {
  readonly entry: Kept;
  /** The title as a literal. */
  readonly title: string;
  readonly comments: readonly string[];
  /** The statements before the request, for an emulator or a namespace called `emulator`. */
  readonly steps: readonly string[];
  readonly method: string;
  /** Expressions. */
  readonly path: string;
  readonly headers: string;
  readonly body: string | undefined;
  /** Statements about `body`, the decoded body of the answer. */
  readonly claims: readonly string[];
  /** The file of the provider's contract, if it was loaded from one. */
  readonly contractFile: string | undefined;
}

/** Creates the parts of a test. Tokens and codes become calls of the emulator: those of now don't work in another one. */
export async function createTestParts(
  entry: Kept,
  { emulator }: Pick<AdminCall<'exportRequest'>, 'emulator'>,
): Promise<TestParts> {
  const { method, path, status, outcome, provider, namespace, account } = entry;
  const isCalled = (symbol: string) => callOf(symbol, entry) !== undefined;
  const { sent, lost } = await replayableOf(emulator, entry, isCalled);
  const symbols = [...new Set(JSON.stringify(entry.request ?? {}).match(/‹[^‹›]+›/g) ?? [])];
  const calls = symbols.flatMap((symbol) => {
    const call = callOf(symbol, entry);
    return call === undefined ? [] : [{ symbol, ...call }];
  });
  const isSession = calls.some(({ name }) => name === 'session');
  const missing = lost.filter((place) => !calls.some(({ symbol }) => place.includes(symbol)));
  const { all, dropped } = headersOf(entry, sentHeaders(sent.headers, defaultNamespace));
  const headers = [
    ...all.map(([name, value]) => `${literal(name)}: ${expression(value, inText(calls))}`),
    ...(dropped ? ['...session.requestHeaders'] : []),
  ];
  const config = await emulator.config(namespace);
  const served = emulator.servedIn(config).find(({ id }) => id === provider);
  return {
    entry,
    title: literal(
      oneLine(`${method} ${path} answers ${status}${outcome === undefined ? '' : ` ${outcome}`}`),
    ),
    comments: missing.map((place) => `// fill in ${literal(oneLine(place))}`),
    steps: [
      ...(isSession && provider !== undefined
        ? [`const session = await emulator.signIn(${literal(provider)}, ${literal(account)});`]
        : []),
      ...calls.flatMap(({ step }) => step),
      ...forced(entry, emulator.activeScenarios(config)),
    ],
    method,
    path: expression(sent.target, inText(calls)),
    headers: `{ ${headers.join(', ')} }`,
    body: sent.body === undefined ? undefined : expression(sent.body, inText(calls)),
    claims: claimsOf(entry),
    contractFile: served?.provider.contractFile,
  };
}

/** A placeholder that a call of the emulator fills: a variable, the statement that sets it, and its value. */
interface SecretCall {
  readonly name: 'session' | 'code';
  readonly step: readonly string[];
  readonly value: string;
}

function callOf(symbol: string, { provider, account }: Kept): SecretCall | undefined {
  if (provider === undefined || account === undefined) return undefined;
  if (symbol.startsWith('‹session ')) return { name: 'session', step: [], value: 'session.tokens[0].token' };
  const [, login] = /^‹(.+)\.code›$/.exec(symbol) ?? [];
  if (login !== account) return undefined;
  const step = `const code = (await emulator.codes.get(${literal(provider)}, ${literal(login)})).current;`;
  return { name: 'code', step: [step], value: 'code' };
}

/** Returns the values of placeholders by the forms in which a request contains them: plain, in JSON, and in a URL or a form. */
function inText(calls: readonly (SecretCall & { readonly symbol: string })[]): ReadonlyMap<string, string> {
  return new Map(
    calls.flatMap(({ symbol, value }) =>
      [
        symbol,
        JSON.stringify(symbol).slice(1, -1),
        new URLSearchParams([['', symbol]]).toString().slice(1),
      ].map((form) => [form, value] as const),
    ),
  );
}

/** Returns the headers without those that carry the session, and whether there are such headers. */
function headersOf({ request }: Kept, sent: Readonly<Record<string, string>>) {
  const carries = (name: string) => JSON.stringify(request?.headers[name] ?? '').includes('‹session ');
  const names = Object.keys(request?.headers ?? {}).filter(carries);
  return {
    all: Object.entries(sent).filter(([name]) => !names.includes(name)),
    dropped: names.length > 0,
  };
}

/** Returns the statements that arm the scenarios that changed the answer. A scenario that is gone had only its outcome. */
function forced(
  { trace, provider, operation, outcome }: Kept,
  active: readonly ArmedScenario[],
): readonly string[] {
  return trace.flatMap((step) => {
    const [, id, effect] = /^scenario ([^:]+)(:.*)?$/.exec(step) ?? [];
    if (id === undefined || outcome === 'passed-on') return [];
    const { entry } = active.find((one) => one.id === id) ?? {};
    if (entry === undefined && effect !== undefined)
      return [`// scenario ${literal(oneLine(step))} has ended`];
    if (entry?.fault !== undefined)
      return [`// the fault ${entry.fault} broke the answer; this test expects it whole`];
    const isOutcome = entry === undefined || entry.outcome !== undefined || entry.outcomes !== undefined;
    const scenario = {
      ...{ provider, operation, times: 1 },
      ...(isOutcome ? { outcome } : {}),
      ...definedOnly({ patch: entry?.patch, delayMs: entry?.delayMs }),
    };
    return [`await emulator.scenarios.arm(${literal(scenario)});`];
  });
}

/** Returns statements about the parts of a body that don't change: the texts of a denial, else the names of its members. */
function claimsOf({ status, response }: Kept): readonly string[] {
  const body = response?.body;
  if (!isRecord(body)) return [];
  const stable = Object.entries(body).filter(
    ([, value]) =>
      typeof value === 'boolean' || value === null || (typeof value === 'string' && !/[\d‹]/.test(value)),
  );
  if (status >= 400 && stable.length > 0)
    return [`expect(body).toMatchObject(${literal(Object.fromEntries(stable))});`];
  return [`expect(Object.keys(body)).toEqual(${literal(Object.keys(body))});`];
}
