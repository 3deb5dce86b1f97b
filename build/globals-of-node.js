/**
 * The globals that a test environment such as jsdom lacks, or has in a form of its own: what is bundled takes them from
 * Node itself, when it uses them. esbuild puts `node.fetch` for `fetch`, and imports `node` from the file.
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
