import fc, { type Arbitrary } from 'fast-check';
import { samplesOf } from '../../cross-validation/samples.ts';
import { contracts } from '../../cross-validation/request-variants.ts';
import { exchangeText, type Answer, type Client, type Request } from '../../support/client.ts';
import { isServerError } from '../unasked.ts';
import { checkOf, textIn } from './contracts.ts';
import { Finding } from './finding.ts';
import { logins } from './logins.ts';
import { oddHeaders } from './odd-headers.ts';

/** The namespace of each profile. */
export const namespaces = { documented: 'fuzz-documented', observed: 'fuzz-observed' } as const;

const checks = new Map(
  contracts.map(({ provider, profile, document }) => [`${provider} ${profile}`, checkOf(document)]),
);

/** Generates valid logins with odd headers. */
const rightLogins: Arbitrary<Request> = fc
  .tuple(fc.constantFrom(...logins), oddHeaders, fc.constantFrom(...Object.values(namespaces)))
  .map(([{ path, body }, odd, namespace]) => ({
    method: 'POST',
    path,
    headers: { 'x-emulator-namespace': namespace, 'content-type': 'application/json', ...odd },
    body,
  }));

/** Generates valid and invalid requests to all operations of all providers. Body, type, path and headers may be wrong. */
const operationRequests: Arbitrary<Request> = fc
  .constantFrom(...contracts)
  .chain(({ ways, profile }) => fc.constantFrom(...ways).map((way) => ({ way, profile })))
  .chain(({ way, profile }) => fc.tuple(samplesOf(way), oddHeaders, fc.constant(profile)))
  .map(([{ method, url, headers, contentType, body }, odd, profile]) => ({
    method,
    path: url,
    headers: {
      'x-emulator-namespace': profile === 'observed' ? namespaces.observed : namespaces.documented,
      ...headers,
      ...(contentType === undefined ? {} : { 'content-type': contentType }),
      ...odd,
    },
    ...(method === 'GET' ? {} : { body: body.bytes }),
  }));

/** Generates the requests to the data plane. */
export const dataRequests = fc.oneof(
  { weight: 5, arbitrary: operationRequests },
  { weight: 1, arbitrary: rightLogins },
);

/** Sends a request. Throws a `Finding` if the response is a server error or violates the contract. */
export async function probeData(client: Client, request: Request): Promise<void> {
  const answer = await client.send(request);
  const where = `${request.method} ${request.path.replace(/\?.*/, '')}`;
  const found = (problem: string) => new Finding(`data plane: ${problem}`, exchangeText(request, answer));
  if (answer.status === 0) throw found(`the connection broke (${answer.text}) at ${where}`);
  // a preferred response may be an error
  if (answer.headers['preference-applied'] === undefined && isServerError(answer))
    throw found(`${answer.status} ${textIn(answer, 'detail') ?? ''} at ${where}`);
  const problem = await contractProblem(client, answer);
  if (problem !== undefined) throw found(problem);
}

/** Checks a response by the operation that the journal recorded for it. */
async function contractProblem(client: Client, answer: Answer): Promise<string | undefined> {
  const id = answer.headers['x-emulator-request'];
  if (typeof id !== 'string') return undefined;
  const headers = { 'x-emulator-namespace': id.replace(/-\d+$/, '') };
  const entry = await client.send({ method: 'GET', path: `/__admin/requests/${id}`, headers });
  if (entry.status !== 200) return `the journal returned ${entry.status} for the last request`;
  const [provider, profile, operation] = ['provider', 'profile', 'operation'].map((key) =>
    textIn(entry, key),
  );
  if (operation === undefined || answer.status === 501) return undefined;
  return checks.get(`${provider} ${profile}`)?.(operation, answer);
}
