import { compileTemplate } from '../../../src/declared/template/template.ts';
import { Moment, Span } from '../../../src/declared/template/moments.ts';
import { misfit } from '../../../src/declared/template/misfit.ts';
import type { RootNames } from '../../../src/declared/template/source-types.ts';

/** Sources like those of an answer. */
export const roots: RootNames = {
  account: 'open',
  session: { members: { id: 'value', started: 'moment', ends: 'moment', left: 'span', remember: 'value' } },
  tokens: { members: { access: 'value' } },
  now: 'moment',
  origin: 'value',
  sessions: { each: { members: { id: 'value', started: 'moment', current: 'value' } } },
  scopes: { each: 'value' },
  request: { object: { tags: { each: 'value' } } },
};

/** 2027-01-31, 12:00:00.250 UTC. */
export const noon = Date.UTC(2027, 0, 31, 12, 0, 0, 250);

/** Values of the sources. */
export const sources = {
  account: {
    id: 7,
    email: 'plain@example.com',
    phone: null,
    active: true,
    teams: [{ name: 'red' }, { name: 'blue', lead: true }],
    name: { first: 'Ada' },
    created: '2026-05-01 08:30:00',
  },
  session: { id: 's-1', started: new Moment(noon), left: new Span(90_500), remember: false },
  tokens: { access: 'abc' },
  now: new Moment(noon),
  origin: 'http://localhost:4010',
  sessions: [
    { id: 's-1', started: new Moment(noon), current: true },
    { id: 's-2', started: new Moment(noon - 1000), current: false },
  ],
  scopes: ['read', 'write'],
};

/** Renders a template that must be valid. */
export function render(
  value: unknown,
  values: Readonly<Record<string, unknown>> = sources,
  names = roots,
): unknown {
  const compiled = compileTemplate(value, names);
  if ('problems' in compiled) throw new Error(compiled.problems.map(({ message }) => message).join('\n'));
  return compiled.template.render(values);
}

/** Renders a valid template; returns its value with the lines about values that don't suit their places. */
export function renderWithMisfits(
  value: unknown,
  values: Readonly<Record<string, unknown>> = sources,
): readonly [unknown, readonly string[]] {
  const lines: string[] = [];
  const rendered = render(value, Object.assign({ [misfit]: (line: string) => lines.push(line) }, values));
  return [rendered, lines];
}

/** Returns the problems of a template as `path: message`. */
export function problems(value: unknown, names = roots): readonly string[] {
  const compiled = compileTemplate(value, names);
  return 'problems' in compiled
    ? compiled.problems.map(({ path, message }) => `${path.join('/')}: ${message}`)
    : [];
}
