const loopbackName = /^(?:(?:[a-z0-9_-]+\.)*localhost\.?|127\.0\.0\.1|::1|\[::1\])$/i;

/** Whether a name, without its port, always means this machine: `localhost`, `w1.localhost`, `127.0.0.1`, `::1`, `[::1]`. */
export function isLoopbackHost(host: string): boolean {
  return loopbackName.test(host);
}
