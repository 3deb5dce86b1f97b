export function account(_a: unknown, _b: unknown): Promise<void> {
  return Promise.resolve();
}
