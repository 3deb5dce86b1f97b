import { parseJson } from '../../json.ts';
import { cookieDifferences, cookieHeader, cookiesOf, keepCookies, type Jar } from './cookies.ts';
import { filled, filledText, filledTexts, TableError, type Sources } from './fill.ts';
import { differencesOf, type Difference, type Matching } from './match.ts';
import type { Step, TableAnswer, TableRequest } from './table.ts';

/** Sends a request to a path below the provider's base URL. Redirects must not be followed. */
export type Send = (path: string, init: RequestInit) => Promise<Response>;

/** The state of a flow. */
export interface FlowState extends Sources {
  readonly send: Send;
  /** The cookies of the flow; undefined if it doesn't keep any. */
  readonly jar: Jar | undefined;
}

/** Runs a step that `stepProblems` accepts. Returns the differences of its answers. */
export async function runStep(step: Step, state: FlowState): Promise<readonly Difference[]> {
  const { request, answer, times = 1 } = step;
  await change(step, state);
  if (request === undefined || answer === undefined) return [];
  for (let sent = 0; sent < times; sent += 1) {
    const response = await send(request, state);
    const text = await response.text();
    const cookies = cookiesOf(response.headers);
    if (state.jar !== undefined) keepCookies(state.jar, cookies);
    const differences = answerDifferences(answer, response, text, state);
    if (differences.length > 0)
      return times === 1 ? differences : differences.map(inRequest(sent + 1, times));
  }
  return [];
}

/** Adds the number of a repeated request to the message of a difference. */
function inRequest(number: number, times: number): (difference: Difference) => Difference {
  return ({ place, message }) => ({ place, message: `${message} (request ${number} of ${times})` });
}

async function change({ account, scenario, clock }: Step, { provider, controls }: FlowState): Promise<void> {
  if (account !== undefined) {
    const { login, ...changes } = account;
    await controls.accounts.change(provider, login, changes);
  }
  if (scenario !== undefined) await controls.scenarios.arm({ provider, ...scenario });
  if (clock !== undefined) await controls.clock.advance(secondsOf(clock));
}

const units = { w: 604_800, d: 86_400, h: 3600, m: 60, s: 1 } as const;

/** Parses `+1h30m`. */
function secondsOf(clock: string): number {
  const parts = [...clock.matchAll(/(\d+)([wdhms])/g)];
  const isWhole = `+${parts.map(([part]) => part).join('')}` === clock && parts.length > 0;
  if (!isWhole) throw new TableError(`clock: expected a duration such as +15m, got ${clock}`);
  // the pattern has these letters only
  return parts.reduce((sum, [, count, unit]) => sum + Number(count) * units[unit as keyof typeof units], 0);
}

async function send(request: TableRequest, state: FlowState): Promise<Response> {
  const { method, headers = {}, cookies = {}, form } = request;
  const path = String(await filledText(request.path, state));
  const cookie = cookieHeader([...(state.jar ?? []), ...Object.entries(await filledTexts(cookies, state))]);
  const body = form === undefined ? await bodyOf(request, state) : await formOf(form, state);
  return state.send(path, {
    method,
    redirect: 'manual',
    headers: {
      ...(body === undefined ? {} : { 'content-type': body.type }),
      ...(cookie === undefined ? {} : { cookie }),
      ...(await filledTexts(headers, state)),
    },
    ...(body === undefined ? {} : { body: body.text }),
  });
}

interface Body {
  readonly type: string;
  readonly text: string;
}

async function bodyOf({ body }: TableRequest, state: FlowState): Promise<Body | undefined> {
  if (body === undefined) return undefined;
  const value = await filled(body, state);
  return typeof value === 'string'
    ? { type: 'text/plain', text: value }
    : { type: 'application/json', text: JSON.stringify(value) };
}

async function formOf(form: Readonly<Record<string, string>>, state: FlowState): Promise<Body> {
  const fields = await filledTexts(form, state);
  return { type: 'application/x-www-form-urlencoded', text: new URLSearchParams(fields).toString() };
}

function answerDifferences(
  expected: TableAnswer,
  response: Response,
  text: string,
  { saved }: FlowState,
): readonly Difference[] {
  const { status, outcome, headers = {}, cookies = {}, body, exact = false } = expected;
  const matching: Matching = { saved, exact };
  const reported = response.headers.get('x-emulator-outcome') ?? undefined;
  return [
    ...(status === response.status
      ? []
      : [
          {
            place: 'answer.status',
            message: `expected ${status}, got ${response.status}: ${text.slice(0, 300)}`,
          },
        ]),
    ...(outcome === undefined ? [] : differencesOf(outcome, reported, 'answer.outcome', matching)),
    ...Object.entries(headers).flatMap(([name, pattern]) =>
      differencesOf(pattern, response.headers.get(name) ?? undefined, `answer.headers.${name}`, matching),
    ),
    ...cookieDifferences(cookies, cookiesOf(response.headers), matching),
    ...(body === undefined ? [] : differencesOf(body, contentOf(response, text), 'answer.body', matching)),
  ];
}

/** Returns the content of an answer: the value of JSON, other texts as they are, undefined without any. */
function contentOf(response: Response, text: string): unknown {
  if (text === '') return undefined;
  const isJson = /[/+]json\b/.test(response.headers.get('content-type') ?? '');
  return isJson ? parseJson(text) : text;
}
