/** The places in which a client keeps a session. An undefined value is an error, so that a mistyped member of the answer is noticed. */
export interface ClientStorage {
  /** Cookies in addition to those of the vendor's answer. */
  readonly cookies?: readonly ClientCookie[];
  /** The entries of `localStorage` at the origin of `baseURL`. */
  readonly localStorage?: Readonly<Record<string, string | undefined>>;
  /** The entries of `sessionStorage` at the origin of `baseURL`, in the tab that opens it first. */
  readonly sessionStorage?: Readonly<Record<string, string | undefined>>;
}

/** A cookie that a client keeps. */
export interface ClientCookie {
  /** Its name. */
  readonly name: string;
  /** Its value, as it is sent. */
  readonly value: string;
  /** The host; by default that of `baseURL`. Cookies ignore the port. */
  readonly domain?: string;
  /** `/` by default. */
  readonly path?: string;
  /** Whether scripts can't read it; false by default. */
  readonly httpOnly?: boolean;
  /** Whether it is sent over https only. */
  readonly secure?: boolean;
  /** `Lax` by default. */
  readonly sameSite?: 'Strict' | 'Lax' | 'None';
}

/** Returns the entries of a storage. Throws if one has no value. */
export function entriesOf(
  kept: ClientStorage,
  storage: 'localStorage' | 'sessionStorage',
): Readonly<Record<string, string>> {
  const entries = Object.entries(kept[storage] ?? {}).map(([name, value]) => {
    if (typeof value === 'string') return [name, value] as const;
    throw new Error(`keep returned ${String(value)} for ${storage}.${name}; return a string`);
  });
  return Object.fromEntries(entries);
}
