import type { IncomingMessage, ServerResponse } from 'node:http';
import { otherToolCall } from '../admin/other-tools.ts';
import { fullTemplate } from '../core/contract.ts';
import type { Emulator } from '../emulator/emulator.ts';
import { perList, type ServedList } from '../emulator/per-list.ts';
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
  const searchOf = perList((all) => createSearch(providersInScope(all, scope)));
  const check = createRequestCheck(publicAddress);

  return (request, response) => {
    const { path, query } = splitUrl(request.url);
    const search = searchOf(emulator.served);
    const nearest = search.namesNear(path);
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
      path: search.redacted(path),
      status: problem.status,
      trace,
      request: captureUnmatched(request.headers, query),
      nearest: search.closest('not-found', redactMethod(method), path),
    };
    const setup = emulator.config(namespace ?? defaultNamespace);
    const at = then(setup, (config) => timeIn(config, emulator.clock));
    if (!(at instanceof Promise)) return record({ at, ...entry });
    return void at.catch(emulator.now).then((time) => record({ at: time, ...entry }));
  };
}

/** Creates the search for operations near to a path. */
function createSearch(served: ServedList) {
  const operations = served.flatMap(({ id, profile: { contract, endpoints } }) =>
    endpoints.map((endpoint) => ({
      provider: id,
      name: `${endpoint.contract.method} ${fullTemplate(contract, endpoint.contract)}`,
      segments: fullTemplate(contract, endpoint.contract).split('/'),
    })),
  );
  const profiles = served.map(({ profile }) => profile);
  return {
    closest: createClosestOperations(served),
    redacted: (path: string) => redactUnknownPath(path, profiles),
    namesNear(path: string): readonly string[] {
      const segments = path.split('/');
      const distanceOf = (one: { readonly segments: readonly string[] }) =>
        -sharedSegments(one.segments, segments);
      return firstOfEach(closestOf(operations, distanceOf, { onlyBest: true }));
    },
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
