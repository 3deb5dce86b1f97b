/** The parts of Cypress's own API that the entries use: users install Cypress, this package doesn't. */

/** A chain of commands, with the subject that it yields. */
export interface Chain<Subject> {
  then<Next>(next: (subject: Subject) => Chain<Next> | Next): Chain<Next>;
}

/** A request that passes Cypress's proxy. */
export interface InterceptedRequest {
  readonly url: string;
  readonly headers: Record<string, string | string[]>;
}

/** The global `cy`. */
export interface Commands {
  task<Result>(name: string, argument: unknown, options: { readonly log: boolean }): Chain<Result>;
  session(
    id: unknown,
    setup: () => void,
    options: { readonly validate: () => void; readonly cacheAcrossSpecs: boolean },
  ): Chain<null>;
  intercept(
    matcher: { readonly url: RegExp; readonly resourceType: RegExp; readonly middleware: boolean },
    handler: (request: InterceptedRequest) => void,
  ): Chain<null>;
  setCookie(name: string, value: string, options: Readonly<Record<string, unknown>>): Chain<unknown>;
}

/** The global `Cypress`. */
export interface Driver {
  readonly spec: { readonly relative: string };
  readonly currentTest: { readonly titlePath: readonly string[] };
  readonly currentRetry: number;
  readonly Commands: {
    add<Options>(name: string, command: (login: string, options?: Options) => unknown): void;
  };
  config(name: 'baseUrl'): string | null;
  log(entry: { readonly name: string; readonly message: string }): unknown;
}

/** Mocha's hooks, which Cypress provides. */
export type Hook = (hook: (this: { readonly currentTest?: { readonly state?: string } }) => void) => void;

/** The function `on` that `setupNodeEvents` receives. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- Cypress declares tasks so
export type PluginEvents = (event: 'task', tasks: Record<string, (argument: any) => unknown>) => void;

/** The configuration that `setupNodeEvents` receives. */
export interface CypressConfig {
  /** The URL of the app. */
  readonly baseUrl: string | null;
}
