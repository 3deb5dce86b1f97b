/** Shows a contract in Swagger UI; its requests go to the emulator that serves this page. */
const page = new URLSearchParams(location.search);
const admin = new URL('.', location.href);
/** The emulator's root path: `/`, `/@name/`, or its mount path. */
const root = admin.pathname.replace(/__admin\/$/, '');

const controlPlane = 'admin';

const contracts = document.querySelector('#contract');
const namespace = document.querySelector('#namespace');
const problem = document.querySelector('#problem');

try {
  const providers = await servedProviders();
  const names = [...providers.map(({ id, profile }) => `${id}/${profile}`), controlPlane];
  const named = page.get('contract');
  await show(names.includes(named) ? named : names[0], names, providers);
} catch (error) {
  problem.textContent = `The contracts can't be displayed: ${error.message}.`;
  problem.hidden = false;
}

/** Returns the served providers with their profiles. */
async function servedProviders() {
  const response = await fetch(new URL('health', admin));
  if (!response.ok) throw new Error(`GET ${response.url} answers ${response.status}`);
  const { providers } = await response.json();
  return providers;
}

async function show(name, names, providers) {
  contracts.replaceChildren(...names.map((other) => new Option(other, other, false, other === name)));
  contracts.addEventListener('change', () => open(contracts.value));
  const fixed = namespaceOfAddress();
  namespace.value = fixed ?? page.get('namespace') ?? '';
  namespace.disabled = fixed !== undefined;
  namespace.title =
    fixed === undefined ? 'Sent as x-emulator-namespace' : 'Named by the address of this page';

  const adapted = name === controlPlane ? await namingServed(providers) : (contract) => contract;
  const ui = window.SwaggerUIBundle({
    url: new URL(`openapi/${name}.yaml`, admin).href,
    dom_id: '#contract-page',
    deepLinking: true,
    validatorUrl: null,
    defaultModelsExpandDepth: 0,
    requestInterceptor: sending,
    plugins: [servedHere(adapted)],
    onComplete: () => authorize(ui),
  });
  let beforeSending;
  async function sending(request) {
    if (request.loadSpec === true) return request;
    const named = inNamespace(request);
    beforeSending ??= sessionOf(name, contractOf(ui));
    await beforeSending(named);
    return named;
  }
}

/** Authorizes the page with the examples of the contract. */
function authorize(ui) {
  for (const [name, { 'x-example': example }] of securitySchemesOf(contractOf(ui))) {
    if (example !== undefined) ui.preauthorizeApiKey(name, example);
  }
}

function contractOf(ui) {
  return ui.specSelectors.specJson().toJS();
}

function securitySchemesOf({ components }) {
  return Object.entries(components?.securitySchemes ?? {});
}

/** Creates a function that gives an account the contract's example token, once per namespace, before the first request that uses it. */
function sessionOf(name, contract) {
  const { 'x-try-out-account': account } = contract;
  const tokens = securitySchemesOf(contract).flatMap(([, scheme]) => scheme['x-example'] ?? []);
  const given = new Set();
  return async ({ headers, body }) => {
    const place = headers['x-emulator-namespace'];
    const isNamed = tokens.some((token) => names(token, headers, body));
    if (account === undefined || !isNamed || given.has(place)) return;
    given.add(place);
    const [provider] = name.split('/');
    await fetch(new URL(`accounts/${provider}/${encodeURIComponent(account)}`, admin), {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', ...(place && { 'x-emulator-namespace': place }) },
      body: JSON.stringify({ sessions: tokens.map((token) => ({ token })) }),
    });
  };
}

function names(token, headers, body) {
  const isSent = Object.values(headers).some((value) => [token, `Bearer ${token}`].includes(value));
  return isSent || String(body).includes(JSON.stringify(token));
}

/** Replaces the provider in the control plane's examples with the first served provider, if theirs isn't served. */
async function namingServed(providers) {
  const [{ id, profile } = {}] = providers;
  const login = await loginAt(id);
  return (contract) => {
    const named = contract.components?.parameters?.Provider?.example;
    if (id === undefined || providers.some((served) => served.id === named)) return contract;
    const examples = { provider: id, profile, ...(login === undefined ? {} : { login }) };
    return JSON.parse(JSON.stringify(contract), (_key, value) => {
      if (value?.in === 'path' && value.name in examples) return { ...value, example: examples[value.name] };
      return value === named ? id : value;
    });
  };
}

/** Returns the login of an account with codes, if the provider has one. */
async function loginAt(provider) {
  const response = await fetch(new URL(`accounts/${provider}?search=totp&limit=1`, admin));
  const { accounts = [] } = response.ok ? await response.json() : {};
  return accounts[0]?.login;
}

/** Puts the contract and the namespace into the page's URL, so that it can be shared. */
function open(contract) {
  const query = new URLSearchParams({ contract });
  if (namespace.value !== '' && !namespace.disabled) query.set('namespace', namespace.value);
  location.assign(`?${query}`);
}

/** Returns the namespace in the page's URL: of `/@name/__admin/docs` or `name.localhost`. */
function namespaceOfAddress() {
  return (/\/@([^/]+)\/$/.exec(decodeURIComponent(root)) ??
    /^([^.]+)\.localhost$/.exec(location.hostname))?.[1];
}

function inNamespace(request) {
  if (!namespace.disabled && namespace.value !== '') {
    request.headers['x-emulator-namespace'] ??= namespace.value;
  }
  return request;
}

/** Replaces the vendor's servers with the emulator: those of the contract, of paths and of operations. */
function servedHere(adapted) {
  const updateJsonSpec = (update) => (original) => {
    const contract = adapted(original);
    return update({ ...movedHere(contract), paths: mapped(contract.paths, pathHere) });
  };
  return () => ({ statePlugins: { spec: { wrapActions: { updateJsonSpec } } } });
}

function pathHere(path) {
  return mapped(movedHere(path), (member) =>
    member?.responses === undefined ? member : signedOutWhereSo(movedHere(member)),
  );
}

/** Removes the session from operations that reject signed-in users. */
function signedOutWhereSo(operation) {
  return operation['x-try-out'] === 'signed-out' ? { ...operation, security: [] } : operation;
}

function movedHere(holder) {
  return holder.servers === undefined ? holder : { ...holder, servers: holder.servers.map(here) };
}

function mapped(holder = {}, change) {
  return Object.fromEntries(Object.entries(holder).map(([name, member]) => [name, change(member)]));
}

function here({ url }) {
  return { url: root.slice(0, -1) + new URL(url, location.origin).pathname };
}
