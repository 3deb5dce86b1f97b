/** Runs at the end of the job, even of a failed one: stops the emulator that this step started, if it still runs. */
import { fail, state } from './runner.js';
import { stop } from './stop.js';

try {
  const port = state('port');
  if (port !== '') await stop(port);
} catch (error) {
  fail(error);
}
