/** Where a command runs. */
export interface CliContext {
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly folder: string;
}
