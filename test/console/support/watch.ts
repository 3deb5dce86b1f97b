import type { BrowserContext } from 'playwright-core';

/** The browser's reports of requests that the page cancelled itself, or that ended with the page. */
const cancelled = 'net::ERR_ABORTED';

/**
 * Collects what the pages of a browser complain of: errors and warnings of the console, uncaught errors, broken policies,
 * failed requests, and requests that leave the origin, which are stopped.
 */
export async function watch(context: BrowserContext, origin: string, complaints: string[]): Promise<void> {
  context.on('console', (message) => {
    if (!['error', 'warning'].includes(message.type())) return;
    complaints.push(`${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => void complaints.push(error.error().message));
  context.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? 'failed';
    if (reason !== cancelled) complaints.push(`${reason} at ${request.method()} ${request.url()}`);
  });
  await context.addInitScript(
    `addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
      console.error('the policy ' + violatedDirective + ' forbids ' + blockedURI + ' ' + sample))`,
  );
  await context.route('**', (route) => {
    const wanted = route.request().url();
    if (new URL(wanted).origin === origin) return route.continue();
    complaints.push(`wanted ${wanted}`);
    return route.abort();
  });
}
