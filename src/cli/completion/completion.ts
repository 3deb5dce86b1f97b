export function completion(_a: unknown): void {}
