import { fail, input } from './runner.js';
import { start } from './start.js';
import { stop } from './stop.js';

const commands = { start, stop: stopStarted };

try {
  const command = input('command');
  if (!Object.hasOwn(commands, command)) throw new Error(`command is ${command}; expected start or stop`);
  await commands[command]();
} catch (error) {
  fail(error);
}

async function stopStarted() {
  const port = input('port');
  if (!(await stop(port)))
    throw new Error(`no emulator was started at port ${port}; call stop once, with the port of the start`);
}
