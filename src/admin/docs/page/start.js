/** Shows one contract in Swagger UI, whose requests go to the emulator that this page comes from. */
const page = new URLSearchParams(location.search);
const admin = new URL('.', location.href);
/** Where the emulator stands: `/`, `/@name/`, or where it is mounted. */
const root = admin.pathname.replace(/__admin\/$/, '');

const contracts = document.querySelector('#contract');
const namespace = document.querySelector('#namespace');
const problem = document.querySelector('#problem');

try {
  const names = await contractNames();
  const named = page.get('contract');
  show(names.includes(named) ? named : names[0], names);
} catch (error) {
  problem.textContent = `The contracts cannot be shown: ${error.message}.`;
  problem.hidden = false;
}

/** Those of the providers in the profiles that are served, and the control plane's own. */
async function contractNames() {
  const response = await fetch(new URL('health', admin));
  if (!response.ok) throw new Error(`GET ${response.url} answers ${response.status}`);
  const { providers } = await response.json();
  return [...providers.map(({ id, profile }) => `${id}/${profile}`), 'admin'];
}

function show(name, names) {
  contracts.replaceChildren(...names.map((other) => new Option(other, other, false, other === name)));
  contracts.addEventListener('change', () => open(contracts.value));
  const fixed = namespaceOfAddress();
  namespace.value = fixed ?? page.get('namespace') ?? '';
  namespace.disabled = fixed !== undefined;
  namespace.title =
    fixed === undefined ? 'Sent as x-emulator-namespace' : 'Named by the address of this page';

  window.SwaggerUIBundle({
    url: new URL(`openapi/${name}.yaml`, admin).href,
    dom_id: '#contract-page',
    deepLinking: true,
    validatorUrl: null,
    defaultModelsExpandDepth: 0,
    requestInterceptor: inNamespace,
    plugins: [servedHere],
  });
}

/** A contract and a namespace stand in the address, so that it can be passed on. */
function open(contract) {
  const query = new URLSearchParams({ contract });
  if (namespace.value !== '' && !namespace.disabled) query.set('namespace', namespace.value);
  location.assign(`?${query}`);
}

/** The namespace that every request of this page is in already: of `/@name/__admin/docs`, or of `name.localhost`. */
function namespaceOfAddress() {
  return (/\/@([^/]+)\/$/.exec(decodeURIComponent(root)) ??
    /^([^.]+)\.localhost$/.exec(location.hostname))?.[1];
}

function inNamespace(request) {
  const isCall = request.loadSpec !== true;
  if (isCall && !namespace.disabled && namespace.value !== '') {
    request.headers['x-emulator-namespace'] ??= namespace.value;
  }
  return request;
}

/** Puts the emulator in the place of the vendor's servers: those of the contract, of a path, and of an operation. */
function servedHere() {
  const updateJsonSpec = (update) => (contract) =>
    update({ ...movedHere(contract), paths: mapped(contract.paths, pathHere) });
  return { statePlugins: { spec: { wrapActions: { updateJsonSpec } } } };
}

function pathHere(path) {
  return mapped(movedHere(path), (member) => (member?.responses === undefined ? member : movedHere(member)));
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
