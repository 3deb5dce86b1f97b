import type { LongRun } from './long-run.ts';
import type { Options } from './options.ts';
import { keepProgress, readProgress, type Progress } from './progress.ts';
import { createRecorder, mostKinds } from './recorder.ts';

/** A run with its final progress. */
export interface Performed {
  readonly run: LongRun;
  readonly progress: Progress;
}

const keptEveryMs = 2000;

/** Performs a run, or resumes an interrupted one, and stores its progress meanwhile. */
export async function perform(run: LongRun, options: Options, interrupted: AbortSignal): Promise<Performed> {
  const start = options.resume ? readProgress(run.name) : beginning(options);
  const stopped = new AbortController();
  const recorder = createRecorder(start, ({ kind, action, detail }) => {
    const again = `npm run ${run.name} -- --seed ${start.seed} --from ${action}`;
    console.error(`\n${run.name}: ${kind}, in action ${action}; to repeat: ${again}\n${detail}\n`);
    if (recorder.progress(0).failures.length >= mostKinds) stopped.abort();
  });
  const startedAt = performance.now();
  const progress = () => recorder.progress((performance.now() - startedAt) / 1000);
  const timer = setInterval(() => keepProgress(run.name, progress()), keptEveryMs);
  try {
    await run.run({
      seed: start.seed,
      seconds: Math.max(0, start.seconds - start.secondsDone),
      firstAction: start.nextAction,
      rate: options.rate,
      cli: options.cli,
      signal: AbortSignal.any([interrupted, stopped.signal]),
      count: recorder.count,
      fail: recorder.fail,
      markDone: recorder.markDone,
      note: recorder.note,
    });
    if (!interrupted.aborted && Object.keys(progress().counts).length === 0)
      recorder.fail('no action ran', start.nextAction, 'the time ended before the first action');
  } finally {
    clearInterval(timer);
    keepProgress(run.name, progress());
  }
  return { run, progress: progress() };
}

function beginning({ seed, seconds, from }: Options): Progress {
  return { seed, seconds, secondsDone: 0, nextAction: from, counts: {}, failures: [], notes: [] };
}
