// Loaded into the emulator's process by a long run: collects the garbage and tells what memory is left, when asked.
'use strict';

process.on('message', () => {
  globalThis.gc();
  process.send(process.memoryUsage());
});
// a channel alone keeps no process alive
process.channel.unref();
