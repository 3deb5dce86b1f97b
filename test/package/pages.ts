import assert from 'node:assert/strict';

/** Fetches the page of contracts with its files, and every contract that it shows. */
export async function openDocs(url: string): Promise<void> {
  await openPage(url, 'docs');
  for (const name of await contractsOf(url)) {
    assert.match(await textOf(`${url}/__admin/openapi/${name}.yaml`), /^openapi: 3/);
  }
}

/** Fetches the console with its files. */
export async function openConsole(url: string): Promise<void> {
  const files = await openPage(url, 'console');
  assert.ok(files.includes('console/console.js'), files.join(', '));
}

/** Fetches the metrics. */
export async function readMetrics(url: string): Promise<void> {
  assert.match(await textOf(`${url}/__admin/metrics`), /^login_emulator_build_info/m);
}

async function openPage(url: string, name: string): Promise<readonly string[]> {
  const page = await textOf(`${url}/__admin/${name}`);
  const files = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file = '']) => file);
  assert.ok(files.length > 0, 'the page links to no file');
  for (const file of files) await textOf(`${url}/__admin/${file}`);
  return files;
}

async function contractsOf(url: string): Promise<readonly string[]> {
  const health = JSON.parse(await textOf(`${url}/__admin/health`)) as {
    readonly providers: readonly { readonly id: string; readonly profile: string }[];
  };
  return ['admin', ...health.providers.map(({ id, profile }) => `${id}/${profile}`)];
}

async function textOf(url: string): Promise<string> {
  const response = await fetch(url);
  assert.equal(response.status, 200, url);
  return response.text();
}
