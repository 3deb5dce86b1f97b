import { isLoginSample } from '../secrets/people.ts';
import { isPlaceholder } from '../secrets/placeholders.ts';

/** Returns the template of a path: segments that are ids become parameters. `/users/42` becomes `/users/{id}`. */
export function pathTemplate(path: string): string {
  const segments = path.split('/').map(decode);
  const names = new Set<string>();
  return segments
    .map((segment, index) => {
      if (!isId(segment)) return segment;
      const name = nameAfter(segments[index - 1] ?? '', names);
      names.add(name);
      return `{${name}}`;
    })
    .join('/');
}

/** Returns the names of a template's parameters. */
export function parametersOfTemplate(template: string): readonly string[] {
  return [...template.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => name);
}

/** Returns the segments that all paths begin with, so that each keeps at least one of its own. */
export function commonPrefix(paths: readonly string[]): string {
  const [first = '', ...rest] = paths;
  const segments = first.split('/').slice(0, -1);
  const isShared = (segment: string, index: number) =>
    !segment.includes('{') &&
    rest.every((path) => {
      const others = path.split('/');
      return others[index] === segment && index < others.length - 1;
    });
  const length = segments.findIndex((segment, index) => !isShared(segment, index));
  return segments.slice(0, length === -1 ? undefined : length).join('/');
}

function isId(segment: string): boolean {
  return (
    /^\d+$/.test(segment) ||
    /‹/.test(segment) ||
    isPlaceholder(segment) ||
    isLoginSample(segment) ||
    segment.includes('@')
  );
}

function nameAfter(before: string, taken: ReadonlySet<string>): string {
  const name = taken.has('id') || /‹/.test(before) ? `${before.replace(/\W/g, '')}Id` : 'id';
  return taken.has(name) ? `${name}${taken.size}` : name;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
