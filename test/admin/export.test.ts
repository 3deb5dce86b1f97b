import { expect, it } from '@jest/globals';
import request from 'supertest';
import ts from 'typescript';
import * as library from '../../src/index.ts';
import * as definitions from '../../src/library/define-provider.ts';
import { calling, idsOf, plain, type Calling } from './journal.ts';

async function exported({ url }: Calling, id: string, format: string, path = '/__admin'): Promise<string> {
  const response = await fetch(`${url}${path}/requests/${id}/export?format=${format}`);
  expect({ status: response.status, type: response.headers.get('content-type') }).toEqual({
    status: 200,
    type: 'text/plain; charset=utf-8',
  });
  return response.text();
}

const modules: Readonly<Record<string, unknown>> = {
  'login-emulator': library,
  'login-emulator/provider': definitions,
  supertest: request,
};

/** Runs an exported test as Jest would; returns its title. */
async function run(text: string): Promise<string> {
  const { outputText, diagnostics = [] } = ts.transpileModule(text, {
    compilerOptions: {
      module: ts.ModuleKind.CommonJS,
      target: ts.ScriptTarget.ES2022,
      esModuleInterop: true,
    },
    reportDiagnostics: true,
  });
  expect(diagnostics.map(({ messageText }) => messageText)).toEqual([]);
  const found: { readonly title: string; readonly body: () => Promise<void> }[] = [];
  const globals = {
    expect,
    it: (title: string, body: () => Promise<void>) => void found.push({ title, body }),
  };
  const required = (name: string) => (name === '@jest/globals' ? globals : modules[name]);
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- the text is the subject of the test
  new Function('require', 'exports', outputText)(required, {});
  const [first] = found;
  if (first === undefined || found.length > 1) throw new Error(`expected one test in ${text}`);
  await first.body();
  return first.title;
}

it('exports tests for supertest that pass: a denial, a sign-in, a session, a code, a forced outcome', async () => {
  await calling(async (app) => {
    const { send, login } = app;
    await login({ ...plain, passwd: 'wrong' });
    await login(plain);
    const session = (await send('POST', '/__admin/sessions/rocketchat', { login: 'plain' })).body;
    const { requestHeaders } = session as { readonly requestHeaders: Readonly<Record<string, string>> };
    await send('GET', '/api/v1/me', undefined, requestHeaders);
    await send('POST', '/__admin/scenarios', { provider: 'interserver', outcome: 'locked-out', times: 1 });
    await login(plain);
    const { current } = (await send('GET', '/__admin/codes/onlyoffice/totp@example.com')).body as {
      readonly current: string;
    };
    const body = { userName: 'totp@example.com', password: 'Password-1' };
    await send('POST', `/api/2.0/authentication/${current}`, body);
    await send('GET', '/apiv2/pinng?a=b');
    const { requests } = (await send('GET', '/__admin/requests')).body as {
      readonly requests: readonly { readonly id: string; readonly outcome: string | null }[];
    };
    const titles: Record<string, string> = {};
    for (const { id } of requests) {
      const text = await exported(app, id, 'supertest');
      if (!text.includes('// fill in')) titles[id] = await run(text);
    }
    expect(Object.values(titles).toSorted()).toEqual([
      'GET /api/v1/me answers 200 who-am-i',
      'GET /apiv2/pinng answers 404',
      'POST /api/2.0/authentication/{code} answers 200 signed-in',
      'POST /api/v1/login answers 200 signed-in',
      'POST /apiv2/login answers 200 signed-in',
      'POST /apiv2/login answers 429 locked-out',
    ]);
    const wrong = await exported(app, 'default-1', 'supertest');
    expect(wrong).toContain('// fill in "body.passwd (‹redacted›)"');
    await run(wrong);
  });
});

it('exports a test of a declared provider that loads its contract', async () => {
  const contract = 'examples/providers/directus/directus.yaml';
  const provider = await definitions.defineProvider({ contract });
  await calling(
    async (app) => {
      await app.send('POST', '/__admin/sessions/directus', { login: 'plain@example.com' });
      const text = await exported(app, 'default-1', 'supertest');
      expect(text).toContain('/examples/providers/directus/directus.yaml');
      expect(await run(text)).toMatch(/signed-in$/);
    },
    { providers: [provider] },
  );
});

it('exports hostile requests as tests that only send them', async () => {
  await calling(async (app) => {
    const hostile = `*/ \`\${process.exit(1)}\` </script> \u2028 ' " \\ process.exit(1)//`;
    await app.send('POST', "/x/*/`${1}`'</script>", { user: hostile }, { 'x-mine': "`'*/</script>" });
    await app.send('POST', '/api/v1/login', { user: `${hostile}\n`, password: 'x' });
    const ids = idsOf(await app.send('GET', '/__admin/requests')).map(String);
    expect(ids).toHaveLength(2);
    for (const id of ids) {
      const text = await exported(app, id, 'supertest');
      expect(text).not.toMatch(/<\/script|\u2028/);
      await run(text);
      expect(await exported(app, id, 'playwright')).not.toMatch(/<\/script|\u2028/);
    }
  });
});

it('exports a curl command with the current secrets, and comments on those that are missing', async () => {
  await calling(async (app) => {
    await app.login({ ...plain, tfa: '135790' });
    const text = await exported(app, 'default-1', 'curl');
    expect(text).toContain('# fill in body.tfa (‹redacted›)\ncurl ');
    expect(text).toContain(`'${app.url}/apiv2/login'`);
    expect(text).toContain('"passwd":"Password-1"');
    expect(text).not.toMatch(/namespace|^Host/i);
    const named = { 'x-emulator-namespace': 'w1' };
    await app.login(plain, named);
    const below = await exported(app, 'w1-1', 'curl', '/@w1/__admin');
    expect(below).toContain(`'${app.url}/apiv2/login'`);
    expect(below).toContain("-H 'X-Emulator-Namespace: w1'");
  });
});

it('exports a bug report without secrets, whose content cannot end its blocks', async () => {
  await calling(async (app) => {
    const secret = 'Password-1';
    await app.send('POST', '/__admin/scenarios', { provider: 'interserver', outcome: 'locked-out' });
    await app.login({ ...plain, extra: '```\n# no heading' });
    await app.send('POST', '/api/v1/login', { user: '````\n# no heading', password: secret });
    const report = await exported(app, 'default-1', 'markdown');
    expect(report).toContain('# `POST /apiv2/login → 429 locked-out`');
    expect(report).toContain('"outcome":"locked-out"');
    expect(report).toContain('‹plain@example.com.password›');
    expect(report).not.toContain(secret);
    for (const id of ['default-1', 'default-2']) {
      const { headings, rest } = outsideFences(await exported(app, id, 'markdown'));
      expect(headings.map((line) => line.replace(/^# .*/, '#'))).toEqual([
        ...['#', '## Request', '## Response', '## Why', '## Armed now', '## To reproduce'],
      ]);
      expect(rest).not.toContain(secret);
    }
  });
});

/** Returns the headings outside of blocks of code, and all other lines, as Markdown reads them. */
function outsideFences(report: string) {
  const headings: string[] = [];
  let fence: string | undefined;
  for (const line of report.split('\n')) {
    const [run] = /^`{3,}/.exec(line) ?? [];
    if (fence === undefined && run !== undefined) fence = run;
    else if (fence !== undefined && run !== undefined && line === run && run.length >= fence.length)
      fence = undefined;
    else if (fence === undefined && line.startsWith('#')) headings.push(line);
  }
  expect(fence).toBeUndefined();
  return { headings, rest: report };
}

it('answers 404 for an unknown request, and 400 for an unknown format', async () => {
  await calling(async ({ send }) => {
    expect(await send('GET', '/__admin/requests/default-9/export?format=curl')).toMatchObject({
      status: 404,
    });
    expect(await send('GET', '/__admin/requests/default-9/export?format=har')).toMatchObject({ status: 400 });
  });
});
