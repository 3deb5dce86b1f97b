/** A call of another tool that users may try here, and the call to use instead. */
interface OtherToolCall {
  readonly of: string;
  /** Any method if not set. */
  readonly method?: string;
  readonly path: RegExp;
  readonly ours: string;
}

const outcomes =
  'there are no stubs: POST /__admin/scenarios arms an outcome, and GET /__admin/outcomes lists the outcomes';
const journal =
  'DELETE /__admin/requests empties the journal, and POST /__admin/reset resets the whole namespace';
const reset = 'POST /__admin/reset resets the namespace to its initial state';
const unmatched =
  'GET /__admin/requests/unmatched lists them with the nearest operations and the differences';
const find = 'GET /__admin/requests accepts filters, such as ?status=401&account=plain';
const options = 'set it at startup, see npx login-emulator --help';

/** Calls of WireMock, Mockoon and MockServer, except those whose path is also a call of this control plane. */
const otherToolCalls: readonly OtherToolCall[] = [
  { of: 'WireMock', method: 'POST', path: /^\/__admin\/mappings\/reset$/, ours: reset },
  { of: 'WireMock', path: /^\/__admin\/mappings(\/|$)/, ours: outcomes },
  { of: 'WireMock', method: 'POST', path: /^\/__admin\/requests\/(reset|remove)$/, ours: journal },
  { of: 'WireMock', method: 'POST', path: /^\/__admin\/requests\/find$/, ours: find },
  { of: 'WireMock', path: /^\/__admin\/(requests\/unmatched\/)?near-misses(\/|$)/, ours: unmatched },
  {
    of: 'WireMock',
    method: 'POST',
    path: /^\/__admin\/scenarios\/reset$/,
    ours: `DELETE /__admin/scenarios disarms all scenarios, and ${reset}`,
  },
  {
    of: 'WireMock',
    method: 'PUT',
    path: /^\/__admin\/scenarios\/[^/]+\/state$/,
    ours: 'scenarios have no state: POST /__admin/scenarios arms a scenario, POST /__admin/scenario-sets/{name} a set of them',
  },
  {
    of: 'WireMock',
    path: /^\/__admin\/settings(\/|$)/,
    ours: `POST /__admin/scenarios accepts delayMs; for any other setting: ${options}`,
  },
  {
    of: 'WireMock',
    path: /^\/__admin\/recordings(\/|$)/,
    ours: 'there are no recordings: GET /__admin/requests returns the journal, and GET /__admin/bundle includes it',
  },
  {
    of: 'WireMock',
    method: 'POST',
    path: /^\/__admin\/shutdown$/,
    ours: "a call can't stop the emulator: send its process SIGTERM, or press Ctrl+C",
  },
  {
    of: 'WireMock',
    path: /^\/__admin\/files(\/|$)/,
    ours: 'PUT /__admin/fixtures/{provider} replaces the fixtures',
  },
  { of: 'WireMock', path: /^\/__admin\/version$/, ours: 'GET /__admin/health returns the version' },
  { of: 'Mockoon', path: /^\/mockoon-admin\/state\/purge$/, ours: reset },
  {
    of: 'Mockoon',
    path: /^\/mockoon-admin\/(global-vars|env-vars|data-buckets)(\/|$)/,
    ours: 'data is stored as accounts: GET and PATCH /__admin/accounts/{provider}/{login}; GET /__admin/state returns the whole state',
  },
  { of: 'Mockoon', path: /^\/mockoon-admin\/logs(\/|$)/, ours: 'GET /__admin/requests returns the journal' },
  {
    of: 'Mockoon',
    path: /^\/mockoon-admin\/events(\/|$)/,
    ours: 'GET /__admin/events streams the journal as server-sent events',
  },
  { of: 'Mockoon', path: /^\/mockoon-admin(\/|$)/, ours: 'GET /__admin/docs lists every call' },
  {
    of: 'MockServer',
    path: /^\/mockserver\/(reset|clear)$/,
    ours: `${reset}, and DELETE /__admin/scenarios disarms only the scenarios`,
  },
  { of: 'MockServer', path: /^\/mockserver\/expectation$/, ours: outcomes },
  {
    of: 'MockServer',
    path: /^\/mockserver\/verify(Sequence)?$/,
    ours: 'POST /__admin/requests/count counts requests, and POST /__admin/requests/wait waits for them',
  },
  { of: 'MockServer', path: /^\/mockserver\/retrieve$/, ours: find },
  {
    of: 'MockServer',
    path: /^\/mockserver\/status$/,
    ours: 'GET /__admin/health answers when the emulator is ready',
  },
  { of: 'MockServer', path: /^\/mockserver(\/|$)/, ours: 'GET /__admin/docs lists every call' },
];

/** Returns the detail for a call of another tool; undefined if it isn't one. */
export function otherToolCall(method: string, path: string): string | undefined {
  const call = otherToolCalls.find(
    (known) => (known.method === undefined || known.method === method) && known.path.test(path),
  );
  return call === undefined ? undefined : `${method} ${path} is a call of ${call.of}; here, ${call.ours}`;
}
