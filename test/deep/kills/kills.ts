import { createDeadline, type LongRun } from '../long-run.ts';
import { startRedisKills } from './redis-kills.ts';
import { startStateFileKills } from './state-file-kills.ts';

/** Each fourth round kills an emulator with a state file instead of Redis. */
const stateFileEvery = 4;

/** Kills Redis under four emulators, and emulators with a state file. It fails if another process ends, or if acknowledged data is lost. */
export const kills: LongRun = {
  name: 'kills',
  async run(context) {
    const redis = await startRedisKills(context);
    const stateFile = startStateFileKills(context);
    const { isOver } = createDeadline(context);
    try {
      for (let action = context.firstAction; !isOver(); action += 1) {
        await (action % stateFileEvery === stateFileEvery - 1 ? stateFile : redis).round(action);
        context.markDone(action + 1);
      }
    } finally {
      await redis.stop();
      stateFile.stop();
    }
  },
  summary(counts, seconds) {
    const kinds = ['kills of Redis', 'kills of an emulator with a state file', 'requests'];
    const figures = [...kinds, 'acknowledged changes checked'].map((kind) => `${counts[kind] ?? 0} ${kind}`);
    return `${figures.join(', ')} in ${Math.round(seconds)} s`;
  },
};
