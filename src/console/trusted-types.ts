/** The part of the browser's trusted types that the console uses; the compiler's DOM library lacks it. */
interface PolicyFactory {
  createPolicy(
    name: 'default',
    rules: { readonly createScriptURL: (url: string) => string | undefined },
  ): void;
}

declare const trustedTypes: PolicyFactory | undefined;

/** The only script that the page may name by a text: its own worker, in the folder of the page's files. */
const workerUrl = new URL(/* @vite-ignore */ 'stream-worker.js', import.meta.url).href;

// the browser applies the default policy to a text that would become a script's URL; it refuses texts as HTML or code
if (typeof trustedTypes !== 'undefined')
  trustedTypes.createPolicy('default', { createScriptURL: onlyWorker });

function onlyWorker(url: string): string | undefined {
  return new URL(url, document.baseURI).href === workerUrl ? workerUrl : undefined;
}
