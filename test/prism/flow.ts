import { Secret, TOTP } from 'otpauth';

/** One request of a flow, and its expected status. */
export interface Step {
  readonly method: string;
  /** The path below the contract's base path. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly status: number;
}

/** A sequence of requests to one provider, in its own namespace. */
export interface Flow {
  readonly name: string;
  readonly provider: string;
  readonly steps: readonly Step[];
}

/** A body with its content type. */
export interface Content {
  readonly type: string | undefined;
  readonly body: string;
}

/** The emulator's frozen time. */
export const frozenAt = '2026-11-21T12:00:00Z';

/** Placeholder for the newest code in the outbox. */
export const sentCode = '--sent-code--';
/** Placeholder for the newest token in a response. */
export const givenToken = '--given-token--';

/** Returns the authenticator code of the fixtures' accounts, at an offset in windows of 30 seconds. */
export function totp(windows = 0): string {
  const timestamp = Date.parse(frozenAt) + windows * 30_000;
  return TOTP.generate({ secret: Secret.fromBase32('JBSWY3DPEHPK3PXP'), timestamp });
}

/** A wrong code: six digits of a distant window. */
export const wrongCode = totp(1000);

/** Creates a POST step. */
export function post(
  path: string,
  { type, body }: Content,
  status: number,
  headers: Readonly<Record<string, string>> = {},
): Step {
  const typed = type === undefined ? headers : { 'content-type': type, ...headers };
  return { method: 'POST', path, headers: typed, body, status };
}

/** Creates a PUT step. */
export function put(path: string, content: Content, status: number): Step {
  return { ...post(path, content, status), method: 'PUT' };
}

/** Creates a step without a body. */
export function bare(method: string, path: string, status: number): Step {
  return { method, path, headers: {}, body: undefined, status };
}

/** Serializes a value as JSON, with any content type. */
export function json(value: unknown, type = 'application/json'): Content {
  return { type, body: JSON.stringify(value) };
}

/** Encodes fields as a urlencoded form. */
export function form(fields: Readonly<Record<string, string>>): Content {
  return { type: 'application/x-www-form-urlencoded', body: String(new URLSearchParams(fields)) };
}

/** Encodes fields as multipart. */
export function multipart(fields: Readonly<Record<string, string>>): Content {
  const parts = Object.entries(fields).map(
    ([name, value]) => `--parts\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return { type: 'multipart/form-data; boundary=parts', body: `${parts.join('')}--parts--\r\n` };
}

/** Raw text, with or without a content type. */
export function text(body: string, type?: string): Content {
  return { type, body };
}

/** Repeats a step. */
export function times(count: number, step: Step): readonly Step[] {
  return Array.from({ length: count }, () => step);
}

/** Creates a provider's flows from their steps by name. */
export function flowsOf(provider: string, steps: Readonly<Record<string, readonly Step[]>>): readonly Flow[] {
  return Object.entries(steps).map(([name, its]) => ({ name: `${provider}: ${name}`, provider, steps: its }));
}
