/**
 * Globals that a test environment such as jsdom lacks or replaces. The bundles read them from Node itself at each use:
 * esbuild replaces `fetch` by `nodeGlobals.fetch`, and imports `nodeGlobals` from the file.
 */
export const globalsOfNode = {
  file: 'build/node-globals.js',
  define: Object.fromEntries(
    [
      ...['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate', 'clearImmediate'],
      ...['structuredClone', 'fetch', 'Request', 'Response', 'Headers', 'FormData'],
      ...[
        'Blob',
        'File',
        'URL',
        'URLSearchParams',
        'TextEncoder',
        'TextDecoder',
        'AbortController',
        'AbortSignal',
      ],
      ...['ReadableStream', 'TransformStream', 'WritableStream', 'TextDecoderStream', 'MessageChannel'],
      ...['BroadcastChannel', 'Event', 'EventTarget', 'performance', 'crypto'],
    ].map((name) => [name, `nodeGlobals.${name}`]),
  ),
};
