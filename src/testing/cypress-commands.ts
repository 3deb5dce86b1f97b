import { calls, type EmulatorTasks, type TestNamespace } from './cypress-calls.ts';
import type { Chain, Commands, Driver } from './cypress-driver.ts';
import type { CypressEmulator } from './cypress-types.ts';

declare const cy: Commands;
declare const Cypress: Driver;

type TaskName = keyof EmulatorTasks extends `login-emulator:${infer Name}` ? Name : never;
type TaskOf<Name extends TaskName> = EmulatorTasks[`login-emulator:${Name}`];

/** Runs one of the emulator's tasks in the Cypress process. */
export function task<Name extends TaskName>(
  name: Name,
  argument: Parameters<TaskOf<Name>>[0],
): Chain<Awaited<ReturnType<TaskOf<Name>>>> {
  return cy.task(`login-emulator:${name}`, argument, { log: false });
}

/** Returns the controls of a namespace. Each method enqueues a task. */
export function clientOf(namespace: TestNamespace): CypressEmulator;
export function clientOf({ name, url, urls }: TestNamespace): object {
  const methods = ([group, names]: readonly [string, object]) =>
    [group, Object.fromEntries(Object.keys(names).map((method) => [method, callOf(group, method)]))] as const;
  const groups = Object.fromEntries(Object.entries(calls).map(methods));
  return { name, url, urls, ...groups, reset: callOf('', 'reset') };
}

function callOf(group: string, method: string) {
  return (...words: readonly unknown[]): Chain<unknown> => {
    const shown = words.map((word) => JSON.stringify(word)).join(', ');
    Cypress.log({ name: 'emulator', message: `${group}.${method}(${shown})`.replace(/^\./, '') });
    return task('call', { group, method, words });
  };
}

/** The types of requests that can reach an API. Others, such as scripts, don't take the detour through the spec. */
const toServers = /^(?:document|fetch|xhr|ping|other)$/;

/** Names the namespace in the requests of pages, by header and cookie: the app's own server may forward either. */
export function sendTo({ name, emulatorUrl }: TestNamespace, baseUrl: string | null): void {
  const origins = [emulatorUrl, baseUrl ?? emulatorUrl].map((url) => new URL(url).origin);
  const literal = origins.map((origin) => origin.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  cy.intercept(
    { url: new RegExp(`^(?:${literal.join('|')})(?:[/?]|$)`), resourceType: toServers, middleware: true },
    ({ headers }) => {
      const cookies = [headers['cookie'] ?? [], `emulator-namespace=${name}`].flat();
      headers['x-emulator-namespace'] = name;
      headers['cookie'] = cookies.join('; ');
    },
  );
}
