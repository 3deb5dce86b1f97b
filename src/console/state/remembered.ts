const prefix = 'login-emulator-console.';

/** Returns a text that this browser remembers; undefined if it doesn't, or may not. */
export function recall(name: string): string | undefined {
  try {
    return globalThis.localStorage.getItem(prefix + name) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Remembers a text in this browser, if it may. */
export function remember(name: string, text: string): void {
  try {
    globalThis.localStorage.setItem(prefix + name, text);
  } catch {
    // a browser without storage forgets it with the page
  }
}
