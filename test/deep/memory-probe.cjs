// A long run preloads this into the emulator's process: on a message, it collects garbage and sends the memory usage.
'use strict';

process.on('message', () => {
  globalThis.gc();
  process.send(process.memoryUsage());
});
// the channel must not keep the process alive
process.channel.unref();
