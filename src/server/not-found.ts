import type { IncomingMessage, ServerResponse } from 'node:http';
import { otherToolCall } from '../admin/other-tools.ts';
import { fullTemplate } from '../core/contract.ts';
import type { Emulator } from '../emulator/emulator.ts';
import { captureUnmatched } from '../journal/capture.ts';
import { redactMethod } from '../journal/redact-text.ts';
import type { Recorder } from '../journal/entry.ts';
import { closestOf, sharedSegments } from '../closest.ts';
import { createClosestOperations } from '../journal/closest-operations.ts';
import { redactUnknownPath } from '../journal/redact-path.ts';
import { timeIn } from '../environment/environment.ts';
import { defaultNamespace, then } from '../store/store.ts';
import type { NamespaceReader } from '../http/namespace.ts';
import { createRequestCheck, journalProblem, type PublicAddress } from '../http/public-address.ts';
import { providersInScope, type ListenerScope } from '../http/listener.ts';
import { prefixProblem, splitUrl } from '../http/request-url.ts';
import { problemDetails, sendProblem, stampDate } from '../http/problem.ts';

/** Creates the answer outside every provider's base path: a problem that names the nearest operations. */
export function createNotFound(
  emulator: Emulator,
  namespaceOf: NamespaceReader,
  record: Recorder,
  scope: ListenerScope,
  publicAddress: PublicAddress,
): (request: IncomingMessage, response: ServerResponse) => void {
  const served = providersInScope(emulator.served, scope);
  const findNearest = createClosestOperations(served);
  const operations = served.flatMap(({ id, profile: { contract, endpoints } }) =>
    endpoints.map((endpoint) => ({
      provider: id,
      name: `${endpoint.contract.method} ${fullTemplate(contract, endpoint.contract)}`,
      segments: fullTemplate(contract, endpoint.contract).split('/'),
    })),
  );
  const profiles = served.map(({ profile }) => profile);
  const check = createRequestCheck(publicAddress);

  return (request, response) => {
    const { path, query } = splitUrl(request.url);
    const segments = path.split('/');
    const nearest = firstOfEach(
      closestOf(operations, (one) => -sharedSegments(one.segments, segments), { onlyBest: true }),
    );
    const method = request.method ?? 'GET';
    const slashes = path.includes('//') ? ' It contains a double slash: use one.' : '';
    const stray = `${method} ${path} isn't an operation of any provider.${slashes} Nearest: ${nearest.join(', ')}`;
    const broken = check(request);
    const invalid = prefixProblem(path);
    const detail = otherToolCall(method, path) ?? invalid?.wrong ?? stray;
    stampDate(response, emulator.now());
    const problem =
      broken === undefined ? problemDetails('unknown-path', detail) : problemDetails('invalid-host', broken);
    sendProblem(response, problem);
    const reason = invalid?.journalText ?? `no operation of any provider; nearest: ${nearest.join(', ')}`;
    const trace = [broken === undefined ? reason : journalProblem];
    const name = namespaceOf(request);
    // a request with an invalid namespace name belongs to no namespace, but still gets an answer
    const namespace = typeof name === 'string' ? name : undefined;
    const entry = {
      namespace,
      method: redactMethod(method),
      path: redactUnknownPath(path, profiles),
      status: problem.status,
      trace,
      request: captureUnmatched(request.headers, query),
      nearest: findNearest('not-found', redactMethod(method), path),
    };
    const setup = emulator.config(namespace ?? defaultNamespace);
    const at = then(setup, (config) => timeIn(config, emulator.clock));
    if (!(at instanceof Promise)) return record({ at, ...entry });
    return void at.catch(emulator.now).then((time) => record({ at: time, ...entry }));
  };
}

/** Returns the first of each provider's equally near operations, in contract order: often all are equally near. */
function firstOfEach(
  near: readonly { readonly provider: string; readonly name: string }[],
): readonly string[] {
  return near
    .filter(({ provider }, index) => near.findIndex((one) => one.provider === provider) === index)
    .map(({ name }) => name);
}
