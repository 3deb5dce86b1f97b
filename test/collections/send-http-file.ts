import { fieldOf, type Client } from '../support/client.ts';
import { createChecks, interpolated, sendTo, type Judged } from './judged.ts';

/** A request of an `.http` file. */
interface Region {
  readonly title: string;
  /** Values of the comments `# @name value`. */
  readonly notes: ReadonlyMap<string, string>;
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string | undefined;
}

/** Sends the requests of an `.http` file in order, each after the requests in its `# @forceRef`. */
export async function sendHttpFile(text: string, client: Client): Promise<readonly Judged[]> {
  const [head = '', ...parts] = text.split(/^### /m);
  const regions = parts.map(regionOf);
  const settings = [...head.matchAll(/^@(\w+) = (.*)$/gm)].map(
    ([, name = '', value = '']) => [name, value] as const,
  );
  const values = new Map([...settings, ['baseUrl', ''] as const]);
  const answers = new Map<string, Awaited<ReturnType<Client['send']>>>();
  const filled = (said: string) =>
    interpolated(said, values).replaceAll(
      /\{\{(\w+)\.response\.body\.\$\.([\w.[\]]+)\}\}/g,
      (_, name: string, path: string) => {
        const answer = answers.get(name);
        if (answer === undefined) throw new Error(`the step ${name} was not sent`);
        return fieldOf(answer, path.replaceAll(/\[(\d+)\]/g, '.$1'));
      },
    );

  async function send(region: Region) {
    const { title, notes, method, url, headers, body } = region;
    const before = notes.get('forceRef');
    if (before !== undefined) {
      const step = regions.find((one) => one.notes.get('name') === before);
      if (step === undefined) throw new Error(`${title} refers to ${before}, which is not in the file`);
      await send(step);
    }
    const named = headers.map(([name, value]) => [name, filled(value)] as const);
    const sent = body === undefined ? undefined : filled(body);
    const answer = await sendTo(client, method, filled(url), Object.fromEntries(named), sent);
    const name = notes.get('name');
    if (name !== undefined) answers.set(name, answer);
    return answer;
  }

  const judged: Judged[] = [];
  for (const region of regions) {
    const { status, headers } = await send(region);
    const checks = createChecks();
    const [expected = '', outcome] = (region.notes.get('expect') ?? '').split(' ');
    checks.test('status', () => checks.expect(status).to.equal(Number(expected)));
    if (outcome !== undefined)
      checks.test('outcome', () => checks.expect(headers['x-emulator-outcome']).to.equal(outcome));
    judged.push(checks.judged(region.title));
  }
  return judged;
}

function regionOf(part: string): Region {
  const [title = '', ...lines] = part.trimEnd().split('\n');
  const notes = lines.flatMap((line) => {
    const [, name, value = ''] = /^# @(\S+) ?(.*)$/.exec(line) ?? [];
    return name === undefined ? [] : [[name, value] as const];
  });
  const [request = '', ...rest] = lines.filter((line) => !line.startsWith('#'));
  const [, method = '', url = ''] = /^(\S+) (\S+)$/.exec(request) ?? [];
  const gap = rest.indexOf('');
  const headers = (gap < 0 ? rest : rest.slice(0, gap)).map((line) => {
    const [, name = '', value = ''] = /^([^:]+): (.*)$/.exec(line) ?? [];
    return [name, value] as const;
  });
  const body = gap < 0 ? undefined : rest.slice(gap + 1).join('\n');
  return { title, notes: new Map(notes), method, url, headers, body };
}
