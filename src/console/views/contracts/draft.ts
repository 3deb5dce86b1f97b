import type { Operation } from './contract-data.ts';

/** A header as it is edited; `id` stays while its name changes. */
export interface DraftHeader {
  readonly id: number;
  readonly name: string;
  readonly value: string;
}

/** A request as it is edited. */
export interface Draft {
  readonly method: string;
  /** The path with its query. */
  readonly path: string;
  readonly headers: readonly DraftHeader[];
  readonly body: string;
  /** The login of the account to sign in first; empty for none. */
  readonly account: string;
}

/** The edited requests by namespace and operation: they stay while the view is shown. */
export type Drafts = Map<string, Draft>;

/** The problems of a draft, by the field. */
export interface DraftProblems {
  readonly path?: string;
  readonly body?: string;
  /** By the id of the header. */
  readonly headers: ReadonlyMap<number, string>;
}

/** Returns the example of an operation as a draft; without one, the operation's method and path template. */
export function draftOf({ method, path, example }: Operation): Draft {
  if (example === null) return { method, path, headers: [], body: '', account: '' };
  return {
    method: example.method,
    path: example.path,
    headers: Object.entries(example.headers).map(([name, value], id) => ({ id, name, value })),
    body: bodyText(example.body),
    account: example.account ?? '',
  };
}

/** Returns what is wrong with a draft. A body that says to be JSON must be JSON, unless it is sent as it is. */
export function draftProblems(draft: Draft, isBodyPlain: boolean): DraftProblems {
  const headers = new Map(
    draft.headers.flatMap(({ id, name, value }) =>
      isHeaderName(name.trim()) || (name === '' && value === '')
        ? []
        : [[id, 'A header’s name has letters, digits and -, and no spaces.']],
    ),
  );
  const json = isBodyPlain ? undefined : jsonProblem(draft);
  return {
    ...(draft.path.startsWith('/') ? {} : { path: 'A path starts with /.' }),
    ...(json === undefined ? {} : { body: json }),
    headers,
  };
}

/** Whether a draft can be sent. */
export function isSendable({ path, body, headers }: DraftProblems): boolean {
  return path === undefined && body === undefined && headers.size === 0;
}

/** Whether a body is sent as JSON: its content type is JSON, or it has none. */
export function isJson({ headers }: Draft): boolean {
  const type = headers.find(({ name }) => name.trim().toLowerCase() === 'content-type')?.value;
  return type === undefined || type.toLowerCase().includes('json');
}

function jsonProblem(draft: Draft): string | undefined {
  if (draft.body.trim() === '' || !isJson(draft)) return undefined;
  try {
    JSON.parse(draft.body);
    return undefined;
  } catch (error) {
    return `This isn’t JSON: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function bodyText(body: unknown): string {
  if (body === undefined) return '';
  return typeof body === 'string' ? body : JSON.stringify(body, null, 2);
}

function isHeaderName(name: string): boolean {
  return /^[!#$%&'*+.^_`|~\w-]+$/.test(name);
}
