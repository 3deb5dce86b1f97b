/** A call of another tool's that people will try here, and what to call instead. */
interface OtherToolCall {
  readonly of: string;
  /** Any method when left out. */
  readonly method?: string;
  readonly path: RegExp;
  readonly ours: string;
}

const outcomes =
  'nothing is stubbed, outcomes are switched on: POST /__admin/scenarios, and GET /__admin/outcomes lists them';
const journal =
  'DELETE /__admin/requests empties the journal, and POST /__admin/reset puts the whole namespace back';
const reset = 'POST /__admin/reset puts the namespace back as it started';
const unmatched = 'GET /__admin/requests/unmatched has each with the nearest operation and what differed';
const find = 'GET /__admin/requests takes filters, such as ?status=401&account=plain';
const options = 'it is set when the emulator starts: login-emulator --help';

/** Calls of WireMock's, Mockoon's and MockServer's. Those that are named as ours are ours, and are not here. */
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
    ours: `DELETE /__admin/scenarios switches everything off, and ${reset}`,
  },
  {
    of: 'WireMock',
    method: 'PUT',
    path: /^\/__admin\/scenarios\/[^/]+\/state$/,
    ours: 'a scenario has no state to be set: POST /__admin/scenarios switches one on, POST /__admin/scenario-sets/{name} a set of them',
  },
  {
    of: 'WireMock',
    path: /^\/__admin\/settings(\/|$)/,
    ours: `POST /__admin/scenarios takes delayMs; any other setting: ${options}`,
  },
  {
    of: 'WireMock',
    path: /^\/__admin\/recordings(\/|$)/,
    ours: 'nothing is recorded; GET /__admin/requests is the journal, and GET /__admin/bundle takes it along',
  },
  {
    of: 'WireMock',
    method: 'POST',
    path: /^\/__admin\/shutdown$/,
    ours: 'a call cannot end the emulator; send its process SIGTERM, or press Ctrl+C',
  },
  {
    of: 'WireMock',
    path: /^\/__admin\/files(\/|$)/,
    ours: 'PUT /__admin/fixtures/{provider} replaces what is served',
  },
  { of: 'WireMock', path: /^\/__admin\/version$/, ours: 'GET /__admin/health has the version' },
  { of: 'Mockoon', path: /^\/mockoon-admin\/state\/purge$/, ours: reset },
  {
    of: 'Mockoon',
    path: /^\/mockoon-admin\/(global-vars|env-vars|data-buckets)(\/|$)/,
    ours: 'what is kept is accounts: GET and PATCH /__admin/accounts/{provider}/{login}; GET /__admin/state has everything',
  },
  { of: 'Mockoon', path: /^\/mockoon-admin\/logs(\/|$)/, ours: 'GET /__admin/requests is the journal' },
  {
    of: 'Mockoon',
    path: /^\/mockoon-admin\/events(\/|$)/,
    ours: 'GET /__admin/events has the journal as server-sent events',
  },
  { of: 'Mockoon', path: /^\/mockoon-admin(\/|$)/, ours: 'GET /__admin/docs has every call' },
  {
    of: 'MockServer',
    path: /^\/mockserver\/(reset|clear)$/,
    ours: `${reset}, and DELETE /__admin/scenarios only what is switched on`,
  },
  { of: 'MockServer', path: /^\/mockserver\/expectation$/, ours: outcomes },
  {
    of: 'MockServer',
    path: /^\/mockserver\/verify(Sequence)?$/,
    ours: 'POST /__admin/requests/count counts, and POST /__admin/requests/wait waits for them',
  },
  { of: 'MockServer', path: /^\/mockserver\/retrieve$/, ours: find },
  {
    of: 'MockServer',
    path: /^\/mockserver\/status$/,
    ours: 'GET /__admin/health says whether the emulator is ready',
  },
  { of: 'MockServer', path: /^\/mockserver(\/|$)/, ours: 'GET /__admin/docs has every call' },
];

/** What to say to a call of another tool's; undefined where it is none. */
export function otherToolCall(method: string, path: string): string | undefined {
  const call = otherToolCalls.find(
    (known) => (known.method === undefined || known.method === method) && known.path.test(path),
  );
  return call === undefined ? undefined : `${method} ${path} is a call of ${call.of}; here, ${call.ours}`;
}
