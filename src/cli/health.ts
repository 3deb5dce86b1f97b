import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIPv6 } from 'node:net';
import { text as textOf } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { codeOf, UsageError } from '../errors.ts';
import { isRecord, parseJson } from '../json.ts';
import { servesHttps } from './certificate.ts';
import { say } from './command-options.ts';
import { findEmulator, urlVariable } from './find-emulator.ts';
import { everyAddress } from '../http/network-urls.ts';
import type { EffectiveSettings } from './settings.ts';

/** The exit code if the emulator isn't ready. */
const notReadyExitCode = 1;

const timeoutMs = 3000;
const pauseMs = 100;

type Values = Readonly<Record<string, unknown>>;

/** `login-emulator health`: ends with exit code 0 if the emulator is ready, otherwise with 1 and the reason. */
export async function health(
  settings: EffectiveSettings,
  { url, wait }: Values,
  variables: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const target = targetOf(settings, typeof url === 'string' ? url : variables[urlVariable]);
  const deadline = performance.now() + (typeof wait === 'string' ? secondsOf(wait) * 1000 : 0);
  for (;;) {
    const problem = await problemAt(target);
    if (problem === undefined) return;
    if (performance.now() + pauseMs >= deadline) {
      say(`the emulator at ${target.url.origin} isn't ready: ${problem}`, 'red');
      process.exitCode = notReadyExitCode;
      return;
    }
    await pause(pauseMs);
  }
}

/** The address of an emulator, and whether its certificate must be trusted here. */
interface Target {
  readonly url: URL;
  readonly mustTrust: boolean;
}

function targetOf(settings: EffectiveSettings, given: string | undefined): Target {
  if (given !== undefined && given !== '') {
    const { url } = findEmulator(given, {});
    return { url: new URL('__admin/health', url.endsWith('/') ? url : `${url}/`), mustTrust: true };
  }
  const { host, port } = settings;
  if (port === 0) throw new UsageError('the port is 0, so the emulator chose a free one; set --url');
  const scheme = servesHttps(settings) ? 'https' : 'http';
  const reached = everyAddress.includes(host) ? 'localhost' : host;
  const authority = isIPv6(reached) ? `[${reached}]` : reached;
  // no secret is sent, and the certificate may have been made at the start of the other process
  return { url: new URL(`${scheme}://${authority}:${port}/__admin/health`), mustTrust: false };
}

function secondsOf(wait: string): number {
  const seconds = /^\d{1,3}$/.test(wait) ? Number(wait) : NaN;
  if (seconds >= 1 && seconds <= 600) return seconds;
  throw new UsageError(`--wait is ${wait}; expected a whole number of seconds from 1 to 600`);
}

/** Returns why the emulator isn't ready; undefined if it is. */
async function problemAt(target: Target): Promise<string | undefined> {
  try {
    const { status, body } = await answerOf(target);
    if (status !== 200) return `it answers ${String(status)}`;
    const answer = parseJson(body);
    return isRecord(answer) && answer['status'] === 'ready' ? undefined : 'another server answers there';
  } catch (error) {
    const { name, message } = error instanceof Error ? error : { name: '', message: String(error) };
    return name === 'AbortError' ? `no answer within ${timeoutMs / 1000} s` : codeOf(error) || message;
  }
}

/** Sends the request without fetch, which takes longer to load and rejects an unknown certificate. */
async function answerOf({ url, mustTrust }: Target) {
  const signal = AbortSignal.timeout(timeoutMs);
  const options = { agent: false, signal, rejectUnauthorized: mustTrust } as const;
  return new Promise<{ readonly status: number | undefined; readonly body: string }>((resolve, reject) => {
    const send = url.protocol === 'https:' ? requestHttps : requestHttp;
    send(url, options, (response) => {
      textOf(response).then((body) => resolve({ status: response.statusCode, body }), reject);
    })
      .on('error', reject)
      .end();
  });
}
